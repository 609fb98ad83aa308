"""The network on the way back: which derivative stands where."""

import numpy as np
import pytest
from matplotlib.colors import to_hex
from networks import NETWORKS, WIRING
from plain import NAMES, from_layers, learn, to_layers
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

from simplenet.plotting import draw_backward, draw_network
from simplenet.plotting.style import COLOURS

SAMPLE, ANSWER = [2, 3], 1


@pytest.fixture
def network():
    return NETWORKS["distinct"]


@pytest.fixture
def ax(network):
    return draw_backward(network, SAMPLE, ANSWER)


@pytest.fixture
def partials(network):
    """The derivatives by a program that shares no code: what a step of rate 1 takes away."""
    layers = to_layers(**network.parameters)
    after = from_layers(learn(layers, SAMPLE, ANSWER, rate=1))
    steps = np.subtract(from_layers(layers), after)
    return dict(zip(NAMES, steps, strict=True))


def test_circles_hold_the_slopes_at_the_sums(ax, partials):
    assert [written_in(ax, circle) for circle in circles(ax)] == [
        ["$x_{1}$", "$2$"],
        ["$x_{2}$", "$3$"],
        [r"$\partial L / \partial z_{1}$", f"${partials['b1']:.4f}$"],
        [r"$\partial L / \partial z_{2}$", f"${partials['b2']:.4f}$"],
        [r"$\partial L / \partial z_{3}$", f"${partials['b3']:.4f}$"],
    ]


def test_the_derivatives_of_weights_stand_at_arrows_that_run_back(ax, partials):
    at = dict(zip(("x1", "x2", "h1", "h2", "o1"), circles(ax), strict=True))
    for name, wiring in WIRING.items():
        start, end = (at[n[1] + n[4]] for n in wiring)
        arrow = arrow_beside(ax, texts(ax)[rf"$\partial L / \partial {name}$"])
        value = f"${partials[name[0] + name[3]]:.4f}$"
        assert arrow_beside(ax, texts(ax)[value]) is arrow
        gaps = np.hypot(*(ends(arrow) - [end.center, start.center]).T)
        np.testing.assert_allclose(gaps, start.radius)


def test_below_each_neuron_stands_that_its_bias_has_the_same(ax):
    for number, circle in enumerate(circles(ax)[2:], start=1):
        text = texts(ax)[rf"$= \partial L / \partial b_{{{number}}}$"]
        x, y = place(text) - circle.center
        assert abs(x) < 0.1
        assert -2 * circle.radius < y < -circle.radius


def test_all_begins_at_the_loss(ax):
    # o1 = 0.55486 by a pocket calculator; its distance to 1, squared.
    text = texts(ax)["$L = 0.1982$"]
    *_, o1 = circles(ax)
    start, end = ends(arrow_beside(ax, text))
    assert place(text)[1] > start[1] > end[1]
    np.testing.assert_allclose(end, o1.center + np.array([0, o1.radius]))
    assert to_hex(text.get_bbox_patch().get_edgecolor()) == COLOURS["ink"]


def test_derivatives_have_their_colour(ax):
    colours = {to_hex(arrow.get_edgecolor()) for arrow in arrows(ax)}
    assert colours == {COLOURS["slope"]}
    plain = {
        wording
        for wording, text in texts(ax).items()
        if to_hex(text.get_color()) != COLOURS["slope"]
    }
    assert plain == {"$x_{1}$", "$x_{2}$", "$2$", "$3$", "$L = 0.1982$"}


def test_everything_stands_where_the_way_forward_has_it(network, ax):
    forward = draw_network(network, "values", sample=SAMPLE)
    for drawn, before in zip(circles(ax), circles(forward), strict=True):
        assert drawn.center == before.center
        assert to_hex(drawn.get_edgecolor()) == to_hex(before.get_edgecolor())
    size = forward.figure.get_size_inches()
    assert ax.figure.get_size_inches().tolist() == size.tolist()
    assert (ax.get_xlim(), ax.get_ylim()) == (
        forward.get_xlim(),
        forward.get_ylim(),
    )


@pytest.mark.parametrize("sample", [[2, 3], [-2, -1]], ids=str)
@pytest.mark.parametrize("name", NETWORKS)
def test_no_text_lies_on_anything(name, sample):
    assert collisions(draw_backward(NETWORKS[name], sample, 1)) == []
