"""Draw what the book holds: a neuron, a network, the people, a training, a decision.

Every function takes the object it draws, draws it on `ax` (or on a new figure) and returns the
Axes; `plot_learning` draws four on a figure of its own. matplotlib is imported on the first call,
not before.
"""

from simplenet.plotting.curves import plot_sigmoid, plot_slope
from simplenet.plotting.decisions import (
    plot_decision,
    plot_learning,
    plot_xor,
)
from simplenet.plotting.descent import plot_descent
from simplenet.plotting.digits import draw_digits, plot_confusion
from simplenet.plotting.lines import plot_lines, plot_losses, plot_runs
from simplenet.plotting.networks import draw_network
from simplenet.plotting.neurons import draw_neuron
from simplenet.plotting.passes import draw_backward
from simplenet.plotting.people import plot_people
from simplenet.plotting.reading import plot_reading
from simplenet.plotting.shapes import draw_shapes
from simplenet.plotting.spread import plot_histogram, plot_spread

__all__ = [
    "draw_backward",
    "draw_digits",
    "draw_network",
    "draw_neuron",
    "draw_shapes",
    "plot_confusion",
    "plot_decision",
    "plot_descent",
    "plot_histogram",
    "plot_learning",
    "plot_lines",
    "plot_losses",
    "plot_people",
    "plot_reading",
    "plot_runs",
    "plot_sigmoid",
    "plot_slope",
    "plot_spread",
    "plot_xor",
]
