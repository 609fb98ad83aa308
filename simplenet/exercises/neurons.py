"""Exercises on neurons."""

from dataclasses import dataclass
from itertools import product

import numpy as np

from simplenet.activations import sigmoid
from simplenet.exercises.by_hand import ByHand, Row
from simplenet.exercises.checker import Case, Checker
from simplenet.exercises.verdict import Verdict, not_yet, right, written
from simplenet.neuron import weighted_sum

_SUM = weighted_sum([1, -2], [2, 3], 3)

check_quiet_sum = ByHand(
    _SUM,
    {
        "The bias is missing.": weighted_sum([1, -2], [2, 3], 0),
        "The bias is 3, so it is added.": weighted_sum([1, -2], [2, 3], -3),
        "The weight −2 counts against him: its product is below 0.": (
            weighted_sum([1, 2], [2, 3], 3)
        ),
        "Each weight belongs to its own input: 1 to the degrees, −2 to the "
        "friends.": weighted_sum([1, -2], [3, 2], 3),
        "That is his output; the sum comes before the sigmoid.": sigmoid(_SUM),
    },
)


_SAID = {
    (True, True, True, True): (
        "It says yes to everything: a lower bias makes that harder."
    ),
    (False, False, False, False): (
        "It says no to everything: a higher bias makes a yes easier."
    ),
    (False, True, True, True): "That is OR: one input of 1 is enough for it.",
    (False, False, False, True): "That is AND: one input of 1 is too few.",
    (False, True, False, True): "It listens to the second input alone.",
    (False, False, True, True): "It listens to the first input alone.",
    (True, True): "It always says yes: what must its weight do to a 1?",
    (False, False): "It always says no: what decides when the input is 0?",
}


@dataclass(frozen=True)
class _Gate:
    """The judge of a neuron that says yes to some of all inputs of 0 and 1.

    Attributes
    ----------
    wanted : tuple of bool
        Where it must say yes, from inputs of 0 alone to inputs of 1 alone.
    """

    wanted: tuple[bool, ...]

    def __call__(self, *answer: float) -> Verdict:
        """Return whether a neuron of these weights and this bias says so."""
        *weights, bias = answer
        rows = list(product((0, 1), repeat=len(weights)))
        sums = [weighted_sum(weights, row, bias) for row in rows]
        for row, z, yes in zip(rows, sums, self.wanted, strict=True):
            if _undecided(z) or (z > 0) != yes:
                return not_yet(
                    f"for {' and '.join(map(str, row))} the sum is "
                    f"{written(z)} and the neuron says "
                    f"{written(float(sigmoid(z)))}; "
                    f"{'more' if yes else 'less'} than one half is wanted.",
                    self.hint(sums),
                )
        outputs = ", ".join(f"{sigmoid(z):.3f}" for z in sums)
        return right(f"its outputs are {outputs}.")

    def hint(self, sums: list[float]) -> str:
        """Return what the sums have in common, or ""."""
        if any(map(_undecided, sums)):
            return "A sum of 0 is neither yes nor no."
        said = tuple(z > 0 for z in sums)
        if said == tuple(not yes for yes in self.wanted):
            return "Yes and no are the wrong way round: turn all signs."
        return _SAID.get(said, "")


def _undecided(z: float) -> bool:
    return abs(z) < 1e-9


check_and = Row(("w1", "w2", "b"), _Gate((False, False, False, True)))
check_or = Row(("w1", "w2", "b"), _Gate((False, True, True, True)))
check_not = Row(("w", "b"), _Gate((True, False)))


def _neuron(weights: list, b: float, inputs: list) -> float:
    return sigmoid(weighted_sum(weights, inputs, b))


def _wider(rng: np.random.Generator) -> Case:
    """Draw a neuron with two to five inputs, and what comes in."""
    weights, inputs = rng.normal(size=(2, int(rng.integers(2, 6)))).round(1)
    return weights.tolist(), round(rng.normal(), 1), inputs.tolist()


check_many_inputs = Checker(
    _neuron,
    [([0, 1], 4, [2, 3]), ([1, -2, 0.5], -1, [2, 1, 4])],
    _wider,
    {
        "That is the weighted sum; the sigmoid comes last.": (
            lambda weights, b, inputs: weighted_sum(weights, inputs, b)
        ),
        "The bias is missing.": (
            lambda weights, _, inputs: _neuron(weights, 0, inputs)
        ),
        "Add the bias once, not once for each input.": (
            lambda weights, b, inputs: _neuron(
                weights, b * len(weights), inputs
            )
        ),
        "Only the first input counts: a return inside a loop ends it.": (
            lambda weights, b, inputs: _neuron(weights[:1], b, inputs[:1])
        ),
        "Only the last input counts: each product must be added to those "
        "before it.": (
            lambda weights, b, inputs: _neuron(weights[-1:], b, inputs[-1:])
        ),
        "The bias belongs into the sum, before the sigmoid.": (
            lambda weights, b, inputs: _neuron(weights, 0, inputs) + b
        ),
    },
)
