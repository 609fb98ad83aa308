"""What the built book must show, page by page."""

import math
import re
from copy import copy
from functools import cache
from urllib.parse import unquote, urlsplit

import numpy as np
import pytest
import yaml
from bs4 import BeautifulSoup
from builds import ROOT
from fontTools.ttLib import TTFont
from pages import BACK_MATTER, PAGES, PART_I, PART_II, REPOSITORY

from simplenet import mse_loss, sigmoid
from simplenet.data import CENTRE, PEOPLE, centre, labels, measurements


def main_of(book, name):
    return book.page(name).select_one("article")


def test_the_chapters_are_those_of_the_source():
    assert PART_I == [
        "neurons",
        "network",
        "training",
        "loss",
        "backpropagation",
        "gradient-descent",
        "predictions",
    ]
    assert BACK_MATTER == [
        "notation",
        "glossary",
        "teaching",
        "api",
        "source",
        "errata",
        "references",
    ]


@pytest.mark.parametrize("name", PAGES)
class TestEveryPage:
    def test_is_there_with_one_title(self, book, name):
        assert len(main_of(book, name).select("h1")) == 1

    def test_shows_no_trace_of_a_failure(self, book, name):
        main = copy(main_of(book, name))
        assert not main.select(
            ".system-message, .problematic, .traceback, .stderr"
        )
        assert "Traceback" not in main.get_text()
        for source in main.select("pre"):
            source.decompose()
        assert not re.search(
            r"\$\S|\\frac|\{glue|\{eq\}|<Axes", main.get_text()
        )

    def test_ids_are_unique(self, book, name):
        ids = [tag["id"] for tag in book.page(name).select("[id]")]
        assert sorted(ids) == sorted(set(ids))

    def test_pictures_have_alternative_text(self, book, name):
        for picture in main_of(book, name).select("svg.figure"):
            assert picture["role"] == "img"
            # Less than 40 characters cannot say what is to be seen.
            assert len(picture["aria-label"]) > 40
        for picture in main_of(book, name).select("img"):
            assert picture.get("alt", "").strip()

    def test_figures_are_those_of_the_source_with_captions(self, book, name):
        source = (book.root / "book" / f"{name}.md").read_text(encoding="utf-8")
        figures = main_of(book, name).select("figure")
        labels = re.findall(r"^ +name: (fig-[\w-]+)$", source, flags=re.M)
        assert [figure["id"] for figure in figures] == labels
        for figure in figures:
            assert len(figure.select("svg.figure")) == 1
            assert re.match(
                r"Fig\. [\d.]+", figure.figcaption.get_text().strip()
            )
            assert len(figure.select_one(".caption-text").get_text()) > 20

    def test_figures_take_their_colours_from_the_theme(self, book, name):
        for figure in main_of(book, name).select("svg.figure"):
            drawn = str(figure)
            assert "currentColor" in drawn or "var(--figure-" in drawn
            assert not re.findall(r"(?:fill|stroke): #\w+", drawn)

    def test_every_inner_link_leads_somewhere(self, book, name):
        for link in book.page(name).select("a[href]"):
            url = urlsplit(link["href"])
            if url.scheme or link["href"] == "#":
                continue
            target = book.html / "book" / (unquote(url.path) or f"{name}.html")
            assert target.exists(), link
            if url.fragment:
                assert unquote(url.fragment) in anchors(target), link

    def test_the_contents_say_which_page_this_is(self, book, name):
        current = book.page(name).select(".sidebar-tree [aria-current=page]")
        assert len(current) == (name != "index")

    def test_asks_no_other_host_for_anything(self, book, name):
        for tag in book.page(name).select("[src], link[href]"):
            url = urlsplit(tag.get("src") or tag["href"])
            assert not url.scheme, tag
            assert not url.netloc, tag
        scripts = "".join(tag.get_text() for tag in book.page(name)("script"))
        assert "http" not in scripts.replace("http://www.w3.org", "")

    def test_loads_no_script_that_nobody_uses(self, book, name):
        asked = {tag["src"] for tag in book.page(name).select("script[src]")}
        assert not re.findall(
            "search(?:tools|index)|language_data", " ".join(asked)
        )

    def test_every_formula_is_mathml(self, book, name):
        main = main_of(book, name)
        for formula in main.select("div.math, span.math"):
            assert formula.find("math"), formula


@cache
def anchors(file):
    page = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
    return {tag["id"] for tag in page.select("[id]")}


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("neurons", "0.9990889488055994"),
        ("network", "0.7216325609518421"),
        ("loss", "0.5\n"),
        ("predictions", "Emily: 0.951\nFrank: 0.039"),
    ],
)
def test_the_published_numbers_stand_in_an_output(book, name, number):
    outputs = main_of(book, name).select(".cell_output")
    assert any(number in output.get_text() for output in outputs)


def test_the_table_of_people_holds_the_data_of_the_package(book):
    rows = main_of(book, "training").select("#tab-people tbody tr")
    shown = [
        [cell.get_text().strip() for cell in row.select("td")] for row in rows
    ]
    centred = centre(measurements(PEOPLE))
    assert [row[0] for row in shown] == [person.name for person in PEOPLE]
    for row, person, (x1, x2) in zip(shown, PEOPLE, centred, strict=True):
        numbers = [int(cell.replace("−", "-")) for cell in row[1:]]
        assert numbers == [person.weight, person.height, x1, x2, person.label]


def length(main):
    """Return how many words there are to read.

    Exercises and quick checks have their own time, which each exercise names.
    """
    main = copy(main)
    for tag in main.select(
        ".cell_input, .cell_output pre, .literal-block-wrapper, svg, math,"
        ".explorer > :not(.x-text),"  # controls, and numbers
        "#exercises, .quick-check, .figure-files"
    ):
        tag.decompose()
    return len(re.findall(r"\w[\w'-]*", main.get_text()))


@pytest.mark.parametrize("name", [*PART_I, *PART_II])
def test_a_chapter_has_its_parts_and_its_length(book, name):
    main = main_of(book, name)
    assert (
        "After this chapter you can"
        in main.select_one(".admonition").get_text()
    )
    headings = [heading.get_text().rstrip("#") for heading in main.select("h2")]
    assert headings[-2:] == ["Summary", "Exercises"]
    assert "What comes next:" in main.get_text()
    assert 1 <= len(main.select(".quick-check")) <= 2
    titles = [t.get_text() for t in main.select(".exercise .admonition-title")]
    assert 3 <= len(titles) <= 5
    assert all(re.search(r"\d+ minutes\)$", title) for title in titles)
    assert 700 <= length(main) <= 1600


CITED = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))


def bibtex(book):
    """Return the fields of the entry that instructors are given."""
    (entry,) = [
        pre.get_text()
        for pre in main_of(book, "teaching").select("pre")
        if "@misc" in pre.get_text()
    ]
    return dict(re.findall(r"(\w+) += \{+(.+?)\}+,?\n", entry))


def test_the_book_is_cited_as_the_repository_says(book, published):
    (author,) = CITED["authors"]
    expected = {
        "author": author["name"],
        "title": CITED["title"],
        "version": CITED["version"],
        "year": str(CITED["date-released"].year),
    }
    assert bibtex(book) == expected
    owner, name = REPOSITORY.split("/")
    address = {"url": f"https://{owner}.github.io/{name}/"}
    assert bibtex(published) == expected | address


def test_the_list_of_mistakes_speaks_of_this_version(book):
    newest = main_of(book, "errata").select_one("#by-version strong")
    assert newest.get_text() == CITED["version"]


def test_the_answers_for_instructors_are_right(book):
    text = " ".join(main_of(book, "teaching").get_text().split())
    assert 0 < sigmoid(70) - sigmoid(7) < 0.001
    assert "Less than 0.001" in text
    (x1, _), *_ = centre(measurements(PEOPLE))
    assert f"weight is −{-x1:.0f}. How heavy is she?" in text
    assert f"{PEOPLE[0].weight} pounds; the {CENTRE[0]} can be" in text
    assert mse_loss(labels(PEOPLE), np.full(4, 0.5)) == 0.25
    assert "One quarter, and about nobody" in text
    assert f"with four people? {1000 * len(PEOPLE):,}." in text


def test_instructors_are_told_what_a_chapter_takes(book):
    """As long as its words, and after chapters that come before it."""
    _, *rows = main_of(book, "teaching").table.find_all("tr")
    names = [row.a["href"].removesuffix(".html") for row in rows]
    assert names == [*PART_I, *PART_II]
    for place, row in enumerate(rows):
        _, minutes, exercises, needs, figures, _ = row.find_all("td")
        main = main_of(book, names[place])
        titles = main.select(".exercise .admonition-title")
        own = [re.search(r"(\d+) minutes", t.get_text())[1] for t in titles]
        assert int(exercises.get_text()) == sum(map(int, own))
        assert int(minutes.get_text()) == 5 * math.ceil(length(main) / 500)
        for link in needs.find_all("a"):
            assert link["href"].removesuffix(".html") in names[:place]
        for link in figures.find_all("a"):
            page, _, figure = link["href"].partition(".html#")
            assert page == names[place]
            assert book.page(page).find(id=figure).select(".explorer")
    moved = [
        link for row in rows for link in row.find_all("td")[4].find_all("a")
    ]
    assert len(moved) == 7  # all but that of the first page


def listings(book, name, *, folded):
    """Return the sources that a page lists, in boxes that are folded or outside them."""
    wrappers = main_of(book, name).select(".literal-block-wrapper")
    return [
        wrapper.pre.get_text()
        for wrapper in wrappers
        if bool(wrapper.find_parent("details")) == folded
    ]


@pytest.mark.parametrize(
    ("name", "listed"),
    [
        ("backpropagation", ["def deriv_sigmoid("]),
        ("checking-gradients", ["def nudged_slopes("]),
        (
            "matrices",
            ["def forward(", "def backward(", "def step(", "def train_epoch("],
        ),
        ("autograd", ["def __mul__(", "def record(", "def slopes("]),
    ],
)
def test_taught_code_is_listed_as_bare_formulas(book, name, listed):
    sources = listings(book, name, folded=False)
    for source, head in zip(sources, listed, strict=True):
        assert source.startswith(head)
        for word in ('"""', "@checked", "->", "ArrayLike", "errstate"):
            assert word not in source
        compile(source, name, "exec")


@pytest.mark.parametrize(
    ("name", "door"),
    [
        ("neurons", "sigmoid"),
        ("network", "feedforward"),
        ("training", "centre"),
        ("loss", "mse_loss"),
        ("backpropagation", "gradients"),
    ],
)
def test_a_fold_shows_how_the_package_guards_what_is_written(book, name, door):
    (source,) = listings(book, name, folded=True)
    assert "@checked(" in source
    assert f"def {door}(" in source


def test_the_mathematical_font_has_what_the_formulas_need(book):
    file = book.html / "_static" / "formulas.woff2"
    letters = TTFont(file).getBestCmap()
    formulas = [f for name in PAGES for f in book.page(name)("math")]
    used = set("".join(f.get_text() for f in formulas)) - {" ", "\n"}
    # These formatting characters, such as "function application", are not drawn.
    assert {c for c in used if ord(c) not in letters} <= set("\u2061\u2062")
    # Browsers write x as mathematical italic x, and h has a place of its own. The sign of a root is
    # drawn, too, without being in the text.
    assert {0x1D465, 0x210E, 0x1D702, ord("√")} <= letters.keys()
    assert file.stat().st_size < 40_000


def test_the_index_page_leads_into_the_book(book):
    assert "book/index.html" in (book.html / "index.html").read_text(
        encoding="utf-8"
    )


def test_nothing_but_the_book_is_published(book):
    pages = {
        p.relative_to(book.html).as_posix() for p in book.html.rglob("*.html")
    }
    extra = {
        page for page in pages if not page.startswith(("_modules/", "_static/"))
    }
    expected = {f"book/{name}.html" for name in PAGES}
    expected |= {f"book/{name}-slides.html" for name in [*PART_I, *PART_II]}
    assert extra - expected == {"404.html", "index.html", "search.html"}


def test_instructors_see_what_each_chapter_is_for(book):
    entries = main_of(book, "teaching").dl
    names = [a["href"].removesuffix(".html") for a in entries.select("dt a")]
    assert names == [*PART_I, *PART_II]
    for name, entry in zip(names, entries.find_all("dd"), strict=True):
        box = main_of(book, name).select_one(".admonition.tip")
        assert [li.get_text() for li in entry("li")] == [
            li.get_text() for li in box("li")
        ]


def minutes_of(book):
    """Return the minutes that each exercise names, by its number."""
    found = {}
    for name in (*PART_I, *PART_II):
        for title in main_of(book, name).select(".exercise .admonition-title"):
            words = title.get_text()
            number = re.match(r"Exercise [\d.]+", words)[0]
            found[number] = re.search(r"(\d+) minutes", words)[1]
    return found


def test_the_plans_have_the_minutes_that_they_say(book):
    """Each session is as long as its plan says, each exercise as its title."""
    minutes, main = minutes_of(book), main_of(book, "teaching")
    # What was done at home takes other minutes on the board.
    text = re.sub(r"\d+: [^:]*? on the board", "", main.get_text())
    named = re.findall(r"(?:(\d+): )?(Exercise [\d.]+\d)(?: \((\d+)\))?", text)
    timed = [
        (n, {*times} - {""})
        for before, n, after in named
        if (times := (before, after))
    ]
    assert sum(bool(times) for _, times in timed) > 40
    for number, times in timed:
        assert times <= {minutes[number]}, number
    plans = {
        "one-lecture": [90],
        "a-lab-of-two-hours": [120],
        "five-sessions-of-90-minutes": [90] * 5,
    }
    for section, wanted in plans.items():
        lists = main.select(f"#{section} ul")
        sums = [
            sum(
                map(int, re.findall(r"^(\d+): ", item.get_text(), re.MULTILINE))
            )
            for item in lists
        ]
        assert sums == wanted
