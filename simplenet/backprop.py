"""Backpropagation: the chain rule, walked from the loss back to each parameter."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simplenet.network import OurNeuralNetwork
    from simplenet.validation import Values


def gradients(
    network: OurNeuralNetwork, x1: float, x2: float, y_true: float
) -> dict[str, Values]:
    r"""Return the nine partial derivatives of one sample's loss, :eq:`eq-all-partials`.

    .. math::

        \frac{\partial L}{\partial w_1} = \frac{\partial L}{\partial z_1} x_1
        \quad \text{and so on, with} \quad
        \frac{\partial L}{\partial z_1} = \frac{\partial L}{\partial z_3} w_5 h_1 (1 - h_1)

    The slopes at the three sums are :eq:`eq-back-to-sums`, the first of all is
    :eq:`eq-loss-slope`. The derivative of the sigmoid comes from the output it already gave,
    :math:`f'(z) = h (1 - h)` where :math:`h = f(z)`, so no sigmoid is computed twice.

    Nothing is checked here; `OurNeuralNetwork.gradients` is the checked way in.

    Parameters
    ----------
    network : OurNeuralNetwork
        One network, or a batch of runs.
    x1, x2 : float
        The two inputs of the sample.
    y_true : float
        Its right answer.

    Returns
    -------
    dict
        For each of ``w1`` to ``w6``, ``b1`` to ``b3`` the partial derivative of the squared
        error: a number, or an array of shape (R,).

    References
    ----------
    A Simple Neural Net (2021), section "Loss".
    """
    h1, h2, y_pred = network.activations(x1, x2)

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
