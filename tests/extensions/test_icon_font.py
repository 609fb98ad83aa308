"""The extension that writes the theme's icons into its style sheet."""

import re
from base64 import b64decode
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

PAGE = "# Page\n\nText.\n"
ANCHOR = "\uf13d"
PRIVATE = "[\ue000-\uf8ff]"


@pytest.fixture(scope="module")
def book(shared_book):
    shared_book.configure(
        "lean_styles", "icon_font", html_theme="sphinx_book_theme"
    )
    return shared_book


@pytest.fixture(scope="module")
def sheet(book):
    return sheet_after_building(book, PAGE)


def sheet_after_building(book, page):
    book.write("index.md", page)
    result = book.build()
    assert result.returncode == 0, result.stdout
    sheet = book.html / "_static" / "styles" / "pydata-sphinx-theme.css"
    return sheet.read_text(encoding="utf-8")


def named(sheet):
    """Return the icons that the rules show, written as characters or as their numbers."""
    contents = " ".join(re.findall(r':\s*("[^"]*")', sheet))
    codes = re.findall(r"\\([ef][0-9a-f]{3})\b", contents)
    return {chr(int(code, 16)) for code in codes} | {
        *re.findall(PRIVATE, contents)
    }


def fonts(sheet):
    data = re.findall(r"url\(data:font/woff2;base64,([\w+/=]+)\)", sheet)
    return [TTFont(BytesIO(b64decode(each))) for each in data]


def drawn(sheet):
    """Return the icons that the fonts in the sheet have."""
    return {
        chr(code)
        for font in fonts(sheet)
        for code in font.getBestCmap()
        if re.match(PRIVATE, chr(code))
    }


def test_the_sheet_holds_all_fonts_that_it_asks_for(sheet):
    faces = re.findall(r"@font-face\s*{[^}]*}", sheet)
    assert len(faces) == len(fonts(sheet)) > 1
    for face in faces:
        assert "url(data:font/woff2;base64," in face
    assert {font.flavor for font in fonts(sheet)} == {"woff2"}
    assert ".woff2" not in sheet


def test_the_fonts_have_the_icons_that_the_sheet_names_and_no_others(sheet):
    assert drawn(sheet) == named(sheet)
    assert len(drawn(sheet)) > 10
    assert ANCHOR not in drawn(sheet)


def test_a_new_icon_is_there_after_the_next_build(book, sheet):
    icon = '<i class="fas fa-anchor"></i>'
    more = sheet_after_building(book, f"{PAGE}\n{icon}\n")
    assert drawn(more) == named(more) == drawn(sheet) | {ANCHOR}
    assert ".woff2" not in more
