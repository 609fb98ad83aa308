"""The search finds its way into every chapter, on a server and from a folder."""

import pytest
from pages import PART_I, PART_II

TERMS = {
    "neurons": "weighted sum",
    "network": "feedforward",
    "training": "centring",
    "loss": "squared error",
    "backpropagation": "chain rule",
    "gradient-descent": "learning rate",
    "predictions": "Emily Frank",
    "matrices": "transpose",
    "digits": "handwriting",
    "experiments": "plateau",
    "checking-gradients": "nudge",
    "autograd": "tape",
    "pytorch": "torchrun",
}


def test_every_chapter_has_a_term():
    assert list(TERMS) == [*PART_I, *PART_II]


@pytest.mark.parametrize("place", ["served", "folder"])
def test_a_term_of_each_chapter_is_found(visitor, site, book, place):
    home = site if place == "served" else book.html.as_uri()
    window = visitor()
    for name, term in TERMS.items():
        page = window.open(f"{home}/search.html?q={term.replace(' ', '+')}")
        page.get_by_text("Search finished").wait_for()
        hits = page.locator("#search-results li a")
        found = {
            link.get_attribute("href").partition("#")[0] for link in hits.all()
        }
        assert any(href.endswith(f"book/{name}.html") for href in found), (
            term,
            found,
        )
        assert window.complaints == []


def test_what_stands_nowhere_is_not_found(visitor, site):
    page = visitor().open(f"{site}/search.html?q=zygomorphic")
    page.get_by_text("did not match any documents").wait_for()
    assert page.locator("#search-results li a").count() == 0


# What every object of JavaScript has, spelled as the search spells it and as programmers do.
BUILT_IN = ("constructor", "__proto__", "toString", "hasOwnProperty")


def test_words_of_javascript_are_words_like_others(visitor, site):
    window = visitor()
    for word in BUILT_IN:
        page = window.open(f"{site}/search.html?q={word}")
        page.locator(".search-summary:not(:empty)").wait_for()
        page.wait_for_load_state("networkidle")
        for excerpt in page.locator(
            "#search-results .context"
        ).all_inner_texts():
            assert word.lower() in excerpt.lower()
        for link in page.locator("#search-results li a").all():
            assert not link.get_attribute("href").startswith("undefined")
        assert window.complaints == [], word


DRAWINGS = "all => all.map(drawing => drawing.outerHTML)"


def test_what_was_searched_for_is_marked_and_no_drawing_broken(visitor, site):
    """These words stand in the styles of drawings, too, and in what moves."""
    plain, window = visitor(), visitor()
    for word, name in {
        "line": "neurons",
        "none": "neurons",
        "stroke": "digits",
        "fill": "gradient-descent",
        "loss": "gradient-descent",
    }.items():
        window.open(f"{site}/search.html?q={word}")
        link = f"#search-results a[href^='book/{name}.html']"
        window.page.locator(link).first.click()
        window.page.wait_for_url(f"**/book/{name}.html*")
        window.page.wait_for_load_state("networkidle")
        marks = window.page.locator("article .highlighted")
        texts = {mark.lower() for mark in marks.all_text_contents()}
        assert texts == {word}
        page = plain.open(f"{site}/book/{name}.html")
        page.wait_for_load_state("networkidle")
        parts = "article :is(svg, math, script, .explorer > :not(.x-text))"
        whole = page.locator(parts).evaluate_all(DRAWINGS)
        assert window.page.locator(parts).evaluate_all(DRAWINGS) == whole
        assert window.complaints == [], word


def test_marks_are_gone_with_the_next_page(visitor, site):
    page = visitor().open(f"{site}/search.html?q=squared+error")
    page.locator("#search-results a").first.click()
    marks = page.locator("article .highlighted")
    marks.first.wait_for()
    texts = {mark.lower() for mark in marks.all_text_contents()}
    assert texts == {"squared", "error"}
    page.reload()
    page.wait_for_load_state("networkidle")
    assert marks.count() == 0
