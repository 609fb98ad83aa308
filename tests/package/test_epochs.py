"""Whatever stops a training, with any network, none of its epochs is left half done."""

import math

import numpy as np
import pytest
from ctrl_c import interrupted
from plain import NAMES

from simplenet import MLP, OurNeuralNetwork
from simplenet.epochs import whole_epochs

SAMPLES = [[1, 0], [0, 1], [1, 1]]


def our_own(runs):
    network = OurNeuralNetwork(np.random.default_rng(157), runs=runs)

    def train(epochs):
        network.train(SAMPLES, [1, 0, 1], 0.5, epochs)

    return network, train


def multilayer(batch_size):
    network = MLP((2, 2, 1), np.random.default_rng(157))

    def train(epochs):
        network.train(SAMPLES, [[1], [0], [1]], 0.5, epochs, batch_size)

    return network, train


@pytest.fixture(
    params=[(our_own, None), (our_own, 3), (multilayer, 1), (multilayer, 2)],
    ids=["one network", "runs", "MLP", "MLP in batches"],
)
def make(request):
    """Build a network, always alike, and a function that trains it."""
    build, argument = request.param
    return lambda: build(argument)


def after(make, epochs):
    network, train = make()
    if epochs:
        train(epochs)
    return network.vector.tolist()


def test_ctrl_c_before_any_line_leaves_a_whole_epoch(make):
    whole = [after(make, epochs) for epochs in range(3)]
    found = []
    # A sample of the lines, as all of them take long.
    for line in range(0, 100_000, 5):
        network, train = make()
        if not interrupted(lambda train=train: train(2), line):
            break
        found.append(whole.index(network.vector.tolist()))
    # No line left anything but one of the three, the later the line, the later the epoch.
    assert found == sorted(found)
    assert set(found) == {0, 1, 2}
    assert len(found) > 20


@pytest.mark.parametrize("later", [1, 2, 3, 5, 8, 13])
def test_a_second_ctrl_c_leaves_a_whole_epoch_too(make, later):
    # Who presses it twice may hit what the first one has set going.
    whole = [after(make, epochs) for epochs in range(3)]
    for line in range(0, 100_000, 7):
        network, train = make()
        if not interrupted(lambda train=train: train(2), line, line + later):
            break
        assert network.vector.tolist() in whole


def test_parameters_that_are_one_array_train_as_two():
    # Whoever shares an array between two layers still has two layers.
    network = MLP((2, 2, 2), np.random.default_rng(157))
    network.weights[1], network.biases[1] = (
        network.weights[0],
        network.biases[0],
    )
    twin = MLP.from_parameters(network.weights, network.biases)
    mine = network.weights[0]
    before = mine.copy()
    for one in (network, twin):
        one.train(SAMPLES, [[1, 0], [0, 1], [1, 1]], 0.5, 2)
    np.testing.assert_array_equal(network.vector, twin.vector)
    np.testing.assert_array_equal(mine, before)


# The promise by itself, with epochs that do as told


@pytest.fixture
def by_hand(network):
    """Give the parameters at the start, what is some more, and a way to train with any epochs."""
    start = network.vector

    def run(epoch, measure, inputs=(1,), **settings):
        usual = {"epochs": 5, "learn_rate": 0.25, "callback": None}
        return whole_epochs(
            network, epoch, measure, **usual | settings, inputs=[[*inputs]]
        )

    def add(number):
        moved = network.vector + number
        return dict(zip(NAMES, moved, strict=True))

    return start, add, run


def test_an_epoch_is_trained_then_measured_then_reported(network, by_hand):
    start, add, run = by_hand
    events = []

    def epoch():
        events.append("train")
        return add(1)

    def measure(parts):
        moved = parts["w1"] - start[0]
        assert moved == pytest.approx(events.count("train"))
        events.append("measure")
        return 10 - len(events)

    losses = run(
        epoch, measure, epochs=2, callback=lambda *call: events.append(call)
    )
    turn = ["train", "measure"]
    # The loss is 10 less as many events as there have been by then.
    assert events == ["measure", *turn, (1, 7), *turn, (2, 4)]
    assert losses.tolist() == [9, 7, 4]
    np.testing.assert_array_equal(network.vector, start + 1 + 1)


@pytest.mark.parametrize("when", ["train", "measure", "callback"])
@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_a_broken_epoch_is_taken_back(network, by_hand, when, error):
    start, add, run = by_hand
    done = []

    def breaks(part):
        if part == when and len(done) == 3:
            if part == "callback":
                network.vector = np.full(9, 99.0)
            raise error("broken")

    def epoch():
        done.append("epoch")
        breaks("train")
        return add(1)

    def measure(_):
        breaks("measure")
        return 0.5

    with pytest.raises(error, match="broken"):
        run(epoch, measure, callback=lambda *_: breaks("callback"))
    # The third epoch could not be trained or measured; when it is reported, it is whole.
    expected = start + 1 + 1 + 1 if when == "callback" else start + 1 + 1
    np.testing.assert_array_equal(network.vector, expected)


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize("runs", [None, 3])
def test_a_loss_that_is_not_finite_ends_the_training(
    network, by_hand, bad, runs
):
    start, add, run = by_hand
    losses = iter([0.5, 0.5, bad if runs is None else np.array([0.5, bad, 0])])
    called = []
    with pytest.raises(
        FloatingPointError, match=r"after epoch 2 with learn_rate 0\.25"
    ):
        run(
            lambda: add(1),
            lambda _: next(losses),
            callback=lambda epoch, _: called.append(epoch),
        )
    np.testing.assert_array_equal(network.vector, start + 1)
    assert called == [1]


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf])
def test_a_parameter_that_is_not_finite_ends_the_training(
    network, by_hand, bad
):
    start, add, run = by_hand
    with pytest.raises(FloatingPointError, match="after epoch 1"):
        run(lambda: add(np.append(np.zeros(8), bad)), lambda _: 0.5)
    np.testing.assert_array_equal(network.vector, start)


def test_a_sum_that_may_not_be_finite_ends_the_training(network, by_hand):
    # 1e300 times 1e10 is beyond all floats; a sigmoid would make a plain 1 of that.
    start, add, run = by_hand
    with (
        np.errstate(over="ignore"),
        pytest.raises(FloatingPointError, match="a sum is not finite after"),
    ):
        run(lambda: add(1e300), lambda _: 0.5, inputs=(0.5, -1e10))
    np.testing.assert_array_equal(network.vector, start)
    run(lambda: add(1e300), lambda _: 0.5, inputs=(0.5, -1e5))


def test_what_a_callback_sets_is_what_training_goes_on_from(network, by_hand):
    start, add, run = by_hand

    def reset(*_):
        network.vector = start

    run(lambda: add(1), lambda _: 0.5, epochs=3, callback=reset)
    np.testing.assert_array_equal(network.vector, start)
