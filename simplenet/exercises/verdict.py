"""What a checker answers: whether it is right, and in a sentence what is not."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import fill
from types import FunctionType
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from IPython.lib.pretty import PrettyPrinter

#: How many digits a sentence shows; what differs beyond them is right.
DIGITS = 6
#: How many characters a line of a notebook's output has room for.
COLUMN = 70


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
    if isinstance(value, tuple):
        return f"({', '.join(map(written, value))})"
    if isinstance(value, np.ndarray | list):
        try:
            found = np.asarray(value, dtype=float)
        except (TypeError, ValueError, OverflowError):
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


def shortened(value: object, most: int = 60) -> str:
    """Return what Python writes for anything, cut where it is long."""
    try:
        text = repr(value)
    except Exception:  # an integer of too many digits, a class of the learner's
        return f"something of the type {type(value).__name__}"
    return text if len(text) <= most else f"{text[:most]} ..."
