"""The extension that writes pages as notebooks."""

import re
import shutil

import nbformat
import pytest

HEADER = """\
---
jupytext: {text_representation: {extension: .md, format_name: myst}}
kernelspec: {name: python3, display_name: Python 3}
---
"""
WHEEL = "simplenet-1.2.3-py3-none-any.whl"
SITE = "https://example.org/net"

# What an author writes, and what must stand in the notebook.
CONSTRUCTS = {
    "Marks": (
        "An *emphasis*, a **strong** word, `some_code`\nand [a link](https://example.org/).",
        "An *emphasis*, a **strong** word, `some_code` and [a link](https://example.org/).",
    ),
    "Signs": (
        r"Two \* stars, one\_name, \$5, 2 < 3 and \<b>.",
        r"Two \* stars, one\_name, \$5, 2 < 3 and \<b>.",
    ),
    "Formulas": (
        "Inline $x_1 < 2$.\n\n$$ \\frac{1}{2} $$",
        "Inline $x_1 < 2$.\n\n$$\n\\frac{1}{2}\n$$",
    ),
    "Numbered": (
        "$$\n\\begin{aligned}\na &= b \\\\\nc &= d\n\\end{aligned}\n$$ (eq-first)",
        "$$\n\\begin{aligned}\na &= b \\\\\nc &= d\n\\end{aligned}\n\\tag{1}\n$$",
    ),
    "Lists": (
        "1. one\n2. two\n\n   more\n\n- a\n- b",
        "1. one\n2. two\n\n   more\n\n- a\n- b",
    ),
    "Definitions": (
        "Word\n: What *it* means, $x$.",
        "- **Word**: What *it* means, $x$.",
    ),
    "Quotation": ("> Said\n>\n> twice.", "> Said\n>\n> twice."),
    "Admonitions": (
        ":::{admonition} A *title*\n:class: tip\n- point\n:::\n\n:::{note}\nNoted.\n:::",
        "> **A *title***\n>\n> - point\n\n> **Note**\n>\n> Noted.",
    ),
    "Dropdown": (
        ":::{admonition} Is 2 < 3?\n:class: dropdown\nYes, *it* is.\n:::",
        "<details><summary>Is 2 &lt; 3?</summary>\n\nYes, *it* is.\n\n</details>",
    ),
    "Table": (
        "```{table} What $x$ is.\n:name: tab-first\n\n"
        "| name | value | `a\\|b` |\n| :--- | ---: | --- |\n| $x$ | {glue:text}`x:.2f` | 2 |\n```",
        "**Table 1** What $x$ is.\n\n"
        "| name | value | `a\\|b` |\n| :--- | ---: | --- |\n| $x$ | 1.23 | 2 |",
    ),
    "Glue": (
        "The number {glue:text}`x:.1f`, the formula {glue}`y`:\n\n```{glue:math} y\n```",
        "The number 1.2, the formula $y = 3$:\n\n$$\ny = 3\n$$",
    ),
    "Code": (
        "```{code-block} python\n:caption: package/module.py\n:name: lst-first\n\n"
        "x = 1\n\ny = 2\n```",
        "**Listing 1** package/module.py\n\n```python\nx = 1\n\ny = 2\n```",
    ),
    "Footnote": (
        "So they say.[^who]\n\n[^who]: *They* do.",
        "So they say.<sup>1</sup>",
    ),
}

CELLS = """
(sec-cells)=
## Cells

```{code-cell} python
---
tags: [hide-input]
mystnb:
  image: {alt: A line.}
  figure: {name: fig-line, caption: "A line, $y$."}
---
from matplotlib import pyplot

pyplot.plot([1, 2]);
```

```{code-cell} python
print("an output")
```

```{code-cell} python
:tags: [remove-cell]
from IPython.display import Math
from myst_nb import glue

glue("x", 1.2345, display=False)
glue("y", Math("y = 3"), display=False)
```
"""
LINKS = "{eq}`eq-first`, {numref}`fig-line`, {ref}`sec-cells`, [](one.md), [](plain.md)"


def write_book(book, **settings):
    book.write("simplenet/__init__.py", "")
    book.write(
        "pyproject.toml",
        '[project]\nname = "simplenet"\nversion = "1.2.3"\nrequires-python = ">=3.11"\n',
    )
    sections = "\n".join(
        f"## {name}\n\n{myst}\n" for name, (myst, _) in CONSTRUCTS.items()
    )
    book.write(
        "index.md",
        "# Book\n\n```{toctree}\nbook/one\nbook/two\nbook/plain\n```\n",
    )
    book.write(
        "book/one.md",
        f"{HEADER}\n# One $x$\n\nIntroduction.\n\n{sections}\n{CELLS}",
    )
    book.write(
        "book/two.md",
        f"{HEADER}\n# Two\n\n{LINKS}\n\n```{{code-cell}} python\n1\n```\n",
    )
    book.write("book/plain.md", "# Plain\n\nNo cell.\n")
    book.configure(
        "notebooks",
        "package_wheel",
        html_theme="sphinx_book_theme",
        html_title="Tiny",
        myst_enable_extensions=["colon_fence", "deflist", "dollarmath"],
        nb_execution_mode="cache",
        numfig=True,
        suppress_warnings=["misc.highlighting_failure"],
        **settings,
    )


def built(book):
    result = book.build()
    assert result.returncode == 0, result.stdout
    return book


@pytest.fixture(scope="module")
def book(shared_book):
    write_book(shared_book)
    return built(shared_book)


def cells(book, name="one"):
    file = book.html / "book" / f"{name}.ipynb"
    notebook = nbformat.read(file, as_version=nbformat.NO_CONVERT)
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    return notebook.cells


def sections(book, name="one"):
    """Return the Markdown below each heading."""
    text = "\n\n".join(
        c.source for c in cells(book, name) if c.cell_type == "markdown"
    )
    _, *pieces = re.split(r"^## (.+)\n\n", text, flags=re.MULTILINE)
    return dict(zip(pieces[::2], map(str.rstrip, pieces[1::2]), strict=True))


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_turns_into_plain_markdown(book, name):
    assert sections(book)[name] == CONSTRUCTS[name][1]


def test_cells_are_clean_and_a_figure_is_followed_by_its_caption(book):
    *_, figure, caption, last, notes = cells(book)
    assert (
        figure.source == "from matplotlib import pyplot\n\npyplot.plot([1, 2]);"
    )
    assert caption.source == "**Fig. 1** A line, $y$."
    assert last.source == 'print("an output")'
    for cell in (figure, last):
        assert cell.cell_type == "code"
        assert cell.outputs == []
        assert cell.execution_count is None
    assert notes.source == "<sup>1</sup> *They* do."


def test_begins_with_title_origin_and_installation(book):
    title, install, text, *_ = cells(book)
    assert title.source.startswith(
        "# One $x$\n\n*This is a page of Tiny. To run it, put"
    )
    assert f"`{WHEEL}`" in title.source
    assert "CC BY 4.0" in title.source
    assert "MIT" in title.source
    assert "http" not in title.source.replace("https://creativecommons.org", "")
    assert install.source.startswith("import importlib.util\n")
    assert install.source.endswith(
        f"is None:\n    %pip install --quiet {WHEEL}"
    )
    assert text.source == "Introduction."


def test_links_lead_to_the_notebooks_beside(book):
    text = cells(book, "two")[2].source
    assert text == (
        "[(1)](one.ipynb), [Fig. 1](one.ipynb), [Cells](one.ipynb), [One x](one.ipynb), Plain"
    )


def test_links_lead_to_the_site_when_its_address_is_known(tiny_book):
    write_book(tiny_book, html_baseurl=SITE)
    title, install, text, *_ = cells(built(tiny_book), "two")
    assert f"[Tiny]({SITE}/book/two.html)" in title.source
    assert install.source.endswith(f"%pip install --quiet {SITE}/book/{WHEEL}")
    one = f"{SITE}/book/one.html"
    assert text.source == (
        f"[(1)]({one}#equation-eq-first), [Fig. 1]({one}#fig-line), [Cells]({one}#sec-cells), "
        f"[One x]({one}), [Plain]({SITE}/book/plain.html)"
    )


def downloads(book, name):
    links = book.page(f"book/{name}").select("a.dropdown-item[href]")
    return [link["href"] for link in links]


def test_the_button_offers_notebook_and_source(book):
    folder = book.html / "book"
    notebook, source = downloads(book, "one")
    assert (folder / notebook).resolve() == (folder / "one.ipynb").resolve()
    assert (folder / notebook).exists()
    assert (folder / source).resolve() == (
        book.html / "_sources/book/one.md"
    ).resolve()


def test_a_page_without_cells_has_no_notebook(book):
    assert not (book.html / "book" / "plain.ipynb").exists()
    assert [link.rpartition(".")[2] for link in downloads(book, "plain")] == [
        "md"
    ]


def test_an_edit_renews_one_notebook_and_a_new_build_gives_the_same_bytes(
    tiny_book,
):
    write_book(tiny_book, html_baseurl=f"{SITE}/")
    files = [
        built(tiny_book).html / "book" / f"{name}.ipynb"
        for name in ("one", "two")
    ]
    one, two = (file.read_bytes() for file in files)
    page = (tiny_book.root / "book" / "one.md").read_text(encoding="utf-8")
    tiny_book.write("book/one.md", page.replace("Introduction.", "New words."))
    built(tiny_book)
    _, install, text, *_ = cells(tiny_book)
    assert text.source == "New words."
    assert f" {SITE}/book/{WHEEL}" in install.source
    assert files[1].read_bytes() == two

    tiny_book.write("book/one.md", page)
    for folder in ("html", ".doctrees"):
        shutil.rmtree(tiny_book.root / "_build" / folder)
    built(tiny_book)
    assert [file.read_bytes() for file in files] == [one, two]
