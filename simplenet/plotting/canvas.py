"""What diagrams are drawn with: circles, arrows, and text at them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from simplenet.plotting.style import COLOURS, WIDTH, axes

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Point = tuple[float, float]

RADIUS = 0.36
NEURON_GAP = 1.5


def stacked(x: float, count: int) -> list[Point]:
    """Return `count` points below one another, centred on height 0."""
    return [(x, ((count - 1) / 2 - i) * NEURON_GAP) for i in range(count)]


def canvas(ax: Axes | None, xlim: Point, ylim: Point) -> Axes:
    """Return axes without frame whose two units are of one length."""
    ax = axes(ax, height=WIDTH * (ylim[1] - ylim[0]) / (xlim[1] - xlim[0]))
    ax.set(xlim=xlim, ylim=ylim, aspect="equal")
    ax.axis("off")
    return ax


def node(ax: Axes, centre: Point, text: str, colour: str) -> None:
    """Draw a circle in one of the book's colours, with text in it."""
    from matplotlib.patches import Circle

    ax.add_patch(
        Circle(
            centre,
            RADIUS,
            facecolor="none",
            edgecolor=COLOURS[colour],
            linewidth=1.8,
        )
    )
    ax.text(*centre, text, ha="center", va="center", fontsize="large")


def arrow(ax: Axes, start: Point, end: Point, **line: object) -> None:
    """Draw an arrow from the rim of one circle to the rim of the other."""
    from matplotlib.patches import FancyArrowPatch

    along = np.subtract(end, start)
    rim = along / np.hypot(*along) * RADIUS
    look = {"color": COLOURS["ink"], "linewidth": 1.0, **line}
    ax.add_patch(
        FancyArrowPatch(
            start + rim,
            end - rim,
            arrowstyle="-|>",
            mutation_scale=9,
            shrinkA=0,
            shrinkB=0,
            **look,
        )
    )


def on_arrow(
    ax: Axes,
    start: Point,
    end: Point,
    part: float,
    text: str,
    color: str = COLOURS["ink"],
) -> None:
    """Write on an arrow, `part` of the way along it."""
    x, y = start + part * np.subtract(end, start)
    behind = {"facecolor": COLOURS["paper"], "edgecolor": "none", "pad": 1.5}
    ax.text(
        x,
        y,
        text,
        ha="center",
        va="center",
        color=color,
        bbox=behind if text else None,
    )


def sign(value: float) -> tuple[str, str]:
    """Return colour and line style for a value above, below or at 0."""
    if value == 0:
        return COLOURS["ink"], "-"
    return (
        (COLOURS["positive"], "-") if value > 0 else (COLOURS["negative"], "--")
    )
