"""Curves: the sigmoid, and the loss along one parameter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from simplenet.activations import deriv_sigmoid, sigmoid
from simplenet.checks import Positive, Single, checked
from simplenet.plotting.style import COLOURS, axes, drawing, plain, symbol

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from numpy.typing import ArrayLike

    from simplenet.network import OurNeuralNetwork

#: A derivative, and the tangent that shows it, are dashed.
SLOPE = {"linewidth": 2, "linestyle": "--"}


@drawing
def plot_sigmoid(*, derivative: bool = False, ax: Axes | None = None) -> Axes:
    """Draw the sigmoid from -6 to 6, :eq:`eq-sigmoid`, and on wish its derivative.

    Parameters
    ----------
    derivative : bool
        Draw the derivative, :eq:`eq-deriv-sigmoid`, below the curve.
    ax : matplotlib.axes.Axes, optional
        Where to draw; without it on a new figure.

    Returns
    -------
    matplotlib.axes.Axes
    """
    ax = plain(axes(ax, 2.8), "$z$", "")
    z = np.linspace(-6, 6, 241)
    ax.plot(z, sigmoid(z), color=COLOURS["ink"], linewidth=2)
    ax.text(2.2, 0.82, "$f(z)$", va="top")
    if derivative:
        ax.plot(z, deriv_sigmoid(z), color=COLOURS["slope"], **SLOPE)
        ax.text(1.8, 0.2, "$f'(z)$", color=COLOURS["slope"])
    ax.axhline(0, color=COLOURS["faint"], linewidth=0.8)
    ax.axhline(1, color=COLOURS["faint"], linewidth=0.8, linestyle=":")
    ax.set(xticks=range(-6, 7, 2), yticks=(0, 0.25, 0.5, 0.75, 1))
    return ax


@checked(network=Single(), reach=Positive())
@drawing
def plot_slope(
    network: OurNeuralNetwork,
    name: str,
    x: ArrayLike,
    y_true: float,
    *,
    reach: float = 3.0,
    ax: Axes | None = None,
) -> Axes:
    """Draw one sample's loss along one parameter, with the tangent that `gradients` gives.

    Parameters
    ----------
    network : OurNeuralNetwork
        A single network; it is not changed.
    name : str
        The parameter that moves, ``"w1"`` to ``"b3"``; the other eight stay.
    x : array_like, shape (2,)
        The sample.
    y_true : float
        Its right answer.
    reach : float
        How far to go to either side.
    ax : matplotlib.axes.Axes, optional
        Where to draw; without it on a new figure.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    TypeError, ValueError
        If `network` is a batch, `name` not one of the nine parameters, `reach` not positive, or
        the sample not what `network.gradients` takes.
    """
    if name not in network.parameters:
        raise ValueError(
            f"name must be one of {', '.join(network.parameters)}, got {name!r}"
        )
    here = network.parameters[name]
    loss = network.loss(x, y_true)
    slope = network.gradients(x, y_true)[name]

    along = np.linspace(here - reach, here + reach, 121)
    moved = network.from_parameters(**{**network.parameters, name: along})
    ax = plain(axes(ax, 2.8), symbol(name), "loss of one sample")
    ax.plot(
        along,
        moved.loss(x, y_true),
        color=COLOURS["ink"],
        linewidth=2,
    )
    near = here + np.array([-reach, reach]) / 3
    tangent = loss + slope * (near - here)
    ax.plot(near, tangent, color=COLOURS["slope"], **SLOPE)
    ax.plot([here], [loss], "o", color=COLOURS["ink"])
    ax.annotate(
        f"slope ${slope:.4f}$",
        (here, loss),
        (8, -8),
        textcoords="offset points",
        va="top",
    )
    return ax
