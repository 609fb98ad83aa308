"""The same mathematics with matrices: samples in rows, and a matrix of weights for each layer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from simplenet.activations import sigmoid
from simplenet.losses import squared_error

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Arrays = list[NDArray[np.float64]]

#: How many samples are measured at once. Many are faster, few need less memory.
CHUNK = 24


def forward(weights: Arrays, biases: Arrays, X: NDArray) -> Arrays:
    """Return the outputs of all layers, the inputs X first, :eq:`eq-layer`."""
    layers = [X]
    for W, b in zip(weights, biases):
        layers.append(sigmoid(layers[-1] @ W.T + b))
    return layers


def answers(
    weights: Arrays, biases: Arrays, X: NDArray, Y: NDArray
) -> Iterator[tuple[NDArray, NDArray]]:
    """Yield predictions and right answers, a chunk of samples at a time."""
    for n in range(0, len(X), CHUNK):
        A = forward(weights, biases, X[n : n + CHUNK])[-1]
        yield A, Y[n : n + CHUNK]


def loss(weights: Arrays, biases: Arrays, X: NDArray, Y: NDArray) -> float:
    """Return the mean loss of n samples, :eq:`eq-batch-loss`."""
    chunks = answers(weights, biases, X, Y)
    return sum(np.sum(squared_error(T, A)) for A, T in chunks) / len(X)


def classes(Y: NDArray) -> NDArray[np.int64]:
    """Return the number of the largest output in each row; a single one is 1 above one half."""
    if Y.shape[1] == 1:
        return (Y[:, 0] > 0.5).astype(np.int64)
    return Y.argmax(axis=1)


def accuracy(weights: Arrays, biases: Arrays, X: NDArray, Y: NDArray) -> float:
    """Return the share of samples that are put into the right class."""
    chunks = answers(weights, biases, X, Y)
    return sum(np.sum(classes(A) == classes(T)) for A, T in chunks) / len(X)


def backward(
    weights: Arrays, biases: Arrays, X: NDArray, Y: NDArray
) -> tuple[Arrays, Arrays]:
    """Return the gradient of the mean loss, shaped like the parameters, :eq:`eq-matrix-gradients`.

    The slopes delta of the mean loss at the sums are :eq:`eq-last-delta` and :eq:`eq-delta`.
    """
    layers = forward(weights, biases, X)
    A = layers.pop()
    delta = (2 / len(X)) * (A - Y) * (A * (1 - A))
    d_weights, d_biases = [], []
    for W in reversed(weights):
        A = layers.pop()
        d_weights.insert(0, delta.T @ A)
        d_biases.insert(0, delta.sum(axis=0))
        if layers:  # the inputs have no weighted sums
            delta = (delta @ W) * (A * (1 - A))
    return d_weights, d_biases


def step(
    weights: Arrays,
    biases: Arrays,
    X: NDArray,
    Y: NDArray,
    learn_rate: float,
) -> None:
    """Move all parameters, in place, against the gradient of a batch, :eq:`eq-batch-step`."""
    d_weights, d_biases = backward(weights, biases, X, Y)
    for w, slope in zip(weights + biases, d_weights + d_biases):
        slope *= learn_rate
        w -= slope


def train_epoch(
    weights: Arrays,
    biases: Arrays,
    X: NDArray,
    Y: NDArray,
    learn_rate: float,
    batch_size: int,
    rng: np.random.Generator | None,
) -> None:
    """Take a step for each batch, with `rng` in a new order, else in the given one."""
    if rng is not None:
        order = rng.permutation(len(X))
        X, Y = X[order], Y[order]
    for first in range(0, len(X), batch_size):
        end = first + batch_size
        step(weights, biases, X[first:end], Y[first:end], learn_rate)
