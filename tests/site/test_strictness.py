"""Break the book on purpose and see the build fail; change it and see the change."""

import re
from pathlib import Path

import pytest
from builds import PARTS

CHAPTER = "book/loss.md"
ALARM = re.compile("WARNING|ERROR|Error")
AT_THE_END = "**What comes next:**"

BREAKS = {
    "a failing cell": (
        "```{code-cell} python\n1 / 0\n```",
        "ZeroDivisionError",
    ),
    "a false claim": (
        "```{code-cell} python\nassert mse_loss([1], [0]) == 2\n```",
        "AssertionError",
    ),
    "a dead link": ("[](nowhere.md)", "nowhere.md"),
    "a dead reference": ("{numref}`fig-nowhere`", "fig-nowhere"),
    "a dead equation": ("{eq}`eq-nowhere`", "eq-nowhere"),
    "a dead function": ("{py:func}`simplenet.nowhere`", "simplenet.nowhere"),
    "an undefined glue key": ("{glue:text}`nothing:.3f`", "nothing"),
    "an unknown source": ("{cite}`nobody1900`", "nobody1900"),
    "a formula that cannot be shown": (r"$\nosuchcommand{x}$", "nosuchcommand"),
    "a listing of nothing": (
        "```{listing} simplenet.nothing\n```",
        "simplenet.nothing",
    ),
    "a picture without alternative text": (
        "```{code-cell} python\ndraw_network(network);\n```",
        "picture without alternative text",
    ),
    "a drawing without alternative text": (
        "![](pixel.png)",
        "picture without alternative text",
    ),
}


@pytest.fixture
def broken(second_book):
    """Return a function that breaks a chapter; the chapter is whole again afterwards."""
    chapter = second_book.root / CHAPTER
    whole = chapter.read_text(encoding="utf-8")
    (second_book.root / "book" / "pixel.png").write_bytes(b"")

    def break_it(flaw):
        second_book.edit(CHAPTER, AT_THE_END, f"{flaw}\n\n{AT_THE_END}")
        return second_book

    yield break_it
    chapter.write_text(whole, encoding="utf-8")


@pytest.mark.parametrize("kind", BREAKS)
def test_a_strict_build_stops_at(broken, kind):
    flaw, message = BREAKS[kind]
    result = broken(flaw).build_strictly()
    assert result.returncode != 0
    complaint = [line for line in result.stdout.splitlines() if message in line]
    assert complaint, result.stdout
    # Progress is told of every chapter; only a warning or an error may name this one.
    alarms = [line for line in result.stdout.splitlines() if ALARM.search(line)]
    assert any("loss.md" in line for line in alarms), alarms


def test_a_failing_cell_stops_the_plain_build_too(broken):
    result = broken(BREAKS["a failing cell"][0]).build()
    assert result.returncode != 0
    assert "ZeroDivisionError" in result.stdout


def figures(book, name):
    return [str(svg) for svg in book.page(name).select("svg.figure")]


def test_two_builds_give_the_same_figures(book, second_book):
    for page in (book.html / "book").glob("*.html"):
        assert figures(book, page.stem) == figures(second_book, page.stem)


def test_an_edit_of_the_package_shows_in_the_next_build(second_book):
    before = figures(second_book, "neurons")
    second_book.edit(
        "simplenet/plotting/style.py", "WIDTH = 5.0", "WIDTH = 4.0"
    )
    assert second_book.build_strictly().returncode == 0
    assert figures(second_book, "neurons") != before

    second_book.edit(
        "simplenet/plotting/style.py", "WIDTH = 4.0", "WIDTH = 5.0"
    )
    assert second_book.build_strictly().returncode == 0
    assert figures(second_book, "neurons") == before


def test_an_edit_of_the_figures_settings_shows_in_the_next_build(second_book):
    before = figures(second_book, "neurons")
    second_book.edit("book/matplotlibrc", "font.size: 11", "font.size: 14")
    assert second_book.build_strictly().returncode == 0
    assert figures(second_book, "neurons") != before
    second_book.edit("book/matplotlibrc", "font.size: 14", "font.size: 11")


def test_nothing_is_written_beside_the_build(second_book):
    files = {path.name for path in Path(second_book.root).iterdir()}
    assert files == {"_build", *PARTS}
