"""The same trainings by others: the source's algorithm, PyTorch, micrograd and scikit-learn."""

from __future__ import annotations

import math
import warnings
from typing import TYPE_CHECKING

import numpy as np
import tasks
import transcription
from measure import Run, seconds
from numpy.typing import NDArray

from simplenet import MLP, OurNeuralNetwork

if TYPE_CHECKING:
    from micrograd.engine import Value


def transcription_people() -> Run:
    """Train the 2-2-1 network as the source does."""
    start, ended = tasks.small_network().vector.tolist(), []
    time = seconds(
        lambda: ended.append(
            transcription.train(
                start, *tasks.people(), tasks.PEOPLE_RATE, tasks.PEOPLE_EPOCHS
            )
        )
    )
    parameters, _ = ended[0]
    return Run(time, parameters)


def pytorch_people() -> Run:
    """Train the 2-2-1 network in PyTorch."""
    X, y = tasks.people()
    return _pytorch(
        tasks.small_network(),
        (X, y[:, np.newaxis]),
        tasks.PEOPLE_RATE,
        tasks.PEOPLE_EPOCHS,
        batch_size=1,
    )


def pytorch_digits() -> Run:
    """Train the network that reads digits in PyTorch."""
    return _pytorch(
        tasks.digit_reader(),
        tasks.images(),
        tasks.DIGITS_RATE,
        tasks.DIGITS_EPOCHS,
        tasks.DIGITS_BATCH,
    )


def _pytorch(
    start: OurNeuralNetwork | MLP,
    samples: tuple[NDArray, NDArray],
    rate: float,
    epochs: int,
    batch_size: int,
) -> Run:
    import torch
    from torch import nn

    torch.set_num_threads(1)
    modules = []
    for W, b in zip(start.weights, start.biases, strict=True):
        layer = nn.Linear(W.shape[1], W.shape[0], dtype=torch.float64)
        with torch.no_grad():
            layer.weight.copy_(torch.from_numpy(W))
            layer.bias.copy_(torch.from_numpy(b))
        modules += [layer, nn.Sigmoid()]
    network = nn.Sequential(*modules)
    optimizer = torch.optim.SGD(network.parameters(), lr=rate)
    squared_error = nn.MSELoss(reduction="sum")
    X, Y = map(torch.from_numpy, samples)
    batches = list(zip(X.split(batch_size), Y.split(batch_size), strict=True))

    def loss(x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
        return squared_error(network(x), y) / len(x)

    def train() -> list[float]:
        with torch.no_grad():
            losses = [loss(X, Y).item()]
        for _ in range(epochs):
            for x, y in batches:
                optimizer.zero_grad()
                loss(x, y).backward()
                optimizer.step()
            with torch.no_grad():
                losses.append(loss(X, Y).item())
        return losses

    time = seconds(train)
    ended = [layer.weight for layer in modules[::2]]
    ended += [layer.bias for layer in modules[::2]]
    return Run(
        time, np.concatenate([p.detach().numpy().ravel() for p in ended])
    )


def micrograd_people() -> Run:
    """Train the 2-2-1 network in micrograd."""
    from micrograd.engine import Value

    parameters = [Value(p) for p in tasks.small_network().vector.tolist()]
    w1, w2, w3, w4, w5, w6, b1, b2, b3 = parameters
    X, y = tasks.people()
    samples = [(*x, t) for x, t in zip(X.tolist(), y.tolist(), strict=True)]

    def predict(x1: float, x2: float) -> Value:
        h1 = _micrograd_sigmoid(w1 * x1 + w2 * x2 + b1)
        h2 = _micrograd_sigmoid(w3 * x1 + w4 * x2 + b2)
        return _micrograd_sigmoid(w5 * h1 + w6 * h2 + b3)

    def mean_loss() -> float:
        errors = [t - predict(x1, x2).data for x1, x2, t in samples]
        return sum(error * error for error in errors) / len(errors)

    def train() -> list[float]:
        losses = [mean_loss()]
        for _ in range(tasks.PEOPLE_EPOCHS):
            for x1, x2, t in samples:
                loss = (t - predict(x1, x2)) ** 2
                for p in parameters:
                    p.grad = 0
                loss.backward()
                for p in parameters:
                    p.data -= tasks.PEOPLE_RATE * p.grad
            losses.append(mean_loss())
        return losses

    return Run(seconds(train), np.array([p.data for p in parameters]))


def _micrograd_sigmoid(z: Value) -> Value:
    # micrograd has no exponential, so this is written as its own relu is: as one operation.
    from micrograd.engine import Value

    out = Value(1 / (1 + math.exp(-z.data)), (z,), "sigmoid")

    def backward() -> None:
        z.grad += out.data * (1 - out.data) * out.grad

    out._backward = backward
    return out


def scikit_learn_digits(shuffle: bool = False) -> Run:
    """Train a network of the same sizes in scikit-learn, which starts and ends elsewhere."""
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.neural_network import MLPClassifier

    warnings.simplefilter("ignore", ConvergenceWarning)
    X, Y = tasks.images()
    network = MLPClassifier(
        hidden_layer_sizes=(30,),
        activation="logistic",
        solver="sgd",
        alpha=0,
        batch_size=tasks.DIGITS_BATCH,
        learning_rate_init=tasks.DIGITS_RATE,
        momentum=0,
        nesterovs_momentum=False,
        shuffle=shuffle,
        max_iter=tasks.DIGITS_EPOCHS,
        n_iter_no_change=tasks.DIGITS_EPOCHS + 1,  # never stop early
        tol=0,
    )
    return Run(seconds(lambda: network.fit(X, Y.argmax(axis=1))))
