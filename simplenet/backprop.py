"""Backpropagation: the chain rule, walked from the loss back to each parameter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simplenet.forward import forward

if TYPE_CHECKING:
    from simplenet.arrays import Values
    from simplenet.parameters import Parameters


def gradients(
    network: Parameters, x1: Values, x2: Values, y_true: Values
) -> dict[str, Values]:
    """Return the partial derivatives of a sample's loss by parameter, :eq:`eq-all-partials`.

    The slopes at the sums are :eq:`eq-back-to-sums`, the first is :eq:`eq-loss-slope`.
    """
    h1, h2, y_pred = forward(network, x1, x2)

    d_L_d_ypred = -2 * (y_true - y_pred)
    d_L_d_z3 = d_L_d_ypred * (y_pred * (1 - y_pred))
    d_L_d_z1 = d_L_d_z3 * network.w5 * (h1 * (1 - h1))
    d_L_d_z2 = d_L_d_z3 * network.w6 * (h2 * (1 - h2))

    return {
        "w1": d_L_d_z1 * x1,
        "w2": d_L_d_z1 * x2,
        "w3": d_L_d_z2 * x1,
        "w4": d_L_d_z2 * x2,
        "w5": d_L_d_z3 * h1,
        "w6": d_L_d_z3 * h2,
        "b1": d_L_d_z1,
        "b2": d_L_d_z2,
        "b3": d_L_d_z3,
    }
