"""A checker compares functions and numbers, says what differs, and is never stopped itself."""

import math

import numpy as np
import pytest
import silly

from simplenet.exercises.by_hand import ByHand
from simplenet.exercises.checker import FRESH, Checker


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
        (lambda a, b: "10", "gave '10'; numbers are wanted."),
        (lambda a, b: ["10"], "gave ['10']; numbers are wanted."),
        (
            lambda a, b: np.array(10j),
            "gave array(0.+10.j); numbers are wanted.",
        ),
        (lambda a, b: 10**400, "numbers are wanted."),
        (lambda a, b: silly.NoArray(), "gave an array to be; numbers are"),
        (lambda a, b: [silly.NoArray()], "numbers are wanted."),
        (
            lambda a, b: a * 1e308,
            "gave inf; 10 is wanted. There is a nan or an",
        ),
        (lambda a, b: a * 1e304, "gave 3e+304; 10 is wanted."),
        (lambda a, b: [[1], [1, 2]], "numbers are wanted."),
        (lambda a, b: a / 0, "stopped with ZeroDivisionError"),
        (lambda a: a, "stopped with TypeError"),
        (lambda a, b: exit(), "stopped with SystemExit"),
        (silly.exits, "stopped with SystemExit."),
        (silly.stops_unspeakably, "stopped with UnspeakableError."),
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


def test_whole_numbers_are_written_as_one_types_them():
    case = (np.int64(3), np.bool_(True))
    verdict = Checker(double_and_add, [case], draw)(lambda a, b: 0)
    assert "your function(a=3, b=True) gave 0; 7 is" in str(verdict)


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

    assert "sort(rows=[2, 1]) changed what it was given" in repr(
        check_rows(sort)
    )
    assert check_rows(lambda rows: sorted(rows))


A_NUMBER = "what is wanted is a single number"


class TestANumberByHand:
    check = ByHand(0.5, {"You squared it.": 0.25})

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
            (math.inf, f"{A_NUMBER}; inf came."),
            ("half", f"{A_NUMBER}; 'half' came."),
            (True, f"{A_NUMBER}; True came."),
            (None, f"{A_NUMBER}; None came."),
            ([0.5], f"{A_NUMBER}; [0.5] came."),
            ("0.5", f"{A_NUMBER}; '0.5' came."),
            (0.5j, f"{A_NUMBER}; 0.5j came."),
            (silly.NoArray(), f"{A_NUMBER}; an array to be came."),
            ((0.5, 1), f"{A_NUMBER}; (0.5, 1) came."),
            (["x" * 99], f"{A_NUMBER}; ['{'x' * 58} ... came."),
        ],
    )
    def test_says_what_is_wrong(self, answer, says):
        verdict = self.check(answer)
        assert not verdict
        assert repr(verdict) == f"Not yet: {says}"


class TestMoreByHand:
    row = ByHand([2, -1], {"They have changed places.": [-1, 2]})
    table = ByHand([[1, 2], [3, 4]], {}, rounding=0)

    def test_a_row_comes_one_by_one_or_as_one(self):
        assert self.row(2, -1)
        assert self.row([2.01, -1])
        assert repr(self.row((2, -1))) == "Right: it is [2, -1]."

    @pytest.mark.parametrize(
        ("answer", "says"),
        [
            ((-1, 2), "-1 in place 1 is not it. They have changed places."),
            ((-2, 1), "-2 in place 1 is not it. The sign is turned round."),
            ((2, 1), "1 in place 2 is not it."),
            ((2,), "what is wanted is 2 numbers in a row; 2 came."),
            ((), "what is wanted is 2 numbers in a row; () came."),
            (
                (2, math.nan),
                "what is wanted is 2 numbers in a row; (2, nan) came.",
            ),
            (
                ("2", "-1"),
                "what is wanted is 2 numbers in a row; ('2', '-1') came.",
            ),
            (
                (["2", "-1"],),
                "what is wanted is 2 numbers in a row; ['2', '-1'] came.",
            ),
        ],
    )
    def test_a_wrong_row(self, answer, says):
        assert repr(self.row(*answer)) == f"Not yet: {says}"

    def test_a_table(self):
        assert self.table([[1, 2], [3, 4]])
        assert "5 in row 2, column 1 is not it." in repr(
            self.table([[1, 2], [5, 4]])
        )
        assert "4.01 in row 2, column 2 is not it." in repr(
            self.table([[1, 2], [3, 4.01]])
        )
        assert "an array of shape (2, 2); [1, 2] came." in repr(
            self.table([1, 2])
        )
