"""What several test modules share: the data of the book, small networks, bad input."""

import math

import numpy as np
import pytest
from hypothesis import settings
from plain import NAMES

from simplenet import MLP, OurNeuralNetwork

# No deadline, because a busy machine is no bug; derandomized, so that every reader of the book
# runs the same examples.
settings.register_profile(
    "book", deadline=None, derandomize=True, max_examples=60
)
settings.load_profile("book")


@pytest.fixture(scope="session")
def samples():
    """Alice, Bob, Charlie, Diana: pounds above 135, inches above 66."""
    return [[-2.0, -1.0], [25.0, 6.0], [17.0, 4.0], [-15.0, -6.0]]


@pytest.fixture(scope="session")
def answers():
    return [1.0, 0.0, 0.0, 1.0]


@pytest.fixture(scope="session")
def seeded():
    """Build the network, or the batch, that a seed gives."""
    return lambda seed, runs=None: OurNeuralNetwork(
        np.random.default_rng(seed), runs=runs
    )


@pytest.fixture
def network(seeded):
    return seeded(157)


@pytest.fixture(params=[None, 3], ids=["one network", "batch"])
def any_network(seeded, request):
    return seeded(157, request.param)


@pytest.fixture(scope="session")
def network_of():
    """Build a network whose parameters are 0 but for the given ones."""
    return lambda **given: OurNeuralNetwork.from_parameters(
        **(dict.fromkeys(NAMES, 0.0) | given)
    )


@pytest.fixture(scope="session")
def run_of():
    """Build the single network that a run of a batch should be."""

    def single(batch, run):
        return OurNeuralNetwork.from_parameters(
            **{name: getattr(batch, name)[run] for name in NAMES}
        )

    return single


@pytest.fixture(scope="session")
def values_of():
    """Copy the nine parameters of a network, shape (9,) or (9, R), to compare with later ones."""
    return lambda network: np.array([getattr(network, name) for name in NAMES])


@pytest.fixture(scope="session")
def mlp():
    """Build the MLP of these sizes that a seed gives."""
    return lambda sizes, seed=157: MLP(sizes, np.random.default_rng(seed))


@pytest.fixture(scope="session")
def as_mlp():
    """Build the MLP that has the parameters of a network of Part I."""
    return lambda network: MLP.from_parameters(network.weights, network.biases)


@pytest.fixture
def halves(network_of):
    """At [3, 4] all three neurons of this network put out 1/2."""
    return network_of(w5=2, w6=-2)


@pytest.fixture
def halves_partials():
    """The partial derivatives of `halves` at [3, 4] for the answer 1, by hand.

    dL/dz3 = -2 (1 - 1/2) * 1/4 = -1/4, then dL/dz1 = -1/4 * 2 * 1/4 = -1/8 and dL/dz2 = 1/8.
    They are exact: halves, quarters and eighths are floats without rounding.
    """
    return {
        "w1": -3 / 8,
        "w2": -4 / 8,
        "w3": 3 / 8,
        "w4": 4 / 8,
        "w5": -1 / 8,
        "w6": -1 / 8,
        "b1": -1 / 8,
        "b2": 1 / 8,
        "b3": -1 / 4,
    }


@pytest.fixture
def uneven(network_of):
    """At [2, -1] the inputs cancel: the biases alone give h1 = 3/4, h2 = 1/3 and o1 = 3/4."""
    log2, log3 = math.log(2), math.log(3)
    # z3 = 4 * 3/4 - 6 * 1/3 + (log 3 - 1) = log 3
    return network_of(
        w1=1, w2=2, w3=-3, w4=-6, w5=4, w6=-6, b1=log3, b2=-log2, b3=log3 - 1
    )


@pytest.fixture(
    params=[
        pytest.param(("two", TypeError), id="text"),
        pytest.param((["1", "2"], TypeError), id="list of text"),
        pytest.param((None, TypeError), id="None"),
        pytest.param(([1, None], TypeError), id="list with None"),
        pytest.param((1j, TypeError), id="complex number"),
        pytest.param((np.array([1j, 2]), TypeError), id="complex array"),
        pytest.param(({1: 2}, TypeError), id="dict"),
        pytest.param(([[1, 2], [3]], ValueError), id="ragged"),
    ]
)
def unreal(request):
    """Give something that is never real numbers, whatever the shape, and the error it earns."""
    return request.param


@pytest.fixture(params=[float("nan"), float("inf"), float("-inf")], ids=str)
def unbounded(request):
    return request.param


@pytest.fixture(
    params=[[], [[]], 2, [2], [2, 3, 4], [[2], [3]], [[2, 3, 4]], [[[2, 3]]]],
    ids=str,
)
def misshapen(request):
    """Give numbers that are neither one sample with two inputs nor several."""
    return request.param
