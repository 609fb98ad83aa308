"""What simplenet is raced against must do the same work: the algorithm of the source.

And the commands that race must tell what they do before they do it.
"""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import plain
import pytest
import transcription

BENCHMARKS = Path(transcription.__file__).parent
COMMANDS = [
    file.stem
    for file in sorted(BENCHMARKS.glob("*.py"))
    if "__main__" in file.read_text(encoding="utf-8")
]
EPOCHS = 1000
RATE = 0.1
SEEDS = pytest.mark.parametrize("seed", [0, 1, 44, 157])


@pytest.fixture
def transcribed(seeded, samples, answers):
    def train(seed, epochs=EPOCHS):
        return transcription.train(
            seeded(seed).vector,
            np.array(samples),
            np.array(answers),
            RATE,
            epochs,
        )

    return train


@SEEDS
def test_transcription_goes_where_plain_python_goes(
    transcribed, seeded, samples, answers, seed
):
    parameters, losses = transcribed(seed)
    layers, expected = plain.train(
        plain.to_layers(*seeded(seed).vector.tolist()),
        samples,
        answers,
        RATE,
        EPOCHS,
    )
    np.testing.assert_allclose(
        parameters, plain.from_layers(layers), rtol=0, atol=1e-12
    )
    np.testing.assert_allclose(losses, expected, rtol=0, atol=1e-12)


@SEEDS
def test_transcription_goes_where_the_network_goes(
    transcribed, seeded, samples, answers, seed
):
    parameters, losses = transcribed(seed)
    network = seeded(seed)
    expected = network.train(samples, answers, RATE, EPOCHS)
    np.testing.assert_allclose(parameters, network.vector, rtol=0, atol=1e-12)
    np.testing.assert_allclose(losses, expected, rtol=0, atol=1e-12)


def test_transcription_records_the_loss_at_the_start_and_after_each_epoch(
    transcribed,
):
    _, losses = transcribed(157, epochs=3)
    assert losses.shape == (4,)


def started(command, folder, *arguments):
    """Start a command in a folder; it is stopped where it begins to work."""
    return subprocess.run(
        [sys.executable, BENCHMARKS / f"{command}.py", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=30,
    )


def test_there_are_commands():
    assert {"run", "commits"} <= set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_says_what_it_does_and_does_nothing_yet(command, tmp_path):
    if command == "explorers":
        pytest.importorskip("playwright")
    asked = started(command, tmp_path, "--help")
    assert asked.returncode == 0, asked.stderr
    said = " ".join(asked.stdout.split())
    first, *_ = (BENCHMARKS / f"{command}.py").read_text("utf-8").splitlines()
    assert first.strip('".') in said
    refused = started(command, tmp_path, "--no-such-thing")
    assert refused.returncode == 2
    assert "usage:" in refused.stderr
    assert not [*tmp_path.iterdir()]
