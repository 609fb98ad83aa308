import math
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from plain import NAMES

from simplenet import MLP, backprop, check_gradients
from simplenet.gradient_check import nudged_slopes


@pytest.fixture
def plant(monkeypatch):
    """Put a bug into the gradients: replace them by what `change` makes of them."""
    right = backprop.gradients

    def planted(change):
        def wrong(*args):
            partials = dict(zip(NAMES, right(*args), strict=True))
            return np.array([*change(partials).values()])

        monkeypatch.setattr(backprop, "gradients", wrong)

    return planted


@given(st.integers(0, 2**32), st.integers(0, 3))
def test_right_gradients_pass(seeded, samples, answers, seed, i):
    network = seeded(seed)
    assert check_gradients(network, samples[i], answers[i]) < 1e-6


@pytest.mark.parametrize("name", NAMES)
def test_a_flipped_sign_is_found(plant, halves, halves_partials, name):
    plant(lambda partials: partials | {name: -partials[name]})
    # Twice the flipped one, over the largest, 4/8. The nudge itself is off by less than 1e-6.
    expected = 2 * abs(halves_partials[name]) / (4 / 8)
    assert check_gradients(halves, [3, 4], 1) == pytest.approx(
        expected, abs=1e-6
    )


@pytest.mark.parametrize(
    ("factor", "expected"),
    [(1 / 2, 1), (2, 1 / 2), (-1, 2), (1.001, 0.001 / 1.001), (0, math.inf)],
)
def test_a_wrong_factor_is_found(plant, halves, factor, expected):
    plant(
        lambda partials: {
            name: factor * partial for name, partial in partials.items()
        }
    )
    # |right - factor * right| / |factor * right|; the nudge itself is off by less than 1e-6.
    assert check_gradients(halves, [3, 4], 1) == pytest.approx(
        expected, abs=1e-6
    )


@pytest.mark.parametrize("b3", [1000, -1000])
@pytest.mark.parametrize("y_true", [0, 1])
def test_zero_where_everything_is_deeply_saturated(network_of, b3, y_true):
    assert check_gradients(network_of(w5=1, w6=1, b3=b3), [3, 4], y_true) == 0.0


@pytest.mark.parametrize("nudge", [1e308, 1.7e308])
def test_a_nudge_beyond_all_floats_is_told(halves, nudge):
    message = rf"^nudge must .* got {re.escape(str(nudge))}: "
    with pytest.raises(ValueError, match=message):
        check_gradients(halves, [30, 40], 1, nudge)
    with pytest.raises(ValueError, match=message):
        check_gradients(MLP((2, 1)), [30, 40], [1], nudge)


def test_one_number_for_one_network(network):
    assert isinstance(check_gradients(network, [2, 3], 1), float)


@pytest.mark.parametrize("runs", [1, 3, 17])
def test_one_number_for_each_run_of_a_batch(seeded, run_of, runs):
    batch = seeded(5, runs)
    found = check_gradients(batch, [2, 3], 1)
    alone = [
        check_gradients(run_of(batch, run), [2, 3], 1) for run in range(runs)
    ]
    np.testing.assert_array_equal(found, alone)


def test_a_saturated_run_does_not_disturb_the_others(network_of):
    found = check_gradients(network_of(w5=2, w6=-2, b3=[0, 1000]), [3, 4], 1)
    assert 0 < found[0] < 1e-6
    assert found[1] == 0.0


def test_a_bug_in_one_run_shows_there_alone(plant, network_of):
    plant(lambda partials: partials | {"w2": partials["w2"] * [1, -1, 1]})
    found = check_gradients(network_of(w5=[2, 2, 2], w6=-2), [3, 4], 1)
    assert (found > 1e-6).tolist() == [False, True, False]


def test_the_difference_grows_with_the_square_of_the_nudge(network):
    fine, coarse = (
        check_gradients(network, [2, 3], 1, nudge=nudge)
        for nudge in (0.001, 0.01)
    )
    # Taylor: the chord is off by s^2/6 L''' and a part of order s^4, below 1 % at these nudges.
    assert coarse / fine == pytest.approx(100, rel=0.01)


def test_nudging_takes_any_function_of_an_array():
    # The slopes of a^2 + b^2 are 2a and 2b, and a parabola's chords have them exactly.
    slopes = nudged_slopes(lambda w: sum(w * w), np.array([3, -1]), 0.5)
    assert slopes.tolist() == [6, -2]


def test_the_network_is_not_changed(any_network, values_of):
    before = values_of(any_network)
    check_gradients(any_network, [2, 3], 1)
    np.testing.assert_array_equal(values_of(any_network), before)


# An MLP


class Buggy(MLP):
    """One neuron with one input whose derivatives come out as told."""

    told = None

    def gradients(self, *_):
        return self.told


@pytest.fixture
def half():
    """At [3] the neuron puts out 1/2. For the answer 1 it has dL/dw = -3/4, dL/db = -1/4."""
    return Buggy.from_parameters([[[0]]], [[0]])


@pytest.mark.parametrize(
    ("d_w", "d_b", "expected"),
    [
        (-3 / 4, -1 / 4, 0),
        (3 / 4, -1 / 4, 2),  # |-3/4 - 3/4| over 3/4
        (-3 / 4, 1 / 4, 2 / 3),  # |-1/4 - 1/4| over 3/4
        (-3 / 2, -1 / 2, 1 / 2),  # |-3/4 + 3/2| over 3/2
        (0, 0, math.inf),
    ],
)
def test_a_bug_in_an_mlp_is_found(half, d_w, d_b, expected):
    half.told = [np.array([[d_w]])], [np.array([d_b])]
    # The nudge itself is off by less than 1e-6.
    assert check_gradients(half, [3], [1]) == pytest.approx(expected, abs=1e-6)


def test_a_sum_in_place_of_a_mean_is_found(mlp):
    network = mlp((2, 3, 1))
    X, Y = [[1, 2], [3, 4], [5, 6]], [[0], [1], [0]]
    right = network.gradients(X, Y)
    buggy = Buggy.from_parameters(*network.parameters)
    buggy.told = [[3 * partials for partials in part] for part in right]
    # |1 - 3| over 3
    assert check_gradients(buggy, X, Y) == pytest.approx(2 / 3, abs=1e-6)
    assert check_gradients(network, X, Y) < 1e-6


def test_an_mlp_is_not_changed(mlp):
    network = mlp((2, 3, 1))
    before = network.vector
    assert isinstance(check_gradients(network, [2, 3], [1]), float)
    np.testing.assert_array_equal(network.vector, before)


def test_both_networks_give_one_number(seeded, as_mlp):
    network = seeded(157)
    coarse = check_gradients(network, [2, 3], 1, nudge=0.01)
    # The error of the chord is some 1e-5 here. The rounding of the loss, 1e-16 over 2 * 0.01, is
    # 1e-14 and counts more beside the largest derivative, which is above 1e-2.
    assert check_gradients(as_mlp(network), [2, 3], [1], 0.01) == pytest.approx(
        coarse, abs=1e-11
    )


@pytest.mark.parametrize(
    ("X", "Y"),
    [([1], [1]), ([[1, 2, 3]], [1]), ([1, 2], 1), ([[1, 2]] * 2, [[1]])],
    ids=str,
)
def test_refuses_what_does_not_fit_an_mlp(mlp, X, Y):
    with pytest.raises(ValueError, match="must be an array of shape"):
        check_gradients(mlp((2, 1)), X, Y)
