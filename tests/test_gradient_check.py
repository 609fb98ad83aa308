import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from plain import NAMES

from simplenet import OurNeuralNetwork, backprop, check_gradients

# The check and what it checks take the same sample and answer, and refuse the same.
BOTH = pytest.mark.parametrize(
    "function", [OurNeuralNetwork.gradients, check_gradients]
)


@pytest.fixture
def plant(monkeypatch):
    """Put a bug into the gradients: replace them by what `change` makes of them."""
    right = backprop.gradients

    def planted(change):
        monkeypatch.setattr(
            backprop, "gradients", lambda *args: change(right(*args))
        )

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


def test_the_difference_grows_with_the_square_of_the_step(network):
    fine, coarse = (
        check_gradients(network, [2, 3], 1, step=step) for step in (0.001, 0.01)
    )
    # Taylor: the chord is off by s^2/6 L''' and a part of order s^4, below 1 % at these steps.
    assert coarse / fine == pytest.approx(100, rel=0.01)


def test_the_network_is_not_changed(any_network, values_of):
    before = values_of(any_network)
    check_gradients(any_network, [2, 3], 1)
    np.testing.assert_array_equal(values_of(any_network), before)


@pytest.mark.parametrize("step", [True, "1e-5", None, 1j, [1e-5]], ids=repr)
def test_refuses_a_step_that_is_no_number(network, step):
    with pytest.raises(TypeError, match=r"^step must be a positive number"):
        check_gradients(network, [2, 3], 1, step)


@pytest.mark.parametrize("step", [0, -1e-5, math.nan, math.inf], ids=repr)
def test_refuses_a_step_that_is_not_positive_and_finite(network, step):
    with pytest.raises(ValueError, match=r"^step must be positive and finite"):
        check_gradients(network, [2, 3], 1, step)


@BOTH
def test_refuses_a_sample_that_is_no_real_number(function, any_network, unreal):
    value, error = unreal
    with pytest.raises(error, match=r"^x must be"):
        function(any_network, value, 1)


@BOTH
def test_refuses_a_sample_of_another_shape(function, any_network, misshapen):
    with pytest.raises(
        ValueError, match=r"^x must be an array of shape \(2,\), got"
    ):
        function(any_network, misshapen, 1)


@BOTH
def test_refuses_several_samples(function, any_network):
    with pytest.raises(
        ValueError, match=r"^x must be an array of shape \(2,\), got"
    ):
        function(any_network, [[2, 3]], 1)


@BOTH
def test_refuses_a_sample_that_is_not_finite(function, any_network, unbounded):
    with pytest.raises(ValueError, match=r"^x must be finite"):
        function(any_network, [2, unbounded], 1)


@BOTH
def test_refuses_a_right_answer_that_is_no_real_number(
    function, any_network, unreal
):
    value, error = unreal
    with pytest.raises(error, match=r"^y_true must be"):
        function(any_network, [2, 3], value)


@BOTH
@pytest.mark.parametrize("y_true", [[], [1], [1, 0, 1]], ids=str)
def test_refuses_more_than_one_right_answer(function, any_network, y_true):
    with pytest.raises(ValueError, match=r"^y_true must be a single number"):
        function(any_network, [2, 3], y_true)


@BOTH
def test_refuses_a_right_answer_that_is_not_finite(
    function, any_network, unbounded
):
    with pytest.raises(ValueError, match=r"^y_true must be finite"):
        function(any_network, [2, 3], unbounded)
