"""Nothing leaves the site; it works from a folder, and without JavaScript."""

import pytest
from browsing import Visitor, foreign, missing, start
from pages import PAGES, PART_I, PART_II

CHAPTERS = [*PART_I, *PART_II]
FIREFOX = "Firefox is tried where Playwright has fetched it: `playwright install firefox`"


@pytest.fixture(scope="module", params=["chromium", "firefox"])
def either_browser(request, playwright):
    browser = start(playwright, request.param)
    if not browser and request.param == "firefox":
        pytest.skip(FIREFOX)
    if not browser:
        missing("no Chromium")
    yield browser
    browser.close()


@pytest.fixture(scope="module", params=["served", "opened from a folder"])
def home(request, site, book):
    return site if request.param == "served" else book.html.as_uri()


def test_no_page_asks_another_host_or_complains(
    either_browser, home, every_page
):
    window = Visitor(either_browser)
    # Only a server sends the page for dead links, whose own links begin at the site's root.
    for name in every_page[1:] if home.startswith("file:") else every_page:
        window.open(f"{home}/{name}").wait_for_load_state("networkidle")
        assert foreign(window.requests, home) == [], name
        assert [r.url for r in window.responses if r.status >= 400] == [], name
        if either_browser.browser_type.name == "chromium":
            assert window.complaints == [], name
    window.context.close()


def test_nothing_is_asked_while_the_book_is_used(visitor, home):
    window = visitor(viewport={"width": 1280, "height": 900})
    page = window.open(f"{home}/book/experiments.html")
    page.locator(".theme-toggle:visible").first.click()
    page.locator(".fold summary").first.click()
    page.locator("div.highlight").nth(1).hover()
    page.locator("button.copybtn").nth(1).click()
    page.keyboard.press("ControlOrMeta+k")
    page.keyboard.type("learning rate")
    page.keyboard.press("Enter")
    page.locator("#search-results li a").first.wait_for()
    page.wait_for_load_state("networkidle")
    page.locator("#search-results li a").first.click()
    page.wait_for_url("**/book/**")
    page.wait_for_load_state("networkidle")
    assert foreign(window.requests, home) == []
    assert window.complaints == []


@pytest.mark.parametrize("name", PAGES)
def test_a_folder_shows_what_a_server_shows(visitor, site, book, name):
    texts = [
        visitor()
        .open(f"{home}/book/{name}.html")
        .locator("article")
        .inner_text()
        for home in (site, book.html.as_uri())
    ]
    assert texts[0] == texts[1]


# What figures that can be moved say, and what they are moved with, is there with a script alone.
TEXT = """article => {
  article.querySelectorAll(".explorer").forEach(figure => { figure.style.display = "none"; });
  return article.innerText;
}"""


@pytest.mark.parametrize("width", [1280, 320])
def test_without_javascript_all_is_there(visitor, site, width):
    options = {"viewport": {"width": width, "height": 900}}
    plain, full = (
        visitor(java_script_enabled=False, **options),
        visitor(**options),
    )
    for name in PAGES:
        url = f"{site}/book/{name}.html"
        article, expected = (
            w.open(url).locator("article") for w in (plain, full)
        )
        assert article.evaluate(TEXT) == expected.evaluate(TEXT), name
        for part in ("svg.figure", "math", "pre", "table"):
            parts = article.locator(part)
            assert parts.count() == expected.locator(part).count(), (name, part)
        opener = plain.page.locator("[popovertarget=contents]")
        if opener.is_visible():
            opener.click()
        contents = plain.page.locator(".sidebar-tree a")
        assert contents.count() == len(PAGES) - 1, name  # the title leads home
        assert all(link.is_visible() for link in contents.all()), name
        for useless in (".theme-toggle", "button.copybtn"):
            buttons = plain.page.locator(useless).filter(visible=True)
            assert not buttons.count(), name


def test_without_javascript_figures_and_links_work(visitor, site):
    page = visitor(java_script_enabled=False).open(f"{site}/book/neurons.html")
    for figure in page.locator("svg.figure").all():
        box = figure.bounding_box()
        assert box["width"] > 300
        assert box["height"] > 100
    page.locator(".sidebar-tree a", has_text="4. Loss").click()
    assert page.url.endswith("/book/loss.html")
    page.locator("article .choice summary").first.click()
    assert page.locator(".choice[open] p").first.is_visible()
    page.locator("article .dropdown summary").first.click()
    assert page.locator("details[open] pre").first.is_visible()
