"""How results are spread: a histogram of groups, and a column of points for each case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from simplenet.arrays import Numbers
from simplenet.checks import checked, shown
from simplenet.plotting.named import ROW, Above0, Named
from simplenet.plotting.style import (
    COLOURS,
    axes,
    drawing,
    logarithmic,
    plain,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from numpy.typing import ArrayLike

    from simplenet.checks import Known

#: How strong the colour of the first group is, of the second and of the third, in every figure.
SHADES = (0.85, 0.5, 0.15)


class Limits(NamedTuple):
    """Where an axis begins and ends."""

    def __call__(
        self, name: str, value: ArrayLike, known: Known
    ) -> tuple[float, float]:
        """Return two floats, the smaller one first."""
        low, high = Numbers(((2,),))(name, value, known)
        if not low < high:
            raise ValueError(
                f"{name} must be two numbers, the smaller one first, "
                f"got {shown(value)}"
            )
        return low, high


@checked(groups=Named(ROW, most=len(SHADES)), limits=Limits())
@drawing
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
        If there are no groups or more than shades, one is empty, or the limits are none.
    """
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


@checked(cases=Named(Above0(ROW)))
@drawing
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

    Raises
    ------
    TypeError, ValueError
        If there are no cases, or one is empty or has a number that is not above 0.
    """
    ax = plain(axes(ax, 2.8), xlabel, ylabel)
    for place, values in enumerate(cases.values()):
        # Spread sideways, evenly and always alike, so that points do not hide each other.
        x = place + 0.6 * (np.arange(len(values)) / len(values) - 0.5)
        ax.plot(x, values, ".", color=COLOURS["ink"], alpha=0.4, markersize=4)
    logarithmic(ax, "y")
    ax.set(xlim=(-0.5, len(cases) - 0.5))
    ax.set_xticks(range(len(cases)), cases)
    return ax
