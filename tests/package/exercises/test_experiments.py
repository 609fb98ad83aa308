"""Learners' answers to the exercises on experiments."""

import math

import numpy as np
import plain
import pytest
import silly

from simplenet.exercises import check_share, check_standardised, check_xor

LINES = {"w1": 20, "w2": 20, "w3": 20, "w4": 20, "b1": -10, "b2": -30}


def nine_of(numbers):
    """Return the nine by their names, 0 for those that are not there."""
    return [numbers.get(name, 0) for name in plain.NAMES]


class TestXor:
    @pytest.mark.parametrize(
        "nine",
        [
            LINES | {"w5": 20, "w6": -20, "b3": -10},  # one but not both
            LINES | {"w5": 2, "w6": -4, "b3": -1},
            # only x1, or only x2
            {"w1": 9, "w2": -9, "w3": -9, "w4": 9, "b1": -5, "b2": -5}
            | {"w5": 9, "w6": 9, "b3": -4},
        ],
    )
    def test_solved(self, nine):
        assert check_xor(nine_of(nine))
        assert check_xor(*nine_of(nine))

    @pytest.mark.parametrize(
        ("nine", "words"),
        [
            ({}, "to (0, 0) it says 0.50, which should be below one half"),
            ({}, "the same to all four"),
            (LINES, "the same to all four"),
            (
                {"w1": 9, "w2": 9, "w3": 9, "w4": 9, "b1": -4, "b2": -4}
                | {"w5": 9, "w6": 9, "b3": -9},
                "they are one neuron",
            ),
            (
                LINES | {"b2": -90, "w5": 20, "w6": -20, "b3": -10},
                "one side of the line of h2",
            ),
            (
                LINES | {"b1": 10, "w5": 20, "w6": -20, "b3": -10},
                "one side of the line of h1",
            ),
            (
                LINES | {"w5": 20, "w6": 20, "b3": -10},
                "There h1 is 1.00 and h2 is 1.00",
            ),
            (
                LINES | {"w5": -20, "w6": 20, "b3": 10},
                "to (0, 0) it says 1.00, which should be below",
            ),
            (
                LINES | {"w5": 20, "w6": -20, "b3": -30},
                "to (0, 1) it says 0.00, which should be above",
            ),
        ],
    )
    def test_a_mistake(self, nine, words):
        verdict = check_xor(nine_of(nine))
        assert not verdict
        assert words in verdict.says

    def test_sums_beyond_all_powers(self):
        assert not check_xor(nine_of({"w1": -1e9, "w5": -1e9, "b1": -1e9}))

    def test_nonsense(self):
        assert silly.taken_rows(check_xor) == []
        said = check_xor([*nine_of(LINES)[:8], "1"]).says
        assert said.startswith("Not yet: 9 numbers are wanted, w1, w2,")


def standardised(new, old):
    columns = []
    for fresh, known in zip(new.T, old.T, strict=True):
        mean = sum(known) / len(known)
        squares = [(value - mean) ** 2 for value in known]
        deviation = math.sqrt(sum(squares) / len(squares))
        columns.append([(value - mean) / deviation for value in fresh])
    return np.transpose(columns)


class TestStandardised:
    def test_right(self):
        assert all(check_standardised(standardised) for _ in range(5))

    @pytest.mark.parametrize(
        ("mistake", "words"),
        [
            (lambda _, old: standardised(old, old), "the new ones are asked"),
            (
                lambda new, old: (new - old.mean()) / old.std(),
                "of its own: axis=0",
            ),
            (lambda new, old: new - old.mean(axis=0), "now divide"),
            (lambda new, old: new / old.std(axis=0), "before you divide"),
            (
                lambda new, old: new - old.mean(axis=0) / old.std(axis=0),
                "bracket is missing",
            ),
            (
                lambda new, old: -standardised(new, old),
                "sign is turned round",
            ),
        ],
    )
    def test_a_mistake(self, mistake, words):
        verdict = check_standardised(mistake)
        assert not verdict
        assert words in verdict.says

    def test_with_the_measures_of_the_new(self):
        """The first case holds one person alone, who is 0 / 0 by her own measures."""
        verdict = check_standardised(
            lambda new, _: (new - new.mean(axis=0)) / new.std(axis=0)
        )
        assert not verdict
        assert "the old ones'" in verdict.says

    def test_nonsense(self):
        assert silly.taken(check_standardised, silly.FUNCTIONS) == []


def share(losses, limit):
    return len([loss for loss in losses if loss < limit]) / len(losses)


class TestShare:
    def test_right(self):
        assert all(check_share(share) for _ in range(5))

    @pytest.mark.parametrize(
        ("mistake", "words"),
        [
            (lambda losses, limit: (losses < limit).sum(), "You counted"),
            (lambda losses, limit: 1 - share(losses, limit), "above the limit"),
            (lambda losses, limit: losses < limit, "True and False"),
            (lambda losses, _: losses.mean(), "mean loss"),
            (lambda losses, _: share(losses, 0.01), "a number of your own"),
            (lambda losses, limit: 100 * share(losses, limit), "100 times"),
            (lambda *_: 0.5, "the same whatever comes in"),
        ],
    )
    def test_a_mistake(self, mistake, words):
        verdict = check_share(mistake)
        assert not verdict
        assert words in verdict.says

    def test_nonsense(self):
        assert silly.taken(check_share, silly.FUNCTIONS) == []
