"""The network by hand, compared with the package."""

import numpy as np
from moving import compare, find, set_state, shown

from simplenet import OurNeuralNetwork, mse_loss, squared_error
from simplenet.data import PEOPLE, centre, labels, measurements
from simplenet.parameters import PARAMETERS

PAGE, FIGURE = "loss", "fig-by-hand"
X, Y = centre(measurements(PEOPLE)), labels(PEOPLE)


def of_the_package(state):
    predictions = OurNeuralNetwork.from_parameters(**state).feedforward(X)
    people = enumerate(zip(Y, predictions, strict=True))
    numbers = {**state, "mean": mse_loss(Y, predictions)}
    for i, (y_true, y_pred) in people:
        numbers[f"y{i}"] = y_pred
        numbers[f"L{i}"] = squared_error(y_true, y_pred)
    return numbers


def test_it_starts_with_the_network_of_the_chapter(visitor, site):
    page = visitor().open(f"{site}/book/{PAGE}.html")
    changed = dict(zip(PARAMETERS, (0, 1, 0, 1, 0, -1, 0, 0, 0), strict=True))
    compare(shown(find(page, FIGURE)), of_the_package(changed))


def test_it_shows_what_the_package_computes(visitor, site):
    page = visitor().open(f"{site}/book/{PAGE}.html")
    explorer = find(page, FIGURE)
    rng = np.random.default_rng(2)
    for _ in range(20):
        values = rng.integers(-50, 51, 9) / 10
        state = dict(zip(PARAMETERS, values.tolist(), strict=True))
        set_state(page, FIGURE, state)
        compare(shown(explorer), of_the_package(state))


def test_the_map_is_coloured_by_the_answers_of_the_package(visitor, site):
    page = visitor(color_scheme="light").open(f"{site}/book/{PAGE}.html")
    explorer = find(page, FIGURE)
    values = (1, 0, 0, 1, -3, -3, 0, 0, 3)
    state = dict(zip(PARAMETERS, values, strict=True))
    set_state(page, FIGURE, state)
    network = OurNeuralNetwork.from_parameters(**state)
    rng = np.random.default_rng(3)
    for across, down in rng.uniform(0.02, 0.98, (40, 2)):
        red, green, _, alpha = explorer.evaluate(
            """(e, [across, down]) => {
                 const {width, height} = e.map.canvas;
                 return [...e.map.context.getImageData(width * across, height * down, 1, 1).data];
               }""",
            [across, down],
        )
        x1, x2 = explorer.evaluate(
            "(e, [a, d]) => { const {x1, x2} = e.data;"
            "return [x1[0] + a * (x1[1] - x1[0]), x2[1] - d * (x2[1] - x2[0])]; }",
            [across, down],
        )
        y_pred = network.feedforward([x1, x2])
        if (
            abs(y_pred - 0.5) > 0.1
        ):  # between two points, near the edge of a band
            assert (red > green) == (y_pred > 0.5)
            assert abs(alpha / 255 - abs(y_pred - 0.5)) < 0.11
