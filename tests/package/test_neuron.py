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
@pytest.mark.parametrize(
    ("weights", "inputs"),
    [
        # Both are 0 in truth. Floats make an infinity less an infinity, no number, of the first,
        # and an infinity, whose sigmoid is 1, of the other.
        ([4e307, -4e307], [10, 10]),
        ([4e307, 4e307, -4e307, -4e307], [4, 4, 4, 4]),
    ],
    ids=["no number", "infinity"],
)
def test_sums_beyond_all_floats_are_told(method, weights, inputs):
    neuron = Neuron(weights, 0)
    with pytest.raises(ValueError, match=r"^inputs must give finite weighted"):
        getattr(neuron, method)(inputs)
    assert getattr(neuron, method)([1] * len(inputs)) in (0, 1 / 2)


def test_a_bias_counts_too():
    with pytest.raises(ValueError, match=r"^inputs must give finite weighted"):
        Neuron([1], 1.7e308).feedforward([1e308])


@pytest.mark.parametrize("method", METHODS)
def test_one_sample_gives_a_float(neuron, method):
    assert isinstance(getattr(neuron, method)([2, 3]), float)


def test_weights_and_bias_can_be_read(neuron):
    assert neuron.weights.tolist() == [0.0, 1.0]
    assert neuron.bias == 4.0
    assert isinstance(neuron.bias, float)


def test_the_vector_is_the_weights_and_the_bias_copied(neuron):
    assert neuron.vector.tolist() == [0, 1, 4]
    neuron.vector[:] = 9
    assert neuron.weights.tolist() == [0, 1]


def test_weights_are_copied():
    weights = np.array([0.0, 1.0])
    neuron = Neuron(weights, 4)
    weights[:] = 9
    assert neuron.weights.tolist() == [0.0, 1.0]
