"""Stochastic gradient descent: a small step downhill after each sample."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from simplenet.backprop import gradients
from simplenet.losses import mse_loss

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from simplenet.network import OurNeuralNetwork
    from simplenet.validation import Values


def step(
    network: OurNeuralNetwork, partials: dict[str, Values], learn_rate: float
) -> None:
    r"""Move each parameter a little against its partial derivative, :eq:`eq-update`.

    .. math:: w \leftarrow w - \eta \frac{\partial L}{\partial w}

    Nothing is checked here; `OurNeuralNetwork.train` is the checked way in.

    Parameters
    ----------
    network : OurNeuralNetwork
        What to change.
    partials : dict
        The partial derivative for each parameter's name.
    learn_rate : float
        The learning rate, eta.
    """
    for name, partial in partials.items():
        setattr(network, name, getattr(network, name) - learn_rate * partial)


def train_epoch(
    network: OurNeuralNetwork,
    data: NDArray,
    all_y_trues: NDArray,
    learn_rate: float,
) -> None:
    r"""Take one step for each sample, in the given order, :eq:`eq-epoch`.

    .. math:: w \leftarrow w - \eta \frac{\partial L_i}{\partial w}

    Parameters
    ----------
    network : OurNeuralNetwork
        What to change.
    data : numpy.ndarray, shape (n, 2)
        The samples.
    all_y_trues : numpy.ndarray, shape (n,)
        Their right answers.
    learn_rate : float
        The learning rate, eta.
    """
    for (x1, x2), y_true in zip(
        data.tolist(), all_y_trues.tolist(), strict=True
    ):
        step(network, gradients(network, x1, x2, y_true), learn_rate)


def train(
    network: OurNeuralNetwork,
    data: NDArray,
    all_y_trues: NDArray,
    learn_rate: float,
    epochs: int,
    callback: Callable[[int, Values], object] | None,
) -> NDArray[np.float64]:
    """Train for `epochs` epochs and return the losses: see `OurNeuralNetwork.train`."""
    start = finite_loss(network, data, all_y_trues, "before training")
    losses = np.array([start] * (epochs + 1))
    whole = network.parameters
    try:
        for epoch in range(1, epochs + 1):
            with np.errstate(over="ignore", invalid="ignore"):
                train_epoch(network, data, all_y_trues, learn_rate)
            when = f"after epoch {epoch} with learn_rate {learn_rate}"
            loss = finite_loss(network, data, all_y_trues, when)
            losses[epoch] = loss
            whole = network.parameters
            if callback is not None:
                callback(epoch, loss)
    except BaseException:  # Ctrl-C too must not leave half an epoch behind
        for name, value in whole.items():
            setattr(network, name, value)
        raise
    return losses


def finite_loss(
    network: OurNeuralNetwork, data: NDArray, all_y_trues: NDArray, when: str
) -> Values:
    """Return the mean loss, or raise FloatingPointError where numbers have grown too large."""
    with np.errstate(over="ignore", invalid="ignore"):
        y_pred = network.feedforward(data)
        finite = is_finite(*network.parameters.values(), y_pred)
        loss = mse_loss(all_y_trues, y_pred) if finite else np.nan
    if not is_finite(loss):
        raise FloatingPointError(
            f"the loss is not finite {when}; smaller numbers may help"
        )
    return loss


def is_finite(*values: Values) -> bool:
    """Say whether every number of every value is finite."""
    return all(np.isfinite(value).all() for value in values)
