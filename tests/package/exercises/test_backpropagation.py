"""What the checkers of the chapter on backpropagation say, to right answers and to wrong ones."""

import math

import pytest
import silly

from simplenet.exercises import check_neuron_slopes, check_slope_of_w4


def squeeze(z):
    return 1 / (1 + math.exp(-z))


def test_the_slope_of_w4_by_hand():
    # -2 * 0.452716 * 0.547284 * 0.452716 at z3, times 3 * 0.047426 * 0.952574, times -1
    assert check_slope_of_w4(0.0304036)
    assert check_slope_of_w4(0.0304)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (0.0107, "for w6 = 1"),
        (0.0322, "took the prediction of the chapter"),
        (0.010135, "a factor of w6"),
        (0.0152, "2 of the square"),
        (0.0608, "that of w4 is x2"),
        (0.673, "h2 (1 - h2) is missing"),
        (0.1227, "y_pred (1 - y_pred) is missing"),
        (-0.0304, "sign is turned round"),
        (3, "3 is not it"),
    ],
)
def test_a_wrong_slope_of_w4(answer, words):
    verdict = check_slope_of_w4(answer)
    assert silly.refused(verdict)
    assert words in str(verdict)


def nudged(w1, w2, b, x1, x2, y_true):
    """Find the slopes of one neuron without any calculus."""

    def loss(w1, w2, b):
        return (y_true - squeeze(w1 * x1 + w2 * x2 + b)) ** 2

    s = 1e-6
    return [
        (loss(w1 + s, w2, b) - loss(w1 - s, w2, b)) / (2 * s),
        (loss(w1, w2 + s, b) - loss(w1, w2 - s, b)) / (2 * s),
        (loss(w1, w2, b + s) - loss(w1, w2, b - s)) / (2 * s),
    ]


def by_hand(
    w1,
    w2,
    b,
    x1,
    x2,
    y_true,
    first=-2,
    slope=lambda y: y * (1 - y),
    ends=lambda _, x1, x2: (x1, x2, 1),
):
    y = squeeze(w1 * x1 + w2 * x2 + b)
    at_sum = first * (y_true - y) * slope(y)
    return [at_sum * end for end in ends((w1, w2), x1, x2)]


def test_right_slopes_are_right_and_nudging_agrees():
    assert all(check_neuron_slopes(by_hand) for _ in range(10))
    case = (0.5, 1, -3, 2, 3, 0)
    assert by_hand(*case) == pytest.approx(nudged(*case), rel=1e-6)


@pytest.mark.parametrize(
    ("slip", "words"),
    [
        ({"first": 2}, "All signs are turned round"),
        ({"first": -1}, "The 2 of the square is missing"),
        ({"slope": lambda _: 1}, "y * (1 - y), is missing"),
        (
            {"slope": lambda y: squeeze(y) * (1 - squeeze(y))},
            "you took f'(y)",
        ),
        ({"ends": lambda w, *_: (*w, 1)}, "slopes at the inputs"),
        ({"ends": lambda _, x1, x2: (x2, x1, 1)}, "changed places"),
        ({"ends": lambda _, x1, x2: (x1, x2)}, "return that, too"),
        (
            {"ends": lambda _, x1, x2: (x1, x2, -1)},
            "The sign of d_L_d_b is turned round.",
        ),
        (
            {"ends": lambda _, x1, x2: (3 * x1, 3 * x2, 1)},
            "d_L_d_w1, d_L_d_w2: always 3 times what is wanted.",
        ),
        ({"ends": lambda _, x1, x2: (x1, x2, x1)}, "d_L_d_b is wrong."),
        (
            {"ends": lambda _, x1, x2: (x1 + 1, x2 + 1, 1)},
            "d_L_d_w1, d_L_d_w2 are wrong.",
        ),
        (
            {"ends": lambda _, x1, x2: (x1, x2, math.nan)},
            "There is a nan or an inf in d_L_d_b",
        ),
        (
            {"ends": lambda _, x1, x2: (x1, x2, 0)},
            "d_L_d_b: the same whatever comes in.",
        ),
    ],
)
def test_wrong_slopes(slip, words):
    verdict = check_neuron_slopes(lambda *case: by_hand(*case, **slip))
    assert silly.refused(verdict)
    assert words in str(verdict)


def test_nonsense_is_refused():
    assert silly.taken(check_slope_of_w4, silly.NUMBERS) == []
    assert silly.taken(check_neuron_slopes, silly.FUNCTIONS) == []
