"""The people as points, and the map of a network's answers."""

import numpy as np
import pytest
from matplotlib.colors import to_hex

from simplenet import OurNeuralNetwork
from simplenet.data import EMILY, FRANK, PEOPLE
from simplenet.plotting import plot_decision, plot_people
from simplenet.plotting.style import COLOURS


def points(ax):
    """Return the drawn points by the wording of their label."""
    return {
        line.get_label(): (line, line.get_xydata().tolist())
        for line in ax.lines
    }


class TestPlotPeople:
    def test_draws_pounds_and_inches_by_label(self):
        ax = plot_people(PEOPLE)
        drawn = points(ax)
        assert drawn["1, female"][1] == [[133, 65], [120, 60]]
        assert drawn["0, male"][1] == [[160, 72], [152, 70]]
        assert ax.get_xlabel() == "weight (pounds)"
        assert ax.get_ylabel() == "height (inches)"

    def test_label_shows_in_marker_and_colour(self):
        drawn = points(plot_people([*PEOPLE, EMILY]))
        looks = {
            wording: (line.get_marker(), to_hex(line.get_color()))
            for wording, (line, _) in drawn.items()
        }
        assert looks == {
            "1, female": ("o", COLOURS["class1"]),
            "0, male": ("s", COLOURS["class0"]),
            "not seen in training": ("D", COLOURS["ink"]),
        }

    def test_names_stand_at_their_points(self):
        ax = plot_people(PEOPLE)
        at = {text.get_text(): tuple(text.xy) for text in ax.texts}
        assert at == {
            "Alice": (133, 65),
            "Bob": (160, 72),
            "Charlie": (152, 70),
            "Diana": (120, 60),
        }

    def test_centred(self):
        ax = plot_people([EMILY, FRANK], centred=True)
        assert points(ax)["not seen in training"][1] == [[-7, -3], [20, 2]]
        assert "135" in ax.get_xlabel()
        assert "66" in ax.get_ylabel()


class TestPlotDecision:
    @pytest.fixture
    def network(self):
        """Tell sides by x1 alone: the output is f(8 f(x1) - 4), one half at 0."""
        return OurNeuralNetwork.from_parameters(
            w1=1, w2=0, w3=0, w4=0, w5=8, w6=0, b1=0, b2=0, b3=-4
        )

    def test_lines_stand_where_the_output_is_what_they_say(self, network):
        lines = plot_decision(network, PEOPLE).collections[-1]
        np.testing.assert_array_equal(lines.levels, [0.1, 0.5, 0.9])
        for level, path in zip(lines.levels, lines.get_paths(), strict=True):
            # Lines run straight between grid points, so they are a little off.
            output = network.feedforward(path.vertices)
            np.testing.assert_allclose(output, level, atol=0.02)

    def test_the_surer_the_stronger(self, network):
        fills = plot_decision(network, PEOPLE).collections[0]
        colours = fills.get_facecolor()
        assert {to_hex(c) for c in colours[:5]} == {COLOURS["class0"]}
        assert {to_hex(c) for c in colours[5:]} == {COLOURS["class1"]}
        # Ten steps of output, from 0.05 to 0.95: strength is the distance to 1/2.
        strength = [0.45, 0.35, 0.25, 0.15, 0.05]
        np.testing.assert_allclose(colours[:, 3], strength + strength[::-1])

    def test_people_lie_on_top_in_centred_units(self, network):
        ax = plot_decision(network, [*PEOPLE, EMILY])
        assert points(ax)["1, female"][1] == [[-2, -1], [-15, -6]]
        assert points(ax)["not seen in training"][1] == [[-7, -3]]
