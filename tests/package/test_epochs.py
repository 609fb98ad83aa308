"""Whatever stops a training, with any network, none of its epochs is left half done."""

import math

import numpy as np
import pytest
from ctrl_c import interrupted

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


# The promise by itself, with epochs that do as told


@pytest.fixture
def by_hand(network):
    """Give the parameters at the start, a way to move them, and one to train with any epochs."""
    start = network.vector

    def run(epoch, measure, **settings):
        usual = {"epochs": 5, "learn_rate": 0.25, "callback": None}
        return whole_epochs(network, epoch, measure, **usual | settings)

    def add(number):
        network.vector = network.vector + number

    return start, add, run


def test_an_epoch_is_trained_then_measured_then_reported(network, by_hand):
    start, add, run = by_hand
    events = []

    def epoch():
        add(1)
        events.append("train")

    def measure():
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
            network.vector = np.full(9, 99.0)
            raise error("broken")

    def epoch():
        done.append("epoch")
        add(1)
        breaks("train")

    def measure():
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
            lambda: next(losses),
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
        run(lambda: add(np.append(np.zeros(8), bad)), lambda: 0.5)
    np.testing.assert_array_equal(network.vector, start)
