"""Whole epochs: whatever stops a training, none is left half done."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

import numpy as np

from simplenet.arrays import largest, largest_sum

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from numpy.typing import NDArray

    from simplenet.arrays import Values


class History(NamedTuple):
    """What `MLP.train` returns."""

    loss: NDArray[np.float64]
    """The mean loss at the start and after each epoch, shape (epochs + 1,)."""
    accuracy: NDArray[np.float64] | None
    """The accuracy on `validation` likewise, or None."""


#: All parameters of a network, as its `parameters` groups them.
Parts = TypeVar("Parts")


class Trainable(Protocol[Parts]):
    """What gives its parameters, copied, and takes others in one step."""

    parameters: Parts
    vector: NDArray[np.float64]

    def as_vector(self, parts: Parts) -> NDArray[np.float64]:
        """Return a copy of parameters in one array, in the order of `vector`."""

    def _take(self, parts: Parts) -> None:
        """Make these the network's parameters, all or none."""


def whole_epochs(
    network: Trainable[Parts],
    train_epoch: Callable[[], Parts],
    measure: Callable[[Parts], Values],
    epochs: int,
    learn_rate: float,
    callback: Callable[[int, Values], object] | None,
    inputs: Iterable[NDArray],
) -> NDArray[np.float64]:
    """Train epoch by epoch, and return the losses at the start and after each epoch.

    Each epoch is computed beside the network, from its parameters, and handed over when it is
    whole. So Ctrl-C, pressed once or twice, and numbers that are not finite end the training with
    an exception and leave `network` as it was after the last whole epoch. A callback that raises
    has what it wrote there taken back. `inputs` are all that the network is asked about.
    """
    losses, size = [], max(map(largest, inputs))
    for epoch in range(epochs + 1):
        parts = train_epoch() if epoch else network.parameters
        loss, vector = measure(parts), network.as_vector(parts)
        sums = largest_sum(vector, size)
        if not (isfinite(sums) and np.isfinite(loss).all()):
            when = f"after epoch {epoch}" if epoch else "before training"
            raise FloatingPointError(
                f"the loss, a parameter or a sum is not finite {when} with "
                f"learn_rate {learn_rate}; smaller numbers may help"
            )
        network._take(parts)
        losses.append(loss)
        if callback is not None and epoch > 0:
            try:
                callback(epoch, np.copy(loss)[()])  # the callback's own
            except BaseException:
                network.vector = vector
                raise
    return np.array(losses)
