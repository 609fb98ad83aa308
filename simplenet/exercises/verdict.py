"""What a checker answers: whether it is right, and in a sentence what is not."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import fill
from types import FunctionType
from typing import TYPE_CHECKING

import numpy as np

from simplenet.exercises.door import numbers

if TYPE_CHECKING:
    from IPython.lib.pretty import PrettyPrinter

#: How many digits a sentence shows; what differs beyond them is right.
DIGITS = 6
#: How many characters a line of a notebook's output has room for.
COLUMN = 70
#: After how many characters what Python writes for anything is cut.
MOST = 60


@dataclass(frozen=True)
class Verdict:
    """Right or not yet. Where Python shows it, it is its sentence; where Python asks, its truth.

    Attributes
    ----------
    right : bool
        Whether the answer is right.
    says : str
        The sentence.
    """

    right: bool
    says: str

    def __bool__(self) -> bool:
        """Return whether the answer is right, so that ``assert check_loss(my_loss)`` works."""
        return self.right

    def __repr__(self) -> str:
        """Return the sentence."""
        return self.says

    def _repr_pretty_(self, printer: PrettyPrinter, _: bool) -> None:
        """Show the sentence in a notebook, in lines that fit its cells."""
        printer.text(fill(self.says, COLUMN, break_on_hyphens=False))


def right(why: str) -> Verdict:
    """Return the verdict for a right answer."""
    return Verdict(True, f"Right: {why}")


def not_yet(*why: str) -> Verdict:
    """Return the verdict for any other; what is empty is left out."""
    return Verdict(False, " ".join(["Not yet:", *filter(None, why)]))


def written(value: object) -> str:
    """Return a number, an array or anything else as a learner would type it, in short."""
    if isinstance(value, np.generic):  # which Python writes as np.int64(1)
        value = value.item()
    if isinstance(value, tuple):
        return f"({', '.join(map(written, value))})"
    if isinstance(value, np.ndarray | list):
        try:
            found = numbers(value)
        except TypeError:
            return shortened(value)
        if found.ndim == 0:
            return written(found.item())
        line = np.array2string(
            found,
            separator=", ",
            threshold=20,
            formatter={"float_kind": written},
        )
        return line.replace("\n", "")
    if isinstance(value, float | np.floating):
        return f"{value:.{DIGITS}g}"
    if isinstance(value, FunctionType):
        return value.__name__
    return shortened(value)


def shortened(value: object) -> str:
    """Return what Python writes for anything, cut where it is long."""
    try:
        text = repr(value)
    except Exception:  # an integer of too many digits, a class of the learner's
        return f"something of the type {type(value).__name__}"
    return text if len(text) <= MOST else f"{text[:MOST]} ..."


def raised(error: BaseException) -> str:
    """Return what a learner's code has raised, as Python writes it below a traceback."""
    try:
        text = f"{type(error).__name__}: {error}"
    except Exception:  # a class of the learner's
        text = type(error).__name__
    return text.removesuffix(": ")


def shape_of(result: np.ndarray) -> str:
    """Return in words what a result looks like."""
    if result.ndim == 0:
        return "a single number"
    if result.ndim == 1:
        return f"{len(result)} numbers in a row"
    return f"an array of shape {result.shape}"
