"""The people as points: where each stands, and what marks its label."""

import numpy as np
import pytest
from matplotlib import pyplot as plt
from reading import FEMALE, MALE, UNSEEN, collisions, key, looks, marked, texts

from simplenet import OurNeuralNetwork
from simplenet.data import EMILY, FRANK, PEOPLE, Person
from simplenet.plotting import plot_decision, plot_learning, plot_people


def test_points_are_pounds_and_inches_marked_by_label():
    ax = plot_people([*PEOPLE, EMILY])
    assert marked(ax) == {
        FEMALE: [[133, 65], [120, 60]],
        MALE: [[160, 72], [152, 70]],
        UNSEEN: [[128, 63]],
    }
    assert looks(ax.get_legend()) == {
        "1, female": FEMALE,
        "0, male": MALE,
        "not seen in training": UNSEEN,
    }
    assert ax.get_xlabel() == "weight (pounds)"
    assert ax.get_ylabel() == "height (inches)"
    ticks = [*ax.get_xticks(), *ax.get_yticks()]
    assert [tick for tick in ticks if tick % 1] == []


def test_the_key_has_only_who_is_there():
    assert set(key(plot_people(PEOPLE).get_legend())) == {
        "1, female",
        "0, male",
    }


def test_names_stand_at_their_points():
    ax = plot_people([*PEOPLE, EMILY, FRANK])
    assert {name: tuple(text.xy) for name, text in texts(ax).items()} == {
        "Alice": (133, 65),
        "Bob": (160, 72),
        "Charlie": (152, 70),
        "Diana": (120, 60),
        "Emily": (128, 63),
        "Frank": (155, 68),
    }
    assert collisions(ax) == []


def test_centred_counts_from_135_pounds_and_66_inches():
    ax = plot_people([EMILY, FRANK], centred=True)
    assert marked(ax) == {UNSEEN: [[-7, -3], [20, 2]]}
    assert ax.get_xlabel() == "$x_1$: weight $-$ 135 (pounds)"
    assert ax.get_ylabel() == "$x_2$: height $-$ 66 (inches)"


@pytest.mark.parametrize("label", [2, 0.5, -1])
def test_nobody_is_named_without_a_marker(label):
    # A label without a marker of its own would leave a name that stands at nothing.
    people = [*PEOPLE, Person("Odd", 140, 66, label)]
    network = OurNeuralNetwork()
    for draw in (
        lambda: plot_people(people),
        lambda: plot_decision(network, people),
        lambda: plot_learning(dict.fromkeys("abcd", network), people),
    ):
        with pytest.raises(ValueError, match="labels of people must be 0 or 1"):
            draw()
    assert not plt.get_fignums()


@pytest.mark.parametrize("label", [True, 1.0, np.int8(1)], ids=repr)
def test_a_one_is_a_one(label):
    ax = plot_people([Person("Ann", 140, 66, label)])
    assert marked(ax) == {FEMALE: [[140, 66]]}
