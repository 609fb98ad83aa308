"""The extension that serves a mathematical font with the letters of the formulas."""

import pytest
from bs4 import BeautifulSoup
from fontTools.ttLib import TTFont

PAGE = "# Zigzag\n\n$\\sqrt{x} + h = \\eta$\n"
ORPHAN = "---\norphan: true\n---\n\n"
OTHERS = {
    "part/block": f"{ORPHAN}# Block\n\n$$ x $$\n",
    "part/plain": f"{ORPHAN}# Plain\n\nx\n",
}


def letters_after_building(book, page):
    book.write("index.md", page)
    result = book.build()
    assert result.returncode == 0, result.stdout
    font = TTFont(book.html / "_static" / "math.woff2")
    return {chr(code) for code in font.getBestCmap()}


@pytest.fixture(scope="module")
def book(shared_book):
    shared_book.configure(
        "mathml",
        "math_font",
        html_math_renderer="mathml",
        myst_enable_extensions=["dollarmath"],
    )
    for name, text in OTHERS.items():
        shared_book.write(f"{name}.md", text)
    return shared_book


@pytest.fixture(scope="module")
def letters(book):
    return letters_after_building(book, PAGE)


def test_the_font_has_what_stands_in_a_formula(letters):
    assert set("x+h=η") <= letters


def test_the_font_has_what_a_browser_draws_instead(letters):
    """Single letters become italic, h in a place of its own, and a root gets its sign."""
    assert {"\N{MATHEMATICAL ITALIC SMALL X}", "\N{PLANCK CONSTANT}"} <= letters
    assert "\N{MATHEMATICAL ITALIC SMALL ETA}" in letters
    assert "√" in letters


def test_letters_outside_formulas_stay_out(letters):
    assert not letters & set("zZ\N{MATHEMATICAL ITALIC SMALL Z}")


@pytest.mark.parametrize("name", ["index", "part/block"])
def test_the_font_comes_with_a_page_that_has_formulas(book, letters, name):
    """A script asks for it early, but not in a page opened from a file."""
    assert letters
    (script,) = [
        tag.string
        for tag in book.page(name).head("script")
        if "math.woff2" in (tag.string or "")
    ]
    condition, _, action = script.strip().partition(")")
    assert condition == 'if (location.protocol !== "file:"'
    (link,) = BeautifulSoup(action, "html.parser")("link")
    assert link["rel"] == ["preload"]
    font = (book.html / f"{name}.html").parent / link["href"]
    assert font.resolve() == (book.html / "_static" / "math.woff2").resolve()
    assert (link["as"], link["type"]) == ("font", "font/woff2")
    assert link.has_attr("crossorigin")  # or it would be fetched twice


@pytest.mark.parametrize("name", ["part/plain", "search"])
def test_no_font_comes_with_a_page_without_formulas(book, letters, name):
    assert letters
    assert "math.woff2" not in str(book.page(name))


def test_a_new_letter_is_there_after_the_next_build(book, letters):
    more = letters_after_building(book, f"{PAGE}\n$z$\n")
    assert more > letters
    assert set("z\N{MATHEMATICAL ITALIC SMALL Z}") <= more
