"""Check a table or a row of numbers that was worked out by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike

from simplenet.exercises.checker import numbers, shape_of
from simplenet.exercises.verdict import Verdict, not_yet, right, written


@dataclass(frozen=True)
class Table:
    """A check of a table or a row: called with it, it returns a :class:`Verdict`.

    Attributes
    ----------
    wanted : array_like
        The right numbers.
    mistakes : mapping of str to array_like
        Wrong ones by the sentence that says how one arrives at them.
    rounding : float
        By which share of its size a number may be off.
    """

    wanted: ArrayLike
    mistakes: Mapping[str, ArrayLike] = field(default_factory=dict)
    rounding: float = 0.01

    def __call__(self, answer: object) -> Verdict:
        """Return whether all are right; nothing is raised, whatever comes."""
        wanted = numbers(self.wanted)
        try:
            given = numbers(answer)
        except (TypeError, ValueError, OverflowError):
            given = np.array(np.nan)  # no table at all
        if given.shape != wanted.shape:
            return not_yet(
                f"what is wanted is {shape_of(wanted)}; {written(answer)} came."
            )
        if self.near(given, wanted).all():
            return right(f"it is {written(wanted)}.")
        place = tuple(np.argwhere(~self.near(given, wanted))[0])
        hints = (
            said
            for said, wrong in self.mistakes.items()
            if self.near(given, numbers(wrong)).all()
        )
        return not_yet(
            f"{written(given[place])} {position(place)} is not it.",
            next(hints, ""),
        )

    def near(self, given: np.ndarray, wanted: np.ndarray) -> np.ndarray:
        """Return which numbers are the same but for rounding."""
        return np.isclose(given, wanted, rtol=self.rounding, atol=1e-9)


def position(place: tuple[int, ...]) -> str:
    """Return in words where an entry stands."""
    if len(place) == 1:
        return f"in place {place[0] + 1}"
    return f"in row {place[0] + 1}, column {place[1] + 1}"
