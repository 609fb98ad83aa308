"""The extension that runs cells again when the package or the settings change."""

import os

import pytest

PAGE = """\
---
file_format: mystnb
kernelspec: {name: python3}
---

# Page

```{code-cell} python
from pathlib import Path

runs = Path("runs.txt")
with runs.open("a") as file:
    print("again", file=file)
print("run", len(runs.read_text().split()))
```
"""
WATCHED = [
    "simplenet/plotting/style.py",
    "simplenet/digits/digits.csv.gz",
    "book/_ext/own/part.py",
    "book/matplotlibrc",
]


def shown(book, **environment):
    """Build the book and read which run of its cell the page shows."""
    result = book.build(**environment)
    assert result.returncode == 0, result.stdout
    output = book.page().select_one(".cell_output").get_text()
    return int(output.split()[1])


def runs(book):
    return len((book.root / "runs.txt").read_text().split())


@pytest.fixture(scope="module")
def book(shared_book):
    """A book that is built once; the tests change it one after the other."""
    shared_book.configure("fresh_cache", nb_execution_mode="cache")
    shared_book.write("index.md", PAGE)
    for file in WATCHED:
        shared_book.write(file, "# first\n")
    assert shown(shared_book) == 1
    return shared_book


@pytest.mark.parametrize("file", WATCHED)
def test_an_edit_runs_the_cells_again(book, file):
    expected = runs(book) + 1
    book.write(file, "# second\n")
    assert shown(book) == expected


def test_another_version_of_numpy_runs_the_cells_again(book):
    expected = runs(book) + 1
    book.write(
        "newer/numpy-99.dist-info/METADATA",
        "Metadata-Version: 2.1\nName: numpy\nVersion: 99\n",
    )
    path = [str(book.root / "newer"), os.environ.get("PYTHONPATH", "")]
    assert shown(book, PYTHONPATH=os.pathsep.join(path)) == expected


def test_taking_all_edits_back_finds_the_first_outputs(book):
    for file in WATCHED:
        book.write(file, "# first\n")
    assert shown(book) == 1


@pytest.mark.parametrize("page", [PAGE, f"{PAGE}\nMore prose.\n"])
def test_nothing_runs_again_when_no_cell_has_changed(book, page):
    expected = runs(book)
    book.write("index.md", page)
    shown(book)
    assert runs(book) == expected
