"""Backpropagation step by step, compared with the package."""

import re

import numpy as np
import pytest
from moving import compare, find, set_state, shown, state_of

from simplenet import OurNeuralNetwork, sigmoid
from simplenet.backprop import gradients
from simplenet.data import PEOPLE, centre, labels, measurements
from simplenet.explorers.trainings import STAGES
from simplenet.forward import forward
from simplenet.gradient_check import nudged_slopes
from simplenet.losses import squared_error
from simplenet.parameters import PARAMETERS

PAGE, FIGURE = "backpropagation", "fig-backward"
ONES = np.array([1, 1, 1, 1, 1, 1, 0, 0, 0], dtype=float)
# One in which no two numbers are alike, and some are negative.
OTHER = np.array([0.1, -0.2, 0.05, 0.3, -1.5, 2, 0.5, -0.25, 0.75])
X, Y = centre(measurements(PEOPLE)), labels(PEOPLE)
NUDGE = 0.01  # as in the chapter
LAST = len(STAGES) - 1
FINISHED = {"person": 0, "stage": LAST, "parameter": 0}


@pytest.fixture
def page(visitor, site):
    return visitor().open(f"{site}/book/{PAGE}.html")


def of_the_package(network, person, stage, parameter):
    """Return all that the figure shows, by the names that it gives it."""
    (x1, x2), y_true = X[person], Y[person]
    h1, h2, y_pred = forward(network, x1, x2)

    def loss(network):
        return squared_error(y_true, forward(network, x1, x2)[2])

    given = dict(zip(PARAMETERS, network, strict=True))
    neurons = OurNeuralNetwork.from_parameters(**given)
    partials = gradients(network, x1, x2, y_true)
    slopes = {
        f"d_{name}": partial
        for name, partial in zip(PARAMETERS, partials, strict=True)
    }
    shift = NUDGE * (np.arange(9) == parameter)
    return {
        **given,
        **{"x1": x1, "x2": x2, "y_true": y_true, "stage": stage},
        **{"h1": h1, "h2": h2, "y_pred": y_pred, "L": loss(network)},
        **slopes,
        **{f"d_z{i}": slopes[f"d_b{i}"] for i in (1, 2, 3)},
        "z1": neurons.h1.weighted_sum([x1, x2]),
        "z2": neurons.h2.weighted_sum([x1, x2]),
        "z3": neurons.o1.weighted_sum([h1, h2]),
        "up": network[parameter] + NUDGE,
        "down": network[parameter] - NUDGE,
        "width": 2 * NUDGE,
        "above": loss(network + shift),
        "below": loss(network - shift),
        "slope": nudged_slopes(loss, network, NUDGE)[parameter],
        "partial": partials[parameter],
    }


def plain(name):
    """Return the name of a number without the way in which it is written."""
    return re.sub("_(brief|factor|short|long|fine)$", "", name)


def compared(texts, expected):
    """Check all numbers, in every way in which they are written."""
    numbers = {name: text.strip("()") for name, text in texts.items()}
    assert {plain(name) for name in numbers} == expected.keys()
    compare(numbers, {name: expected[plain(name)] for name in numbers})


def change(explorer):
    """Put another network into the figure."""
    explorer.evaluate(
        "(e, network) => { e.data.network = network; }", OTHER.tolist()
    )


def test_it_starts_with_what_the_chapter_finds_for_alice(page):
    texts = shown(find(page, FIGURE))
    compared(texts, of_the_package(ONES, **FINISHED))
    # As in the chapter's formulas and in its table.
    assert [
        texts[name]
        for name in ("L_short", "h1_long", "d_z3_short", "d_w1_short")
    ] == [*("0.2269", "0.047426", "−0.2376", "0.0215")]
    assert texts["partial_long"] == "0.021470"


def test_it_shows_what_the_package_computes(page):
    explorer = find(page, FIGURE)
    change(explorer)
    rng = np.random.default_rng(4)
    for _ in range(20):
        limits = {"person": 4, "stage": len(STAGES), "parameter": 9}
        state = {name: int(rng.integers(n)) for name, n in limits.items()}
        set_state(page, FIGURE, state)
        compared(shown(explorer), of_the_package(OTHER, **state))


def value(text):
    """Return what a line of numbers comes to."""
    signs = {"−": "-", "·": "*", "\N{SUPERSCRIPT TWO}": "**2", "\xa0": " "}
    for sign, plain in signs.items():
        text = text.replace(sign, plain)
    text = re.sub(r"(?<=\d) \(", " * (", text)
    assert re.fullmatch(r"[-+*().\d f]+", text), text
    return eval(text, {"f": sigmoid})  # nothing but arithmetic, as just seen


@pytest.mark.parametrize("person", range(len(PEOPLE)))
def test_each_line_of_numbers_comes_to_what_it_says(page, person):
    explorer = find(page, FIGURE)
    change(explorer)
    page.evaluate(
        "() => document.querySelectorAll('.x-steps sup').forEach(e => e.textContent = '²')"
    )
    for stage, name in list(enumerate(STAGES))[1:-1]:
        set_state(page, FIGURE, FINISHED | {"person": person, "stage": stage})
        (line,) = explorer.locator(".x-steps p:visible").all()
        in_numbers = line.inner_text().split("\n")[1]
        *parts, result = in_numbers.removeprefix("= ").split(" = ")
        # Factors with six decimals, times 25 at most, and a result with four.
        found = [value(part) for part in [*parts, result]]
        assert np.ptp(found) < 0.5e-4 + 25 * 0.5e-6 + 1e-6, (name, in_numbers)


@pytest.mark.parametrize("width", [320, 1280])
def test_the_walk_computes_one_thing_after_the_other(visitor, site, width):
    window = visitor(viewport={"width": width, "height": 900})
    page = window.open(f"{site}/book/{PAGE}.html")
    explorer = find(page, FIGURE)
    set_state(page, FIGURE, FINISHED | {"person": 2})  # the longest name
    heights = set()
    wanted = {
        "x": {"x1", "x2"},
        **{name: {name} for name in ("h1", "h2", "y_pred", "L")},
        **{name: set() for name in ("b1", "b2", "b3", "all")},  # nothing new
    }
    for stage, name in enumerate(STAGES):
        explorer.get_by_role("button", name="Next").click()
        assert state_of(explorer)["stage"] == stage
        page.wait_for_function(
            "([name]) => document.querySelector(`[data-stage=${name}]:not(.x-off)`)",
            arg=[name],
        )
        new = explorer.locator(".x-now [data-value]").evaluate_all(
            "all => all.map(e => e.dataset.value)"
        )
        assert {plain(value) for value in new} == wanted.get(
            name, {f"d_{name}"}
        )
        sentence = explorer.evaluate("e => e.sentence()")
        if name in PARAMETERS:
            assert state_of(explorer)["parameter"] == PARAMETERS.index(name)
            assert f"{name} is {shown(explorer)[f'd_{name}_short']}" in sentence
        explorer.evaluate("(e, words) => e.say(words)", sentence)
        heights.add(explorer.bounding_box()["height"])
    assert len(heights) == 1
    explorer.get_by_role("button", name="Next").click()
    assert state_of(explorer)["stage"] == 0
    explorer.get_by_role("button", name="Back").click()
    assert state_of(explorer)["stage"] == LAST


def test_it_plays_to_the_end_and_can_be_paused(page):
    explorer = find(page, FIGURE)
    explorer.get_by_role("button", name="Play").click()
    page.wait_for_function(
        "() => document.querySelector('.explorer').state.stage === 0"
    )
    explorer.get_by_role("button", name="Pause").click()
    assert state_of(explorer)["stage"] < LAST
    explorer.evaluate("e => { e.pace = 0; }")
    explorer.get_by_role("button", name="Play").click()
    page.wait_for_function(
        "() => { const e = document.querySelector('.explorer');"
        "return e.state.stage === e.data.stages.length - 1 && !e.playing; }"
    )
    assert explorer.get_by_role("button", name="Play").is_visible()


def test_an_address_that_cannot_be_meant_leads_to_the_start(page):
    explorer = find(page, FIGURE)
    wrong = {"person": (4, -1, 0.5), "stage": (18, 2.5), "parameter": (9, "w")}
    for name, values in wrong.items():
        for value in values:
            set_state(page, FIGURE, FINISHED | {"stage": 3, name: value})
            assert state_of(explorer) == FINISHED, (name, value)
            for choice in explorer.locator("select").all():
                assert choice.input_value() == "0"
