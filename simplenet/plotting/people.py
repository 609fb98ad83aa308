"""Samples as points, with marker and colour by label: the people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from simplenet.checks import checked
from simplenet.data import (
    CENTRE,
    People,
    Person,
    centre,
    labels,
    measurements,
)
from simplenet.plotting.style import COLOURS, axes, drawing, plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matplotlib.axes import Axes
    from numpy.typing import NDArray

    from simplenet.checks import Known

#: Marker and colour for each label.
LOOKS = {1: ("o", "class1"), 0: ("s", "class0"), None: ("D", "ink")}

#: What people's labels mean.
WORDINGS = {1: "1, female", 0: "0, male", None: "not seen in training"}

#: What the network sees of them.
CENTRED = (
    f"$x_1$: weight $-$ {CENTRE[0]} (pounds)",
    f"$x_2$: height $-$ {CENTRE[1]} (inches)",
)

#: The key to the markers stands in one row.
KEY = {
    "frameon": False,
    "columnspacing": 1.0,
    "handletextpad": 0.1,
    "ncols": 3,
}


class Marked(NamedTuple):
    """People who have a place in a figure, and a marker: label 1, 0 or None."""

    def __call__(
        self, name: str, value: Iterable[Person], known: Known
    ) -> list[Person]:
        """Return them as a list."""
        people = People()(name, value, known)
        measurements(people)
        labelled = [one for one in people if one.label is not None]
        if labelled:
            labels(labelled)
        return people


@checked(people=Marked())
@drawing
def plot_people(
    people: Iterable[Person], *, centred: bool = False, ax: Axes | None = None
) -> Axes:
    """Draw people by weight and height, with marker and colour by label.

    Parameters
    ----------
    people : iterable of Person
        Whom to draw.
    centred : bool
        Count from 135 pounds and 66 inches, :eq:`eq-centre`, as the network sees them.
    ax : matplotlib.axes.Axes, optional
        Where to draw; without it on a new figure.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    TypeError, ValueError
        If there is nobody, or somebody has no measurements or a label that is not 1, 0 or None.
    """
    ax = axes(ax, 3.2)
    points = measurements(people)
    if centred:
        points = centre(points)
        plain(ax, *CENTRED)
    else:
        plain(ax, "weight (pounds)", "height (inches)")
        ax.locator_params(integer=True)
    mark(ax, points, [person.label for person in people], WORDINGS)
    key(ax)
    for point, person in zip(points, people, strict=True):
        ax.annotate(
            person.name, point, (-7, 4), textcoords="offset points", ha="right"
        )
    ax.margins(x=0.28, y=0.18)  # room for the names
    return ax


def mark(
    ax: Axes,
    points: NDArray,
    labels: Sequence[float | None],
    wordings: Mapping[float | None, str],
) -> None:
    """Mark points by label, with a wording for each."""
    for label, wording in wordings.items():
        chosen = [
            point
            for point, its in zip(points, labels, strict=True)
            if its == label
        ]
        if chosen:
            marker, colour = LOOKS[label]
            look = {"color": COLOURS[colour], "markersize": 7, "zorder": 3}
            ax.plot(*np.transpose(chosen), marker, label=wording, **look)


def key(ax: Axes) -> None:
    """Say above the axes which marker means what."""
    ax.legend(loc="lower center", bbox_to_anchor=(0.5, 1), **KEY)
