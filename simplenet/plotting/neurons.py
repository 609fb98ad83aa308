"""A diagram of one neuron in full: weights, sum, bias and activation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simplenet.arrays import Like, Numbers
from simplenet.checks import Optional, checked
from simplenet.plotting.canvas import (
    RADIUS,
    arrow,
    beside,
    canvas,
    node,
    sign,
    stacked,
    under,
)
from simplenet.plotting.style import COLOURS, drawing

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from numpy.typing import ArrayLike

    from simplenet.neuron import Neuron


@checked(inputs=Optional(Numbers(((Like("neuron.weights"),),))))
@drawing
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
    captions, z, y = [""] * n_inputs, "$z$", "$y$"
    if inputs is not None:
        captions = [f"${value:.4g}$" for value in inputs]
        z = f"$z = {neuron.weighted_sum(inputs):.4g}$"
        y = f"$y = {neuron.feedforward(inputs):.4f}$"

    sources, [total], [activation], [end] = (
        stacked(x, count)
        for x, count in ((0, n_inputs), (2.6, 1), (4.9, 1), (6.4, 1))
    )
    top = sources[0][1] + RADIUS
    ax = canvas(ax, (-0.6, 7.2), (min(-1.0, -top - 0.1), max(1.6, top + 0.1)))
    for i, (source, weight, caption) in enumerate(
        zip(sources, neuron.weights, captions, strict=True), start=1
    ):
        node(ax, source, f"$x_{i}$", "faint", caption)
        colour, dashes = sign(weight)
        arrow(ax, source, total, color=colour, linestyle=dashes)
        text = f"$w_{i} = {weight:.4g}$"
        beside(ax, source, total, text, color=colour)
    bias = (total[0], total[1] + 1.25)
    text = f"bias $b = {neuron.bias:.4g}$"
    ax.text(*bias, text, ha="center", va="bottom")
    arrow(ax, (total[0], total[1] + 1.2 + RADIUS), total)
    node(ax, total, r"$\Sigma$", "ink")
    arrow(ax, total, activation)
    middle = (total[0] + activation[0]) / 2
    ax.text(middle, 0.1, z, ha="center", va="bottom")
    node(ax, activation, "$f$", "ink")
    arrow(ax, activation, end)
    ax.text(end[0] - RADIUS + 0.05, 0, y, ha="left", va="center")
    under(ax, total, "sum", color=COLOURS["faint"])
    under(ax, activation, "activation", color=COLOURS["faint"])
    return ax
