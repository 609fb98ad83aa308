"""The diagram of a network: what stands in the circles and at the arrows."""

import itertools
from types import SimpleNamespace

import numpy as np
import pytest
from matplotlib.colors import to_hex
from matplotlib.patches import ArrowStyle
from networks import BIASES, NETWORKS, WIRING, ours
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

from simplenet import MLP
from simplenet.plotting import draw_network
from simplenet.plotting.style import COLOURS


def layered(*sizes, value=1.0):
    return SimpleNamespace(
        weights=[
            np.full((n_out, n_in), value)
            for n_in, n_out in itertools.pairwise(sizes)
        ],
        biases=[np.full(n_out, value) for n_out in sizes[1:]],
    )


def neurons(ax):
    """Return the circles by the names in them."""
    return {written_in(ax, circle)[0]: circle for circle in circles(ax)}


def label(ax, name):
    """Return the text that names a parameter."""
    return next(text for word, text in texts(ax).items() if name in word)


class TestNeurons:
    @pytest.mark.parametrize("sizes", [(2, 2, 1), (3, 4, 3, 2), (1, 1)])
    def test_every_neuron_and_every_weight_is_drawn(self, sizes):
        ax = draw_network(layered(*sizes))
        assert len(circles(ax)) == sum(sizes)
        pairs = itertools.pairwise(sizes)
        assert len(arrows(ax)) == sum(a * b for a, b in pairs)

    def test_names_run_from_the_left_and_from_the_top(self):
        drawn = neurons(draw_network(layered(3, 4, 1)))
        columns = [
            [drawn[f"${letter}_{{{i}}}$"].center for i in range(1, size + 1)]
            for letter, size in (("x", 3), ("h", 4), ("o", 1))
        ]
        across = [{x for x, _ in column} for column in columns]
        assert [len(places) for places in across] == [1, 1, 1]
        assert across == sorted(across, key=min)
        for column in columns:
            heights = [y for _, y in column]
            assert heights == sorted(heights, reverse=True)
            assert np.mean(heights) == pytest.approx(0)

    def test_each_has_the_colour_of_its_kind(self):
        drawn = neurons(draw_network(NETWORKS["trained"]))
        assert {n: to_hex(c.get_edgecolor()) for n, c in drawn.items()} == {
            "$x_{1}$": COLOURS["faint"],
            "$x_{2}$": COLOURS["faint"],
            "$h_{1}$": COLOURS["hidden1"],
            "$h_{2}$": COLOURS["hidden2"],
            "$o_{1}$": COLOURS["output"],
        }

    def test_deep_networks_number_their_layers(self):
        drawn = neurons(draw_network(layered(2, 3, 3, 1)))
        first, second = drawn["$h^{(1)}_{3}$"], drawn["$h^{(2)}_{1}$"]
        assert first.center[0] < second.center[0]

    def test_captions_stand_before_the_inputs_and_behind_the_output(self):
        ax = draw_network(
            NETWORKS["trained"], inputs=("weight", "height"), output="sex"
        )
        drawn, written = neurons(ax), texts(ax)
        for caption, neuron, side in (
            ("weight", "$x_{1}$", -1),
            ("height", "$x_{2}$", -1),
            ("sex", "$o_{1}$", 1),
        ):
            away = place(written[caption]) - drawn[neuron].center
            assert away[0] * side > drawn[neuron].radius
            assert away[1] == pytest.approx(0, abs=0.1)
        assert collisions(ax) == []


class TestParameters:
    def test_structure_tells_nothing_of_them(self):
        written = texts(draw_network(NETWORKS["trained"]))
        assert not [wording for wording in written if wording[1] in "wb"]

    @pytest.mark.parametrize("show", ["names", "values"])
    def test_weights_stand_at_their_arrows(self, show):
        ax = draw_network(NETWORKS["trained"], show)
        drawn = neurons(ax)
        for name, (start, end) in WIRING.items():
            arrow = arrow_beside(ax, label(ax, name))
            centres = [drawn[start].center, drawn[end].center]
            # From rim to rim, with the head at the end.
            gaps = np.hypot(*(ends(arrow) - centres).T)
            np.testing.assert_allclose(gaps, drawn[start].radius)
            assert isinstance(arrow.get_arrowstyle(), ArrowStyle.CurveFilledB)

    @pytest.mark.parametrize("show", ["names", "values"])
    def test_biases_stand_below_their_neurons(self, show):
        ax = draw_network(NETWORKS["trained"], show)
        for name, neuron in BIASES.items():
            circle = neurons(ax)[neuron]
            x, y = place(label(ax, name)) - circle.center
            assert abs(x) < 0.1
            assert -2 * circle.radius < y < -circle.radius

    def test_names_are_alike_for_all(self):
        ax = draw_network(NETWORKS["trained"], "names")
        assert {"$w_{6}$", "$b_{3}$"} <= set(texts(ax))
        looks = {
            (to_hex(a.get_edgecolor()), a.get_linestyle(), a.get_linewidth())
            for a in arrows(ax)
        }
        assert looks == {(COLOURS["ink"], "-", 1)}

    def test_values_show_in_text_width_colour_and_dashes(self):
        network = ours(1, -2, 0.5, 0, -4, 2.5, 0.25, -0.75, 0)
        ax = draw_network(network, "values")
        found = {}
        for name in WIRING:
            text = label(ax, name)
            arrow = arrow_beside(ax, text)
            colours = {to_hex(text.get_color()), to_hex(arrow.get_edgecolor())}
            found[text.get_text()] = (
                *colours,
                arrow.get_linestyle(),
                round(arrow.get_linewidth(), 9),
            )
        above, below = COLOURS["positive"], COLOURS["negative"]
        # 0.8 for a weight of 0 and 3.2 more for the largest, which is 4 here.
        assert found == {
            "$w_{1} = 1$": (above, "-", 1.6),
            "$w_{2} = -2$": (below, "--", 2.4),
            "$w_{3} = 0.5$": (above, "-", 1.2),
            "$w_{4} = 0$": (COLOURS["ink"], "-", 0.8),
            "$w_{5} = -4$": (below, "--", 4.0),
            "$w_{6} = 2.5$": (above, "-", 2.8),
        }
        biases = {
            text.get_text(): to_hex(text.get_color())
            for text in (label(ax, name) for name in BIASES)
        }
        assert biases == {
            "$b_{1} = 0.25$": above,
            "$b_{2} = -0.75$": below,
            "$b_{3} = 0$": COLOURS["ink"],
        }

    def test_rounds_to_two_decimals_what_has_more(self):
        network = ours(1 / 3, -2 / 3, 2.2999, 10, 0.1, 1, 0, 0, 0)
        written = set(texts(draw_network(network, "values")))
        assert {
            "$w_{1} = 0.33$",
            "$w_{2} = -0.67$",
            "$w_{3} = 2.30$",
            "$w_{4} = 10$",
            "$w_{5} = 0.1$",
        } <= written

    def test_a_network_of_zeros_has_thin_arrows(self):
        ax = draw_network(layered(2, 2, 1, value=0.0), "values")
        assert {arrow.get_linewidth() for arrow in arrows(ax)} == {0.8}


class TestSample:
    def test_circles_hold_the_inputs_and_what_each_neuron_makes_of_them(self):
        ax = draw_network(NETWORKS["distinct"], sample=[2, 3.25])
        # h1 = f(1 - 3.25 + 1), h2 = f(2 + 1.625 - 2), o1 = f(2 h1 - h2 + 1/2),
        # by a pocket calculator.
        assert [written_in(ax, circle) for circle in circles(ax)] == [
            ["$x_{1}$", "$2$"],
            ["$x_{2}$", "$3.25$"],
            ["$h_{1}$", "$0.2227$"],
            ["$h_{2}$", "$0.8355$"],
            ["$o_{1}$", "$0.5275$"],
        ]

    def test_alice_as_published(self):
        ax = draw_network(NETWORKS["all weights 1"], sample=[-2, -1])
        *_, h1, h2, o1 = (written_in(ax, circle) for circle in circles(ax))
        assert (h1[1], h2[1], o1[1]) == ("$0.0474$", "$0.0474$", "$0.5237$")

    def test_networks_of_other_sizes(self):
        network = MLP((3, 4, 2), np.random.default_rng(0))
        ax = draw_network(network, sample=[1, 2, 3])
        _, o2 = network.feedforward([1, 2, 3])
        assert written_in(ax, circles(ax)[-1]) == ["$o_{2}$", f"${o2:.4f}$"]


@pytest.mark.parametrize("sample", [None, [2, 3], [-2, -1]], ids=str)
@pytest.mark.parametrize("show", ["structure", "names", "values"])
@pytest.mark.parametrize("name", NETWORKS)
def test_no_text_lies_on_anything(name, show, sample):
    assert collisions(draw_network(NETWORKS[name], show, sample=sample)) == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"show": "weights"}, "show must be .* got 'weights'"),
        ({"inputs": ("weight",)}, "inputs must have 2 names"),
    ],
)
def test_refuses_what_it_cannot_draw(arguments, message):
    with pytest.raises(ValueError, match=message):
        draw_network(NETWORKS["trained"], **arguments)


def test_refuses_sums_beyond_all_floats():
    # In the circles they would be a plain 1, or no number.
    network = MLP.from_parameters([[[4e307, -4e307]]], [[0]])
    with pytest.raises(ValueError, match=r"^sample must give finite weighted"):
        draw_network(network, sample=[10, 10])
    draw_network(network, sample=[1, 1])
