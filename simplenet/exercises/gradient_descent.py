"""Exercises on gradient descent."""

from collections.abc import Callable

import numpy as np

from simplenet.backprop import gradients
from simplenet.data import PEOPLE, centre, labels, measurements
from simplenet.exercises.by_hand import ByHand
from simplenet.exercises.checker import Case, Checker
from simplenet.training import train_epoch

_PEOPLE = (*centre(measurements(PEOPLE)).T, labels(PEOPLE))
_OF_B3 = gradients((1, 1, 1, 1, 1, 1, 0, 0, 0), 25, 6, 0)[8]

check_step_for_bob = ByHand(
    -0.1 * _OF_B3,
    {
        "That is the slope; which way does a step go, and how far?": _OF_B3,
        "You took the whole slope; at the rate 0.1, a step is a tenth of it.": (
            -_OF_B3
        ),
        "That is uphill: a step goes against the slope.": 0.1 * _OF_B3,
        "Bob's label is 0, not 1.": (
            -0.1 * gradients((1, 1, 1, 1, 1, 1, 0, 0, 0), 25, 6, 1)[8]
        ),
    },
)


def _some_people(rng: np.random.Generator) -> Case:
    """Draw a network, what is measured of a few people, their labels, and a rate."""
    n = int(rng.integers(2, 6))
    measured = rng.normal(size=(2, n))
    return rng.normal(size=9), *measured, rng.integers(0, 2, n), rng.random()


def _mean_step(
    network: np.ndarray,
    x1: np.ndarray,
    x2: np.ndarray,
    y_true: np.ndarray,
    rate: float,
) -> np.ndarray:
    return network - rate * gradients(network, x1, x2, y_true).mean(axis=1)


def _step(slope: Callable[[np.ndarray], np.ndarray]) -> Callable:
    """Return a function that steps by what `slope` makes of a column of slopes for each person."""
    return lambda network, *people_and_rate: (
        network
        - people_and_rate[-1] * slope(gradients(network, *people_and_rate[:-1]))
    )


check_mean_step = Checker(
    _mean_step,
    [(np.full(9, 0.5), *_PEOPLE, 0.4)],
    _some_people,
    {
        "You step after each person; here all are asked first, from one place.": (
            lambda network, x1, x2, y_true, rate: train_epoch(
                network, list(zip(x1, x2, strict=True)), y_true, rate
            )
        ),
        "You step by the sum; divide it by how many people there are.": _step(
            lambda each: each.sum(axis=1)
        ),
        "That is uphill: a step goes against the gradient.": _step(
            lambda each: -each.mean(axis=1)
        ),
        "Only the last person has a say: in the loop, add to what is there.": (
            _step(lambda each: each[:, -1] / each.shape[1])
        ),
        "Only the first person has a say: does return stand inside the loop?": (
            _step(lambda each: each[:, 0] / each.shape[1])
        ),
        "That is the mean gradient; take a step with it, and return the network.": (
            lambda *case: gradients(*case[:-1]).mean(axis=1)
        ),
        "The network has not moved.": lambda *case: case[0],
    },
)
