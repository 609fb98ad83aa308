"""Stochastic gradient descent: a small step downhill after each sample."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simplenet.backprop import gradients

if TYPE_CHECKING:
    from collections.abc import Sequence

    from simplenet.arrays import Values
    from simplenet.parameters import Parameters


def step(
    network: Parameters, partials: dict[str, Values], learn_rate: float
) -> None:
    """Move each parameter a little against its partial derivative, :eq:`eq-update`."""
    parameters = vars(network)
    for w in partials:
        parameters[w] = parameters[w] - learn_rate * partials[w]


def train_epoch(
    network: Parameters,
    data: Sequence[Sequence[float]],
    all_y_trues: Sequence[float],
    learn_rate: float,
) -> None:
    """Take one step for each sample, in the given order, :eq:`eq-epoch`."""
    for (x1, x2), y_true in zip(data, all_y_trues):
        step(network, gradients(network, x1, x2, y_true), learn_rate)
