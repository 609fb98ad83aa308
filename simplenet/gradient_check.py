"""Check derivatives by nudging: what the loss does must be what the gradient says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from simplenet.losses import squared_error
from simplenet.validation import positive

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from simplenet.network import OurNeuralNetwork
    from simplenet.validation import Values


def check_gradients(
    network: OurNeuralNetwork, x: ArrayLike, y_true: float, step: float = 1e-5
) -> Values:
    r"""Compare `network.gradients` with central differences, :eq:`eq-central-difference`.

    .. math:: \frac{\partial L}{\partial w} \approx \frac{L(w + s) - L(w - s)}{2 s}

    Parameters
    ----------
    network : OurNeuralNetwork
        One network, or a batch of runs. It is not changed.
    x : array_like, shape (2,)
        The sample.
    y_true : float
        Its right answer.
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
    partials = network.gradients(x, y_true)

    def loss_at(name: str, value: Values) -> Values:
        nudged = network.from_parameters(**{**network.parameters, name: value})
        return squared_error(y_true, nudged.feedforward(x))

    differences = []
    for name, value in network.parameters.items():
        slope = (loss_at(name, value + step) - loss_at(name, value - step)) / (
            2 * step
        )
        differences.append(np.abs(slope - partials[name]))
    worst = np.max(differences, axis=0)
    largest = np.max(np.abs(list(partials.values())), axis=0)
    # All derivatives 0, as deep in saturation: right if the differences are 0 too, else infinite.
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(worst == 0, 0.0, worst / largest)[()]
