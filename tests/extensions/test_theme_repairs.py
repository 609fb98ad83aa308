"""The extension that mends what the theme leaves open."""

import re
from importlib import import_module

import pytest
from bs4 import BeautifulSoup
from builds import ROOT

INDEX = """\
# Tiny

```{toctree}
page
```
"""
PAGE = """\
---
file_format: mystnb
kernelspec: {name: python3}
---

# Page

## A part, so that there is a list of them

```{eval-rst}
As a book says [CIT2002]_.

.. [CIT2002] A book.
```

```{code-cell} python
---
tags: [hide-input]
---
6 * 7
```
"""


def build(book, *names):
    book.configure(
        *names,
        html_theme="sphinx_book_theme",
        html_context={"default_mode": "auto"},
        nb_execution_mode="off",
        suppress_warnings=["myst-nb.lexer"],  # known once a cell has run
    )
    result = book.build()
    assert result.returncode == 0, result.stdout
    return (book.html / "page.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def raw(shared_book):
    """The page as the theme writes it."""
    shared_book.write("index.md", INDEX)
    shared_book.write("page.md", PAGE)
    return build(shared_book)


@pytest.fixture(scope="module")
def repaired(shared_book, raw):
    text = build(shared_book, "theme_repairs")
    assert text != raw
    return text


@pytest.fixture(scope="module")
def page(repaired):
    return BeautifulSoup(repaired, "html.parser")


@pytest.fixture(scope="module")
def repairs():
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT / "book" / "_ext")
        yield import_module("theme_repairs").REPAIRS


def test_without_the_extension_every_repair_would_have_work(raw, repairs):
    """A repair that is listed here can go: the theme does without it."""
    assert [
        pattern
        for pattern in repairs
        if not re.search(pattern, raw, flags=re.DOTALL)
    ] == []


def test_the_page_is_light_until_a_script_says_otherwise(page):
    assert page.html["data-theme"] == "light"
    assert page.body["data-default-mode"] == "auto"


def test_a_script_chooses_the_theme_before_anything_is_drawn(page):
    (script,) = [
        tag.string
        for tag in page.head("script")
        if "dataset.theme" in (tag.string or "")
    ]
    (choice,) = re.findall(r"dataset\.theme = (.*?);", script, re.DOTALL)
    assert "prefers-color-scheme: dark" in choice
    assert "mode" in choice  # which the reader may have chosen before


def test_the_page_is_shown_once_its_buttons_are_there(page):
    (expected,) = page.select("head link[rel=expect]")
    assert expected["blocking"] == "render"
    assert page.select_one(expected["href"])


def test_a_page_without_these_buttons_waits_for_nothing(shared_book, repaired):
    assert repaired
    assert not shared_book.page("search").select("link[rel=expect]")


def test_scripts_wait_until_the_page_has_been_read(page):
    waiting = {
        tag["src"].partition("?")[0]: tag.has_attr("defer")
        for tag in page.select("script[src]")
    }
    assert waiting.pop("_static/documentation_options.js") is False
    assert len(waiting) > 5
    assert all(waiting.values()), waiting


@pytest.mark.parametrize(
    "control", ["button.search-button-field", "details summary"]
)
def test_what_is_seen_on_a_control_is_its_name(page, control):
    found = page.select(control)
    assert found
    for tag in found:
        assert not tag.has_attr("aria-label")
        assert tag.get_text(strip=True)


def test_the_sidebar_is_a_named_part_of_the_page(page):
    sidebar = page.select_one("div#pst-primary-sidebar")
    assert sidebar["role"] == "region"
    assert sidebar["aria-label"] == "The book"


def test_all_dialogs_have_names_of_their_own(page):
    names = [tag.get("aria-label") for tag in page("dialog")]
    assert len(names) == 3
    assert all(names)
    assert len(set(names)) == 3


def test_sources_are_items_of_a_list(page):
    (source,) = page.select("[role=list] > .citation")
    assert source["role"] == "listitem"


def test_no_attribute_comes_twice(repaired):
    for tag in re.findall(r"<(?:script|button|div|dialog)\s[^>]*>", repaired):
        names = re.findall(r'\s([\w-]+)(?=[=\s>])(?:="[^"]*")?', tag)
        assert sorted(names) == sorted(set(names)), tag


def test_the_next_build_leaves_a_repaired_page_as_it_is(shared_book, repaired):
    file = shared_book.html / "page.html"
    written = file.stat().st_mtime_ns
    shared_book.write("index.md", f"{INDEX}\nMore.\n")
    assert build(shared_book, "theme_repairs") == repaired
    assert file.stat().st_mtime_ns == written
    assert "More." in shared_book.page("index").get_text()
