"""Exercises on the task and its data."""

import numpy as np

from simplenet.data import CENTRE, PEOPLE, centre, measurements
from simplenet.exercises.by_hand import ByHand
from simplenet.exercises.checker import Checker
from simplenet.exercises.loss import opinions
from simplenet.neuron import weighted_sum

_GRACE = np.array([148, 62])
_WANTED = centre(_GRACE)
check_centred = ByHand(
    _WANTED,
    {
        "Turn the subtraction round: from her numbers, take the middle.": (
            -_WANTED
        ),
        "These are pounds and inches as they are; count from the middle.": (
            _GRACE
        ),
        "The weight comes first, then the height.": _WANTED[::-1],
        "The book counts from 135 and 66, not from the average of the four.": (
            _GRACE - measurements(PEOPLE).mean(axis=0)
        ),
    },
    rounding=1e-5,
)

_WEIGHTS, _BIAS = (2, -1), 3
_SHIFT = weighted_sum(_WEIGHTS, CENTRE, 0)

check_raw_bias = ByHand(
    _BIAS - _SHIFT,
    {
        "The bias of 3 belongs in your number, too.": -_SHIFT,
        "The middle is taken away from the inputs, so the bias falls.": (
            _BIAS + _SHIFT
        ),
        "What is taken from an input is multiplied by its weight, too.": (
            _BIAS - sum(CENTRE)
        ),
        "The second weight is below 0, so taking 66 away adds to the sum.": (
            _BIAS - weighted_sum(np.abs(_WEIGHTS), CENTRE, 0)
        ),
        "That is the change of the sum; the bias makes up for it.": _SHIFT,
    },
    rounding=0.001,
)


def _count(y_true: np.ndarray, y_pred: np.ndarray) -> int:
    return np.count_nonzero(np.round(y_pred) == y_true)


check_count_right = Checker(
    _count,
    [(np.array([1, 0, 0, 1]), np.array([0.9, 0.2, 0.7, 0.6]))],
    opinions,
    {
        "You counted the wrong ones.": (
            lambda y_true, y_pred: len(y_true) - _count(y_true, y_pred)
        ),
        "That is the share of right ones; their number is asked for.": (
            lambda y_true, y_pred: _count(y_true, y_pred) / len(y_true)
        ),
        "You counted who is called female, whatever the label says.": (
            lambda _, y_pred: np.sum(y_pred > 0.5)
        ),
        "You counted right ones with the label 1; those with 0 count, too.": (
            lambda y_true, y_pred: np.sum((y_pred > 0.5) & (y_true == 1))
        ),
        "No prediction is exactly 0 or 1: ask on which side of one half it "
        "lies, and put brackets around each comparison.": lambda y_true, y_pred: (
            np.sum(y_true == y_pred)
        ),
        "These are the answers one by one; count those that are right.": (
            lambda y_true, y_pred: np.round(y_pred) == y_true
        ),
        "Only the first person counts: a return inside a loop ends it.": (
            lambda y_true, y_pred: _count(y_true[:1], y_pred[:1])
        ),
    },
)
