"""A diagram of one neuron in full: weights, sum, bias and activation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simplenet.arrays import Like, Numbers
from simplenet.checks import Optional, checked
from simplenet.plotting.canvas import (
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
    from numpy.typing import ArrayLike

    from simplenet.neuron import Neuron


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
        stacked(x, count) for x, count in ((0, n_inputs), (2.3, 1), (4.1, 1))
    )
    highest = sources[0][1]
    ax = canvas(
        ax, (-0.9, 6.2), (min(-0.8, -highest - 0.4), max(1.6, highest + 0.4))
    )
    for i, (source, weight, caption) in enumerate(
        zip(sources, neuron.weights, captions, strict=True), start=1
    ):
        node(ax, source, f"$x_{i}$", "faint")
        ax.text(source[0] - 0.5, source[1], caption, ha="right", va="center")
        colour, dashes = sign(weight)
        arrow(ax, source, total, color=colour, linestyle=dashes)
        text = f"$w_{i} = {weight:.4g}$"
        on_arrow(ax, source, total, 0.5, text, color=colour)
    bias = (total[0], total[1] + 1.25)
    arrow(ax, bias, total)
    ax.text(*bias, f"bias $b = {neuron.bias:.4g}$", ha="center", va="center")
    node(ax, total, r"$\Sigma$", "ink")
    arrow(ax, total, activation)
    ax.text(3.2, 0.12, f"$z{values['z']}$", ha="center", va="bottom")
    node(ax, activation, "$f$", "ink")
    arrow(ax, activation, (5.3, 0))
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
