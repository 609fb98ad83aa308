import math
import re

import numpy as np
import plain
import pytest
from hypothesis import given
from hypothesis import strategies as st
from plain import NAMES

from simplenet import Neuron, OurNeuralNetwork

SEEDS = st.integers(0, 2**32)
POINTS = st.tuples(st.floats(-25, 25), st.floats(-25, 25))
RUNS = pytest.mark.parametrize("runs", [1, 3, 17])


@pytest.fixture
def batch(seeded):
    return seeded(157, runs=3)


def test_published_number(network_of):
    assert (
        network_of(w2=1, w4=1, w6=1).feedforward([2, 3]) == 0.7216325609518421
    )


def test_activations_and_feedforward_by_hand(uneven):
    # Rounded logarithms and three sigmoids of two ulps: about ten roundings of 2e-16.
    assert uneven.activations(2, -1) == pytest.approx(
        (3 / 4, 1 / 3, 3 / 4), rel=3e-15
    )
    assert uneven.feedforward([2, -1]) == pytest.approx(3 / 4, rel=3e-15)


@given(SEEDS, POINTS)
def test_feedforward_agrees_with_plain_python(seeded, seed, point):
    network = seeded(seed)
    layers = plain.to_layers(**network.parameters)
    # A weighted sum up to some 200 in size is rounded by 3e-14, and where the sigmoid is small
    # its relative error is the absolute error of the sum.
    assert network.feedforward(point) == pytest.approx(
        plain.predict(layers, point), rel=1e-12
    )


@given(SEEDS, POINTS)
def test_the_three_neurons_make_the_network_to_the_last_bit(
    seeded, seed, point
):
    network = seeded(seed)
    hidden = [network.h1.feedforward(point), network.h2.feedforward(point)]
    assert network.o1.feedforward(hidden) == network.feedforward(point)
    assert network.activations(*point) == (*hidden, network.feedforward(point))


def test_neurons_weights_and_biases_by_hand(network_of):
    network = network_of(w1=1, w2=2, w3=3, w4=4, w5=5, w6=6, b1=7, b2=8, b3=9)
    neurons = [network.h1, network.h2, network.o1]
    assert all(isinstance(neuron, Neuron) for neuron in neurons)
    assert [neuron.weights.tolist() for neuron in neurons] == [
        [1, 2],
        [3, 4],
        [5, 6],
    ]
    assert [neuron.bias for neuron in neurons] == [7, 8, 9]
    assert [layer.tolist() for layer in network.weights] == [
        [[1, 2], [3, 4]],
        [[5, 6]],
    ]
    assert [layer.tolist() for layer in network.biases] == [[7, 8], [9]]


@pytest.mark.parametrize(
    ("runs", "x1", "x2", "shapes"),
    [
        (None, [1, 2, 3], [1, 2], "(3,), (2,) and ()"),
        (3, [1, 2], [1, 2], "(2,), (2,) and (3,)"),
    ],
)
def test_inputs_must_broadcast(runs, x1, x2, shapes):
    network = OurNeuralNetwork(runs=runs)
    wish = "x1, x2 and each parameter must broadcast, got "
    with pytest.raises(ValueError, match=re.escape(f"{wish}shapes {shapes}")):
        network.activations(x1, x2)


@pytest.mark.parametrize("name", ["h1", "h2", "o1", "weights", "biases"])
def test_a_batch_has_no_neurons(batch, name):
    with pytest.raises(
        ValueError, match=r"single network \(runs=None\), got runs=3"
    ):
        getattr(batch, name)


# How the parameters are drawn.


def test_parameters_are_drawn_in_order(network):
    rng = np.random.default_rng(157)
    assert list(network.parameters.items()) == [
        (name, rng.normal()) for name in NAMES
    ]
    assert [getattr(network, name) for name in NAMES] == list(
        network.parameters.values()
    )


def test_nothing_else_is_drawn():
    rng, same = np.random.default_rng(157), np.random.default_rng(157)
    OurNeuralNetwork(rng)
    same.normal(size=9)
    assert rng.normal() == same.normal()


def test_without_rng_the_parameters_are_fresh_each_time():
    np.random.seed(157)  # noqa: NPY002 - the old global generator must not matter
    first = OurNeuralNetwork().parameters
    np.random.seed(157)  # noqa: NPY002 - as above
    second = OurNeuralNetwork().parameters
    assert not set(first.values()) & set(second.values())


@RUNS
def test_a_batch_is_drawn_run_by_run(seeded, runs):
    rng = np.random.default_rng(157)
    expected = np.array([[rng.normal() for _ in NAMES] for _ in range(runs)])
    parameters = seeded(157, runs=runs).parameters
    assert list(parameters) == list(NAMES)
    np.testing.assert_array_equal(list(parameters.values()), expected.T)


def test_run_0_is_the_network_that_the_rng_gives_alone(
    batch, network, values_of
):
    np.testing.assert_array_equal(values_of(batch)[:, 0], values_of(network))


def test_runs(seeded, network, batch):
    assert network.runs is None
    assert batch.runs == 3
    assert seeded(157, runs=1).runs == 1
    assert seeded(157, runs=np.int64(2)).runs == 2


def test_a_single_network_holds_numbers(network):
    assert all(
        isinstance(value, float) for value in network.parameters.values()
    )


# from_parameters


def test_from_parameters_gives_each_its_own():
    given_values = {name: float(i) for i, name in enumerate(NAMES)}
    network = OurNeuralNetwork.from_parameters(**given_values)
    assert network.parameters == given_values
    assert network.runs is None
    assert all(
        isinstance(value, float) for value in network.parameters.values()
    )


def test_from_parameters_gives_every_run_a_number(network_of):
    network = network_of(w1=[1, 2, 3], b2=np.array([4, 5, 6]), w3=7)
    assert network.runs == 3
    assert network.w1.tolist() == [1, 2, 3]
    assert network.b2.tolist() == [4, 5, 6]
    assert network.w3.tolist() == [7, 7, 7]
    assert network.b3.tolist() == [0, 0, 0]


def test_from_parameters_copies(network_of):
    mine = np.array([1.0, 2.0])
    network = network_of(w1=mine, w2=mine)
    mine[:] = 9
    assert network.w1.tolist() == network.w2.tolist() == [1, 2]


def test_no_two_parameters_share_memory(network_of):
    network = network_of(w1=[1, 2], w2=3)
    network.w2[0] = 9
    assert network.w2.tolist() == [9, 3]
    assert network.b3.tolist() == [0, 0]


@pytest.mark.parametrize("name", NAMES)
def test_from_parameters_wants_all_nine(name):
    others = dict.fromkeys(NAMES, 0.0)
    del others[name]
    with pytest.raises(TypeError, match=name):
        OurNeuralNetwork.from_parameters(**others)


@pytest.mark.parametrize("other", [[1], [1, 2, 3]], ids=str)
def test_from_parameters_refuses_two_lengths(network_of, other):
    with pytest.raises(ValueError, match=r"^w1, b3 must have one length R"):
        network_of(w1=[1, 2], b3=other)


# vector and as_vector


def test_vector_by_hand(network_of):
    network = network_of(w1=1, w2=2, w3=3, w4=4, w5=5, w6=6, b1=7, b2=8, b3=9)
    assert network.vector.tolist() == [1, 2, 3, 4, 5, 6, 7, 8, 9]
    batch = network_of(w2=[1, 2], b3=3)
    assert batch.vector.tolist() == [[0, 0], [1, 2], *[[0, 0]] * 6, [3, 3]]


def test_setting_the_vector_sets_each_parameter(any_network):
    shape = any_network.vector.shape
    mine = np.arange(float(np.prod(shape))).reshape(shape)
    expected = mine.tolist()
    any_network.vector = mine
    mine[:] = 99
    found = [getattr(any_network, name) for name in NAMES]
    assert [np.asarray(value).tolist() for value in found] == expected
    assert any_network.runs == (None if len(shape) == 1 else shape[1])


def test_the_vector_is_a_copy(any_network, values_of):
    before = values_of(any_network)
    any_network.vector[:] = 99
    np.testing.assert_array_equal(values_of(any_network), before)


def test_as_vector_goes_by_name():
    parts = {name: float(i) for i, name in enumerate(NAMES)}
    backwards = dict(reversed(parts.items()))
    found = OurNeuralNetwork.as_vector(backwards)
    assert found.tolist() == [0, 1, 2, 3, 4, 5, 6, 7, 8]


# loss


def test_loss_by_hand(halves, network_of):
    assert halves.loss([3, 4], 1) == 1 / 4  # (1 - 1/2)^2
    assert halves.loss([3, 4], 0.5) == 0
    assert halves.loss([3, 4], 2) == 9 / 4
    # f(log 3) = 3/4. The logarithm's rounding and the sigmoid's come on top.
    batch = network_of(b3=[0, math.log(3)])
    assert batch.loss([3, 4], 1).tolist() == pytest.approx([1 / 4, 1 / 16])


@given(SEEDS, POINTS, st.sampled_from([0, 1]))
def test_loss_agrees_with_plain_python(seeded, seed, point, y_true):
    network = seeded(seed)
    layers = plain.to_layers(**network.parameters)
    # The prediction is right to 1e-13, as its sum is up to some 200 in size.
    assert network.loss(point, y_true) == pytest.approx(
        plain.loss(layers, [point], [y_true]), rel=0, abs=1e-12
    )


def test_results_too_large_are_told(network, batch):
    for one in (network, batch):
        # (1e200)^2 is beyond the largest float, and 2 * 1e308 too.
        with pytest.raises(FloatingPointError, match="the loss must be finite"):
            one.loss([2, 3], 1e200)
        with pytest.raises(FloatingPointError, match="the gradient must be"):
            one.gradients([2, 3], 1e308)


def test_loss_is_a_number_or_one_for_each_run(network, batch):
    assert isinstance(network.loss([2, 3], 1), float)
    assert batch.loss([2, 3], 1).shape == (3,)


# feedforward of many samples and many runs


def test_feedforward_shapes(network, batch, samples):
    assert isinstance(network.feedforward([2, 3]), float)
    assert network.feedforward(samples).shape == (4,)
    assert network.feedforward([[2, 3]]).shape == (1,)
    assert batch.feedforward([2, 3]).shape == (3,)
    assert batch.feedforward(samples).shape == (4, 3)
    assert batch.feedforward([[2, 3]]).shape == (1, 3)


@pytest.mark.parametrize("n", [1, 4, 19])
def test_each_sample_of_many_is_as_if_alone(network, n):
    x = np.random.default_rng(0).normal(scale=10, size=(n, 2))
    alone = [network.feedforward(sample) for sample in x]
    np.testing.assert_array_equal(network.feedforward(x), alone)


@RUNS
@pytest.mark.parametrize("n", [1, 4, 19])
def test_feedforward_of_a_batch_is_that_of_each_run_to_the_last_bit(
    seeded, run_of, runs, n
):
    batch = seeded(5, runs=runs)
    x = np.random.default_rng(0).normal(scale=10, size=(n, 2))
    many, one = batch.feedforward(x), batch.feedforward(x[0])
    for run in range(runs):
        np.testing.assert_array_equal(
            many[:, run], run_of(batch, run).feedforward(x)
        )
        assert one[run] == run_of(batch, run).feedforward(x[0])
