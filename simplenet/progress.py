"""A progress bar for long trainings."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from simplenet.checks import Count, checked

if TYPE_CHECKING:
    from simplenet.arrays import Values


@checked(epochs=Count())
def progress_bar(epochs: int) -> Callable[[int, Values], None]:
    """Return a callback for `train` that shows how far it has come, and the loss.

    Parameters
    ----------
    epochs : int
        How many epochs the training will have.

    Returns
    -------
    callable
        To be given to `train` as `callback`. With several runs it shows their mean loss.

    Raises
    ------
    ImportError
        If tqdm is not installed: ``pip install tqdm``.
    TypeError, ValueError
        If `epochs` is not a whole number from 1 up.
    """
    from tqdm import tqdm

    bar = tqdm(total=epochs, unit="epoch")

    def show(epoch: int, loss: Values) -> None:
        bar.set_postfix(loss=f"{np.mean(loss):.4g}", refresh=False)
        bar.update(epoch - bar.n)
        if epoch == epochs:
            bar.close()

    return show
