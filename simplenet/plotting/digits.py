"""Pictures of digits, of weights that look at them, and of what is taken for what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from simplenet.arrays import Numbers
from simplenet.checks import Count, checked, shown
from simplenet.plotting.images import SIDE, framed
from simplenet.plotting.style import COLOURS, WIDTH, axes, drawing

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from numpy.typing import ArrayLike

GAP = 2  # pixels


@checked(images=Numbers((("n", SIDE * SIDE),)), columns=Count())
@drawing
def draw_digits(
    images: ArrayLike,
    captions: Sequence[str] = (),
    *,
    columns: int = 10,
    ax: Axes | None = None,
) -> Axes:
    """Draw images of 8 by 8 pixels in rows.

    Parameters
    ----------
    images : array_like, shape (n, 64)
        Pixels from 0 (paper) to 1 (ink); or numbers of both signs, such as weights: then blue is
        above 0 and orange below, and the largest size in all images is the strongest colour.
    captions : sequence of str, optional
        What stands below each image.
    columns : int
        How many images a row has.
    ax : matplotlib.axes.Axes, optional
        Where to draw; without it on a new figure.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    TypeError, ValueError
        If the images are not such numbers (above 1, and none below 0, say), there is not a
        caption for each, or `columns` is no whole number from 1 up.
    """
    if len(captions) not in (0, len(images)):
        raise ValueError(
            f"captions must be {len(images)}, one for each image, "
            f"got {shown(captions)}"
        )
    signed = (images < 0).any()
    # What is paper and what is ink does not depend on the images.
    largest = np.abs(images).max() if signed else 1.0
    if images.max() > largest:
        raise ValueError(
            "images must be pixels from 0 to 1, or numbers of both signs, "
            f"got {shown(images)}"
        )
    # The fewer in a row, the larger the images, and the smaller a line of text beside them.
    pitch = SIDE + GAP + (0.3 * columns if len(captions) else 0)
    rows = -(-len(images) // columns)
    across, down = columns * (SIDE + GAP) - GAP, rows * pitch - GAP
    ax = axes(ax, WIDTH * down / across)
    for place, image in enumerate(images):
        left = place % columns * (SIDE + GAP)
        top = place // columns * pitch
        framed(ax, left, top, image / largest, signed=signed)
        if len(captions):
            middle = left + SIDE / 2
            ax.text(
                middle, top + SIDE + 0.6, captions[place], ha="center", va="top"
            )
    ax.set(xlim=(-0.5, across + 0.5), ylim=(down + 0.5, -0.5), aspect="equal")
    ax.axis("off")
    return ax


@checked(matrix=Numbers((("n", "n"),)))
@drawing
def plot_confusion(matrix: ArrayLike, ax: Axes | None = None) -> Axes:
    """Draw a confusion matrix: how often each class was taken for each class.

    Parameters
    ----------
    matrix : array_like, shape (n, n)
        A row for each right class, a column for each predicted one.
    ax : matplotlib.axes.Axes, optional
        Where to draw; without it on a new figure.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    TypeError, ValueError
        If the matrix is not square, or holds anything but whole numbers from 0 up.
    """
    size = len(matrix)
    Numbers(((size, size),))("matrix", matrix)
    if matrix.min() < 0 or (matrix % 1).any():
        raise ValueError(
            f"matrix must be counts, whole numbers from 0 up, got {shown(matrix)}"
        )
    ax = axes(ax, 4.2)
    for (row, column), count in np.ndenumerate(matrix):
        if count:
            colour = COLOURS["ink" if row == column else "negative"]
            weight = "normal" if row == column else "bold"
            look = {"color": colour, "fontweight": weight}
            ax.text(
                column, row, f"{count:.0f}", ha="center", va="center", **look
            )
    lines = np.arange(size + 1) - 0.5
    ax.hlines(lines, -0.5, size - 0.5, color=COLOURS["faint"], linewidth=0.4)
    ax.vlines(lines, -0.5, size - 0.5, color=COLOURS["faint"], linewidth=0.4)
    ax.set(xlabel="prediction", ylabel="right answer", aspect="equal")
    ax.set(xticks=range(size), yticks=range(size))
    ax.set(xlim=(-0.5, size - 0.5), ylim=(size - 0.5, -0.5))
    ax.spines[:].set_visible(False)
    ax.tick_params(length=0)
    return ax
