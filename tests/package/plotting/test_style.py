"""The visual language: every colour readable, every drawing on the given axes."""

import numpy as np
import pytest
from contrast import luminance
from matplotlib import pyplot as plt
from matplotlib.axes import Axes

from simplenet import MLP, Neuron, OurNeuralNetwork, plotting
from simplenet.data import PEOPLE
from simplenet.plotting.style import COLOURS, DARK_COLOURS

PAGE = ("ink", "paper")  # which a page draws in its own colours
NETWORK = OurNeuralNetwork(np.random.default_rng(157))
DRAWINGS = {
    "draw_digits": (np.eye(64)[:3],),
    "draw_shapes": ([("A", 2, 2)],),
    "plot_confusion": (np.eye(3),),
    "plot_reading": (MLP((64, 30, 10)), np.ones(64)),
    "plot_descent": (NETWORK, ("w1", "w2"), [[1, 2]], [1], [0.1], 2),
    "plot_runs": ([[1, 2], [3, 4]], "x", "y"),
    "plot_histogram": ({"a": [0.5]}, "x"),
    "plot_lines": ({"a": ([0, 1], [0, 1])}, "x", "y"),
    "plot_spread": ({"a": [1.0]}, "x", "y"),
    "draw_backward": (NETWORK, [-2, -1], 1),
    "draw_network": (NETWORK,),
    "draw_neuron": (Neuron([0, 1], 4),),
    "plot_decision": (NETWORK, PEOPLE),
    "plot_learning": (dict.fromkeys("abcd", NETWORK), PEOPLE),
    "plot_losses": ([0.5, 0.25],),
    "plot_people": (PEOPLE,),
    "plot_sigmoid": (),
    "plot_xor": (NETWORK,),
    "plot_slope": (NETWORK, "w1", [-2, -1], 1),
}


@pytest.mark.parametrize("name", sorted(COLOURS.keys() - {"paper"}))
def test_contrast_on_white(name):
    # WCAG 2 wants 3:1 of lines that carry meaning, and 4.5:1 of text.
    assert 1.05 / (luminance(COLOURS[name]) + 0.05) >= 4.5


@pytest.mark.parametrize("name", [n for n in COLOURS if n not in PAGE])
def test_contrast_on_dark_pages(name):
    page = luminance("#22272e")  # lighter than the dark pages of common themes
    assert (luminance(DARK_COLOURS[name]) + 0.05) / (page + 0.05) >= 4.5


def test_every_drawing_is_tried_here():
    assert set(DRAWINGS) == set(plotting.__all__)


def draw(name, **where):
    limits = {"limits": (0, 1)} if name == "plot_histogram" else {}
    return getattr(plotting, name)(*DRAWINGS[name], **limits, **where)


@pytest.mark.parametrize("name", sorted({*DRAWINGS} - {"plot_learning"}))
def test_draws_on_the_given_axes_and_returns_them(name):
    _, ax = plt.subplots()
    assert draw(name, ax=ax) is ax
    assert len(plt.get_fignums()) == 1


@pytest.mark.parametrize("name", plotting.__all__)
def test_draws_on_a_new_figure_of_the_books_width(name):
    ax = np.ravel(draw(name))[0]
    assert ax.figure.get_figwidth() == 5
    ax.figure.draw_without_rendering()


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
@pytest.mark.parametrize("name", plotting.__all__)
def test_a_drawing_that_fails_leaves_no_figure_open(name, error, monkeypatch):
    def fails(*_, **__):
        failed.append(plt.get_fignums())
        raise error("out of ink")

    failed = []
    other = plt.figure().number
    monkeypatch.setattr(Axes, "set", fails)
    with pytest.raises(error, match="out of ink"):
        draw(name)
    assert len(failed[0]) == 2  # its own had been open
    assert plt.get_fignums() == [other]


@pytest.mark.parametrize("draw", [plotting.plot_decision, plotting.plot_xor])
def test_a_network_that_cannot_be_asked_leaves_no_figure_open(draw):
    arguments = [PEOPLE] if draw is plotting.plot_decision else []
    with pytest.raises(ValueError, match="X must be"):
        draw(MLP((3, 1)), *arguments)
    assert not plt.get_fignums()
