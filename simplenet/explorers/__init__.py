"""What the figures that readers can move start from: the numbers of the book's own objects.

Each function returns a `Start`. A cell glues it under the name of a figure, and the directive
`explorer` (`simplenet.sphinxext.explorers`) makes that figure movable. Its numbers should be ones
that its sliders can show, such as weights in tenths: an address keeps no others.
"""

from simplenet.explorers.by_hand import network, neuron, person
from simplenet.explorers.reading import digits
from simplenet.explorers.start import Start
from simplenet.explorers.trainings import backprop, descent, learning, xor

__all__ = [
    "Start",
    "backprop",
    "descent",
    "digits",
    "learning",
    "network",
    "neuron",
    "person",
    "xor",
]
