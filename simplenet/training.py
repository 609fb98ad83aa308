"""Stochastic gradient descent: a small step downhill after each sample."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simplenet.backprop import gradients

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray


def train_epoch(
    network: NDArray[np.float64],
    data: Sequence[Sequence[float]],
    all_y_trues: Sequence[float],
    learn_rate: float,
) -> NDArray[np.float64]:
    """Return the nine parameters after a step for each sample, in order, :eq:`eq-epoch`.

    A step moves each parameter a little against its partial derivative, :eq:`eq-update`.
    """
    for (x1, x2), y_true in zip(data, all_y_trues):
        partials = gradients(network, x1, x2, y_true)
        network = network - learn_rate * partials
    return network
