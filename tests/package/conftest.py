"""What the tests of the package share: the data of the book, and small networks."""

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
