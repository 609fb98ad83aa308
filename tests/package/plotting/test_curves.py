"""The curves: which line shows what, checked against other ways to compute it."""

import math

import numpy as np
import pytest
from matplotlib.colors import to_hex
from reading import collisions, place, texts

from simplenet import OurNeuralNetwork
from simplenet.plotting import plot_sigmoid, plot_slope
from simplenet.plotting.style import COLOURS

INK, SLOPE = (COLOURS["ink"], "-"), (COLOURS["slope"], "--")


def look(line):
    return to_hex(line.get_color()), line.get_linestyle()


def curves(ax):
    """Return the points of the curves by colour and dashes, thin helper lines left out."""
    return {
        look(line): line.get_xydata().T
        for line in ax.lines
        if line.get_linewidth() == 2
    }


class TestPlotSigmoid:
    def test_draws_the_sigmoid(self):
        ax = plot_sigmoid()
        (z, y) = curves(ax)[INK]
        assert (z[0], z[-1]) == (-6, 6)
        # math.exp and np.exp may differ in the last bit.
        expected = [1 / (1 + math.exp(-value)) for value in z]
        np.testing.assert_allclose(y, expected, rtol=1e-14)
        assert ax.get_xlabel() == "$z$"
        assert set(texts(ax)) == {"$f(z)$"}

    def test_helper_lines_stand_at_0_and_1(self):
        faint = {
            line.get_linestyle(): line.get_ydata()
            for line in plot_sigmoid().lines
            if to_hex(line.get_color()) == COLOURS["faint"]
        }
        assert {dashes: {*y} for dashes, y in faint.items()} == {
            "-": {0},
            ":": {1},
        }

    def test_draws_the_derivative_on_wish(self):
        assert SLOPE not in curves(plot_sigmoid())
        ax = plot_sigmoid(derivative=True)
        (z, y) = curves(ax)[SLOPE]
        assert (z[y.argmax()], y.max()) == (0, 0.25)
        # The slope of the drawn sigmoid; its steps of 0.05 make it inexact.
        curve = np.gradient(*curves(ax)[INK][::-1])
        np.testing.assert_allclose(y[1:-1], curve[1:-1], atol=1e-4)

    def test_each_curve_has_its_name_beside_it(self):
        ax = plot_sigmoid(derivative=True)
        for name, its in (("$f(z)$", INK), ("$f'(z)$", SLOPE)):
            at = place(texts(ax)[name])
            away = {
                key: np.hypot(*(points.T - at).T).min()
                for key, points in curves(ax).items()
            }
            assert min(away, key=away.get) == its
            assert to_hex(texts(ax)[name].get_color()) == its[0]
        assert collisions(ax) == []


class TestPlotSlope:
    @pytest.fixture
    def network(self):
        return OurNeuralNetwork(np.random.default_rng(157))

    @pytest.mark.parametrize("name", ["w1", "w6", "b2"])
    def test_the_tangent_touches_the_curve_at_the_dot(self, network, name):
        before = network.parameters
        ax = plot_slope(network, name, [-2, -1], 1)
        (x, y), (tx, ty) = curves(ax)[INK], curves(ax)[SLOPE]
        (dot,) = [line for line in ax.lines if line.get_marker() == "o"]
        (at,) = dot.get_xydata()
        assert at == pytest.approx(
            [before[name], network.loss([-2, -1], 1)], rel=1e-12
        )
        assert np.interp(at[0], tx, ty) == pytest.approx(at[1])
        slope = (ty[1] - ty[0]) / (tx[1] - tx[0])
        # Steps of 0.05 on a curve: good to a few thousandths of the slope.
        middle = len(x) // 2
        drawn = (y[middle + 1] - y[middle - 1]) / (
            x[middle + 1] - x[middle - 1]
        )
        assert slope == pytest.approx(drawn, rel=0.01)
        assert set(texts(ax)) == {f"slope ${slope:.4f}$"}
        assert texts(ax)[f"slope ${slope:.4f}$"].xy == pytest.approx(tuple(at))
        assert ax.get_xlabel() == f"${name[0]}_{name[1]}$"
        assert network.parameters == before

    def test_the_curve_is_the_loss(self, network):
        x, y = curves(plot_slope(network, "w5", [-2, -1], 1, reach=2))[INK]
        assert x[-1] - x[0] == pytest.approx(4)
        for end in (0, -1):
            moved = {**network.parameters, "w5": x[end]}
            there = network.from_parameters(**moved)
            assert y[end] == (1 - there.feedforward([-2, -1])) ** 2

    def test_refuses_an_unknown_parameter(self, network):
        with pytest.raises(
            ValueError, match=r"name must be one of w1, .* 'w7'"
        ):
            plot_slope(network, "w7", [-2, -1], 1)
