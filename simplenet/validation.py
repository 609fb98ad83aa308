"""Refuse bad input with a message that names the argument, the wish and what came."""

from __future__ import annotations

import reprlib
from math import inf
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import ArrayLike, NDArray

    #: One number, or an array of them.
    Values = float | NDArray[np.float64]

Shape = tuple[int | str, ...]


def numbers(name: str, value: ArrayLike, *shapes: Shape) -> Values:
    """Return `value` as finite floats of one of the wanted shapes.

    Parameters
    ----------
    name : str
        What the caller calls the argument.
    value : array_like
        What came.
    *shapes : tuple
        The shapes that will do. A letter stands for any length from 1 up: ``(2,)``,
        ``("n", 2)``, and ``()`` for a single number. None given: any shape will do.

    Returns
    -------
    numpy.ndarray or numpy.float64
        A number for shape ``()``, else an array, which may share memory with `value`.

    Raises
    ------
    TypeError
        If `value` holds anything but real numbers.
    ValueError
        If a number is not finite, or the shape is none of `shapes`.
    """
    wish = " or ".join(map(_in_words, shapes)) or "real numbers"
    try:
        found = np.asarray(value)
    except ValueError:
        raise ValueError(
            f"{name} must be {wish}, got {reprlib.repr(value)}"
        ) from None
    if found.dtype.kind not in "buif":
        real = f"{wish}, of real numbers" if shapes else wish
        raise TypeError(f"{name} must be {real}, got {reprlib.repr(value)}")
    if shapes and not any(_fits(found.shape, shape) for shape in shapes):
        raise ValueError(
            f"{name} must be {wish}, got {_in_words(found.shape)}: {reprlib.repr(value)}"
        )
    # A longdouble beyond the range of float64 becomes an infinity, which the next check reports.
    with np.errstate(over="ignore", invalid="ignore"):
        found = found.astype(np.float64, copy=False)
        # The sum of what is not finite is not finite either, and needs no second array.
        finite = np.isfinite(found.sum()) or np.isfinite(found).all()
    if not finite:
        raise ValueError(f"{name} must be finite, got {reprlib.repr(value)}")
    return found[()]


def count(name: str, value: int, *, most: int | None = None) -> int:
    """Return `value` if it is a whole number from 1 to `most`, else raise."""
    wish = "a positive whole number"
    if most is not None:
        wish = f"a whole number from 1 to {most}"
    if isinstance(value, bool) or not isinstance(value, (int, np.integer)):
        raise TypeError(f"{name} must be {wish}, got {reprlib.repr(value)}")
    if value < 1 or (most is not None and value > most):
        raise ValueError(f"{name} must be {wish}, got {reprlib.repr(value)}")
    return int(value)


def positive(name: str, value: float) -> float:
    """Return `value` as a float if it is a finite number above 0, else raise."""
    real = isinstance(value, (int, float, np.integer, np.floating))
    if isinstance(value, bool) or not real:
        raise TypeError(
            f"{name} must be a positive number, got {reprlib.repr(value)}"
        )
    try:
        found = float(value)
    except OverflowError:  # an int beyond the largest float
        found = inf
    if not 0 < found < inf:
        raise ValueError(
            f"{name} must be positive and finite, got {reprlib.repr(value)}"
        )
    return found


def sequence(name: str, value: Iterable) -> list:
    """Return `value` as a list, or raise if it cannot be one."""
    try:
        return list(value)
    except TypeError:
        raise TypeError(f"{name} must be a sequence, got {value!r}") from None


def generator(
    name: str, value: np.random.Generator | None
) -> np.random.Generator:
    """Return `value`, or a fresh generator for None, or raise if it is something else."""
    if value is None:
        return np.random.default_rng()
    if not isinstance(value, np.random.Generator):
        raise TypeError(
            f"{name} must be a numpy.random.Generator, such as "
            f"np.random.default_rng(157), got {value!r}"
        )
    return value


def single(name: str, network: object) -> None:
    """Raise if `network` holds a batch of runs instead of a single network."""
    runs = getattr(network, "runs", None)
    if runs is not None:
        raise ValueError(
            f"{name} must be a single network (runs=None), got runs={runs}"
        )


def _fits(shape: tuple[int, ...], wanted: Shape) -> bool:
    return len(shape) == len(wanted) and all(
        have >= 1 if isinstance(want, str) else have == want
        for have, want in zip(shape, wanted, strict=True)
    )


def _in_words(shape: Shape) -> str:
    if shape == ():
        return "a single number"
    return f"an array of shape ({', '.join(map(str, shape))}{',' if len(shape) == 1 else ''})"
