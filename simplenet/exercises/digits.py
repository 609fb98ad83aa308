"""Exercises on reading digits: a confusion matrix, the accuracy, and that of each digit."""

from __future__ import annotations

import numpy as np

from simplenet.accuracy import confusion_matrix
from simplenet.exercises.by_hand import ByHand
from simplenet.exercises.checker import Case, Checker
from simplenet.matrices import classes

_MEANT = np.eye(3)[[0, 0, 1, 2, 2, 2, 1, 2]]
_READ = np.eye(3)[[0, 2, 1, 2, 1, 2, 1, 2]]
_CONFUSION = confusion_matrix(_MEANT, _READ)

_Y = np.eye(3)[[0, 1, 2, 1]]
_A = np.array(
    [[0.9, 0.1, 0.2], [0.3, 0.4, 0.1], [0.1, 0.8, 0.3], [0.2, 0.9, 0.6]]
)

check_confusion = ByHand(
    _CONFUSION,
    {
        "Rows are for what was meant, columns for what was read.": _CONFUSION.T,
        "Right readings count, too: on the diagonal.": (
            _CONFUSION - np.diag(np.diag(_CONFUSION))
        ),
        "These are shares; how many images it were is asked for.": (
            _CONFUSION / len(_MEANT)
        ),
    },
)


def _answers(rng: np.random.Generator) -> Case:
    """Draw right answers, and outputs that hit more than half of them on the average."""
    Y = np.eye(4)[rng.integers(0, 4, rng.integers(5, 13))]
    return Y, rng.random(Y.shape) * (0.6 + 0.4 * Y)


def _share(right: np.ndarray) -> float:
    return np.count_nonzero(right) / right.size


check_accuracy = Checker(
    lambda Y, A: 1 - _share(classes(Y) - classes(A)),
    [(_Y, _A)],
    _answers,
    {
        "That is the share of images read wrongly.": (
            lambda Y, A: _share(classes(Y) - classes(A))
        ),
        "You counted; a share is asked for: divide by how many there are.": (
            lambda Y, A: np.sum(classes(Y) == classes(A))
        ),
        "The largest output counts, even if it is below one half.": (
            lambda Y, A: np.mean(np.all((A > 0.5) == Y, axis=1))
        ),
        "You compared output by output; an image counts as a whole.": (
            lambda Y, A: np.mean((A > 0.5) == Y)
        ),
        "Outputs are hardly ever exactly 0 or 1: compare their classes.": (
            lambda Y, A: np.mean(Y == A)
        ),
    },
)


def _counts(rng: np.random.Generator) -> Case:
    """Draw the confusion matrix of a network that is often right."""
    size = rng.integers(3, 6)
    return (rng.integers(0, 6, (size, size)) + 20 * np.eye(size, dtype=int),)


check_shares = Checker(
    lambda matrix: np.diag(matrix) / np.sum(matrix, axis=1),
    [(_CONFUSION,)],
    _counts,
    {
        "You divided by the columns: by how often the digit was read.": (
            lambda matrix: np.diag(matrix) / np.sum(matrix, axis=0)
        ),
        "Divide by the images of that digit, not by all.": (
            lambda matrix: np.diag(matrix) / np.sum(matrix)
        ),
        "These are the shares of mistakes.": (
            lambda matrix: 1 - np.diag(matrix) / np.sum(matrix, axis=1)
        ),
        "These are counts; divide each by the sum of its row.": np.diag,
        "That is the accuracy on all; one for each digit is asked for.": (
            lambda matrix: np.trace(matrix) / np.sum(matrix)
        ),
    },
)
