"""Automatic differentiation: numbers that record what they are made from, and the walk back."""

from __future__ import annotations

from collections import defaultdict
from numbers import Real
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    #: Triples of a result, a part that it was made from, and the slope between the two.
    Tape = list[tuple["Number", "Number", float]]


class Number:
    """A number that can be computed with, and that records on a tape what is made from it.

    The other operand of ``+ - * /`` is a number on the same tape, or an ordinary number, which is
    not recorded. ``numpy.exp`` calls the method `exp`. So the formulas of the package compute
    with these numbers, unchanged.

    Parameters
    ----------
    value : float
        What it is worth.
    tape : list
        Where each operation with it puts triples of a result, a part and a slope.

    Raises
    ------
    TypeError, ValueError
        In an operation: if the other operand is no number, or is on another tape.
    """

    def __init__(self, value: float, tape: Tape) -> None:
        self.value = value
        self.tape = tape

    def __repr__(self) -> str:
        """Show the value."""
        return f"Number({self.value})"

    def __add__(self, other: Number | float) -> Number:
        """Return a + b, which grows with either at the rate 1."""
        a, b = self.value, self.value_of(other)
        return self.record(a + b, [(self, 1), (other, 1)])

    __radd__ = __add__

    def __sub__(self, other: Number | float) -> Number:
        """Return a - b, which falls when b grows."""
        a, b = self.value, self.value_of(other)
        return self.record(a - b, [(self, 1), (other, -1)])

    def __mul__(self, other: Number | float) -> Number:
        """Return a * b, which grows with a at the rate b, and with b at the rate a."""
        a, b = self.value, self.value_of(other)
        return self.record(a * b, [(self, b), (other, a)])

    __rmul__ = __mul__

    def __truediv__(self, other: Number | float) -> Number:
        """Return a / b."""
        a, b = self.value, self.value_of(other)
        return self.record(a / b, [(self, 1 / b), (other, -a / b / b)])

    def __rsub__(self, other: float) -> Number:
        """Return b - a for an ordinary number b."""
        return self.record(other - self.value, [(self, -1)])

    def __rtruediv__(self, other: float) -> Number:
        """Return b / a for an ordinary number b."""
        ratio = other / self.value
        return self.record(ratio, [(self, -ratio / self.value)])

    def __neg__(self) -> Number:
        """Return -a."""
        return self.record(-self.value, [(self, -1)])

    def exp(self) -> Number:
        """Return e to the power of a, whose slope is its own size."""
        power = np.exp(self.value)
        return self.record(power, [(self, power)])

    def value_of(self, other: Number | float) -> float:
        """Return what the other operand is worth."""
        if not isinstance(other, Number):
            return other
        if other.tape is not self.tape:
            raise ValueError("numbers on two tapes cannot be computed with")
        return other.value

    def record(
        self, value: float, parts: list[tuple[Number | float, float]]
    ) -> Number:
        """Return the number with this value, and record the slope at each of its parts."""
        if not isinstance(value, Real):
            return NotImplemented
        result = Number(value, self.tape)
        for part, slope in parts:
            if isinstance(part, Number):
                self.tape.append((result, part, slope))
        return result


def slopes(loss: Number) -> defaultdict[Number, float]:
    """Return the slope of `loss` at every number that it depends on, by the number.

    A number that it does not depend on has the slope 0.
    """
    at = defaultdict(float, {loss: 1.0})
    for result, part, slope in reversed(loss.tape):
        at[part] += at[result] * slope
    return at
