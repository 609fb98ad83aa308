"""The movable neuron, compared with the package."""

from fractions import Fraction

import numpy as np
import pytest
from moving import find, set_state, shown

from simplenet import Neuron

PAGE, FIGURE = "neurons", "fig-neuron"
RANGES = {
    "w1": (-5, 5, 0.1),
    "w2": (-5, 5, 0.1),
    "b": (-10, 10, 0.1),
    "x1": (-10, 10, 0.5),
    "x2": (-10, 10, 0.5),
}


def of_the_package(**state):
    """Return the sum as one has it by hand, from decimals, and the output."""
    neuron = Neuron([state["w1"], state["w2"]], state["b"])
    output = neuron.feedforward([state["x1"], state["x2"]])
    w1, w2, b, x1, x2 = (Fraction(str(state[name])) for name in RANGES)
    state["z"] = float(w1 * x1 + w2 * x2 + b)
    texts = {name: f"{value:.6g}" for name, value in state.items()}
    texts["y"] = f"{output:.4f}"
    return {name: text.replace("-", "−") for name, text in texts.items()}


def test_it_starts_with_the_published_example(visitor, site):
    page = visitor().open(f"{site}/book/{PAGE}.html")
    texts = shown(find(page, FIGURE))
    assert texts == of_the_package(w1=0, w2=1, b=4, x1=2, x2=3)
    assert texts["y"] == "0.9991"  # as printed in the source


def test_it_shows_what_the_package_computes(visitor, site):
    page = visitor().open(f"{site}/book/{PAGE}.html")
    explorer = find(page, FIGURE)
    rng = np.random.default_rng(1)
    for _ in range(20):
        state = {
            name: round(step * rng.integers(low / step, high / step + 1), 1)
            for name, (low, high, step) in RANGES.items()
        }
        set_state(page, FIGURE, state)
        assert shown(explorer) == of_the_package(**state)


@pytest.mark.parametrize(
    ("state", "z"),
    [
        # With floats, 0.1 * 3 - 0.3 is not 0.
        ({"w1": 0.1, "x1": 3, "b": -0.3, "w2": 0, "x2": 0}, "0"),
        ({"w1": 5, "x1": 10, "b": 10, "w2": 4.9, "x2": 9.5}, "106.55"),
    ],
)
def test_a_sum_is_written_as_it_is_by_hand(visitor, site, state, z):
    page = visitor().open(f"{site}/book/{PAGE}.html")
    set_state(page, FIGURE, state)
    assert shown(find(page, FIGURE))["z"] == z


CENTRES = """(drawing, shapes) => {
  const {left, top} = drawing.getBoundingClientRect();
  return [...drawing.querySelectorAll(shapes)].map(shape => shape.getBoundingClientRect())
    .filter(box => box.width > 30 && Math.abs(box.width - box.height) < 1)
    .map(box => [box.left + box.width / 2 - left, box.top + box.height / 2 - top]);
}"""


def test_its_circles_lie_where_the_drawing_has_them(visitor, site):
    page = visitor().open(f"{site}/book/{PAGE}.html")
    picture = find(page, FIGURE).locator(".x-picture")
    live = picture.locator(".x-drawing").evaluate(CENTRES, "circle")
    drawn = picture.locator(".figure").evaluate(CENTRES, "path")
    assert len(live) == len(drawn) == 4
    np.testing.assert_allclose(sorted(live), sorted(drawn), atol=1)
