"""The extension that serves a mathematical font with the letters of the formulas."""

import pytest
from fontTools.ttLib import TTFont

PAGE = "# Zigzag\n\n$\\sqrt{x} + h = \\eta$\n"


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


def test_a_new_letter_is_there_after_the_next_build(book, letters):
    more = letters_after_building(book, f"{PAGE}\n$z$\n")
    assert more > letters
    assert set("z\N{MATHEMATICAL ITALIC SMALL Z}") <= more
