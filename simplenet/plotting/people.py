"""The people as points, and what a network says of every weight and height."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from simplenet.checks import Single, checked
from simplenet.data import CENTRE, People, Person, centre, measurements
from simplenet.plotting.style import COLOURS, axes, plain

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from simplenet.network import OurNeuralNetwork

#: Marker, colour and wording for each label.
LOOKS = {
    1: ("o", "class1", "1, female"),
    0: ("s", "class0", "0, male"),
    None: ("D", "ink", "not seen in training"),
}


@checked(people=People())
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
    """
    ax = axes(ax, 3.2)
    points = measurements(people)
    if centred:
        points = centre(points)
        plain(
            ax,
            f"$x_1$: weight $-$ {CENTRE[0]} (pounds)",
            f"$x_2$: height $-$ {CENTRE[1]} (inches)",
        )
    else:
        plain(ax, "weight (pounds)", "height (inches)")
    for label, (marker, colour, wording) in LOOKS.items():
        chosen = [
            point
            for point, person in zip(points, people, strict=True)
            if person.label == label
        ]
        if chosen:
            ax.plot(
                *np.transpose(chosen),
                marker,
                color=COLOURS[colour],
                markersize=7,
                label=wording,
            )
    for point, person in zip(points, people, strict=True):
        ax.annotate(
            person.name, point, (-7, 4), textcoords="offset points", ha="right"
        )
    ax.margins(x=0.28, y=0.18)  # room for the names
    tight = {"frameon": False, "columnspacing": 1.0, "handletextpad": 0.1}
    ax.legend(loc="lower center", bbox_to_anchor=(0.5, 1), ncols=3, **tight)
    return ax


@checked(network=Single(), people=People())
def plot_decision(
    network: OurNeuralNetwork, people: Iterable[Person], ax: Axes | None = None
) -> Axes:
    """Draw the network's output over centred weight and height, with people on top.

    Parameters
    ----------
    network : OurNeuralNetwork
        A single network: anything whose `feedforward` takes samples of shape (n, 2).
    people : iterable of Person
        Whom to draw.
    ax : matplotlib.axes.Axes, optional
        Where to draw; without it on a new figure.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ValueError
        If `network` is a batch, or there is nobody to draw.
    """
    ax = plot_people(people, centred=True, ax=axes(ax, 3.6))
    (left, right), (bottom, top) = ax.get_xlim(), ax.get_ylim()
    x1, x2 = np.meshgrid(
        np.linspace(left, right, 201), np.linspace(bottom, top, 201)
    )
    output = network.feedforward(
        np.column_stack([x1.ravel(), x2.ravel()])
    ).reshape(x1.shape)

    levels = np.linspace(0, 1, 11)
    middles = (levels[:-1] + levels[1:]) / 2
    # The surer the network, the stronger the colour.
    fills = [
        (COLOURS["class1" if middle > 0.5 else "class0"], abs(middle - 0.5))
        for middle in middles
    ]
    ax.contourf(x1, x2, output, levels, colors=fills, zorder=0)
    lines = ax.contour(
        x1, x2, output, [0.1, 0.5, 0.9], colors=COLOURS["ink"], linewidths=1
    )
    ax.clabel(lines, fmt="%.1f")
    return ax
