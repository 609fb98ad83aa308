"""Three neurons joined into a network: from the two inputs forward to the prediction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simplenet.neuron import neuron

if TYPE_CHECKING:
    from collections.abc import Iterable

    from simplenet.arrays import Values


def forward(
    network: Iterable[Values], x1: Values, x2: Values
) -> tuple[Values, Values, Values]:
    """Return the outputs of the neurons h1, h2 and o1, :eq:`eq-network`."""
    w1, w2, w3, w4, w5, w6, b1, b2, b3 = network
    h1 = neuron(w1, w2, b1, x1, x2)
    h2 = neuron(w3, w4, b2, x1, x2)
    y_pred = neuron(w5, w6, b3, h1, h2)
    return h1, h2, y_pred
