"""A checker compares functions and numbers, says what differs, and is never stopped itself."""

import math

import numpy as np
import pytest

from simplenet.exercises.checker import FRESH, Checker
from simplenet.exercises.number import Number


def double_and_add(a, b):
    return 2 * a + b


def draw(rng):
    return tuple(rng.normal(size=2))


check = Checker(
    double_and_add,
    [(3.0, 4.0)],
    draw,
    {"You added twice b.": lambda a, b: a + 2 * b},
)


class TestRight:
    def test_agrees_on_examples_and_fresh_cases(self):
        verdict = check(lambda x, y: x + y + x)
        assert verdict
        assert verdict.right
        assert repr(verdict) == (
            f"Right: it agrees with the book's on {FRESH + 1} cases, "
            f"{FRESH} of them drawn at random."
        )

    def test_cases_are_drawn_anew(self):
        seen = []

        def spy(a, b):
            seen.append((a, b))
            return 2 * a + b

        assert check(spy)
        assert check(spy)
        drawn = [case for case in seen if case != (3, 4)]
        assert len(set(drawn)) == len(drawn) == 2 * FRESH


def said(answer):
    verdict = check(answer)
    assert not verdict
    return repr(verdict)


def test_a_difference_names_input_result_and_wish():
    def my_sum(a, b):
        return a + b

    assert said(my_sum) == ("Not yet: my_sum(a=3, b=4) gave 7; 10 is wanted.")


def prints(a, b):
    print(2 * a + b)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (lambda a, b: a + b + b, "You added twice b."),
        (lambda a, b: -2 * a - b, "The sign is turned round."),
        (lambda a, b: 6 * a + 3 * b, "It is always 3 times what is wanted."),
        (lambda a, b: 10, "It is the same whatever comes in."),
        (lambda a, b: math.nan, "a nan or an inf"),
        (lambda a, b: [2 * a, b], "The result must be a single number."),
        (lambda a, b: None, "gave nothing; a return is missing."),
        (prints, "gave nothing; it prints, where it must return."),
        (lambda a, b: "ten", "gave 'ten'; numbers are wanted."),
        (lambda a, b: [[1], [1, 2]], "numbers are wanted."),
        (lambda a, b: a / 0, "stopped with ZeroDivisionError"),
        (lambda a: a, "stopped with TypeError"),
        (lambda a, b: exit(), "stopped with SystemExit"),
        (None, "a function is wanted, by its name without brackets; None"),
        (7.0, "a function is wanted, by its name without brackets; 7 came"),
    ],
)
def test_says_what_is_wrong(answer, words):
    assert words in said(answer)


def test_what_stops_a_function_is_not_printed(capsys):
    said(prints)
    assert capsys.readouterr().out == ""


check_rows = Checker(
    lambda rows: np.sort(rows),
    [(np.array([2.0, 1.0]),)],
    lambda rng: (rng.normal(size=2),),
    parts=("the smaller", "the larger"),
)


def test_parts_are_told_apart():
    def turned(rows):
        return [min(rows), -max(rows)]

    assert repr(check_rows(turned)).endswith(
        "gave [1, -2]; [1, 2] is wanted. "
        "The sign of the larger is turned round."
    )
    short = repr(check_rows(lambda rows: rows[:1]))
    assert "The result must be 2 numbers in a row." in short


def test_a_table_has_a_shape():
    check_table = Checker(
        lambda rows: np.outer(rows, rows),
        [(np.array([2.0, 1.0]),)],
        lambda rng: (rng.normal(size=2),),
    )
    assert check_table(lambda rows: [[x * y for x in rows] for y in rows])
    said = repr(check_table(lambda rows: rows * rows))
    assert said.endswith("The result must be an array of shape (2, 2).")


def test_a_function_must_leave_what_it_is_given():
    def sort(rows):
        rows.sort()
        return rows

    assert "sort(rows=[2, 1]) changed what it was given." in repr(
        check_rows(sort)
    )
    assert check_rows(lambda rows: sorted(rows))


class TestNumber:
    check = Number(0.5, {"You squared it.": 0.25})

    @pytest.mark.parametrize("answer", [0.5, 0.502, np.float64(0.5)])
    def test_right_but_for_rounding(self, answer):
        assert self.check(answer)
        assert repr(self.check(answer)) == "Right: it is 0.5."

    @pytest.mark.parametrize(
        ("answer", "says"),
        [
            (0.25, "0.25 is not it. You squared it."),
            (-0.5, "-0.5 is not it. The sign is turned round."),
            (0.51, "0.51 is not it."),
            (math.inf, "inf is not it."),
            ("half", "a number is wanted; 'half' came."),
            (True, "a number is wanted; True came."),
            (None, "a number is wanted; None came."),
            ([0.5], "a number is wanted; [0.5] came."),
            ((0.5, 1), "a number is wanted; (0.5, 1) came."),
            (["x" * 99], f"a number is wanted; ['{'x' * 58} ... came."),
        ],
    )
    def test_says_what_is_wrong(self, answer, says):
        verdict = self.check(answer)
        assert not verdict
        assert repr(verdict) == f"Not yet: {says}"
