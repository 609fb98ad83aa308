"""Exercises on the check of gradients."""

from collections.abc import Callable, Iterable

import numpy as np

from simplenet.activations import sigmoid
from simplenet.backprop import gradients
from simplenet.exercises.by_hand import ByHand
from simplenet.exercises.checker import Case, Checker
from simplenet.exercises.verdict import Verdict, not_yet, right, written
from simplenet.forward import forward
from simplenet.gradient_check import nudged_slopes
from simplenet.parameters import PARAMETERS

Curve = Callable[[float], float]


def cube(w: float) -> float:
    """Return the third power."""
    return w * w * w


def _slope(f: Curve, w: float, s: float) -> float:
    return nudged_slopes(lambda row: f(row[0]), np.array([w]), s)[0]


check_nudged_cube = ByHand(
    _slope(cube, 2.0, 0.1),
    {
        "That is a nudge to one side; nudge to both.": (
            (cube(2.1) - cube(2)) / 0.1
        ),
        "That is a nudge down only; nudge to both sides.": (
            (cube(2) - cube(1.9)) / 0.1
        ),
        "From 1.9 to 2.1 it is two nudges: divide by 0.2.": (
            (cube(2.1) - cube(1.9)) / 0.1
        ),
        "That is the difference; divide it by 0.2.": cube(2.1) - cube(1.9),
        "That is the slope, or all but that; with s = 0.1, nudging is farther off.": 12.0,
    },
    rounding=0.0001,
)


def _some_curve(rng: np.random.Generator) -> Case:
    """Draw a curve, a place on it, and a nudge so large that it matters how one nudges."""
    curve = (sigmoid, cube)[rng.integers(2)]
    return curve, rng.uniform(-2, 2), rng.uniform(0.1, 0.6)


check_slope = Checker(
    _slope,
    [(cube, 2.0, 0.1), (sigmoid, -3.0, 0.01)],
    _some_curve,
    {
        "You nudge to one side; nudge to both.": (
            lambda f, w, s: (f(w + s) - f(w)) / s
        ),
        "You nudge down only; nudge to both sides.": (
            lambda f, w, s: (f(w) - f(w - s)) / s
        ),
        "The two places are 2 * s apart, so divide by that.": (
            lambda f, w, s: (f(w + s) - f(w - s)) / s
        ),
        "Python divides before it subtracts: the difference needs brackets.": (
            lambda f, w, s: f(w + s) - f(w - s) / (2 * s)
        ),
        "`/ 2 * s` divides by 2, then multiplies by s: write `/ (2 * s)`.": (
            lambda f, w, s: (f(w + s) - f(w - s)) / 2 * s
        ),
        "That is the difference of the two; divide it by 2 * s.": (
            lambda f, w, s: f(w + s) - f(w - s)
        ),
    },
)


def planted_gradients(
    network: Iterable[float], x1: float, x2: float, y_true: float
) -> np.ndarray:
    """Return the nine partial derivatives of a sample's loss, of which some are wrong."""
    network = list(network)
    found, h2 = gradients(network, x1, x2, y_true), forward(network, x1, x2)[1]
    found[7] = found[8] * network[4] * h2 * (1 - h2)
    found[2:4] = found[7] * np.array([x1, x2])
    return found


_PLANTED = {"w3", "w4", "b2"}


def check_planted(names: Iterable[str]) -> Verdict:
    """Return whether these are the derivatives that are wrong in `planted_gradients`."""
    try:
        given = set([names] if isinstance(names, str) else names)
    except TypeError:
        given = set()
    if not given or not given <= set(PARAMETERS):
        return not_yet(
            'a list of names is wanted, such as ["w1", "b3"]; '
            f"{written(names)} came."
        )
    if innocent := sorted(given - _PLANTED):
        return not_yet(
            f"nudging agrees about {innocent[0]}.",
            "At the parameters of the seed 157, compare place by place.",
        )
    if given < _PLANTED:
        return not_yet("these are wrong, but they are not all.")
    return right("all three belong to one neuron, so one line is to blame.")
