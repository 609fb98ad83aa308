"""The slides of the chapters: complete, readable from the last row, and nothing sticks out."""

from copy import copy

import pytest
from browsing import foreign, violations
from pages import PART_I, PART_II

CHAPTERS = [*PART_I, *PART_II]
WIDTH, HEIGHT = 1280, 720
SMALLEST = 24  # pixels on such a screen
# Turns all slides and returns what is no part of a drawing or a formula and sticks out or has small
# letters. It must be within these edges: left, top, right and bottom.
FAULTS = """([edges, smallest]) => {
  const faults = [];
  for (let number = 0; number < Reveal.getTotalSlides(); number += 1) {
    Reveal.slide(number);
    for (const part of Reveal.getCurrentSlide().querySelectorAll(".sheet *")) {
      if (part.closest("svg *, math *")) continue;
      const box = part.getBoundingClientRect();
      const within = box.left >= edges[0] && box.top >= edges[1] &&
        box.right <= edges[2] && box.bottom <= edges[3];
      const written = [...part.childNodes].some(
        (child) => child.nodeType === Node.TEXT_NODE && child.data.trim(),
      );
      const size = parseFloat(getComputedStyle(part).fontSize);
      if (!within || (written && size < smallest)) {
        faults.push(`${number} ${part.tagName} ${part.textContent.slice(0, 40)} ${size}`);
      }
    }
  }
  return faults;
}"""


def words(tag):
    return " ".join(tag.get_text().split())


@pytest.fixture(scope="module")
def page(browser):
    """A window of the size for which slides are made, which opens them from a folder."""
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
    yield page
    page.close()


def address(book, name):
    return (book.html / "book" / f"{name}-slides.html").as_uri()


def open_deck(page, book, name, query=""):
    page.goto(address(book, name) + query)
    page.wait_for_function("Reveal.isReady()")
    page.evaluate("document.fonts.ready")


@pytest.mark.parametrize("name", CHAPTERS)
class TestEveryDeck:
    def test_page_leads_to_it(self, book, name):
        link = book.page(name).find("a", string="Slides")
        assert link["href"] == f"{name}-slides.html"

    def test_has_all_that_the_page_shows(self, book, name):
        """Figures, listings, formulas, tables: with their numbers, in order."""
        page = copy(book.page(name))
        for box in page.select(".solution, .exercise"):
            box.decompose()
        for kind in (".caption-number", ".eqno", "h1, h2, h3"):
            shown = [
                words(tag).rstrip("#")
                for tag in page.select(f"article :is({kind})")
            ]
            deck = [
                words(tag)
                for tag in book.page(f"{name}-slides").select(
                    f".sheet :is({kind})"
                )
            ]
            assert [t for t in dict.fromkeys(deck) if t in shown] == shown

    def test_has_each_exercise_and_no_solution(self, book, name):
        titles = book.page(name).select(".exercise > .admonition-title")
        deck = book.page(f"{name}-slides")
        headings = [words(tag) for tag in deck.select(".sheet h2")]
        assert {words(title) for title in titles} <= {*headings}
        assert "Solution" not in headings

    def test_has_all_words_of_the_page(self, book, name):
        deck = book.page(f"{name}-slides")
        said = {words(tag) for tag in deck.select("p, li")}
        page = copy(book.page(name).select_one("article"))
        for solution in page.select(".solution"):
            solution.decompose()
        for paragraph in page.select("p:not(figcaption p, .admonition-title)"):
            figure = paragraph.find_parent(class_="explorer")
            if not figure or paragraph.find_parent(class_="x-text"):
                assert words(paragraph) in said

    def test_no_slide_is_empty(self, book, name):
        for slide in book.page(f"{name}-slides").select(".sheet"):
            shown = slide.select_one(".shown")
            assert words(slide.select_one("h1, h2"))
            assert not shown or words(shown) or shown.select("svg")

    def test_asks_no_other_host_and_passes_axe(self, visitor, book, name):
        window = visitor(viewport={"width": WIDTH, "height": HEIGHT})
        page = window.open(address(book, name))
        page.wait_for_function("Reveal.isReady()")
        assert foreign(window.requests, book.html.as_uri()) == []
        assert window.complaints == []
        assert violations(page) == []

    def test_nothing_sticks_out_or_is_small(self, page, book, name):
        open_deck(page, book, name)
        edges = [0, 0, WIDTH - SMALLEST, HEIGHT - SMALLEST]
        assert page.evaluate(FAULTS, [edges, SMALLEST]) == []


class TestSpeaking:
    def test_keys_turn_the_slides_without_motion(self, page, book):
        open_deck(page, book, "neurons")
        assert page.locator("section.present h1").inner_text() == "1. Neurons"
        page.keyboard.press("Space")
        heading = page.locator("section.present h2")
        assert heading.inner_text() == "After this chapter you can"
        assert page.evaluate("document.getAnimations().length") == 0

    @pytest.mark.parametrize("place", ["served", "folder"])
    def test_a_key_shows_the_notes(self, visitor, site, book, place):
        home = site if place == "served" else book.html.as_uri()
        window = visitor(viewport={"width": WIDTH, "height": HEIGHT})
        page = window.open(f"{home}/book/neurons-slides.html")
        page.locator("section.present").wait_for()
        complaints = []
        page.context.on("console", lambda m: complaints.append(m.text))
        with page.expect_popup() as opened:
            page.keyboard.press("s")
        notes = opened.value.locator(".speaker-controls-notes .value")
        notes.get_by_text("one small part, used again").wait_for()
        assert complaints == []
        opened.value.close()

    def test_printed_there_is_a_slide_a_page(self, page, book):
        open_deck(page, book, "neurons", "?print-pdf")
        sheets = page.locator(".pdf-page")
        slides = book.page("neurons-slides").select(".slides > section")
        assert sheets.count() == len(slides)
        page.emulate_media(media="print")
        for sheet in sheets.all():
            size = sheet.bounding_box()
            assert size["width"] == WIDTH
            # reveal.js leaves out a pixel, so that no empty page follows.
            assert size["height"] == HEIGHT - 1
        page.emulate_media(media="null")


@pytest.mark.parametrize(
    "options",
    [
        {"java_script_enabled": False},
        {"viewport": {"width": 390, "height": 800}},
    ],
    ids=["without JavaScript", "on a phone"],
)
def test_slides_and_notes_can_be_read_like_a_page(visitor, book, options):
    page = visitor(**options).open(address(book, "neurons"))
    parts = page.locator(".sheet, aside")
    lowest = 0
    for part in parts.all():
        box = part.bounding_box()
        assert box["y"] >= lowest
        lowest = box["y"] + box["height"]
        assert box["x"] + box["width"] <= page.viewport_size["width"]
    assert parts.count() > len(book.page("neurons-slides").select(".sheet"))
