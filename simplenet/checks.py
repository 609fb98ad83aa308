"""Doors: what users call checks its arguments by rules, so that the formulas need no checks.

A rule is a small object that says what an argument must be. Called, it returns the argument as the
function wants it, or raises an error that names the argument, the wish and what came. `checked`
hangs rules on a function, which makes it a door.
"""

from __future__ import annotations

import inspect
import os
import reprlib
from collections.abc import Mapping, Set
from functools import wraps
from math import inf
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    #: All arguments of a call by name, those before this one already checked.
    Known = dict[str, Any]


class Rule(Protocol):
    """What an argument must be."""

    def __call__(self, name: str, value: object, known: Known) -> object:
        """Return `value` as the function wants it, or raise."""


def checked(**rules: Rule) -> Callable[[Callable], Callable]:
    """Make a door of a function: check its arguments by these rules, in this order.

    The function runs only when every rule has let its argument through. Meanwhile numpy does not
    warn; but a callback is the caller's own code and gets the caller's settings back.
    """

    def at_the_door(function: Callable) -> Callable:
        parameters = inspect.signature(function).parameters
        order = tuple(parameters)
        places = sum(p.kind is not p.KEYWORD_ONLY for p in parameters.values())
        defaults = {
            name: p.default
            for name, p in parameters.items()
            if p.default is not p.empty
        }

        @wraps(function)
        def door(*args: object, **kwargs: object) -> object:
            known = dict(zip(order, args))
            if kwargs or len(args) < len(order) or places < len(args):
                # `Signature.bind` would do this too, in six times the time.
                placed, known = known, {**defaults, **known, **kwargs}
                wrong = known.keys() != parameters.keys() or len(args) > places
                if wrong or not kwargs.keys().isdisjoint(placed):
                    return function(*args, **kwargs)  # Python refuses it
            outside = np.geterr() if "callback" in rules else None
            with np.errstate(all="ignore"):
                for name, rule in rules.items():
                    known[name] = rule(name, known[name], known)
                if outside and known["callback"] is not None:
                    known["callback"] = np.errstate(**outside)(
                        known["callback"]
                    )
                return function(**known)

        door.rules = rules
        return door

    return at_the_door


class Count(NamedTuple):
    """A whole number from 1 or 0 up, to the length of another argument where one is named."""

    most: str | None = None
    least: int = 1

    def __call__(self, name: str, value: int, known: Known) -> int:
        """Return an int."""
        most = inf if self.most is None else len(known[self.most])
        end = "up" if self.most is None else f"to {most}"
        wish = f"a whole number from {self.least} {end}"
        if isinstance(value, bool) or not isinstance(value, (int, np.integer)):
            raise TypeError(f"{name} must be {wish}, got {shown(value)}")
        if not self.least <= value <= most:
            raise ValueError(f"{name} must be {wish}, got {shown(value)}")
        return int(value)


class Positive(NamedTuple):
    """A finite number above 0."""

    def __call__(self, name: str, value: float, _: Known) -> float:
        """Return a float."""
        real = isinstance(value, (int, float, np.integer, np.floating))
        if isinstance(value, bool) or not real:
            raise TypeError(
                f"{name} must be a positive number, got {shown(value)}"
            )
        try:
            found = float(value)
        except OverflowError:  # an int beyond the largest float
            found = inf
        if not 0 < found < inf:
            raise ValueError(
                f"{name} must be positive and finite, got {shown(value)}"
            )
        return found


class Generator(NamedTuple):
    """A random generator."""

    def __call__(
        self, name: str, value: np.random.Generator, _: Known
    ) -> np.random.Generator:
        """Return it."""
        if not isinstance(value, np.random.Generator):
            raise TypeError(
                f"{name} must be a numpy.random.Generator, such as "
                f"np.random.default_rng(157), got {shown(value)}"
            )
        return value


class Callback(NamedTuple):
    """A function to be called, or None."""

    def __call__(
        self, name: str, value: Callable | None, _: Known
    ) -> Callable | None:
        """Return it."""
        if not (value is None or callable(value)):
            raise TypeError(
                f"{name} must be callable or None, got {shown(value)}"
            )
        return value


class File(NamedTuple):
    """The name of a file."""

    def __call__(self, name: str, value: str | os.PathLike, _: Known) -> str:
        """Return it as text."""
        wish = f"{name} must be the name of a file, got {shown(value)}"
        try:
            found = os.fsdecode(value)
        except TypeError:
            raise TypeError(wish) from None
        if "\0" in found:
            raise ValueError(f"{wish}: no name holds the character of code 0")
        return found


class Optional(NamedTuple):
    """What another rule lets through, or None."""

    rule: Rule

    def __call__(self, name: str, value: object, known: Known) -> object:
        """Return None for None, else what the other rule returns."""
        return None if value is None else self.rule(name, value, known)


class Each(NamedTuple):
    """A sequence of so many entries or more; another rule lets each of them through."""

    rule: Rule | None = None
    least: int = 0

    def __call__(self, name: str, value: Iterable, known: Known) -> list:
        """Return a list."""
        try:
            # A set has no order, and a mapping more than the keys it gives.
            unfit = isinstance(value, (Set, Mapping))
            found = list(None if unfit else value)
        except TypeError:
            raise TypeError(
                f"{name} must be a sequence, got {shown(value)}"
            ) from None
        if self.rule is not None:  # a rule without fields is an empty tuple
            found = [self.rule(f"each of {name}", e, known) for e in found]
        if len(found) < self.least:
            raise ValueError(
                f"{name} must be {self.least} entries or more, "
                f"got {shown(value)}"
            )
        return found


class Single(NamedTuple):
    """A network, and not a batch of runs."""

    def __call__(
        self, name: str, value: object, _: Known | None = None
    ) -> object:
        """Return it."""
        runs = getattr(value, "runs", None)
        if runs is not None:
            raise ValueError(
                f"{name} must be a single network (runs=None), got runs={runs}"
            )
        return value


class _Shown(reprlib.Repr):
    def repr_int(self, x: int, level: int) -> str:
        try:
            return super().repr_int(x, level)
        except ValueError:  # Python writes no more than some 4,000 digits
            return f"an integer of {x.bit_length()} bits"


#: What came, in short, for a message.
shown = _Shown().repr
