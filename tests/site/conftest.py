"""The built book, for the tests to read."""

import pytest
from builds import Book


@pytest.fixture(scope="session")
def book(tmp_path_factory):
    """The book, built strictly from a clean tree; tests only read it."""
    built = Book.copied_to(tmp_path_factory.mktemp("book"))
    result = built.build_strictly()
    assert result.returncode == 0, result.stdout
    return built


@pytest.fixture(scope="module")
def second_book(tmp_path_factory):
    """A second strict build of the same sources, which a module may change and restore."""
    built = Book.copied_to(tmp_path_factory.mktemp("second"))
    result = built.build_strictly()
    assert result.returncode == 0, result.stdout
    return built
