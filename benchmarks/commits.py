"""Measure this checkout beside an older commit."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

import numpy as np
import tasks
from measure import ONE_THREAD, Run, ratio, seconds

from simplenet import Neuron

ROOT = Path(__file__).parents[1]
ROUNDS = 11
CALLS = 2000
IMPORT = """
import time, numpy
start = time.perf_counter()
import simplenet
print(time.perf_counter() - start)
"""


def calls(call: Callable[[], object]) -> float:
    """Return how long a call takes, the mean of many."""
    return seconds(lambda: [call() for _ in range(CALLS)]) / CALLS


def training(runs: int | None) -> float:
    """Return how long 1,000 epochs of the 2-2-1 network take."""
    network = tasks.small_network(runs)
    return seconds(lambda: network.train(*tasks.people()))


def digits(shuffled: bool) -> float:
    """Return how long five epochs with the digits take."""
    network, part = tasks.digit_reader(), tasks.images()
    rng = np.random.default_rng(0) if shuffled else None
    return seconds(lambda: network.train(*part, 1.0, 5, 10, rng))


def loading() -> float:
    """Return how long a fresh Python imports the package, numpy apart."""
    return float(subprocess.check_output([sys.executable, "-c", IMPORT]))


def measured() -> dict[str, float]:
    """Return the time of each task, in seconds."""
    network, mlp = tasks.small_network(), tasks.digit_reader()
    neuron, image = Neuron([0, 1], 4), np.zeros(64)
    one_hot = np.eye(10)[0]
    work = {
        "one network, 1,000 epochs": partial(training, None),
        "1,000 runs, 1,000 epochs": partial(training, 1000),
        "digits, 5 epochs": partial(digits, False),
        "digits, 5 epochs, shuffled": partial(digits, True),
        "import": loading,
    }
    doors = {
        "Neuron.feedforward": lambda: neuron.feedforward([2, 3]),
        "OurNeuralNetwork.feedforward": lambda: network.feedforward([2, 3]),
        "OurNeuralNetwork.loss": lambda: network.loss([2, 3], 1),
        "OurNeuralNetwork.gradients": lambda: network.gradients([2, 3], 1),
        "MLP.feedforward": lambda: mlp.feedforward(image),
        "MLP.gradients": lambda: mlp.gradients(image, one_hot),
    }
    work |= {name: partial(calls, call) for name, call in doors.items()}
    return {name: do() for name, do in work.items()}


def times(folder: Path) -> dict[str, float]:
    """Return what a process of its own measures with the package in this folder."""
    code = "import commits, json; print(json.dumps(commits.measured()))"
    paths = os.pathsep.join([str(folder), str(Path(__file__).parent)])
    environment = {**os.environ, **ONE_THREAD, "PYTHONPATH": paths}
    output = subprocess.check_output(
        [sys.executable, "-c", code], cwd=folder, env=environment
    )
    return json.loads(output)


def main() -> None:
    """Print how long each task takes here, and how many times as long as at the other commit."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("commit", help="the older one, as git knows it")
    commit = parser.parse_args().commit
    with tempfile.TemporaryDirectory() as folder:
        old = Path(folder)
        archive = subprocess.check_output(["git", "archive", commit], cwd=ROOT)
        subprocess.run(["tar", "x", "-C", old], input=archive, check=True)
        rounds = [(times(old), times(ROOT)) for _ in range(ROUNDS)]
    for name in rounds[0][0]:
        before = [Run(then[name]) for then, _ in rounds]
        after = [Run(now[name]) for _, now in rounds]
        milliseconds = 1000 * median(run.seconds for run in after)
        print(
            f"{name:32} {milliseconds:9.3f} ms  {ratio(after, before):.2f} times as long"
        )


if __name__ == "__main__":
    main()
