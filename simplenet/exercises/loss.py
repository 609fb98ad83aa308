"""Exercises on the loss."""

import numpy as np

from simplenet.exercises.checker import Case, Checker
from simplenet.exercises.number import Number
from simplenet.losses import mse_loss

_SAID = np.array([0.9, 0.4, 0.2, 0.8])
_LABELS = np.array([1, 0, 0, 1])
_ERRORS = _LABELS - _SAID


def _people(rng: np.random.Generator) -> Case:
    """Draw the labels of a few people and what a network says about them."""
    n = int(rng.integers(2, 7))
    return rng.integers(0, 2, n), rng.random(n)


def _absolute(y_true: np.ndarray, y_pred: np.ndarray) -> float:
    return np.linalg.norm(y_true - y_pred, ord=1) / y_true.size


check_mean_loss = Number(
    mse_loss(_LABELS, _SAID),
    {
        "That is the sum; divide it by the four people.": np.sum(_ERRORS**2),
        "You forgot to square the errors.": np.mean(np.abs(_ERRORS)),
    },
)

check_absolute_loss = Checker(
    _absolute,
    [(_LABELS, _SAID)],
    _people,
    {
        "Errors above and below 0 cancel: drop the sign of each first.": (
            lambda y_true, y_pred: np.mean(y_true - y_pred)
        ),
        "Drop the sign of each error, not that of their mean.": (
            lambda y_true, y_pred: abs(np.mean(y_true - y_pred))
        ),
        "You summed; the mean is asked for.": (
            lambda y_true, y_pred: np.sum(np.abs(y_true - y_pred))
        ),
        "You squared, as the mean squared error does.": mse_loss,
        "These are the errors one by one; their mean is asked for.": (
            lambda y_true, y_pred: np.abs(y_true - y_pred)
        ),
    },
)
