"""What every rival trains: the same samples, from the same start, in the same batches."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from simplenet import MLP, OurNeuralNetwork
from simplenet.data import PEOPLE, Part, centre, digits, labels, measurements

PEOPLE_EPOCHS = 1000
PEOPLE_RATE = 0.1
RUNS = 1000  # at once

DIGITS_EPOCHS = 30
DIGITS_RATE = 1.0
DIGITS_BATCH = 10


@cache
def people() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the four people of the book, and their labels."""
    return centre(measurements(PEOPLE)), labels(PEOPLE)


def small_network(runs: int | None = None) -> OurNeuralNetwork:
    """Return the 2-2-1 network of the book at its start, or so many starts at once."""
    return OurNeuralNetwork(np.random.default_rng(157), runs=runs)


@cache
def images() -> Part:
    """Return the digits to train with."""
    return digits().train


def digit_reader() -> MLP:
    """Return the network that reads digits, at its start."""
    return MLP((64, 30, 10), np.random.default_rng(0))
