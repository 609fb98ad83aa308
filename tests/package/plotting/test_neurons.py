"""The diagram of one neuron: what it weighs, adds and makes of a sample."""

import numpy as np
import pytest
from matplotlib.colors import to_hex
from reading import (
    arrow_beside,
    arrows,
    circles,
    collisions,
    ends,
    place,
    texts,
    written_in,
)

from simplenet import Neuron
from simplenet.plotting import draw_neuron
from simplenet.plotting.style import COLOURS


def contents(ax):
    return [written_in(ax, circle) for circle in circles(ax)]


def test_inputs_from_the_top_then_sum_and_activation():
    ax = draw_neuron(Neuron([0.5, -1, 2], 4))
    assert contents(ax) == [
        ["$x_1$"],
        ["$x_2$"],
        ["$x_3$"],
        [r"$\Sigma$"],
        ["$f$"],
    ]
    x, y = np.transpose([circle.center for circle in circles(ax)])
    assert x[0] == x[1] == x[2] < x[3] < x[4]
    assert y[0] > y[1] > y[2]
    assert y[3] == y[4] == pytest.approx(y[:3].mean())
    *_, total, activation = circles(ax)
    for caption, circle in (("sum", total), ("activation", activation)):
        away = place(texts(ax)[caption]) - circle.center
        assert away[0] == pytest.approx(0, abs=0.1)
        assert away[1] < -circle.radius


def test_weights_stand_at_their_arrows_with_their_sign():
    ax = draw_neuron(Neuron([2, -0.125, 0], 0))
    *inputs, total, _ = circles(ax)
    for wording, start, colour, dashes in (
        ("$w_1 = 2$", inputs[0], "positive", "-"),
        ("$w_2 = -0.125$", inputs[1], "negative", "--"),
        ("$w_3 = 0$", inputs[2], "ink", "-"),
    ):
        text = texts(ax)[wording]
        arrow = arrow_beside(ax, text)
        gaps = np.hypot(*(ends(arrow) - [start.center, total.center]).T)
        np.testing.assert_allclose(gaps, start.radius)
        assert to_hex(text.get_color()) == COLOURS[colour]
        assert to_hex(arrow.get_edgecolor()) == COLOURS[colour]
        assert arrow.get_linestyle() == dashes


def test_the_bias_comes_down_to_the_sum():
    ax = draw_neuron(Neuron([0.5, -1], 4))
    text = texts(ax)["bias $b = 4$"]
    start, end = ends(arrow_beside(ax, text))
    *_, total, _ = circles(ax)
    assert start[0] == end[0] == total.center[0]
    assert place(text)[1] > start[1] > end[1]
    assert end[1] == pytest.approx(total.center[1] + total.radius)


def test_the_sum_goes_into_the_activation_and_the_output_out_of_it():
    ax = draw_neuron(Neuron([0.5, -1], 4))
    *_, total, activation = circles(ax)
    start, end = ends(arrow_beside(ax, texts(ax)["$z$"]))
    assert start[0] == pytest.approx(total.center[0] + total.radius)
    assert end[0] == pytest.approx(activation.center[0] - activation.radius)
    start, end = ends(arrow_beside(ax, texts(ax)["$y$"]))
    assert start[0] == pytest.approx(activation.center[0] + activation.radius)
    assert place(texts(ax)["$y$"])[0] > end[0] > start[0]


def test_the_numbers_of_a_sample():
    # 0 * 2 + 1 * 3 + 4 = 7, and f(7) = 0.9990889... as published
    ax = draw_neuron(Neuron([0, 1], 4), inputs=[2, 3])
    assert contents(ax)[:2] == [["$x_1$", "$2$"], ["$x_2$", "$3$"]]
    assert {"$z = 7$", "$y = 0.9991$"} <= set(texts(ax))


@pytest.mark.parametrize("n_inputs", [1, 2, 5])
def test_any_number_of_inputs(n_inputs):
    neuron = Neuron([-1.5] * n_inputs, -2)
    ax = draw_neuron(neuron, [12.5] * n_inputs)
    assert len(circles(ax)) == n_inputs + 2  # sum and activation
    assert len(arrows(ax)) == n_inputs + 3  # bias, z and y
    assert collisions(ax) == []
