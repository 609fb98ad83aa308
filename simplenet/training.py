"""Stochastic gradient descent: a small step downhill after each sample."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from simplenet.backprop import gradients

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from simplenet.mlp import MLP
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
    values = vars(network)
    for name, partial in partials.items():
        values[name] = values[name] - learn_rate * partial


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
    losses = []
    x1, x2, y_true = data[:, 0], data[:, 1], all_y_trues
    if network.runs is not None:  # a row a sample, a column a run
        x1, x2, y_true = x1[:, None], x2[:, None], y_true[:, None]

    def measure() -> Values:
        # mse_loss, without the checks that would take longer than the loss
        _, _, y_pred = network.activations(x1, x2)
        error = y_true - y_pred
        losses.append(sum(error * error) / len(data))
        return np.copy(losses[-1])[()]  # the callback's own

    def epoch() -> None:
        train_epoch(network, data, all_y_trues, learn_rate)

    run_epochs(network, epoch, measure, epochs, learn_rate, callback)
    return np.array(losses)


def run_epochs(
    network: OurNeuralNetwork | MLP,
    train_epoch: Callable[[], None],
    measure: Callable[[], Values],
    epochs: int,
    learn_rate: float,
    callback: Callable[[int, Values], object] | None,
) -> None:
    """Train epoch by epoch, so that whatever happens, only whole epochs count.

    Parameters
    ----------
    network : OurNeuralNetwork or MLP
        What is trained. If training stops early, it is left as after the last whole epoch.
    train_epoch : callable
        Trains one epoch.
    measure : callable
        Returns the loss. It is called at the start and after each epoch.
    epochs : int
        How many epochs to train.
    learn_rate : float
        The learning rate, for the message if numbers grow too large.
    callback : callable or None
        Called as ``callback(epoch, loss)`` after each whole epoch.

    Raises
    ------
    FloatingPointError
        If the loss or a parameter is not finite.
    """
    if not (callback is None or callable(callback)):
        raise TypeError(f"callback must be callable or None, got {callback!r}")
    whole = network.vector
    try:
        for epoch in range(epochs + 1):
            with np.errstate(over="ignore", under="ignore", invalid="ignore"):
                if epoch > 0:
                    train_epoch()
                loss, vector = measure(), network.vector
            if not (np.isfinite(loss).all() and np.isfinite(vector).all()):
                when = f"after epoch {epoch}" if epoch else "before training"
                raise FloatingPointError(
                    f"the loss is not finite {when} with learn_rate "
                    f"{learn_rate}; smaller numbers may help"
                )
            whole = vector
            if callback is not None and epoch > 0:
                callback(epoch, loss)
    except BaseException:  # Ctrl-C too must not leave half an epoch behind
        network.vector = whole
        raise
