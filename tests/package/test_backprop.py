import numpy as np
import plain
import pytest
from hypothesis import given
from hypothesis import strategies as st
from plain import NAMES

from simplenet import OurNeuralNetwork, backprop

NINE = st.lists(st.floats(-2, 2), min_size=9, max_size=9)
POINTS = st.tuples(st.floats(-3, 3), st.floats(-3, 3))


def test_by_hand_exactly(halves, halves_partials):
    assert halves.gradients([3, 4], 1) == halves_partials


def test_by_hand_with_three_different_neurons(uneven):
    # h1 = 3/4, h2 = 1/3 and o1 = 3/4, so the derivatives of the sigmoid are 3/16, 2/9 and 3/16:
    # dL/dz3 = -2 (1 - 3/4) * 3/16 = -3/32, dL/dz1 = -3/32 * 4 * 3/16 = -9/128,
    # dL/dz2 = -3/32 * -6 * 2/9 = 1/8.
    expected = {
        "w1": 2 * -9 / 128,
        "w2": 9 / 128,
        "w3": 2 / 8,
        "w4": -1 / 8,
        "w5": -3 / 32 * 3 / 4,
        "w6": -3 / 32 * 1 / 3,
        "b1": -9 / 128,
        "b2": 1 / 8,
        "b3": -3 / 32,
    }
    # About twenty roundings of 2e-16, some of them of 1 - 3/4, where they count fourfold.
    assert uneven.gradients([2, -1], 1) == pytest.approx(expected, rel=2e-14)


@given(NINE, POINTS, st.sampled_from([0, 1]))
def test_all_nine_against_central_differences(parameters, point, y_true):
    named = dict(zip(NAMES, parameters, strict=True))
    partials = OurNeuralNetwork.from_parameters(**named).gradients(
        point, y_true
    )

    def loss(name, value):
        return plain.loss(
            plain.to_layers(**named | {name: value}), [point], [y_true]
        )

    s = 1e-5
    slopes = {
        name: (loss(name, w + s) - loss(name, w - s)) / (2 * s)
        for name, w in named.items()
    }
    # The loss, at most 1, is rounded by some 2e-16, which makes 1e-11 once divided by 2s; the
    # chord is s^2/6 L''' off, below 1e-9 for parameters and inputs as small as these.
    assert partials == pytest.approx(slopes, rel=0, abs=5e-9)


def test_the_order_of_the_names(network):
    assert list(network.gradients([2, 3], 1)) == list(NAMES)


def test_numbers_for_one_network(network):
    assert all(
        isinstance(partial, float)
        for partial in network.gradients([2, 3], 1).values()
    )


def test_the_unchecked_function_gives_the_same(network):
    bare = backprop.gradients(network, 2.0, 3.0, 1.0)
    assert bare.tolist() == [*network.gradients([2, 3], 1).values()]


def test_gradients_change_nothing(any_network, values_of):
    before = values_of(any_network)
    any_network.gradients([2, 3], 1)
    np.testing.assert_array_equal(values_of(any_network), before)


@pytest.mark.parametrize("runs", [1, 3, 17])
def test_gradients_of_a_batch_are_those_of_each_run_to_the_last_bit(
    seeded, run_of, runs, samples
):
    batch = seeded(5, runs)
    for sample in samples:
        partials = batch.gradients(sample, 1)
        assert {partial.shape for partial in partials.values()} == {(runs,)}
        for run in range(runs):
            of_run = {name: partial[run] for name, partial in partials.items()}
            assert of_run == run_of(batch, run).gradients(sample, 1)
