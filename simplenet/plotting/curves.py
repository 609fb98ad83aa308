"""Curves: the sigmoid, the loss along one parameter, the loss by epoch, lines to compare."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from simplenet.activations import deriv_sigmoid, sigmoid
from simplenet.arrays import Numbers
from simplenet.checks import Positive, Single, checked
from simplenet.plotting.style import COLOURS, DASHES, axes, plain, symbol

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from numpy.typing import ArrayLike

    from simplenet.network import OurNeuralNetwork

#: A derivative, and the tangent that shows it, are dashed.
SLOPE = {"linewidth": 2, "linestyle": "--"}


def plot_sigmoid(*, derivative: bool = False, ax: Axes | None = None) -> Axes:
    """Draw the sigmoid from -6 to 6, :eq:`eq-sigmoid`, and on wish its derivative.

    Parameters
    ----------
    derivative : bool
        Draw the derivative, :eq:`eq-deriv-sigmoid`, below the curve.
    ax : matplotlib.axes.Axes, optional
        Where to draw; without it on a new figure.

    Returns
    -------
    matplotlib.axes.Axes
    """
    ax = plain(axes(ax, 2.8), "$z$", "")
    z = np.linspace(-6, 6, 241)
    ax.plot(z, sigmoid(z), color=COLOURS["ink"], linewidth=2)
    ax.text(2.2, 0.82, "$f(z)$", va="top")
    if derivative:
        ax.plot(z, deriv_sigmoid(z), color=COLOURS["slope"], **SLOPE)
        ax.text(1.8, 0.2, "$f'(z)$", color=COLOURS["slope"])
    ax.axhline(0, color=COLOURS["faint"], linewidth=0.8)
    ax.axhline(1, color=COLOURS["faint"], linewidth=0.8, linestyle=":")
    ax.set(xticks=range(-6, 7, 2), yticks=(0, 0.25, 0.5, 0.75, 1))
    return ax


@checked(network=Single(), reach=Positive())
def plot_slope(
    network: OurNeuralNetwork,
    name: str,
    x: ArrayLike,
    y_true: float,
    *,
    reach: float = 3.0,
    ax: Axes | None = None,
) -> Axes:
    """Draw one sample's loss along one parameter, with the tangent that `gradients` gives.

    Parameters
    ----------
    network : OurNeuralNetwork
        A single network; it is not changed.
    name : str
        The parameter that moves, ``"w1"`` to ``"b3"``; the other eight stay.
    x : array_like, shape (2,)
        The sample.
    y_true : float
        Its right answer.
    reach : float
        How far to go to either side.
    ax : matplotlib.axes.Axes, optional
        Where to draw; without it on a new figure.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    TypeError, ValueError
        If `network` is a batch, `name` not one of the nine parameters, `reach` not positive, or
        the sample not what `network.gradients` takes.
    """
    if name not in network.parameters:
        raise ValueError(
            f"name must be one of {', '.join(network.parameters)}, got {name!r}"
        )
    here = network.parameters[name]
    loss = network.loss(x, y_true)
    slope = network.gradients(x, y_true)[name]

    along = np.linspace(here - reach, here + reach, 121)
    moved = network.from_parameters(**{**network.parameters, name: along})
    ax = plain(axes(ax, 2.8), symbol(name), "loss of one sample")
    ax.plot(
        along,
        moved.loss(x, y_true),
        color=COLOURS["ink"],
        linewidth=2,
    )
    near = here + np.array([-reach, reach]) / 3
    tangent = loss + slope * (near - here)
    ax.plot(near, tangent, color=COLOURS["slope"], **SLOPE)
    ax.plot([here], [loss], "o", color=COLOURS["ink"])
    ax.annotate(
        f"slope ${slope:.4f}$",
        (here, loss),
        (8, -8),
        textcoords="offset points",
        va="top",
    )
    return ax


@checked(losses=Numbers((("n",),)))
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
        If there are more lines than kinds of dashes, or x and y of one differ in length.
    """
    if len(lines) > len(DASHES):
        raise ValueError(
            f"lines must be at most {len(DASHES)}, got {len(lines)}"
        )
    points = {}
    for name, (x, y) in lines.items():
        x = Numbers((("n",),))(f"x of {name}", x)
        points[name] = x, Numbers((x.shape,))(f"y of {name}", y)
    ax = plain(axes(ax, 2.8), xlabel, ylabel)
    for (name, (x, y)), dashes in zip(points.items(), DASHES, strict=False):
        look = {"color": COLOURS["ink"], "linewidth": 1.6, "linestyle": dashes}
        ax.plot(x, y, label=name, **look)
    return _scaled(ax, log)


@checked(lines=Numbers((("R", "n"),)))
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
    log : {"", "x", "y", "xy"}
        Which axes are logarithmic.
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
    ax.set(
        xscale="log" if "x" in log else "linear",
        yscale="log" if "y" in log else "linear",
    )
    if len(ax.lines) > 1:
        ax.legend(frameon=False)
    return ax
