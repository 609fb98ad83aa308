"""The extension that lists a function or a class without its docstrings."""

import re

import pytest

MODULE = '''"""The docstring of the module."""

from functools import lru_cache

HALF = 0.5  # a constant has no source of its own


class Counter:
    """Count.

    In two paragraphs.
    """

    def __init__(self) -> None:
        self.value = 0

    # what a reader should see
    def up(self, by: int = 1) -> int:
        """Add to the value."""

        text = """no docstring"""

        self.value += by  # and this, too
        return self.value


def half(x: float) -> float:
    """Return the half of x."""
    return HALF * x


def checked(**rules):
    return lambda function: function


@checked(
    x=HALF,
    y=HALF,
)
@lru_cache
def door(
    x: float, *, y: float | None = None, **others: object
) -> float:
    """Return x."""
    # any x will do
    return x


def long(a_long_name, another_long_name, the_third_long_name, the_fourth_long_name=1):
    return 0
'''
COUNTER = '''class Counter:
    def __init__(self):
        self.value = 0

    # what a reader should see
    def up(self, by=1):
        text = """no docstring"""

        self.value += by  # and this, too
        return self.value
'''
UP = '''def up(self, by=1):
    text = """no docstring"""

    self.value += by  # and this, too
    return self.value
'''
HALVED = """\
def half(x):
    return HALF * x
"""
DOOR = """\
@lru_cache
def door(x, *, y=None, **others):
    # any x will do
    return x
"""
WHOLE = """\
@checked(
    x=HALF,
    y=HALF,
)
@lru_cache
def door(
    x: float, *, y: float | None = None, **others: object
) -> float:
    # any x will do
    return x
"""
LONG = """\
def long(
    a_long_name, another_long_name, the_third_long_name, the_fourth_long_name=1
):
    return 0
"""


def built(book, *names, flag=""):
    book.configure("source_listing")
    listings = [
        f"```{{listing}} shelf.sums.{name}\n{flag}\n```\n" for name in names
    ]
    book.write("index.md", "# Page\n\n" + "\n".join(listings))
    return book.build(PYTHONPATH=str(book.root))


@pytest.fixture(scope="module")
def page(shared_book):
    shared_book.write("shelf/sums.py", MODULE)
    result = built(shared_book, "Counter", "Counter.up", "half")
    assert result.returncode == 0, result.stdout
    return shared_book.page()


def test_the_code_is_shown_with_its_comments_but_no_docstring(page):
    shown = [block.get_text() for block in page.select("pre")]
    assert shown == [COUNTER, UP, HALVED]


def test_the_code_is_coloured_as_python(page):
    assert len(page.select(".highlight-python")) == 3


def test_a_caption_names_the_file(page):
    caption = page.select_one(".caption-text").get_text()
    assert caption == "shelf/sums.py"


def test_an_edit_of_the_file_shows_in_the_next_build(shared_book, page):
    assert "2 * HALF" not in page.get_text()
    edited = MODULE.replace("HALF * x", "2 * HALF * x")
    shared_book.write("shelf/sums.py", edited)
    result = shared_book.build(PYTHONPATH=str(shared_book.root))
    assert result.returncode == 0, result.stdout
    assert "2 * HALF * x" in shared_book.page().get_text()


def test_checks_and_notes_of_types_are_left_out_of_any_head(tiny_book):
    tiny_book.write("shelf/sums.py", MODULE)
    result = built(tiny_book, "door", "long")
    assert result.returncode == 0, result.stdout
    shown = [block.get_text() for block in tiny_book.page().select("pre")]
    assert shown == [DOOR, LONG]


def test_a_whole_listing_has_them(tiny_book):
    tiny_book.write("shelf/sums.py", MODULE)
    result = built(tiny_book, "door", flag=":whole:")
    assert result.returncode == 0, result.stdout
    assert tiny_book.page().select_one("pre").get_text() == WHOLE


def test_listings_of_nothing_are_reported_with_their_page(tiny_book):
    """Misspelt, without a source of its own, in a module that does not exist."""
    names = ["nothing", "HALF", "nowhere.nothing"]
    tiny_book.write("shelf/sums.py", MODULE)
    result = built(tiny_book, *names)
    assert result.returncode != 0
    for name in names:
        assert re.search(
            rf"index\.md:\d+: .*'shelf\.sums\.{name}'", result.stdout
        ), result.stdout
