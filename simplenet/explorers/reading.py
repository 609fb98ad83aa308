"""What a network that reads digits takes along to the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from simplenet.arrays import Like, Numbers
from simplenet.checks import checked, shown
from simplenet.explorers.start import Start
from simplenet.plotting.reading import Reader

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from simplenet.mlp import MLP


@checked(
    network=Reader(),
    images=Numbers((("n", 64),)),
    labels=Numbers(((Like("images", stop=1),),)),
)
def digits(network: MLP, images: ArrayLike, labels: ArrayLike) -> Start:
    """Return the start of a network that reads digits: the first image.

    Parameters
    ----------
    network : MLP
        A network with 64 inputs, one hidden layer and 10 outputs.
    images : array_like, shape (n, 64)
        Pixels from 0 (paper) to 1 (ink), in sixteenths.
    labels : array_like, shape (n,)
        The digit that each image was meant as.

    Returns
    -------
    Start
        Each row of the image is a number, whose digits to base 17 are the pixels; besides, the
        number of the image, counted from 1. The parameters have three significant digits.

    Raises
    ------
    ValueError
        If the network has other layers, a pixel is no sixteenth, or a label no digit.
    """
    if not np.isin(16 * images, range(17)).all():
        raise ValueError(
            "images must be pixels from 0 to 1 in sixteenths, "
            f"got {shown(images)}"
        )
    if not np.isin(labels, range(10)).all():
        raise ValueError(f"labels must be digits, got {shown(labels)}")
    sixteenths = (16 * images).astype(int).reshape(-1, 8, 8)
    rows = sixteenths @ 17 ** np.arange(7, -1, -1)
    return Start(
        "digits",
        {"image": 1} | {f"r{i}": row for i, row in enumerate(rows[0])},
        weights=[_rounded(W) for W in network.weights],
        biases=[_rounded(b) for b in network.biases],
        images=rows.tolist(),
        labels=labels.astype(int).tolist(),
    )


def _rounded(numbers: NDArray) -> list:
    """Return numbers with three significant digits, which are half as long to send."""
    return [_rounded(n) if n.ndim else float(f"{n:.3g}") for n in numbers]
