"""Check several numbers at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from simplenet.exercises.verdict import Verdict, not_yet, right, written


@dataclass(frozen=True)
class Row:
    """A check of several numbers: called with them, or with a list, it returns a :class:`Verdict`.

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
        given = answer[0] if len(answer) == 1 else answer
        try:
            found = np.array(given)
        except Exception:  # ragged lists, and whatever else may come
            found = np.array(None)
        if (
            found.shape != (len(self.names),)
            or found.dtype.kind not in "iuf"
            or not np.all(np.isfinite(found))
        ):
            return not_yet(
                f"{len(self.names)} numbers are wanted, {listed(self.names)}; "
                f"{written(given)} came."
            )
        with np.errstate(all="ignore"):  # large numbers are wrong enough
            return self.judge(*found.astype(float).tolist())


def exactly(
    names: Sequence[str], wanted: ArrayLike, mistakes: Mapping[str, ArrayLike]
) -> Row:
    """Return the check of numbers that are right one way only, with known mistakes by sentence."""

    def judge(*answer: float) -> Verdict:
        fits = np.isclose(answer, wanted)
        if np.all(fits):
            return right(f"{written(answer)} it is.")
        hints = [
            sentence
            for sentence, wrong in mistakes.items()
            if np.allclose(answer, wrong)
        ]
        if np.any(fits):
            wrong = [n for n, fit in zip(names, fits, strict=True) if not fit]
            hints.append(f"Look again at {listed(wrong)}.")
        return not_yet(f"{written(answer)} is not it.", *hints[:1])

    return Row(names, judge)


def listed(names: Sequence[str]) -> str:
    """Return names as a sentence lists them."""
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last
