"""Whole epochs: whatever stops a training, none is left half done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from simplenet.arrays import Values


class Trainable(Protocol):
    """What gives all its parameters as one array, copied, and takes them back."""

    vector: NDArray[np.float64]


def whole_epochs(
    network: Trainable,
    train_epoch: Callable[[], None],
    measure: Callable[[], Values],
    epochs: int,
    learn_rate: float,
    callback: Callable[[int, Values], object] | None,
) -> NDArray[np.float64]:
    """Train epoch by epoch, and return the losses at the start and after each epoch.

    Ctrl-C, a callback that raises and a loss or parameter that is not finite all end the training
    with an exception and leave `network` as it was after the last whole epoch.
    """
    whole, losses = network.vector, []
    try:
        for epoch in range(epochs + 1):
            if epoch > 0:
                train_epoch()
            loss, vector = measure(), network.vector
            if not (np.isfinite(loss).all() and np.isfinite(vector).all()):
                when = f"after epoch {epoch}" if epoch else "before training"
                raise FloatingPointError(
                    f"the loss or a parameter is not finite {when} with "
                    f"learn_rate {learn_rate}; smaller numbers may help"
                )
            whole = vector
            losses.append(loss)
            if callback is not None and epoch > 0:
                callback(epoch, np.copy(loss)[()])  # the callback's own
    except BaseException:  # Ctrl-C too must not leave half an epoch behind
        network.vector = whole
        raise
    return np.array(losses)
