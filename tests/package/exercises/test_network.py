"""What the checkers of the chapter on the network say, to right answers and to wrong ones."""

import math

import plain
import pytest
import silly

from simplenet.exercises import (
    check_between,
    check_follow,
    check_forward,
    check_merged,
)

LAKE = {"w1": 1, "w3": -1, "w5": 1, "w6": 1, "b2": 10, "b3": -1.5}


def lake(**changed):
    """Return nine numbers that are right, but for those that are changed."""
    return [(LAKE | changed).get(name, 0) for name in plain.NAMES]


def test_the_prediction_by_hand():
    assert check_follow(1 / (1 + math.exp(-1)))  # both hidden sums are 0
    assert check_follow(0.7311)
    assert not check_follow(0.73)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (1, "the sigmoid comes last"),
        (0.9526, "does not see x1 and x2"),  # f(-2 * 4 + 6 * 2 - 1)
        (0.2689, "f(0) is not 0"),  # f(-1)
        (0.8808, "bias of o1 is missing"),  # f(2)
        (0.9770, "biases of h1 and h2 are missing"),
        (0.5, "0.5 is not it"),
    ],
)
def test_a_wrong_prediction(answer, words):
    verdict = check_follow(answer)
    assert silly.refused(verdict)
    assert words in str(verdict)


def values(network, x1, x2):
    _, (h1, h2), (o1,) = plain.outputs(plain.to_layers(*network), [x1, x2])
    return h1, h2, o1


def test_the_forward_pass():
    assert all(check_forward(values) for _ in range(5))
    assert check_forward(lambda *case: list(values(*case)))


def planted(network, x1, x2):
    *others, w5, w6, b1, b2, b3 = network
    return values([*others, w6, w5, b1, b2, b3], x1, x2)


def inputs_again(network, x1, x2):
    w5, w6, b3 = network[4], network[5], network[8]
    h1, h2, _ = values(network, x1, x2)
    return h1, h2, plain.squash(w5 * x1 + w6 * x2 + b3)


def no_last_sigmoid(network, x1, x2):
    w5, w6, b3 = network[4], network[5], network[8]
    h1, h2, _ = values(network, x1, x2)
    return h1, h2, w5 * h1 + w6 * h2 + b3


def by_input(network, x1, x2):
    w1, w2, w3, w4, *others = network
    return values([w1, w3, w2, w4, *others], x1, x2)


def one_bias(network, x1, x2):
    *others, b1, _, b3 = network
    return values([*others, b1, b1, b3], x1, x2)


def one_neuron(network, x1, x2):
    w1, w2, _, _, *others = network
    return one_bias([w1, w2, w1, w2, *others], x1, x2)


def by_neuron(network, x1, x2):
    w1, w2, b1, w3, w4, b2, w5, w6, b3 = network
    return values([w1, w2, w3, w4, w5, w6, b1, b2, b3], x1, x2)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (planted, "y_pred is wrong."),
        (planted, "0.733775]; [0.731059, 0.622459, 0.792434] is wanted"),
        (inputs_again, "does not see x1 and x2"),
        (no_last_sigmoid, "the sigmoid is missing"),
        (by_input, "w1 and w2 belong to h1"),
        (by_neuron, "six weights come first"),
        (one_bias, "its own is b2"),
        (one_neuron, "it has those of h1"),
        (lambda *case: values(*case)[2], "Hand back all three"),
        (lambda *case: values(*case)[::-1], "h1, y_pred are wrong."),
        (lambda *case: values(*case)[:2], "3 numbers in a row"),
    ],
)
def test_a_wrong_forward_pass(answer, words):
    verdict = check_forward(answer)
    assert silly.refused(verdict)
    assert words in str(verdict)


def test_the_hint_to_the_planted_bug_leaves_it_to_be_found():
    assert str(check_forward(planted)).endswith(" is wanted. y_pred is wrong.")


@pytest.mark.parametrize(
    "answer",
    [
        lake(),
        lake(w5=10, w6=10, b3=-15),
        lake(w1=-1, w3=1, b1=10, b2=0),  # the hidden neurons the other way
        lake(w1=-1, w5=-10, w6=10, b3=-5),  # h1 says "too cold"
    ],
)
def test_warm_days(answer):
    assert check_between(answer)
    assert check_between(*answer)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ([0] * 9, "for x1=2 and x2=0, h1 is 0.5, h2 is 0.5"),
        ([0] * 9, "Neither h1 nor h2 listens"),
        (lake(w2=1), "Friends change its mind"),
        (lake(b3=-0.5), "yes on both sides"),
        (lake(b3=-5), "more than h1 and h2 can give"),
        (lake(w3=1, b2=0), "hot days"),
        (lake(w1=-1, b1=10), "cold days"),
        (lake(w5=-1, w6=-1, b3=1.5), "wrong way round"),
        (lake(b1=-4), "for x1=2 and x2=0"),
        # the hint names what is wrong, not the neuron that adds up
        (lake(b2=-10), "changes its mind at x1=-10, where"),
        (lake(b1=-2), "changes its mind at x1=2, where"),
        (lake(b1=3), "changes its mind at x1=-3, where"),
        (lake()[:8], "9 numbers are wanted, w1, w2,"),
    ],
)
def test_other_days(answer, words):
    verdict = check_between(answer)
    assert silly.refused(verdict)
    assert words in str(verdict)


def test_the_hidden_neurons_merged():
    assert check_merged(2, 1.5, -6.5)
    assert check_merged([2.0, 1.5, -6.5])


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ((2, 1.5, -7), "bias of o1 is missing"),
        ((0, 2.5, -4.5), "taken away"),
        ((-0.5, 1.5, -1.5), "2 and h2 with −1"),
        ((2, 1.5, -1.5), "multiplied, too"),
        ((2, 1.5, 0.5), "arrive at o1 as well"),
        ((2, 7, -6.5), "7 in place 2 is not it."),
        ((2, 1.5, -6.4), "-6.4 in place 3 is not it."),
        ((0, 0, 0), "0 in place 1 is not it."),
    ],
)
def test_a_wrong_merger(answer, words):
    verdict = check_merged(*answer)
    assert silly.refused(verdict)
    assert words in str(verdict)


def test_nonsense_is_refused():
    assert silly.taken(check_follow, silly.NUMBERS) == []
    assert silly.taken(check_forward, silly.FUNCTIONS) == []
    assert silly.taken_rows(check_between) == []
    assert silly.taken_rows(check_merged) == []
