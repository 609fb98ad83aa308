"""The ways over a map of the loss, compared with the package and with the drawing."""

import re
from itertools import combinations, islice

import numpy as np
import pytest
from matplotlib.figure import Figure
from moving import compare, find, set_state, shown, state_of

from simplenet import OurNeuralNetwork, mse_loss
from simplenet.backprop import gradients
from simplenet.data import PEOPLE, centre, labels, measurements
from simplenet.parameters import PARAMETERS
from simplenet.plotting import plot_descent

PAGE, FIGURE = "gradient-descent", "fig-descent"
X, Y = centre(measurements(PEOPLE)), labels(PEOPLE)
RATES, EPOCHS = (0.01, 0.1, 30), 25
W2, W6 = PARAMETERS.index("w2"), PARAMETERS.index("w6")
LEFT, TOP, RIGHT, BOTTOM = 45.42, 32.5, 318.21, 227.4  # of the drawing
NETWORK = OurNeuralNetwork(np.random.default_rng(157))
START = {
    "right": W2,
    "up": W6,
    "x": round(NETWORK.w2, 2),
    "y": round(NETWORK.w6, 2),
    "rate": 0.1,
    "epochs": EPOCHS,
}


@pytest.fixture(scope="module")
def drawn():
    """What the cell of the chapter draws."""
    ax = Figure().subplots()
    return plot_descent(NETWORK, ("w2", "w6"), X, Y, RATES, EPOCHS, ax=ax)


@pytest.fixture
def page(visitor, site):
    window = visitor(viewport={"width": 1280, "height": 900})
    yield window.open(f"{site}/book/{PAGE}.html")
    assert window.complaints == []


@pytest.fixture
def explorer(page):
    return find(page, FIGURE)


def settle(page):
    """Wait until the last change has been drawn."""
    page.evaluate("() => new Promise(requestAnimationFrame)")
    page.evaluate("() => new Promise(requestAnimationFrame)")


def loss_at(pair, place):
    vector = NETWORK.vector.copy()
    vector[pair] = place
    return loss_of(vector)


def loss_of(vector):
    network = OurNeuralNetwork.from_parameters(
        **dict(zip(PARAMETERS, vector, strict=True))
    )
    return mse_loss(Y, network.feedforward(X))


def of_the_package(state):
    """Walk as `plot_descent` does, and return every number that the figure shows."""
    numbers = {name: state[name] for name in ("x", "y", "rate", "epochs")}
    rates = (RATES[0], state["rate"], RATES[2])
    pair = [state["right"], state["up"]]
    for i, rate in enumerate(rates):
        network = NETWORK.vector.copy()
        network[pair] = state["x"], state["y"]
        for _ in range(state["epochs"]):
            for (x1, x2), y_true in zip(X, Y, strict=True):
                with np.errstate(over="ignore"):
                    partials = gradients(network, x1, x2, y_true)
                network[pair] -= rate * partials[pair]
        numbers[f"x{i}"], numbers[f"y{i}"] = network[pair]
        numbers[f"L{i}"] = loss_of(network)
    return numbers


def limits_of(parameter, drawn):
    limits = {W2: drawn.get_xlim(), W6: drawn.get_ylim()}
    return limits.get(parameter, (-5, 5))


def on_the_grid(parameter, rng, drawn):
    """Return a value that the slider of a start can show: some twentieths from the network's."""
    home = round(NETWORK.vector[parameter], 2)
    low, high = np.subtract(limits_of(parameter, drawn), home) * 20
    steps = rng.integers(np.ceil(low), np.floor(high) + 1)
    return round(home + steps / 20, 2)


def random_state(rng, drawn):
    right, up = rng.permutation(9)[:2].tolist()
    return {
        "right": right,
        "up": up,
        "x": on_the_grid(right, rng, drawn),
        "y": on_the_grid(up, rng, drawn),
        "rate": float(f"{10 ** (rng.integers(-30, 21) / 10):.2g}"),
        "epochs": int(rng.integers(0, 101)),
    }


def settled(state):
    """Tell whether the ways are the same if a start is off by the last bits of a number.

    Long leaps can make as much of them as of anything, and those of another library's `exp` differ.
    """
    ends = [
        of_the_package({**state, "x": state["x"] + off}) for off in (0, 1e-13)
    ]
    one, other = (np.array([*end.values()]) for end in ends)
    return np.abs(one - other).max() < 1e-6


def test_it_starts_with_the_ways_of_the_drawing(explorer, drawn):
    assert state_of(explorer) == START
    compare(shown(explorer), of_the_package(START))
    (x0, x1), (y0, y1) = drawn.get_xlim(), drawn.get_ylim()
    lines = {line.get_label(): line for line in drawn.get_lines()}
    for i, rate in enumerate(RATES):
        path = explorer.evaluate("(e, i) => e.ways[i].getAttribute('d')", i)
        places = [pair.split() for pair in path.lstrip("M").split("L")]
        x, y = lines[f"rate {rate:g}"].get_data()
        across = LEFT + (x - x0) / (x1 - x0) * (RIGHT - LEFT)
        down = BOTTOM - (y - y0) / (y1 - y0) * (BOTTOM - TOP)
        # The start is rounded as the sliders have it; nobody sees so little.
        moved = np.abs(np.array(places, dtype=float) - np.c_[across, down])
        assert moved.max() < 1


def test_its_lines_have_the_numbers_of_the_drawing(explorer, drawn):
    (side,) = drawn.child_axes
    low, high = drawn.get_ylim()
    names = [label.get_text() for label in side.get_yticklabels()]
    heights = np.array(side.get_yticks())
    expected = BOTTOM - (heights - low) / (high - low) * (BOTTOM - TOP)
    written = explorer.evaluate(
        "e => [...e.ground.names.children].map(t => [t.textContent, Number(t.getAttribute('y'))])"
    )
    assert sorted(text for text, _ in written) == sorted(names)
    written.sort(key=lambda text: text[1])
    for (text, y), (name, place) in zip(
        written,
        sorted(zip(names, expected, strict=True), key=lambda text: text[1]),
        strict=True,
    ):
        assert text == name
        assert abs(y - 4 - place) < 1


def test_along_a_line_the_package_has_one_loss(page, explorer, drawn):
    rng = np.random.default_rng(5)
    for state in (START, *(random_state(rng, drawn) for _ in range(3))):
        set_state(page, FIGURE, state)
        assert state_of(explorer) == state
        path, numbers = explorer.evaluate(
            """e => [e.ground.lines.querySelector("path").getAttribute("d"),
                 [...e.ground.lines.querySelectorAll("text"), ...e.ground.names.children]
                   .map(text => Number(text.textContent))]"""
        )
        step = np.diff(np.unique(numbers)).min()
        pair = [state["right"], state["up"]]
        limits = np.array([limits_of(parameter, drawn) for parameter in pair])
        places = [place.split() for place in re.split("[ML]", path)[1:]]
        across, down = np.array(places, dtype=float).T
        shares = (
            (across - LEFT) / (RIGHT - LEFT),
            (BOTTOM - down) / (BOTTOM - TOP),
        )
        points = limits[:, :1] + shares * np.diff(limits)
        for point in rng.choice(points.T, 60, replace=False):
            # Two points of the map's grid to each side: a level lies between their losses.
            around = [
                loss_at(pair, point + np.diff(limits).T[0] * [i / 48, j / 32])
                for i in (-1, 0, 1)
                for j in (-1, 0, 1)
            ]
            assert np.floor(max(around) / step) > np.floor(min(around) / step)
        if state == START:
            losses = (
                np.array([loss_at(pair, point) for point in points.T]) / step
            )
            assert np.abs(losses - losses.round()).max() < 0.05


def test_it_shows_what_the_package_computes(page, explorer, drawn):
    rng = np.random.default_rng(6)
    states = iter(lambda: random_state(rng, drawn), None)
    for state in islice(filter(settled, states), 20):
        set_state(page, FIGURE, state)
        assert state_of(explorer) == state
        compare(shown(explorer), of_the_package(state))


def test_every_pair_has_a_map_and_numbers_at_its_corners(page, explorer, drawn):
    rng = np.random.default_rng(7)
    for right, up in combinations(range(9), 2):
        home = [round(NETWORK.vector[i], 2) for i in (right, up)]
        state = {**START, "right": right, "up": up, "x": home[0], "y": home[1]}
        set_state(page, FIGURE, state)
        assert state_of(explorer) == state
        named = explorer.evaluate(
            "e => e.ground.lines.querySelectorAll('text').length + e.ground.names.children.length"
        )
        assert named >= 2
        corner = {
            "x": on_the_grid(right, rng, drawn),
            "y": on_the_grid(up, rng, drawn),
        }
        most = {"rate": 100, "epochs": 100}
        set_state(page, FIGURE, {**state, **corner, **most})
        texts = "".join(shown(explorer).values())
        assert not set(texts) - set("0123456789.−")
        assert explorer.evaluate(
            "e => e.ways.every(w => /^M[-\\d. L]+$/.test(w.getAttribute('d')))"
        )


DAMAGED = [
    {"up": W2, "y": START["x"]},
    {"right": 9},
    {"right": -1},
    {"right": 1.5},
    {"up": ""},
    {"x": -1.04},
    {"x": 9},
    {"y": "nan"},
    {"rate": 0},
    {"rate": 0.11},
    {"rate": 1000},
    {"epochs": 2.5},
    {"epochs": 101},
]


def test_a_damaged_address_leads_to_the_start(page, explorer):
    w1, other = PARAMETERS.index("w1"), {**START, "rate": 1}
    whole = {**other, "right": w1, "x": round(NETWORK.w1, 2)}
    for damage in DAMAGED:
        set_state(page, FIGURE, whole)
        assert state_of(explorer) == whole
        # A value of x is meant for one parameter.
        kept = other if {"x", "y"} & set(damage) else whole
        set_state(page, FIGURE, {**kept, **damage})
        assert state_of(explorer) == START, damage
        compare(shown(explorer), of_the_package(START))


def test_the_start_follows_the_mouse_and_the_keys(page, explorer, drawn):
    map_ = explorer.locator("rect.x-sheet")
    box = map_.bounding_box()
    (x0, x1), (y0, y1) = drawn.get_xlim(), drawn.get_ylim()
    map_.click(position={"x": 0.6 * box["width"], "y": 0.3 * box["height"]})
    settle(page)
    state = state_of(explorer)
    assert abs(state["x"] - (x0 + 0.6 * (x1 - x0))) < 0.04
    assert abs(state["y"] - (y1 - 0.3 * (y1 - y0))) < 0.04
    compare(shown(explorer), of_the_package(state))

    page.mouse.down()
    page.mouse.move(box["x"] - 50, box["y"] + 0.5 * box["height"], steps=5)
    page.mouse.up()
    settle(page)
    dragged = state_of(explorer)
    assert x0 <= dragged["x"] < x0 + 0.05  # and no further than the edge
    compare(shown(explorer), of_the_package(dragged))

    explorer.get_by_role("slider", name="start to the right").press(
        "ArrowRight"
    )
    settle(page)
    pressed = state_of(explorer)
    assert pressed == {**dragged, "x": round(dragged["x"] + 0.05, 2)}
    compare(shown(explorer), of_the_package(pressed))


def test_other_parameters_start_where_the_network_is(page, explorer):
    right = explorer.get_by_label("parameter to the right")
    right.select_option("b3")
    settle(page)
    b3 = PARAMETERS.index("b3")
    state = {**START, "right": b3, "x": round(NETWORK.b3, 2)}
    assert state_of(explorer) == state
    compare(shown(explorer), of_the_package(state))
    right.select_option("w6")  # which is the one up: they change places
    settle(page)
    state = {**state, "right": W6, "up": b3, "x": state["y"], "y": state["x"]}
    assert state_of(explorer) == state
    compare(shown(explorer), of_the_package(state))
    assert explorer.locator("thead").inner_text().split()[1:3] == ["w6", "b3"]


def test_it_says_when_the_ball_is_off_the_map(page, explorer):
    status = explorer.get_by_role("status")
    set_state(page, FIGURE, {**START, "rate": 40})
    numbers = of_the_package({**START, "rate": 40})
    assert numbers["y1"] < -7  # the map ends at -6.2
    status.get_by_text("the ball is off the map, at w2 = ").wait_for()
    ball = explorer.evaluate("e => Number(e.ball.getAttribute('cy'))")
    assert abs(ball - BOTTOM) < 0.1
    set_state(page, FIGURE, START)
    status.get_by_text("the ball is at w2 = −0.26").wait_for()


def test_it_goes_on_by_itself_to_the_last_epoch(page, explorer):
    set_state(page, FIGURE, {**START, "epochs": 95})
    explorer.get_by_role("button", name="Go on", exact=True).click()
    page.wait_for_function(
        "() => { const e = document.querySelector('#fig-descent .explorer');"
        "return !e.playing && e.state.epochs === 100; }"
    )
    compare(shown(explorer), of_the_package({**START, "epochs": 100}))
    explorer.get_by_role("button", name="One epoch", exact=True).click()
    settle(page)
    assert state_of(explorer)["epochs"] == 100
    explorer.get_by_role("button", name="Go on", exact=True).click()
    page.wait_for_function(
        "() => document.querySelector('#fig-descent .explorer').state.epochs < 50"
    )
    explorer.get_by_role("button", name="Pause").click()


def test_with_reduced_motion_it_goes_a_single_epoch(visitor, site):
    window = visitor(reduced_motion="reduce")
    page = window.open(f"{site}/book/{PAGE}.html")
    explorer = find(page, FIGURE)
    explorer.get_by_role("button", name="Go on", exact=True).click()
    page.wait_for_timeout(400)
    state = {**START, "epochs": EPOCHS + 1}
    assert state_of(explorer) == state
    compare(shown(explorer), of_the_package(state))


def test_a_damaged_address_of_other_parameters_leaves_the_sliders(
    visitor, site
):
    page = visitor().open(f"{site}/book/{PAGE}.html")
    explorer = find(page, FIGURE)
    limits = """e => ["x", "y"].map(name => e.control(name))
                   .map(({min, max, value}) => [min, max, value])"""
    before = explorer.evaluate(limits)
    set_state(page, FIGURE, {**START, "right": 0, "up": 5, "x": 999})
    assert state_of(explorer) == START
    assert explorer.evaluate(limits) == before


def test_the_answers_of_the_challenge():
    """The figure's own task: which rate ends lowest, and which leaves the map first."""
    rates = [float(f"{10 ** (k / 10):.2g}") for k in range(-30, 21)]
    found = {r: of_the_package({**START, "rate": r}) for r in rates}
    losses = {rate: round(end["L1"], 4) for rate, end in found.items()}
    lowest = [r for r in rates if losses[r] == min(losses.values())]
    assert len(lowest) == 1  # so that the digits which are shown tell it
    ends = plot_descent(
        NETWORK, ("w2", "w6"), X, Y, RATES, EPOCHS, ax=Figure().subplots()
    )
    (x0, x1), (y0, y1) = ends.get_xlim(), ends.get_ylim()
    off = [
        r
        for r, end in found.items()
        if not (x0 <= end["x1"] <= x1 and y0 <= end["y1"] <= y1)
    ]
    assert min(off) > lowest[0]
