"""What the checkers of the chapter on predictions say, to right answers and to wrong ones."""

import pytest
import silly

from simplenet.exercises import check_height_on_line, check_inputs


def test_the_height_by_hand():
    # 0.61 * 10 + 2.30 * x2 + 0.14 = 0 at x2 = -6.24 / 2.30 = -2.713
    assert check_height_on_line(63.287)
    assert check_height_on_line(63.3)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (-2.713, "counted from 66 inches"),
        (68.713, "A sign is turned round"),
        (27.48, "must be centred as well"),
        (63.348, "bias is missing"),
        (115.44, "weights of h1"),
        (70, "70 is not it"),
    ],
)
def test_a_wrong_height(answer, words):
    verdict = check_height_on_line(answer)
    assert silly.refused(verdict)
    assert words in str(verdict)


def test_right_inputs_are_right():
    def inputs(kilograms, centimetres):
        return [kilograms / 0.4536 - 135, centimetres / 2.54 - 66]

    assert all(check_inputs(inputs) for _ in range(10))


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (lambda kg, cm: (kg / 0.4536, cm / 2.54), "not centred"),
        (lambda kg, cm: (kg - 135, cm - 66), "pounds and inches"),
        (lambda kg, cm: (kg * 0.4536 - 135, cm * 2.54 - 66), "so divide"),
        (
            lambda kg, cm: ((kg - 135) / 0.4536, (cm - 66) / 2.54),
            "First the units",
        ),
        (
            lambda kg, cm: (cm / 2.54 - 66, kg / 0.4536 - 135),
            "the other way round",
        ),
        (
            lambda kg, cm: (kg / 0.4536 + 135, cm / 2.54 + 66),
            "not added",
        ),
        (lambda kg, cm: (kg / 0.4536 - 135, cm / 2.5 - 66), "x2 is wrong"),
        (lambda kg, cm: (kg / 0.4536, cm / 2.54 - 66), "x1 is wrong"),
        (lambda kg, _: kg / 0.4536 - 135, "2 numbers in a row"),
    ],
)
def test_wrong_inputs(answer, words):
    verdict = check_inputs(answer)
    assert silly.refused(verdict)
    assert words in str(verdict)


def test_nonsense_is_refused():
    assert silly.taken(check_height_on_line, silly.NUMBERS) == []
    assert silly.taken(check_inputs, silly.FUNCTIONS) == []
