"""The sigmoid, which turns any number into one between 0 and 1, and its slope."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from simplenet.validation import numbers

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from simplenet.validation import Values


@np.errstate(over="ignore", under="ignore")
def sigmoid(x: Values) -> Values:
    r"""Return the sigmoid of `x`, :eq:`eq-sigmoid`.

    .. math:: f(x) = \frac{1}{1 + e^{-x}}

    Parameters
    ----------
    x : float or numpy.ndarray
        Floats, of any shape. This is the one argument of the package that is not checked, as
        this function runs thousands of times in every training.

    Returns
    -------
    float or numpy.ndarray
        A number, or an array of the same shape, between 0 and 1.

    Notes
    -----
    Right to 2 units in the last place from -709 up. From about -709.8 down, :math:`e^{-x}`
    is beyond the largest float; the result is then 0, less than 1e-300 from the truth, and no
    warning is shown.

    References
    ----------
    A Simple Neural Net (2021), section "Neurons".
    """
    return 1 / (1 + np.exp(-x))


#: The same function for callers that have told numpy themselves not to warn, as `quiet` does.
#: Training calls it thousands of times, and telling numpy takes longer than the sigmoid.
bare_sigmoid = sigmoid.__wrapped__
quiet = np.errstate(over="ignore", under="ignore")


def deriv_sigmoid(x: ArrayLike) -> Values:
    r"""Return the derivative of the sigmoid at `x`, :eq:`eq-deriv-sigmoid`.

    .. math:: f'(x) = f(x) \, (1 - f(x))

    Parameters
    ----------
    x : array_like
        A number, or an array of any shape.

    Returns
    -------
    float or numpy.ndarray
        The slope of the sigmoid at each `x`: between 0 and 0.25.

    Raises
    ------
    TypeError, ValueError
        If `x` holds anything but finite real numbers.

    References
    ----------
    A Simple Neural Net (2021), section "Loss".
    """
    fx = sigmoid(numbers("x", x))
    return fx * (1 - fx)
