"""What the checkers of the chapter on the loss say, to right answers and to wrong ones."""

import numpy as np
import pytest
import silly

from simplenet.exercises import (
    check_absolute_loss,
    check_mean_loss,
    check_twin,
)


def test_the_loss_by_hand():
    assert check_mean_loss(0.0625)  # (1 + 16 + 4 + 4) hundredths, by four
    assert check_mean_loss(np.float64(0.0625))


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (0.25, "divide it by the four"),
        (0.225, "forgot to square"),
        (-0.075, "square each first"),
        (0.005625, "not the other way round"),
        (-0.0625, "sign is turned round"),
        (0, "0 is not it"),
    ],
)
def test_a_wrong_loss(answer, words):
    verdict = check_mean_loss(answer)
    assert silly.refused(verdict)
    assert words in str(verdict)


def errors(y_true, y_pred):
    return [
        float(label - said) for label, said in zip(y_true, y_pred, strict=True)
    ]


def absolute(y_true, y_pred):
    return sum(map(abs, errors(y_true, y_pred))) / len(y_true)


def test_the_absolute_loss():
    assert all(check_absolute_loss(absolute) for _ in range(5))


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (
            lambda *people: sum(errors(*people)) / len(people[0]),
            "drop the sign of each first",
        ),
        (
            lambda *people: abs(sum(errors(*people)) / len(people[0])),
            "not that of their mean",
        ),
        (lambda *people: sum(map(abs, errors(*people))), "You summed"),
        (
            lambda *people: (
                sum(e * e for e in errors(*people)) / len(people[0])
            ),
            "You squared",
        ),
        (lambda *people: [abs(e) for e in errors(*people)], "one by one"),
        (lambda *people: -absolute(*people), "sign is turned round"),
        (lambda *people: 2 * absolute(*people), "always 2 times"),
    ],
)
def test_a_wrong_absolute_loss(answer, words):
    verdict = check_absolute_loss(answer)
    assert silly.refused(verdict)
    assert words in str(verdict)


@pytest.mark.parametrize(
    "answer",
    [
        # h1 and h2 change places; h1, then h2 becomes 1 less what it was.
        (2, 1, 1, -1, -2, 3, -1, 0.5, 1),
        (-1, 1, 2, 1, -3, -2, -0.5, -1, 1 + 3),
        (1, -1, -2, -1, 3, 2, 0.5, 1, 1 - 2),
    ],
)
def test_twins(answer):
    for _ in range(5):
        assert check_twin(answer)
    assert check_twin(*answer)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ((1, -1, 2, 1, 3, -2, 0.5, -1, 1), "all but the first network"),
        ((2, 1, 1, -1, 3, -2, -1, 0.5, 1), "their weights in o1 have not"),
        ((2, 1, 1, -1, -2, 3, 0.5, -1, 1), "takes its bias along"),
        ((1, -1, 2, 1, -2, 3, 0.5, -1, 1), "hidden neurons must move, too"),
        ((-1, 1, 2, 1, -3, -2, -0.5, -1, 1), "b3 has to make up"),
        ((0, 0, 0, 0, 0, 0, 0, 0, 0), "it says 0.5, and the first network"),
    ],
)
def test_strangers(answer, words):
    verdict = check_twin(*answer)
    assert silly.refused(verdict)
    assert words in str(verdict)


def test_nonsense_is_refused():
    assert silly.taken(check_mean_loss, silly.NUMBERS) == []
    assert silly.taken(check_absolute_loss, silly.FUNCTIONS) == []
    assert silly.taken_rows(check_twin) == []
