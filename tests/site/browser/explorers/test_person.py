"""Emily on the first page, compared with the package; moved by sliders, mouse, finger and keys."""

import numpy as np
import pytest
from moving import compare, find, set_state, shown, state_of

from simplenet import OurNeuralNetwork
from simplenet.data import PEOPLE, centre, labels, measurements

PAGE, FIGURE = "index", "fig-cover"
WIDE = {"viewport": {"width": 1280, "height": 900}}


@pytest.fixture(scope="module")
def network():
    network = OurNeuralNetwork(np.random.default_rng(157))
    network.train(centre(measurements(PEOPLE)), labels(PEOPLE))
    return network


def place(explorer, weight, height):
    """Return where on the screen a weight and a height are."""
    return explorer.evaluate(
        """(e, [weight, height]) => {
             const drawing = e.querySelector(".x-drawing");
             const at = new DOMPoint(e.axes.x(weight), e.axes.y(height));
             const {x, y} = at.matrixTransform(drawing.getScreenCTM());
             return [x, y];
           }""",
        [weight, height],
    )


def settled(page, explorer):
    page.evaluate("() => new Promise(requestAnimationFrame)")
    return state_of(explorer)


def test_it_starts_with_emily_and_the_published_answer(visitor, site):
    page = visitor(**WIDE).open(f"{site}/book/{PAGE}.html")
    explorer = find(page, FIGURE)
    assert shown(explorer) == {
        "weight": "128 pounds",
        "height": "63 inches",
        "answer": "0.951",
    }
    drawn = explorer.locator(".x-drawing").text_content()
    assert "Emily: 0.951, female" in drawn
    # What the page asks, and the map that shows it, are seen at once.
    map_ = page.locator(f"#{FIGURE} canvas").bounding_box()
    assert map_["y"] + map_["height"] < 900


def test_it_shows_what_the_package_computes(visitor, site, network):
    page = visitor().open(f"{site}/book/{PAGE}.html")
    explorer = find(page, FIGURE)
    rng = np.random.default_rng(5)
    said = set()
    for _ in range(20):
        weight = int(rng.integers(109, 172))
        height = float(rng.integers(116, 149)) / 2
        set_state(page, FIGURE, {"weight": weight, "height": height})
        answer = network.feedforward(centre([weight, height]))
        expected = {"weight": weight, "height": height, "answer": answer}
        compare(shown(explorer), expected)
        word = "female" if answer > 0.5 else "male"
        drawn = explorer.locator(".x-drawing").text_content()
        assert f"Emily: {answer:.3f}, {word}" in drawn
        said.add(word)
    assert said == {"female", "male"}


def test_what_moves_lies_where_the_static_figure_has_it(visitor, site):
    page = visitor(**WIDE).open(f"{site}/book/{PAGE}.html")
    explorer = find(page, FIGURE)
    # Signs are the same shapes in both: for each of those drawn live, the nearest of the others.
    far = explorer.evaluate(
        """e => {
             const middle = part => {
               const {x, y, width, height} = part.getBoundingClientRect();
               return [x + width / 2, y + height / 2];
             };
             const drawn = [...e.querySelectorAll(".figure use")].map(middle);
             return [...e.querySelectorAll(".x-drawing g .x-sign")].map(middle).map(
               ([x, y]) => Math.min(...drawn.map(([u, v]) => Math.hypot(x - u, y - v))));
           }"""
    )
    assert len(far) == 5
    assert max(far) < 1.5  # pixels


def test_a_click_moves_emily_to_the_nearest_step(visitor, site):
    page = visitor(**WIDE).open(f"{site}/book/{PAGE}.html")
    explorer = find(page, FIGURE)
    page.mouse.click(*place(explorer, 150.2, 60.1))
    assert settled(page, explorer) == {"weight": 150, "height": 60}
    assert explorer.locator("[name=weight]").input_value() == "150"
    assert shown(explorer)["weight"] == "150 pounds"


def test_a_drag_moves_her_and_stops_at_the_edge(visitor, site):
    page = visitor(**WIDE).open(f"{site}/book/{PAGE}.html")
    explorer = find(page, FIGURE)
    page.mouse.move(*place(explorer, 128, 63))
    page.mouse.down()
    page.mouse.move(*place(explorer, 140, 70))
    assert settled(page, explorer) == {"weight": 140, "height": 70}
    page.mouse.move(*place(explorer, 200, 90))
    page.mouse.up()
    assert settled(page, explorer) == {"weight": 171, "height": 74}
    page.mouse.move(*place(explorer, 120, 60))
    assert settled(page, explorer) == {"weight": 171, "height": 74}


def touch(page, *points):
    """Put a finger down at the first point, move it to the others, and lift it."""
    session = page.context.new_cdp_session(page)

    def send(kind, points):
        held = [{"x": x, "y": y} for x, y in points]
        event = {"type": kind, "touchPoints": held}
        session.send("Input.dispatchTouchEvent", event)

    send("touchStart", points[:1])
    for point in points[1:]:
        send("touchMove", [point])
    send("touchEnd", [])


def test_a_finger_drags_her_taps_the_map_and_scrolls_beside_her(visitor, site):
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
    page = visitor(**phone).open(f"{site}/book/{PAGE}.html")
    explorer = find(page, FIGURE)
    explorer.locator("[name=height]").scroll_into_view_if_needed()
    (x, y), to = place(explorer, 128, 63), place(explorer, 132, 67)
    before = page.evaluate("scrollY")
    touch(page, (x, y), ((x + to[0]) / 2, (y + to[1]) / 2), to)
    assert settled(page, explorer) == {"weight": 132, "height": 67}
    assert page.evaluate("scrollY") == before
    page.touchscreen.tap(*place(explorer, 160, 60))
    assert settled(page, explorer) == {"weight": 160, "height": 60}
    x, y = place(explorer, 120, 62)
    touch(page, (x, y), (x, y - 30), (x, y - 90), (x, y - 150))
    page.wait_for_function("before => scrollY > before", arg=before)
    assert settled(page, explorer) == {"weight": 160, "height": 60}


def touching(explorer):
    """Return the texts that Emily's name touches, and whether it reaches over the map's edge."""
    *others, name = (
        text.bounding_box() for text in explorer.locator("text").all()
    )
    frame = explorer.locator("canvas").bounding_box()
    right, bottom = name["x"] + name["width"], name["y"] + name["height"] - 4
    found = [
        other
        for other in others
        if other["x"] < right
        and name["x"] < other["x"] + other["width"]
        and other["y"] < bottom
        and name["y"] < other["y"] + other["height"] - 4
    ]
    if name["x"] < frame["x"] or right > frame["x"] + frame["width"]:
        found.append("an edge")
    return found


@pytest.mark.parametrize("width", [390, 1280])
def test_her_name_clears_what_else_is_written(visitor, site, width):
    window = visitor(viewport={"width": width, "height": 900})
    page = window.open(f"{site}/book/{PAGE}.html")
    explorer = find(page, FIGURE)
    assert explorer.locator("text").last.text_content() == "Emily"
    corners = [(w, h) for w in (109, 171) for h in (58, 74)]
    near = [(134, 66), (133, 65), (122, 60), (160, 73), (148, 70), (160, 60)]
    for weight, height in [(128, 63), *corners, *near]:
        set_state(page, FIGURE, {"weight": weight, "height": height})
        assert touching(explorer) == [], (weight, height)
