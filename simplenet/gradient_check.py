"""Check derivatives by nudging: what the loss does must be what the gradient says."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Protocol

import numpy as np

from simplenet.checks import Positive, checked

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import ArrayLike, NDArray

    from simplenet.arrays import Values


class Differentiable(Protocol):
    """What the check needs of a network: all parameters in an array, a loss, its gradient."""

    vector: NDArray[np.float64]

    def loss(self, x: ArrayLike, y_true: ArrayLike) -> Values:
        """Return the loss."""

    def gradients(self, x: ArrayLike, y_true: ArrayLike) -> object:
        """Return the partial derivatives, however they are grouped."""

    def as_vector(self, parts: object) -> NDArray[np.float64]:
        """Return them in the order of `vector`."""


def nudged_slopes(
    loss: Callable[[NDArray], Values],
    network: NDArray[np.float64],
    nudge: float,
) -> NDArray[np.float64]:
    """Return the slope of `loss` at each parameter, :eq:`eq-central-difference`."""
    rises = []
    for number in range(len(network)):
        shift = 0.0 * network
        shift[number] = nudge
        rises.append(loss(network + shift) - loss(network - shift))
    return np.array(rises) / (2 * nudge)


@checked(nudge=Positive())
def check_gradients(
    network: Differentiable,
    x: ArrayLike,
    y_true: ArrayLike,
    nudge: float = 1e-5,
) -> Values:
    r"""Compare `network.gradients` with central differences, :eq:`eq-central-difference`.

    .. math:: \frac{\partial L}{\partial w} \approx \frac{L(w + s) - L(w - s)}{2 s}

    Parameters
    ----------
    network : OurNeuralNetwork or MLP
        One network, or a batch of runs. It is not changed.
    x : array_like
        What `network.gradients` takes: a sample, for an `MLP` also a batch.
    y_true : array_like
        The right answer, or answers.
    nudge : float
        How far each parameter is moved to either side, s.

    Returns
    -------
    float or numpy.ndarray
        The largest difference divided by the largest partial derivative: a number, or one for
        each run, shape (R,). Right gradients give less than 1e-6 for parameters of
        ordinary size. Where the output neuron is saturated, all derivatives can be smaller
        than the rounding of the loss; the result then means nothing. Each derivative by itself
        would be no measure: where a neuron is saturated it can be smaller than rounding.

    Raises
    ------
    TypeError, ValueError
        If an argument is of the wrong kind, shape or size.
    """
    partials = network.as_vector(network.gradients(x, y_true))
    nudged = deepcopy(network)

    def loss(vector: NDArray) -> Values:
        nudged.vector = vector
        return nudged.loss(x, y_true)

    try:
        slopes = nudged_slopes(loss, network.vector, nudge)
    except (ValueError, FloatingPointError) as error:
        raise ValueError(
            f"nudge must leave a loss to be computed, got {nudge}: {error}"
        ) from error
    worst = np.max(np.abs(slopes - partials), axis=0)
    largest = np.max(np.abs(partials), axis=0)
    # Where all derivatives are 0, the differences must be 0 too.
    return np.where(worst == 0, 0.0, worst / largest)[()]
