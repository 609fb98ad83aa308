"""The sigmoid, which turns any number into one between 0 and 1, and its slope."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from simplenet.arrays import Values


def sigmoid(z: Values) -> Values:
    """Return f(z), :eq:`eq-sigmoid`: between 0 and 1."""
    return 1 / (1 + np.exp(-z))


def deriv_sigmoid(z: Values) -> Values:
    """Return the slope f'(z), :eq:`eq-deriv-sigmoid`: between 0 and 0.25."""
    fz = sigmoid(z)
    return fz * (1 - fz)
