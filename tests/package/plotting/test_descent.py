"""The walk over the map of losses: heights, ways and their names."""

import numpy as np
import pytest
from matplotlib.colors import to_hex
from plain import NAMES, from_layers, learn, loss, to_layers
from reading import collisions, key, texts

from simplenet import OurNeuralNetwork
from simplenet.plotting import plot_descent
from simplenet.plotting.style import COLOURS

RATES = (0.1, 1, 20)


@pytest.fixture
def ax(network, samples, answers):
    return plot_descent(network, ("w2", "b3"), samples, answers, RATES, 3)


def ways(ax):
    """Return the drawn ways, and their looks, by what the legend calls them."""
    looks = {
        (handle.get_linestyle(), handle.get_marker()): name
        for name, handle in key(ax.get_legend()).items()
    }
    return {
        looks[line.get_linestyle(), line.get_marker()]: line.get_xydata()
        for line in ax.lines
        if line.get_linestyle() != "None" and len(line.get_xydata()) > 1
    }


def test_the_lines_of_equal_loss_stand_where_the_loss_is_theirs(
    ax, network, samples, answers
):
    (lines,) = ax.collections
    tried = 0
    for level, path in zip(lines.levels, lines.get_paths(), strict=True):
        for w2, b3 in path.vertices[::40]:
            moved = {**network.parameters, "w2": w2, "b3": b3}
            there = loss(to_layers(**moved), samples, answers)
            assert there == pytest.approx(level, abs=0.005)
            tried += 1
    assert tried > 10
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("$w_2$", "$b_3$")


def test_heights_stand_at_the_right_edge(ax, network, samples, answers):
    (side,) = ax.child_axes
    ax.figure.draw_without_rendering()
    assert side.get_ylabel() == "mean loss along the lines"
    ticks = [tick.get_text() for tick in side.get_yticklabels()]
    assert len(ticks) > 3
    for height, wording in zip(side.get_yticks(), ticks, strict=True):
        moved = {"w2": ax.get_xlim()[1], "b3": height}
        there = to_layers(**{**network.parameters, **moved})
        drawn = pytest.approx(float(wording), abs=0.005)
        assert loss(there, samples, answers) == drawn


@pytest.mark.parametrize("rate", RATES)
def test_each_rate_goes_its_own_way(ax, network, samples, answers, rate):
    # A program without numpy takes the same steps, and puts the other seven back.
    parameters = dict(network.parameters)
    expected = [[parameters["w2"], parameters["b3"]]]
    for _ in range(3):
        for sample, answer in zip(samples, answers, strict=True):
            layers = learn(to_layers(**parameters), sample, answer, rate)
            after = dict(zip(NAMES, from_layers(layers), strict=True))
            parameters |= {"w2": after["w2"], "b3": after["b3"]}
        expected.append([parameters["w2"], parameters["b3"]])
    np.testing.assert_allclose(ways(ax)[f"rate {rate:g}"], expected)


def test_ways_begin_at_the_marked_start(ax, network):
    here = network.w2, network.b3
    assert texts(ax)["start"].xy == pytest.approx(here)
    assert len(ways(ax)) == 3
    for way in ways(ax).values():
        assert way[0] == pytest.approx(here)
        assert (way.min(0) > [ax.get_xlim()[0], ax.get_ylim()[0]]).all()
        assert (way.max(0) < [ax.get_xlim()[1], ax.get_ylim()[1]]).all()
    assert {to_hex(line.get_color()) for line in ax.lines} == {COLOURS["ink"]}


def test_dashes_and_markers_tell_the_rates_apart(ax):
    shown = key(ax.get_legend()).values()
    assert list(key(ax.get_legend())) == ["rate 0.1", "rate 1", "rate 20"]
    assert len({line.get_linestyle() for line in shown}) == len(RATES)
    assert len({line.get_marker() for line in shown}) == len(RATES)


def test_the_way_at_the_smallest_rate_lies_on_top(ax):
    drawn = {line.get_label(): line.get_zorder() for line in ax.lines}
    assert drawn["rate 0.1"] > drawn["rate 1"] > drawn["rate 20"]


def test_the_start_is_named_beside_the_ways(ax):
    # It may lie on lines of equal loss, with paper around it, but not on what it names.
    touched = {thing for _, thing in collisions(ax)}
    assert not touched & {*ax.lines}


def test_the_start_is_marked_by_a_ring_with_its_name(ax, network):
    start = network.w2, network.b3
    (ring,) = (line for line in ax.lines if len(line.get_xdata()) == 1)
    assert ring.get_xydata()[0].tolist() == pytest.approx(start)
    assert (ring.get_marker(), ring.get_markerfacecolor()) == ("o", "none")
    (name,) = (text for text in ax.texts if text.get_text() == "start")
    assert name.xy == pytest.approx(start)
    assert np.hypot(*name.get_position()) < 20  # points


def test_the_network_stays(network, samples, answers):
    before = network.parameters
    plot_descent(network, ("w2", "b3"), samples, answers, [1], 2)
    assert network.parameters == before


@pytest.mark.parametrize(
    "names",
    [
        ("w1",),
        ("w1", "w1"),
        ("w1", "w7"),
        ("w1", "w2", "w1"),
        "w1",
        [["w1"], ["w2"]],
        {"w1", "w2"},  # which of them to the right?
        None,
    ],
    ids=lambda names: type(names).__name__,  # a set has no order
)
def test_refuses_what_is_not_two_of_the_parameters(names, samples, answers):
    with pytest.raises(ValueError, match=r"names must be two of w1, .* got"):
        plot_descent(OurNeuralNetwork(), names, samples, answers, [1], 2)


def test_refuses_more_rates_than_it_can_tell_apart(samples, answers):
    with pytest.raises(ValueError, match="rates must be at most 5, got 6"):
        plot_descent(
            OurNeuralNetwork(), ("w1", "w2"), samples, answers, [1] * 6, 2
        )
