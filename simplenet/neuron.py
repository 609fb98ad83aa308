"""One neuron: weigh the inputs, add the bias, apply the sigmoid."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from simplenet.activations import sigmoid
from simplenet.arrays import NUMBER, Like, Numbers, samples
from simplenet.checks import checked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

    from simplenet.arrays import Values


def weighted_sum(
    weights: Sequence[float], inputs: Sequence[Values], bias: float
) -> Values:
    """Return z, :eq:`eq-weighted-sum`; an input is a number, or an array of one for each sample."""
    z = 0
    for w, x in zip(weights, inputs):
        z = z + w * x
    return z + bias


def neuron(w1: Values, w2: Values, b: Values, x1: Values, x2: Values) -> Values:
    """Return the output of a neuron with two inputs, :eq:`eq-neuron`."""
    return sigmoid(w1 * x1 + w2 * x2 + b)


class Neuron:
    r"""A neuron that keeps its weights and its bias, :eq:`eq-neuron`.

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
        Here and in the methods: if an argument holds anything but finite real numbers, or is of
        another shape.

    References
    ----------
    A Simple Neural Net (2021), section "Neurons".
    """

    @checked(weights=Numbers((("n",),), copy=True), bias=NUMBER)
    def __init__(self, weights: ArrayLike, bias: float) -> None:
        self.weights = weights
        self.bias = bias

    @property
    def vector(self) -> NDArray[np.float64]:
        """The weights and the bias in one array, copied."""
        return np.array([*self.weights, self.bias])

    @checked(inputs=samples(Like("self.weights")))
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
        """
        return weighted_sum(self.weights, inputs.T, self.bias)

    @checked(inputs=samples(Like("self.weights")))
    def feedforward(self, inputs: ArrayLike) -> Values:
        """Return the neuron's output, :eq:`eq-neuron`.

        Parameters
        ----------
        inputs : array_like, shape (n_inputs,) or (n, n_inputs)
            One sample, or n of them.

        Returns
        -------
        float or numpy.ndarray
            A number between 0 and 1 for one sample, else an array of shape (n,).
        """
        return sigmoid(weighted_sum(self.weights, inputs.T, self.bias))
