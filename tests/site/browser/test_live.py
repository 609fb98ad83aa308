"""Code that readers run in the page: with the package, without installing anything."""

import json
import math
import re
from collections import Counter
from itertools import chain

import numpy as np
import pytest
from browsing import (
    POLICY,
    Visitor,
    foreign,
    overhang,
    served,
    violations,
    weight,
)
from pages import PART_I, PART_II
from playwright.sync_api import expect
from running import WAIT, Running, parts
from visits import shift

from simplenet import OurNeuralNetwork
from simplenet.data import PEOPLE, centre, labels, measurements

# As CONTRIBUTING says (Publish).
RUNS = POLICY.replace(
    "script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'"
)
FIRST_CLICK = 10_000_000  # bytes at most, as a server sends them that packs
NUMBER = r"-?\d+(?:\.\d*)?(?:e[-+]?\d+)?"
# The last digit of `exp` is another one here than there. Training makes more of that, and so does
# nudging, which subtracts numbers that are nearly equal.
CLOSE = 1e-10
# matplotlib 3.8, which comes with Pyodide, puts other numbers at logarithmic axes.
OTHER_TICKS = [("checking-gradients", 4)]


@pytest.fixture(scope="module")
def python(published):
    """The book with the files that Python comes in."""
    problem = published.root / "no-python"
    if problem.exists():
        # They come out of a package of others' (tests/support/pyodide.py), which may go one day.
        pytest.skip(f"no Python for browsers: {problem.read_text('utf-8')}")
    return published


@pytest.fixture(scope="module")
def asked():
    """How often each file has been asked of the server."""
    return Counter()


@pytest.fixture(scope="module")
def home(python, asked):
    """The address of the book on a strict server that lets WebAssembly run."""
    with served(python.html, RUNS, asked) as address:
        yield address


@pytest.fixture
def opened(visitor, home):
    """Open a page whose code can be run."""

    def opened(name, **options):
        window = visitor(**options)
        window.open(f"{home}/book/{name}.html")
        return Running(window)

    return opened


@pytest.fixture(scope="module")
def shared(browser, home):
    """A page on which Python runs."""
    window = Visitor(browser, viewport={"width": 1280, "height": 900})
    window.open(f"{home}/book/neurons.html")
    yield Running(window).begin()
    window.context.close()


@pytest.fixture
def neurons(shared):
    """That page, with the book's text."""
    for place in range(len(shared)):
        if shared.button(place, "Reset").is_enabled():
            shared.button(place, "Reset").click()
    yield shared
    assert shared.window.complaints == []


def alike(ours, books):
    """Return whether two texts say the same, but for where lines break and the last digits."""
    numbers = [
        [*map(float, re.findall(NUMBER, text))] for text in (ours, books)
    ]
    words = [re.sub(NUMBER, "0", text).split() for text in (ours, books)]
    return words[0] == words[1] and all(
        math.isclose(a, b, rel_tol=CLOSE) for a, b in zip(*numbers, strict=True)
    )


@pytest.mark.parametrize(
    ("ours", "books", "same"),
    [
        ("Right: it is 2.5", "Right: it\nis 2.5", True),
        ("0.0388152646028977", "0.0388152646028978", True),
        ("0.3", "0.4", False),
        ("1e-10", "2e-10", False),
        ("1 2", "1", False),
        ("yes", "no", False),
    ],
)
def test_texts_that_differ_are_seen(ours, books, same):
    assert alike(ours, books) is same


@pytest.mark.parametrize("name", [*PART_I, *PART_II])
def test_every_cell_puts_out_what_the_book_shows(opened, home, python, name):
    page = opened(name)
    cells = [
        c
        for c in python.page(name).select("div.cell")
        if c.select(".cell_input")
    ]
    if not cells:
        assert page.bar.count() == 0
        return
    page.begin()
    assert len(page) == len(cells)
    for place, cell in enumerate(cells):
        assert page.run(place) == "Done", (place, page.text(place))
        if (name, place) not in OTHER_TICKS:
            drawn = parts(cell.select("svg.figure"))
            assert page.drawn(place) == drawn, place
        # What an exercise says at the start stands on no page.
        if "tag_remove-output" not in cell["class"]:
            books = "\n".join(
                part.get_text() for part in cell.select(".output")
            )
            assert alike(page.text(place), books), (
                place,
                page.text(place),
                books,
            )
    assert page.window.complaints == []
    assert foreign(page.window.requests, home) == []


def test_a_trained_network_is_that_of_the_package(neurons):
    """The published numbers agree to the last digit that is printed, and the rest nearly."""
    neurons.run(
        3,
        "import json\nimport numpy as np\nfrom simplenet import OurNeuralNetwork\n"
        "from simplenet.data import *\nfrom simplenet.data import EMILY, FRANK\n"
        "network = OurNeuralNetwork(np.random.default_rng(157))\n"
        "losses = network.train(centre(measurements(PEOPLE)), labels(PEOPLE))\n"
        "both = network.feedforward(centre(measurements([EMILY, FRANK])))\n"
        "print(json.dumps([*network.vector, losses[-1]]))\nboth.round(3)",
    )
    numbers, *_, published = neurons.text(3).strip().splitlines()
    network = OurNeuralNetwork(np.random.default_rng(157))
    losses = network.train(centre(measurements(PEOPLE)), labels(PEOPLE))
    here = np.array([*network.vector, losses[-1]])
    there = np.array(json.loads(numbers))
    print("units in the last place:", (there - here) / np.spacing(here))
    np.testing.assert_array_max_ulp(there, here, maxulp=1)
    assert published == "array([0.951, 0.039])"


class TestRunning:
    def test_a_changed_cell_puts_out_something_else(self, neurons):
        assert neurons.run(3) == "Done"
        books = neurons.text(3)
        assert (
            neurons.run(
                3, "print(neuron(0, 0, 0, 2, 3))\nneuron(0, 0, 0, 1, 1)"
            )
            == "Done"
        )
        assert neurons.text(3).split() == ["0.5", "np.float64(0.5)"]
        neurons.button(3, "Reset").click()
        assert (
            neurons.editor(3).input_value()
            == "print(neuron(0.5, 1, -3, 2, 3))\nprint(neuron(0, 1, 4, 2, 3))"
        )
        assert neurons.text(3) == ""
        assert neurons.cells.nth(3).locator(".cell_output").first.is_visible()
        assert neurons.run(3) == "Done"
        assert neurons.text(3) == books

    def test_what_a_cell_needs_runs_before_it_and_no_more(self, neurons):
        neurons.bar.get_by_role("button", name="Start over").click()
        assert neurons.run(7) == "Done"  # a solution, which needs the program
        states = map(neurons.state, range(len(neurons)))
        done = [n for n, s in enumerate(states) if s.inner_text() == "Done"]
        assert done == [2, 6, 7]

    def test_a_second_click_and_a_double_click_are_one_run(self, neurons):
        text = "x = globals().get('x', 0) + 1\nprint(x)"
        neurons.editor(4).fill(text)
        neurons.button(4, "Run cell").dblclick()
        expect(neurons.state(4)).to_have_text("Done", timeout=WAIT)
        assert neurons.text(4) == "1\n"

    def test_a_package_that_the_site_has_not_is_missing_and_no_more(
        self, neurons
    ):
        neurons.run(4, "x = 5")
        assert neurons.run(4, "import pandas") == "Stopped at an error"
        assert "No module named 'pandas'" in neurons.text(4)
        assert neurons.run(3) == "Done"

    def test_an_error_names_the_cell_and_the_line(self, neurons):
        neurons.editor(2).fill("def neuron(*numbers):\n    return nothing")
        assert neurons.run(3) == "Stopped at an error"
        assert neurons.text(3).splitlines() == [
            "cell 4, line 1: print(neuron(0.5, 1, -3, 2, 3))",
            "cell 3, line 2: return nothing",
            "NameError: name 'nothing' is not defined",
        ]
        neurons.editor(2).fill("1 / 0\nneuron = 1")
        assert "cell above" in neurons.run(3)
        assert "ZeroDivisionError" in neurons.text(2)

    def test_a_loop_without_end_is_stopped_and_the_page_lives_on(self, neurons):
        neurons.editor(4).fill("print('on my way')\nwhile True:\n    print(1)")
        neurons.button(4, "Run cell").click()
        flooded = neurons.cells.nth(4)
        expect(flooded).to_contain_text("on my way", timeout=WAIT)
        expect(flooded).to_contain_text("the rest is left out", timeout=WAIT)
        neurons.button(4, "Stop Python").click()
        expect(neurons.state(4)).to_have_text("Stopped", timeout=WAIT)
        assert (
            neurons.run(3) == "Done"
        )  # with a Python of its own, which begins anew
        assert neurons.text(3).startswith("0.731")

    def test_an_exercise_answers(self, neurons):
        assert (
            neurons.run(
                6,
                "from simplenet.exercises import check_quiet_sum\ncheck_quiet_sum(1)",
            )
            == "Done"
        )
        assert neurons.text(6).startswith("Not yet:")
        neurons.editor(6).fill(
            neurons.editor(6).input_value().replace("(1)", "(-1)")
        )
        neurons.run(6)
        assert neurons.text(6).startswith("Right:")

    def test_all_run_in_order(self, neurons):
        neurons.bar.get_by_role("button", name="Run all").click()
        last = len(neurons) - 3  # the last exercise; two solutions follow
        expect(neurons.state(last)).to_have_text("Done", timeout=WAIT)
        texts = [
            neurons.state(place).inner_text() for place in range(len(neurons))
        ]
        assert set(texts) == {"Done", ""}
        assert texts[7] == ""  # a solution is not run unasked
        neurons.bar.get_by_role("button", name="Start over").click()
        assert neurons.text(3) == ""
        expect(neurons.status).to_contain_text(
            "runs in this page", timeout=WAIT
        )

    def test_a_cell_that_python_breaks_at_says_so(self, neurons):
        neurons.run(4, "import os\nos.abort()")
        expect(neurons.status).to_contain_text("broke off")
        assert neurons.state(4).inner_text() == "Stopped"
        assert neurons.run(3) == "Done"
        neurons.window.forget()  # Pyodide has told the console, too


class TestByKeyboard:
    def test_a_cell_is_changed_and_run_and_the_focus_stays(self, neurons):
        neurons.editor(3).focus()
        neurons.page.keyboard.press("Control+a")
        neurons.page.keyboard.type("for n in range(2):\nprint(n)")
        assert (
            neurons.editor(3).input_value()
            == "for n in range(2):\n    print(n)"
        )
        neurons.page.keyboard.press("Control+Enter")
        expect(neurons.state(3)).to_have_text("Done", timeout=WAIT)
        assert neurons.text(3) == "0\n1\n"
        expect(neurons.editor(3)).to_be_focused()
        neurons.page.keyboard.press("Tab")
        expect(neurons.button(3, "Run cell")).to_be_focused()
        neurons.page.keyboard.press("Enter")
        expect(neurons.state(3)).to_have_text("Done", timeout=WAIT)
        expect(neurons.button(3, "Run cell")).to_be_focused()
        neurons.page.keyboard.press("Tab")
        neurons.page.keyboard.press("Enter")
        assert neurons.text(3) == ""
        expect(neurons.button(3, "Run cell")).to_be_focused()

    def test_beginning_by_keyboard(self, opened):
        page = opened("loss")
        page.bar.get_by_role("button").focus()
        page.page.keyboard.press("Enter")
        expect(page.bar.get_by_role("button", name="Run all")).to_be_focused()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_it_has_no_barriers_and_no_overhang(opened, scheme, width):
    page = opened(
        "neurons", color_scheme=scheme, viewport={"width": width, "height": 900}
    )
    assert violations(page.page) == []
    page.begin()
    page.run(0)
    page.run(3)
    page.run(4, "1 / 0")
    page.run(6)
    assert violations(page.page) == []
    assert overhang(page.page) <= 0


class TestFiles:
    def test_the_first_click_is_light_and_other_chapters_fetch_nothing_again(
        self, opened, asked, home
    ):
        asked.clear()
        page = opened("neurons")
        assert not [path for path in asked if "pyodide" in path]
        begun = len(page.window.responses)
        page.begin()
        _, packed = weight(page.window.responses[begun:])
        print(f"first click: {packed:,} bytes")
        assert 5_000_000 < packed < FIRST_CLICK
        assert not [path for path in asked if "matplotlib" in path]
        page.run(0)
        assert [path for path in asked if "matplotlib" in path]
        page.window.open(f"{home}/book/loss.html")
        Running(page.window).begin().run(3)
        heavy = {
            path: n
            for path, n in asked.items()
            if path.endswith((".whl", ".wasm", ".zip"))
        }
        assert len(heavy) > 10
        assert set(heavy.values()) == {1}

    def test_a_page_that_is_loaded_again_is_the_books(self, opened):
        page = opened("loss").begin()
        page.run(1, "1 + 1")
        page.page.reload()
        assert page.bar.get_by_role("button").inner_text() == "Run this here"
        assert len(page) == 0

    def test_a_file_that_is_missing_is_said(self, visitor, home):
        window = visitor()
        window.context.route(
            "**/*.wasm", lambda route: route.fulfill(status=404)
        )
        window.open(f"{home}/book/loss.html")
        page = Running(window)
        page.bar.get_by_role("button").click()
        expect(page.status).to_contain_text("broke off", timeout=WAIT)
        window.context.unroute_all()

    def test_a_spoiled_file_is_refused_by_the_page(self, visitor, home):
        window = visitor()
        window.context.route(
            "**/numpy*.whl", lambda route: route.fulfill(body=b"spoiled")
        )
        window.open(f"{home}/book/loss.html")
        page = Running(window)
        page.bar.get_by_role("button").click()
        expect(page.status).to_contain_text("broke off", timeout=WAIT)

    def test_fetching_can_be_stopped(self, visitor, home):
        window = visitor()
        window.context.route("**/*.wasm", lambda _: None)  # never comes
        window.open(f"{home}/book/loss.html")
        page = Running(window)
        page.bar.get_by_role("button").click()
        expect(page.status).to_contain_text("on its way")
        page.bar.get_by_role("button", name="Stop").click()
        expect(page.status).to_contain_text("Stopped")
        assert page.bar.get_by_role("progressbar").count() == 0


class TestWhereItCannotBe:
    def test_a_site_without_the_files_says_nothing(self, book):
        assert not (book.html / "_static/live").exists()
        for name in chain(PART_I, PART_II):
            assert "live" not in {
                part
                for tag in book.page(name).select("[class]")
                for part in tag["class"]
            }
            assert "Run this here" not in book.page(name).get_text()

    def test_nor_does_a_page_without_scripts(self, opened):
        page = opened("loss", java_script_enabled=False)
        assert not page.bar.is_visible()

    def test_nor_a_page_from_a_folder(self, visitor, python):
        window = visitor()
        window.open((python.html / "book/loss.html").as_uri())
        assert window.page.locator(".live-bar").count() == 0
        assert window.complaints == []

    def test_nor_one_on_paper(self, neurons):
        neurons.page.emulate_media(media="print")
        assert not neurons.bar.is_visible()
        assert not neurons.button(3, "Run cell").is_visible()
        neurons.page.emulate_media(media="screen")

    @pytest.mark.parametrize("width", [1280, 320])
    def test_nothing_moves_while_the_page_loads(self, visitor, home, width):
        visits = (
            shift(visitor, f"{home}/book/loss.html", width) for _ in range(4)
        )
        assert any(moved == 0 for moved in visits)
