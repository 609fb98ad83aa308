"""The listings of the chapter on PyTorch do what the chapter says they do."""

import importlib.util
import os
import re
import shutil
import socket
import subprocess
import sys
from contextlib import ExitStack
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from simplenet import MLP, OurNeuralNetwork
from simplenet.data import EMILY, FRANK, centre, digits, measurements

BOOK = Path(__file__).parents[2] / "book"


@pytest.fixture(scope="module")
def chapter():
    """Read its text, in one line, because line breaks in a sentence mean nothing."""
    return " ".join((BOOK / "pytorch.md").read_text(encoding="utf-8").split())


@pytest.fixture(scope="module")
def torch():
    if os.environ.get("SIMPLENET_NEEDS_TORCH"):
        import torch

        return torch
    return pytest.importorskip("torch", reason="PyTorch is not installed")


@pytest.fixture(scope="module")
def listing(torch):  # noqa: ARG001, it skips where PyTorch is missing
    spec = importlib.util.spec_from_file_location(
        "listing", BOOK / "pytorch_network.py"
    )
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


def test_gradients_are_the_same(torch, ours, theirs, samples, answers):
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
    torch, listing, ours, theirs, samples, answers
):
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


def test_training_changes_its_network_only(torch, ours, theirs):
    assert isinstance(ours, OurNeuralNetwork)
    before = ours.vector
    with torch.no_grad():
        theirs[0].weight += 1
    np.testing.assert_array_equal(ours.vector, before)


def test_mean_of_mseloss_has_a_tenth_of_the_gradient(torch):
    right, outputs = torch.zeros(10), torch.ones(10, requires_grad=True)
    torch.nn.MSELoss()(outputs, right).backward()
    # Added up, ten squares 1 have the slopes 2 * 1.
    np.testing.assert_allclose(outputs.grad, np.full(10, 2 / 10), rtol=1e-6)


def test_slope_of_relu_is_0_or_1(torch):
    sums = torch.tensor([-100.0, -0.5, 0.5, 100.0], requires_grad=True)
    outputs = torch.nn.ReLU()(sums)
    outputs.sum().backward()
    assert outputs.tolist() == [0, 0, 0.5, 100]
    assert sums.grad.tolist() == [0, 0, 1, 1]


def test_softmax_and_cross_entropy(torch, chapter):
    sums = torch.tensor([2.0, 1.0, 0.0], requires_grad=True)
    shares = torch.nn.Softmax(dim=0)(sums)
    first, second, third = (f"{share:.3f}" for share in shares.tolist())
    assert f"From 2, 1 and 0 it makes {first}, {second} and {third}." in chapter
    cross_entropy = torch.nn.CrossEntropyLoss()
    losses = [cross_entropy(sums, torch.tensor(right)) for right in range(3)]
    published = f"{losses[0]:.3f} if the first is right and {losses[2]:.3f} if the third"
    assert published in chapter
    losses[2].backward()
    slopes = shares.detach() - torch.tensor([0, 0, 1])
    np.testing.assert_allclose(sums.grad, slopes, rtol=0, atol=1e-6)


@pytest.mark.parametrize("gradient", [1000.0, -0.001])
def test_first_step_of_adam_is_as_long_as_the_learning_rate(torch, gradient):
    parameter = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    adam = torch.optim.Adam([parameter], lr=0.01)
    (gradient * parameter).sum().backward()
    adam.step()
    # A term of 1e-8 in the denominator keeps it from being 0.
    assert parameter.item() == pytest.approx(-np.sign(gradient) * 0.01, 1e-4)


def printed_commands(chapter):
    """Return the options of the chapter's two commands: for one machine, and for each of two."""
    texts = re.findall(r"bash torchrun (.*?) pytorch_digits\.py", chapter)
    return [text.replace("\\", "").split() for text in texts]


def train_digits(folder, *machines):
    """Start torchrun on machines, here folders; return the network and what they printed."""
    environment = os.environ | {
        "CUDA_VISIBLE_DEVICES": "",  # two processes would want two of them
        "OMP_NUM_THREADS": "1",
        "TMPDIR": str(folder),  # torchrun leaves a folder for logs
    }
    with ExitStack() as stack:
        processes = []
        for number, options in enumerate(machines):
            machine = folder / str(number)
            machine.mkdir(parents=True)
            shutil.copy(BOOK / "pytorch_digits.py", machine)
            torchrun = [sys.executable, "-m", "torch.distributed.run"]
            process = subprocess.Popen(
                [*torchrun, *options, "pytorch_digits.py"],
                cwd=machine,
                env=environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
            stack.enter_context(process)
            stack.callback(process.terminate)  # and with it those it started
            processes.append(process)
        outputs = [process.communicate(timeout=120) for process in processes]
    for process, (_, errors) in zip(processes, outputs, strict=True):
        assert process.returncode == 0, errors
    (saved,) = folder.glob("*/digits.npz")  # the machines choose who is 0
    return MLP.load(saved), "".join(text for text, _ in outputs)


@pytest.mark.usefixtures("torch")
def test_processes_arrive_at_the_weights_of_simplenet(chapter, tmp_path):
    alone, together = printed_commands(chapter)
    with socket.create_server(("127.0.0.1", 0)) as server:
        _, port = server.getsockname()  # free again once the server is closed
    together += [
        f"--rdzv-endpoint=127.0.0.1:{port}",
        "--local-addr=127.0.0.1",
        "--nproc-per-node=1",
    ]
    runs = {
        "one process": [[*alone, "--nproc-per-node=1"]],
        "two processes": [alone],
        # Three shares of a batch of ten are not equal.
        "two machines": [together, [*together, "--nproc-per-node=2"]],
    }
    train, validation, _ = digits()
    ours = MLP((64, 30, 10), np.random.default_rng(0))
    ours.train(train.X, train.Y, 1, 10, 10, np.random.default_rng(0))
    accuracy = ours.accuracy(validation.X, validation.Y)
    words = re.sub(r"\{term\}`([^`]+)`", r"\1", chapter)
    assert f"on the validation part is {accuracy:.3f} " in words
    weights = {"simplenet": ours.vector}
    for name, machines in runs.items():
        network, printed = train_digits(tmp_path / name, *machines)
        weights[name] = network.vector
        assert printed == f"{accuracy}\n", name  # by process 0 alone
    for one, other in combinations(weights, 2):
        # 1,080 steps add up their rounding; a wrong share is off in the first digits.
        np.testing.assert_allclose(
            weights[one],
            weights[other],
            rtol=0,
            atol=1e-10,
            err_msg=f"{one} and {other}",
        )
