"""Check derivatives by nudging: what the loss does must be what the gradient says."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

import numpy as np

from simplenet.validation import positive

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from simplenet.mlp import MLP
    from simplenet.network import OurNeuralNetwork
    from simplenet.validation import Values


def check_gradients(
    network: OurNeuralNetwork | MLP,
    x: ArrayLike,
    y_true: ArrayLike,
    step: float = 1e-5,
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
    step : float
        The nudge s.

    Returns
    -------
    float or numpy.ndarray
        The largest difference divided by the largest partial derivative: a number, or one for
        each run, shape (R,). Right gradients give less than 1e-6 for parameters of
        ordinary size. Where the output neuron is saturated, all nine derivatives can be smaller
        than the rounding of the loss; the result then means nothing. Each derivative by itself
        would be no measure: where a neuron is saturated it can be smaller than rounding.

    Raises
    ------
    TypeError, ValueError
        If an argument is of the wrong kind, shape or size.
    """
    step = positive("step", step)
    partials = network.as_vector(network.gradients(x, y_true))
    nudged, vector = deepcopy(network), network.vector

    def loss_at(number: int, nudge: float) -> Values:
        moved = vector.copy()
        moved[number] += nudge
        nudged.vector = moved
        return nudged.loss(x, y_true)

    slopes = [
        (loss_at(number, step) - loss_at(number, -step)) / (2 * step)
        for number in range(len(vector))
    ]
    worst = np.max(np.abs(slopes - partials), axis=0)
    largest = np.max(np.abs(partials), axis=0)
    # Where all derivatives are 0, the differences must be 0 too.
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(worst == 0, 0.0, worst / largest)[()]
