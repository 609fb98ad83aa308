"""Checkers for the exercises of the book: each looks at an answer and says what is wrong with it.

    >>> from simplenet.exercises import check_absolute_loss
    >>> check_absolute_loss(lambda y_true, y_pred: 0)
    Not yet: ...

One takes what the reader has written, a function or numbers, and returns a `Verdict`.
"""

from simplenet.exercises.loss import check_absolute_loss, check_mean_loss

__all__ = ["check_absolute_loss", "check_mean_loss"]
