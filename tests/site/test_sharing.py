"""How the book shows itself to search engines, to those who share a link, and to the lost."""

import re
from urllib.parse import parse_qsl, unquote
from xml.etree import ElementTree

import pytest
import yaml
from bs4 import BeautifulSoup
from builds import ROOT
from pages import BACK_MATTER, PAGES, REPOSITORY

ADDRESS = "https://octocat.github.io/a-simple-neural-net/"
LAUNCH = "#menu-run a"


@pytest.fixture(params=["book", "published"])
def either(request):
    return request.getfixturevalue(request.param)


def head(page):
    """What the tags in a page's head say, by name."""
    tags = page.select("meta[name], meta[property]")
    return {
        tag.get("property", tag.get("name")): tag["content"] for tag in tags
    }


def root_page(book, name):
    text = (book.html / name).read_text(encoding="utf-8")
    return BeautifulSoup(text, "html.parser")


def test_each_page_has_a_description_of_its_own(either):
    descriptions = [head(either.page(name))["description"] for name in PAGES]
    assert len(set(descriptions)) == len(PAGES)
    for description in descriptions:
        assert 70 <= len(description) <= 160, description


def test_titles_name_the_page_and_then_the_book(either):
    for name in PAGES:
        page = either.page(name)
        heading = page.select_one("article h1").get_text().rstrip("#")
        book = "" if name == "index" else " — A Simple Neural Net"
        assert page.title.get_text() == f"{heading}{book}"


def test_every_page_names_an_icon_that_is_there(either):
    for name in PAGES:
        icon = either.page(name).select_one("link[rel~=icon]")["href"]
        file = either.html / "book" / icon
        assert ElementTree.parse(file).getroot().get("viewBox") == "0 0 32 32"


def test_without_an_address_nothing_speaks_of_one(book):
    for name in PAGES:
        page = book.page(name)
        assert not page.select("link[rel=canonical], meta[property]")
        assert not page.select(f"{LAUNCH}, a.repository")
        for part in page.select(".tools, footer"):
            assert "github" not in str(part)
    assert not (book.html / "sitemap.xml").exists()


@pytest.mark.parametrize("name", PAGES)
def test_a_shared_link_shows_the_page(published, name):
    page = published.page(name)
    tags = head(page)
    assert tags["og:url"] == f"{ADDRESS}book/{name}.html"
    assert page.select_one("link[rel=canonical]")["href"] == tags["og:url"]
    assert page.title.get_text().endswith("A Simple Neural Net")
    assert tags["og:title"] in page.title.get_text()
    assert tags["og:description"] == tags["description"]
    picture = tags["og:image"].removeprefix(ADDRESS)
    assert (published.html / picture).read_bytes()[1:4] == b"PNG"
    # The page itself does not load it.
    assert len(re.findall(re.escape(picture), str(page))) == 1


def test_the_sitemap_lists_each_page_once(published):
    places = ElementTree.parse(published.html / "sitemap.xml").iterfind(
        "{*}url/{*}loc"
    )
    listed = sorted(place.text for place in places)
    assert listed == sorted(f"{ADDRESS}book/{name}.html" for name in PAGES)


def test_buttons_lead_to_the_repository_and_cells_can_be_run(published):
    for name in PAGES:
        page = published.page(name)
        repository = page.select_one("a.repository")
        assert repository["href"] == f"https://github.com/{REPOSITORY}"
        links = [unquote(link["href"]) for link in page.select(LAUNCH)]
        for link in links:
            assert f"/{REPOSITORY}/" in link
            assert link.endswith(f"/book/{name}.ipynb")
        assert bool(links) == bool(page.select(".cell_input")), name
        notebook = published.html / "book" / f"{name}.ipynb"
        assert notebook.exists() or not links, name
    assert not any(published.page(name).select(LAUNCH) for name in BACK_MATTER)


def test_whoever_finds_a_mistake_is_led_to_the_form(published):
    form = ROOT / ".github" / "ISSUE_TEMPLATE" / "mistake.yml"
    fields = yaml.safe_load(form.read_text(encoding="utf-8"))["body"]
    for name in PAGES:
        (link,) = published.page(name).select("footer a[href*='/issues/']")
        address, _, query = link["href"].partition("?")
        assert address == f"https://github.com/{REPOSITORY}/issues/new"
        filled = dict(parse_qsl(query))
        assert filled.pop("template") == form.name
        assert filled == {fields[0]["id"]: f"{ADDRESS}book/{name}.html"}


def test_the_bare_address_leads_to_the_landing_page(either):
    door, landing = root_page(either, "index.html"), either.page("index")
    assert "url=book/index.html" in str(door)
    assert door.title == landing.title
    shared = head(door)
    assert shared["description"]
    assert ("og:image" in shared) == ("og:image" in head(landing))
    assert shared.items() <= head(landing).items()


@pytest.mark.parametrize(
    ("state", "folder"), [("book", "/"), ("published", "/a-simple-neural-net/")]
)
def test_the_lost_find_their_way_from_any_depth(state, folder, request):
    built = request.getfixturevalue(state)
    page = root_page(built, "404.html")
    links = [
        tag.get("href") or tag.get("src") or tag.get("action")
        for tag in page.select("[href], [src], [action]")
    ]
    inner = [link for link in links if not re.match("https://|#", link)]
    for link in inner:
        assert link.startswith(folder), link
        path = re.sub(r"[?#].*", "", link.removeprefix(folder))
        assert (built.html / path).is_file(), link
    pages = [f"{folder}book/{name}.html" for name in PAGES]
    assert {*pages, f"{folder}search.html"} <= set(inner)
    article = page.select_one("article")
    assert {f"{folder}book/index.html", f"{folder}search.html"} <= {
        link["href"] for link in article.select("a")
    }
