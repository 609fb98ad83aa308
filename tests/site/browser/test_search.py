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
