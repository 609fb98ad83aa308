"""How a network reads a digit: the image, the hidden neurons, and the bars."""

from itertools import pairwise

import numpy as np
import pytest
from matplotlib.colors import to_hex
from matplotlib.patches import Rectangle
from reading import collisions, image, place, squares, texts

from simplenet import MLP
from simplenet.plotting import plot_reading
from simplenet.plotting.style import COLOURS


def logit(y):
    """Return the weighted sum of which the sigmoid makes y."""
    return np.log(y / (1 - y))


def reader(hidden, outputs):
    """Return a network that puts out these numbers, whatever the image."""
    sizes = (64, len(hidden), len(outputs))
    weights = [np.zeros((n, m)) for m, n in pairwise(sizes)]
    return MLP.from_parameters(weights, [logit(hidden), logit(outputs)])


def boxes(ax, colour):
    """Return left, top, width, height and strength of the filled rectangles of this colour."""
    return [
        (*p.get_xy(), p.get_width(), p.get_height(), p.get_facecolor()[3])
        for p in ax.patches
        if isinstance(p, Rectangle)
        and p.get_fill()
        and to_hex(p.get_facecolor()) == COLOURS[colour]
    ]


class TestPlotReading:
    HIDDEN = np.linspace(0.1, 0.9, 30)
    OUTPUTS = np.array([0.1, 0.2, 0.1, 0.75, 0.1, 0.1, 0.5, 0.1, 0.1, 0.125])

    def draw(self, **pixels):
        return plot_reading(reader(self.HIDDEN, self.OUTPUTS), image(**pixels))

    def test_shows_the_image(self):
        ax = self.draw(p0=1, p10=0.5)
        ink = COLOURS["ink"]
        assert squares(ax) == {(0, 0, ink, 1), (2, 1, ink, 0.5)}
        assert ax.yaxis_inverted()

    def test_strength_of_a_square_is_the_output_of_its_hidden_neuron(self):
        found = np.array(boxes(self.draw(p0=1), "hidden1"))
        assert found[:, 4] == pytest.approx(self.HIDDEN)
        # Row by row, three in a row, all of one size and beside the image.
        left, top = found[:, 0].reshape(10, 3), found[:, 1].reshape(10, 3)
        assert (np.diff(left) > found[0, 2]).all()
        assert (np.diff(top, axis=0) > found[0, 3]).all()
        assert np.ptp(left, axis=0) == pytest.approx(0)
        assert np.ptp(top, axis=1) == pytest.approx(0)
        assert left.min() > 8
        assert top.min() >= 0
        assert (found[:, 1] + found[:, 3]).max() <= 8

    def test_length_of_a_bar_is_the_output_and_the_largest_stands_out(self):
        ax = self.draw(p0=1)
        found = np.array(boxes(ax, "output"))
        frames = {
            patch.get_width()
            for patch in ax.patches
            if not patch.get_fill() and patch.get_x() > 8
        }
        assert found[:, 2] / frames.pop() == pytest.approx(self.OUTPUTS)
        assert not frames
        assert found[:, 4].tolist() == [0.5] * 3 + [1] + [0.5] * 6
        bold = [t.get_text() for t in ax.texts if t.get_fontweight() == "bold"]
        assert bold == ["3", "0.75"]

    def test_numbers_stand_beside_their_bars(self):
        ax = self.draw(p0=1)
        bars = boxes(ax, "output")
        written = [t for t in ax.texts if t.get_text()[0] in "0123456789"]
        written = [t for t in written if " " not in t.get_text()]
        for number, (digit, value) in enumerate(
            zip(written[::2], written[1::2], strict=True)
        ):
            left, top, _, height, _ = bars[number]
            assert digit.get_text() == str(number)
            assert float(value.get_text()) == pytest.approx(
                self.OUTPUTS[number], abs=0.0051
            )
            assert place(digit)[0] < left < place(value)[0]
            for text in (digit, value):
                assert top < place(text)[1] < top + height

    def test_says_how_many_there_are_and_nothing_collides(self):
        ax = self.draw(**{f"p{pixel}": 1 for pixel in range(64)})
        assert {"64 inputs", "30 hidden", "10 outputs"} <= set(texts(ax))
        assert collisions(ax) == []

    def test_more_hidden_neurons_take_no_more_room(self):
        network = reader(np.full(60, 0.5), self.OUTPUTS)
        found = np.array(boxes(plot_reading(network, image(p0=1)), "hidden1"))
        assert len(found) == 60
        assert (found[:, 1] + found[:, 3]).max() <= 8

    @pytest.mark.parametrize("pixel", [-0.25, 1.25])
    def test_pixels_are_from_0_to_1(self, pixel):
        wish = "image must be pixels from 0 to 1, got"
        with pytest.raises(ValueError, match=wish):
            self.draw(p5=pixel)
