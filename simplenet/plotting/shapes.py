"""A diagram of matrices: a cell for each number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from simplenet.checks import Count, Each, checked, shown
from simplenet.plotting.canvas import canvas
from simplenet.plotting.style import COLOURS, drawing

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from simplenet.checks import Known


class Box(NamedTuple):
    """What stands above a matrix, and how many rows and columns it has."""

    def __call__(
        self, name: str, value: tuple[str, int, int], known: Known
    ) -> tuple[str, int, int]:
        """Return the three."""
        size = Count(least=0)
        try:
            text, rows, columns = value
            return text, *(size(name, n, known) for n in (rows, columns))
        except (TypeError, ValueError) as error:
            raise type(error)(
                f"{name} must be a text and two whole numbers from 0 up, "
                f"got {shown(value)}"
            ) from None


@checked(matrices=Each(Box(), least=1))
@drawing
def draw_shapes(
    matrices: Sequence[tuple[str, int, int]], ax: Axes | None = None
) -> Axes:
    """Draw matrices as boxes, a cell for each number, with signs between them.

    Parameters
    ----------
    matrices : sequence of (str, int, int)
        What stands above each box, how many rows it has, and how many columns. No rows: a sign
        such as "=", that stands alone.
    ax : matplotlib.axes.Axes, optional
        Where to draw; without it on a new figure.

    Returns
    -------
    matplotlib.axes.Axes
    """
    from matplotlib.patches import Rectangle

    widths = [max(columns, 1) for _, _, columns in matrices]
    tallest = max(rows for _, rows, _ in matrices)
    gap = 0.7
    right = sum(widths) + gap * (len(widths) - 1)
    half = tallest / 2
    ax = canvas(ax, (-0.3, right + 0.3), (-half - 0.9, half + 1.0))
    x = 0.0
    for (text, rows, columns), width in zip(matrices, widths, strict=True):
        middle = x + width / 2
        if not rows:
            ax.text(middle, 0, text, ha="center", va="center", fontsize="large")
        for row, column in np.ndindex(rows, columns):
            corner = (x + column, rows / 2 - row - 1)
            ax.add_patch(
                Rectangle(corner, 1, 1, fill=False, edgecolor=COLOURS["ink"])
            )
        if rows:
            ax.text(middle, rows / 2 + 0.2, text, ha="center", va="bottom")
            size = f"{rows} × {columns}"
            look = {"ha": "center", "va": "top", "color": COLOURS["faint"]}
            ax.text(middle, -rows / 2 - 0.2, size, **look)
        x += width + gap
    return ax
