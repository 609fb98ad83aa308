"""One neuron: weigh the inputs, add the bias, apply the sigmoid."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from simplenet.activations import sigmoid
from simplenet.validation import numbers

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from simplenet.validation import Values


class Neuron:
    r"""A neuron with any number of inputs, :eq:`eq-neuron`.

    .. math:: y = f(w_1 x_1 + w_2 x_2 + \dots + b)

    Parameters
    ----------
    weights : array_like, shape (n_inputs,)
        One weight for each input; copied.
    bias : float
        The bias.

    Raises
    ------
    TypeError, ValueError
        If `weights` is not a list of finite numbers, or `bias` not a finite number.

    References
    ----------
    A Simple Neural Net (2021), section "Neurons".
    """

    def __init__(self, weights: ArrayLike, bias: float) -> None:
        self.weights = numbers("weights", weights, ("n",)).copy()
        self.bias = numbers("bias", bias, ())

    def weighted_sum(self, inputs: ArrayLike) -> Values:
        r"""Return the weighted inputs plus the bias, :eq:`eq-weighted-sum`.

        .. math:: z = w_1 x_1 + w_2 x_2 + \dots + b

        Parameters
        ----------
        inputs : array_like, shape (n_inputs,) or (n, n_inputs)
            One sample, or n of them.

        Returns
        -------
        float or numpy.ndarray
            A number for one sample, else an array of shape (n,).

        Raises
        ------
        TypeError, ValueError
            If `inputs` is not of such a shape, or not all finite real numbers.
        """
        n_inputs = len(self.weights)
        inputs = numbers("inputs", inputs, (n_inputs,), ("n", n_inputs))
        return np.sum(self.weights * inputs, axis=-1) + self.bias

    def feedforward(self, inputs: ArrayLike) -> Values:
        r"""Return the neuron's output, :eq:`eq-neuron`.

        .. math:: y = f(z)

        Parameters
        ----------
        inputs : array_like, shape (n_inputs,) or (n, n_inputs)
            One sample, or n of them.

        Returns
        -------
        float or numpy.ndarray
            A number between 0 and 1 for one sample, else an array of shape (n,).

        Raises
        ------
        TypeError, ValueError
            If `inputs` is not of such a shape, or not all finite real numbers.
        """
        return sigmoid(self.weighted_sum(inputs))
