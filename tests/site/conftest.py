"""The built book, for the tests to read. Each is built once, whatever the number of processes."""

import os
import shutil
import time

import pytest
from builds import Book
from pages import REPOSITORY

from simplenet.sphinxext.live.distribution import VERSION


def build_once(
    factory, name, outputs_of=None, without=None, python=None, **settings
):
    """Build the book strictly in a folder that processes share; the first to come builds."""
    folder = factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        folder = folder.parent
    root = folder / name
    log = root / "build.log"
    try:
        root.mkdir()
    except FileExistsError:
        while not log.exists():
            time.sleep(0.2)
        book = Book(root / "book")
    else:
        book = Book.copied_to(root / "book")
        if without:
            shutil.rmtree(book.root / without)
        if outputs_of:
            book.take_outputs_of(outputs_of)
        if python:
            book.take_python_from(python)
        result = book.build_strictly(**settings)
        outcome = root / "outcome"
        outcome.write_text(f"{result.returncode}\n{result.stdout}", "utf-8")
        outcome.rename(log)  # at once, so that nobody reads a half of it
    code, _, output = log.read_text("utf-8").partition("\n")
    assert code == "0", output
    return book


@pytest.fixture(scope="session")
def book(tmp_path_factory):
    """The book, built strictly from a clean tree; tests only read it."""
    return build_once(tmp_path_factory, "site")


@pytest.fixture(scope="session")
def published(book, tmp_path_factory, pytestconfig):
    """The book, built strictly as GitHub Actions does; only the outputs of cells are reused.

    Its code runs in the page, if the files for that can be had.
    """
    return build_once(
        tmp_path_factory,
        "published",
        outputs_of=book,
        python=pytestconfig.cache.mkdir("pyodide") / VERSION,
        repository=REPOSITORY,
    )


@pytest.fixture(scope="session")
def classroom(tmp_path_factory):
    """The book, built strictly without the folder of solutions; no output of a cell is reused."""
    return build_once(tmp_path_factory, "classroom", without="book/solutions")
