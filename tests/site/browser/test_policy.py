"""A host may forbid all that does not come from the site as a file: everything works.

`site` is served like that to the other tests, too.
"""

from browsing import POLICY


def test_the_site_is_served_with_the_policy(visitor, site):
    window = visitor()
    window.open(f"{site}/book/loss.html")
    page, *_ = window.responses
    assert page.headers["content-security-policy"] == POLICY
    assert "script-src 'self';" in POLICY


def test_no_page_does_what_is_forbidden(visitor, site, book):
    """The slides and all sources, too."""
    files = book.html.rglob("*.html")
    pages = {file.relative_to(book.html).as_posix() for file in files}
    assert sum(name.endswith("-slides.html") for name in pages) > 10
    window = visitor()
    for name in sorted(pages - {"index.html"}):
        window.open(f"{site}/{name}").wait_for_load_state("networkidle")
        assert window.complaints == [], name
    window.page.goto(site)  # leads on to another
    window.page.wait_for_url("**/book/index.html")
    assert window.complaints == []


def test_copying_colours_and_drawers_work(visitor, site):
    phone = {"viewport": {"width": 390, "height": 800}}
    window = visitor(**phone, permissions=["clipboard-read", "clipboard-write"])
    page = window.open(f"{site}/book/training.html")
    before = page.evaluate("document.body.dataset.theme")
    page.locator(".theme-toggle:visible").click()
    assert page.evaluate("document.body.dataset.theme") != before
    page.locator("[popovertarget=contents]").click()
    page.locator(".sidebar-tree a").first.wait_for()
    page.keyboard.press("Escape")
    page.locator("button.copybtn").nth(1).focus()
    page.keyboard.press("Enter")
    page.locator("button.copybtn.success").wait_for()
    assert "import numpy" in page.evaluate("navigator.clipboard.readText()")
    assert window.complaints == []


def test_what_is_to_be_downloaded_is(visitor, site):
    window = visitor()
    page = window.open(f"{site}/book/training.html")
    page.locator("#menu-download summary").click()
    links = page.locator("#menu-download a").all()
    assert len(links) > 2
    for link in links:
        with page.expect_download() as got:
            link.click()
        assert got.value.failure() is None
    assert window.complaints == []
