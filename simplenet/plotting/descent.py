"""Gradient descent as a walk over a map: what small and large learning rates do."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from typing import TYPE_CHECKING

import numpy as np

from simplenet.arrays import Like, Numbers
from simplenet.backprop import gradients
from simplenet.checks import Count, Each, Positive, Single, checked, shown
from simplenet.losses import mse_loss
from simplenet.parameters import PARAMETERS
from simplenet.plotting.style import (
    COLOURS,
    DASHES,
    axes,
    drawing,
    plain,
    rim,
    symbol,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.contour import ContourSet
    from numpy.typing import ArrayLike, NDArray

    from simplenet.network import OurNeuralNetwork

MARKERS = "osD^v"


@checked(
    network=Single(),
    data=Numbers((("n", 2),)),
    all_y_trues=Numbers(((Like("data", 0, 1),),)),
    rates=Each(Positive(), least=1),
    epochs=Count(),
)
@drawing
def plot_descent(
    network: OurNeuralNetwork,
    names: Sequence[str],
    data: ArrayLike,
    all_y_trues: ArrayLike,
    rates: Sequence[float],
    epochs: int,
    ax: Axes | None = None,
) -> Axes:
    """Draw the mean loss over two parameters, and on it the way down at each learning rate.

    From the network's own values the two parameters go by :eq:`eq-update`, a step for each sample
    in order, with a mark after each epoch. The other seven stay.

    Parameters
    ----------
    network : OurNeuralNetwork
        A single network; it is not changed.
    names : sequence of str
        Two of ``"w1"`` to ``"b3"``: the one to the right, and the one up.
    data, all_y_trues : array_like, shapes (n, 2) and (n,)
        The samples and their right answers.
    rates : sequence of float
        The learning rates, five at most.
    epochs : int
        How many times to go through `data`.
    ax : matplotlib.axes.Axes, optional
        Where to draw; without it on a new figure.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    TypeError, ValueError
        If `network` is a batch, `names` are not two of the nine parameters, there are too many
        rates, or the others not what `network.train` takes.
    """
    known = network.parameters
    ordered = isinstance(names, Sequence)
    if not ordered or tuple(names) not in permutations(known, 2):
        raise ValueError(
            f"names must be two of {', '.join(known)}, got {shown(names)}"
        )
    if len(rates) > len(MARKERS):
        raise ValueError(
            f"rates must be at most {len(MARKERS)}, got {len(rates)}"
        )
    paths = _paths(network, names, data, all_y_trues, rates, epochs)
    ends = np.array([paths.min((0, 1)), paths.max((0, 1))])
    ends += [[-0.15], [0.15]] * (ends[1] - ends[0])

    right, up = np.meshgrid(*np.linspace(*ends, 121).T)
    there = dict(zip(names, (right.ravel(), up.ravel()), strict=True))
    everywhere = network.from_parameters(**{**known, **there})
    predictions = everywhere.feedforward(data)
    losses = mse_loss(all_y_trues[:, np.newaxis], predictions)
    ax = plain(axes(ax, 3.6), *map(symbol, names))
    look = {"colors": COLOURS["faint"], "linewidths": 0.8}
    lines = ax.contour(right, up, losses.reshape(right.shape), 6, **look)
    _name_at_the_right(ax, lines)

    look = {"color": COLOURS["ink"], "markerfacecolor": COLOURS["paper"]}
    for number, (path, rate) in enumerate(zip(paths, rates, strict=True)):
        # Short ways lie on top: at small rates all go the same way.
        ax.plot(
            *path.T,
            linestyle=DASHES[number],
            marker=MARKERS[number],
            markersize=5,
            zorder=3 - rate / max(rates),
            label=f"rate {rate:g}",
            **look,
        )
    start = {"marker": "o", "markersize": 11, "markerfacecolor": "none"}
    ax.plot(*paths[0, 0], color=COLOURS["ink"], **start)
    ax.annotate(
        "start",
        paths[0, 0],
        (0, 10),
        textcoords="offset points",
        ha="right",
        path_effects=rim(),
    )
    above = {"loc": "lower center", "bbox_to_anchor": (0.5, 1)}
    ax.legend(frameon=False, ncols=3, **above)
    return ax


def _name_at_the_right(ax: Axes, lines: ContourSet) -> None:
    """Write the loss of each line where it leaves the axes: elsewhere a way could run across it."""
    edge = ax.get_xlim()[1]
    marks = {
        height: f"{level:g}"
        for level, path in zip(lines.levels, lines.get_paths(), strict=True)
        for across, height in path.vertices
        if np.isclose(across, edge)
    }
    side = ax.secondary_yaxis("right")
    side.set_yticks(list(marks), list(marks.values()))
    side.set_ylabel("mean loss along the lines")
    side.spines["right"].set_visible(False)
    side.tick_params(length=0)


def _paths(
    network: OurNeuralNetwork,
    names: Sequence[str],
    data: NDArray,
    all_y_trues: NDArray,
    rates: Sequence[float],
    epochs: int,
) -> NDArray:
    """Return where each rate is at the start and after each epoch, shape (rates, epochs + 1, 2)."""
    index = [PARAMETERS.index(name) for name in names]
    moving = np.zeros((len(PARAMETERS), 1))
    moving[index] = 1
    walkers = np.tile(network.vector[:, np.newaxis], len(rates))
    places = [walkers[index]]
    for _ in range(epochs):
        for (x1, x2), y_true in zip(data, all_y_trues, strict=True):
            partials = gradients(walkers, x1, x2, y_true)
            walkers = walkers - rates * moving * partials
        places.append(walkers[index])
    return np.transpose(places, (2, 0, 1))
