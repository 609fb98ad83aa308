"""The curves: what the lines show, checked against other ways to compute it."""

import math

import numpy as np
import pytest

from simplenet import OurNeuralNetwork
from simplenet.plotting import plot_lines, plot_losses, plot_sigmoid, plot_slope


def line(ax, number):
    return ax.lines[number].get_data()


class TestPlotSigmoid:
    def test_draws_the_sigmoid(self):
        x, y = line(plot_sigmoid(), 0)
        assert (x[0], x[-1]) == (-6, 6)
        # math.exp and np.exp may differ in the last bit.
        expected = [1 / (1 + math.exp(-value)) for value in x]
        np.testing.assert_allclose(y, expected, rtol=1e-14)

    def test_draws_the_derivative_on_wish(self):
        without, with_it = plot_sigmoid(), plot_sigmoid(derivative=True)
        assert len(with_it.lines) == len(without.lines) + 1
        x, y = line(with_it, 1)
        assert (x[y.argmax()], y.max()) == (0, 0.25)
        assert with_it.lines[1].get_linestyle() == "--"
        # The slope of the drawn sigmoid; its steps of 0.05 make it inexact.
        curve = np.gradient(*line(with_it, 0)[::-1])
        np.testing.assert_allclose(y[1:-1], curve[1:-1], atol=1e-4)


class TestPlotSlope:
    @pytest.fixture
    def network(self):
        return OurNeuralNetwork(np.random.default_rng(157))

    @pytest.mark.parametrize("name", ["w1", "w6", "b2"])
    def test_the_tangent_touches_the_curve(self, network, name):
        before = network.parameters
        ax = plot_slope(network, name, [-2, -1], 1)
        (x, y), (tx, ty) = line(ax, 0), line(ax, 1)
        middle = len(x) // 2
        assert x[middle] == pytest.approx(network.parameters[name])
        slope = (ty[1] - ty[0]) / (tx[1] - tx[0])
        # Steps of 0.05 on a curve: good to a few thousandths of the slope.
        drawn = (y[middle + 1] - y[middle - 1]) / (
            x[middle + 1] - x[middle - 1]
        )
        assert slope == pytest.approx(drawn, rel=0.01)
        assert np.interp(x[middle], tx, ty) == pytest.approx(y[middle])
        assert f"slope ${slope:.4f}$" in [text.get_text() for text in ax.texts]
        assert network.parameters == before

    def test_the_curve_is_the_loss(self, network):
        x, y = line(plot_slope(network, "w5", [-2, -1], 1, reach=2), 0)
        assert x[-1] - x[0] == pytest.approx(4)
        there = network.from_parameters(**{**network.parameters, "w5": x[-1]})
        assert y[-1] == (1 - there.feedforward([-2, -1])) ** 2

    def test_refuses_an_unknown_parameter(self, network):
        with pytest.raises(
            ValueError, match=r"name must be one of w1, .* 'w7'"
        ):
            plot_slope(network, "w7", [-2, -1], 1)


class TestPlotLosses:
    def test_draws_every_loss_from_epoch_0(self):
        ax = plot_losses([0.5, 0.25, 0.125])
        np.testing.assert_array_equal(
            line(ax, 0), [[0, 1, 2], [0.5, 0.25, 0.125]]
        )
        assert ax.get_ylim()[0] == 0
        written = [text.get_text() for text in ax.texts]
        assert written == ["start 0.500", "end 0.1250"]


class TestPlotLines:
    def test_draws_each_line_with_its_name_and_dashes(self):
        ax = plot_lines(
            {"a": ([0, 1], [2, 3]), "b": ([0, 2], [5, 4])}, "x", "y"
        )
        np.testing.assert_array_equal(line(ax, 1), [[0, 2], [5, 4]])
        assert [drawn.get_linestyle() for drawn in ax.lines] == ["-", "--"]
        legend = [text.get_text() for text in ax.get_legend().get_texts()]
        assert legend == ["a", "b"]

    def test_one_line_needs_no_legend(self):
        assert plot_lines({"a": ([0], [1])}, "x", "y").get_legend() is None

    @pytest.mark.parametrize("log", ["", "x", "y", "xy"])
    def test_scales(self, log):
        ax = plot_lines({"a": ([1, 2], [1, 2])}, "x", "y", log=log)
        assert (ax.get_xscale() == "log") is ("x" in log)
        assert (ax.get_yscale() == "log") is ("y" in log)

    def test_refuses_points_that_do_not_match(self):
        with pytest.raises(ValueError, match="y of a must be"):
            plot_lines({"a": ([0, 1], [2])}, "x", "y")

    def test_refuses_more_lines_than_it_can_tell_apart(self):
        lines = {str(number): ([0], [1]) for number in range(6)}
        with pytest.raises(ValueError, match="lines must be at most 5, got 6"):
            plot_lines(lines, "x", "y")
