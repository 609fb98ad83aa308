"""The rules for what figures compare: groups, cases and lines, each by its name."""

from __future__ import annotations

from collections.abc import Mapping
from math import inf
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from simplenet.arrays import Numbers
from simplenet.checks import shown

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from simplenet.checks import Known, Rule

ROW = Numbers((("n",),))


class Named(NamedTuple):
    """A mapping from names to what another rule lets through, with so many at most."""

    rule: Rule
    most: float = inf

    def __call__(
        self, name: str, value: Mapping[str, object], known: Known
    ) -> dict[str, object]:
        """Return a dict."""
        if not isinstance(value, Mapping):
            raise TypeError(
                f"{name} must be a mapping from names, got {shown(value)}"
            )
        if len(value) > self.most:
            raise ValueError(
                f"{name} must be at most {self.most}, got {len(value)}"
            )
        if not value:
            raise ValueError(f"{name} must be one or more, got {shown(value)}")
        return {
            key: self.rule(f"{name}[{key!r}]", entry, known)
            for key, entry in value.items()
        }


class Scale(NamedTuple):
    """Which axes are logarithmic: ``""`` for none, or one of these."""

    axes: tuple[str, ...] = ("x", "y", "xy")

    def __call__(self, name: str, value: str, _: Known) -> str:
        """Return it."""
        *others, last = (f'"{axes}"' for axes in ("", *self.axes))
        if not isinstance(value, str) or value not in ("", *self.axes):
            raise ValueError(
                f"{name} must be {', '.join(others)} or {last}, "
                f"got {shown(value)}"
            )
        return value


class Above0(NamedTuple):
    """Numbers above 0 where this axis is logarithmic; without an axis, above 0 everywhere."""

    rule: Numbers
    axis: str = ""

    def __call__(self, name: str, value: ArrayLike, known: Known) -> NDArray:
        """Return what the rule for numbers returns."""
        found = self.rule(name, value, known)
        if self.axis in known.get("log", "") and np.min(found) <= 0:
            raise ValueError(
                f"{name} must be above 0 on a logarithmic axis, "
                f"got {shown(value)}"
            )
        return found


class Points(NamedTuple):
    """A pair of rows of one length, x and y; above 0 on the axes that are logarithmic."""

    def __call__(
        self, name: str, value: tuple[ArrayLike, ArrayLike], known: Known
    ) -> tuple[NDArray, NDArray]:
        """Return both as arrays."""
        try:
            x, y = value
        except (TypeError, ValueError) as error:
            raise type(error)(
                f"{name} must be a pair (x, y), got {shown(value)}"
            ) from None
        x = Above0(ROW, "x")(f"the x of {name}", x, known)
        return x, Above0(Numbers((x.shape,)), "y")(f"the y of {name}", y, known)
