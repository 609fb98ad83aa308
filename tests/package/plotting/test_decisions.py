"""The maps: what colour lies where, and which line is whose."""

import numpy as np
import pytest
from matplotlib.colors import to_hex
from networks import NETWORKS, ours
from reading import (
    FEMALE,
    MALE,
    UNSEEN,
    collisions,
    looks,
    marked,
    place,
    settle,
    texts,
)

from simplenet import MLP, Neuron, OurNeuralNetwork
from simplenet.data import EMILY, FRANK, PEOPLE, centre
from simplenet.plotting import plot_decision, plot_learning, plot_xor
from simplenet.plotting.style import COLOURS

# h1 is 1 where x1 is well above 1, h2 where x2 is well above -2; the output is near 1 where both
# are 0, and near 0 elsewhere.
CORNER = ours(4, 0, 0, 4, -9, -9, -4, 8, 4)

# "Or, but not both": h1 tells x1 + x2 > 1/2, h2 tells x1 + x2 > 3/2.
XOR = ours(20, 20, 20, 20, 20, -20, -10, -30, -10)


def filled(ax, point):
    """Return colour and strength of the map at a point."""
    steps = next(c for c in ax.collections if getattr(c, "filled", False))
    found = [
        (to_hex(colour), round(colour[3], 2))
        for path, colour in zip(
            steps.get_paths(), steps.get_facecolor(), strict=True
        )
        if path.contains_point(point)
    ]
    assert len(found) == 1
    return found[0]


def levels(ax):
    """Return the lines of equal output by the output."""
    lines = next(c for c in ax.collections if not getattr(c, "filled", False))
    return dict(zip(lines.levels, lines.get_paths(), strict=True))


def borders(ax):
    """Return the ends of the dashed lines by colour."""
    return {
        to_hex(line.get_color()): line.get_xydata()
        for line in ax.lines
        if line.get_linestyle() == "--"
    }


def assert_border(ax, name, neuron, colour):
    """A dashed line from edge to edge on which the neuron's sum is 0, with its name beside it."""
    ends = borders(ax)[COLOURS[colour]]
    np.testing.assert_allclose(neuron.weighted_sum(ends), 0, atol=1e-9)
    (left, right), (bottom, top) = ax.get_xlim(), ax.get_ylim()
    for x, y in ends:
        at_edge = np.isclose([x, x, y, y], [left, right, bottom, top])
        assert at_edge.any()
    text = texts(ax)[name]
    assert to_hex(text.get_color()) == COLOURS[colour]
    # No other line is nearer, counted in pixels.
    at = ax.transData.transform(place(text))

    def distance(ends):
        start, end = ax.transData.transform(ends)
        along = (end - start) / np.hypot(*(end - start))
        return abs(along[0] * (at - start)[1] - along[1] * (at - start)[0])

    apart = {hue: distance(ends) for hue, ends in borders(ax).items()}
    assert min(apart, key=apart.get) == COLOURS[colour]


class TestPlotDecision:
    def test_colour_and_strength_tell_the_output(self):
        ax = plot_decision(CORNER, PEOPLE)
        # Each step holds a tenth; its strength is how far its middle is from one half.
        assert filled(ax, (-10, -7)) == (COLOURS["class1"], 0.45)
        for point in ((-10, 5), (10, 5), (10, -7)):
            assert filled(ax, point) == (COLOURS["class0"], 0.45)

    @pytest.mark.parametrize(
        ("output", "colour", "strength"),
        [
            (0.02, "class0", 0.45),
            (0.15, "class0", 0.35),
            (0.45, "class0", 0.05),
            (0.55, "class1", 0.05),
            (0.75, "class1", 0.25),
        ],
    )
    def test_the_surer_the_stronger(self, output, colour, strength):
        bias = np.log(output / (1 - output))  # where the sigmoid gives that
        flat = ours(0, 0, 0, 0, 0, 0, 0, 0, bias)
        ax = plot_decision(flat, PEOPLE)
        assert filled(ax, (0, 0)) == (COLOURS[colour], strength)

    def test_lines_stand_where_the_output_is_what_they_say(self):
        ax = plot_decision(CORNER, PEOPLE)
        assert list(levels(ax)) == [0.1, 0.5, 0.9]
        for level, path in levels(ax).items():
            # Lines run straight between grid points, so they are a little off.
            output = CORNER.feedforward(path.vertices)
            np.testing.assert_allclose(output, level, atol=0.05)

    def test_numbers_stand_beside_the_outer_lines_where_the_network_is_surer(
        self,
    ):
        network = NETWORKS["trained"]
        ax = plot_decision(network, PEOPLE)
        assert network.feedforward(place(texts(ax)["0.9"])) > 0.9
        assert network.feedforward(place(texts(ax)["0.1"])) < 0.1
        assert "0.5" not in texts(ax)  # no room; it is the line between

    @pytest.mark.parametrize("network", [CORNER, NETWORKS["trained"]])
    def test_hidden_neurons_draw_their_lines(self, network):
        ax = plot_decision(network, PEOPLE)
        assert len(borders(ax)) == 2
        assert_border(ax, "$h_1$", network.h1, "hidden1")
        assert_border(ax, "$h_2$", network.h2, "hidden2")

    def test_a_line_outside_of_the_map_is_left_out(self):
        far = ours(1, 0, 0, 1, 1, 1, -1000, 0, 0)
        ax = plot_decision(far, PEOPLE)
        assert set(borders(ax)) == {COLOURS["hidden2"]}
        assert "$h_1$" not in texts(ax)

    def test_people_lie_on_top_in_centred_units(self):
        ax = plot_decision(CORNER, [*PEOPLE, EMILY])
        assert marked(ax) == {
            FEMALE: [[-2, -1], [-15, -6]],
            MALE: [[25, 6], [17, 4]],
            UNSEEN: [[-7, -3]],
        }
        assert min(line.zorder for line in ax.lines) > 0
        assert next(iter(ax.collections)).zorder == 0

    def test_as_measured_it_is_the_same_map_in_pounds_and_inches(self):
        ax = plot_decision(CORNER, [*PEOPLE, EMILY], centred=False)
        assert marked(ax) == {
            FEMALE: [[133, 65], [120, 60]],
            MALE: [[160, 72], [152, 70]],
            UNSEEN: [[128, 63]],
        }
        assert filled(ax, (125, 59)) == (COLOURS["class1"], 0.45)
        for point in ((125, 71), (145, 71), (145, 59)):
            assert filled(ax, point) == (COLOURS["class0"], 0.45)
        for level, path in levels(ax).items():
            output = CORNER.feedforward(centre(path.vertices))
            np.testing.assert_allclose(output, level, atol=0.05)

    def test_as_measured_it_needs_no_symbols(self):
        network = NETWORKS["trained"]
        ax = plot_decision(network, [*PEOPLE, EMILY], centred=False)
        assert borders(ax) == {}
        assert "$" not in "".join(
            [*texts(ax), ax.get_xlabel(), ax.get_ylabel()]
        )
        assert network.feedforward(centre(place(texts(ax)["0.9"]))) > 0.9
        assert network.feedforward(centre(place(texts(ax)["0.1"]))) < 0.1
        assert collisions(ax) == []

    def test_no_text_lies_on_anything(self):
        everybody = [*PEOPLE, EMILY, FRANK]
        assert collisions(plot_decision(NETWORKS["trained"], everybody)) == []


class TestPlotXor:
    def test_the_four_samples(self):
        ax = plot_xor()
        assert marked(ax) == {
            FEMALE: [[0, 1], [1, 0]],
            MALE: [[0, 0], [1, 1]],
        }
        assert looks(ax.get_legend()) == {"1": FEMALE, "0": MALE}
        assert (ax.get_xlabel(), ax.get_ylabel()) == ("$x_1$", "$x_2$")
        assert borders(ax) == {}
        assert len(ax.collections) == 0

    def test_both_axes_have_one_scale(self):
        ax = plot_xor()
        settle(ax.figure)
        at = ax.transData.transform([(0, 0), (1, 0), (0, 1)])
        assert at[1, 0] - at[0, 0] == pytest.approx(at[2, 1] - at[0, 1])

    def test_one_neuron_draws_one_line(self):
        neuron = Neuron([10, 10], -5)
        ax = plot_xor(neuron)
        assert len(borders(ax)) == 1
        assert_border(ax, "$z = 0$", neuron, "output")
        sides = [filled(ax, point)[0] for point in ((0, 0), (0, 1), (1, 1))]
        assert sides == [COLOURS["class0"], *[COLOURS["class1"]] * 2]

    def test_a_network_draws_two(self):
        ax = plot_xor(XOR)
        assert len(borders(ax)) == 2
        assert_border(ax, "$h_1$", XOR.h1, "hidden1")
        assert_border(ax, "$h_2$", XOR.h2, "hidden2")
        for sample, name in (
            ((0, 0), 0),
            ((0, 1), 1),
            ((1, 0), 1),
            ((1, 1), 0),
        ):
            assert filled(ax, sample) == (COLOURS[f"class{name}"], 0.45)
        assert collisions(ax) == []

    def test_other_networks_draw_none(self):
        network = MLP((2, 1), np.random.default_rng(0))
        assert borders(plot_xor(network)) == {}


AGES = {
    "at the start": ours(-0.5, 1.6, 0.4, -2, 0.2, -0.6, 0.1, 0.2, -0.3),
    "after 1 epoch": ours(1, 0, 0, 0, 8, 0, 0, 0, -4),
    "after 10 epochs": CORNER,
    "at the end": NETWORKS["trained"],
}


class TestPlotLearning:
    def test_one_map_for_each_network_in_reading_order(self):
        panels = plot_learning(AGES, PEOPLE)
        assert panels.shape == (2, 2)
        titles = [ax.get_title() for ax in panels.flat]
        assert titles == list(AGES)
        tops = [ax.get_position().y1 for ax in panels.flat]
        lefts = [ax.get_position().x0 for ax in panels.flat]
        assert tops[0] == tops[1] > tops[2]
        assert lefts[0] == lefts[2] < lefts[1]
        for ax, network in zip(panels.flat, AGES.values(), strict=True):
            for name, colour in (("h1", "hidden1"), ("h2", "hidden2")):
                neuron = getattr(network, name)
                if neuron.weights.any():
                    wording = f"$h_{name[1]}$"
                    assert_border(ax, wording, neuron, colour)
            assert set(texts(ax)) <= {"$h_1$", "$h_2$"}

    def test_the_border_is_the_line_of_one_half(self):
        ax = plot_learning(AGES, PEOPLE)[1, 1]
        (level, path), *others = levels(ax).items()
        assert (level, others) == (0.5, [])
        output = NETWORKS["trained"].feedforward(path.vertices)
        np.testing.assert_allclose(output, 0.5, atol=0.05)

    def test_all_show_the_same_people_in_the_same_place(self):
        panels = plot_learning(AGES, PEOPLE)
        for ax in panels.flat:
            assert marked(ax) == {
                FEMALE: [[-2, -1], [-15, -6]],
                MALE: [[25, 6], [17, 4]],
            }
        assert len({(ax.get_xlim(), ax.get_ylim()) for ax in panels.flat}) == 1

    def test_says_once_what_is_what(self):
        figure = plot_learning(AGES, PEOPLE)[0, 0].figure
        (legend,) = figure.legends
        assert looks(legend) == {"1, female": FEMALE, "0, male": MALE}
        assert figure.get_supxlabel() == "$x_1$: weight $-$ 135 (pounds)"
        assert figure.get_supylabel() == "$x_2$: height $-$ 66 (inches)"

    def test_refuses_all_but_four_single_networks(self):
        three = dict(list(AGES.items())[:3])
        with pytest.raises(ValueError, match="networks must be four, got 3"):
            plot_learning(three, PEOPLE)
        batch = {**three, "many": OurNeuralNetwork(runs=3)}
        with pytest.raises(ValueError, match="'many' must be a single network"):
            plot_learning(batch, PEOPLE)
