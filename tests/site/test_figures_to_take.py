"""Every figure of the book lies beside it as SVG and PNG, ready to be taken."""

import re
from xml.etree import ElementTree as ET

import pytest
import yaml
from builds import ROOT
from pages import PAGES
from PIL import Image

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
NAMES = {
    "cc": "http://creativecommons.org/ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "svg": "http://www.w3.org/2000/svg",
}
RESOURCE = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}resource"


def figures_of(page):
    """Yield each figure, and the links to its files by what they are called."""
    for figure in page.select("article figure"):
        links = figure.find_next_sibling(class_="figure-files").select("a")
        yield figure, {link.get_text(): link for link in links}


@pytest.mark.parametrize("name", PAGES)
def test_every_figure_can_be_taken(book, name):
    for figure, links in figures_of(book.page(name)):
        alt = figure.select_one("svg.figure")["aria-label"]
        number = figure.select_one(".caption-number").get_text().strip()
        files = {}
        for kind in ("SVG", "PNG"):
            assert links[kind]["aria-label"] == f"{number} as {kind}"
            files[kind] = book.html / "book" / links[kind]["href"]
            assert files[kind].name == f"{figure['id']}.{kind.lower()}"
        text = files["SVG"].read_text(encoding="utf-8")
        assert not re.search(r"var\(|currentColor", text)
        root = ET.fromstring(text)
        assert root.findtext("svg:desc", "", NAMES) == alt
        assert root.find(".//cc:license", NAMES).get(RESOURCE) == LICENCE
        with Image.open(files["PNG"]) as picture:
            assert picture.text["Description"] == alt
            assert LICENCE in picture.text["Copyright"]
            assert picture.text["Title"] == root.findtext(
                "svg:title", "", NAMES
            )
            assert picture.width > 800
            darkest, brightest = picture.convert("L").getextrema()
            assert darkest < 100
            assert brightest == 255


def test_every_file_is_offered_once(book):
    offered = [
        link["href"].rpartition("/")[2]
        for name in PAGES
        for _, links in figures_of(book.page(name))
        for link in links.values()
    ]
    there = [file.name for file in (book.html / "_images/figures").iterdir()]
    assert sorted(offered) == sorted(there)
    assert len(offered) > 60


def test_a_published_figure_says_where_it_is_from(published):
    (_, links), *_ = figures_of(published.page("neurons"))
    file = published.html / "book" / links["PNG"]["href"]
    title = yaml.safe_load((ROOT / "_config.yml").read_text("utf-8"))["title"]
    site = "https://octocat.github.io/a-simple-neural-net"
    place = f"{site}/book/neurons.html#fig-sigmoid"
    with Image.open(file) as picture:
        assert picture.text["Source"] == f"{title}, {place}"
