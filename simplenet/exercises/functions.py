"""Check the five functions of the program that readers write in Part I."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from simplenet import activations, backprop, losses
from simplenet import forward as network_of_three
from simplenet import neuron as single
from simplenet.exercises.checker import Case, Checker
from simplenet.exercises.loss import opinions
from simplenet.exercises.network import check_forward
from simplenet.parameters import PARAMETERS

if TYPE_CHECKING:
    from simplenet.arrays import Values

Slope = Callable[["Values"], "Values"]
_sigmoid, _neuron = activations.sigmoid, single.neuron
_forward, _gradients = network_of_three.forward, backprop.gradients

_ONES = np.array([1, 1, 1, 1, 1, 1, 0, 0, 0])
_FRIENDS = np.array([0.5, 1, -1, 0.5, 2, -1, -3, 1, 0.5])


def _answered(rng: np.random.Generator) -> Case:
    return rng.normal(size=9), *rng.normal(size=2), rng.integers(2)


check_sigmoid = Checker(
    _sigmoid,
    [(0,), (7,), (-7,), (np.array([-2.0, 0.0, 2.0]),)],
    lambda rng: (rng.normal(scale=3),),
    {
        "The power is that of -z: write np.exp(-z).": lambda z: _sigmoid(-z),
        "All of 1 + np.exp(-z) stands below the line: it needs brackets.": (
            lambda z: 1 + np.exp(-z)
        ),
        "Below the line, the 1 is missing.": np.exp,
    },
)

check_neuron = Checker(
    _neuron,
    [(0.5, 1, -3, 2, 3), (0, 1, 4, 2, 3)],
    lambda rng: tuple(rng.normal(size=5)),
    {
        "That is the weighted sum; hand it to sigmoid.": (
            lambda w1, w2, b, x1, x2: w1 * x1 + w2 * x2 + b
        ),
        "The bias is missing.": (
            lambda w1, w2, _, x1, x2: _neuron(w1, w2, 0, x1, x2)
        ),
        "The bias is added, not subtracted.": (
            lambda w1, w2, b, x1, x2: _neuron(w1, w2, -b, x1, x2)
        ),
        "Each weight belongs to its own input: w1 to x1 and w2 to x2.": (
            lambda w1, w2, b, x1, x2: _neuron(w2, w1, b, x1, x2)
        ),
    },
)


check_mse_loss = Checker(
    losses.mse_loss,
    [(np.array([1, 0, 0, 1]), np.array([0.9, 0.2, 0.4, 0.7]))],
    opinions,
    {
        "You summed; the mean is asked for: divide by len(y_true).": (
            lambda *people: sum(losses.squared_error(*people))
        ),
        "These are the squared errors one by one; their mean is asked for.": (
            losses.squared_error
        ),
        "The errors are not squared.": lambda y, said: np.mean(y - said),
        "Square each error, not their mean.": (
            lambda y, said: np.mean(y - said) ** 2
        ),
        "That is the mean absolute error: square instead of dropping signs.": (
            lambda y, said: np.mean(np.abs(y - said))
        ),
    },
)


def _slip(
    first: float = -2,
    output: Slope = lambda y: y * (1 - y),
    hidden: Slope = lambda h: h * (1 - h),
    back: tuple[int, ...] = (4, 5),
) -> Callable:
    """Return the way back with another factor at one place."""

    def slipped(network: np.ndarray, *sample: float) -> np.ndarray:
        *inputs, y_true = sample
        h1, h2, y_pred = _forward(network, *inputs)
        row = np.append(network, 1)
        z3 = first * (y_true - y_pred) * output(y_pred)
        z1, z2 = (
            z3 * row[n] * hidden(h) for n, h in zip(back, (h1, h2), strict=True)
        )
        parts = [np.multiply(z, inputs) for z in (z1, z2)]
        return np.hstack([*parts, z3 * h1, z3 * h2, z1, z2, z3])

    return slipped


check_gradients_of_yours = Checker(
    _gradients,
    [(_ONES, -2, -1, 1), (_FRIENDS, 2, 3, 0)],
    _answered,
    {
        "All signs are turned round: d_L_d_z3 begins with -2.": _slip(first=2),
        "The 2 of the square is missing: d_L_d_z3 begins with -2.": (
            _slip(first=-1)
        ),
        "In d_L_d_z3, the slope of the output's sigmoid is missing.": (
            _slip(output=lambda _: 1)
        ),
        "In d_L_d_z3, the slope is y_pred * (1 - y_pred); you took f'(y_pred).": (
            _slip(output=activations.deriv_sigmoid)
        ),
        "In d_L_d_z1 and d_L_d_z2, the slope of the hidden sigmoid is missing.": (
            _slip(hidden=lambda _: 1)
        ),
        "In d_L_d_z1 and d_L_d_z2, the slope is h * (1 - h); you took f'(h).": (
            _slip(hidden=activations.deriv_sigmoid)
        ),
        "w5 leads back to h1 and w6 to h2: they have changed places.": (
            _slip(back=(5, 4))
        ),
        "On the way back to h2 there is a factor of w6, not w5.": (
            _slip(back=(4, 4))
        ),
        "On the way back to h1 and h2, the factors w5 and w6 are missing.": (
            _slip(back=(9, 9))
        ),
        "The order is six weights, then three biases; your biases stand first.": (
            lambda *case: np.roll(_gradients(*case), 3)
        ),
    },
    [f"d_L_d_{name}" for name in PARAMETERS],
)

#: In the order in which the book has them written.
FUNCTIONS = {
    "sigmoid": check_sigmoid,
    "neuron": check_neuron,
    "forward": check_forward,
    "mse_loss": check_mse_loss,
    "gradients": check_gradients_of_yours,
}
