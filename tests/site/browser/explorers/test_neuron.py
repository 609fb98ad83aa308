"""The movable neuron, compared with the package."""

import numpy as np
from moving import compare, find, set_state, shown

from simplenet import Neuron

PAGE, FIGURE = "neurons", "fig-neuron"
RANGES = {
    "w1": (-5, 5, 0.1),
    "w2": (-5, 5, 0.1),
    "b": (-10, 10, 0.1),
    "x1": (-10, 10, 0.5),
    "x2": (-10, 10, 0.5),
}


def of_the_package(w1, w2, b, x1, x2):
    neuron = Neuron([w1, w2], b)
    z, y = neuron.weighted_sum([x1, x2]), neuron.feedforward([x1, x2])
    return {"w1": w1, "w2": w2, "b": b, "x1": x1, "x2": x2, "z": z, "y": y}


def test_it_starts_with_the_published_example(visitor, site):
    page = visitor().open(f"{site}/book/{PAGE}.html")
    texts = shown(find(page, FIGURE))
    compare(texts, of_the_package(0, 1, 4, 2, 3))
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
        compare(shown(explorer), of_the_package(**state))
