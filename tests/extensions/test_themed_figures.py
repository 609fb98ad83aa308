"""The extension that puts figures into the pages in the colours of the theme."""

import re

import pytest
from builds import ROOT

ALT = 'A line "upwards" from 0 & on, <1.'
PAGE = f"""\
---
file_format: mystnb
kernelspec: {{name: python3}}
---

# Page

```{{code-cell}} python
---
mystnb: {{image: {{alt: '{ALT}'}}}}
---
from matplotlib import pyplot as plt
from simplenet.plotting.style import COLOURS

_, ax = plt.subplots(figsize=(2, 1))
ax.plot([0, 1], color=COLOURS["slope"]);
```

```{{code-cell}} python
---
mystnb: {{image: {{alt: 'The same line downwards.'}}}}
---
_, ax = plt.subplots(figsize=(2, 1))
ax.plot([1, 0], color=COLOURS["output"]);
```

![A square.](square.svg)
"""
SQUARE = '<svg xmlns="http://www.w3.org/2000/svg"><path d="h9v9h-9z"/></svg>'


@pytest.fixture(scope="module")
def book(shared_book):
    rc = (ROOT / "book" / "matplotlibrc").read_text(encoding="utf-8")
    shared_book.write("matplotlibrc", rc)
    shared_book.configure("figure_formats", "themed_figures")
    shared_book.write("index.md", PAGE)
    shared_book.write("square.svg", SQUARE)
    for builder in ("html", "latex"):
        result = shared_book.build(builder=builder)
        assert result.returncode == 0, result.stdout
    return shared_book


@pytest.fixture(scope="module")
def drawings(book):
    """The two figures as they stand in the page."""
    drawings = book.page().select(".cell_output svg.figure")
    assert len(drawings) == 2
    return drawings


def test_a_figure_is_one_picture_with_its_text(drawings):
    assert drawings[0]["role"] == "img"
    assert drawings[0]["aria-label"] == ALT


def test_every_colour_is_one_of_the_theme(drawings):
    rising, falling = map(str, drawings)
    assert "stroke: var(--figure-slope)" in rising
    assert "stroke: var(--figure-output)" in falling
    for drawing in (rising, falling):
        assert "stroke: currentColor" in drawing  # the axes
        assert not re.search(r"#[0-9a-f]{6}\b", drawing)


def test_two_figures_on_a_page_do_not_take_each_others_parts(book, drawings):
    ids = [tag["id"] for tag in book.page().select("[id]")]
    assert sorted(ids) == sorted(set(ids))
    for drawing in drawings:
        own = {tag["id"] for tag in drawing.select("[id]")}
        used = re.findall(r'(?:href="|url\()#([^")]+)', str(drawing))
        assert used
        assert set(used) <= own


def test_a_figure_brings_no_styles_for_the_rest_of_the_page(drawings):
    """A rule may only speak of a class that no other figure has."""
    taken = set()
    for drawing in drawings:
        classes = {
            f".{name}"
            for tag in drawing.select("[class]")
            for name in tag["class"]
        }
        rules = "".join(style.string for style in drawing.select("style"))
        selectors = set(re.findall(r"([^{}]+)\{", rules))
        assert selectors <= classes - taken
        taken |= classes


def test_a_figure_says_nothing_that_is_not_drawn(drawings):
    """Which program wrote it, say."""
    for drawing in drawings:
        assert not drawing("metadata")


def test_latex_keeps_all_files(book):
    """It can only take PDFs, but would lose a drawing of another kind without a word."""
    (tex,) = (book.root / "_build" / "latex").glob("*.tex")
    kept = re.findall(
        r"includegraphics\{.+(\.\w+)\}", tex.read_text(encoding="utf-8")
    )
    assert kept == [".pdf", ".pdf", ".svg"]
