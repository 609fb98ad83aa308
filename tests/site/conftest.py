"""The built book, for the tests to read."""

import pytest
from builds import Book


def built(folder):
    book = Book.copied_to(folder)
    result = book.build_strictly()
    assert result.returncode == 0, result.stdout
    return book


@pytest.fixture(scope="session")
def book(tmp_path_factory):
    """The book, built strictly from a clean tree; tests only read it."""
    return built(tmp_path_factory.mktemp("book"))


@pytest.fixture(scope="module")
def second_book(tmp_path_factory):
    """A second strict build of the same sources, which a module may change and restore."""
    return built(tmp_path_factory.mktemp("second"))
