"""Draw what the book holds: a neuron, a network, the people, a training, a decision.

Every function takes the object it draws, draws it on `ax` (or on a new figure) and returns the
Axes. matplotlib is imported on the first call, not before.
"""

from simplenet.plotting.curves import plot_losses, plot_sigmoid, plot_slope
from simplenet.plotting.diagrams import draw_network, draw_neuron
from simplenet.plotting.people import plot_decision, plot_people

__all__ = [
    "draw_network",
    "draw_neuron",
    "plot_decision",
    "plot_losses",
    "plot_people",
    "plot_sigmoid",
    "plot_slope",
]
