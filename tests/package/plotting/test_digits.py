"""Images of pixels and of weights, and the confusion matrix."""

import numpy as np
import pytest
from matplotlib.colors import to_hex
from reading import collisions, image, place, settle, squares, texts

from simplenet.plotting import draw_digits, plot_confusion
from simplenet.plotting.style import COLOURS


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

    def test_a_faint_digit_looks_faint(self):
        # A shade is a sixteenth; neither the image nor its neighbours are made stronger.
        ax = draw_digits([image(p0=0.25), image(p0=0.5)])
        ink = COLOURS["ink"]
        assert squares(ax) == {(0, 0, ink, 0.25), (10, 0, ink, 0.5)}

    def test_refuses_what_is_more_than_ink(self):
        message = "images must be pixels from 0 to 1, or numbers of both signs"
        with pytest.raises(ValueError, match=message):
            draw_digits([image(p0=1, p1=2)])

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

    @pytest.mark.parametrize("odd", [0.5, 4.9, -1])
    def test_refuses_what_counts_nothing(self, odd):
        with pytest.raises(ValueError, match="matrix must be counts, whole"):
            plot_confusion([[5, odd], [0, 7]])

    def test_classes_are_numbered_and_each_count_has_a_cell(self):
        ax = plot_confusion([[5, 1], [0, 7]])
        assert ax.get_xticks().tolist() == [0, 1]
        assert ax.get_yticks().tolist() == [0, 1]
        across, down = (lines.get_segments() for lines in ax.collections)
        assert {y for line in across for y in line[:, 1]} == {-0.5, 0.5, 1.5}
        assert {x for line in down for x in line[:, 0]} == {-0.5, 0.5, 1.5}
