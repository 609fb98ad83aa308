"""What the checkers of the chapter on neurons say, to right answers and to wrong ones."""

import math

import pytest
import silly

from simplenet.exercises import (
    check_and,
    check_many_inputs,
    check_not,
    check_or,
    check_quiet_sum,
)


def squeeze(z):
    return 1 / (1 + math.exp(-z))


def test_the_sum_by_hand():
    assert check_quiet_sum(-1)  # 2 - 6 + 3
    assert "it is -1" in str(check_quiet_sum(-1))


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (-4, "bias is missing"),
        (-7, "it is added"),
        (11, "counts against"),
        (2, "its own input"),
        (0.269, "before the sigmoid"),
        (1, "sign"),
        (5, "5 is not it"),
    ],
)
def test_a_wrong_sum(answer, words):
    verdict = check_quiet_sum(answer)
    assert silly.refused(verdict)
    assert words in str(verdict)


@pytest.mark.parametrize(
    ("check", "answer"),
    [
        (check_and, (1, 1, -1.5)),
        (check_and, ([20, 30, -40],)),
        (check_or, (1, 1, -0.5)),
        (check_or, (20, 30, -10)),
        (check_not, (-1, 0.5)),
        (check_not, (-20, 10)),
    ],
)
def test_right_gates(check, answer):
    assert check(*answer)
    assert str(check(*answer)).startswith("Right: its outputs are ")


@pytest.mark.parametrize(
    ("check", "answer", "words"),
    [
        (check_and, (0, 0, 0), "for 0 and 0 the sum is 0"),
        (check_and, (0, 0, 0), "neither yes nor no"),
        (check_and, (1, 1, -1), "neither yes nor no"),
        (check_and, (1, 1, -0.5), "That is OR"),
        (check_and, (1, 1, 1), "yes to everything"),
        (check_and, (1, 1, -3), "no to everything"),
        (check_and, (1, 0, -0.5), "the first input alone"),
        (check_and, (0, 1, -0.5), "the second input alone"),
        (check_and, (-1, -1, 1.5), "wrong way round"),
        (check_and, (1, -1, -0.5), "for 1 and 0 the sum is 0.5"),
        (check_or, (1, 1, -1.5), "That is AND"),
        (check_or, (1, 1, 0), "neither yes nor no"),
        (check_or, (-1, -1, 0.5), "wrong way round"),
        (check_not, (1, 1), "what must its weight do"),
        (check_not, (-1, -1), "what decides"),
        (check_not, (1, -0.5), "wrong way round"),
        (check_and, (1, 1), "3 numbers are wanted, w1, w2 and b; (1, 1)"),
        (check_not, (1, 1, 1), "2 numbers are wanted, w and b;"),
    ],
)
def test_wrong_gates(check, answer, words):
    verdict = check(*answer)
    assert silly.refused(verdict)
    assert words in str(verdict)


def test_nonsense_is_refused():
    assert silly.taken(check_quiet_sum, silly.NUMBERS) == []
    assert silly.taken_rows(check_and) == []
    assert silly.taken_rows(check_or) == []
    assert silly.taken_rows(check_not) == []
    assert silly.taken(check_many_inputs, silly.FUNCTIONS) == []


def test_a_neuron_with_many_inputs():
    def neuron(weights, b, inputs):
        total = sum(w * x for w, x in zip(weights, inputs, strict=True))
        return squeeze(total + b)

    assert all(check_many_inputs(neuron) for _ in range(5))


def no_sigmoid(weights, b, inputs):
    return sum(w * x for w, x in zip(weights, inputs, strict=True)) + b


def no_bias(weights, _, inputs):
    return squeeze(no_sigmoid(weights, 0, inputs))


def bias_each_time(weights, b, inputs):
    return squeeze(sum(weights[n] * inputs[n] + b for n in range(len(inputs))))


def bias_outside(weights, b, inputs):
    return no_bias(weights, b, inputs) + b


def return_in_the_loop(weights, b, inputs):
    for w, x in zip(weights, inputs, strict=True):
        return squeeze(w * x + b)


def no_adding(weights, b, inputs):
    for w, x in zip(weights, inputs, strict=True):
        z = w * x
    return squeeze(z + b)


def takes_away(*case):
    _, b, inputs = case
    return b * inputs.pop()


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (no_sigmoid, "the sigmoid comes last"),
        (no_bias, "bias is missing"),
        (bias_each_time, "not once for each input"),
        (bias_outside, "before the sigmoid"),
        (return_in_the_loop, "Only the first input"),
        (no_adding, "Only the last input"),
        (lambda *_: 0.5, "whatever comes in"),
        (takes_away, "changed what it was given"),
    ],
)
def test_a_wrong_neuron(answer, words):
    verdict = check_many_inputs(answer)
    assert silly.refused(verdict)
    assert words in str(verdict)
