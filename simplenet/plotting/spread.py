"""How results are spread: a histogram of groups, and a column of points for each case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from simplenet.arrays import Numbers
from simplenet.plotting.style import COLOURS, axes, logarithmic, plain

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from numpy.typing import ArrayLike, NDArray

#: How strong the colour of the first group is, of the second and of the third, in every figure.
SHADES = (0.85, 0.5, 0.15)


def plot_histogram(
    groups: Mapping[str, ArrayLike],
    xlabel: str,
    *,
    limits: tuple[float, float],
    ax: Axes | None = None,
) -> Axes:
    """Draw how often values of several groups fall where, the groups on top of one another.

    Parameters
    ----------
    groups : mapping of str to array_like, shape (n,)
        What to call each group, and its values; three at most, from the bottom up.
    xlabel : str
        What the values are.
    limits : tuple of float
        Where the axis begins and ends; what lies outside is counted at the end.
    ax : matplotlib.axes.Axes, optional
        Where to draw; without it on a new figure.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    TypeError, ValueError
        If there are more groups than shades, or one is empty.
    """
    if len(groups) > len(SHADES):
        raise ValueError(
            f"groups must be at most {len(SHADES)}, got {len(groups)}"
        )
    groups = _checked(groups)
    ax = plain(axes(ax, 2.6), xlabel, "runs, stacked")
    edges = np.linspace(*limits, 61)
    bottom = np.zeros(len(edges) - 1)
    for (name, values), shade in zip(groups.items(), SHADES, strict=False):
        counts, _ = np.histogram(np.clip(values, *limits), edges)
        ax.stairs(
            bottom + counts,
            edges,
            baseline=bottom,
            fill=True,
            facecolor=(COLOURS["ink"], shade),
            edgecolor=COLOURS["ink"],
            linewidth=0.6,
            label=f"{name}: {len(values)}",
        )
        bottom = bottom + counts
    ax.set(xlim=limits)
    ax.locator_params(axis="x", nbins=5)
    ax.legend(frameon=False, handlelength=1.2, handleheight=1.0)
    return ax


def plot_spread(
    cases: Mapping[str, ArrayLike],
    xlabel: str,
    ylabel: str,
    ax: Axes | None = None,
) -> Axes:
    """Draw a column of points for each case, on a logarithmic scale.

    Parameters
    ----------
    cases : mapping of str to array_like, shape (n,)
        What to call each case, and its values, all above 0.
    xlabel, ylabel : str
        What the cases and the values are.
    ax : matplotlib.axes.Axes, optional
        Where to draw; without it on a new figure.

    Returns
    -------
    matplotlib.axes.Axes
    """
    ax = plain(axes(ax, 2.8), xlabel, ylabel)
    for place, values in enumerate(_checked(cases).values()):
        # Spread sideways, evenly and always alike, so that points do not hide each other.
        x = place + 0.6 * (np.arange(len(values)) / len(values) - 0.5)
        ax.plot(x, values, ".", color=COLOURS["ink"], alpha=0.4, markersize=4)
    logarithmic(ax, "y")
    ax.set(xlim=(-0.5, len(cases) - 0.5))
    ax.set_xticks(range(len(cases)), cases)
    return ax


def _checked(groups: Mapping[str, ArrayLike]) -> dict[str, NDArray]:
    return {name: Numbers((("n",),))(name, v) for name, v in groups.items()}
