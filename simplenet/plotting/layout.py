"""Where the neurons of a network stand in a diagram, and what they are called there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simplenet.plotting.canvas import NEURON_GAP, RADIUS, canvas, stacked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from simplenet.plotting.canvas import Point

LAYER_GAP = 2.6


def layout(
    ax: Axes | None, sizes: Sequence[int], left: float = 0, right: float = 0
) -> tuple[Axes, list[list[Point]]]:
    """Return axes with so much room left and right, and for each layer where its neurons stand."""
    columns = [
        stacked(LAYER_GAP * layer, size) for layer, size in enumerate(sizes)
    ]
    highest = (max(sizes) - 1) / 2 * NEURON_GAP + RADIUS
    across = (
        -RADIUS - 0.1 - left,
        LAYER_GAP * (len(sizes) - 1) + RADIUS + 0.1 + right,
    )
    return canvas(ax, across, (-highest - 0.45, highest + 0.1)), columns


def names(sizes: Sequence[int]) -> list[list[tuple[str, str]]]:
    """Return name and colour for each neuron: x for inputs, h for hidden, o for output."""
    deep = len(sizes) > 3
    found = [[(f"$x_{{{i}}}$", "faint") for i in range(1, sizes[0] + 1)]]
    for layer, size in enumerate(sizes[1:-1], start=1):
        above = f"^{{({layer})}}" if deep else ""
        found.append(
            [
                (f"$h{above}_{{{i}}}$", f"hidden{2 - i % 2}")
                for i in range(1, size + 1)
            ]
        )
    found.append([(f"$o_{{{i}}}$", "output") for i in range(1, sizes[-1] + 1)])
    return found
