"""What the page gets of the network that reads digits."""

import json

import numpy as np
import pytest

from simplenet import MLP, explorers
from simplenet.accuracy import classes
from simplenet.data import digits


@pytest.fixture(scope="module")
def trained():
    train, _, _ = digits()
    network = MLP((64, 30, 10), np.random.default_rng(0))
    rng = np.random.default_rng(0)
    network.train(train.X, train.Y, 1, 10, batch_size=10, rng=rng)
    return network


@pytest.fixture(scope="module")
def start(trained):
    test = digits().test
    return explorers.digits(trained, test.X[:20], classes(test.Y[:20]))


def test_a_row_of_pixels_is_a_number_with_the_digits_to_base_17():
    image = np.zeros((8, 8))
    image[0, 7], image[0, 6], image[7, 0] = 3 / 16, 2 / 16, 1
    start = explorers.digits(MLP((64, 2, 10)), [image.ravel()], [7])
    rows = [3 + 2 * 17, 0, 0, 0, 0, 0, 0, 16 * 17**7]
    assert start.data["images"] == [rows]
    assert start.data["labels"] == [7]
    names = [f"r{i}" for i in range(8)]
    assert start.state == {
        "image": 1,
        **dict(zip(names, rows, strict=True)),
    }


def test_images_come_back_from_their_numbers(start):
    test = digits().test
    for rows, x in zip(start.data["images"], test.X[:20], strict=True):
        pixels = [row // 17**place % 17 for row in rows for place in range(8)]
        # The last place is the first pixel.
        read = np.reshape(pixels, (8, 8))[:, ::-1].ravel() / 16
        assert np.array_equal(read, x)
    assert start.data["labels"] == classes(test.Y[:20]).tolist()


def test_rounded_parameters_put_out_what_the_whole_ones_do(trained, start):
    data = start.data
    rounded = MLP.from_parameters(data["weights"], data["biases"])
    assert rounded.sizes == trained.sizes
    # 1.005 can become 1.00 or 1.01.
    assert np.abs(rounded.vector / trained.vector - 1).max() < 0.005
    for part in digits():
        change = rounded.feedforward(part.X) - trained.feedforward(part.X)
        assert np.abs(change).max() < 0.01


def test_parameters_are_sent_in_three_digits(start):
    ((sent,),) = (start._repr_mimebundle_().values(),)
    for number in np.concatenate(
        [np.ravel(p) for p in json.loads(sent)["weights"]]
    ):
        mantissa = f"{number:e}".split("e")[0]
        assert float(mantissa) == round(float(mantissa), 2)


@pytest.mark.parametrize("pixel", [-1 / 16, 17 / 16, 0.1])
def test_pixels_are_sixteenths(pixel):
    images = np.full((1, 64), pixel)
    wish = "images must be pixels from 0 to 1 in sixteenths, got"
    with pytest.raises(ValueError, match=wish):
        explorers.digits(MLP((64, 2, 10)), images, [7])


@pytest.mark.parametrize("label", [-1, 10, 3.7])
def test_labels_are_digits(label):
    with pytest.raises(ValueError, match="labels must be digits, got"):
        explorers.digits(MLP((64, 2, 10)), np.zeros((1, 64)), [label])
