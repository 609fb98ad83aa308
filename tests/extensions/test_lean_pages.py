"""The extension that takes out of the pages what nobody uses."""

import re

import pytest

UNUSED = re.compile("fontawesome\\.js|thebe", re.IGNORECASE)


@pytest.fixture(scope="module")
def book(shared_book):
    build(shared_book, "sphinx_thebe", "lean_pages")
    return shared_book


def build(book, *names):
    book.configure(*names, html_theme="sphinx_book_theme")
    book.write("index.md", "# Page\n")
    result = book.build()
    assert result.returncode == 0, result.stdout


def test_no_page_asks_for_what_nobody_uses(book):
    pages = list(book.html.rglob("*.html"))
    assert len(pages) > 1
    for page in pages:
        assert not UNUSED.search(page.read_text(encoding="utf-8")), page


def test_the_files_are_not_published(book):
    files = {file.name for file in (book.html / "_static").rglob("*.*")}
    assert files
    assert not {name for name in files if UNUSED.search(name)}


def test_what_the_pages_still_ask_for_is_there(book):
    tags = book.page().select("script[src], link[rel=stylesheet]")
    assert tags
    for tag in tags:
        address = tag.get("src") or tag["href"]
        assert (book.html / address.partition("?")[0]).is_file(), address


def test_icons_have_their_font(book):
    """The script was one of two ways to draw them; the other must stay."""
    fonts = [font.stem for font in book.html.rglob("*.woff2")]
    assert any(font.startswith("fa-solid") for font in fonts)


def test_without_the_extension_pages_would_ask_for_both(tiny_book):
    """When this fails, the extension may have become unnecessary."""
    build(tiny_book, "sphinx_thebe")
    head = str(tiny_book.page().head)
    assert {word.lower() for word in UNUSED.findall(head)} == {
        "fontawesome.js",
        "thebe",
    }
