"""What the checkers of the chapter on checking gradients say, to answers right and wrong."""

import numpy as np
import plain
import pytest
import silly

from simplenet.exercises import (
    check_nudged_cube,
    check_planted,
    check_slope,
    planted_gradients,
)


def test_the_nudged_cube_by_hand():
    # (9.261 - 6.859) / 0.2
    assert check_nudged_cube(12.01)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (12.61, "to one side"),
        (11.41, "nudge down only"),
        (24.02, "divide by 0.2"),
        (2.402, "That is the difference"),
        (12, "That is the slope, or all but"),
        (8, "8 is not it"),
    ],
)
def test_a_wrong_cube(answer, words):
    verdict = check_nudged_cube(answer)
    assert silly.refused(verdict)
    assert words in str(verdict)


def test_right_slopes_are_right():
    def slope(f, w, s):
        right, left = f(w + s), f(w - s)
        return 0.5 * (right - left) / s

    assert all(check_slope(slope) for _ in range(10))


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (lambda f, w, s: (f(w + s) - f(w)) / s, "to one side"),
        (lambda f, w, s: (f(w) - f(w - s)) / s, "down only"),
        (lambda f, w, s: (f(w + s) - f(w - s)) / s, "2 * s apart"),
        (lambda f, w, s: f(w + s) - f(w - s) / (2 * s), "before it subtracts"),
        (lambda f, w, s: (f(w + s) - f(w - s)) / 2 * s, "write `/ (2 * s)`"),
        (lambda f, w, s: f(w + s) - f(w - s), "difference of the two"),
        (lambda f, w, s: (f(w - s) - f(w + s)) / (2 * s), "sign is turned"),
        (lambda f, w, s: f(w + 0 * s), "f=cube, w=2, s=0.1"),
        (lambda f, w, s: [f(w), s], "must be a single number"),
    ],
)
def test_wrong_slopes(answer, words):
    verdict = check_slope(answer)
    assert silly.refused(verdict)
    assert words in str(verdict)


def differing(network, *sample):
    """Return which of the planted slopes differ from those in plain Python."""
    *inputs, y_true = sample
    moved = plain.learn(plain.to_layers(*network), inputs, y_true, rate=1)
    right = np.subtract(network, plain.from_layers(moved))
    planted = planted_gradients(network, *sample)
    close = np.isclose(planted, right, rtol=1e-9)
    return {
        name for name, same in zip(plain.NAMES, close, strict=True) if not same
    }


def test_the_bug_hides_where_all_weights_are_alike_and_shows_elsewhere():
    assert differing([1, 1, 1, 1, 1, 1, 0, 0, 0], -2, -1, 1) == set()
    seeded = np.random.default_rng(157).standard_normal(9)
    assert differing(seeded, -2, -1, 1) == {"w3", "w4", "b2"}


@pytest.mark.parametrize(
    "answer", [["w3", "w4", "b2"], ("b2", "w3", "w4"), {"w4", "b2", "w3"}]
)
def test_the_bug_is_found(answer):
    assert check_planted(answer)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (["w3", "w4"], "not all"),
        ("w3", "not all"),
        (["w3", "w4", "b2", "w5"], "agrees about w5"),
        (["w1", "b3"], "agrees about b3"),
        ([], "a list of names is wanted"),
        (("w3", "d_L_d_z2"), "a list of names is wanted"),
        ([["w3"], ["w4"]], "a list of names is wanted"),
    ],
)
def test_the_bug_is_not_found(answer, words):
    verdict = check_planted(answer)
    assert silly.refused(verdict)
    assert words in str(verdict)


def test_nonsense_is_refused():
    assert silly.taken(check_nudged_cube, silly.NUMBERS) == []
    assert silly.taken(check_slope, silly.FUNCTIONS) == []
    assert silly.taken(check_planted, silly.NUMBERS) == []
