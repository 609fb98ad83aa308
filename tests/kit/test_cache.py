"""Cells run again when what they show depends on has changed, and only then."""

import shutil

import pytest
from tiny import CELLS

from simplenet.sphinxext.chapters import cache

PAGE = f"""{CELLS}# Page

```{{code-cell}} python
from pathlib import Path

runs = Path("runs.txt")
with runs.open("a") as file:
    print("again", file=file)
print("run", len(runs.read_text().split()))
```
"""
# In a copy of the package, and in the book's folder.
PACKAGE = "copy/simplenet"
WATCHED = [
    f"{PACKAGE}/plotting/style.py",
    f"{PACKAGE}/digits/digits.csv.gz",
    f"{PACKAGE}/sphinxext/figures/matplotlibrc",
    "helpers.py",
    "book/matplotlibrc",
]


def shown(book):
    """Build the book and read which run of its cell the page shows."""
    book.build_strictly()
    output = book.page().select_one(".cell_output").get_text()
    return int(output.split()[1])


def runs(book):
    return len((book.root / "runs.txt").read_text().split())


def edit(book, file):
    """Add a line that changes nothing."""
    with (book.root / file).open("ab") as opened:
        opened.write(b"\n# edited\n")


@pytest.fixture(scope="module")
def book(shared_book):
    """A book that is built once; the tests change it one after the other."""
    shutil.copytree(cache.PACKAGE, shared_book.root / PACKAGE)
    configure(shared_book)
    shared_book.write("index.md", PAGE)
    for file in ("helpers.py", "book/matplotlibrc"):
        shared_book.write(file, "")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cache, "PACKAGE", shared_book.root / PACKAGE)
        assert shown(shared_book) == 1
        yield shared_book


def configure(book, **settings):
    book.configure(
        "myst_nb",
        "simplenet.sphinxext.chapters",
        exclude_patterns=["_build", "copy"],
        nb_execution_mode="cache",
        **settings,
    )


@pytest.mark.parametrize("file", WATCHED)
def test_an_edit_runs_the_cells_again_and_taking_it_back_does_not(book, file):
    expected = runs(book) + 1
    before = (book.root / file).read_bytes()
    edit(book, file)
    assert shown(book) == expected
    (book.root / file).write_bytes(before)
    assert shown(book) == 1


def test_another_version_of_numpy_runs_the_cells_again(book, monkeypatch):
    expected = runs(book) + 1
    book.write(
        "newer/numpy-99.dist-info/METADATA",
        "Metadata-Version: 2.1\nName: numpy\nVersion: 99\n",
    )
    monkeypatch.syspath_prepend(book.root / "newer")
    assert shown(book) == expected


@pytest.mark.parametrize(
    "file",
    [
        f"{PACKAGE}/__pycache__/module.cpython-311.pyc",
        "notes.txt",
        "book/deeper/helpers.py",
    ],
)
def test_other_files_run_no_cell_again(book, file):
    expected = runs(book)
    book.write(file, "new")
    assert shown(book) == 1
    assert runs(book) == expected


def test_nothing_runs_again_when_prose_has_changed(book):
    expected = runs(book)
    book.write("index.md", f"{PAGE}\nMore prose.\n")
    assert shown(book) == 1
    assert "More prose." in book.page().get_text()
    assert runs(book) == expected


def test_chapter_sources_say_which_files_count(book):
    """Instead of the files that count by default."""
    configure(book, chapter_sources=["data/**/*.csv"])
    shown(book)
    expected = runs(book)
    edit(book, "helpers.py")
    shown(book)
    assert runs(book) == expected
    book.write("data/deeper/people.csv", "Alice,1\n")
    assert shown(book) == expected + 1
