"""Images of pixels and of weights, how they are read, and the confusion matrix."""

from itertools import pairwise

import numpy as np
import pytest
from matplotlib.collections import PolyCollection
from matplotlib.colors import to_hex
from matplotlib.patches import Rectangle
from reading import collisions, place, settle, texts

from simplenet import MLP
from simplenet.plotting import draw_digits, plot_confusion, plot_reading
from simplenet.plotting.style import COLOURS


def squares(ax):
    """Return left, top, colour and strength of every drawn pixel."""
    return {
        (*path.vertices.min(axis=0), to_hex(colour), round(colour[3], 4))
        for collection in ax.collections
        if isinstance(collection, PolyCollection)
        for colour in [collection.get_facecolor()[0]]
        for path in collection.get_paths()
    }


def image(**pixels):
    found = np.zeros(64)
    for pixel, value in pixels.items():
        found[int(pixel[1:])] = value
    return found


class TestDrawDigits:
    def test_draws_pixels_row_by_row_from_the_top_left(self):
        # Pixel 0 is at the top left, pixel 10 is in the second row, third column.
        ax = draw_digits([image(p0=1, p10=0.5)])
        ink = COLOURS["ink"]
        assert squares(ax) == {(0, 0, ink, 1), (2, 1, ink, 0.5)}
        assert ax.yaxis_inverted()

    def test_shows_signs_by_colour_and_size_by_strength(self):
        ax = draw_digits([image(p0=2, p1=-4)])
        assert squares(ax) == {
            (0, 0, COLOURS["positive"], 0.5),
            (1, 0, COLOURS["negative"], 1),
        }

    def test_stands_in_rows(self):
        # 8 pixels and a gap of 2: the third of two a row begins the second row.
        ax = draw_digits([image(p0=1)] * 3, columns=2)
        assert {s[:2] for s in squares(ax)} == {(0, 0), (10, 0), (0, 10)}

    def test_every_image_has_a_frame(self):
        ax = draw_digits([image(p0=1)] * 3, columns=2)
        frames = {
            (*p.get_xy(), p.get_width(), p.get_height()) for p in ax.patches
        }
        assert frames == {(0, 0, 8, 8), (10, 0, 8, 8), (0, 10, 8, 8)}

    def test_fills_the_width_with_few_in_a_row(self):
        ax = draw_digits([image(p0=1)] * 6, columns=3)
        settle(ax.figure)
        assert ax.get_window_extent().width > 0.95 * ax.figure.bbox.width
        # Three images and two gaps fill all but half a pixel at either end.
        assert ax.get_xlim() == (-0.5, 3 * 8 + 2 * 2 + 0.5)

    @pytest.mark.parametrize("columns", [3, 10])
    def test_captions_stand_between_their_image_and_the_next_row(self, columns):
        captions = [f"no. {number}" for number in range(columns + 1)]
        ax = draw_digits(
            [image(p0=1)] * len(captions), captions, columns=columns
        )
        tops = sorted({patch.get_y() for patch in ax.patches})
        for number, caption in enumerate(captions):
            x, y = place(texts(ax)[caption])
            row, column = divmod(number, columns)
            assert x == pytest.approx(10 * column + 4, abs=0.1)
            assert tops[row] + 8 < y < (tops[1] if row == 0 else np.inf)
        assert collisions(ax) == []

    def test_refuses_captions_that_are_too_few(self):
        message = r"captions must be 2, one for each image, got \['1'\]"
        with pytest.raises(ValueError, match=message):
            draw_digits([image(p0=1)] * 2, ["1"])

    def test_captions_may_be_an_array(self):
        ax = draw_digits([image(p0=1)] * 2, np.array(["1", "2"]))
        assert [text.get_text() for text in ax.texts] == ["1", "2"]

    def test_draws_an_empty_image(self):
        assert squares(draw_digits([np.zeros(64)])) == set()


class TestPlotConfusion:
    def test_writes_counts_and_marks_mistakes(self):
        ax = plot_confusion([[5, 1], [0, 7]])
        written = {
            t.get_position(): (
                t.get_text(),
                to_hex(t.get_color()),
                t.get_fontweight(),
            )
            for t in ax.texts
        }
        # Predictions run to the right, right answers down; 0 stays empty.
        assert written == {
            (0, 0): ("5", COLOURS["ink"], "normal"),
            (1, 0): ("1", COLOURS["negative"], "bold"),
            (1, 1): ("7", COLOURS["ink"], "normal"),
        }
        assert ax.get_xlabel() == "prediction"
        assert ax.get_ylabel() == "right answer"
        assert ax.yaxis_inverted()
        assert not ax.xaxis_inverted()

    def test_classes_are_numbered_and_each_count_has_a_cell(self):
        ax = plot_confusion([[5, 1], [0, 7]])
        assert ax.get_xticks().tolist() == [0, 1]
        assert ax.get_yticks().tolist() == [0, 1]
        across, down = (lines.get_segments() for lines in ax.collections)
        assert {y for line in across for y in line[:, 1]} == {-0.5, 0.5, 1.5}
        assert {x for line in down for x in line[:, 0]} == {-0.5, 0.5, 1.5}


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
