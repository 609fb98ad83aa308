"""The sigmoid, which turns any number into one between 0 and 1, and its slope."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from simplenet.arrays import Values


def sigmoid(x: Values) -> Values:
    """Return f(x), :eq:`eq-sigmoid`: between 0 and 1."""
    return 1 / (1 + np.exp(-x))


def deriv_sigmoid(x: Values) -> Values:
    """Return the slope f'(x), :eq:`eq-deriv-sigmoid`: between 0 and 0.25."""
    fx = sigmoid(x)
    return fx * (1 - fx)
