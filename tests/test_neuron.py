import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simplenet import Neuron

METHODS = ["weighted_sum", "feedforward"]
WHOLE = st.integers(-1000, 1000)


@pytest.fixture
def neuron():
    return Neuron([0, 1], 4)


def test_published_number(neuron):
    assert neuron.feedforward([2, 3]) == 0.9990889488055994


def test_weighted_sum_by_hand(neuron):
    assert neuron.weighted_sum([2, 3]) == 7  # 0 * 2 + 1 * 3 + 4


def test_feedforward_by_hand():
    # 3 * 2 - 2 * 3 = 0, so the bias alone speaks: 1 / (1 + 1/3).
    # rel: the logarithm is rounded, and the sigmoid two ulps off at most.
    assert Neuron([3, -2], math.log(3)).feedforward([2, 3]) == pytest.approx(
        3 / 4, rel=1e-15
    )


@given(st.lists(st.tuples(WHOLE, WHOLE), min_size=1, max_size=20), WHOLE)
def test_weighted_sum_of_whole_numbers_is_exact(pairs, bias):
    weights, inputs = zip(*pairs, strict=True)
    expected = bias + sum(weight * value for weight, value in pairs)
    assert Neuron(weights, bias).weighted_sum(inputs) == expected


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    "n_inputs", [1, 2, 19]
)  # numpy sums more than eight numbers in pairs
@pytest.mark.parametrize("n", [1, 3, 19])
def test_each_sample_of_many_is_as_if_alone(method, n_inputs, n):
    rng = np.random.default_rng(0)
    neuron = Neuron(rng.standard_normal(n_inputs), rng.standard_normal())
    inputs = rng.standard_normal((n, n_inputs))
    compute = getattr(neuron, method)
    assert compute(inputs).shape == (n,)
    np.testing.assert_array_equal(
        compute(inputs), [compute(sample) for sample in inputs]
    )


@pytest.mark.parametrize("method", METHODS)
def test_one_sample_gives_a_float(neuron, method):
    assert isinstance(getattr(neuron, method)([2, 3]), float)


def test_weights_and_bias_can_be_read(neuron):
    assert neuron.weights.tolist() == [0.0, 1.0]
    assert neuron.bias == 4.0
    assert isinstance(neuron.bias, float)


def test_weights_are_copied():
    weights = np.array([0.0, 1.0])
    neuron = Neuron(weights, 4)
    weights[:] = 9
    assert neuron.weights.tolist() == [0.0, 1.0]


def test_refuses_weights_that_are_no_real_numbers(unreal):
    value, error = unreal
    with pytest.raises(error, match=r"^weights must be"):
        Neuron(value, 0)


@pytest.mark.parametrize(
    "weights", [[], 1.0, [[0, 1]]], ids=["empty", "number", "two axes"]
)
def test_refuses_weights_of_another_shape(weights):
    with pytest.raises(ValueError, match=r"^weights must be an array of shape"):
        Neuron(weights, 0)


def test_refuses_weights_that_are_not_finite(unbounded):
    with pytest.raises(ValueError, match=r"^weights must be finite"):
        Neuron([0, unbounded], 0)


def test_refuses_a_bias_that_is_no_real_number(unreal):
    value, error = unreal
    with pytest.raises(error, match=r"^bias must be"):
        Neuron([0, 1], value)


@pytest.mark.parametrize("bias", [[], [4], [[4]]], ids=str)
def test_refuses_more_than_one_bias(bias):
    with pytest.raises(ValueError, match=r"^bias must be a single number"):
        Neuron([0, 1], bias)


def test_refuses_a_bias_that_is_not_finite(unbounded):
    with pytest.raises(ValueError, match=r"^bias must be finite"):
        Neuron([0, 1], unbounded)


@pytest.mark.parametrize("method", METHODS)
def test_refuses_inputs_that_are_no_real_numbers(neuron, method, unreal):
    value, error = unreal
    with pytest.raises(error, match=r"^inputs must be"):
        getattr(neuron, method)(value)


@pytest.mark.parametrize("method", METHODS)
def test_refuses_inputs_of_another_shape(neuron, method, misshapen):
    with pytest.raises(
        ValueError, match=r"^inputs must be an array of shape \(2,\)"
    ):
        getattr(neuron, method)(misshapen)


@pytest.mark.parametrize("method", METHODS)
def test_refuses_inputs_that_are_not_finite(neuron, method, unbounded):
    with pytest.raises(ValueError, match=r"^inputs must be finite"):
        getattr(neuron, method)([2, unbounded])
