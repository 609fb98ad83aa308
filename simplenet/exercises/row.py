"""Check a row of numbers where more than one answer may be right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from simplenet.exercises.verdict import Verdict, not_yet, written


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
            names = f"{', '.join(self.names[:-1])} and {self.names[-1]}"
            return not_yet(
                f"{len(self.names)} numbers are wanted, {names}; "
                f"{written(given)} came."
            )
        with np.errstate(all="ignore"):  # large numbers are wrong enough
            return self.judge(*found.astype(float).tolist())
