"""Checkers for the exercises of the book: each looks at an answer and says what is wrong with it.

    >>> from simplenet.exercises import check_absolute_loss
    >>> check_absolute_loss(lambda y_true, y_pred: 0)
    Not yet: ...

One takes what the reader has written, a function or numbers, and returns a `Verdict`.
"""

from simplenet.exercises.autograd import (
    check_maximum,
    check_recorded_sigmoid,
    check_slopes,
    check_walk,
)
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
from simplenet.exercises.digits import (
    check_accuracy,
    check_confusion,
    check_shares,
)
from simplenet.exercises.experiments import (
    check_share,
    check_standardised,
    check_xor,
)
from simplenet.exercises.gradient_descent import (
    check_mean_step,
    check_step_for_bob,
)
from simplenet.exercises.loss import (
    check_absolute_loss,
    check_mean_loss,
    check_twin,
)
from simplenet.exercises.matrices import (
    check_batch_loss,
    check_shapes,
    check_sums,
    check_weight_slopes,
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
from simplenet.exercises.predictions import (
    check_height_on_line,
    check_inputs,
)
from simplenet.exercises.program import (
    check_program,
)
from simplenet.exercises.pytorch import (
    check_softmax,
    check_softmax_slopes,
    check_without_zero_grad,
)
from simplenet.exercises.training import (
    check_centred,
    check_count_right,
    check_raw_bias,
)

__all__ = [
    "check_absolute_loss",
    "check_accuracy",
    "check_and",
    "check_batch_loss",
    "check_between",
    "check_centred",
    "check_confusion",
    "check_count_right",
    "check_follow",
    "check_forward",
    "check_height_on_line",
    "check_inputs",
    "check_many_inputs",
    "check_maximum",
    "check_mean_loss",
    "check_mean_step",
    "check_merged",
    "check_neuron_slopes",
    "check_not",
    "check_nudged_cube",
    "check_or",
    "check_planted",
    "check_program",
    "check_quiet_sum",
    "check_raw_bias",
    "check_recorded_sigmoid",
    "check_shapes",
    "check_share",
    "check_shares",
    "check_slope",
    "check_slope_of_w4",
    "check_slopes",
    "check_softmax",
    "check_softmax_slopes",
    "check_standardised",
    "check_step_for_bob",
    "check_sums",
    "check_twin",
    "check_walk",
    "check_weight_slopes",
    "check_without_zero_grad",
    "check_xor",
    "planted_gradients",
]
