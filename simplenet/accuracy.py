"""How often a network is right, and what it takes for what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from simplenet import matrices
from simplenet.arrays import Like, Numbers
from simplenet.checks import checked

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

#: A row a sample, a column an output.
TABLE = Numbers((("n", "n_out"),))


@checked(Y=TABLE)
def classes(Y: ArrayLike) -> NDArray[np.int64]:
    """Return the class that each row of outputs, or of right answers, stands for.

    Parameters
    ----------
    Y : array_like, shape (n, n_out)
        Outputs of a network, or right answers.

    Returns
    -------
    numpy.ndarray, shape (n,)
        The number of the largest output in a row. A single output stands for class 1 where it is
        above one half, else for class 0.

    Raises
    ------
    TypeError, ValueError
        If `Y` is not a table of finite real numbers.
    """
    return matrices.classes(Y)


@checked(Y_true=TABLE, Y_pred=Numbers(((Like("Y_true"),),)))
def confusion_matrix(Y_true: ArrayLike, Y_pred: ArrayLike) -> NDArray[np.int64]:
    """Return how many samples of each class were taken for each class.

    Parameters
    ----------
    Y_true, Y_pred : array_like, shape (n, n_out)
        Right answers and predictions.

    Returns
    -------
    numpy.ndarray, shape (n_out, n_out)
        A row for each right class, a column for each predicted one; 2 by 2 for a single output.

    Raises
    ------
    TypeError, ValueError
        If the two are not tables of one shape and of finite real numbers.
    """
    size = max(2, Y_true.shape[1])
    matrix = np.zeros((size, size), dtype=np.int64)
    np.add.at(matrix, (matrices.classes(Y_true), matrices.classes(Y_pred)), 1)
    return matrix
