"""What a network says of every point of a plane, and the lines that its neurons draw there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np

from simplenet.neuron import Neuron
from simplenet.plotting.style import COLOURS, rim

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.contour import ContourSet
    from numpy.typing import ArrayLike, NDArray


class Predictor(Protocol):
    """Anything that takes samples of shape (n, 2) and returns an output for each."""

    def feedforward(self, x: ArrayLike) -> NDArray:
        """Return the outputs."""


#: How a line of equal output looks.
LEVEL = {"colors": COLOURS["ink"], "linewidths": 1}


def fill(
    ax: Axes, network: Predictor
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Fill the axes with the network's output, and draw the lines of its neurons.

    Return a grid over the axes: its x1, its x2 and the outputs there.
    """
    (left, right), (bottom, top) = limits = ax.get_xlim(), ax.get_ylim()
    ax.set(xlim=(left, right), ylim=(bottom, top))  # and there they stay
    x1, x2 = np.meshgrid(*(np.linspace(*ends, 201) for ends in limits))
    points = np.column_stack([x1.ravel(), x2.ravel()])
    output = network.feedforward(points).reshape(x1.shape)

    steps = np.linspace(0, 1, 11)
    middles = (steps[:-1] + steps[1:]) / 2
    # The surer the network, the stronger the colour.
    fills = [
        (COLOURS["class1" if middle > 0.5 else "class0"], abs(middle - 0.5))
        for middle in middles
    ]
    bands = ax.contourf(x1, x2, output, steps, colors=fills, zorder=0)
    _straighten(bands, np.array([right - left, top - bottom]))
    corners = np.array(
        [(left, bottom), (left, top), (right, top), (right, bottom)]
    )
    if isinstance(network, Neuron):
        _line(ax, "$z = 0$", network, COLOURS["output"], corners)
    elif hasattr(network, "h1"):
        # Apart, even where the lines run side by side.
        _line(ax, "$h_1$", network.h1, COLOURS["hidden1"], corners, above=True)
        _line(ax, "$h_2$", network.h2, COLOURS["hidden2"], corners)

    return x1, x2, output


def _straighten(bands: ContourSet, size: NDArray) -> None:
    """Leave out corners that nobody would see, as matplotlib does of lines: pages get lighter."""
    from matplotlib.path import Path
    from matplotlib.transforms import Affine2D

    pixels = Affine2D().scale(*(150 / size))
    paths = []
    for path in bands.get_paths():
        seen = path.cleaned(pixels, simplify=True)
        drawn = seen.codes != Path.STOP
        seen = Path(seen.vertices[drawn], seen.codes[drawn])
        paths.append(pixels.inverted().transform_path(seen))
    bands.set_paths(paths)


def _line(
    ax: Axes,
    name: str,
    neuron: Neuron,
    colour: str,
    corners: NDArray,
    *,
    above: bool = False,
) -> None:
    """Draw the line on which a neuron's sum is 0, and its name at the right end of it."""
    sums = neuron.weighted_sum(corners)
    # Where the sum changes its sign between two corners, the line crosses that edge.
    crossings = [
        here + z / (z - z_next) * (after - here)
        for here, after, z, z_next in zip(
            corners,
            np.roll(corners, -1, 0),
            sums,
            np.roll(sums, -1),
            strict=True,
        )
        if (z > 0) != (z_next > 0)
    ]
    if crossings:
        start, end = sorted(crossings, key=tuple)
        ax.plot(*np.transpose([start, end]), "--", color=colour, linewidth=2)
        before = above == (end[1] > start[1])
        # Not so near to the upper or the lower edge that the name reaches over it.
        inward = 0.02 if before and end[0] == corners[2, 0] else 0.18
        ax.annotate(
            name,
            end + inward * (start - end),
            (-4 if before else 4, 4 if above else -4),
            textcoords="offset points",
            ha="right" if before else "left",
            va="bottom" if above else "top",
            color=colour,
            path_effects=rim(),
        )
