"""Listings of functions and classes, without docstrings, checks and notes of types."""

import re
import sys

import pytest

MODULE = '''"""The docstring of the module."""

from functools import lru_cache, wraps

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


def checked(**rules: object):
    """Check nothing."""
    def door(function):
        @wraps(
            function
        )
        def through(x: float):
            return function(x)

        return through

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


class Missing(Exception):
    """All there is to say."""


class mark:
    """A decorator."""

    def __init__(self, function: object) -> None:
        """Say nothing."""

    def __call__(
        self, x: float
    ) -> float: return x


def short(x: float) -> float: return x
'''
ELSEWHERE = "far/from/the/chapters"
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
CHECKED = """\
def checked(**rules):
    def door(function):
        @wraps(function)
        def through(x):
            return function(x)

        return through

    return lambda function: function
"""
MISSING = '''\
class Missing(Exception):
    """All there is to say."""
'''
MARK = '''\
class mark:
    def __init__(self, function):
        """Say nothing."""

    def __call__(self, x):
        return x
'''
SHORT = """\
def short(x):
    return x
"""
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


@pytest.fixture(autouse=True, scope="module")
def no_shelf_left():
    """The process outlives the modules that the tests have written."""
    yield
    forget_shelf()


def forget_shelf():
    for name in ("shelf", "shelf.sums", "shelf.__init__"):
        sys.modules.pop(name, None)


def built(book, *names, flag=""):
    """Build a page of listings, and return its warnings."""
    book.configure("myst_nb", "simplenet.sphinxext.chapters")
    listings = [f"```{{listing}} {name}\n{flag}\n```\n" for name in names]
    book.write("index.md", "# Page\n\n" + "\n".join(listings))
    return built_again(book)


def built_again(book):
    forget_shelf()
    with pytest.MonkeyPatch.context() as patch:
        for folder in (book.root, book.root / ELSEWHERE):
            patch.syspath_prepend(folder)
        return book.build()


def shown(book):
    return [block.get_text() for block in book.page().select("pre")]


@pytest.fixture(scope="module")
def book(shared_book):
    shared_book.write("shelf/__init__.py", "")
    shared_book.write("shelf/sums.py", MODULE)
    return shared_book


def test_the_code_is_shown_with_its_comments_but_no_docstring(book):
    names = ["shelf.sums.Counter", "shelf.sums.Counter.up", "shelf.sums.half"]
    assert built(book, *names) == []
    assert shown(book) == [COUNTER, UP, HALVED]
    assert len(book.page().select(".highlight-python")) == 3


def test_a_caption_names_the_file(tiny_book):
    """Whatever marks of Markdown are in its name."""
    for file in ("__init__", "sums_of_all"):
        tiny_book.write(f"shelf/{file}.py", HALVED)
    assert built(tiny_book, "shelf.half", "shelf.sums_of_all.half") == []
    captions = tiny_book.page().select(".caption-text")
    assert [caption.get_text() for caption in captions] == [
        "shelf/__init__.py",
        "shelf/sums_of_all.py",
    ]


def test_an_edit_of_the_file_shows_in_the_next_build(tiny_book):
    """Wherever that is; files of the book count for the cells, too (test_cache.py)."""
    tiny_book.write(f"{ELSEWHERE}/shelf/sums.py", MODULE)
    assert built(tiny_book, "shelf.sums.half") == []
    edited = MODULE.replace("HALF * x", "2 * HALF * x")
    tiny_book.write(f"{ELSEWHERE}/shelf/sums.py", edited)
    assert built_again(tiny_book) == []
    assert shown(tiny_book) == [HALVED.replace("HALF", "2 * HALF")]


def test_checks_and_notes_of_types_are_left_out_of_any_head(book):
    names = ["door", "long", "checked", "Missing", "mark", "short"]
    assert built(book, *(f"shelf.sums.{name}" for name in names)) == []
    assert shown(book) == [DOOR, LONG, CHECKED, MISSING, MARK, SHORT]


def test_a_whole_listing_has_them(book):
    assert built(book, "shelf.sums.door", flag=":whole:") == []
    assert shown(book) == [WHOLE]


def test_listings_of_nothing_are_reported_with_their_page(book):
    """Misspelt, without a source, no name at all, in no module, not in Python."""
    names = [
        "shelf.sums.nothing",
        "shelf.sums.HALF",
        "shelf..sums",
        "shelf.sums.nowhere.nothing",
        "math.sqrt",
    ]
    complaints = built(book, *names)
    for name in names:
        assert any(
            re.search(rf"index\.md:\d+: .*{re.escape(repr(name))}", complaint)
            for complaint in complaints
        ), complaints
