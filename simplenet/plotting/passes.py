"""The network of Part I on the way back: the partial derivatives of one sample's loss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simplenet.checks import Single, checked
from simplenet.plotting.canvas import RADIUS, arrow, beside, node, under
from simplenet.plotting.layout import layout
from simplenet.plotting.style import COLOURS, drawing

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from numpy.typing import ArrayLike

    from simplenet.network import OurNeuralNetwork


@checked(network=Single())
@drawing
def draw_backward(
    network: OurNeuralNetwork,
    x: ArrayLike,
    y_true: float,
    ax: Axes | None = None,
) -> Axes:
    r"""Draw how far one sample's loss follows each sum and each parameter, :eq:`eq-all-partials`.

    The places are those of `draw_network`, but the arrows run back from the loss. Each circle
    holds the slope at the weighted sum, :eq:`eq-back-to-sums`; at each arrow stands the partial
    derivative of its weight, and below each neuron that of its bias.

    Parameters
    ----------
    network : OurNeuralNetwork
        A single network.
    x : array_like, shape (2,)
        The sample.
    y_true : float
        Its right answer.
    ax : matplotlib.axes.Axes, optional
        Where to draw; without it on a new figure.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    TypeError, ValueError
        If `network` is a batch, or the sample not what `network.gradients` takes.
    """
    loss, slopes = network.loss(x, y_true), network.gradients(x, y_true)
    ax, ((x1, x2), (h1, h2), (o1,)) = layout(ax, (2, 2, 1))
    slope = {"color": COLOURS["slope"]}
    weights = {
        "w1": (x1, h1),
        "w2": (x2, h1),
        "w3": (x1, h2),
        "w4": (x2, h2),
        "w5": (h1, o1),
        "w6": (h2, o1),
    }
    for name, (start, end) in weights.items():
        arrow(ax, end, start, **slope)
        text, value = f"${_partial(name)}$", f"${slopes[name]:.4f}$"
        beside(ax, start, end, text, gap=0.3, room=3, **slope)
        beside(ax, start, end, value, below=True, gap=0.3, room=4, **slope)

    node(ax, x1, "$x_{1}$", "faint", f"${x[0]:.4g}$")
    node(ax, x2, "$x_{2}$", "faint", f"${x[1]:.4g}$")
    for number, centre, colour in (
        (1, h1, "hidden1"),
        (2, h2, "hidden2"),
        (3, o1, "output"),
    ):
        text = f"${_partial(f'z{number}')}$"
        value = f"${slopes[f'b{number}']:.4f}$"
        node(ax, centre, text, colour, value, **slope)
        under(ax, centre, f"$= {_partial(f'b{number}')}$", **slope)

    box = {"facecolor": "none", "edgecolor": COLOURS["ink"]}
    right, bottom = o1[0] + RADIUS, o1[1] + RADIUS + 0.65
    text = f"$L = {loss:.4f}$"
    ax.text(right, bottom, text, ha="right", va="bottom", bbox=box)
    arrow(ax, (o1[0], bottom - 0.15 + RADIUS), o1, **slope)
    return ax


def _partial(name: str) -> str:
    """Return the sign of the loss's derivative by what has this name."""
    return rf"\partial L / \partial {name[0]}_{{{name[1]}}}"
