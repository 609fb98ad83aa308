"""What diagrams are drawn with: circles, arrows, and the text and the numbers at them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from simplenet.plotting.style import COLOURS, WIDTH, axes

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Point = tuple[float, float]

RADIUS = 0.47
NEURON_GAP = 2.2


def stacked(x: float, count: int) -> list[Point]:
    """Return `count` points below one another, centred on height 0."""
    return [(x, ((count - 1) / 2 - i) * NEURON_GAP) for i in range(count)]


def canvas(ax: Axes | None, xlim: Point, ylim: Point) -> Axes:
    """Return axes without frame whose two units are of one length."""
    ax = axes(ax, height=WIDTH * (ylim[1] - ylim[0]) / (xlim[1] - xlim[0]))
    ax.set(xlim=xlim, ylim=ylim, aspect="equal")
    ax.axis("off")
    return ax


def node(
    ax: Axes,
    centre: Point,
    text: str,
    colour: str,
    value: str = "",
    **look: object,
) -> None:
    """Draw a circle in one of the book's colours, with a text in it and a value below that."""
    from matplotlib.patches import Circle

    rim = {"edgecolor": COLOURS[colour], "linewidth": 1.8}
    ax.add_patch(Circle(centre, RADIUS, facecolor="none", **rim))
    x, y = centre
    middle = {"ha": "center", "va": "center", **look}
    if value:
        ax.text(x, y + 0.17, text, **middle)
        ax.text(x, y - 0.17, value, **middle)
    else:
        ax.text(x, y, text, fontsize="large", **middle)


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


def beside(
    ax: Axes,
    start: Point,
    end: Point,
    text: str,
    *,
    below: bool = False,
    gap: float = 0.1,
    room: float = 2.0,
    **look: object,
) -> None:
    """Write along an arrow that points to the right, above or below it.

    The text begins a gap behind the circle, so that it ends before the arrows of two neurons
    cross, and has so many points of room to the arrow.
    """
    along = np.subtract(end, start)
    along = along / np.hypot(*along)
    across = np.array([-along[1], along[0]]) * (-room if below else room)
    ax.annotate(
        text,
        start + (RADIUS + gap) * along,
        across,
        textcoords="offset points",
        ha="left",
        va="top" if below else "bottom",
        rotation=np.degrees(np.arctan2(along[1], along[0])),
        rotation_mode="anchor",
        **look,
    )


def under(ax: Axes, centre: Point, text: str, **look: object) -> None:
    """Write below a circle."""
    x, y = centre
    ax.text(x, y - RADIUS - 0.08, text, ha="center", va="top", **look)


def brief(value: float) -> str:
    """Return a number to two decimals, and no more of them than it has."""
    return f"{value:.2f}" if round(value, 2) != value else f"{value:g}"


def sign(value: float) -> tuple[str, str]:
    """Return colour and line style for a value above, below or at 0."""
    if value == 0:
        return COLOURS["ink"], "-"
    return (
        (COLOURS["positive"], "-") if value > 0 else (COLOURS["negative"], "--")
    )
