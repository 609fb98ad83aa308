"""One image of 8 by 8 pixels, of squares in a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from simplenet.plotting.style import COLOURS

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SIDE = 8  # pixels
STEPS = 16  # shades


def framed(
    ax: Axes, left: float, top: float, image: np.ndarray, *, signed: bool
) -> None:
    """Draw one image in its frame, with its upper left corner there."""
    from matplotlib.collections import PolyCollection
    from matplotlib.patches import Rectangle

    shades = np.round(image * STEPS).astype(int)
    for shade in np.unique(shades[shades != 0]):
        corners = np.argwhere(shades.reshape(SIDE, SIDE) == shade)[:, ::-1]
        square = np.array([[0, 0], [0, 1], [1, 1], [1, 0]])
        sign = "positive" if shade > 0 else "negative"
        colour = COLOURS[sign if signed else "ink"]
        ax.add_collection(
            PolyCollection(
                corners[:, None] + square + (left, top),
                facecolor=(colour, abs(shade) / STEPS),
                linewidth=0,
            )
        )
    frame = Rectangle((left, top), SIDE, SIDE, fill=False)
    frame.set(edgecolor=COLOURS["faint"], linewidth=0.5)
    ax.add_patch(frame)
