"""The movable neuron, compared with the package."""

import numpy as np
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
    """Return what `draw_neuron` writes: four digits, and four decimals of the output."""
    neuron = Neuron([state["w1"], state["w2"]], state["b"])
    inputs = [state["x1"], state["x2"]]
    state["z"] = round(neuron.weighted_sum(inputs), 9) + 0.0
    texts = {name: f"{value:.4g}" for name, value in state.items()}
    texts["y"] = f"{neuron.feedforward(inputs):.4f}"
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
