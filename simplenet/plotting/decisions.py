"""Maps of what networks say: of weights and heights, of XOR, and in the course of training."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from simplenet.checks import Optional, Single, checked
from simplenet.data import Person, centre, measurements, xor
from simplenet.plotting.maps import LEVEL, fill
from simplenet.plotting.people import (
    CENTRED,
    KEY,
    WORDINGS,
    Marked,
    key,
    mark,
    plot_people,
)
from simplenet.plotting.style import WIDTH, axes, drawing, plain

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from numpy.typing import ArrayLike, NDArray

    from simplenet.network import OurNeuralNetwork
    from simplenet.plotting.maps import Predictor


class Measured(NamedTuple):
    """A network that can be asked in pounds and inches as they were measured."""

    network: Predictor

    def feedforward(self, x: ArrayLike) -> NDArray:
        """Return the outputs."""
        return self.network.feedforward(centre(x))


@checked(network=Single(), people=Marked())
@drawing
def plot_decision(
    network: Predictor,
    people: Iterable[Person],
    ax: Axes | None = None,
    *,
    centred: bool = True,
) -> Axes:
    """Draw the network's output over weight and height, with people on top.

    Parameters
    ----------
    network : OurNeuralNetwork
        A single network: anything whose `feedforward` takes samples of shape (n, 2). Where it has
        hidden neurons `h1` and `h2`, dashed lines show where their sums are 0.
    people : iterable of Person
        Whom to draw.
    ax : matplotlib.axes.Axes, optional
        Where to draw; without it on a new figure.
    centred : bool
        Count from 135 pounds and 66 inches, :eq:`eq-centre`, as the network does. Otherwise pounds
        and inches are as they were measured, and hidden neurons draw no lines.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ValueError
        If `network` is a batch, there is nobody to draw, or somebody has an odd label.
    """
    network = network if centred else Measured(network)
    ax = plot_people(people, centred=centred, ax=axes(ax, 3.6))
    lines = ax.contour(*fill(ax, network), (0.1, 0.5, 0.9), **LEVEL)
    for level, path in zip(lines.levels, lines.get_paths(), strict=True):
        if level == 0.5 or not path.vertices.size:
            continue  # The line of 0.5 runs between the others, where colours change.
        x1, x2 = path.vertices[len(path.vertices) // 4]
        # Beside its line, where the network is surer, and no hidden neuron's line runs.
        sides = [[x1 + 1, x2], [x1 - 1, x2], [x1, x2 + 1], [x1, x2 - 1]]
        right, left, up, down = abs(network.feedforward(sides) - 0.5)
        ax.annotate(
            f"{level:.1f}",
            (x1, x2),
            (3 if right > left else -3, 2 if up > down else -2),
            textcoords="offset points",
            ha="left" if right > left else "right",
            va="bottom" if up > down else "top",
        )
    return ax


@checked(network=Optional(Single()))
@drawing
def plot_xor(network: Predictor | None = None, ax: Axes | None = None) -> Axes:
    """Draw the four samples of XOR, and on wish the output of a neuron or a network below them.

    Parameters
    ----------
    network : Neuron or OurNeuralNetwork, optional
        What divides the plane. A dashed line shows where the sum of the neuron is 0, or the sums
        of the two hidden neurons.
    ax : matplotlib.axes.Axes, optional
        Where to draw; without it on a new figure.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ValueError
        If `network` is a batch.
    """
    ax = plain(axes(ax, 3.6), "$x_1$", "$x_2$")
    mark(ax, *xor(), {1: "1", 0: "0"})
    key(ax)
    ax.set(xlim=(-1.1, 2.1), ylim=(-0.5, 1.5), aspect="equal")
    ax.set(xticks=(0, 1), yticks=(0, 1))
    if network is not None:
        fill(ax, network)
    return ax


@checked(people=Marked())
@drawing
def plot_learning(
    networks: Mapping[str, OurNeuralNetwork], people: Iterable[Person]
) -> NDArray:
    """Draw the map of `plot_decision` four times, to compare a network at four ages.

    Parameters
    ----------
    networks : mapping of str to OurNeuralNetwork
        What to write above each map, and a single network; four of them.
    people : iterable of Person
        Whom to draw.

    Returns
    -------
    numpy.ndarray of matplotlib.axes.Axes, shape (2, 2)

    Raises
    ------
    TypeError, ValueError
        If there are not four networks, one is a batch, there is nobody to draw, or somebody has an
        odd label.
    """
    from matplotlib import pyplot as plt

    if len(networks) != 4:
        raise ValueError(f"networks must be four, got {len(networks)}")
    singles = {
        title: Single()(f"network {title!r}", network)
        for title, network in networks.items()
    }
    points = centre(measurements(people))
    labels = [person.label for person in people]
    shared = {"sharex": True, "sharey": True, "layout": "constrained"}
    figure, panels = plt.subplots(2, 2, figsize=(WIDTH, 4.6), **shared)
    for ax, (title, network) in zip(panels.flat, singles.items(), strict=True):
        mark(plain(ax, "", ""), points, labels, WORDINGS)
        ax.set_title(title, fontsize="medium")
        ax.margins(0.2)
        ax.contour(*fill(ax, network), (0.5,), **LEVEL)
    figure.supxlabel(CENTRED[0], fontsize="medium")
    figure.supylabel(CENTRED[1], fontsize="medium")
    handles = panels[0, 0].get_legend_handles_labels()
    figure.legend(*handles, loc="outside upper center", **KEY)
    return panels
