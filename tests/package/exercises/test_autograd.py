"""Learners' answers to the exercises on autograd."""

import math
from collections import defaultdict

import numpy as np
import pytest
import silly

from simplenet.activations import sigmoid
from simplenet.exercises import (
    check_maximum,
    check_recorded_sigmoid,
    check_slopes,
    check_walk,
)


class TestWalk:
    def test_by_hand(self):
        assert check_walk([5, 3])  # (a b + a) has the slopes b + 1 and a

    @pytest.mark.parametrize(
        ("answer", "words"),
        [
            ([4, 3], "The product is not the only row"),
            ([1, 3], "The sum is not the only row"),
            ([3, 5], "changed places"),
            ([4, 4], "at the rate of the other"),
            ([5, 1], "1 in place 2 is not it"),
            ([5, 3, 1], "2 numbers in a row"),
        ],
    )
    def test_a_mistake(self, answer, words):
        verdict = check_walk(answer)
        assert not verdict
        assert words in verdict.says

    def test_nonsense(self):
        assert silly.taken(check_walk, silly.NUMBERS) == []


def walked(loss, *, order=reversed, adding=True, multiplying=True):
    at = defaultdict(float)
    at[loss] = 1
    for made, part, slope in order(loss.tape):
        given = at[made] * slope if multiplying else slope
        at[part] = at[part] + given if adding else given
    return at


class TestSlopes:
    def test_right(self):
        assert all(check_slopes(walked) for _ in range(5))

    @pytest.mark.parametrize(
        ("mistake", "words"),
        [
            (lambda loss: walked(loss, adding=False), "one way is lost"),
            (lambda loss: walked(loss, order=iter), "played backwards"),
            (
                lambda loss: walked(loss, multiplying=False),
                "the chain rule multiplies",
            ),
            (
                lambda loss: {n: -s for n, s in walked(loss).items()},
                "sign is turned round",
            ),
            (lambda _: {}, "KeyError"),
            (
                lambda loss: walked(loss, adding=False),
                "(formula='w * w', w=2) gave 2; 4 is wanted",
            ),
        ],
    )
    def test_a_mistake(self, mistake, words):
        verdict = check_slopes(mistake)
        assert not verdict
        assert words in verdict.says

    def test_sums_in_place_of_products(self):
        def added(loss):
            at = defaultdict(float)
            at[loss] = 1
            for made, part, slope in reversed(loss.tape):
                at[part] += at[made] + slope
            return at

        assert "you added the slopes" in check_slopes(added).says

    def test_nonsense(self):
        assert silly.taken(check_slopes, silly.FUNCTIONS) == []


def larger(a, b):
    value = max(a.value, b.value)
    return a.record(value, [(a, a.value == value), (b, b.value == value)])


def recorded(value, slope_a, slope_b):
    """Return a function that records what these make of the two values."""

    def operation(a, b):
        values = a.value, b.value
        parts = [(a, slope_a(*values)), (b, slope_b(*values))]
        return a.record(value(*values), parts)

    return operation


class TestMaximum:
    @pytest.mark.parametrize(
        "answer", [larger, lambda a, b: a if a.value > b.value else b]
    )
    def test_right(self, answer):
        assert all(check_maximum(answer) for _ in range(5))

    @pytest.mark.parametrize(
        ("mistake", "words"),
        [
            (
                recorded(max, lambda a, b: a < b, lambda a, b: b < a),
                "changed places",
            ),
            (
                recorded(max, lambda *_: 1, lambda *_: 1),
                "does not move the result",
            ),
            (
                recorded(max, lambda _, b: b, lambda a, _: a),
                "slopes of a product",
            ),
            (
                recorded(min, lambda a, b: a < b, lambda a, b: b < a),
                "the smaller of the two",
            ),
            (
                recorded(max, lambda a, b: a > b, lambda *_: 0),
                "the slope at b: the same whatever",
            ),
            (lambda a, b: max(a.value, b.value), "an ordinary number"),
            (lambda a, b: max(a, b), "stopped with TypeError"),
        ],
    )
    def test_a_mistake(self, mistake, words):
        verdict = check_maximum(mistake)
        assert not verdict
        assert words in verdict.says

    def test_nonsense(self):
        assert silly.taken(check_maximum, silly.FUNCTIONS) == []


def one_row(slope_of):
    """Return a sigmoid in one row, with this slope of z and the output."""

    def operation(z):
        far = z.value < -700  # where math.exp gives up
        output = 0.0 if far else 1 / (1 + math.exp(-z.value))
        return z.record(output, [(z, slope_of(z.value, output))])

    return operation


class TestRecordedSigmoid:
    def test_right(self):
        answer = one_row(lambda _, y: y - y * y)
        assert all(check_recorded_sigmoid(answer) for _ in range(5))

    @pytest.mark.parametrize(
        ("mistake", "words"),
        [
            (sigmoid, "let record make one row"),
            (one_row(lambda z, _: z * (1 - z)), "wants the output, not z"),
            (one_row(lambda _, y: 1 - y), "A factor of the slope is missing"),
            (one_row(lambda _, y: y * (y - 1)), "The sign of the slope is"),
            (one_row(lambda *_: 1), "the slope: the same whatever"),
            (
                lambda z: float(sigmoid(max(z.value, -700))),
                "an ordinary number",
            ),
            (
                lambda z: z.record(1 / (1 + np.exp(-z)), []),
                "record wants ordinary numbers, such as z.value",
            ),
            (
                lambda z: [sigmoid(z.value), 0, 1],
                "a Number must come back, not [",
            ),
        ],
    )
    def test_a_mistake(self, mistake, words):
        verdict = check_recorded_sigmoid(mistake)
        assert not verdict
        assert words in verdict.says

    def test_the_learners_name_is_used(self):
        def my_sigmoid(z):
            return z

        assert "my_sigmoid(z=0) gave" in check_recorded_sigmoid(my_sigmoid).says

    def test_nonsense(self):
        assert silly.taken(check_recorded_sigmoid, silly.FUNCTIONS) == []


@pytest.mark.parametrize(
    "check", [check_maximum, check_recorded_sigmoid, check_slopes]
)
class TestNothingComesBack:
    def test_a_missing_return(self, check):
        assert "a return is missing" in check(lambda *_: None).says

    def test_print_in_its_place(self, check):
        assert "prints, where it must return" in check(print).says
