"""The diagrams: circles, arrows and what is written at them."""

import itertools
from types import SimpleNamespace

import numpy as np
import pytest
from matplotlib.colors import to_hex
from matplotlib.patches import Circle, FancyArrowPatch, Rectangle

from simplenet import Neuron, OurNeuralNetwork
from simplenet.plotting import draw_network, draw_neuron, draw_shapes
from simplenet.plotting.style import COLOURS


def texts(ax):
    return {text.get_text(): text for text in ax.texts if text.get_text()}


def circles(ax):
    return [patch for patch in ax.patches if isinstance(patch, Circle)]


def arrows(ax):
    return [patch for patch in ax.patches if isinstance(patch, FancyArrowPatch)]


def ends(arrow):
    """Return where an arrow begins and where it ends, before it is drawn."""
    return np.array(arrow._posA_posB)


def along(ax, name):
    """Return the arrow on which the parameter `name` is written."""
    x, y = next(
        t.get_position() for text, t in texts(ax).items() if name in text
    )

    def distance(arrow):
        (x0, y0), (x1, y1) = ends(arrow)
        across = (x1 - x0) * (y - y0) - (y1 - y0) * (x - x0)
        return abs(across) / np.hypot(x1 - x0, y1 - y0)

    between = [a for a in arrows(ax) if ends(a)[0, 0] < x < ends(a)[1, 0]]
    return min(between, key=distance)


def layered(*sizes, value=1.0):
    return SimpleNamespace(
        weights=[
            np.full((n_out, n_in), value)
            for n_in, n_out in itertools.pairwise(sizes)
        ],
        biases=[np.full(n_out, value) for n_out in sizes[1:]],
    )


@pytest.fixture
def network():
    return OurNeuralNetwork.from_parameters(
        w1=1, w2=-2, w3=0.5, w4=0, w5=-4, w6=2, b1=0.25, b2=-0.75, b3=0
    )


class TestDrawNeuron:
    def test_writes_weights_and_bias(self):
        written = texts(draw_neuron(Neuron([0.5, -1], 4)))
        assert {"$w_1 = 0.5$", "$w_2 = -1$", "bias $b = 4$"} <= set(written)
        assert {"$x_1$", "$x_2$", r"$\Sigma$", "$f$", "$z$", "$y$"} <= set(
            written
        )

    def test_writes_the_numbers_of_a_sample(self):
        # 0 * 2 + 1 * 3 + 4 = 7, and f(7) = 0.9990889... as published
        written = texts(draw_neuron(Neuron([0, 1], 4), inputs=[2, 3]))
        assert {"$2$", "$3$", "$z = 7$", "$y = 0.9991$"} <= set(written)

    def test_signs_show_in_colour_and_dashes(self):
        drawn = arrows(draw_neuron(Neuron([2, -2, 0], 0)))[:3]
        looks = [(to_hex(a.get_edgecolor()), a.get_linestyle()) for a in drawn]
        assert looks == [
            (COLOURS["positive"], "-"),
            (COLOURS["negative"], "--"),
            (COLOURS["ink"], "-"),
        ]

    @pytest.mark.parametrize("n_inputs", [1, 2, 5])
    def test_draws_a_circle_and_an_arrow_for_each_input(self, n_inputs):
        ax = draw_neuron(Neuron([1.0] * n_inputs, 0))
        assert len(circles(ax)) == n_inputs + 2  # sum and activation
        assert len(arrows(ax)) == n_inputs + 3  # bias, z and y


class TestDrawNetwork:
    @pytest.mark.parametrize("sizes", [(2, 2, 1), (3, 4, 3, 2), (1, 1)])
    def test_draws_every_neuron_and_every_weight(self, sizes):
        ax = draw_network(layered(*sizes))
        assert len(circles(ax)) == sum(sizes)
        pairs = itertools.pairwise(sizes)
        assert len(arrows(ax)) == sum(a * b for a, b in pairs)

    def test_stands_in_columns_centred_on_one_height(self):
        centres = np.array(
            [c.center for c in circles(draw_network(layered(3, 4, 1)))]
        )
        columns = [centres[:3], centres[3:7], centres[7:]]
        assert [len(set(column[:, 0])) for column in columns] == [1, 1, 1]
        assert columns[0][0, 0] < columns[1][0, 0] < columns[2][0, 0]
        np.testing.assert_allclose([c[:, 1].mean() for c in columns], 0)

    def test_keeps_all_inside(self, network):
        ax = draw_network(network, "values", inputs=("a", "b"), output="c")
        (left, right), (bottom, top) = ax.get_xlim(), ax.get_ylim()
        for circle in circles(ax):
            x, y = circle.center
            assert left < x - circle.radius < x + circle.radius < right
            assert bottom < y - circle.radius < y + circle.radius < top

    def test_structure_names_neurons_only(self, network):
        assert set(texts(draw_network(network))) == {
            "$x_{1}$",
            "$x_{2}$",
            "$h_{1}$",
            "$h_{2}$",
            "$o_{1}$",
        }

    def test_names_stand_at_their_arrows(self, network):
        ax = draw_network(network, "names")
        nodes = {
            t.get_text().strip("$"): np.array(t.get_position())
            for t in ax.texts
            if t.get_text()[1:2] in "xho"
        }
        wiring = {
            "w_{1}": ("x_{1}", "h_{1}"),
            "w_{2}": ("x_{2}", "h_{1}"),
            "w_{3}": ("x_{1}", "h_{2}"),
            "w_{4}": ("x_{2}", "h_{2}"),
            "w_{5}": ("h_{1}", "o_{1}"),
            "w_{6}": ("h_{2}", "o_{1}"),
        }
        for name, (start, end) in wiring.items():
            drawn = ends(along(ax, name))
            # An arrow goes from rim to rim, 0.36 from either centre.
            np.testing.assert_allclose(
                np.hypot(*(drawn - [nodes[start], nodes[end]]).T), 0.36
            )

    def test_biases_stand_below_their_neurons(self, network):
        written = texts(draw_network(network, "names"))
        for bias, neuron in (("b", "h"), ("b", "h"), ("b", "o")):
            number = 3 if neuron == "o" else 1
            x, y = written[f"${bias}_{{{number}}}$"].get_position()
            node = written[f"${neuron}_{{1}}$"].get_position()
            assert (x, y < node[1]) == (node[0], True)

    def test_values_show_in_text_width_colour_and_dashes(self, network):
        ax = draw_network(network, "values")
        assert {"$w_{1} = 1.00$", "$b_{2} = -0.75$"} <= set(texts(ax))
        width = {
            name: along(ax, name).get_linewidth()
            for name in ("w_{1}", "w_{2}", "w_{3}", "w_{4}", "w_{5}", "w_{6}")
        }
        # 0.8 for a weight of 0 and 3.2 more for the largest, which is 4 here.
        assert width == pytest.approx(
            {
                "w_{1}": 1.6,
                "w_{2}": 2.4,
                "w_{3}": 1.2,
                "w_{4}": 0.8,
                "w_{5}": 4.0,
                "w_{6}": 2.4,
            }
        )
        for name, sign, dashes in (
            ("w_{6}", "positive", "-"),
            ("w_{5}", "negative", "--"),
        ):
            assert to_hex(along(ax, name).get_edgecolor()) == COLOURS[sign]
            assert along(ax, name).get_linestyle() == dashes

    def test_draws_a_network_of_zeros(self):
        ax = draw_network(layered(2, 2, 1, value=0.0), "values")
        assert {arrow.get_linewidth() for arrow in arrows(ax)} == {0.8}

    def test_deep_networks_number_their_layers(self):
        written = texts(draw_network(layered(2, 3, 3, 1)))
        assert {"$h^{(1)}_{3}$", "$h^{(2)}_{1}$"} <= set(written)

    def test_captions_stand_before_inputs_and_behind_the_output(self, network):
        ax = draw_network(network, inputs=("weight", "height"), output="sex")
        written = texts(ax)
        assert (
            written["weight"].get_position()[1]
            == written["$x_{1}$"].get_position()[1]
        )
        assert (
            written["weight"].get_position()[0]
            < written["$x_{1}$"].get_position()[0]
        )
        assert (
            written["sex"].get_position()[0]
            > written["$o_{1}$"].get_position()[0]
        )

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            ({"show": "weights"}, "show must be .* got 'weights'"),
            ({"inputs": ("weight",)}, "inputs must have 2 names"),
        ],
    )
    def test_refuses_what_it_cannot_draw(self, network, arguments, message):
        with pytest.raises(ValueError, match=message):
            draw_network(network, **arguments)

    def test_refuses_a_batch(self):
        with pytest.raises(ValueError, match="single network"):
            draw_network(OurNeuralNetwork(runs=3))


class TestDrawShapes:
    def test_draws_a_cell_for_each_number(self):
        ax = draw_shapes([("A", 4, 2), ("=", 0, 0), ("X", 4, 3)])
        corners = [r.get_xy() for r in ax.patches if isinstance(r, Rectangle)]
        assert len(corners) == 4 * 2 + 4 * 3
        assert len(set(corners)) == len(corners)
        # Centred on one height: from -2 to 2.
        assert {y for _, y in corners} == {-2, -1, 0, 1}

    def test_writes_names_above_sizes_below_and_signs_between(self):
        places = {
            text: label.get_position()
            for text, label in texts(
                draw_shapes([("A", 2, 2), ("+", 0, 0), ("b", 1, 2)])
            ).items()
        }
        size = "2 × 2"
        assert places["A"][1] > 1 > -1 > places[size][1]
        assert places["A"][0] < places["+"][0] < places["b"][0]
        assert places["+"][1] == 0
