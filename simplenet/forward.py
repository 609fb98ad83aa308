"""Three neurons joined into a network: from the two inputs forward to the prediction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simplenet.activations import sigmoid

if TYPE_CHECKING:
    from simplenet.arrays import Values
    from simplenet.parameters import Parameters


def forward(
    network: Parameters, x1: Values, x2: Values
) -> tuple[Values, Values, Values]:
    """Return the outputs of the neurons h1, h2 and o1, :eq:`eq-network`."""
    h1 = sigmoid(network.w1 * x1 + network.w2 * x2 + network.b1)
    h2 = sigmoid(network.w3 * x1 + network.w4 * x2 + network.b2)
    y_pred = sigmoid(network.w5 * h1 + network.w6 * h2 + network.b3)
    return h1, h2, y_pred
