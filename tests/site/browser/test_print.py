"""What the browser prints: light, whole, and without what only a screen can use."""

import io

import pytest
from pages import PAGES
from pypdf import PdfReader

COLOURS = """() => {
  const of = (e, what) => getComputedStyle(e)[what];
  const figure = document.querySelector("svg.figure");
  return {paper: of(document.body, "backgroundColor"),
          ink: of(document.querySelector("article p"), "color"),
          figure: figure ? of(figure, "color") : null};
}"""


@pytest.mark.parametrize("name", PAGES)
def test_a_dark_page_is_printed_light(visitor, site, name):
    dark, light = visitor(color_scheme="dark"), visitor(color_scheme="light")
    page, model = (w.open(f"{site}/book/{name}.html") for w in (dark, light))
    before = page.evaluate(COLOURS)
    page.evaluate(
        "document.querySelectorAll('.fold').forEach(f => f.open = true)"
    )
    page.emulate_media(media="print")
    assert page.evaluate(COLOURS) == model.evaluate(COLOURS) != before
    for gone in (
        ".sidebar-drawer",
        ".toc-drawer",
        ".mobile-header",
        ".tools",
        ".fold summary",
        ".figure-files",
        "details.admonition",  # closed, and so meant for nobody
        "button",
    ):
        assert not page.locator(gone).filter(visible=True).count(), gone
    page.emulate_media(media="screen")
    assert page.evaluate(COLOURS) == before


def test_no_line_of_code_is_cut_off_on_paper(visitor, site):
    window = visitor(
        viewport={"width": 650, "height": 900}
    )  # a page less its margins
    page = window.open(f"{site}/book/training.html")
    page.emulate_media(media="print")
    cut = page.eval_on_selector_all(
        "article pre",
        "all => all.filter(e => e.scrollWidth > e.clientWidth).length",
    )
    assert cut == 0
    printed = PdfReader(io.BytesIO(page.pdf(format="A4")))
    text = "".join(page.extract_text() for page in printed.pages)
    assert "A task and some data" in text
    assert "What comes next" in text
