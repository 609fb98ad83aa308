"""Check a number that was worked out by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isclose, isfinite
from numbers import Real

from simplenet.exercises.verdict import Verdict, not_yet, right, written


@dataclass(frozen=True)
class Number:
    """A check of a number: called with it, it returns a :class:`Verdict`.

    Attributes
    ----------
    wanted : float
        The right number.
    mistakes : mapping of str to float
        Wrong numbers by the sentence that says how one arrives at them.
    rounding : float
        By which share of its size a number may be off.
    """

    wanted: float
    mistakes: Mapping[str, float] = field(default_factory=dict)
    rounding: float = 0.01

    def __call__(self, answer: float) -> Verdict:
        """Return whether a number is right; nothing is raised, whatever comes."""
        if isinstance(answer, bool) or not isinstance(answer, Real):
            return not_yet(f"a number is wanted; {written(answer)} came.")
        if self.near(answer, self.wanted):
            return right(f"it is {written(float(self.wanted))}.")
        signs = {"The sign is turned round.": -self.wanted}
        hints = {**self.mistakes, **signs}.items()
        close = (said for said, wrong in hints if self.near(answer, wrong))
        return not_yet(f"{written(answer)} is not it.", next(close, ""))

    def near(self, answer: float, value: float) -> bool:
        """Return whether they are the same but for rounding."""
        try:
            found = float(answer)
        except OverflowError:  # an int beyond the largest float
            return False
        return isfinite(found) and isclose(
            found, value, rel_tol=self.rounding, abs_tol=1e-9
        )
