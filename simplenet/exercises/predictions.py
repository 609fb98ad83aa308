"""Exercises on predictions; the check of the whole program stands in `program`."""

import numpy as np

from simplenet.data import CENTRE, centre
from simplenet.exercises.by_hand import ByHand
from simplenet.exercises.checker import Case, Checker

# w3, w4 and b2 as the figure of the trained network shows them, and somebody of 145 pounds.
_W3, _W4, _B2, _X1 = 0.61, 2.30, 0.14, 10
_X2 = -(_W3 * _X1 + _B2) / _W4
_INCHES = CENTRE[1]

check_height_on_line = ByHand(
    _INCHES + _X2,
    {
        "That is x2, counted from 66 inches; which height is it?": _X2,
        "A sign is turned round: what must w4 x2 be, so that all adds up to 0?": (
            _INCHES - _X2
        ),
        "The weight must be centred as well: 145 pounds are x1 = 10.": (
            _INCHES - (_W3 * 145 + _B2) / _W4
        ),
        "The bias is missing.": _INCHES - _W3 * _X1 / _W4,
        "Those are the weights of h1; h2 has w3, w4 and b2.": (
            _INCHES + (1.71 * _X1 - 0.29) / 0.34
        ),
    },
    rounding=0.0005,
)

_UNITS = np.array(
    [0.4536, 2.54]
)  # kilograms in a pound, centimetres in an inch


def _somebody(rng: np.random.Generator) -> Case:
    return rng.uniform(40, 120), rng.uniform(140, 210)


def _inputs(kilograms: float, centimetres: float) -> np.ndarray:
    return centre(np.array([kilograms, centimetres]) / _UNITS)


check_inputs = Checker(
    _inputs,
    [(60.0, 165.0)],
    _somebody,
    {
        "The units are right, but the inputs are not centred.": (
            lambda *person: np.array(person) / _UNITS
        ),
        "These are centred kilograms and centimetres; the network knows pounds and inches.": (
            lambda *person: centre(person)
        ),
        "You multiplied: a person has more pounds than kilograms, so divide.": (
            lambda *person: centre(np.array(person) * _UNITS)
        ),
        "First the units, then the middle: 135 and 66 are pounds and inches.": (
            lambda *person: centre(person) / _UNITS
        ),
        "x1 belongs to the weight, x2 to the height: you return them the other way round.": (
            lambda *person: _inputs(*person)[::-1]
        ),
        "135 pounds and 66 inches are to be subtracted, not added.": (
            lambda *person: np.array(person) / _UNITS + CENTRE
        ),
    },
    ["x1", "x2"],
)
