"""Exercises on backpropagation."""

import numpy as np

from simplenet.activations import deriv_sigmoid, sigmoid
from simplenet.backprop import gradients
from simplenet.exercises.by_hand import ByHand
from simplenet.exercises.checker import Case, Checker
from simplenet.forward import forward
from simplenet.neuron import neuron, weighted_sum

_ALICE = (-2, -1, 1)
_TRIPLED = (1, 1, 1, 1, 1, 3, 0, 0, 0)  # w6 is 3
_OF_W4 = gradients(_TRIPLED, *_ALICE)[3]
_H2, _Y_PRED = forward(_TRIPLED, *_ALICE[:2])[1:]
_CHAPTERS = gradients((1, 1, 1, 1, 1, 1, 0, 0, 0), *_ALICE)

check_slope_of_w4 = ByHand(
    _OF_W4,
    {
        "You took the prediction of the chapter; with w6 = 3 it is another.": (
            3 * _CHAPTERS[3]
        ),
        "That is the chapter's, for w6 = 1.": _CHAPTERS[3],
        "On the way from z3 to h2 there is a factor of w6.": _OF_W4 / 3,
        "The 2 of the square is missing.": _OF_W4 / 2,
        "A weight's last factor is its own input, and that of w4 is x2.": (
            2 * _OF_W4
        ),
        "The way passes the sigmoid of h2: a factor of h2 (1 - h2) is missing.": (
            _OF_W4 / (_H2 * (1 - _H2))
        ),
        "The way passes the sigmoid of o1: a factor of y_pred (1 - y_pred) is missing.": (
            _OF_W4 / (_Y_PRED * (1 - _Y_PRED))
        ),
        "The sign is turned round: after the slope at z2 comes x2, which is -1.": (
            -_OF_W4
        ),
    },
)


def _one_neuron(rng: np.random.Generator) -> Case:
    """Draw two weights, a bias, two inputs and a label."""
    return (*rng.normal(size=3), *rng.normal(scale=2, size=2), rng.integers(2))


def _slopes(
    w1: float, w2: float, b: float, x1: float, x2: float, y_true: float
) -> np.ndarray:
    z = weighted_sum((w1, w2), (x1, x2), b)
    return 2 * (sigmoid(z) - y_true) * deriv_sigmoid(z) * np.array([x1, x2, 1])


def _without_sigmoid(*case: float) -> np.ndarray:
    *five, y_true = case
    return 2 * (neuron(*five) - y_true) * np.array([*five[3:], 1])


def _slope_at_output(*case: float) -> np.ndarray:
    return _without_sigmoid(*case) * deriv_sigmoid(neuron(*case[:5]))


check_neuron_slopes = Checker(
    _slopes,
    [(1, 1, 0, -2, -1, 1), (0.5, 1, -3, 2, 3, 0)],
    _one_neuron,
    {
        "All signs are turned round: when y rises, y_true - y falls, hence -2.": (
            lambda *case: -_slopes(*case)
        ),
        "The 2 of the square is missing.": lambda *case: _slopes(*case) / 2,
        "The slope of the sigmoid, y * (1 - y), is missing.": _without_sigmoid,
        "The slope of the sigmoid is f'(z), which is y * (1 - y): you took f'(y).": (
            _slope_at_output
        ),
        "These are the slopes at the inputs: the weights are asked for.": (
            lambda w1, w2, *rest: (
                _slopes(w1, w2, *rest)[2] * np.array([w1, w2, 1])
            )
        ),
        "The inputs have changed places: w1 belongs to x1.": (
            lambda *case: _slopes(*case)[[1, 0, 2]]
        ),
        "The bias has no input, so its slope is that of z: return that, too.": (
            lambda *case: _slopes(*case)[:2]
        ),
    },
    ["d_L_d_w1", "d_L_d_w2", "d_L_d_b"],
)
