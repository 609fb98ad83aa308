"""The built book, for the tests to read. It is built once, whatever the number of processes."""

import os
import time

import pytest
from builds import Book
from pages import REPOSITORY


def build_once(root):
    """Build the book strictly in a folder that processes share; the first to come builds."""
    log = root / "build.log"
    try:
        root.mkdir()
    except FileExistsError:
        while not log.exists():
            time.sleep(0.2)
        book = Book(root / "book")
    else:
        book = Book.copied_to(root / "book")
        result = book.build_strictly()
        outcome = root / "outcome"
        outcome.write_text(f"{result.returncode}\n{result.stdout}", "utf-8")
        outcome.rename(log)  # at once, so that nobody reads a half of it
    code, _, output = log.read_text("utf-8").partition("\n")
    assert code == "0", output
    return book


@pytest.fixture(scope="session")
def book(tmp_path_factory):
    """The book, built strictly from a clean tree; tests only read it."""
    folder = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        folder = folder.parent
    return build_once(folder / "site")


@pytest.fixture(scope="session")
def published(book, tmp_path_factory):
    """The book, built strictly as GitHub Actions does; only the outputs of cells are reused."""
    copy = Book.copied_to(tmp_path_factory.mktemp("published"))
    copy.take_outputs_of(book)
    result = copy.build_strictly(repository=REPOSITORY)
    assert result.returncode == 0, result.stdout
    return copy
