"""Training, live: compared with the package, sample by sample and epoch by epoch."""

import re
from itertools import pairwise

import numpy as np
import pytest
from moving import compare, find, set_state, shown, state_of

from simplenet import OurNeuralNetwork, mse_loss
from simplenet.data import PEOPLE, centre, labels, measurements

PAGE, FIGURE = "gradient-descent", "fig-training"
X, Y = centre(measurements(PEOPLE)), labels(PEOPLE)
SEEDS = (157, 1, 2, 3, 4, 5)
MOST = 20_000  # epochs, after which the figure ends
AT_REST = 700  # milliseconds, after which it has said what it shows


def drawn(seed):
    return OurNeuralNetwork(np.random.default_rng(seed))


def walked(network, rate, samples):
    """Go so many steps of one sample each by the gradients of the package."""
    for i in range(samples):
        slopes = network.gradients(X[i], Y[i])
        moved = {
            name: value - rate * slopes[name]
            for name, value in network.parameters.items()
        }
        network = OurNeuralNetwork.from_parameters(**moved)
    return network


def trained(seed, rate, epochs, samples=0):
    """Return the state and the losses of the epochs as the package finds them."""
    network = drawn(seed)
    losses = network.train(X, Y, rate, epochs) if epochs else []
    network = walked(network, rate, samples)
    done = {"seed": seed, "rate": rate, "epoch": epochs, "sample": samples}
    return done | network.parameters, losses


def of_the_package(state):
    """Return each number that the figure shows in this state."""
    names = set(state) - {"seed", "rate", "epoch", "sample"}
    nine = {name: state[name] for name in names}
    predictions = OurNeuralNetwork.from_parameters(**nine).feedforward(X)
    return {
        **{name: value for name, value in state.items() if name != "seed"},
        **{f"y{i}": y_pred for i, y_pred in enumerate(predictions)},
        "start": mse_loss(Y, drawn(state["seed"]).feedforward(X)),
        "mean": mse_loss(Y, predictions),
    }


def losses_of(explorer):
    """Return the epoch with which the curve begins, and its losses."""
    return explorer.evaluate("e => [e.first, e.losses]")


def press(explorer, *names):
    for name in names:
        explorer.get_by_role("button", name=name, exact=True).click()
    explorer.evaluate("() => new Promise(requestAnimationFrame)")
    explorer.evaluate("() => new Promise(requestAnimationFrame)")


def turn(explorer, rate):
    slider = explorer.get_by_label("learning rate")
    slider.fill(f"{np.log10(rate):.1f}")
    return slider


@pytest.fixture
def page(visitor, site):
    return visitor().open(f"{site}/book/{PAGE}.html")


@pytest.fixture
def explorer(page):
    return find(page, FIGURE)


def test_it_starts_with_the_network_that_the_chapter_has_trained(explorer):
    state, losses = trained(157, 0.1, 1000)
    assert state_of(explorer) == state
    compare(shown(explorer), of_the_package(state))
    first, found = losses_of(explorer)
    assert first == 0
    assert len(found) == 1001
    assert np.abs(np.subtract(found, losses)).max() < 1e-12


def test_it_shows_what_the_package_computes(page, explorer):
    rng = np.random.default_rng(5)
    for _ in range(20):
        rate = float(f"{10.0 ** (rng.integers(-40, 21) / 10):.2g}")
        epochs, samples = rng.integers(1, 1000), rng.integers(4)
        seed = int(rng.choice(SEEDS))
        state, losses = trained(seed, rate, int(epochs), int(samples))
        set_state(page, FIGURE, state)
        assert state_of(explorer) == state
        compare(shown(explorer), of_the_package(state))
        first, found = losses_of(explorer)
        assert first == 0
        assert len(found) == epochs + 1
        assert np.abs(np.subtract(found, losses)).max() < 1e-12


@pytest.mark.parametrize("seed", SEEDS)
def test_buttons_train_as_the_package_does(explorer, seed):
    explorer.get_by_label("seed").select_option(str(seed))
    turn(explorer, 0.5)
    press(explorer, "Start again")
    compare(shown(explorer), of_the_package(trained(seed, 0.5, 0)[0]))
    press(explorer, "One sample", "One sample", "One sample")
    compare(shown(explorer), of_the_package(trained(seed, 0.5, 0, 3)[0]))
    press(explorer, "One epoch")  # to its end
    compare(shown(explorer), of_the_package(trained(seed, 0.5, 1)[0]))
    press(explorer, "100 epochs", "100 epochs", "One epoch", "One sample")
    state, losses = trained(seed, 0.5, 202, 1)
    compare(shown(explorer), of_the_package(state))
    assert np.abs(np.subtract(losses_of(explorer)[1], losses)).max() < 1e-12


def test_it_says_whose_step_it_was(page, explorer):
    press(explorer, "Start again")
    for person, after in pairwise(PEOPLE):
        press(explorer, "One sample")
        page.wait_for_timeout(AT_REST)
        words = explorer.locator(".x-status").text_content()
        assert words.startswith(f"Epoch 0 and a step for {person.name}: ")
        assert explorer.locator(".x-next").text_content() == after.name


@pytest.mark.parametrize("seed", [157, 2])
@pytest.mark.parametrize("rate", [0.0001, 100])
def test_nothing_goes_wrong_at_the_ends(page, explorer, seed, rate):
    explorer.get_by_label("seed").select_option(str(seed))
    slider = turn(explorer, rate)
    press(explorer, "Start again")
    assert not explorer.evaluate("(e, n) => e.train(n)", MOST + 5)
    press(explorer, "Train")  # and there is nothing to train
    page.wait_for_timeout(AT_REST)
    assert explorer.locator("[data-do=play]").text_content() == "Train"
    state = state_of(explorer)
    compare(shown(explorer), of_the_package(state))
    assert (state["epoch"], state["rate"]) == (MOST, rate)
    assert slider.get_attribute("aria-valuetext") == f"{rate:g}"
    assert np.isfinite([*state.values(), *losses_of(explorer)[1]]).all()
    assert max(map(abs, state.values())) < 1e6
    assert not re.search("NaN|Infinity", explorer.inner_html())


def test_the_curve_keeps_its_peaks(explorer):
    """Of many losses not all are drawn; one that stands out is."""
    high, low, line = explorer.evaluate("""e => {
      e.losses = Array(1001).fill(0.2);
      [e.losses[555], e.losses[777]] = [0.9, 0.01];
      e.show();
      const {axes, line} = e.curve;
      const places = [[555, 0.9], [777, 0.01]].map(([x, y]) => [axes.x(x), axes.y(y)]);
      return [...places, line.getAttribute("d")];
    }""")
    points = np.array(
        [point.split() for point in line[1:].split("L")], dtype=float
    )
    assert len(points) <= 302
    assert np.all(np.diff(points[:, 0]) >= 0)
    for place in (high, low):
        assert np.abs(points - place).max(axis=1).min() <= 0.1


def test_a_link_leads_to_the_same_place(visitor, page, explorer):
    press(explorer, "Start again", "100 epochs", "One sample", "Link to this")
    plain = find(visitor().open(page.url), FIGURE)
    assert state_of(plain) == state_of(explorer)
    assert losses_of(plain) == losses_of(explorer)
    turn(explorer, 0.5)  # on the way
    press(explorer, "100 epochs", "Link to this")
    other = find(visitor().open(page.url), FIGURE)
    assert state_of(other) == state_of(explorer)
    assert shown(other) == shown(explorer)
    first, (loss,) = losses_of(other)
    assert first == 200
    assert loss == pytest.approx(of_the_package(state_of(other))["mean"])
    press(other, "One epoch")
    press(explorer, "One epoch")
    assert shown(other) == shown(explorer)


DAMAGED = [
    ("seed", "0"),
    ("seed", "6"),
    ("seed", "1.5"),
    ("rate", "0.123"),
    ("rate", "0"),
    ("rate", "1000"),
    ("epoch", "-1"),
    ("epoch", "1.5"),
    ("epoch", str(MOST + 1)),
    ("sample", "4"),
    ("sample", "-1"),
    ("w1", "1e300"),
    ("b3", "Infinity"),
    ("w6", ""),
]


def test_a_damaged_address_leads_to_the_start(page, explorer):
    start = state_of(explorer)
    other, _ = trained(2, 0.5, 30, 1)
    for name, text in DAMAGED:
        set_state(page, FIGURE, other)
        assert state_of(explorer) == other
        set_state(page, FIGURE, other | {name: text})
        assert state_of(explorer) == start, (name, text)
        assert explorer.get_by_label("seed").input_value() == "157"
        assert len(losses_of(explorer)[1]) == 1001


def test_a_new_seed_is_a_new_network(explorer):
    explorer.get_by_label("seed").select_option("3")
    press(explorer)
    compare(shown(explorer), of_the_package(trained(3, 0.1, 0)[0]))


def test_it_plays_until_it_is_paused(page, explorer):
    press(explorer, "Start again", "Train")
    page.wait_for_function(
        "name => document.querySelector(`#${name} .explorer`).state.epoch > 20",
        arg=FIGURE,
    )
    press(explorer, "Pause")
    epoch = state_of(explorer)["epoch"]
    compare(shown(explorer), of_the_package(trained(157, 0.1, epoch)[0]))
    page.wait_for_timeout(100)
    assert state_of(explorer)["epoch"] == epoch


def test_with_reduced_motion_a_press_is_an_epoch(visitor, site):
    window = visitor(reduced_motion="reduce")
    explorer = find(window.open(f"{site}/book/{PAGE}.html"), FIGURE)
    press(explorer, "Start again", "Train one epoch")
    state = trained(157, 0.1, 1)[0]
    compare(shown(explorer), of_the_package(state))
