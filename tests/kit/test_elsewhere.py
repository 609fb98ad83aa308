"""A chapter in a book that has not what it refers to."""

import pytest
from tiny import TinyBook

HERE = """\
# Here

[The *other*](there.md), [](there.md), [its middle](there.md#middle). By {eq}`eq-mean-loss` and
{numref}`fig-way-down`, {numref}`the picture <fig-way-down>`, {py:func}`os.path.join`.
See {ref}`middle`.
A {term}`weight`, {term}`Weight`, {term}`its weights <weight>`; {doc}`there`, {doc}`a page <there>`.

Own: {any}`eq-own`, {eq}`eq-own`, {numref}`tab-own`, [](here.md), {py:func}`own`,
{term}`bias`, {doc}`here`.

$$ x $$ (eq-own)

```{table} Own.
:name: tab-own
| a |
| - |
| 1 |
```

```{py:function} own()
```

```{glossary}
bias
  A number.
```
"""
THERE = """\
# What is there

$$ L $$ (eq-mean-loss)

```{figure} way.png
:name: fig-way-down
:alt: Down.

The way down.
```

```{py:function} os.path.join()
```

(middle)=
## Middle

```{glossary}
weight
  A number.
```
"""


def configured(book, text, **settings):
    book.configure(
        "myst_nb",
        "simplenet.sphinxext.elsewhere",
        myst_enable_extensions=["dollarmath"],
        numfig=True,
        nitpicky=True,
        root_doc="here",
        **settings,
    )
    book.write("here.md", text)
    return book


@pytest.fixture(scope="module")
def complete(tmp_path_factory):
    """The site of a book that has all of it, one folder down."""
    book = TinyBook(tmp_path_factory.mktemp("complete"))
    contents = "```{toctree}\nbook/there\n```\n"
    configured(book, f"# Contents\n\n{contents}")
    book.write("book/there.md", THERE)
    book.write("book/way.png", "")
    book.build_strictly()
    return book.html.as_uri()


def links(book):
    """Return the first page's links that lead away, by their words."""
    found = book.page("here").select(".body a[href^='file:']")
    return {link.get_text(): link["href"] for link in found}


def test_references_lead_to_the_complete_book(tiny_book, complete):
    configured(tiny_book, HERE, complete_book=complete).build_strictly()
    there = f"{complete}/book/there.html"
    assert links(tiny_book) == {
        "The other": there,
        "What is there": there,
        "its middle": f"{there}#middle",
        "(1)": f"{there}#equation-eq-mean-loss",
        "figure “way-down”": f"{there}#fig-way-down",
        "the picture": f"{there}#fig-way-down",
        "os.path.join()": f"{there}#os.path.join",
        "Middle": f"{there}#middle",
        "weight": f"{there}#term-weight",
        "Weight": f"{there}#term-weight",
        "its weights": f"{there}#term-weight",
        "a page": there,
    }


def test_a_reference_keeps_its_look(tiny_book, complete):
    configured(tiny_book, HERE, complete_book=complete).build_strictly()
    page = tiny_book.page("here")
    assert page.select_one(f"a[href^='{complete}'] em").get_text() == "other"
    codes = page.select(f"a[href^='{complete}'] code")
    assert [code.get_text() for code in codes] == ["os.path.join()"]


def test_what_is_here_is_referred_to_as_ever(tiny_book, complete):
    configured(tiny_book, HERE, complete_book=complete).build_strictly()
    paragraphs = tiny_book.page("here").find_all("p")
    (own,) = [p for p in paragraphs if p.get_text().startswith("Own:")]
    found = [(a.get_text(), a["href"]) for a in own.find_all("a")]
    assert found == [
        ("(1)", "#equation-eq-own"),
        ("(1)", "#equation-eq-own"),
        ("Table 1", "#tab-own"),
        ("Here", "#"),
        ("own()", "#own"),
        ("bias", "#term-bias"),
        ("Here", "#"),
    ]


def test_without_an_address_there_are_words_and_a_warning_each(tiny_book):
    configured(tiny_book, HERE)
    warnings = tiny_book.build()
    # Without the list it cannot be told from what Python has; Sphinx misses it.
    assert "py:func reference target not found: os.path.join" in warnings.pop()
    assert len(warnings) == 12
    for warning in warnings:
        assert "here.md:3: WARNING: not here: " in warning
        assert "complete_book can name a site that has it" in warning
    assert links(tiny_book) == {}
    first = tiny_book.page("here").p.get_text()
    assert first == (
        "The other, there, its middle. By equation “mean-loss” and\n"
        "figure “way-down”, the picture, os.path.join().\nSee middle.\n"
        "A weight, Weight, its weights; there, a page."
    )


def test_a_list_that_cannot_be_read_is_named(tiny_book, tmp_path):
    nowhere = (tmp_path / "nowhere").as_uri()
    configured(tiny_book, "# Here\n\n{eq}`eq-lost`\n", complete_book=nowhere)
    first, second = tiny_book.build()
    assert f"complete_book: cannot read {nowhere}/objects.inv" in first
    assert "not here: eq-lost" in second


def test_what_is_nowhere_is_missed_as_ever(tiny_book, complete):
    text = "# Here\n\n{eq}`eq-lost` {numref}`fig-lost` [](lost.md) {py:func}`lost`\n"
    text += "{term}`lost` {doc}`lost`\n"
    configured(tiny_book, text, complete_book=complete)
    warnings = tiny_book.build()
    assert len(warnings) == 6
    assert all("lost" in warning for warning in warnings)


def test_what_python_has_is_no_matter_for_the_list(tiny_book, complete):
    text = "# Here\n\n{py:exc}`ValueError` {py:class}`int`\n"
    for site in ({}, {"complete_book": complete}):
        configured(tiny_book, text, **site).build_strictly()


def test_a_book_that_misses_nothing_asks_for_no_list(tiny_book, tmp_path):
    nowhere = (tmp_path / "nowhere").as_uri()
    text = "# Here\n\n[](here.md)\n"
    configured(tiny_book, text, complete_book=nowhere).build_strictly()


@pytest.mark.parametrize("known", [True, False])
def test_a_page_that_lies_beside_and_is_left_out_is_not_here(
    tiny_book, complete, known
):
    site = {"complete_book": complete} if known else {}
    left_out = {"exclude_patterns": ["_build", "there.md"]}
    text = "# Here\n\n[](there.md) [its middle](there.md#middle)\n"
    configured(tiny_book, text, **left_out, **site)
    tiny_book.write("there.md", THERE)
    warnings = tiny_book.build()
    there = f"{complete}/book/there.html"
    if known:
        assert warnings == []
        assert links(tiny_book) == {
            "What is there": there,
            "its middle": f"{there}#middle",
        }
    else:
        assert len(warnings) == 2
        assert links(tiny_book) == {}
        assert tiny_book.page("here").p.get_text() == "there its middle"
