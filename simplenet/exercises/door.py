"""The one door for what comes from a learner: an array of floats passes it, or nothing does."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def numbers(result: object, kinds: str = "biuf") -> NDArray[np.float64]:
    """Return numbers as an array of floats, and raise a `TypeError` for anything else.

    NumPy would take the text ``"0.5"`` for a number and drop an imaginary part, so what it holds is
    looked at first: `kinds` are the letters that NumPy has for kinds of numbers.
    """
    try:
        found = np.asarray(result)
    except Exception as error:  # a learner's class may raise whatever it likes
        raise TypeError("no numbers") from error
    if found.dtype.kind not in kinds:
        raise TypeError("no numbers")
    return found.astype(float)


def taken(answer: object, shape: tuple[int, ...]) -> NDArray[np.float64] | None:
    """Return an answer as finite floats in this shape, or None; True and False are no answers."""
    try:
        found = numbers(answer, kinds="iuf")
    except TypeError:
        return None
    return found if found.shape == shape and np.isfinite(found).all() else None
