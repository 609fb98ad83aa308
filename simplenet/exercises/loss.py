"""Exercises on the loss."""

import numpy as np

from simplenet.exercises.by_hand import ByHand, Row
from simplenet.exercises.checker import Case, Checker
from simplenet.exercises.verdict import Verdict, not_yet, right, written
from simplenet.forward import forward
from simplenet.losses import mse_loss
from simplenet.parameters import PARAMETERS

_SAID = np.array([0.9, 0.4, 0.2, 0.8])
_LABELS = np.array([1, 0, 0, 1])
_ERRORS = _LABELS - _SAID


def opinions(rng: np.random.Generator) -> Case:
    """Draw the labels of a few people and what a network says about them."""
    n = int(rng.integers(2, 7))
    return rng.integers(0, 2, n), rng.random(n)


def _absolute(y_true: np.ndarray, y_pred: np.ndarray) -> float:
    return np.linalg.norm(y_true - y_pred, ord=1) / y_true.size


check_mean_loss = ByHand(
    mse_loss(_LABELS, _SAID),
    {
        "That is the sum; divide it by the four people.": np.sum(_ERRORS**2),
        "You forgot to square the errors.": np.mean(np.abs(_ERRORS)),
        "Errors above and below 0 cancel: square each first.": np.mean(_ERRORS),
        "Square each error, then take the mean, not the other way round.": (
            np.mean(_ERRORS) ** 2
        ),
    },
)

check_absolute_loss = Checker(
    _absolute,
    [(_LABELS, _SAID)],
    opinions,
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

_FIRST = np.array([1, -1, 2, 1, 3, -2, 0.5, -1, 1])


def _reordered(*order: int) -> np.ndarray:
    return _FIRST[list(order)]


_MISTAKES = {
    "The hidden neurons have changed places, but their weights in o1 have "
    "not.": _reordered(2, 3, 0, 1, 4, 5, 7, 6, 8),
    "A hidden neuron takes its bias along.": (
        _reordered(2, 3, 0, 1, 5, 4, 6, 7, 8)
    ),
    "Now o1 weighs h1 as it should weigh h2: the hidden neurons must move, "
    "too.": _reordered(0, 1, 2, 3, 5, 4, 6, 7, 8),
    "Now h1 has become 1 - h1, and b3 has to make up for it.": (
        _FIRST * [-1, -1, 1, 1, -1, 1, -1, 1, 1]
    ),
}


def _twin(*nine: float) -> Verdict:
    """Judge whether another network says the same as the first about everybody."""
    if np.allclose(nine, _FIRST, atol=1e-3):
        return not_yet(
            "that is all but the first network; another one is wanted."
        )
    x1, x2 = np.random.default_rng().normal(scale=2, size=(2, 50)).round(1)
    said, wanted = forward(nine, x1, x2)[2], forward(_FIRST, x1, x2)[2]
    if np.allclose(said, wanted, rtol=0, atol=1e-6):
        return right("both say the same about 50 people drawn at random.")
    n = np.argmax(np.abs(said - wanted))
    hints = [s for s, wrong in _MISTAKES.items() if np.allclose(nine, wrong)]
    return not_yet(
        f"for x1={x1[n]} and x2={x2[n]} it says {written(said[n])}, and the "
        f"first network says {written(wanted[n])}.",
        *hints,
    )


check_twin = Row(PARAMETERS, _twin)
