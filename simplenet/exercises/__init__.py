"""Checkers for the exercises of the book: each looks at an answer and says what is wrong with it.

    >>> from simplenet.exercises import check_absolute_loss
    >>> check_absolute_loss(lambda y_true, y_pred: 0)
    Not yet: ...

One takes what the reader has written, a function or numbers, and returns a `Verdict`.
"""

from simplenet.exercises.backpropagation import (
    check_neuron_slopes,
    check_slope_of_w4,
)
from simplenet.exercises.checking_gradients import (
    check_nudged_cube,
    check_planted,
    check_slope,
    planted_gradients,
)
from simplenet.exercises.gradient_descent import (
    check_mean_step,
    check_step_for_bob,
)
from simplenet.exercises.loss import check_absolute_loss, check_mean_loss
from simplenet.exercises.predictions import check_height_on_line, check_inputs
from simplenet.exercises.program import check_program

__all__ = [
    "check_absolute_loss",
    "check_height_on_line",
    "check_inputs",
    "check_mean_loss",
    "check_mean_step",
    "check_neuron_slopes",
    "check_nudged_cube",
    "check_planted",
    "check_program",
    "check_slope",
    "check_slope_of_w4",
    "check_step_for_bob",
    "planted_gradients",
]
