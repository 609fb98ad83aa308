"""Histograms of groups, and columns of points."""

import numpy as np
import pytest

from simplenet.plotting import plot_histogram, plot_spread


class TestPlotHistogram:
    def test_counts_every_value_once_on_top_of_the_others(self):
        ax = plot_histogram(
            {"low": [0.1, 0.11, 0.9], "high": [0.9]}, "x", limits=(0, 1)
        )
        low, high = ax.patches
        # 60 bins from 0 to 1: 0.1 and 0.11 lie in the seventh, 0.9 in the 55th.
        np.testing.assert_array_equal(
            np.flatnonzero(low.get_data().values), [6, 54]
        )
        assert low.get_data().values[[6, 54]].tolist() == [2, 1]
        assert high.get_data().values[54] == 2
        assert np.asarray(high.get_data().baseline)[54] == 1
        legend = [text.get_text() for text in ax.get_legend().get_texts()]
        assert legend == ["low: 3", "high: 1"]

    def test_counts_what_lies_outside_at_the_ends(self):
        ax = plot_histogram({"all": [-5, 5, 5]}, "x", limits=(0, 1))
        assert ax.patches[0].get_data().values[[0, -1]].tolist() == [1, 2]

    def test_groups_differ_in_strength(self):
        ax = plot_histogram({"a": [0.5], "b": [0.5]}, "x", limits=(0, 1))
        first, second = (patch.get_facecolor() for patch in ax.patches)
        assert first[:3] == second[:3]
        assert first[3] - second[3] > 0.5

    def test_refuses_a_group_that_is_empty(self):
        with pytest.raises(ValueError, match="nobody must be an array"):
            plot_histogram({"nobody": []}, "x", limits=(0, 1))


class TestPlotSpread:
    def test_draws_a_column_of_points_for_each_case(self):
        ax = plot_spread({"a": [0.1, 0.2, 0.3], "b": [10]}, "case", "loss")
        a, b = (line.get_xydata() for line in ax.lines)
        assert a[:, 1].tolist() == [0.1, 0.2, 0.3]
        assert b[:, 1].tolist() == [10]
        assert np.all(np.abs(a[:, 0]) < 0.5)
        assert len(set(a[:, 0])) == 3
        assert np.all(np.abs(b[:, 0] - 1) < 0.5)
        assert [t.get_text() for t in ax.get_xticklabels()] == ["a", "b"]
        assert ax.get_yscale() == "log"
