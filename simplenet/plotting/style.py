"""The one visual language of all figures: a colour for each meaning, and how axes look."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.axes import Axes
    from matplotlib.patheffects import AbstractPathEffect

#: A colour for each meaning, readable on white and told apart with any kind of
#: colour vision. Sign and class show in dashes and markers too, never by
#: colour alone.
COLOURS = {
    "ink": "#1a1a1b",  # text, axes, and lines with no other meaning
    "faint": "#6e6e71",  # helper lines
    "paper": "#fefefe",  # what lies around a name on a map
    "positive": "#0072b2",  # a weight above 0
    "negative": "#c44e00",  # a weight below 0
    "slope": "#a11b5d",  # a derivative or a tangent
    "class0": "#007e5c",  # label 0
    "class1": "#aa3c8f",  # label 1
    "hidden1": "#946200",  # the neuron h1
    "hidden2": "#00798c",  # the neuron h2
    "output": "#5b5bb5",  # the neuron o1
}

#: Their twins on dark pages. Each keeps its hue and becomes light enough to
#: read. The ink and the paper are the page's own.
DARK_COLOURS = {
    "faint": "#a0a0a5",
    "positive": "#5cb8f2",
    "negative": "#ff9d5c",
    "slope": "#ff8fc0",
    "class0": "#4fd1a5",
    "class1": "#eb94d5",
    "hidden1": "#e5b54d",
    "hidden2": "#4cc9dc",
    "output": "#aaaaff",
}

#: What tells lines apart, without colour.
DASHES = ("-", "--", ":", "-.", (0, (6, 2, 1, 2, 1, 2)))

#: Drawn smaller, text could not be read on a phone.
WIDTH = 5.0  # inches


def drawing(draw: Callable) -> Callable:
    """Have a function close the figures that it has opened where it then fails."""

    @wraps(draw)
    def drawn(*args: object, **kwargs: object) -> object:
        from matplotlib import pyplot as plt

        before = plt.get_fignums()
        try:
            return draw(*args, **kwargs)
        except BaseException:
            for number in set(plt.get_fignums()).difference(before):
                plt.close(number)
            raise

    return drawn


def axes(ax: Axes | None, height: float) -> Axes:
    """Return `ax`, or new axes of the book's width in inches and this height."""
    if ax is None:
        from matplotlib import pyplot as plt

        _, ax = plt.subplots(figsize=(WIDTH, height), layout="constrained")
    return ax


def logarithmic(ax: Axes, axis: str) -> None:
    """Make the axis "x" or "y" logarithmic; its numbers are written as Python writes them."""
    ax.set(**{f"{axis}scale": "log"})
    numbers = getattr(ax, f"{axis}axis")

    def between(value: float, _: int) -> str:
        """Write 0.2, 0.5 and the like where powers of ten alone would be few."""
        low, high = numbers.get_view_interval()
        written = high < 50 * low and f"{value:e}"[0] in "25"
        return f"{value:g}" if written else ""

    numbers.set_major_formatter("{x:g}")
    numbers.set_minor_formatter(between)


def plain(ax: Axes, xlabel: str, ylabel: str) -> Axes:
    """Label the axes and take away the frame lines that carry nothing."""
    ax.set(xlabel=xlabel, ylabel=ylabel)
    ax.spines[["top", "right"]].set_visible(False)
    return ax


def rim() -> list[AbstractPathEffect]:
    """Return what lays paper around a text, so that it can be read where lines are many."""
    from matplotlib.patheffects import withStroke

    return [withStroke(linewidth=2.5, foreground=COLOURS["paper"])]


def symbol(parameter: str) -> str:
    """Return how a parameter is written: ``"w1"`` with its number as an index."""
    return f"${parameter[0]}_{parameter[1]}$"
