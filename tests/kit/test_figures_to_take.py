"""Figures to take: files that stand alone, and say what they are and how they may be used."""

import re
import shutil
from xml.etree import ElementTree as ET

import pytest
from PIL import Image
from tiny import CELLS, TinyBook

from simplenet.plotting.style import COLOURS

SITE = "https://example.org/net"
DEED = "https://example.org/licences/free"
LICENCE = f"Free & open, {DEED}"
ALT = 'A line "upwards" from 0 → 1 & no further, <2.'
CELL = f"""
```{{code-cell}} python
---
mystnb:
  image: {{alt: '{ALT}'}}
  figure: {{NAMED}}
---
from matplotlib import pyplot as plt

_, ax = plt.subplots(figsize=(3, 2))
ax.plot([0, 1], color="{COLOURS["slope"]}", linewidth=5)
ax.set_title("$x_1$", color="{COLOURS["ink"]}");
```
"""
NAMED = CELL.replace(
    "{NAMED}", "{name: fig-line, caption: 'A line & *more*. It rises.'}"
)
UNNAMED = CELL.replace("{NAMED}", "{caption: A line.}")
BARE = CELL.replace("{NAMED}", "{name: fig-bare}")
DRAWN = """
```{figure} drawn.svg
:name: fig-drawn
:alt: A square.

Drawn beforehand.
```
"""
DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" width="9pt" height="9pt">
<metadata><dc:title>Matplotlib v3</dc:title></metadata><path d="M 0 0 h 9 v 9 z"/></svg>"""
NAMES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "cc": "http://creativecommons.org/ns#",
    "svg": "http://www.w3.org/2000/svg",
}
RESOURCE = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}resource"
HREF = "{http://www.w3.org/1999/xlink}href"


def write_book(book, **settings):
    contents = "```{toctree}\npart/page\n```"
    book.write("index.md", f"# Book\n\n{contents}\n")
    text = f"{CELLS}# Page\n{NAMED}{UNNAMED}{BARE}{DRAWN}"
    book.write("part/page.md", text)
    book.write("part/drawn.svg", DRAWING)
    book.configure(
        "myst_nb",
        "simplenet.sphinxext.figures",
        author="Anna & Ben",
        html_title="Tiny <book>",
        nb_execution_mode="cache",
        **settings,
    )
    return book


@pytest.fixture(scope="module")
def book(shared_book):
    write_book(
        shared_book, figure_licence=LICENCE, html_baseurl=SITE, numfig=True
    )
    shared_book.build_strictly()
    return shared_book


@pytest.fixture(scope="module")
def drawing(book):
    return book.html / "_images/figures/fig-line.svg"


@pytest.fixture(scope="module")
def picture(book):
    return Image.open(book.html / "_images/figures/fig-line.png")


def links_of(book):
    return book.page("part/page").select(".figure-files a")


class TestLinks:
    def test_lead_to_files_named_like_the_figures(self, book):
        links = links_of(book)
        folder = book.html / "part"
        files = [(folder / link["href"]).resolve(strict=True) for link in links]
        assert [file.name for file in files] == [
            "fig-line.svg",
            "fig-line.png",
            "fig-bare.svg",
            "fig-bare.png",
            "fig-drawn.svg",  # no cell has drawn this one
        ]
        assert all(link.has_attr("download") for link in links)

    def test_stand_below_the_caption_of_their_figure(self, book):
        lines = book.page("part/page").select(".figure-files")
        above = [line.find_previous_sibling()["id"] for line in lines]
        assert above == ["fig-line", "fig-bare", "fig-drawn"]
        assert lines[0].get_text() == "Take the drawing: SVG, PNG"

    def test_say_by_themselves_which_figure_they_mean(self, book):
        svg, png, *_ = (link["aria-label"] for link in links_of(book))
        assert (svg, png) == ("Fig. 1 as SVG", "Fig. 1 as PNG")

    @pytest.mark.parametrize("builder", ["latex", "singlehtml"])
    def test_are_for_a_site_of_pages(self, book, builder):
        book.build_strictly(builder)
        (file, *_) = book.built(builder).glob("*.[ht][te][mx]*")
        assert "figure-files" not in file.read_text(encoding="utf-8")
        assert not list(book.built(builder).rglob("fig-*.*"))


class TestDrawing:
    def test_says_what_is_to_be_seen(self, drawing):
        root = ET.parse(drawing).getroot()
        assert root.get("role") == "img"
        first, second, *_ = root
        assert first.tag.endswith("}title")
        assert first.text == "A line & more"
        assert second.tag.endswith("}desc")
        assert second.text == ALT

    def test_says_whose_it_is_and_how_it_may_be_used(self, drawing):
        root = ET.parse(drawing).getroot()
        assert root.findtext(".//dc:creator//dc:title", "", NAMES) == (
            "Anna & Ben"
        )
        assert root.findtext(".//dc:source", "", NAMES) == (
            f"Tiny <book>, {SITE}/part/page.html#fig-line"
        )
        assert root.findtext(".//dc:rights", "", NAMES) == LICENCE
        assert root.find(".//cc:license", NAMES).get(RESOURCE) == DEED
        assert "Matplotlib" not in drawing.read_text(encoding="utf-8")

    def test_needs_no_page_around_it(self, drawing):
        text = drawing.read_text(encoding="utf-8")
        assert "currentColor" not in text
        assert "var(" not in text
        for colour in ("slope", "ink"):
            assert COLOURS[colour] in text
        root = ET.fromstring(text)
        ids = {tag.get("id") for tag in root.iter()}
        uses = root.findall(".//svg:use", NAMES)
        assert uses
        assert {use.get(HREF).removeprefix("#") for use in uses} <= ids

    def test_lies_on_white(self, drawing):
        root = ET.parse(drawing).getroot()
        shapes = [
            tag
            for tag in root.iter()
            if re.search(r"\}(?:rect|path|use|image)$", tag.tag)
        ]
        paper = {"width": "100%", "height": "100%", "fill": "#ffffff"}
        assert shapes[0].attrib == paper


class TestPicture:
    def test_is_sharp(self, picture):
        assert picture.format == "PNG"
        assert picture.info["dpi"] == pytest.approx((200, 200), abs=0.1)
        # As it is trimmed, three inches are a little less.
        assert 450 < picture.width < 650

    def test_shows_the_drawing_on_white(self, picture):
        assert picture.mode == "RGB"
        assert picture.getpixel((0, 0)) == (255, 255, 255)
        line = tuple(bytes.fromhex(COLOURS["slope"].removeprefix("#")))
        counts = {colour: count for count, colour in picture.getcolors(2**20)}
        assert counts[line] > 1000

    def test_says_the_same_as_the_drawing(self, picture):
        assert picture.text == {
            "Title": "A line & more",
            "Description": ALT,
            "Author": "Anna & Ben",
            "Source": f"Tiny <book>, {SITE}/part/page.html#fig-line",
            "Copyright": LICENCE,
        }


@pytest.fixture(scope="module")
def plain(book, tmp_path_factory):
    """The same book, with no setting."""
    plain = write_book(TinyBook(tmp_path_factory.mktemp("plain")))
    cache = "_build/.jupyter_cache"
    shutil.copytree(book.root / cache, plain.root / cache)
    plain.build_strictly()
    return plain


class TestWithoutSettings:
    def test_nothing_is_said_that_is_not_known(self, plain):
        folder = plain.html / "_images/figures"
        root = ET.parse(folder / "fig-line.svg").getroot()
        assert root.findtext(".//dc:source", "", NAMES) == "Tiny <book>"
        for unknown in ("dc:rights", "cc:license"):
            assert root.find(f".//{unknown}", NAMES) is None
        texts = Image.open(folder / "fig-line.png").text
        assert texts["Source"] == "Tiny <book>"
        assert "Copyright" not in texts

    def test_a_figure_without_number_goes_by_its_caption(self, plain):
        labels = [link["aria-label"] for link in links_of(plain)]
        assert labels[0] == "A line & more as SVG"
        assert labels[2] == f"{ALT.removesuffix('.')} as SVG"
        assert labels[4] == "Drawn beforehand as SVG"
