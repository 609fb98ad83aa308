"""A diagram of a network of any size: neurons, what their parameters are, and what they say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

import numpy as np

from simplenet import matrices
from simplenet.arrays import Numbers, refuse_overflow
from simplenet.checks import Single, checked, shown
from simplenet.plotting.canvas import (
    RADIUS,
    arrow,
    beside,
    brief,
    node,
    sign,
    under,
)
from simplenet.plotting.layout import layout, names
from simplenet.plotting.style import COLOURS, drawing

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from numpy.typing import ArrayLike, NDArray

    from simplenet.plotting.canvas import Point


class Layered(Protocol):
    """Anything with a matrix of weights (a row a neuron) and a vector of biases per layer."""

    weights: Sequence[NDArray]
    biases: Sequence[NDArray]


@checked(network=Single())
@drawing
def draw_network(
    network: Layered,
    show: str = "structure",
    *,
    sample: ArrayLike | None = None,
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
    sample : array_like, shape (n_inputs,), optional
        A sample: what it makes of each neuron is then written in the circles.
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
    TypeError, ValueError
        If `network` is a batch, `show` none of the three, `inputs` does not have a name for each
        input, or `sample` not a number for each.
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
    values = [[""] * size for size in sizes]
    if sample is not None:
        X = Numbers(((sizes[0],),))("sample", sample)[np.newaxis]
        every = map(np.ravel, (*network.weights, *network.biases))
        refuse_overflow("sample", X, np.concatenate([*every]))
        layers = matrices.forward(network.weights, network.biases, X)
        values = [[f"${value:.4f}$" for value in layer[0]] for layer in layers]
        values[0] = [f"${value:.4g}$" for value in X[0]]

    sides = (1.4 if inputs else 0, 1.4 if output else 0)
    ax, columns = layout(ax, sizes, *sides)
    _parameters(ax, network, columns, show)
    for column in zip(columns, names(sizes), values, strict=True):
        for point, (name, colour), value in zip(*column, strict=True):
            node(ax, point, name, colour, value)
    for (x, y), text in zip(columns[0], inputs, strict=False):
        ax.text(x - RADIUS - 0.15, y, text, ha="right", va="center")
    right = columns[-1][0][0] + RADIUS + 0.15
    ax.text(right, 0, output, ha="left", va="center")
    return ax


def _parameters(
    ax: Axes, network: Layered, columns: Sequence[Sequence[Point]], show: str
) -> None:
    """Draw an arrow for each weight and, where wanted, names or values at arrows and neurons."""
    widest = max(np.abs(weights).max() for weights in network.weights) or 1.0
    weight_number = bias_number = 0
    for starts, ends, weights, biases in zip(
        columns, columns[1:], network.weights, network.biases, strict=False
    ):
        for end, row, bias in zip(ends, weights, biases, strict=True):
            bias_number += 1
            text, colour, _ = _look(f"b_{{{bias_number}}}", bias, show)
            under(ax, end, text, color=colour)
            for start, weight in zip(starts, row, strict=True):
                weight_number += 1
                name = f"w_{{{weight_number}}}"
                text, colour, dashes = _look(name, weight, show)
                size = abs(weight) / widest
                width = 0.8 + 3.2 * size if show == "values" else 1.0
                line = {"linewidth": width, "linestyle": dashes}
                arrow(ax, start, end, color=colour, **line)
                room = 2 + width / 2
                beside(ax, start, end, text, room=room, color=colour)


def _look(name: str, value: float, show: str) -> tuple[str, str, str]:
    """Return what to write for a parameter, its colour and its line style."""
    if show == "structure":
        return "", COLOURS["ink"], "-"
    if show == "names":
        return f"${name}$", COLOURS["ink"], "-"
    return f"${name} = {brief(value)}$", *sign(value)
