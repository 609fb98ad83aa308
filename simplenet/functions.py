"""The formulas of Part I that users call: the same functions, behind doors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simplenet import activations, losses
from simplenet.arrays import REAL, Like, Numbers, finite
from simplenet.checks import checked

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from simplenet.arrays import Values


@checked(z=REAL)
def sigmoid(z: ArrayLike) -> Values:
    r"""Return the sigmoid of `z`, :eq:`eq-sigmoid`.

    .. math:: f(z) = \frac{1}{1 + e^{-z}}

    Parameters
    ----------
    z : array_like
        A number, or an array of any shape.

    Returns
    -------
    float or numpy.ndarray
        A number between 0 and 1, or an array of them.

    Raises
    ------
    TypeError, ValueError
        If `z` holds anything but finite real numbers.

    Notes
    -----
    Right to 2 units in the last place from -709 up. From about -709.8 down, :math:`e^{-z}`
    is beyond the largest float; the result is then 0, less than 1e-300 from the truth.

    References
    ----------
    A Simple Neural Net (2021), section "Neurons".
    """
    return activations.sigmoid(z)


@checked(z=REAL)
def deriv_sigmoid(z: ArrayLike) -> Values:
    r"""Return the derivative of the sigmoid at `z`, :eq:`eq-deriv-sigmoid`.

    .. math:: f'(z) = f(z) \, (1 - f(z))

    Parameters
    ----------
    z : array_like
        A number, or an array of any shape.

    Returns
    -------
    float or numpy.ndarray
        The slope of the sigmoid at each `z`: between 0 and 0.25.

    Raises
    ------
    TypeError, ValueError
        If `z` holds anything but finite real numbers.

    References
    ----------
    A Simple Neural Net (2021), section "Loss".
    """
    return activations.deriv_sigmoid(z)


@checked(y_true=REAL, y_pred=REAL)
def squared_error(y_true: ArrayLike, y_pred: ArrayLike) -> Values:
    r"""Return the loss of each sample by itself, :eq:`eq-squared-error`.

    .. math:: L = (y_{\text{true}} - y_{\text{pred}})^2

    Parameters
    ----------
    y_true, y_pred : array_like
        The right answers and the predictions: arrays of one shape. Either may be a single number,
        which then serves for all.

    Returns
    -------
    float or numpy.ndarray
        One squared error for each pair.

    Raises
    ------
    TypeError, ValueError
        If either holds anything but finite real numbers, or their shapes do not fit.
    FloatingPointError
        If a squared error is beyond what a float can hold.
    """
    if y_true.shape != y_pred.shape and y_true.ndim and y_pred.ndim:
        raise ValueError(
            "y_true and y_pred must have one shape, "
            f"got {y_true.shape} and {y_pred.shape}"
        )
    return finite("the loss", losses.squared_error(y_true, y_pred))


@checked(
    y_true=Numbers((("n",),)),
    y_pred=Numbers(((Like("y_true"),), (Like("y_true"), "R"))),
)
def mse_loss(y_true: ArrayLike, y_pred: ArrayLike) -> Values:
    r"""Return the mean squared error, :eq:`eq-mse`.

    .. math:: \text{MSE} = \frac{1}{n} \sum_{i=1}^{n} (y_{\text{true},i} - y_{\text{pred},i})^2

    Parameters
    ----------
    y_true : array_like, shape (n,)
        The right answers.
    y_pred : array_like, shape (n,) or (n, R)
        The predictions, of one network or of R runs.

    Returns
    -------
    float or numpy.ndarray
        The mean over the samples: a number, or one for each run, shape (R,).

    Raises
    ------
    TypeError, ValueError
        If either holds anything but finite real numbers, or their lengths differ.
    FloatingPointError
        If the loss is beyond what a float can hold.

    References
    ----------
    A Simple Neural Net (2021), section "Loss".
    """
    if y_pred.ndim == 2:  # the same right answers for every run
        y_true = y_true[:, None]
    return finite("the loss", losses.mse_loss(y_true, y_pred))
