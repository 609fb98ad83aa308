import math
import re

import numpy as np
import plain
import pytest
from hypothesis import given
from hypothesis import strategies as st
from plain import NAMES

from simplenet import training

SEVERAL_RUNS = pytest.mark.parametrize(
    "runs", [None, 3], ids=["one network", "batch"]
)


@pytest.fixture
def after_epochs(seeded, values_of, samples, answers):
    """Return the parameters that undisturbed training reaches from seed 157."""

    def parameters(epochs, runs=None):
        network = seeded(157, runs)
        if epochs:
            network.train(samples, answers, epochs=epochs)
        return values_of(network)

    return parameters


def test_published_predictions(network, samples, answers):
    network.train(samples, answers, learn_rate=0.1, epochs=1000)
    assert f"{network.feedforward([-7, -3]):.3f}" == "0.951"  # Emily
    assert f"{network.feedforward([20, 2]):.3f}" == "0.039"  # Frank


def test_one_step_by_hand(halves, halves_partials):
    before = halves.parameters
    losses = halves.train([[3, 4]], [1], learn_rate=0.5, epochs=1)
    # Each parameter loses half of its partial derivative, again without rounding.
    assert halves.parameters == {
        w: before[w] - halves_partials[w] / 2 for w in NAMES
    }
    assert losses[0] == 1 / 4  # (1 - 1/2)^2
    # Now z1 = (9 + 16 + 1) / 16 = 13/8 and z2 = -13/8, so h1 - h2 = 2 f(13/8) - 1 and h1 + h2 = 1.
    z3 = 2 * (2 / (1 + math.exp(-13 / 8)) - 1) + 1 / 16 + 1 / 8
    # A dozen roundings of 2e-16.
    assert losses[1] == pytest.approx(
        (1 - 1 / (1 + math.exp(-z3))) ** 2, rel=1e-14
    )


@pytest.mark.parametrize("seed", [157, 0, 1, 2, 3, 44])
def test_training_agrees_with_plain_python(
    seeded, values_of, samples, answers, seed
):
    network = seeded(seed)
    layers = plain.to_layers(*values_of(network).tolist())
    layers, expected = plain.train(
        layers, samples, answers, rate=0.1, epochs=1000
    )
    losses = network.train(samples, answers)  # 0.1 and 1000 are the defaults
    # 4000 steps may each round a parameter, below 8 in size, another way by an ulp of 4e-16 to
    # 9e-16: 6e-14 when they fall at random. A wrong formula shows in the first digits.
    np.testing.assert_allclose(
        values_of(network), plain.from_layers(layers), rtol=0, atol=1e-12
    )
    np.testing.assert_allclose(losses, expected, rtol=0, atol=1e-12)


@given(st.integers(0, 2**32), st.integers(1, 5), st.floats(0.01, 2))
def test_any_network_rate_and_epochs(
    seeded, values_of, samples, answers, seed, epochs, rate
):
    network = seeded(seed)
    layers = plain.to_layers(*values_of(network).tolist())
    layers, expected = plain.train(layers, samples, answers, rate, epochs)
    losses = network.train(samples, answers, rate, epochs)
    # At most 20 steps, but with high rates and inputs up to 25 a step can enlarge the roundings
    # of 1e-15 before it more than a hundredfold.
    np.testing.assert_allclose(
        values_of(network), plain.from_layers(layers), rtol=0, atol=1e-11
    )
    np.testing.assert_allclose(losses, expected, rtol=0, atol=1e-11)


def test_the_samples_are_taken_in_the_given_order(
    seeded, network, values_of, samples, answers
):
    other = seeded(157)
    network.train(samples, answers, epochs=1)
    other.train(samples[::-1], answers[::-1], epochs=1)
    assert not np.allclose(values_of(network), values_of(other))


@SEVERAL_RUNS
def test_losses_have_a_start_and_every_epoch(seeded, samples, answers, runs):
    losses = seeded(157, runs).train(samples, answers, epochs=7)
    assert isinstance(losses, np.ndarray)
    assert losses.shape == ((8,) if runs is None else (8, runs))


@SEVERAL_RUNS
def test_training_twice_goes_on_where_it_stopped(
    seeded, values_of, after_epochs, samples, answers, runs
):
    network = seeded(157, runs)
    first = network.train(samples, answers, epochs=2)
    second = network.train(samples, answers, epochs=3)
    np.testing.assert_array_equal(values_of(network), after_epochs(5, runs))
    np.testing.assert_array_equal(first[-1], second[0])


def test_training_prints_nothing(network, samples, answers, capsys):
    network.train(samples, answers, epochs=20, callback=lambda *_: None)
    assert capsys.readouterr() == ("", "")


def test_training_leaves_the_data_alone(network, samples, answers):
    data, y_trues = np.array(samples), np.array(answers)
    network.train(data, y_trues, epochs=2)
    assert data.tolist() == samples
    assert y_trues.tolist() == answers


def test_equal_starting_values_stay_equal(network_of, samples, answers):
    network = network_of(
        w1=0.3, w3=0.3, w2=-0.2, w4=-0.2, w5=0.7, w6=0.7, b1=0.1, b2=0.1
    )
    network.train(samples, answers, epochs=200)
    assert (network.w1, network.w2, network.b1) == (
        network.w3,
        network.w4,
        network.b2,
    )
    assert network.w5 == network.w6
    assert network.w1 != 0.3


@pytest.mark.parametrize("runs", [1, 3, 17])
@pytest.mark.parametrize(
    "n", [1, 4, 19]
)  # numpy sums more than eight numbers in pairs
def test_a_batch_trains_as_each_run_alone_to_the_last_bit(
    seeded, run_of, values_of, runs, n
):
    rng = np.random.default_rng(2)
    data, y_trues = (
        rng.normal(scale=10, size=(n, 2)),
        rng.integers(0, 2, size=n),
    )
    batch = seeded(5, runs)
    singles = [run_of(batch, run) for run in range(runs)]
    losses = batch.train(data, y_trues, epochs=20)
    alone = [single.train(data, y_trues, epochs=20) for single in singles]
    np.testing.assert_array_equal(losses, np.transpose(alone))
    np.testing.assert_array_equal(
        values_of(batch), np.transpose([*map(values_of, singles)])
    )


# callback


@SEVERAL_RUNS
def test_callback_gets_the_epoch_and_its_loss(seeded, samples, answers, runs):
    calls = []
    losses = seeded(157, runs).train(
        samples, answers, epochs=5, callback=lambda *call: calls.append(call)
    )
    epochs, reported = zip(*calls, strict=True)
    assert epochs == (1, 2, 3, 4, 5)
    np.testing.assert_array_equal(reported, losses[1:])


def test_callback_comes_after_the_whole_epoch(
    network, values_of, after_epochs, samples, answers
):
    seen = []
    network.train(
        samples,
        answers,
        epochs=3,
        callback=lambda *_: seen.append(values_of(network)),
    )
    np.testing.assert_array_equal(
        seen, [after_epochs(epoch) for epoch in (1, 2, 3)]
    )


@SEVERAL_RUNS
def test_a_callback_that_raises_ends_the_training(
    seeded, values_of, after_epochs, samples, answers, runs
):
    def stop(epoch, _):
        if epoch == 3:
            raise StopIteration("enough")

    network = seeded(157, runs)
    with pytest.raises(StopIteration, match="enough"):
        network.train(samples, answers, callback=stop)
    np.testing.assert_array_equal(values_of(network), after_epochs(3, runs))


# Divergence


DIVERGENT = {
    # dL/dz1 = -1/4 * 1 * 1/4 at the start, so w1 would become 1e308 / 16 * 1e10.
    "a parameter": ({"w5": 1, "w6": -1}, [[1e10, 0]], [1], 1e308, 1),
    # The first sample is right and moves nothing. The second makes w1 = w2 = 1e160 / 16, and
    # for the first w1 * 1e160 + w2 * -1e160 is then an infinity less an infinity.
    "a prediction": (
        {"w5": 1, "w6": -1},
        [[1e160, -1e160], [1e160, 1e160]],
        [0.5, 1],
        1.0,
        1,
    ),
    # o1 = e^-662.352 = 2.2e-288, so epoch 1 moves b3 by 2e290 * o1 = 442, w5 and w6 by 221 each,
    # and z3 comes to about 0. In epoch 2 dL/dw1 is some 0.2 * 221 * 1/4 * 1e18, w1 beyond 1e309.
    # Where all starts at 0, w5 and w6 are 1e290 / 8 by then: 1e18 times these is still a float.
    "the second epoch": ({"b3": -662.352}, [[1e18, 0]], [1], 1e290, 2),
}


@SEVERAL_RUNS
@pytest.mark.parametrize(
    ("start", "data", "y_trues", "learn_rate", "epoch"),
    DIVERGENT.values(),
    ids=DIVERGENT,
)
def test_divergence_is_told_and_undone(
    network_of, values_of, start, data, y_trues, learn_rate, epoch, runs
):
    # Of a batch one run alone diverges: where all is 0, no hidden neuron ever learns.
    if runs:
        start = {name: [0, value, 0] for name, value in start.items()}
    network, good = network_of(**start), network_of(**start)
    if epoch > 1:
        good.train(data, y_trues, learn_rate, epoch - 1)
    message = f"not finite after epoch {epoch} with learn_rate {learn_rate};"
    with pytest.raises(FloatingPointError, match=re.escape(message)):
        network.train(data, y_trues, learn_rate, epochs=10)
    np.testing.assert_array_equal(values_of(network), values_of(good))


@pytest.mark.parametrize(
    ("start", "data", "y_trues"),
    [
        # 1e308 * 10 - 1e308 * 10 is an infinity less another: no number
        ({"w1": 1e308, "w2": -1e308}, [[10, 10]], [1]),
        # (1e200)^2 is beyond the largest float
        ({}, [[1, 1]], [1e200]),
    ],
    ids=["prediction", "loss"],
)
def test_numbers_too_large_from_the_start_are_told(
    network_of, values_of, start, data, y_trues
):
    network = network_of(**start)
    before = values_of(network)
    with pytest.raises(FloatingPointError, match="not finite before training"):
        network.train(data, y_trues)
    np.testing.assert_array_equal(values_of(network), before)


def test_the_callback_sees_its_own_warnings(network, samples, answers):
    def overflow(*_):
        np.exp(np.float64(1000))

    with pytest.raises(RuntimeWarning, match="overflow"):
        network.train(samples, answers, callback=overflow)


def test_what_a_callback_writes_into_is_its_own(seeded, samples, answers):
    """Arrays that a callback gets or finds are not those that training works on."""
    batch, untouched = seeded(157, 3), seeded(157, 3)
    data, y_trues = np.array(samples), np.array(answers)
    expected = untouched.train(data.copy(), y_trues.copy(), epochs=3)

    def scribble(_, loss):
        loss[:] = -1
        batch.parameters["w1"][:] = 99
        data[:] = 99
        y_trues[:] = 99

    losses = batch.train(data, y_trues, epochs=3, callback=scribble)
    np.testing.assert_array_equal(losses, expected)
    np.testing.assert_array_equal(batch.w1, untouched.w1)


# The parts


def test_a_step_by_hand(halves, halves_partials):
    after = training.train_epoch(halves.vector, [(3, 4)], [1], 0.5)
    before = {**dict.fromkeys(NAMES, 0), "w5": 2, "w6": -2}
    expected = [before[w] - 0.5 * halves_partials[w] for w in NAMES]
    assert after.tolist() == expected  # eighths, so nothing is rounded


def test_an_epoch_is_one_step_for_each_sample(network, samples, answers):
    start = network.vector
    after = training.train_epoch(start, samples, answers, 0.1)
    one_by_one = start
    for sample, answer in zip(samples, answers, strict=True):
        one_by_one = training.train_epoch(one_by_one, [sample], [answer], 0.1)
    np.testing.assert_array_equal(after, one_by_one)
    np.testing.assert_array_equal(network.vector, start)
