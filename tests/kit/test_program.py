"""A program put together from tagged cells: shown whole, and offered as a file."""

import nbformat
import pytest
from bs4 import BeautifulSoup
from tiny import CELLS

CELL = "```{{code-cell}} python\n:tags: [program]\n{}\n```\n\n"
FIRST = f"""{CELLS}# Alpha

{CELL.format("def double(x):" + chr(10) + "    return 2 * x")}
```{{code-cell}} python
print("not a part of it")
```

```{{assembled}} whole_thing.py
```
"""
SECOND = f"{CELLS}# Beta\n\n{CELL.format('print(double(21))')}"
PROGRAM = "def double(x):\n    return 2 * x\n\nprint(double(21))\n"


@pytest.fixture
def book(tiny_book):
    """Return a book whose pages are read in another order than the alphabet's."""
    tiny_book.configure(
        "myst_nb",
        "simplenet.sphinxext.chapters",
        "simplenet.sphinxext.notebooks",
        nb_execution_mode="off",
        suppress_warnings=["myst-nb.lexer"],  # it asks the kernel
    )
    tree = "# Tiny\n\n```{toctree}\nsub/z\nsub/a\n```\n"
    tiny_book.write("index.md", tree)
    tiny_book.write("sub/z.md", FIRST)
    tiny_book.write("sub/a.md", SECOND)
    return tiny_book


def file(book):
    return (book.html / "sub" / "whole_thing.py").read_text("utf-8")


def test_holds_the_tagged_cells_of_all_pages_in_reading_order(book):
    book.build_strictly()
    assert file(book) == PROGRAM


def test_stands_on_the_page_as_it_is_in_the_file(book):
    book.build_strictly()
    listing = book.page("sub/z").select_one(".literal-block-wrapper")
    assert listing.pre.get_text() == PROGRAM
    assert "whole_thing.py" in listing.select_one(".code-block-caption").text
    assert listing.select("pre span.k")  # highlighted
    (link,) = book.page("sub/z").select("a[download]")
    assert (link["href"], link.text) == (
        "whole_thing.py",
        "Download whole_thing.py",
    )


def test_follows_a_change_of_another_page(book):
    book.build_strictly()
    book.write("sub/a.md", SECOND.replace("21", "4"))
    book.build_strictly()
    changed = PROGRAM.replace("21", "4")
    assert file(book) == changed
    listing = book.page("sub/z").select_one(".literal-block-wrapper")
    assert listing.pre.get_text() == changed


@pytest.mark.parametrize(
    ("address", "offer"),
    [
        ("", ""),  # beside the notebook it need not lie
        (
            "https://x.org/b",
            r"[Download whole\_thing.py](https://x.org/b/sub/whole_thing.py)",
        ),
    ],
)
def test_a_notebook_has_it_and_offers_it_from_the_site(book, address, offer):
    with (book.root / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(f"html_baseurl = {address!r}\n")
    book.build_strictly()
    notebook = nbformat.read(book.html / "sub" / "z.ipynb", as_version=4)
    text = notebook.cells[-1].source
    assert text.rstrip().endswith(
        f"```python\n{PROGRAM}```\n\n{offer}".rstrip()
    )


def test_is_printed_without_a_link(book):
    book.build_strictly("latex")
    assert "double" in book.latex()
    assert "Download" not in book.latex()


def test_the_link_leads_to_it_where_each_page_has_a_folder(book):
    book.build_strictly("dirhtml")
    folder = book.built("dirhtml") / "sub" / "z"
    page = (folder / "index.html").read_text("utf-8")
    link = BeautifulSoup(page, "html.parser").select_one("a[download]")
    assert (folder / link["href"]).read_text("utf-8") == PROGRAM
    assert "program-download" in link["class"]


def test_a_book_may_begin_on_any_page(book):
    (book.root / "index.md").rename(book.root / "sub" / "start.md")
    book.write("sub/start.md", "# Tiny\n\n```{toctree}\nz\na\n```\n")
    with (book.root / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write("root_doc = 'sub/start'\n")
    book.build_strictly()
    assert file(book) == PROGRAM


def test_a_tagged_cell_without_its_source_is_a_warning(book):
    hidden = SECOND.replace("[program]", "[program, remove-input]")
    book.write("sub/a.md", hidden)
    (warning,) = book.build()
    assert "a.md" in warning
    assert "a cell tagged `program` must show its source" in warning


def test_no_tagged_cell_is_a_warning(book):
    book.write("sub/a.md", SECOND.replace("[program]", "[other]"))
    book.write("sub/z.md", FIRST.replace("[program]", "[other]"))
    (warning,) = book.build()
    assert "whole_thing.py: no cell is tagged `program`" in warning
    assert "sub/z.md:19:" in warning.replace("\\", "/")


@pytest.mark.parametrize("name", ["whole.txt", "a/b.py", "../b.py", ".py"])
def test_refuses_what_is_no_name_of_a_program(book, name):
    book.write("sub/z.md", FIRST.replace("whole_thing.py", name))
    (warning,) = book.build()
    assert f"must be the name of a .py file, got '{name}'" in warning
