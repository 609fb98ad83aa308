"""The network that reads what is drawn, compared with the package; the pen, and the keys."""

import math

import numpy as np
import pytest
from moving import compare, find, set_state, shown, state_of

from simplenet import MLP
from simplenet.accuracy import classes
from simplenet.data import digits

PAGE, FIGURE = "digits", "fig-reading"


@pytest.fixture
def page(visitor, site):
    window = visitor(reduced_motion="reduce")
    return window.open(f"{site}/book/{PAGE}.html")


@pytest.fixture
def explorer(page):
    return find(page, FIGURE)


@pytest.fixture
def network(explorer):
    """Return a network of the package with the parameters that the page has."""
    data = explorer.evaluate("e => e.data")
    return MLP.from_parameters(data["weights"], data["biases"])


def settled(page):
    """Wait until what has been done shows."""
    for _ in range(2):
        page.evaluate("() => new Promise(requestAnimationFrame)")


def state(ink, image=0):
    """Return the state for 8 rows of 8 sixteenths."""
    rows = {f"r{i}": 0 for i in range(8)}
    for i, row in enumerate(np.reshape(ink, (8, 8)).tolist()):
        for pixel in row:
            rows[f"r{i}"] = 17 * rows[f"r{i}"] + pixel
    return {"image": image, **rows}


def ink_of(explorer):
    """Return the ink of the drawn pixels, 8 rows of 8 sixteenths."""
    strengths = explorer.evaluate(
        "e => e.pixels.map(p => Number(p.getAttribute('fill-opacity')))"
    )
    return np.reshape(strengths, (8, 8)) * 16


def dots(x, y, radius=0.65):
    """Return how many of the 16 dots of each pixel a disc covers, by counting."""
    found = np.zeros((8, 8))
    for row in range(32):
        for column in range(32):
            far = math.dist(((column + 0.5) / 4, (row + 0.5) / 4), (x, y))
            found[row // 4, column // 4] += far < radius
    return found


def outputs(network, ink):
    prediction = network.feedforward(np.reshape(ink, 64) / 16)
    return {f"o{i}": value for i, value in enumerate(prediction)}


def is_shown(explorer, network, ink):
    """Tell whether the figure shows this image and what the package says to it."""
    assert np.array_equal(ink_of(explorer), ink)
    compare(shown(explorer), outputs(network, ink))
    return True


def corner(explorer):
    """Return where the image is on the screen, and how large a pixel."""
    box = explorer.locator(".x-pad").bounding_box()
    return box["x"], box["y"], box["width"] / 8


def test_it_starts_with_what_the_drawing_shows(explorer, network):
    first = digits().test.X[0] * 16
    assert is_shown(explorer, network, first.reshape(8, 8))
    # The static drawing, and the reader of its alternative text, see 1.00 for the 7.
    assert shown(explorer)["o7"] == "1.00"


def test_it_shows_what_the_package_computes(page, explorer, network):
    rng = np.random.default_rng(1)
    bold = (
        "e => e.bars.map(b => b.texts.map(t => t.classList.contains('x-bold')))"
    )
    for _ in range(20):
        # Ink on some of the pixels, as in drawings, and on others none.
        ink = rng.integers(0, 17, 64) * (rng.random(64) < rng.random())
        set_state(page, FIGURE, state(ink))
        assert is_shown(explorer, network, ink.reshape(8, 8))
        _, (hidden,), (output,) = network.activations([ink / 16])
        strengths = explorer.evaluate(
            "e => e.squares.map(s => Number(s.getAttribute('fill-opacity')))"
        )
        assert strengths == pytest.approx(hidden.tolist(), abs=1e-12)
        widths = explorer.evaluate(
            "e => e.bars.map(b => Number(b.bar.getAttribute('width')))"
        )
        full = explorer.evaluate(
            "e => Number(e.bars[0].bar.previousSibling.getAttribute('width'))"
        )
        assert np.divide(widths, full) == pytest.approx(output, abs=1e-12)
        largest = [[i == np.argmax(output)] * 2 for i in range(10)]
        assert explorer.evaluate(bold) == largest


def test_the_rounded_network_reads_every_image_as_the_one_that_was_trained(
    explorer, network
):
    parts = digits()
    trained = MLP((64, 30, 10), np.random.default_rng(0))
    rng = np.random.default_rng(0)
    trained.train(parts.train.X, parts.train.Y, 1, 60, 10, rng)
    for part in parts:
        read = classes(trained.feedforward(part.X))
        assert np.array_equal(classes(network.feedforward(part.X)), read)
    images, labels = explorer.evaluate("e => [e.data.images, e.data.labels]")
    meant, read = (
        classes(parts.test.Y),
        classes(trained.feedforward(parts.test.X)),
    )
    assert len(images) == len(labels) == 10 + np.sum(meant != read)


def test_the_extremes_give_numbers(page, explorer, network):
    full, empty = np.full((8, 8), 16), np.zeros((8, 8), int)
    for ink in (full, empty, np.eye(8, dtype=int) * 16):
        set_state(page, FIGURE, state(ink, image=10))
        assert is_shown(explorer, network, ink)


@pytest.mark.parametrize(
    "damage",
    [
        {"r3": 17**8},
        {"r3": -1},
        {"r3": 0.5},
        {"r3": "x"},
        {"r3": ""},
        {"image": 100},
        {"image": 0.5},
    ],
    ids=str,
)
def test_an_address_that_means_no_image_gives_the_start(page, explorer, damage):
    start = state_of(explorer)
    set_state(page, FIGURE, state(np.full((8, 8), 16), image=3))
    assert state_of(explorer) != start
    set_state(page, FIGURE, state(np.full((8, 8), 16), image=3) | damage)
    assert state_of(explorer) == start


def test_an_address_keeps_a_drawing(visitor, page, explorer):
    explorer.locator("[data-do=clear]").click()
    explorer.locator(".x-pad").press(" ")
    explorer.locator("[data-do=link]").click()
    kept = state_of(explorer)
    other = visitor().open(page.url)
    assert state_of(find(other, FIGURE)) == kept


def test_a_click_inks_the_dots_that_the_pen_covers(page, explorer, network):
    explorer.locator("[data-do=clear]").click()
    left, top, unit = corner(explorer)
    for x, y in ((2.5, 3.5), (6, 1), (0.1, 7.9)):
        page.mouse.click(left + x * unit, top + y * unit)
    settled(page)
    expected = np.maximum(dots(2.5, 3.5), dots(6, 1))
    expected = np.maximum(expected, dots(0.1, 7.9))
    # The mouse can only be at whole pixels of the screen.
    assert np.abs(ink_of(explorer) - expected).max() <= 1
    compare(shown(explorer), outputs(network, ink_of(explorer)))


def test_a_stroke_has_no_gaps_and_the_eraser_takes_it_away(page, explorer):
    explorer.locator("[data-do=clear]").click()
    left, top, unit = corner(explorer)

    def stroke():
        page.mouse.move(left + 4.5 * unit, top + 0.5 * unit)
        page.mouse.down()
        page.mouse.move(left + 4.5 * unit, top + 7.5 * unit)
        page.mouse.up()
        settled(page)

    stroke()
    drawn = ink_of(explorer)
    assert (drawn[:, 4] == 16).all()
    assert (drawn[:, [3, 5]] > 0).all()
    assert (drawn[:, [3, 5]] < 8).all()
    assert not drawn[:, [0, 1, 2, 6, 7]].any()
    page.mouse.move(left + unit, top + unit)  # the button is up
    settled(page)
    assert np.array_equal(ink_of(explorer), drawn)

    eraser = explorer.get_by_role("button", name="Eraser", pressed=False)
    eraser.click()
    assert explorer.get_by_role("button", name="Eraser", pressed=True).count()
    page.mouse.click(left + 4.5 * unit, top + 0.5 * unit)
    settled(page)
    expected = np.maximum(drawn - dots(4.5, 0.5), 0)
    assert np.abs(ink_of(explorer) - expected).max() <= 1
    stroke()
    assert not ink_of(explorer).any()


def test_everything_can_be_drawn_by_keys(page, explorer):
    explorer.locator("[data-do=clear]").focus()
    page.keyboard.press("Enter")
    pad = explorer.locator(".x-pad")
    pad.focus()
    before = page.evaluate("scrollY")
    for key in ["ArrowLeft"] * 9 + ["ArrowUp"] * 9 + [" "]:
        page.keyboard.press(key)
    settled(page)
    assert np.array_equal(ink_of(explorer), dots(0.5, 0.5))
    status = explorer.locator(".x-status")
    assert status.inner_text() == "Row 1, column 1: ink 16 of 16."
    for key in ["ArrowRight"] * 9 + ["ArrowDown"] * 9 + [" ", "ArrowUp"]:
        page.keyboard.press(key)
    settled(page)
    both = dots(0.5, 0.5) + dots(7.5, 7.5)
    assert np.array_equal(ink_of(explorer), both)
    ink = both[6, 7].astype(int)
    assert status.inner_text() == f"Row 7, column 8: ink {ink} of 16."
    for key in ("ArrowDown", "Delete"):
        page.keyboard.press(key)
    both[7, 7] = 0
    settled(page)
    assert np.array_equal(ink_of(explorer), both)
    assert page.evaluate("scrollY") == before
    page.keyboard.press("Tab")
    assert not pad.evaluate("e => e === document.activeElement")


def test_the_image_moves_by_a_pixel_and_loses_what_leaves_it(
    page, explorer, network
):
    expected = digits().test.X[0].reshape(8, 8) * 16
    for way, axis, step in (
        ("right", 1, 1),
        ("down", 0, 1),
        ("left", 1, -1),
        ("up", 0, -1),
    ):
        explorer.locator(f"[data-do={way}]").click()
        settled(page)
        expected = np.roll(expected, step, axis)
        expected[:, 0 if step == 1 else -1] *= axis == 0
        expected[0 if step == 1 else -1] *= axis == 1
        assert is_shown(explorer, network, expected)
        if way == "right":  # as the text below the figure asks
            text = "meant as 7. The network reads 3"
            explorer.get_by_text(text).wait_for()


def test_the_test_images_come_one_after_the_other(page, explorer, network):
    parts = digits()
    meant = classes(parts.test.Y)
    known = dict(zip(map(tuple, parts.test.X), meant, strict=True))
    wrong = []
    count = len(explorer.evaluate("e => e.data.images"))
    for number in (*range(1, count + 1), 1):
        image = ink_of(explorer)
        meant = known[tuple(image.ravel() / 16)]
        assert is_shown(explorer, network, image)
        read = classes([list(outputs(network, image).values())])[0]
        wrong.append(read != meant)
        sentence = explorer.evaluate("e => e.sentence()")
        start = f"Image {number} of {count}, meant as {meant}. "
        assert sentence.startswith(f"{start}The network reads {read}, ")
        explorer.locator("[data-do=next]").click()
        settled(page)
    assert wrong == [False] * 10 + [True] * (count - 10) + [False]
    explorer.locator("[data-do=clear]").click()
    settled(page)
    assert not ink_of(explorer).any()
    sentence = explorer.evaluate("e => e.sentence()")
    assert sentence.startswith("The network reads ")


@pytest.mark.parametrize("change", ["pen", "Delete", "Backspace", " "])
def test_what_is_drawn_is_no_test_image(explorer, change):
    assert state_of(explorer)["image"] == 1
    pad = explorer.locator(".x-pad")
    if change == "pen":
        pad.click()
    else:
        pad.press(change)
    assert state_of(explorer)["image"] == 0
    settled(explorer.page)
    assert "Image" not in explorer.evaluate("e => e.sentence()")


@pytest.mark.parametrize("width", [1280, 320])
def test_what_is_live_lies_on_the_drawing(visitor, site, width):
    page = visitor(viewport={"width": width, "height": 900}).open(
        f"{site}/book/{PAGE}.html"
    )
    explorer = find(page, FIGURE)
    frames = """(e, where) => [...e.querySelectorAll(where)].map(b => b.getBoundingClientRect())
                 .map(b => [b.x, b.y, b.width, b.height])"""
    pad = explorer.evaluate(frames, ".x-pad")
    live = explorer.evaluate(frames, ".x-drawing :is(rect, text)")
    still = explorer.evaluate(frames, ".figure path")
    # The frame of the image, and the last of the bars with its number.
    assert np.abs(np.subtract(live, pad[0])).max(axis=1).min() < 1
    frame = np.subtract(still, pad[0])
    assert np.abs(frame).max(axis=1).min() < 1
    bar = explorer.evaluate(
        "e => e.bars[9].bar.previousSibling.getBoundingClientRect().toJSON()"
    )
    at = [bar["x"], bar["y"], bar["width"], bar["height"]]
    assert np.abs(np.subtract(still, at)).max(axis=1).min() < 1


def test_a_finger_draws_and_does_not_scroll(visitor, site):
    window = visitor(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    page = window.open(f"{site}/book/{PAGE}.html")
    explorer = find(page, FIGURE)
    pad = explorer.locator(".x-pad")
    explorer.locator("[data-do=clear]").tap()
    pad.scroll_into_view_if_needed()
    left, top, unit = corner(explorer)
    before = page.evaluate("scrollY")
    touch = page.context.new_cdp_session(page)

    def send(kind, *points):
        points = [
            {"x": left + x * unit, "y": top + y * unit} for x, y in points
        ]
        touch.send(
            "Input.dispatchTouchEvent", {"type": kind, "touchPoints": points}
        )

    send("touchStart", (4.5, 7.5))
    for y in (6, 4, 2, 0.5):
        send("touchMove", (4.5, y))
    send("touchEnd")
    settled(page)
    assert (ink_of(explorer)[:, 4] == 16).all()
    assert page.evaluate("scrollY") == before
