"""The lines of results: which line is called what, and where it runs."""

import numpy as np
import pytest
from matplotlib import pyplot as plt
from matplotlib.colors import to_hex
from reading import key, texts

from simplenet.plotting import plot_lines, plot_losses, plot_runs
from simplenet.plotting.style import COLOURS

LINES = {"a": ([0, 1], [2, 3]), "b": ([0, 2], [5, 4])}


def look(line):
    return to_hex(line.get_color()), line.get_linestyle()


def named(ax):
    """Return colour, dashes and width by what the legend calls them."""
    return {
        name: (*look(line), line.get_linewidth())
        for name, line in key(ax.get_legend()).items()
    }


class TestPlotLosses:
    def test_draws_every_loss_from_epoch_0(self):
        ax = plot_losses([0.5, 0.25, 0.125])
        x, y = max((line.get_xydata().T for line in ax.lines), key=np.size)
        assert (x.tolist(), y.tolist()) == ([0, 1, 2], [0.5, 0.25, 0.125])
        assert ax.get_ylim()[0] == 0
        assert ax.get_xlabel() == "epoch"
        assert ax.get_ylabel() == "mean squared error"

    def test_start_and_end_are_marked_and_written_at_their_dots(self):
        ax = plot_losses([0.5, 0.25, 0.125])
        (dots,) = [line for line in ax.lines if line.get_marker() == "o"]
        assert dots.get_xydata().tolist() == [[0, 0.5], [2, 0.125]]
        at = {wording: tuple(text.xy) for wording, text in texts(ax).items()}
        assert at == {"start 0.500": (0, 0.5), "end 0.1250": (2, 0.125)}


class TestPlotLines:
    def test_the_legend_tells_the_dashes_of_each_line(self):
        ax = plot_lines(LINES, "epochs", "losses")
        drawn = {look(line): line.get_xydata().T for line in ax.lines}
        for name, points in LINES.items():
            its = named(ax)[name][:2]
            np.testing.assert_array_equal(drawn[its], points)
        assert [dashes for _, dashes in drawn] == ["-", "--"]
        assert (ax.get_xlabel(), ax.get_ylabel()) == ("epochs", "losses")

    def test_five_lines_differ(self):
        lines = {str(number): ([0], [1]) for number in range(5)}
        ax = plot_lines(lines, "x", "y")
        assert len({str(line._dash_pattern) for line in ax.lines}) == 5

    def test_one_line_needs_no_legend(self):
        assert plot_lines({"a": ([0], [1])}, "x", "y").get_legend() is None

    @pytest.mark.parametrize("log", ["", "x", "y", "xy"])
    def test_scales(self, log):
        ax = plot_lines({"a": ([1, 2], [1, 2])}, "x", "y", log=log)
        assert (ax.get_xscale() == "log") is ("x" in log)
        assert (ax.get_yscale() == "log") is ("y" in log)

    def test_refuses_points_that_do_not_match(self):
        with pytest.raises(ValueError, match=r"^the y of lines\['a'\] must be"):
            plot_lines({"a": ([0, 1], [2])}, "x", "y")

    def test_refuses_more_lines_than_it_can_tell_apart(self):
        lines = {str(number): ([0], [1]) for number in range(6)}
        with pytest.raises(ValueError, match="lines must be at most 5, got 6"):
            plot_lines(lines, "x", "y")


@pytest.mark.parametrize("log", ["z", "linear", "yx", None, ["x", "y"]])
@pytest.mark.parametrize(
    ("draw", "lines", "wish"),
    [
        (plot_lines, {"a": ([0, 1], [2, 3])}, '"", "x", "y" or "xy"'),
        (plot_runs, [[0, 1]], '"" or "y"'),
    ],
)
def test_refuses_an_axis_that_there_is_not(draw, lines, wish, log):
    with pytest.raises(ValueError, match=f"^log must be {wish}, got "):
        draw(lines, "x", "y", log=log)
    assert not plt.get_fignums()


@pytest.mark.parametrize("bad", [0, -1])
@pytest.mark.parametrize("log", ["x", "y", "xy"])
def test_what_a_logarithmic_axis_cannot_show_is_refused(bad, log):
    # matplotlib would leave such a point out, or the scale as it is.
    for axis in log:
        points = {"x": [1, 2], "y": [1, 2], axis: [1, bad]}
        message = rf"^the {axis} of lines\['a'\] must be above 0 on a log"
        with pytest.raises(ValueError, match=message):
            plot_lines({"a": (points["x"], points["y"])}, "x", "y", log=log)
    assert not plt.get_fignums()
    plot_lines({"a": ([bad, 1], [bad, 1])}, "x", "y")


def test_runs_have_a_start_at_0_so_their_count_is_not_logarithmic():
    with pytest.raises(ValueError, match=r"^log must be"):
        plot_runs([[1, 2]], "x", "y", log="x")
    with pytest.raises(ValueError, match=r"^lines must be above 0 on a log"):
        plot_runs([[1, 0]], "x", "y", log="y")


@pytest.mark.parametrize(
    ("highest", "written"),
    [(0.2, {"0.01", "0.02", "0.05", "0.1", "0.2"}), (90, {"0.1", "1", "10"})],
)
def test_a_logarithmic_axis_has_plain_numbers(highest, written):
    ax = plot_lines({"a": ([0, 1], [0.01, highest])}, "x", "y", log="y")
    ax.figure.draw_without_rendering()
    low, high = ax.get_ylim()
    seen = {
        tick.get_text()
        for tick in ax.get_yticklabels(which="both")
        if low <= tick.get_position()[1] <= high
    }
    assert written <= seen
    assert not [text for text in seen if "$" in text]
    few = {"0.02", "0.05"} & seen
    assert bool(few) == (highest == 0.2)


class TestPlotRuns:
    def test_thin_lines_and_their_thick_mean(self):
        ax = plot_runs([[1, 4, 2], [3, 2, 1]], "epochs", "losses", log="y")
        thin, thick = named(ax)["one start each"], named(ax)["their mean"]
        assert thick[0] == COLOURS["ink"]
        assert thick[2] > 2 * thin[2]
        drawn = [
            (line.get_linewidth(), line.get_xydata().T.tolist())
            for line in ax.lines
        ]
        assert sorted(drawn) == [
            (thin[2], [[0, 1, 2], [1, 4, 2]]),
            (thin[2], [[0, 1, 2], [3, 2, 1]]),
            (thick[2], [[0, 1, 2], [2, 3, 1.5]]),
        ]
        assert (ax.get_xlabel(), ax.get_ylabel()) == ("epochs", "losses")
        assert (ax.get_xscale(), ax.get_yscale()) == ("linear", "log")

    def test_the_mean_lies_on_top(self):
        ax = plot_runs([[1, 2], [3, 4]], "x", "y")
        widest = max(ax.lines, key=lambda line: line.get_linewidth())
        assert list(ax.lines)[-1] is widest
