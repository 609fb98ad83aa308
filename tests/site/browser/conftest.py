"""The built book in a real browser."""

import pytest
from browsing import Visitor, missing, served, start
from playwright.sync_api import sync_playwright


# Not for the whole session: while it is open, no other event loop can run.
@pytest.fixture(scope="module")
def playwright():
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="module")
def browser(playwright):
    browser = start(playwright, "chromium")
    if not browser:
        missing("no Chromium: install it, or run `playwright install chromium`")
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def site(book):
    """The address at which this machine serves the book."""
    with served(book.html) as address:
        yield address


@pytest.fixture(scope="session")
def every_page(book):
    """All pages by their paths.

    Not the first, which only leads on to another, and of the sources but the list and one. Slides
    have tests of their own.
    """
    pages = book.html.rglob("*.html")
    names = {page.relative_to(book.html).as_posix() for page in pages}
    sources = {name for name in names if name.startswith("_modules/simplenet")}
    slides = {name for name in names if name.endswith("-slides.html")}
    others = names - sources - slides - {"index.html"}
    pages = sorted(others | {min(sources)})
    assert len(pages) > 20
    assert pages[0] == "404.html"
    return pages


@pytest.fixture
def visitor(browser):
    """Open a window with the given properties, which closes after the test."""
    opened = []

    def visitor(**options):
        opened.append(Visitor(browser, **options))
        return opened[-1]

    yield visitor
    for window in opened:
        window.context.close()
