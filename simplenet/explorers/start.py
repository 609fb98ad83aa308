"""What a cell hands over to a figure that readers can move."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


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

    Raises
    ------
    TypeError, ValueError
        If a page could not be handed this: JSON knows no arrays, no infinity and no NaN.
    """

    def __init__(
        self, kind: str, state: Mapping[str, float], **data: object
    ) -> None:
        self.kind = kind
        self.state = {name: float(value) for name, value in state.items()}
        self.data = data
        held = {"kind": kind, "start": self.state, **data}
        # At once: what is raised while Jupyter asks is no error of the cell.
        self._text = json.dumps(held, separators=(",", ":"), allow_nan=False)

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        """Hand everything over; Jupyter asks for it by this name."""
        return {TYPE: self._text}
