"""The extension that has every figure written for the screen and for paper."""

import re

import pytest
from builds import ROOT

PAGE = """\
---
file_format: mystnb
kernelspec: {name: python3}
---

# Page

```{code-cell} python
from matplotlib import pyplot as plt

_, ax = plt.subplots(figsize=(2, 1))
ax.plot([0, 1]);
```
"""


@pytest.fixture(scope="module")
def book(shared_book):
    """A figure, drawn once for the website and, after an edit, once more for LaTeX."""
    rc = (ROOT / "book" / "matplotlibrc").read_text(encoding="utf-8")
    shared_book.write("matplotlibrc", rc)
    shared_book.configure("figure_formats", nb_execution_mode="force")
    shared_book.write("index.md", PAGE)
    for_the_web = shared_book.build()
    assert for_the_web.returncode == 0, for_the_web.stdout
    shared_book.write("index.md", PAGE + "\nAn edit.\n")
    for_paper = shared_book.build(builder="latex")
    assert for_paper.returncode == 0, for_paper.stdout
    return shared_book


def test_the_website_shows_a_drawing_that_stays_sharp(book):
    (picture,) = book.page().select(".cell_output img")
    assert picture["src"].endswith(".svg")


def test_latex_gets_a_pdf(book):
    (tex,) = (book.root / "_build" / "latex").glob("*.tex")
    files = re.findall(
        r"includegraphics\{(.+)\}", tex.read_text(encoding="utf-8")
    )
    assert [file[-4:] for file in files] == [".pdf"]


def test_two_runs_give_the_same_bytes(book):
    """MyST-NB names each file by a hash of its bytes, so a difference would give four files."""
    written = (book.root / "_build" / "jupyter_execute").iterdir()
    kinds = sorted(file.suffix for file in written)
    assert kinds == [".ipynb", ".pdf", ".svg"]


def test_no_kernel_reports_anything(book):
    book.write("index.md", PAGE + "\nOne more edit.\n")
    assert "[IPKernelApp]" not in book.build().stdout


def test_no_cell_warns(book):
    assert not book.page().select(".stderr")
