"""One neuron and our network on XOR, compared with the package."""

import re

import numpy as np
import pytest
from moving import compare, find, set_state, shown, state_of

from simplenet import Neuron, OurNeuralNetwork, mse_loss
from simplenet.data import xor

PAGE, FIGURE = "experiments", "fig-xor-line"
START = {"who": 0, "w1": 1, "w2": 1, "b": -0.5, "seed": 0, "epochs": 0}
SEEDS = [0, 1, 2, 3, 4, 5]
X, Y = xor()
TRAINED = {**START, "who": 1, "epochs": 2500}


def network_of(seed, epochs):
    network = OurNeuralNetwork(np.random.default_rng(seed))
    if epochs:
        network.train(X, Y, learn_rate=1, epochs=epochs)
    return network


def of_the_package(who, w1, w2, b, seed, epochs):
    network = network_of(seed, epochs)
    one = Neuron([w1, w2], b)
    outputs = (network if who else one).feedforward(X)
    return {
        **{"w1": w1, "w2": w2, "b": b, "epochs": epochs},
        **{f"network_{name}": v for name, v in network.parameters.items()},
        **{f"y{i}": output for i, output in enumerate(outputs)},
        "right": np.sum(np.abs(Y - outputs) < 0.5),
        "mean": mse_loss(Y, outputs),
    }


@pytest.fixture
def page(visitor, site):
    return visitor().open(f"{site}/book/{PAGE}.html")


def test_it_shows_what_the_package_computes(page):
    explorer = find(page, FIGURE)
    compare(shown(explorer), of_the_package(**START))
    rng = np.random.default_rng(3)
    for _ in range(20):
        w1, w2, b = (rng.integers(-20, 21, 3) / 2).tolist()
        state = {
            "who": int(rng.integers(2)),
            **{"w1": w1, "w2": w2, "b": b},
            "seed": int(rng.choice(SEEDS)),
            "epochs": 5 * int(rng.integers(0, 501)),
        }
        set_state(page, FIGURE, state)
        assert state_of(explorer) == state
        compare(shown(explorer), of_the_package(**state))


def drawn(path):
    """Return the numbers of a path or a line."""
    return [float(number) for number in re.findall(r"-?[\d.]+", path)]


@pytest.mark.parametrize(
    ("state", "figure", "lines"),
    [(START, FIGURE, 1), (TRAINED, "fig-xor-map", 2)],
)
def test_it_draws_what_the_static_figures_draw(page, state, figure, lines):
    """Its axes, and the lines of the neurons: at the start, and of the network that has learned."""
    explorer = find(page, FIGURE)
    set_state(page, FIGURE, state)
    static = page.locator(f"#{figure} svg.figure path:not([id])")
    found = static.evaluate_all(
        "all => all.map(e => [e.getAttribute('style') ?? '', e.getAttribute('d')])"
    )
    expected = [drawn(d) for style, d in found if "dasharray" in style]
    assert len(expected) == lines
    live = explorer.locator(".x-edge line").evaluate_all(
        "all => all.map(e => ['x1', 'y1', 'x2', 'y2'].map(n => +e.getAttribute(n)))"
    )
    assert np.array(live) == pytest.approx(np.array(expected), abs=0.02)
    left, top, bottom, right = drawn(
        explorer.locator(".x-drawing path[d*=V]").first.get_attribute("d")
    )
    edges = [[left, bottom, left, top], [left, bottom, right, bottom]]
    assert all(edge in [drawn(d) for _, d in found] for edge in edges)


def test_one_neuron_gets_three_right_and_never_four(page):
    """Wherever its sliders stand."""
    best = find(page, FIGURE).evaluate(
        """e => {
             const all = [], steps = Array.from({length: 41}, (_, i) => i / 2 - 10);
             for (const w1 of steps) for (const w2 of steps) for (const b of steps) {
               Object.assign(e.state, {w1, w2, b});
               all.push(e.result().right);
             }
             return [Math.min(...new Set(all)), Math.max(...new Set(all))];
           }"""
    )
    assert best == [0, 3]


def test_training_goes_on_by_itself_to_its_end_and_then_anew(page):
    explorer = find(page, FIGURE)
    set_state(page, FIGURE, {**TRAINED, "seed": 2, "epochs": 2400})
    button = explorer.locator("[data-do=play]")
    button.click()
    explorer.locator("[data-do=play]", has_text="Train").wait_for()
    end = state_of(explorer)
    assert end == {**TRAINED, "seed": 2}
    compare(shown(explorer), of_the_package(**end))
    button.click()
    page.wait_for_function(
        "e => e.state.epochs > 20", arg=explorer.element_handle()
    )
    button.click()
    page.wait_for_timeout(100)
    early = state_of(explorer)
    assert 20 < early["epochs"] < 2500
    compare(shown(explorer), of_the_package(**early))


def test_a_new_start_is_not_trained(page):
    explorer = find(page, FIGURE)
    set_state(page, FIGURE, TRAINED)
    explorer.locator("select[name=seed]").select_option("4")
    page.wait_for_timeout(100)
    compare(
        shown(explorer), of_the_package(**{**TRAINED, "seed": 4, "epochs": 0})
    )


@pytest.mark.parametrize(
    ("name", "who"), [("w1", 0), ("w2", 0), ("b", 0), ("epochs", 1)]
)
def test_whose_controls_are_moved_answers(page, name, who):
    explorer = find(page, FIGURE)
    set_state(page, FIGURE, {**START, "who": 1 - who})
    explorer.locator(f"input[name={name}]").press("ArrowRight")
    page.wait_for_timeout(100)
    state = state_of(explorer)
    assert state["who"] == who
    assert state[name] > START[name]
    compare(shown(explorer), of_the_package(**state))


def test_a_damaged_address_leads_to_the_start(page):
    explorer = find(page, FIGURE)
    wrong = {"who": 2, "seed": 6, "epochs": 2505, "w1": 0.3, "b": "x"}
    for name, value in [*wrong.items(), ("epochs", 7)]:
        set_state(page, FIGURE, {**TRAINED, "seed": 2, name: value})
        assert state_of(explorer) == START, (name, value)
        compare(shown(explorer), of_the_package(**START))
