"""The rules for numbers: finite and real, of a shape that fits, and not too large together."""

from __future__ import annotations

import sys
from math import isfinite
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from simplenet.checks import shown

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from simplenet.checks import Known

    #: One number, or an array of them.
    Values = float | NDArray[np.float64]


class Like(NamedTuple):
    """Axes in a shape that are those of another argument, or of what dots lead to from there."""

    name: str
    start: int | None = None
    stop: int | None = None

    def axes(self, known: Known) -> tuple[int, ...]:
        """Return their lengths; a whole number is a length itself."""
        first, _, rest = self.name.partition(".")
        value = attrgetter(rest)(known[first]) if rest else known[first]
        if isinstance(value, int):
            return (value,)
        return np.shape(value)[self.start : self.stop]


#: A letter stands for any length from 1 up; ``()`` is the shape of a single number.
Shape = tuple[int | str | Like, ...]


class Numbers(NamedTuple):
    """Finite real numbers of one of these shapes; without shapes, of any."""

    shapes: tuple[Shape, ...] = ()
    copy: bool = False

    def __call__(
        self, name: str, value: ArrayLike, known: Known | None = None
    ) -> Values:
        """Return floats: an array, or for a single number a ``numpy.float64``.

        Without `copy` the array may share memory with what came.
        """
        shapes = [_resolved(shape, known) for shape in self.shapes]
        try:
            masked = _masked(value)
            found = None if masked else np.asarray(value)
        except (ValueError, RecursionError):
            raise ValueError(
                f"{name} must be {_wish(shapes)}, got {shown(value)}"
            ) from None
        if masked:
            raise ValueError(
                f"{name} must have no masked entries, got {shown(value)}"
            )
        if found.dtype.kind not in "buif":
            real = f"{_wish(shapes)}, of real numbers" if shapes else _wish(())
            raise TypeError(f"{name} must be {real}, got {shown(value)}")
        if shapes and not any(_fits(found.shape, shape) for shape in shapes):
            raise ValueError(
                f"{name} must be {_wish(shapes)}, "
                f"got {_in_words(found.shape)}: {shown(value)}"
            )
        # A longdouble beyond the range of float64 becomes an infinity.
        found = found.astype(np.float64, copy=self.copy)
        # The sum of what is not finite is not finite either, and needs no second array.
        if not (np.isfinite(found.sum()) or np.isfinite(found).all()):
            raise ValueError(f"{name} must be finite, got {shown(value)}")
        return found[()]


class Weighed(NamedTuple):
    """Inputs whose weighted sums, with the parameters of the neuron or network, are finite."""

    rule: Numbers

    def __call__(self, name: str, value: ArrayLike, known: Known) -> Values:
        """Return what the rule for numbers returns."""
        found = self.rule(name, value, known)
        if "self" in known:  # a function has no parameters of its own
            refuse_overflow(name, found, known["self"].vector)
        return found


#: What is no array itself and holds none.
PLAIN = {int, float, bool}
LEAVES = (np.ndarray, np.generic, str, bytes, dict, memoryview)

#: Real numbers of any shape, and a single one.
REAL = Numbers()
NUMBER = Numbers(((),))


def samples(size: int | Like) -> Weighed:
    """Return the rule for one sample of this size, or for several, a row each."""
    return Weighed(Numbers(((size,), ("n", size))))


def refuse_overflow(name: str, inputs: Values, parameters: NDArray) -> None:
    """Raise an error where a weighted sum, whole or in part, could be beyond all floats."""
    if not isfinite(largest_sum(parameters, largest(inputs))):
        raise ValueError(
            f"{name} must give finite weighted sums with these parameters, "
            f"got {shown(inputs)}"
        )


def largest(inputs: Values) -> float:
    """Return the size of the largest input of any neuron; that of a hidden one is 1 at most."""
    return np.abs(inputs).max(initial=1)


def largest_sum(parameters: NDArray, size: float) -> float:
    """Return what no weighted sum of inputs up to this size exceeds, in whatever order it adds."""
    return np.abs(parameters).sum() * size


def finite(name: str, result: Values) -> Values:
    """Return what a door has computed, or raise an error where it is beyond all floats."""
    if not np.isfinite(result).all():
        raise FloatingPointError(
            f"{name} must be finite, got {shown(result)}; smaller numbers may help"
        )
    return result


def _resolved(shape: Shape, known: Known | None) -> tuple[int | str, ...]:
    """Put lengths in the place of what refers to another argument."""
    if Like not in map(type, shape):
        return shape
    lengths: list[int | str] = []
    for axis in shape:
        lengths += axis.axes(known) if isinstance(axis, Like) else (axis,)
    return tuple(lengths)


def _fits(shape: tuple[int, ...], wanted: tuple[int | str, ...]) -> bool:
    return len(shape) == len(wanted) and all(
        have >= 1 if isinstance(want, str) else have == want
        for have, want in zip(shape, wanted, strict=True)
    )


def _wish(shapes: list[tuple[int | str, ...]]) -> str:
    return " or ".join(map(_in_words, shapes)) or "real numbers"


def _in_words(shape: tuple[int | str, ...]) -> str:
    if shape == ():
        return "a single number"
    return f"an array of shape ({', '.join(map(str, shape))}{',' if len(shape) == 1 else ''})"


def _masked(value: ArrayLike) -> bool:
    """Return whether there is a masked array in `value` with an entry masked."""
    ma = sys.modules.get("numpy.ma")
    if ma is None:  # nobody has made one
        return False
    if isinstance(value, ma.MaskedArray):
        return bool(np.any(value.mask))
    if isinstance(value, LEAVES):
        return False
    if hasattr(value, "__array__"):  # of another library, say, and may hold one
        return _masked(np.asanyarray(value))
    if not hasattr(value, "__getitem__"):
        return False
    # A list, a tuple, a deque, or whatever else NumPy takes for a sequence.
    return not PLAIN.issuperset(map(type, value)) and any(map(_masked, value))
