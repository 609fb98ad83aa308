"""Diagrams of circles and arrows: one neuron in full, and networks of any size."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

import numpy as np

from simplenet.arrays import Like, Numbers
from simplenet.checks import Optional, checked
from simplenet.plotting.style import COLOURS, WIDTH, axes

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from numpy.typing import ArrayLike, NDArray

    from simplenet.neuron import Neuron

Point = tuple[float, float]

RADIUS = 0.36
LAYER_GAP, NEURON_GAP = 2.6, 1.5


class Layered(Protocol):
    """Anything with a matrix of weights (a row a neuron) and a vector of biases per layer."""

    weights: Sequence[NDArray]
    biases: Sequence[NDArray]


@checked(inputs=Optional(Numbers(((Like("neuron.weights"),),))))
def draw_neuron(
    neuron: Neuron, inputs: ArrayLike | None = None, ax: Axes | None = None
) -> Axes:
    """Draw a neuron's weights, sum, bias and activation, with the numbers of one sample.

    Parameters
    ----------
    neuron : Neuron
        What to draw.
    inputs : array_like, shape (n_inputs,), optional
        A sample: its inputs, the weighted sum z and the output y are then written in.
    ax : matplotlib.axes.Axes, optional
        Where to draw; without it on a new figure.

    Returns
    -------
    matplotlib.axes.Axes
    """
    n_inputs = len(neuron.weights)
    values = {"z": "", "y": ""}
    captions = [""] * n_inputs
    if inputs is not None:
        captions = [f"${value:.4g}$" for value in inputs]
        values["z"] = f" = {neuron.weighted_sum(inputs):.4g}"
        values["y"] = f" = {neuron.feedforward(inputs):.4f}"

    sources, [total], [activation] = (
        _column(x, count) for x, count in ((0, n_inputs), (2.3, 1), (4.1, 1))
    )
    highest = sources[0][1]
    ax = _canvas(
        ax, (-0.9, 6.2), (min(-0.8, -highest - 0.4), max(1.6, highest + 0.4))
    )
    for i, (source, weight, caption) in enumerate(
        zip(sources, neuron.weights, captions, strict=True), start=1
    ):
        _node(ax, source, f"$x_{i}$", "faint")
        ax.text(source[0] - 0.5, source[1], caption, ha="right", va="center")
        colour, dashes = _sign(weight)
        _arrow(ax, source, total, color=colour, linestyle=dashes)
        text = f"$w_{i} = {weight:.4g}$"
        _on_arrow(ax, source, total, 0.5, text, color=colour)
    bias = (total[0], total[1] + 1.25)
    _arrow(ax, bias, total)
    ax.text(*bias, f"bias $b = {neuron.bias:.4g}$", ha="center", va="center")
    _node(ax, total, r"$\Sigma$", "ink")
    _arrow(ax, total, activation)
    ax.text(3.2, 0.12, f"$z{values['z']}$", ha="center", va="bottom")
    _node(ax, activation, "$f$", "ink")
    _arrow(ax, activation, (5.3, 0))
    ax.text(5.05, 0, f"$y{values['y']}$", ha="left", va="center")
    ax.text(
        total[0], -0.5, "sum", ha="center", va="top", color=COLOURS["faint"]
    )
    ax.text(
        activation[0],
        -0.5,
        "activation",
        ha="center",
        va="top",
        color=COLOURS["faint"],
    )
    return ax


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
            f'show must be "structure", "names" or "values", got {show!r}'
        )
    sizes = [
        network.weights[0].shape[1],
        *(len(biases) for biases in network.biases),
    ]
    if inputs and len(inputs) != sizes[0]:
        raise ValueError(f"inputs must have {sizes[0]} names, got {inputs!r}")

    columns = [
        _column(LAYER_GAP * layer, size) for layer, size in enumerate(sizes)
    ]
    right = LAYER_GAP * (len(sizes) - 1)
    sides = (1.9 if inputs else 0.5, 1.9 if output else 0.5)
    highest = (max(sizes) - 1) / 2 * NEURON_GAP
    ax = _canvas(
        ax, (-sides[0], right + sides[1]), (-highest - 0.9, highest + 0.4)
    )
    _parameters(ax, network, columns, show)
    for column, labels in zip(columns, _node_labels(sizes), strict=True):
        for point, (text, colour) in zip(column, labels, strict=True):
            _node(ax, point, text, colour)
    for (x, y), text in zip(columns[0], inputs, strict=False):
        ax.text(x - 0.5, y, text, ha="right", va="center")
    ax.text(right + 0.5, 0, output, ha="left", va="center")
    return ax


def draw_shapes(
    matrices: Sequence[tuple[str, int, int]], ax: Axes | None = None
) -> Axes:
    """Draw matrices as boxes, a cell for each number, with signs between them.

    Parameters
    ----------
    matrices : sequence of (str, int, int)
        What stands above each box, how many rows it has, and how many columns. No rows: a sign
        such as "=", that stands alone.
    ax : matplotlib.axes.Axes, optional
        Where to draw; without it on a new figure.

    Returns
    -------
    matplotlib.axes.Axes
    """
    from matplotlib.patches import Rectangle

    widths = [max(columns, 1) for _, _, columns in matrices]
    tallest = max(rows for _, rows, _ in matrices)
    gap = 0.7
    right = sum(widths) + gap * (len(widths) - 1)
    half = tallest / 2
    ax = _canvas(ax, (-0.3, right + 0.3), (-half - 0.9, half + 1.0))
    x = 0.0
    for (text, rows, columns), width in zip(matrices, widths, strict=True):
        middle = x + width / 2
        if not rows:
            ax.text(middle, 0, text, ha="center", va="center", fontsize="large")
        for row, column in np.ndindex(rows, columns):
            corner = (x + column, rows / 2 - row - 1)
            ax.add_patch(
                Rectangle(corner, 1, 1, fill=False, edgecolor=COLOURS["ink"])
            )
        if rows:
            ax.text(middle, rows / 2 + 0.2, text, ha="center", va="bottom")
            size = f"{rows} × {columns}"  # noqa: RUF001 - the sign for "by"
            look = {"ha": "center", "va": "top", "color": COLOURS["faint"]}
            ax.text(middle, -rows / 2 - 0.2, size, **look)
        x += width + gap
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
                _arrow(
                    ax,
                    start,
                    end,
                    color=colour,
                    linewidth=width,
                    linestyle=dashes,
                )
                # A third of the way: before the arrows of two neurons cross.
                _on_arrow(ax, start, end, 0.33, text, color=colour)


def _look(name: str, value: float, show: str) -> tuple[str, str, str]:
    """Return what to write for a parameter, its colour and its line style."""
    if show == "structure":
        return "", COLOURS["ink"], "-"
    if show == "names":
        return f"${name}$", COLOURS["ink"], "-"
    return f"${name} = {value:.2f}$", *_sign(value)


def _sign(value: float) -> tuple[str, str]:
    """Return colour and line style for a value above, below or at 0."""
    if value == 0:
        return COLOURS["ink"], "-"
    return (
        (COLOURS["positive"], "-") if value > 0 else (COLOURS["negative"], "--")
    )


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


def _column(x: float, count: int) -> list[Point]:
    """Return `count` points below one another, centred on height 0."""
    return [(x, ((count - 1) / 2 - i) * NEURON_GAP) for i in range(count)]


def _canvas(ax: Axes | None, xlim: Point, ylim: Point) -> Axes:
    """Return axes without frame whose two units are of one length."""
    ax = axes(ax, height=WIDTH * (ylim[1] - ylim[0]) / (xlim[1] - xlim[0]))
    ax.set(xlim=xlim, ylim=ylim, aspect="equal")
    ax.axis("off")
    return ax


def _node(ax: Axes, centre: Point, text: str, colour: str) -> None:
    from matplotlib.patches import Circle

    ax.add_patch(
        Circle(
            centre,
            RADIUS,
            facecolor="none",
            edgecolor=COLOURS[colour],
            linewidth=1.8,
        )
    )
    ax.text(*centre, text, ha="center", va="center", fontsize="large")


def _arrow(ax: Axes, start: Point, end: Point, **line: object) -> None:
    """Draw an arrow from the rim of one circle to the rim of the other."""
    from matplotlib.patches import FancyArrowPatch

    along = np.subtract(end, start)
    rim = along / np.hypot(*along) * RADIUS
    look = {"color": COLOURS["ink"], "linewidth": 1.0, **line}
    ax.add_patch(
        FancyArrowPatch(
            start + rim,
            end - rim,
            arrowstyle="-|>",
            mutation_scale=9,
            shrinkA=0,
            shrinkB=0,
            **look,
        )
    )


def _on_arrow(
    ax: Axes,
    start: Point,
    end: Point,
    part: float,
    text: str,
    color: str = COLOURS["ink"],
) -> None:
    """Write on an arrow, `part` of the way along it."""
    x, y = start + part * np.subtract(end, start)
    behind = {"facecolor": COLOURS["paper"], "edgecolor": "none", "pad": 1.5}
    ax.text(
        x,
        y,
        text,
        ha="center",
        va="center",
        color=color,
        bbox=behind if text else None,
    )
