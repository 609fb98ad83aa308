"""Exercises on PyTorch: softmax with its loss, and a gradient that is never cleared."""

from __future__ import annotations

import numpy as np

from simplenet.activations import sigmoid
from simplenet.exercises.by_hand import ByHand
from simplenet.exercises.checker import Case, Checker


def _softmax(z: np.ndarray) -> np.ndarray:
    return np.exp(z - np.logaddexp.reduce(z))


_SHARES = _softmax(np.array([2, 0, 0]))
_RIGHT = np.array([1, 0, 0])

check_softmax_slopes = ByHand(
    _SHARES - _RIGHT,
    {
        "These are the shares; take the right answers from them.": _SHARES,
        "The signs are turned round: shares minus right answers.": (
            _RIGHT - _SHARES
        ),
        "There is no factor A (1 - A) here.": (
            (_SHARES - _RIGHT) * _SHARES * (1 - _SHARES)
        ),
    },
)

# The gradient is 1 at each of four steps.
_START, _RATE = 3, 0.1
_GIVEN = np.ones(4)

check_without_zero_grad = ByHand(
    _START - _RATE * np.sum(np.cumsum(_GIVEN)),
    {
        "That is with zero_grad. Without it, the gradients add up.": (
            _START - _RATE * np.sum(_GIVEN)
        ),
        "That is how far it has moved; where is it?": (
            _RATE * np.sum(np.cumsum(_GIVEN))
        ),
        "That is after three steps.": (
            _START - _RATE * np.sum(np.cumsum(_GIVEN[:3]))
        ),
        "A step goes against the gradient, so w falls.": (
            _START + _RATE * np.sum(np.cumsum(_GIVEN))
        ),
    },
)


def _sums(rng: np.random.Generator) -> Case:
    return (rng.normal(scale=2, size=rng.integers(2, 6)),)


check_softmax = Checker(
    _softmax,
    [
        (np.array([2.0, 1.0, 0.0]),),
        (np.array([-1.0, -1.0]),),
        (np.array([1000.0, 999.0]),),
        # Too large less the least or the mean, too:
        (np.array([1000.0, -1000.0]),),
    ],
    _sums,
    {
        "np.exp(1000) is beyond what a computer can hold: subtract first.": (
            lambda z: np.exp(z) / np.sum(np.exp(z))
        ),
        "The sums can still be too large: subtract the largest of them.": (
            lambda z: np.exp(z - np.mean(z)) / np.sum(np.exp(z - np.mean(z)))
        ),
        "You forgot e: the shares are those of the powers.": (
            lambda z: z / np.sum(z)
        ),
        "The powers are there; now divide them by their sum.": np.exp,
        "Subtracting alone makes no shares: divide by the sum.": (
            lambda z: np.exp(z - np.max(z))
        ),
        "That is the sigmoid of each; here all are divided by one sum.": (
            sigmoid
        ),
        "That is the largest alone; each gets a share.": (
            lambda z: (z == np.max(z)).astype(float)
        ),
    },
)
