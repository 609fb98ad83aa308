"""How wrong a prediction is: for one sample, and on average over many."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simplenet.arrays import Values


def squared_error(y_true: Values, y_pred: Values) -> Values:
    """Return the loss L of each sample by itself, :eq:`eq-squared-error`."""
    error = y_true - y_pred
    return error * error


def mse_loss(y_true: Values, y_pred: Values) -> Values:
    """Return the mean over the samples, :eq:`eq-mse`: the first axis, a row a sample."""
    return sum(squared_error(y_true, y_pred)) / len(y_true)
