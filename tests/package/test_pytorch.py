"""The listing of the chapter on PyTorch does what the chapter says it does."""

import importlib.util
import os
from pathlib import Path

import numpy as np
import pytest

from simplenet import OurNeuralNetwork
from simplenet.data import EMILY, FRANK, centre, measurements

LISTING = Path(__file__).parents[2] / "book" / "pytorch_network.py"


@pytest.fixture(scope="module")
def listing():
    if not os.environ.get("SIMPLENET_NEEDS_TORCH"):
        pytest.importorskip("torch", reason="PyTorch is not installed")
    spec = importlib.util.spec_from_file_location("listing", LISTING)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def ours(seeded):
    return seeded(157)


@pytest.fixture
def theirs(listing, ours):
    return listing.make_network(ours.weights, ours.biases)


def in_order(network, what):
    """Return parameters or gradients of PyTorch's network as w1, ..., w6, b1, b2, b3."""
    values = [
        getattr(layer, kind)
        for kind in ("weight", "bias")
        for layer in network[::2]
    ]
    return np.concatenate([what(v).detach().numpy().ravel() for v in values])


def test_gradients_are_the_same(ours, theirs, samples, answers):
    import torch

    for x, y_true in zip(samples, answers, strict=True):
        theirs.zero_grad()
        loss = (
            (y_true - theirs(torch.tensor(x, dtype=torch.float64))) ** 2
        ).sum()
        loss.backward()
        partials = list(ours.gradients(x, y_true).values())
        # Both round each of a few dozen operations to 16 digits.
        np.testing.assert_allclose(
            in_order(theirs, lambda v: v.grad), partials, rtol=0, atol=1e-12
        )


def test_training_arrives_at_the_same_numbers(
    listing, ours, theirs, samples, answers
):
    import torch

    ours.train(samples, answers)
    data = torch.tensor(samples, dtype=torch.float64)
    listing.train(theirs, data, torch.tensor(answers, dtype=torch.float64))
    # 4,000 steps add up their rounding, which stays far below the twelfth digit.
    np.testing.assert_allclose(
        in_order(theirs, lambda v: v), ours.vector, rtol=0, atol=1e-12
    )
    people = torch.as_tensor(centre(measurements([EMILY, FRANK])))
    published = [f"{output:.3f}" for output in theirs(people).ravel().tolist()]
    assert published == ["0.951", "0.039"]


def test_training_changes_its_network_only(ours, theirs):
    assert isinstance(ours, OurNeuralNetwork)
    before = ours.vector
    import torch

    with torch.no_grad():
        theirs[0].weight += 1
    np.testing.assert_array_equal(ours.vector, before)
