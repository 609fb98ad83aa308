"""A diagram of a network of any size: neurons, and what their parameters are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

import numpy as np

from simplenet.checks import shown
from simplenet.plotting.canvas import (
    NEURON_GAP,
    Point,
    arrow,
    canvas,
    node,
    on_arrow,
    sign,
    stacked,
)
from simplenet.plotting.style import COLOURS

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from numpy.typing import NDArray

LAYER_GAP = 2.6


class Layered(Protocol):
    """Anything with a matrix of weights (a row a neuron) and a vector of biases per layer."""

    weights: Sequence[NDArray]
    biases: Sequence[NDArray]


def draw_network(
    network: Layered,
    show: str = "structure",
    *,
    inputs: Sequence[str] = (),
    output: str = "",
    ax: Axes | None = None,
) -> Axes:
    """Draw a network of any layer sizes, input on the left, output on the right.

    Parameters
    ----------
    network : OurNeuralNetwork, or anything with `weights` and `biases` by layer
        What to draw.
    show : {"structure", "names", "values"}
        What to write at the arrows: nothing, the names of the parameters, or their values (then
        width tells size, and colour and dashes tell the sign).
    inputs : sequence of str, optional
        What stands before each input.
    output : str, optional
        What stands behind the output.
    ax : matplotlib.axes.Axes, optional
        Where to draw; without it on a new figure.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ValueError
        If `show` is none of the three, or `inputs` does not have a name for each input.
    """
    if show not in ("structure", "names", "values"):
        raise ValueError(
            f'show must be "structure", "names" or "values", got {shown(show)}'
        )
    sizes = [
        network.weights[0].shape[1],
        *(len(biases) for biases in network.biases),
    ]
    if inputs and len(inputs) != sizes[0]:
        raise ValueError(
            f"inputs must have {sizes[0]} names, got {shown(inputs)}"
        )

    columns = [
        stacked(LAYER_GAP * layer, size) for layer, size in enumerate(sizes)
    ]
    right = LAYER_GAP * (len(sizes) - 1)
    sides = (1.9 if inputs else 0.5, 1.9 if output else 0.5)
    highest = (max(sizes) - 1) / 2 * NEURON_GAP
    ax = canvas(
        ax, (-sides[0], right + sides[1]), (-highest - 0.9, highest + 0.4)
    )
    _parameters(ax, network, columns, show)
    for column, labels in zip(columns, _node_labels(sizes), strict=True):
        for point, (text, colour) in zip(column, labels, strict=True):
            node(ax, point, text, colour)
    for (x, y), text in zip(columns[0], inputs, strict=False):
        ax.text(x - 0.5, y, text, ha="right", va="center")
    ax.text(right + 0.5, 0, output, ha="left", va="center")
    return ax


def _parameters(
    ax: Axes, network: Layered, columns: Sequence[Sequence[Point]], show: str
) -> None:
    """Draw an arrow for each weight and, where wanted, names or values at arrows and neurons."""
    widest = max(np.abs(weights).max() for weights in network.weights) or 1.0
    weight_number = bias_number = 0
    for layer, (weights, biases) in enumerate(
        zip(network.weights, network.biases, strict=True)
    ):
        for end, row, bias in zip(
            columns[layer + 1], weights, biases, strict=True
        ):
            bias_number += 1
            text, colour, _ = _look(f"b_{{{bias_number}}}", bias, show)
            ax.text(
                end[0], end[1] - 0.45, text, ha="center", va="top", color=colour
            )
            for start, weight in zip(columns[layer], row, strict=True):
                weight_number += 1
                text, colour, dashes = _look(
                    f"w_{{{weight_number}}}", weight, show
                )
                width = (
                    0.8 + 3.2 * abs(weight) / widest
                    if show == "values"
                    else 1.0
                )
                arrow(
                    ax,
                    start,
                    end,
                    color=colour,
                    linewidth=width,
                    linestyle=dashes,
                )
                # A third of the way: before the arrows of two neurons cross.
                on_arrow(ax, start, end, 0.33, text, color=colour)


def _look(name: str, value: float, show: str) -> tuple[str, str, str]:
    """Return what to write for a parameter, its colour and its line style."""
    if show == "structure":
        return "", COLOURS["ink"], "-"
    if show == "names":
        return f"${name}$", COLOURS["ink"], "-"
    return f"${name} = {value:.2f}$", *sign(value)


def _node_labels(sizes: Sequence[int]) -> list[list[tuple[str, str]]]:
    """Return text and colour for each neuron: x for inputs, h for hidden, o for output."""
    deep = len(sizes) > 3
    labels = [[(f"$x_{{{i}}}$", "faint") for i in range(1, sizes[0] + 1)]]
    for layer, size in enumerate(sizes[1:-1], start=1):
        above = f"^{{({layer})}}" if deep else ""
        labels.append(
            [
                (f"$h{above}_{{{i}}}$", f"hidden{2 - i % 2}")
                for i in range(1, size + 1)
            ]
        )
    labels.append([(f"$o_{{{i}}}$", "output") for i in range(1, sizes[-1] + 1)])
    return labels
