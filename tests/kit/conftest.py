"""Books of a page or two, for the tests to fill."""

import pytest
from tiny import TinyBook


@pytest.fixture
def tiny_book(tmp_path):
    return TinyBook(tmp_path)


@pytest.fixture(scope="module")
def shared_book(tmp_path_factory):
    """One book for all tests of a module that only read it, or build it again and again."""
    return TinyBook(tmp_path_factory.mktemp("book"))
