"""Histograms of groups, and columns of points."""

import numpy as np
import pytest
from matplotlib.colors import to_hex
from reading import key

from simplenet.plotting import plot_histogram, plot_spread
from simplenet.plotting.style import COLOURS


def shade(patch):
    colour = patch.get_facecolor()
    return to_hex(colour), round(colour[3], 2)


def groups(ax):
    """Return the bars, where they end and begin, by what the legend calls their shade."""
    shown = key(ax.get_legend())
    names = {shade(patch): name for name, patch in shown.items()}
    return {names[shade(bars)]: bars.get_data() for bars in ax.patches}


class TestPlotHistogram:
    def test_counts_every_value_once_on_top_of_the_others(self):
        ax = plot_histogram(
            {"low": [0.1, 0.11, 0.9], "high": [0.9]}, "x", limits=(0, 1)
        )
        low, high = groups(ax)["low: 3"], groups(ax)["high: 1"]
        # 60 bins from 0 to 1: 0.1 and 0.11 lie in the seventh, 0.9 in the 55th.
        np.testing.assert_allclose(low.edges, np.arange(61) / 60)
        np.testing.assert_array_equal(np.flatnonzero(low.values), [6, 54])
        assert low.values[[6, 54]].tolist() == [2, 1]
        assert not np.any(low.baseline)
        np.testing.assert_array_equal(
            np.flatnonzero(high.values - high.baseline), [54]
        )
        assert (high.baseline[54], high.values[54]) == (1, 2)
        assert {to_hex(bars.get_edgecolor()) for bars in ax.patches} == {
            COLOURS["ink"]
        }
        assert (ax.get_xlabel(), ax.get_ylabel()) == ("x", "runs, stacked")
        assert ax.get_xlim() == (0, 1)

    def test_counts_what_lies_outside_at_the_ends(self):
        ax = plot_histogram({"all": [-5, 5, 5]}, "x", limits=(0, 1))
        values = groups(ax)["all: 3"].values
        assert values[[0, -1]].tolist() == [1, 2]
        assert sum(values) == 3

    def test_a_place_in_the_order_has_one_shade_in_every_figure(self):
        shades = [
            [
                shade(bars)
                for bars in plot_histogram(
                    {name: [0.5] for name in names}, "x", limits=(0, 1)
                ).patches
            ]
            for names in ("abc", "ab", "c")
        ]
        assert shades[1] == shades[0][:2]
        assert shades[2] == shades[0][:1]
        assert {colour for colour, _ in shades[0]} == {COLOURS["ink"]}
        strengths = [strength for _, strength in shades[0]]
        assert np.all(np.diff(strengths) < -0.3)  # dark, middle, light

    def test_refuses_a_group_that_is_empty(self):
        message = r"^groups\['nobody'\] must be an array"
        with pytest.raises(ValueError, match=message):
            plot_histogram({"nobody": []}, "x", limits=(0, 1))

    def test_refuses_more_groups_than_shades(self):
        four = {name: [0.5] for name in "abcd"}
        with pytest.raises(ValueError, match="groups must be at most 3, got 4"):
            plot_histogram(four, "x", limits=(0, 1))


class TestPlotSpread:
    def test_draws_a_column_of_points_for_each_case(self):
        ax = plot_spread({"a": [0.1, 0.2, 0.3], "b": [10]}, "case", "loss")
        ticks = dict(
            zip(
                [tick.get_text() for tick in ax.get_xticklabels()],
                ax.get_xticks(),
                strict=True,
            )
        )
        points = np.concatenate([line.get_xydata() for line in ax.lines])
        columns = {
            name: points[abs(points[:, 0] - middle) < 0.5]
            for name, middle in ticks.items()
        }
        assert columns["a"][:, 1].tolist() == [0.1, 0.2, 0.3]
        assert columns["b"][:, 1].tolist() == [10]
        assert len(set(columns["a"][:, 0])) == 3  # side by side
        assert {line.get_marker() for line in ax.lines} == {"."}
        assert ax.get_yscale() == "log"
        ax.figure.draw_without_rendering()
        written = {tick.get_text() for tick in ax.get_yticklabels()}
        assert {"0.1", "1", "10"} <= written
        assert (ax.get_xlabel(), ax.get_ylabel()) == ("case", "loss")

    def test_refuses_a_case_that_is_empty(self):
        message = r"^cases\['nobody'\] must be an array"
        with pytest.raises(ValueError, match=message):
            plot_spread({"nobody": []}, "x", "y")
