"""A page with cells has slides: what it shows, and what it says as notes."""

import re
from itertools import chain

import pytest
from scripting import deno
from tiny import CELLS, TinyBook

KIT = "simplenet.sphinxext"
INDEX = """\
# Tiny

```{toctree}
:numbered:

one
long
words
```
"""
ONE = f"""{CELLS}
# Sums

Said *first*, and to be read in [*A Title*](https://example.org/).

:::{{admonition}} After this
:class: tip
- add,
- and so on.
:::

(sec-two)=
## Two numbers

They make a *sum*, *which is a word and not a whole long sentence*.

$$ 1 + 2 = 3 $$ (eq-sum)

Said after {{eq}}`eq-sum`, of [](#sec-two).

```{{code-cell}} python
:tags: [hide-input]
print("from " + "folded code")
```

```{{code-cell}} python
print("from " + "code")
```

Said of code.

:::{{admonition}} How it is *done*
:class: dropdown
Said in a box.

```python
inner = 1
```
:::

---

:::{{note}}
Noted.
:::

### A movable one

```{{code-cell}} python
---
mystnb:
  image: {{alt: A neuron.}}
  figure: {{name: fig-neuron, caption: A neuron.}}
---
from myst_nb import glue
from simplenet import Neuron, explorers
from simplenet.plotting import draw_neuron

neuron = Neuron([0, 1], 4)
glue("fig-neuron", explorers.neuron(neuron, [2, 3]), display=False)
draw_neuron(neuron, [2, 3]);
```

```{{explorer}} fig-neuron
Move *it*.
```

Said of the figure.
"""
FUNCTIONS = [
    [f"def f{n}():", *(f"    x{m} = {m}" for m in range(3))] for n in range(4)
]
# No line is empty.
BLOCK = [f"{'    ' * (n % 5 != 0)}a{n}" for n in range(40)]
LONG = f"""{CELLS}
# Long things

## Functions

```{{code-block}} python
:caption: All functions

{"{0}{0}".format(chr(10)).join(chr(10).join(f) for f in FUNCTIONS)}
```

## Block

```python
{chr(10).join(BLOCK)}
```

## Table

```{{table}} The squares.
| number | square |
| --- | --- |
{chr(10).join(f"| {n} | ${{{n * n}}}$ |" for n in range(20))}
```

## List

{chr(10).join(f"- Point {n}" for n in range(20))}

## Both

- in a list

  ```python
  a = 1
  ```
- more
"""


@pytest.fixture(scope="module")
def book(shared_book):
    shared_book.configure(
        "myst_nb",
        f"{KIT}.explorers",
        f"{KIT}.slides",
        html_title="Tiny book",
        myst_enable_extensions=["colon_fence", "dollarmath"],
        numfig=True,
    )
    shared_book.write("index.md", f"{CELLS}{INDEX}")
    shared_book.write("one.md", ONE)
    shared_book.write("long.md", LONG)
    shared_book.write("words.md", "# Words\n\nNo cells.\n")
    shared_book.build_strictly()
    return shared_book


def words(tag):
    return " ".join(tag.get_text().split()) if tag else ""


@pytest.fixture(scope="module")
def slides(book):
    return book.page("one-slides").select(".slides > section")


@pytest.fixture
def under(book):
    """The slides of the long page under a heading."""

    def under(heading):
        sections = book.page("long-slides").select(".slides > section")
        return [s for s in sections if words(s.h2) == heading]

    return under


class TestSlides:
    def test_come_in_the_order_of_the_page(self, slides):
        found = [
            (words(s.select_one("h1, h2")), words(s.select_one(".shown")))
            for s in slides
        ]
        assert found == [
            ("1. Sums", ""),
            ("After this", "add, and so on."),
            ("1.1. Two numbers", ""),
            ("1.1. Two numbers", "1+2=3(1.1)"),
            ("1.1. Two numbers", "from folded code"),
            ("1.1. Two numbers", 'print("from " + "code") from code'),
            ("How it is done", ""),
            ("How it is done", "inner = 1"),
            ("Note", "Noted."),
            ("1.1.1. A movable one", words(slides[-2].pre)),
            ("1.1.1. A movable one", "Fig. 1.1 A neuron."),
        ]

    def test_notes_are_what_stands_below(self, slides):
        notes = [words(s.select_one("aside.notes")) for s in slides]
        assert notes == [
            "Said first, and to be read in A Title.",
            "",
            "They make a sum, which is a word and not a whole long sentence.",
            "Said after (1.1), of Two numbers.",
            "",
            "Said of code.",
            "Said in a box.",
            "",
            "",
            "",
            "Move it. Said of the figure.",
        ]

    def test_new_words_show(self, slides):
        assert [words(s.select_one(".words")) for s in slides] == [
            "first",
            "",
            "sum",
            *[""] * 8,
        ]

    def test_the_first_has_the_books_name_and_leads_to_the_page(self, slides):
        assert words(slides[0].select_one(".sheet a")) == "Tiny book"
        assert slides[0].select_one(".sheet a")["href"] == "one.html"

    def test_headings_are_of_two_levels(self, slides):
        first, *rest = [s.select_one("h1, h2").name for s in slides]
        assert first == "h1"
        assert {*rest} == {"h2"}

    def test_references_lead_to_slides(self, slides):
        (equation, section) = slides[3].select("aside a")
        assert slides[3].select_one(equation["href"])
        assert section["href"] in {"#two-numbers", "#sec-two"}
        assert slides[2].parent.select_one(section["href"])

    def test_ids_are_unique(self, book):
        for name in ("one-slides", "long-slides"):
            ids = [tag["id"] for tag in book.page(name).select("[id]")]
            assert sorted(ids) == sorted(set(ids))

    def test_nothing_links_to_itself(self, book):
        assert book.page("one").select(".headerlink")
        assert not book.page("one-slides").select(".headerlink")

    def test_a_movable_figure_stands_still(self, slides):
        (drawing,) = slides[-1].select("figure > svg.figure")
        assert drawing["aria-label"] == "A neuron."
        assert not slides[-1].select("script, button, .explorer")
        link = slides[-1].select_one(".sheet > p a")
        assert words(link) == "Move this figure"
        assert link["href"] == "one.html#fig-neuron"

    def test_the_page_is_as_it_was(self, book):
        assert book.page("one").select("button")
        assert len(book.page("one").select("details, .admonition")) > 1


class TestLongThings:
    def test_a_listing_is_cut_between_functions(self, under):
        shown = [s.pre.get_text().splitlines() for s in under("2.1. Functions")]
        one, two, three, four = FUNCTIONS
        assert shown == [[*one, "", *two], [*three, "", *four]]

    def test_a_block_is_cut_where_it_stands_furthest_left(self, under):
        shown = [s.pre.get_text().splitlines() for s in under("2.2. Block")]
        assert [*chain(*shown)] == BLOCK
        assert max(map(len, shown)) < 15
        assert not any(lines[0].startswith(" ") for lines in shown)

    def test_the_first_piece_has_the_name(self, under):
        captions = [
            words(s.select_one(".code-block-caption"))
            for s in under("2.1. Functions")
        ]
        assert captions[0] == "Listing 2.1 All functions"
        assert not any(captions[1:])

    def test_pieces_are_highlighted(self, under):
        for slide in under("2.1. Functions"):
            assert slide.select("pre .nf")

    def test_a_table_is_cut_evenly_and_keeps_its_head(self, under):
        tables = [s.table for s in under("2.3. Table")]
        rows = [[words(row.td) for row in t.select("tbody tr")] for t in tables]
        assert [*chain(*rows)] == [str(n) for n in range(20)]
        assert len(rows) > 1
        assert max(map(len, rows)) - min(map(len, rows)) <= 1
        assert {words(t.thead) for t in tables} == {"number square"}
        names = [words(t.caption) for t in tables]
        assert names[0] == "Table 2.1 The squares."
        assert not any(names[1:])

    def test_a_list_is_cut(self, under):
        items = [s.select("li") for s in under("2.4. List")]
        assert words_of(items) == [f"Point {n}" for n in range(20)]
        assert len(items) > 1

    def test_what_holds_several_things_is_not(self, under):
        (slide,) = under("2.5. Both")
        assert len(slide.select("li")) == 2


def words_of(lists):
    return [words(item) for items in lists for item in items]


class TestDeck:
    def test_has_title_and_language(self, book):
        page = book.page("one-slides")
        assert page.title.get_text() == "Sums (slides) — Tiny book"
        assert page.html["lang"] == "en"

    def test_has_all_that_it_asks_for(self, book):
        page = book.page("one-slides")
        asked = [
            *(link["href"] for link in page.select("link[rel=stylesheet]")),
            *(script["src"] for script in page.select("script[src]")),
        ]
        assert len(asked) == 8
        for address in asked:
            file = address.split("?")[0]
            assert (book.html / file).is_file()
        assert not re.search(
            r"https?://(?!www\.w3\.org|example\.org)", str(page)
        )

    def test_has_no_script_that_a_strict_server_forbids(self, book):
        """The window of notes neither: the one that reveal.js writes into it is a file."""
        assert not book.page("one-slides").select("script:not([src])")
        static = book.html / "_static"
        ran = deno("run", "--quiet", static / "speaker-view.js")
        assert "document is not defined" in ran.stdout  # whole, but no browser
        written = (static / "notes.js").read_text(encoding="utf-8")
        assert written.count("<script>") == 1

    def test_only_pages_with_cells_have_one(self, book):
        decks = sorted(file.name for file in book.html.glob("*-slides.html"))
        assert decks == ["long-slides.html", "one-slides.html"]

    def test_lies_beside_a_page_in_a_folder_of_its_own(self, book):
        book.build_strictly("dirhtml")
        deck = book.page("one/one-slides", builder="dirhtml")
        folder = book.built("dirhtml") / "one"
        assert (folder / deck.select_one("script[src]")["src"]).is_file()
        link = deck.select_one(".sheet a")["href"]
        assert (folder / link).resolve() == folder

    def test_one_page_for_all_has_none(self, book):
        book.build_strictly("singlehtml")
        assert not [*book.built("singlehtml").rglob("*slides.html")]

    def test_templates_know_where_it_lies(self, tmp_path):
        book = TinyBook(tmp_path)
        book.configure("myst_nb", f"{KIT}.slides", templates_path=["_t"])
        book.write("_t/layout.html", LINKING)
        book.write("index.md", INDEX.replace("long\nwords\n", ""))
        book.write("one.md", f"{CELLS}# One\n")
        book.build_strictly()
        assert book.page("one").select_one("#deck")["href"] == "one-slides.html"
        assert not book.page().select("#deck")


LINKING = """\
{% extends "!layout.html" %}
{% block document %}
{% if slides %}<a id="deck" href="{{ pathto(slides, resource=True) }}"></a>{% endif %}
{{ super() }}
{% endblock %}
"""
