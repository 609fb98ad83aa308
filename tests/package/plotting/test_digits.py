"""Images of pixels and of weights, and the confusion matrix."""

import numpy as np
from matplotlib.collections import PolyCollection
from matplotlib.colors import to_hex

from simplenet.plotting import draw_digits, plot_confusion
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
    for place, value in pixels.items():
        found[int(place[1:])] = value
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

    def test_writes_captions_below(self):
        ax = draw_digits([image(p0=1)] * 2, ["seven", "one"])
        places = {t.get_text(): t.get_position() for t in ax.texts}
        assert places["seven"][0] == 4
        assert places["one"][0] == 14
        assert places["seven"][1] > 8

    def test_draws_an_empty_image(self):
        assert squares(draw_digits([np.zeros(64)])) == set()


class TestPlotConfusion:
    def test_writes_counts_and_marks_mistakes(self):
        ax = plot_confusion([[5, 1], [0, 7]])
        written = {
            t.get_position(): (t.get_text(), to_hex(t.get_color()))
            for t in ax.texts
        }
        # Predictions run to the right, right answers down; 0 stays empty.
        assert written == {
            (0, 0): ("5", COLOURS["ink"]),
            (1, 0): ("1", COLOURS["negative"]),
            (1, 1): ("7", COLOURS["ink"]),
        }
        assert ax.get_xlabel() == "prediction"
        assert ax.yaxis_inverted()
