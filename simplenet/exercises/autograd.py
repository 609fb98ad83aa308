"""Exercises on autograd: a tape by hand, two new operations, and a walk back with a mistake."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import wraps
from numbers import Real

import numpy as np

from simplenet.activations import deriv_sigmoid, sigmoid
from simplenet.autograd import Number, slopes
from simplenet.exercises.by_hand import ByHand
from simplenet.exercises.checker import Checker
from simplenet.exercises.verdict import Verdict, written

_ORDINARY = (
    "What comes back is an ordinary number, which no record leads back from: "
    "return what record makes."
)

check_walk = ByHand(
    [5, 3],  # of a * b + a, at a = 3 and b = 4
    {
        "The product is not the only row of a: add what both give.": [4, 3],
        "The sum is not the only row of a: add what both give.": [1, 3],
        "They have changed places: a first, then b.": [3, 5],
        "A product grows with one factor at the rate of the other.": [4, 4],
    },
)


def _measured(answer: Callable, *values: float) -> list[float] | None:
    """Return value, slope at each argument and how many rows it took, of a recorded operation."""
    tape = []
    arguments = [Number(value, tape) for value in values]
    result = answer(*arguments)
    if result is None:
        return None
    if result is NotImplemented:
        raise TypeError("record wants ordinary numbers, such as z.value")
    if isinstance(result, Real):
        return [result] + [0] * (len(values) + 1)
    if not isinstance(result, Number):
        raise TypeError(f"a Number must come back, not {written(result)}")
    at = slopes(result)
    return [result.value, *(at[number] for number in arguments), len(tape)]


@np.errstate(over="ignore")
def _one_row(z: float) -> list[float]:
    return [sigmoid(z), deriv_sigmoid(z), 1]


_CHECK_SIGMOID = Checker(
    _one_row,
    [(0.0,), (2.0,), (-1000.0,)],
    lambda rng: (rng.normal(scale=3),),
    {
        "These are the steps of before: let record make one row of all.": (
            lambda z: _measured(sigmoid, z)
        ),
        "The slope is f(z) (1 - f(z)): it wants the output, not z.": (
            lambda z: [sigmoid(z), z * (1 - z), 1]
        ),
        "A factor of the slope is missing: it is f(z) (1 - f(z)).": (
            lambda z: [sigmoid(z), 1 - sigmoid(z), 1]
        ),
        _ORDINARY: lambda z: [sigmoid(z), 0, 0],
    },
    ("the value", "the slope", "the number of rows"),
)


def _larger(a: float, b: float) -> list[float]:
    return [np.maximum(a, b), float(a > b), float(b > a)]


_CHECK_MAXIMUM = Checker(
    _larger,
    [(3.0, 2.0), (2.0, 3.0), (-1.0, -4.0)],
    lambda rng: tuple(rng.normal(size=2)),
    {
        "The two slopes have changed places.": (
            lambda a, b: [max(a, b), float(a < b), float(b < a)]
        ),
        "The smaller one does not move the result: its slope is 0.": (
            lambda a, b: [max(a, b), 1, 1]
        ),
        "These are the slopes of a product.": lambda a, b: [max(a, b), b, a],
        "That is the smaller of the two.": (
            lambda a, b: [min(a, b), float(a < b), float(b < a)]
        ),
        _ORDINARY: lambda a, b: [max(a, b), 0, 0],
    },
    ("the value", "the slope at a", "the slope at b"),
)

_FORMULAS = {
    "1 - 2 * w": lambda w: 1 - 2 * w,
    "w * w": lambda w: w * w,
    "w * w * w": lambda w: w * w * w,
    "w * w + w": lambda w: w * w + w,
    "1 / (1 + w * w)": lambda w: 1 / (1 + w * w),
}


def _walked(answer: Callable, formula: str, w: float) -> object:
    """Return the slope that a walk back finds at w."""
    number = Number(w, [])
    found = answer(_FORMULAS[formula](number))
    return None if found is None else found[number]


def _walk(rows: Callable, give: Callable) -> Callable:
    """Return a wrong walk: in which order, and what a row makes of what is there."""

    def walk(loss: Number) -> dict[Number, float]:
        at = defaultdict(float, {loss: 1.0})
        for result, part, slope in rows(loss.tape):
            at[part] = give(at[part], at[result], slope)
        return at

    return walk


def _mistaken(rows: Callable, give: Callable) -> Callable:
    return lambda formula, w: _walked(_walk(rows, give), formula, w)


_CHECK_SLOPES = Checker(
    lambda formula, w: _walked(slopes, formula, w),
    [(formula, 2.0) for formula in _FORMULAS],
    lambda rng: (rng.choice([*_FORMULAS]).item(), rng.uniform(1, 3)),
    {
        "Where w is used twice, one way is lost: what do two rows do?": (
            _mistaken(reversed, lambda _, up, slope: up * slope)
        ),
        "A tape is played backwards.": (
            _mistaken(iter, lambda at, up, slope: at + up * slope)
        ),
        "The slope in a row is that of one step: the chain rule multiplies.": (
            _mistaken(reversed, lambda at, _, slope: at + slope)
        ),
        "The chain rule multiplies; you added the slopes along the way.": (
            _mistaken(reversed, lambda at, up, slope: at + up + slope)
        ),
    },
)


def check_recorded_sigmoid(answer: Callable) -> Verdict:
    """Return whether a function makes one row of the sigmoid, with the right slope."""
    return _CHECK_SIGMOID(_named(answer, lambda z: _measured(answer, z)))


def check_maximum(answer: Callable) -> Verdict:
    """Return whether a function makes the larger of two numbers, with the right slopes."""

    def measured(a: float, b: float) -> list[float] | None:
        found = _measured(answer, a, b)
        return found and found[:-1]

    return _CHECK_MAXIMUM(_named(answer, measured))


def check_slopes(answer: Callable) -> Verdict:
    """Return whether a function walks a tape back as `simplenet.autograd.slopes` does."""
    return _CHECK_SLOPES(
        _named(answer, lambda formula, w: _walked(answer, formula, w))
    )


def _named(answer: object, measured: Callable) -> object:
    """Return the measured function under the learner's name, or what is no function as it is."""
    return wraps(answer)(measured) if callable(answer) else answer
