"""Exercises on matrices: shapes, a layer by hand, the loss of a batch, a table on its side."""

from __future__ import annotations

import numpy as np

from simplenet.exercises.by_hand import ByHand
from simplenet.exercises.checker import Case, Checker
from simplenet.exercises.door import taken
from simplenet.exercises.verdict import Verdict, not_yet, right, written
from simplenet.losses import squared_error

# Five images go through a network of the sizes (64, 30, 10).
_SHAPES = {
    "W1": (30, 64, "a row for each neuron, a column for each input"),
    "A1": (5, 30, "a row for each image, a column for each neuron"),
    "W2": (10, 30, "what feeds the second layer are the hidden neurons"),
    "delta1": (5, 30, "each sum of the layer has a slope, for each image"),
    "d_W1": (30, 64, "each weight of the layer has a slope, in its place"),
}

_X = np.array([[1, 2], [0, 3]])
_W = np.array([[1, -1], [2, 0]])
_B = np.array([0, 1])

_Y = np.array([[1.0, 0], [0, 1], [1, 0]])
_A = np.array([[0.9, 0.2], [0.4, 0.7], [0.8, 0.1]])


def check_shapes(
    W1: object = None,
    A1: object = None,
    W2: object = None,
    delta1: object = None,
    d_W1: object = None,
) -> Verdict:
    """Return whether these are the shapes of the tables, each as (rows, columns)."""
    answers = (W1, A1, W2, delta1, d_W1)
    for answer, (name, wanted) in zip(answers, _SHAPES.items(), strict=True):
        *shape, why = wanted
        found = taken(answer, (2,))
        given = [] if found is None else found.tolist()
        if given != shape:
            return not_yet(
                f"the shape of {name} is not {written(answer)}:",
                f"{why}.",
                "Rows come first." if given == shape[::-1] else "",
            )
    return right("all five shapes fit.")


check_sums = ByHand(
    _X @ _W.T + _B,
    {
        "You took the columns of W; neuron k has its weights in row k.": (
            _X @ _W + _B
        ),
        "The biases are missing.": _X @ _W.T,
        "A bias belongs to a neuron, so to a column: add b to each row.": (
            (_X @ _W.T).T + _B
        ).T,
        "It lies on its side: a row belongs to a sample.": (_X @ _W.T + _B).T,
        "That is place by place; a matrix product goes rows by columns.": (
            _X * _W.T + _B
        ),
    },
)


def _predictions(rng: np.random.Generator) -> Case:
    """Draw right answers, one a row, and what a network says."""
    shape = rng.integers(2, 6), rng.integers(2, 5)
    return np.eye(shape[1])[rng.integers(0, shape[1], shape[0])], rng.random(
        shape
    )


check_batch_loss = Checker(
    lambda Y, A: np.sum(squared_error(Y, A)) / len(Y),
    [(_Y, _A)],
    _predictions,
    {
        "You averaged over the outputs, too; they are added up.": (
            lambda Y, A: np.mean(squared_error(Y, A))
        ),
        "You added up the samples, too; their mean is asked for.": (
            lambda Y, A: np.sum(squared_error(Y, A))
        ),
        "You divided by the number of outputs, not by that of samples.": (
            lambda Y, A: np.sum(squared_error(Y, A)) / len(Y.T)
        ),
        "These are the losses of the samples; their mean is asked for.": (
            lambda Y, A: np.sum(squared_error(Y, A), axis=1)
        ),
        "This is a number for each output; add these up, too.": (
            lambda Y, A: np.mean(squared_error(Y, A), axis=0)
        ),
        "This adds up down each column; along each row it is axis=1.": (
            lambda Y, A: np.sum(squared_error(Y, A), axis=0)
        ),
        "You forgot to square the errors.": (
            lambda Y, A: np.sum(np.abs(Y - A)) / len(Y)
        ),
        "Without squares, errors above and below 0 cancel.": (
            lambda Y, A: np.sum(Y - A) / len(Y)
        ),
    },
)


def _slopes(rng: np.random.Generator) -> Case:
    """Draw slopes at the sums of a layer, and what came into it."""
    n, neurons, inputs = rng.integers(2, 5, 3)
    return rng.normal(size=(n, neurons)), rng.random((n, inputs))


check_weight_slopes = Checker(
    lambda delta, A: np.einsum("ij,ik->jk", delta, A),
    [
        (np.array([[0.5, -1.0]]), np.array([[2.0, 3.0]])),
        (np.array([[0.5, -1.0, 2.0]]), np.array([[2.0, 3.0]])),
    ],
    _slopes,
    {
        "The table lies on its side: a neuron must have a row of it.": (
            lambda delta, A: A.T @ delta
        ),
        "Each slope of a sum has its 1/n already: do not divide again.": (
            lambda delta, A: delta.T @ A / len(A)
        ),
    },
)
