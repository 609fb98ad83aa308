"""Exercises on experiments: XOR by hand, standardising new data, the share of runs that arrive."""

from __future__ import annotations

import numpy as np

from simplenet.data import xor
from simplenet.exercises.by_hand import Row
from simplenet.exercises.checker import Case, Checker
from simplenet.exercises.verdict import Verdict, not_yet, right, written
from simplenet.forward import forward
from simplenet.parameters import PARAMETERS


def _xor(*nine: float) -> Verdict:
    """Judge whether the network of Part I with these parameters solves XOR."""
    X, labels = xor()
    h1, h2, outputs = forward(nine, *X.T)
    wrong = np.where(labels == 1, outputs <= 0.5, outputs >= 0.5)
    if not wrong.any():
        return right(
            "to (0, 0), (0, 1), (1, 0) and (1, 1) it says "
            f"{written(outputs.round(2))}."
        )
    corner = int(np.argmax(wrong))
    side = "above" if labels[corner] else "below"
    return not_yet(
        f"to ({X[corner, 0]:g}, {X[corner, 1]:g}) it says "
        f"{outputs[corner]:.2f}, which should be {side} one half.",
        _hint(h1, h2, outputs, corner),
    )


def _hint(
    h1: np.ndarray, h2: np.ndarray, outputs: np.ndarray, corner: int
) -> str:
    """Return what to look at next."""
    if np.ptp(outputs) < 1e-9:
        return "It says the same to all four."
    if np.allclose(h1, h2):
        return "h1 and h2 say the same to all four, so they are one neuron."
    for name, h in (("h1", h1), ("h2", h2)):
        if np.all(h > 0.5) or np.all(h < 0.5):
            return (
                f"All four points lie on one side of the line of {name}: "
                "its bias moves the line."
            )
    return (
        f"There h1 is {h1[corner]:.2f} and h2 is {h2[corner]:.2f}; "
        "what does o1 make of the two?"
    )


check_xor = Row(PARAMETERS, _xor)


def _tables(rng: np.random.Generator) -> Case:
    """Draw new samples and those that the network has learned from."""
    old = rng.normal((140, 66), (20, 5), (rng.integers(3, 7), 2)).round(1)
    return rng.normal((140, 66), (20, 5), (2, 2)).round(1), old


def _standardised(new: np.ndarray, old: np.ndarray) -> np.ndarray:
    deviations = np.sqrt(np.mean((old - np.mean(old, axis=0)) ** 2, axis=0))
    return np.divide(np.subtract(new, np.mean(old, axis=0)), deviations)


check_standardised = Checker(
    _standardised,
    [(np.array([[128.0, 63.0]]), np.array([[120.0, 60.0], [160.0, 72.0]]))],
    _tables,
    {
        "You took mean and deviation of the new samples: no, the old ones'.": (
            lambda new, _: _standardised(new, new)
        ),
        "You standardised the old samples; the new ones are asked for.": (
            lambda _, old: _standardised(old, old)
        ),
        "Each column has a mean and a deviation of its own: axis=0.": (
            lambda new, old: (new - np.mean(old)) / np.std(old)
        ),
        "The means are subtracted; now divide by the deviations.": (
            lambda new, old: new - np.mean(old, axis=0)
        ),
        "Subtract the means before you divide.": (
            lambda new, old: new / np.std(old, axis=0)
        ),
        "A bracket is missing: subtract first, divide the difference.": (
            lambda new, old: new - np.mean(old, axis=0) / np.std(old, axis=0)
        ),
    },
)


def _runs(rng: np.random.Generator) -> Case:
    """Draw the last losses of some runs, and a limit."""
    losses = 10 ** rng.uniform(-4, 0, rng.integers(5, 12))
    return losses, rng.choice(losses) * 1.001  # so that another one counts


check_share = Checker(
    lambda losses, limit: np.count_nonzero(losses < limit) / losses.size,
    [
        (np.array([0.002, 0.13, 0.001, 0.17]), 0.01),
        (np.array([0.002, 0.13, 0.001, 0.17]), 0.15),
    ],
    _runs,
    {
        "You counted; a share is asked for: divide by how many there are.": (
            lambda losses, limit: np.sum(losses < limit)
        ),
        "That is the share of runs above the limit.": (
            lambda losses, limit: np.mean(losses > limit)
        ),
        "The limit is given; you compare with a number of your own.": (
            lambda losses, _: np.mean(losses < 0.01)
        ),
        "These are True and False, run by run; what share is True?": (
            lambda losses, limit: losses < limit
        ),
        "That is the mean loss; how many runs arrive is asked for.": (
            lambda losses, _: np.mean(losses)
        ),
    },
)
