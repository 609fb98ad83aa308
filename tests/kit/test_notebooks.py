"""Pages with cells lie beside their pages as plain notebooks, and bring what they need."""

import re
import shutil
from importlib.metadata import version

import nbformat
import pytest
from tiny import CELLS, TinyBook

WHEEL = f"simplenet-{version('simplenet')}-py3-none-any.whl"
SITE = "https://example.org/net"
NOTE = "Free to use: see [the licence](https://example.org/licence)."
LAUNCH = """\
{% extends "!page.html" %}
{% block body %}
{{ super() }}
{% for name, link in (launch_links or {}).items() %}
<a class="launch" href="{{ link }}">{{ name }}</a>
{% endfor %}
{% endblock %}
"""

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
    "Raised": (
        "10{superscript}`3` is no 103, H{subscript}`2`O.",
        "10<sup>3</sup> is no 103, H<sub>2</sub>O.",
    ),
    "Backticks": (
        "A `` code with `two` `` of them.\n\n````text\n```\nfenced\n```\n````",
        "A `` code with `two` `` of them.\n\n````text\n```\nfenced\n```\n````",
    ),
    "Pictures": (
        "![A $ sign.](dot.svg)\n\n```{image} dot.svg\n:alt: A dot.\n```",
        "![A \\$ sign.](../_images/dot.svg)\n\n![A dot.](../_images/dot.svg)",
    ),
    "Footnote": (
        "So they say.[^who]\n\n[^who]: *They* do.",
        "So they say.<sup>1</sup>",
    ),
}

CODE = """
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

```{code-cell} python
:tags: [remove-input]
print("from code that the page does not have")
```

```{code-cell} python
:tags: [remove-output]
print("no output")
```
"""
LINKS = (
    "{eq}`eq-first`, {numref}`fig-line`, {ref}`sec-cells`, [](one.md), [](plain.md), "
    "*{term}`weight`*"
)


DOT = """\
<svg xmlns="http://www.w3.org/2000/svg" width="2" height="2"><circle r="1"/></svg>
"""


def write_book(book, *names, **settings):
    """Write two pages with cells and one without; the names are those of other extensions."""
    sections = "\n".join(
        f"## {name}\n\n{myst}\n" for name, (myst, _) in CONSTRUCTS.items()
    )
    contents = "```{toctree}\none\ntwo\nquiet\nplain\n```"
    book.write("book/index.md", f"# Book\n\n{contents}\n")
    text = f"# One $x$\n\nIntroduction.\n\n{sections}\n{CODE}"
    book.write("book/one.md", CELLS + text)
    book.write("book/dot.svg", DOT)
    text = f"# Two\n\n{LINKS}\n\n```{{code-cell}} python\n1\n```\n"
    book.write("book/two.md", CELLS + text)
    book.write("book/quiet.md", f"{CELLS}# Quiet\n\nA kernel, and no cell.\n")
    glossary = "```{glossary}\nweight\n  A number.\n```"
    book.write("book/plain.md", f"# Plain\n\nNo cell.\n\n{glossary}\n")
    book.configure(
        "myst_nb",
        "simplenet.sphinxext.figures",  # so that no machine draws otherwise
        "simplenet.sphinxext.notebooks",
        *names,
        **{
            "html_title": "Tiny",
            "myst_enable_extensions": ["colon_fence", "deflist", "dollarmath"],
            "nb_execution_mode": "cache",
            "numfig": True,
            "root_doc": "book/index",
            "suppress_warnings": ["misc.highlighting_failure"],
            **settings,
        },
    )
    return book


@pytest.fixture(scope="module")
def book(shared_book):
    theme = "sphinx_book_theme"  # it has a menu of what can be downloaded
    write_book(shared_book, html_theme=theme)
    shared_book.build_strictly()
    return shared_book


@pytest.fixture(scope="module")
def published(tmp_path_factory, book):
    """The same book, whose address and repository are known."""
    folder = tmp_path_factory.mktemp("published")
    published = write_book(
        TinyBook(folder),
        html_baseurl=SITE,
        notebook_note=NOTE,
        notebook_repository="octocat/net",
        templates_path=["_templates"],
    )
    published.write("_templates/page.html", LAUNCH)
    cache = "_build/.jupyter_cache"
    shutil.copytree(book.root / cache, published.root / cache)
    published.build_strictly()
    return published


def cells(book, name="one", folder="book"):
    file = book.html / folder / f"{name}.ipynb"
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


IN_WORDS = """\
**Fig. 1** A line, $y$.

<details><summary>The picture in words</summary>

A line.

</details>"""


def test_a_picture_leads_to_its_file(book, published):
    assert (book.html / "_images" / "dot.svg").read_text("utf-8") == DOT
    assert (
        f"![A dot.]({SITE}/_images/dot.svg)" in sections(published)["Pictures"]
    )


def test_cells_are_clean_and_a_figure_is_followed_by_its_words(book):
    *_, figure, caption, printing, silent, notes = cells(book)
    assert (
        figure.source == "from matplotlib import pyplot\n\npyplot.plot([1, 2]);"
    )
    assert caption.source == IN_WORDS
    assert printing.source == 'print("an output")'
    assert silent.source == 'print("no output")'
    for cell in (figure, printing, silent):
        assert cell.cell_type == "code"
        assert cell.outputs == []
        assert cell.execution_count is None
    assert notes.source == "<sup>1</sup> *They* do."


def test_another_book_makes_the_same_figure_of_the_cell(book, tiny_book):
    """Built from the notebook by MyST-NB alone; the words below are the figure's now."""
    notebook = nbformat.read(book.html / "book/one.ipynb", as_version=4)
    *_, figure, words, _, _, _ = notebook.cells
    small = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_markdown_cell("# Page"), figure, words],
        metadata=notebook.metadata,
    )
    tiny_book.write("index.ipynb", nbformat.writes(small))
    tiny_book.configure(
        "myst_nb",
        myst_enable_extensions=["dollarmath"],
        nb_execution_mode="force",
    )
    tiny_book.build_strictly()
    (made,) = tiny_book.page().select("figure")
    assert made["id"] == "fig-line"
    assert made.img["alt"] == "A line."
    caption = made.select_one(".caption-text")
    assert caption.get_text() == r"A line, \(y\)."
    assert "in words" not in tiny_book.page().get_text()


PICTURES = """
```{code-cell} python
---
tags: [remove-input]
mystnb: {image: {alt: Drawn by *unseen* code.}}
---
from matplotlib import pyplot

pyplot.plot([1, 2]);
```

```{code-cell} python
:tags: [remove-output]
"another cell"
```

Text below.

```{code-cell} python
:mystnb: {image: {alt: No caption.}}
pyplot.plot([1, 2]);
```

```{code-cell} python
:mystnb: {image: {alt: No words.}, figure: {name: fig-no-words}}
pyplot.plot([2, 1]);
```

Text at the end.
"""


@pytest.mark.parametrize("names", [["simplenet.sphinxext.figures"], []])
def test_pictures_without_code_or_caption_keep_their_words(tiny_book, names):
    tiny_book.configure(
        "myst_nb",
        "simplenet.sphinxext.notebooks",
        *names,
        nb_execution_mode="force",
        suppress_warnings=["misc.highlighting_failure"],
    )
    tiny_book.write("index.md", f"{CELLS}# Page\n\n{PICTURES}")
    tiny_book.build_strictly()
    _, *rest = cells(tiny_book, "index", folder="")
    found = [
        (
            cell.cell_type,
            "".join(re.findall(r"^[A-Z].*", cell.source, flags=re.M)),
            cell.metadata.get("mystnb", {}).get("image", {}).get("alt"),
        )
        for cell in rest
    ]
    assert not any("![" in cell.source for cell in rest)
    assert found == [
        ("code", "", None),  # which installs the package
        ("markdown", r"Drawn by \*unseen\* code.", None),
        ("code", "", None),
        ("markdown", "Text below.", None),
        ("code", "", "No caption."),
        ("markdown", "No caption.", None),
        ("code", "", "No words."),
        ("markdown", "No words.", None),
        ("markdown", "Text at the end.", None),
    ]


def test_cells_of_all_notebooks_have_names_of_their_own(book):
    names = [cell.id for page in ("one", "two") for cell in cells(book, page)]
    assert sorted(names) == sorted(set(names))


PROGRAM = """
```{code-cell} python
:tags: [program]
y = 1
```

```{assembled} whole.py
```
"""


@pytest.mark.parametrize(
    ("site", "link"),
    [("", ""), (SITE, f"[Download whole.py]({SITE}/whole.py)")],
)
def test_a_download_is_offered_where_it_can_be_had(tiny_book, site, link):
    tiny_book.configure(
        "myst_nb",
        "simplenet.sphinxext.chapters",
        "simplenet.sphinxext.notebooks",
        html_baseurl=site,
        nb_execution_mode="off",
        suppress_warnings=["myst-nb.lexer", "misc.highlighting_failure"],
    )
    tiny_book.write("index.md", f"{CELLS}# Page\n{PROGRAM}")
    tiny_book.build_strictly()
    *_, last = cells(tiny_book, "index", folder="")
    assert (
        last.source.partition("```\n")[2].rpartition("```")[2].strip() == link
    )


def test_begins_with_title_origin_and_installation(book):
    title, install, text, *_ = cells(book)
    assert title.source == (
        "# One $x$\n\n*This is a page of Tiny. "
        f"To run it, put the file `{WHEEL}` beside it.*"
    )
    assert install.source.startswith("import importlib.util\n")
    assert f"is None:\n    %pip install --quiet {WHEEL}\n" in install.source
    assert text.source == "Introduction."


@pytest.mark.parametrize(
    ("pages", "remedy"),
    [
        ("book", f"Put the file {WHEEL} beside this notebook"),
        ("published", f"Make sure that {SITE}/book/{WHEEL} can be reached"),
    ],
)
def test_an_installation_that_fails_says_what_to_do(
    request, monkeypatch, pages, remedy
):
    _, install, *_ = cells(request.getfixturevalue(pages), "two")
    code = install.source.replace("%pip install", "pass #")
    exec(code, {})  # the package is there
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    sentence = f"{remedy}, and run this cell again."
    with pytest.raises(ModuleNotFoundError, match=f"^{re.escape(sentence)}$"):
        exec(code, {})


def test_the_wheel_lies_where_the_first_cell_looks_for_it(tiny_book):
    """Beside the first page, which need not be at the top."""
    page = f"{CELLS}# Page\n\n```{{code-cell}} python\n1\n```\n"
    deeper = "```{toctree}\npart/deeper\n```"
    tiny_book.write("book/index.md", f"{page}\n{deeper}\n")
    tiny_book.write("book/part/deeper.md", page)
    names = ["myst_nb", "simplenet.sphinxext.notebooks"]
    lexer = "misc.highlighting_failure"
    tiny_book.configure(
        *names,
        root_doc="book/index",
        nb_execution_mode="off",
        suppress_warnings=["myst-nb.lexer", lexer],
    )
    tiny_book.build_strictly()
    told = {"index": "beside", "part/deeper": "into the folder .., seen from"}
    for name, said in told.items():
        title, install, *_ = cells(tiny_book, name)
        assert f"put the file `{WHEEL}` {said} it." in title.source
        assert f"Put the file {WHEEL} {said} this notebook," in install.source
        place = re.search(r"--quiet (\S+)\n", install.source)[1]
        folder = (tiny_book.html / "book" / name).parent
        assert (folder / place).is_file()


def test_links_lead_to_the_notebooks_beside(book):
    text = cells(book, "two")[2].source
    assert text == (
        "[(1)](one.ipynb), [Fig. 1](one.ipynb), [Cells](one.ipynb), [One x](one.ipynb), Plain, "
        "*weight*"
    )


def test_links_lead_to_the_site_when_its_address_is_known(published):
    title, install, text, *_ = cells(published, "two")
    origin = f"This is a page of [Tiny]({SITE}/book/two.html)."
    assert title.source == f"# Two\n\n*{origin} {NOTE}*"
    assert f"%pip install --quiet {SITE}/book/{WHEEL}\n" in install.source
    one = f"{SITE}/book/one.html"
    assert text.source == (
        f"[(1)]({one}#equation-eq-first), [Fig. 1]({one}#fig-line), [Cells]({one}#sec-cells), "
        f"[One x]({one}), [Plain]({SITE}/book/plain.html), "
        f"*[weight]({SITE}/book/plain.html#term-weight)*"
    )


def launch_links(book, name="two"):
    links = book.page(f"book/{name}").select("a.launch")
    return {link.get_text(): link["href"] for link in links}


class TestLaunchLinks:
    """Where a notebook runs on somebody else's computer."""

    def test_lead_to_the_notebook_on_the_branch_of_the_site(self, published):
        assert launch_links(published) == {
            "Binder": "https://mybinder.org/v2/gh/octocat/net/gh-pages"
            "?urlpath=lab%2Ftree%2Fbook%2Ftwo.ipynb",
            "Colab": "https://colab.research.google.com/github/octocat/net"
            "/blob/gh-pages/book/two.ipynb",
        }

    @pytest.mark.parametrize("name", ["quiet", "plain"])
    def test_are_for_pages_with_cells(self, published, name):
        assert not launch_links(published, name)

    @pytest.mark.parametrize(
        ("settings", "branches"),
        [
            ({}, set()),
            (
                {
                    "notebook_repository": "fork/net",
                    "notebook_branch": "site",
                },
                {"fork/net/site?", "fork/net/blob/site/"},
            ),
        ],
    )
    def test_follow_the_settings(self, tiny_book, settings, branches):
        write_book(
            tiny_book,
            nb_execution_mode="off",
            templates_path=["_templates"],
            **settings,
        )
        tiny_book.write("_templates/page.html", LAUNCH)
        tiny_book.build()  # without outputs, glued numbers are missing
        links = launch_links(tiny_book).values()
        assert len(links) == len(branches)
        assert all(any(b in link for link in links) for b in branches)


def downloads(book, name):
    links = book.page(f"book/{name}").select("a.dropdown-item[href]")
    return [link["href"] for link in links]


def test_themes_offer_notebook_and_source(book):
    folder = book.html / "book"
    notebook, source = downloads(book, "one")
    assert (folder / notebook).resolve() == (folder / "one.ipynb").resolve()
    assert (folder / notebook).exists()
    assert (folder / source).resolve() == (
        book.html / "_sources/book/one.md"
    ).resolve()


def test_a_page_with_nothing_but_a_kernel_stops_no_build(tiny_book):
    tiny_book.configure("myst_nb", "simplenet.sphinxext.notebooks")
    tiny_book.write("index.md", CELLS)
    tiny_book.build_strictly()
    assert (tiny_book.html / "index.ipynb").is_file()


def test_a_page_without_a_kernel_has_no_notebook(book):
    assert not (book.html / "book" / "plain.ipynb").exists()
    assert [link.rpartition(".")[2] for link in downloads(book, "plain")] == [
        "md"
    ]


def test_an_edit_renews_one_notebook_and_a_new_build_gives_the_same_bytes(
    published,
):
    files = [
        published.html / "book" / f"{name}.ipynb" for name in ("one", "two")
    ]
    one, two = (file.read_bytes() for file in files)
    page = (published.root / "book" / "one.md").read_text(encoding="utf-8")
    published.write("book/one.md", page.replace("Introduction.", "New words."))
    published.build_strictly()
    _, _, text, *_ = cells(published)
    assert text.source == "New words."
    assert files[1].read_bytes() == two

    published.write("book/one.md", page)
    for folder in ("html", "doctrees"):
        shutil.rmtree(published.root / "_build" / folder)
    published.build_strictly()
    assert [file.read_bytes() for file in files] == [one, two]
