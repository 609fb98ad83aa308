"""How wrong a prediction is: for one sample, and on average over many."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from simplenet.validation import numbers

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from simplenet.validation import Values


def squared_error(y_true: ArrayLike, y_pred: ArrayLike) -> Values:
    r"""Return the loss of each sample by itself, :eq:`eq-squared-error`.

    .. math:: L = (y_{\text{true}} - y_{\text{pred}})^2

    Parameters
    ----------
    y_true, y_pred : array_like
        The right answers and the predictions: arrays of one shape. Either may be a single number,
        which then serves for all.

    Returns
    -------
    float or numpy.ndarray
        One squared error for each pair.

    Raises
    ------
    TypeError, ValueError
        If either holds anything but finite real numbers, or their shapes do not fit.
    """
    y_true, y_pred = numbers("y_true", y_true), numbers("y_pred", y_pred)
    if y_true.shape != y_pred.shape and y_true.ndim and y_pred.ndim:
        raise ValueError(
            "y_true and y_pred must have one shape, "
            f"got {y_true.shape} and {y_pred.shape}"
        )
    error = y_true - y_pred
    return error * error


def mse_loss(y_true: ArrayLike, y_pred: ArrayLike) -> Values:
    r"""Return the mean squared error, :eq:`eq-mse`.

    .. math:: \text{MSE} = \frac{1}{n} \sum_{i=1}^{n} (y_{\text{true},i} - y_{\text{pred},i})^2

    Parameters
    ----------
    y_true : array_like, shape (n,)
        The right answers.
    y_pred : array_like, shape (n,) or (n, R)
        The predictions, of one network or of R runs.

    Returns
    -------
    float or numpy.ndarray
        The mean over the samples: a number, or one for each run, shape (R,).

    Raises
    ------
    TypeError, ValueError
        If either holds anything but finite real numbers, or their lengths differ.

    References
    ----------
    A Simple Neural Net (2021), section "Loss".
    """
    y_true = numbers("y_true", y_true, ("n",))
    y_pred = numbers("y_pred", y_pred, (len(y_true),), (len(y_true), "R"))
    if y_pred.ndim == 2:
        y_true = np.broadcast_to(y_true[:, None], y_pred.shape)
    # sum() adds in order, so each run of a batch gets the very bits it has alone.
    return sum(squared_error(y_true, y_pred)) / len(y_true)
