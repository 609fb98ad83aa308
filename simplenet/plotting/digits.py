"""Pictures of digits, of weights that look at them, and of how they are read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from simplenet.arrays import Numbers
from simplenet.checks import Count, Sizes, checked, shown
from simplenet.plotting.style import COLOURS, WIDTH, axes

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from numpy.typing import ArrayLike

    from simplenet.mlp import MLP

SIDE = 8  # pixels
GAP = 2
STEPS = 16  # shades


@checked(images=Numbers((("n", SIDE * SIDE),)), columns=Count())
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
        If the images are not such numbers, there is not a caption for each, or `columns` is no
        whole number from 1 up.
    """
    if len(captions) not in (0, len(images)):
        raise ValueError(
            f"captions must be {len(images)}, one for each image, "
            f"got {shown(captions)}"
        )
    largest = np.abs(images).max() or 1.0
    signed = (images < 0).any()
    # The fewer in a row, the larger the images, and the smaller a line of text beside them.
    pitch = SIDE + GAP + (0.3 * columns if len(captions) else 0)
    rows = -(-len(images) // columns)
    across, down = columns * (SIDE + GAP) - GAP, rows * pitch - GAP
    ax = axes(ax, WIDTH * down / across)
    for place, image in enumerate(images):
        left = place % columns * (SIDE + GAP)
        top = place // columns * pitch
        _image(ax, left, top, image / largest, signed=signed)
        if len(captions):
            middle = left + SIDE / 2
            ax.text(
                middle, top + SIDE + 0.6, captions[place], ha="center", va="top"
            )
    ax.set(xlim=(-0.5, across + 0.5), ylim=(down + 0.5, -0.5), aspect="equal")
    ax.axis("off")
    return ax


def _image(
    ax: Axes, left: float, top: float, image: np.ndarray, *, signed: bool
) -> None:
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


@checked(
    network=Sizes((SIDE * SIDE, "n", "m")), image=Numbers(((SIDE * SIDE,),))
)
def plot_reading(
    network: MLP, image: ArrayLike, ax: Axes | None = None
) -> Axes:
    """Draw how a network reads an image: what goes in, the hidden neurons, and what comes out.

    Parameters
    ----------
    network : MLP
        A network with 64 inputs and one hidden layer.
    image : array_like, shape (64,)
        Pixels from 0 (paper) to 1 (ink).
    ax : matplotlib.axes.Axes, optional
        Where to draw; without it on a new figure.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ValueError
        If the network has other layers, or a pixel is not from 0 to 1.
    """
    if not 0 <= image.min() <= image.max() <= 1:
        raise ValueError(
            f"image must be pixels from 0 to 1, got {shown(image)}"
        )
    inputs, (hidden,), (outputs,) = network.activations([image])
    across, down = 16.0, SIDE + 1.2  # all lengths are in pixels of the image
    ax = axes(ax, WIDTH * down / across)
    lines = np.arange(1, SIDE)
    grid = {"color": COLOURS["faint"], "linewidth": 0.25}
    ax.hlines(lines, 0, SIDE, **grid)
    ax.vlines(lines, 0, SIDE, **grid)
    _image(ax, 0, 0, image, signed=False)
    _squares(ax, 9.0, hidden)
    _bars(ax, 12.5, outputs)
    headings = {
        4: f"{inputs.size} inputs",
        10.1: f"{hidden.size} hidden",
        14: f"{outputs.size} outputs",
    }
    for x, heading in headings.items():
        ax.text(x, -0.4, heading, ha="center")
    ax.set(xlim=(-0.1, across - 0.1), ylim=(down - 1.1, -1.1), aspect="equal")
    ax.axis("off")
    return ax


def _squares(ax: Axes, left: float, values: np.ndarray) -> None:
    """Draw outputs of neurons as squares in three columns: the nearer to 1, the stronger."""
    from matplotlib.patches import Rectangle

    colour = COLOURS["hidden1"]
    pitch = SIDE / max(10, -(-len(values) // 3))
    for place, value in enumerate(values):
        row, column = divmod(place, 3)
        corner = left + column * pitch, (row + 0.125) * pitch
        look = {"facecolor": (colour, value), "edgecolor": colour}
        side = 0.75 * pitch
        ax.add_patch(Rectangle(corner, side, side, linewidth=0.5, **look))


def _bars(ax: Axes, left: float, values: np.ndarray) -> None:
    """Draw outputs as numbered bars from 0 to 1, of which the longest stands out."""
    from matplotlib.patches import Rectangle

    colour, pitch, length = COLOURS["output"], SIDE / len(values), 1.8
    for number, value in enumerate(values):
        largest = number == np.argmax(values)
        corner, height = (left, (number + 0.125) * pitch), 0.75 * pitch
        fill = {"facecolor": (colour, 1 if largest else 0.5)}
        frame = {"fill": False, "edgecolor": colour, "linewidth": 0.5}
        ax.add_patch(Rectangle(corner, length * value, height, **fill))
        ax.add_patch(Rectangle(corner, length, height, **frame))
        look = {
            "va": "center_baseline",
            "fontweight": "bold" if largest else "normal",
        }
        middle = (number + 0.5) * pitch
        ax.text(left - 0.3, middle, f"{number}", ha="right", **look)
        ax.text(15.8, middle, f"{value:.2f}", ha="right", **look)


@checked(matrix=Numbers((("n", "n"),)))
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
    """
    size = len(matrix)
    Numbers(((size, size),))("matrix", matrix)
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
