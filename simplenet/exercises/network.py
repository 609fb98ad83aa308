"""Exercises on the network."""

from collections.abc import Callable, Sequence

import numpy as np

from simplenet.exercises.by_hand import ByHand, Row
from simplenet.exercises.checker import Case, Checker
from simplenet.exercises.verdict import Verdict, not_yet, right, written
from simplenet.forward import forward
from simplenet.neuron import neuron, weighted_sum
from simplenet.parameters import PARAMETERS

_NETWORK = [1, -2.5, -0.5, 2, -2, 6, 1, -2, -1]
_SAMPLE = (4, 2)
_HIDDEN = forward(_NETWORK, *_SAMPLE)[:2]

check_follow = ByHand(
    forward(_NETWORK, *_SAMPLE)[2],
    {
        "That is the weighted sum of o1; the sigmoid comes last.": (
            weighted_sum([-2, 6], _HIDDEN, -1)
        ),
        "o1 does not see x1 and x2: what comes in is h1 and h2.": (
            neuron(-2, 6, -1, *_SAMPLE)
        ),
        "The hidden neurons put out f of their sums, and f(0) is not 0.": (
            neuron(-2, 6, -1, 0, 0)
        ),
        "The bias of o1 is missing.": neuron(-2, 6, 0, *_HIDDEN),
        "The biases of h1 and h2 are missing.": (
            forward([*_NETWORK[:6], 0, 0, -1], *_SAMPLE)[2]
        ),
    },
    rounding=0.0005,  # four decimals are asked for
)


def _drawn(rng: np.random.Generator) -> Case:
    """Draw a network and a sample."""
    return rng.normal(size=9).round(1), *rng.normal(size=2).round(1)


def _inputs_again(network: Sequence, x1: float, x2: float) -> tuple:
    *_, w5, w6, _, _, b3 = network
    return *forward(network, x1, x2)[:2], neuron(w5, w6, b3, x1, x2)


def _without_last_sigmoid(network: Sequence, x1: float, x2: float) -> tuple:
    *_, w5, w6, _, _, b3 = network
    h1, h2, _ = forward(network, x1, x2)
    return h1, h2, weighted_sum([w5, w6], [h1, h2], b3)


def _reordered(*order: int) -> Callable:
    """Return `forward` with the parameters in another order."""
    return lambda network, x1, x2: forward([network[n] for n in order], x1, x2)


check_forward = Checker(
    forward,
    [
        (np.array([0.5, 1, -1, 0.5, 2, -1, -3, 1, 0.5]), 2, 3),
        (np.array([1, 1, 1, 1, 1, 1, 0, 0, 0]), -2, -1),
    ],
    _drawn,
    {
        "o1 does not see x1 and x2: what comes in is h1 and h2.": _inputs_again,
        "y_pred is the weighted sum of o1; the sigmoid is missing.": (
            _without_last_sigmoid
        ),
        "The weights w1 and w2 belong to h1, w3 and w4 to h2.": (
            _reordered(0, 2, 1, 3, 4, 5, 6, 7, 8)
        ),
        "The six weights come first in the row, then the three biases.": (
            _reordered(0, 1, 3, 4, 6, 7, 2, 5, 8)
        ),
        "The weights and the bias of h2 are w3, w4 and b2; it has those of h1.": (
            _reordered(0, 1, 0, 1, 4, 5, 6, 6, 8)
        ),
        "h2 has the bias of h1; its own is b2.": (
            _reordered(0, 1, 2, 3, 4, 5, 6, 6, 8)
        ),
        "Hand back all three: h1, h2 and y_pred.": (
            lambda network, x1, x2: forward(network, x1, x2)[2]
        ),
    },
    ("h1", "h2", "y_pred"),
)

# Friends by degrees: each row holds all days, from cold to hot.
_DEGREES = np.array([[-15, -6, -2, 2, 5, 8, 12, 16, 25]])
_FRIENDS = np.array([[0], [3], [6]])
_FINE = (_DEGREES > 0) & (_DEGREES < 10)


def _between(*nine: float) -> Verdict:
    """Judge whether a network says yes to warm days, and no to cold and to hot ones."""
    h1, h2, said = forward(nine, *np.broadcast_arrays(_DEGREES, _FRIENDS))
    yes = said > 0.5
    wrong = np.argwhere(yes != _FINE)
    if not wrong.size:
        return right("it says yes to 2, 5 and 8 degrees, and no to all others.")
    friends, day = wrong[0]
    at = friends, day
    return not_yet(
        f"for x1={_DEGREES[0, day]} and x2={_FRIENDS[friends, 0]}, h1 is "
        f"{written(h1[at])}, h2 is {written(h2[at])}, and the network says "
        f"{written(said[at])}; {'more' if _FINE[0, day] else 'less'} "
        "than one half is wanted.",
        _hint(nine, yes),
    )


def _hint(nine: Sequence[float], yes: np.ndarray) -> str:
    """Return what is wrong with the days to which a network says yes."""
    w1, _, w3, *_, b1, b2, _ = nine
    if np.any(yes != yes[0]):
        return "Friends change its mind: which weights must be 0?"
    if w1 == w3 == 0:
        return "Neither h1 nor h2 listens to the degrees."
    borders = [-b / w for w, b in ((w1, b1), (w3, b2)) if w]
    off = [x for x in borders if not (-2 < x < 2 or 8 < x < 12)]
    if off:
        return (
            f"A hidden neuron changes its mind at x1={written(off[0])}, where its "
            "sum is 0; the days change between -2 and 2, and between 8 and 12."
        )
    cold, fine, hot = yes[0, :3].any(), yes[0, 3:6].all(), yes[0, 6:].any()
    return {
        (True, True, True): (
            "It says yes on both sides: o1 must ask for h1 and for h2."
        ),
        (True, True, False): "Nothing keeps it at home on cold days.",
        (False, True, True): "Nothing keeps it at home on hot days.",
        (False, False, False): (
            "It says no to days that are fine: does o1 ask for more than h1 "
            "and h2 can give?"
        ),
        (True, False, True): "Yes and no are the wrong way round in o1.",
    }.get((bool(cold), bool(fine), bool(hot)), "")


check_between = Row(PARAMETERS, _between)

# The hidden neurons of the three friends, by x1, x2 and 1; o1 weighs them.
_H1, _H2, _ALWAYS = np.array([[0.5, 1, -3], [-1, 0.5, 1], [0, 0, 1]])

check_merged = ByHand(
    2 * _H1 - _H2 + 0.5 * _ALWAYS,
    {
        "The bias of o1 is missing.": 2 * _H1 - _H2,
        "The weight of h2 is −1, so all that h2 brings is taken away.": (
            2 * _H1 + _H2 + 0.5 * _ALWAYS
        ),
        "o1 weighs h1 with 2 and h2 with −1.": _H1 + _H2 + 0.5 * _ALWAYS,
        "The biases of h1 and h2 are multiplied, too: they are part of what "
        "o1 weighs.": (2 * _H1 - _H2) * [1, 1, 0] - 1.5 * _ALWAYS,
        "The biases of h1 and h2 arrive at o1 as well.": (
            (2 * _H1 - _H2) * [1, 1, 0] + 0.5 * _ALWAYS
        ),
    },
    rounding=1e-5,
)
