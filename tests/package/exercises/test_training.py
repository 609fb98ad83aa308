"""What the checkers of the chapter on the task say, to right answers and to wrong ones."""

import pytest
import silly

from simplenet.exercises import (
    check_centred,
    check_count_right,
    check_raw_bias,
)


def test_centring_by_hand():
    assert check_centred(13, -4)  # 148 - 135, 62 - 66
    assert check_centred([13, -4])


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ((-13, 4), "subtraction round"),
        ((148, 62), "pounds and inches as they are"),
        ((-4, 13), "weight comes first"),
        ((6.75, -4.75), "average of the four"),
        ((13, 4), "4 in place 2 is not it."),
        ((-13, -4), "-13 in place 1 is not it."),
        ((0, 0), "0 in place 1 is not it."),
        ((13,), "what is wanted is 2 numbers in a row; 13 came"),
    ],
)
def test_wrong_centring(answer, words):
    verdict = check_centred(*answer)
    assert silly.refused(verdict)
    assert words in str(verdict)


def test_the_bias_for_raw_measurements():
    assert check_raw_bias(-201)  # 3 - 2 * 135 + 66


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (-204, "The bias of 3"),
        (207, "so the bias falls"),
        (-198, "multiplied by its weight"),
        (-333, "second weight is below 0"),
        (204, "makes up for it"),
        (201, "sign is turned round"),
        (-200, "-200 is not it"),
    ],
)
def test_a_wrong_bias(answer, words):
    verdict = check_raw_bias(answer)
    assert silly.refused(verdict)
    assert words in str(verdict)


def pairs(y_true, y_pred):
    return list(zip(y_true.tolist(), y_pred.tolist(), strict=True))


def how_often(y_true, y_pred):
    answers = [1 if said > 0.5 else 0 for said in y_pred]
    return sum(a == label for a, label in zip(answers, y_true, strict=True))


def test_counting():
    assert all(check_count_right(how_often) for _ in range(5))


def one_half_is_a_yes(y_true, y_pred):
    return sum((y_pred >= 0.5) == y_true)


def test_nobody_stands_on_the_border():
    """Whichever side takes exactly one half, the count is right."""
    assert all(check_count_right(one_half_is_a_yes) for _ in range(50))


def return_in_the_loop(y_true, y_pred):
    for label, said in pairs(y_true, y_pred):
        return 1 if (said > 0.5) == bool(label) else 0


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (
            lambda *people: len(people[0]) - how_often(*people),
            "counted the wrong ones",
        ),
        (
            lambda *people: how_often(*people) / len(people[0]),
            "their number is asked for",
        ),
        (lambda _, y_pred: sum(y_pred > 0.5), "whatever the label says"),
        (
            lambda *people: sum(a == 1 and b > 0.5 for a, b in pairs(*people)),
            "those with 0 count, too",
        ),
        (
            lambda *people: sum(a == b for a, b in pairs(*people)),
            "on which side of one half",
        ),
        (lambda y_true, y_pred: (y_pred > 0.5) == y_true, "one by one"),
        (return_in_the_loop, "Only the first person"),
        (lambda y_true, _: len(y_true), "4; 3 is wanted"),
    ],
)
def test_wrong_counting(answer, words):
    verdict = check_count_right(answer)
    assert silly.refused(verdict)
    assert words in str(verdict)


def test_nonsense_is_refused():
    assert silly.taken_rows(check_centred) == []
    assert silly.taken(check_raw_bias, silly.NUMBERS) == []
    assert silly.taken(check_count_right, silly.FUNCTIONS) == []
