"""What the figures that readers can move start from: the numbers of the book's own objects.

Each function returns a `Start`. A cell glues it under the name of a figure, and the directive
`explorer` (`simplenet.sphinxext.explorers`) makes that figure movable.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from simplenet.arrays import Like, Numbers
from simplenet.checks import checked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import ArrayLike

    from simplenet.neuron import Neuron


#: By this name a page knows what a cell hands over. Notebooks want such outputs as text.
TYPE = "text/vnd.simplenet.start"


class Start:
    """The kind of a movable figure, the numbers it starts from, and what else it shows.

    Parameters
    ----------
    kind : str
        The name of its script and of its template.
    state : mapping of str to float
        What can be moved, by name.
    **data : object
        What stays: anything that JSON can hold.
    """

    def __init__(
        self, kind: str, state: Mapping[str, float], **data: object
    ) -> None:
        self.kind = kind
        self.state = {name: float(value) for name, value in state.items()}
        self.data = data

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        """Hand everything over; Jupyter asks for it by this name."""
        held = {"kind": self.kind, "start": self.state, **self.data}
        return {TYPE: json.dumps(held, separators=(",", ":"), allow_nan=False)}


@checked(inputs=Numbers(((Like("neuron.weights"),),)))
def neuron(neuron: Neuron, inputs: ArrayLike) -> Start:
    """Return the start of a neuron with two inputs.

    Parameters
    ----------
    neuron : Neuron
        Its weights and its bias.
    inputs : array_like, shape (2,)
        The sample.

    Returns
    -------
    Start
    """
    (w1, w2), (x1, x2) = neuron.weights, inputs
    state = {"w1": w1, "w2": w2, "b": neuron.bias, "x1": x1, "x2": x2}
    return Start("neuron", state)
