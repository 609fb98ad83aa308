"""How a network reads a digit: what goes in, what its hidden neurons say, and what comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from simplenet.arrays import Numbers
from simplenet.checks import checked, shown
from simplenet.plotting.images import SIDE, framed
from simplenet.plotting.style import COLOURS, WIDTH, axes, drawing

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from numpy.typing import ArrayLike

    from simplenet.checks import Known
    from simplenet.mlp import MLP


class Reader(NamedTuple):
    """The rule for a network that reads digits."""

    def __call__(self, name: str, value: object, _: Known) -> object:
        """Return it."""
        wish = "a network with 64 inputs, one hidden layer and 10 outputs"
        sizes = getattr(value, "sizes", None)
        if sizes is None:
            raise TypeError(f"{name} must be {wish}, got {shown(value)}")
        if len(sizes) != 3 or (sizes[0], sizes[-1]) != (SIDE * SIDE, 10):
            raise ValueError(f"{name} must be {wish}, got sizes {sizes}")
        return value


@checked(network=Reader(), image=Numbers(((SIDE * SIDE,),)))
@drawing
def plot_reading(
    network: MLP, image: ArrayLike, ax: Axes | None = None
) -> Axes:
    """Draw how a network reads an image: what goes in, the hidden neurons, and what comes out.

    Parameters
    ----------
    network : MLP
        A network with 64 inputs, one hidden layer and 10 outputs.
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
    framed(ax, 0, 0, image, signed=False)
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
