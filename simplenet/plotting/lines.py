"""Lines of results: the loss by epoch, several lines to compare, and the mean of many."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from simplenet.arrays import Numbers
from simplenet.checks import checked
from simplenet.plotting.named import ROW, Above0, Named, Points, Scale
from simplenet.plotting.style import (
    COLOURS,
    DASHES,
    axes,
    drawing,
    logarithmic,
    plain,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from numpy.typing import ArrayLike


@checked(losses=ROW)
@drawing
def plot_losses(losses: ArrayLike, ax: Axes | None = None) -> Axes:
    """Draw the loss by epoch, as `train` returned it.

    Parameters
    ----------
    losses : array_like, shape (epochs + 1,)
        The loss at the start and after each epoch.
    ax : matplotlib.axes.Axes, optional
        Where to draw; without it on a new figure.

    Returns
    -------
    matplotlib.axes.Axes
    """
    last = len(losses) - 1
    ax = plain(axes(ax, 2.8), "epoch", "mean squared error")
    ax.plot(losses, color=COLOURS["ink"], linewidth=2)
    ax.plot(
        [0, last], losses[[0, -1]], "o", color=COLOURS["ink"], clip_on=False
    )
    ax.annotate(
        f"start {losses[0]:.3f}",
        (0, losses[0]),
        (8, 0),
        textcoords="offset points",
    )
    ax.annotate(
        f"end {losses[-1]:.4f}",
        (last, losses[-1]),
        (0, 8),
        textcoords="offset points",
        ha="right",
    )
    ax.set_ylim(bottom=0)
    return ax


@checked(log=Scale(), lines=Named(Points(), most=len(DASHES)))
@drawing
def plot_lines(
    lines: Mapping[str, tuple[ArrayLike, ArrayLike]],
    xlabel: str,
    ylabel: str,
    *,
    log: str = "",
    ax: Axes | None = None,
) -> Axes:
    """Draw several lines to compare, each with its name.

    Parameters
    ----------
    lines : mapping of str to a pair of array_like, shapes (n,)
        What to call each line, and its points, x and y.
    xlabel, ylabel : str
        What x and y are.
    log : {"", "x", "y", "xy"}
        Which axes are logarithmic.
    ax : matplotlib.axes.Axes, optional
        Where to draw; without it on a new figure.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    TypeError, ValueError
        If there are no lines or more than kinds of dashes, x and y of one differ in length, or a
        number is not above 0 where its axis is logarithmic.
    """
    ax = plain(axes(ax, 2.8), xlabel, ylabel)
    for (name, (x, y)), dashes in zip(lines.items(), DASHES, strict=False):
        look = {"color": COLOURS["ink"], "linewidth": 1.6, "linestyle": dashes}
        ax.plot(x, y, label=name, **look)
    return _scaled(ax, log)


@checked(log=Scale(("y",)), lines=Above0(Numbers((("R", "n"),)), "y"))
@drawing
def plot_runs(
    lines: ArrayLike,
    xlabel: str,
    ylabel: str,
    *,
    log: str = "",
    ax: Axes | None = None,
) -> Axes:
    """Draw what differs only by its start as thin lines, and their mean as a thick one.

    Parameters
    ----------
    lines : array_like, shape (R, n)
        A row a start; its entries stand at 0, 1, 2 and so on.
    xlabel, ylabel : str
        What is counted, and what the entries are.
    log : {"", "y"}
        Which axis is logarithmic.
    ax : matplotlib.axes.Axes, optional
        Where to draw; without it on a new figure.

    Returns
    -------
    matplotlib.axes.Axes
    """
    ax = plain(axes(ax, 2.8), xlabel, ylabel)
    thin, *_ = ax.plot(lines.T, color=COLOURS["faint"], linewidth=0.8)
    thin.set_label("one start each")
    mean = {"color": COLOURS["ink"], "linewidth": 2.4}
    ax.plot(lines.mean(axis=0), label="their mean", **mean)
    return _scaled(ax, log)


def _scaled(ax: Axes, log: str) -> Axes:
    """Set the scales, and name the lines if they are several."""
    for axis in log:
        logarithmic(ax, axis)
    if len(ax.lines) > 1:
        ax.legend(frameon=False)
    return ax
