"""What the checkers of the chapter on gradient descent say, to right answers and to wrong ones."""

import plain
import pytest
import silly

from simplenet.exercises import check_mean_step, check_step_for_bob


def test_the_step_for_bob_by_hand():
    # 2 * 0.8808 * 0.8808 * 0.1192 is 0.18495; a tenth of it, downwards
    assert check_step_for_bob(-0.0185)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (0.185, "That is the slope"),
        (-0.185, "a step is a tenth of it"),
        (0.0185, "uphill"),
        (0.0025, "label is 0"),
        (1, "1 is not it"),
    ],
)
def test_a_wrong_step_for_bob(answer, words):
    verdict = check_step_for_bob(answer)
    assert silly.refused(verdict)
    assert words in str(verdict)


def slopes(network, x1, x2, y_true):
    """Return the nine slopes for one person, in plain Python."""
    moved = plain.learn(plain.to_layers(*network), [x1, x2], y_true, rate=1)
    return network - plain.from_layers(moved)


def each(network, x1, x2, y_true):
    people = zip(x1, x2, y_true, strict=True)
    return [slopes(network, *person) for person in people]


def by_the_mean(network, x1, x2, y_true, rate):
    mean = sum(each(network, x1, x2, y_true)) / len(y_true)
    return network - rate * mean


def test_right_steps_are_right():
    assert all(check_mean_step(by_the_mean) for _ in range(10))


def one_by_one(network, x1, x2, y_true, rate):
    for person in zip(x1, x2, y_true, strict=True):
        network = network - rate * slopes(network, *person)
    return network


def by_the_sum(network, x1, x2, y_true, rate):
    return network - rate * sum(each(network, x1, x2, y_true))


def uphill(network, *rest):
    return 2 * network - by_the_mean(network, *rest)


def last_alone(network, x1, x2, y_true, rate):
    for person in zip(x1, x2, y_true, strict=True):
        mean = slopes(network, *person) / len(y_true)
    return network - rate * mean


def first_alone(network, x1, x2, y_true, rate):
    for person in zip(x1, x2, y_true, strict=True):
        return network - rate * slopes(network, *person) / len(y_true)


def no_step(*case):
    *people, _ = case
    return sum(each(*people)) / len(people[-1])


def nudges_the_original(*case):
    network = case[0]
    network -= 0.1
    return network


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (one_by_one, "after each person"),
        (by_the_sum, "by the sum"),
        (uphill, "a step goes against the gradient"),
        (last_alone, "Only the last person"),
        (first_alone, "Only the first person"),
        (no_step, "That is the mean gradient"),
        (lambda network, *_: network, "has not moved"),
        (lambda network, *_: network[:3], "9 numbers in a row"),
        (nudges_the_original, "changed what it was given"),
    ],
)
def test_wrong_steps(answer, words):
    verdict = check_mean_step(answer)
    assert silly.refused(verdict)
    assert words in str(verdict)


def test_nonsense_is_refused():
    assert silly.taken(check_step_for_bob, silly.NUMBERS) == []
    assert silly.taken(check_mean_step, silly.FUNCTIONS) == []
