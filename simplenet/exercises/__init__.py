"""Checkers for the exercises of the book: each looks at an answer and says what is wrong with it.

    >>> from simplenet.exercises import check_absolute_loss
    >>> check_absolute_loss(lambda y_true, y_pred: 0)
    Not yet: ...

One takes what the reader has written, a function or numbers, and returns a `Verdict`.
"""

from simplenet.exercises.loss import (
    check_absolute_loss,
    check_mean_loss,
    check_twin,
)
from simplenet.exercises.network import (
    check_between,
    check_follow,
    check_forward,
    check_merged,
)
from simplenet.exercises.neurons import (
    check_and,
    check_many_inputs,
    check_not,
    check_or,
    check_quiet_sum,
)
from simplenet.exercises.training import (
    check_centred,
    check_count_right,
    check_raw_bias,
)

__all__ = [
    "check_absolute_loss",
    "check_and",
    "check_between",
    "check_centred",
    "check_count_right",
    "check_follow",
    "check_forward",
    "check_many_inputs",
    "check_mean_loss",
    "check_merged",
    "check_not",
    "check_or",
    "check_quiet_sum",
    "check_raw_bias",
    "check_twin",
]
