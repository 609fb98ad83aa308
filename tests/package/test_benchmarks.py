"""What simplenet is raced against must do the same work: the algorithm of the source."""

import numpy as np
import plain
import pytest
import transcription

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
