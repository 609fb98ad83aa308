"""What the printed book says of itself: all of it from CITATION.cff and the settings."""

import re

import pytest
from builds import ROOT
from pypdf import PdfReader

CITATION = """\
version: 1.2.3
date-released: 2031-05-06
abstract: 100 % about nets & more.
keywords: [nets, C#]
"""
SITE = "https://example.org/my_simple-net/"


@pytest.fixture(autouse=True, scope="module")
def theme():
    """The cover is drawn by a module beside the theme."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT / "book" / "_theme")
        yield


@pytest.fixture(scope="module")
def book(shared_book):
    shared_book.configure(
        "book_cover", language="en-GB", html_baseurl=SITE, locale_dirs=[]
    )
    shared_book.write("CITATION.cff", CITATION)
    shared_book.write("index.rst", "Net\n===\n")
    for builder in ("html", "latex"):
        shared_book.build_strictly(builder)
    return shared_book


def test_latex_is_told_what_the_citation_says(book):
    written = (book.built("latex") / "citation.def").read_text("utf-8")
    assert dict(re.findall(r"\\newcommand\{\\(\w+)\}\{(.*)\}\n", written)) == {
        "bookversion": "1.2.3",
        "bookyear": "2031",
        "bookabstract": r"100 \% about nets \& more.",
        "bookkeywords": r"nets, C\#",
        "booklanguage": "en-GB",
        "bookaddress": SITE,
    }


def test_the_cover_is_a_drawing_of_one_page(book):
    (page,) = PdfReader(book.built("latex") / "cover.pdf").pages
    assert page.mediabox.width > page.mediabox.height
    assert page.extract_text().split()  # letters, not pixels
    assert not page.images


def test_the_site_gets_neither(book):
    names = {path.name for path in book.html.rglob("*")}
    assert "index.html" in names
    assert not names & {"citation.def", "cover.pdf"}
