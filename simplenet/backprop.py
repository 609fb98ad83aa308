"""Backpropagation: the chain rule, walked from the loss back to each parameter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from simplenet.forward import forward

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from simplenet.arrays import Values


def gradients(
    network: Iterable[Values], x1: Values, x2: Values, y_true: Values
) -> NDArray[np.float64]:
    """Return the nine partial derivatives of a sample's loss, :eq:`eq-all-partials`.

    The slopes at the sums are :eq:`eq-back-to-sums`, the first is :eq:`eq-loss-slope`.
    """
    w1, w2, w3, w4, w5, w6, b1, b2, b3 = network
    h1, h2, y_pred = forward(network, x1, x2)

    d_L_d_z3 = -2 * (y_true - y_pred) * y_pred * (1 - y_pred)
    d_L_d_z1 = d_L_d_z3 * w5 * h1 * (1 - h1)
    d_L_d_z2 = d_L_d_z3 * w6 * h2 * (1 - h2)

    to_h1 = [d_L_d_z1 * x1, d_L_d_z1 * x2]
    to_h2 = [d_L_d_z2 * x1, d_L_d_z2 * x2]
    to_o1 = [d_L_d_z3 * h1, d_L_d_z3 * h2]
    biases = [d_L_d_z1, d_L_d_z2, d_L_d_z3]
    return np.array(to_h1 + to_h2 + to_o1 + biases)
