"""Check numbers that were worked out by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from simplenet.exercises.door import numbers, taken
from simplenet.exercises.verdict import (
    Verdict,
    not_yet,
    right,
    shape_of,
    written,
)


@dataclass(frozen=True)
class ByHand:
    """A check of a number, a row or a table that is right one way only.

    Called with it, or with the numbers of a row one by one, it returns a :class:`Verdict`.

    Attributes
    ----------
    wanted : array_like
        What is right.
    mistakes : mapping of str to array_like
        What is wrong, by the sentence that says how one arrives at it.
    rounding : float
        By which share of its size a number may be off.
    """

    wanted: ArrayLike
    mistakes: Mapping[str, ArrayLike]
    rounding: float = 0.01

    def __call__(self, *answer: object) -> Verdict:
        """Return whether all numbers are right; nothing is raised, whatever comes."""
        given, wanted = _as_one(answer), numbers(self.wanted)
        found = taken(given, wanted.shape)
        if found is None:
            return not_yet(
                f"what is wanted is {shape_of(wanted)}; {written(given)} came."
            )
        near = self.near(found, wanted)
        if near.all():
            return right(f"it is {written(wanted)}.")
        known = {**self.mistakes, "The sign is turned round.": -wanted}
        hints = (
            said
            for said, wrong in known.items()
            if self.near(found, wrong).all()
        )
        place = tuple(np.argwhere(~near)[0])
        where = f"{written(found[place])}{position(place)}"
        return not_yet(f"{where} is not it.", next(hints, ""))

    def near(self, found: NDArray, value: ArrayLike) -> NDArray[np.bool_]:
        """Return which numbers are the same but for rounding, which is as coarse for a mistake."""
        size = np.maximum(np.abs(numbers(value)), np.abs(numbers(self.wanted)))
        return np.abs(found - value) <= self.rounding * size + 1e-9


def position(place: tuple[int, ...]) -> str:
    """Return in words where a number stands in a row or a table, "" where it stands alone."""
    words = {1: " in place {}", 2: " in row {}, column {}"}
    return words.get(len(place), "").format(*(n + 1 for n in place))


@dataclass(frozen=True)
class Row:
    """A check of several numbers that may be right in more than one way.

    Called with them, or with a list, it returns a :class:`Verdict`.

    Attributes
    ----------
    names : sequence of str
        What the numbers are called, in their order.
    judge : callable
        Takes the numbers, finite floats and as many as there are names, and returns a verdict.
    """

    names: Sequence[str]
    judge: Callable[..., Verdict]

    def __call__(self, *answer: object) -> Verdict:
        """Return what is right or wrong with the numbers; nothing is raised, whatever comes."""
        given = _as_one(answer)
        found = taken(given, (len(self.names),))
        if found is None:
            *others, last = self.names
            return not_yet(
                f"{len(self.names)} numbers are wanted, {', '.join(others)} "
                f"and {last}; {written(given)} came."
            )
        with np.errstate(all="ignore"):  # large numbers are wrong enough
            return self.judge(*found.tolist())


def _as_one(answer: tuple[object, ...]) -> object:
    return answer[0] if len(answer) == 1 else answer
