"""What simplenet does, measured."""

from __future__ import annotations

import tracemalloc
from statistics import median

import numpy as np
import tasks
from measure import Run, seconds
from numpy.typing import NDArray

from simplenet import MLP, OurNeuralNetwork, matrices


def people() -> Run:
    """Train the 2-2-1 network."""
    network = tasks.small_network()
    return Run(seconds(lambda: _train_people(network)), network.vector)


def people_at_once() -> Run:
    """Train many 2-2-1 networks at once; the time is that of one of them."""
    network = tasks.small_network(tasks.RUNS)
    time = seconds(lambda: _train_people(network))
    return Run(time / tasks.RUNS, network.vector)


def people_one_by_one(run: int) -> NDArray[np.float64]:
    """Return the parameters that one of the many networks reaches alone."""
    start = tasks.small_network(tasks.RUNS).parameters
    network = OurNeuralNetwork.from_parameters(
        **{name: values[run] for name, values in start.items()}
    )
    _train_people(network)
    return network.vector


def _train_people(network: OurNeuralNetwork) -> None:
    network.train(*tasks.people(), tasks.PEOPLE_RATE, tasks.PEOPLE_EPOCHS)


def digits(shuffle: bool = False) -> Run:
    """Train the network that reads digits, in the given order or shuffled each epoch."""
    network, (X, Y) = tasks.digit_reader(), tasks.images()
    rate, epochs, size = (
        tasks.DIGITS_RATE,
        tasks.DIGITS_EPOCHS,
        tasks.DIGITS_BATCH,
    )
    rng = np.random.default_rng(0) if shuffle else None
    time = seconds(lambda: network.train(X, Y, rate, epochs, size, rng))
    return Run(time, network.vector)


def share_of_peak() -> float:
    """Return how near the median step of a large network comes to the fastest matrix product.

    Of the step's arithmetic only the matrix products count: the outputs of each layer, the
    gradient of its weights and, but for the first layer, the slopes of what it was fed.
    """
    rng = np.random.default_rng(0)
    X, Y = rng.random((256, 784)), rng.random((256, 10))
    network = MLP((784, 256, 10), rng)
    first, *others = (W.size for W in network.weights)
    step_products = 2 * len(X) * (2 * first + 3 * sum(others))
    side = 1024
    matrix, out = rng.random((side, side)), np.empty((side, side))

    def step() -> None:
        matrices.step(network.weights, network.biases, X, Y, 0.1)

    products, steps = [], []
    for _ in range(60):
        products.append(seconds(lambda: np.matmul(matrix, matrix, out=out)))
        steps += [seconds(step) for _ in range(9)]
    peak = 2 * side**3 / min(products)
    return step_products / median(steps) / peak


def memory_digits() -> float:
    """Return `peak_memory` of a training of the network that reads digits."""
    return peak_memory((64, 30, 10), *tasks.images(), tasks.DIGITS_BATCH)


def memory_large() -> float:
    """Return `peak_memory` of a training of a large network on 10,000 samples."""
    rng = np.random.default_rng(0)
    X, Y = rng.random((10_000, 784)), rng.random((10_000, 10))
    return peak_memory((784, 256, 10), X, Y, 256)


def peak_memory(
    sizes: tuple[int, ...], X: NDArray, Y: NDArray, batch_size: int
) -> float:
    """Return the peak memory of a training, its data apart, in units of what it cannot do without.

    That is its parameters, and the activations of all layers for one batch, inputs included.
    """

    def train() -> MLP:
        network = MLP(sizes, np.random.default_rng(0))
        network.train(X, Y, 0.1, 2, batch_size)
        return network

    train()  # what Python and numpy set up once is no cost of a training
    tracemalloc.start()
    network = train()
    _, peak = tracemalloc.get_traced_memory()
    layers = network.activations(X[:batch_size])
    return peak / (network.vector.nbytes + sum(A.nbytes for A in layers))
