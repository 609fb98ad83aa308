"""Compare a learner's function with the book's, and say in words what differs.

A mistake that many make is known as a wrong function with a sentence. Where the learner's function
agrees with that one on all cases, the sentence is the hint.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from contextlib import redirect_stdout
from copy import deepcopy
from dataclasses import dataclass, field
from io import StringIO
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simplenet.exercises.door import numbers
from simplenet.exercises.verdict import (
    Verdict,
    not_yet,
    raised,
    right,
    shape_of,
    written,
)

FRESH = 20  # random cases, new ones at each call
CLOSE = {"rtol": 1e-6, "atol": 1e-9}

Case = tuple[Any, ...]
Draw = Callable[[np.random.Generator], Case]


class NoResultError(Exception):
    """The learner's function gave nothing that can be compared; the text says what happened."""


@dataclass(frozen=True)
class Checker:
    """A check of a function: called with it, it returns a :class:`Verdict`.

    Attributes
    ----------
    truth : callable
        The right function. The names of its arguments stand in the sentences.
    examples : sequence of tuple
        Cases that are always tried, and first: those of the book.
    draw : callable
        Takes a ``numpy.random.Generator`` and returns a fresh case, a tuple of arguments.
    mistakes : mapping of str to callable
        Wrong functions by the sentence that says what is wrong with them.
    parts : sequence of str
        What the entries of a result are called, if it is a row of several quantities.
    """

    truth: Callable
    examples: Sequence[Case]
    draw: Draw
    mistakes: Mapping[str, Callable] = field(default_factory=dict)
    parts: Sequence[str] = ()

    def __call__(self, answer: Callable) -> Verdict:
        """Return what is right or wrong with a function; nothing is raised, whatever it does."""
        if not callable(answer):
            return not_yet(
                f"a function is wanted, by its name without brackets; "
                f"{written(answer)} came."
            )
        rng = np.random.default_rng()
        cases = [*self.examples, *(self.draw(rng) for _ in range(FRESH))]
        wanted = [numbers(self.truth(*case)) for case in cases]
        try:
            given = [self.outcome(answer, case) for case in cases]
        except NoResultError as error:
            return not_yet(str(error))
        if agree(given, wanted):
            return right(
                f"it agrees with the book's on {len(cases)} cases, "
                f"{FRESH} of them drawn at random."
            )
        number = next(
            n
            for n, pair in enumerate(zip(given, wanted, strict=True))
            if not close(*pair)
        )
        difference = (
            f"{self.call(answer, cases[number])} gave "
            f"{written(given[number])}; {written(wanted[number])} is wanted."
        )
        return not_yet(difference, self.hint(cases, given, wanted))

    def call(self, answer: Callable, case: Case) -> str:
        """Return the call with its arguments, as it would be typed."""
        names = inspect.signature(self.truth).parameters
        pairs = zip(names, case, strict=True)
        shown = ", ".join(f"{name}={written(value)}" for name, value in pairs)
        name = getattr(answer, "__name__", "<")
        return f"{name if name.isidentifier() else 'your function'}({shown})"

    def outcome(self, answer: Callable, case: Case) -> NDArray[np.float64]:
        """Return what the function makes of a case, as numbers, or raise `NoResultError`."""
        arguments, call = deepcopy(case), self.call(answer, case)
        printed = StringIO()
        try:
            with redirect_stdout(printed), np.errstate(all="ignore"):
                result = answer(*arguments)
        except (
            Exception,
            SystemExit,
        ) as error:  # whatever a learner's code may raise
            stopped = f"{call} stopped with {raised(error)}."
            raise NoResultError(stopped) from error
        if not all(map(np.array_equal, arguments, case)):
            raise NoResultError(
                f"{call} changed what it was given; a = a - b makes a new "
                f"array, and a -= b changes the old one."
            )
        if result is None:
            why = (
                "it prints, where it must return" if printed.getvalue() else ""
            )
            raise NoResultError(
                f"{call} gave nothing; {why or 'a return is missing'}."
            )
        try:
            return numbers(result)
        except TypeError as error:
            wish = f"{call} gave {written(result)}; numbers are wanted."
            raise NoResultError(wish) from error

    @np.errstate(all="ignore")  # large numbers are wrong enough
    def hint(
        self,
        cases: Sequence[Case],
        given: Sequence[NDArray],
        wanted: Sequence[NDArray],
    ) -> str:
        """Return the sentence of the mistake that explains all results, or "" for none."""
        for sentence, mistake in self.mistakes.items():
            if agree(given, [numbers(mistake(*case)) for case in cases]):
                return sentence
        for g, w in zip(given, wanted, strict=True):
            if g.shape != w.shape:
                return f"The result must be {shape_of(w)}."
        if self.parts:
            return about_parts(given, wanted, self.parts)
        return relation(row(given), row(wanted))


def close(given: NDArray, wanted: NDArray) -> bool:
    """Return whether two results are the same but for rounding."""
    return given.shape == wanted.shape and np.allclose(
        given, wanted, equal_nan=True, **CLOSE
    )


def row(results: Sequence[NDArray]) -> NDArray:
    """Return all numbers of all results in a row, whatever their shapes."""
    return np.hstack([*map(np.ravel, results)])


def agree(given: Sequence[NDArray], wanted: Sequence[NDArray]) -> bool:
    """Return whether all results of two functions are the same but for rounding."""
    return all(map(close, given, wanted))


def about_parts(
    given: Sequence[NDArray], wanted: Sequence[NDArray], parts: Sequence[str]
) -> str:
    """Return which parts of the results are wrong, and how; those that are wrong alike at once."""
    hints: dict[str, list[str]] = {}
    for part, g, w in zip(
        parts, np.transpose(given), np.transpose(wanted), strict=True
    ):
        if not close(g, w):
            hints.setdefault(relation(g, w, of="{}"), []).append(part)
    return " ".join(
        (said or f"{{}} {'are' if wrong[1:] else 'is'} wrong.").format(
            ", ".join(wrong)
        )
        for said, wrong in hints.items()
    )


def relation(given: NDArray, wanted: NDArray, of: str = "") -> str:
    """Return how wrong results, of all cases in a row, are related to the right ones.

    Where they are a part of what a function returns, `of` says which.
    """
    it = f"{of}:" if of else "It is"
    if not np.all(np.isfinite(given)):
        place = f" in {of}" if of else ""
        return f"There is a nan or an inf{place}, which is no number."
    if np.ptp(given) == 0:
        return f"{it} the same whatever comes in."
    if close(given, -wanted):
        whose = f" of {of}" if of else ""
        return f"The sign{whose} is turned round."
    size = np.linalg.norm(given) / np.linalg.norm(wanted)
    if close(given, size * wanted):
        return f"{it} always {written(size)} times what is wanted."
    return ""
