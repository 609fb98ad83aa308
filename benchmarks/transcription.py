"""The algorithm of the book's source, number by number, with nothing done to make it faster."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


def squash(z: float) -> float:
    """Return the sigmoid of a number."""
    return 1 / (1 + np.exp(-z))


def slope(z: float) -> float:
    """Return the slope of the sigmoid, for which the source computes the sigmoid once more."""
    height = squash(z)
    return height * (1 - height)


def train(
    start: Sequence[float],
    data: NDArray[np.float64],
    answers: NDArray[np.float64],
    rate: float,
    epochs: int,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Train the 2-2-1 network sample by sample.

    Parameters
    ----------
    start : sequence of float
        The nine parameters, in the order w1, ..., w6, b1, b2, b3.
    data : numpy.ndarray, shape (n, 2)
        The samples.
    answers : numpy.ndarray, shape (n,)
        Their right answers.
    rate : float
        The learning rate.
    epochs : int
        How many times to go through the samples.

    Returns
    -------
    parameters : numpy.ndarray, shape (9,)
        Where training ended.
    losses : numpy.ndarray, shape (epochs + 1,)
        The mean squared error at the start and after each epoch.
    """
    w1, w2, w3, w4, w5, w6, b1, b2, b3 = start

    def predict(x: NDArray[np.float64]) -> float:
        out1 = squash(w1 * x[0] + w2 * x[1] + b1)
        out2 = squash(w3 * x[0] + w4 * x[1] + b2)
        return squash(w5 * out1 + w6 * out2 + b3)

    def mean_loss() -> float:
        guesses = np.array([predict(x) for x in data])
        return ((answers - guesses) ** 2).mean()

    losses = [mean_loss()]
    for _ in range(epochs):
        for x, answer in zip(data, answers, strict=True):
            z1 = w1 * x[0] + w2 * x[1] + b1
            z2 = w3 * x[0] + w4 * x[1] + b2
            out1, out2 = squash(z1), squash(z2)
            z3 = w5 * out1 + w6 * out2 + b3
            error_slope = -2 * (answer - squash(z3))

            # What each parameter does to the output of its own neuron ...
            by_w1, by_w2, by_b1 = x[0] * slope(z1), x[1] * slope(z1), slope(z1)
            by_w3, by_w4, by_b2 = x[0] * slope(z2), x[1] * slope(z2), slope(z2)
            by_w5, by_w6, by_b3 = out1 * slope(z3), out2 * slope(z3), slope(z3)
            # ... and what the two hidden outputs do to the prediction.
            by_out1, by_out2 = w5 * slope(z3), w6 * slope(z3)

            w5 -= rate * error_slope * by_w5
            w6 -= rate * error_slope * by_w6
            b3 -= rate * error_slope * by_b3
            w1 -= rate * error_slope * by_out1 * by_w1
            w3 -= rate * error_slope * by_out2 * by_w3
            w2 -= rate * error_slope * by_out1 * by_w2
            w4 -= rate * error_slope * by_out2 * by_w4
            b1 -= rate * error_slope * by_out1 * by_b1
            b2 -= rate * error_slope * by_out2 * by_b2
        losses.append(mean_loss())
    return np.array([w1, w2, w3, w4, w5, w6, b1, b2, b3]), np.array(losses)
