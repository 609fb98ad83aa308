"""Pages that are small, and stand still while they load."""

import re

import pytest
from browsing import theme, weight
from visits import PACKED, PLAIN, shift

BLOCKING = """() => performance.getEntriesByType("resource")
  .filter(e => e.initiatorType === "script" && e.renderBlockingStatus === "blocking")
  .map(e => e.name.split("/").pop().split("?")[0])"""


# What has to be known before anything is drawn, in a few hundred bytes.
AWAITED = {"colours.js", "formulas.js"}


def test_a_first_visit_to_any_page_is_small_and_hardly_waits_for_scripts(
    visitor, site, book, every_page
):
    weights, blocking = {}, set()
    for name in every_page:
        window = visitor()  # with nothing in its cache
        page = window.open(f"{site}/{name}")
        weights[name] = weight(window.responses)
        blocking.update(page.evaluate(BLOCKING))
        window.context.close()
    for name, (plain, packed) in sorted(weights.items()):
        print(f"{name:40} {plain:9,} {packed:9,}")
    heavy = {n: w for n, w in weights.items() if w[0] > PLAIN or w[1] > PACKED}
    assert heavy == {}
    assert blocking == AWAITED
    for name in AWAITED:
        assert (book.html / "_static" / name).stat().st_size < 700


@pytest.mark.parametrize("width", [1280, 320])
def test_nothing_moves_while_a_page_loads(visitor, site, every_page, width):
    for name in every_page:
        # Chromium waits for a font that is announced, but not for long: on a busy machine it can
        # come too late. What moves every time is a fault of the page.
        visits = (shift(visitor, f"{site}/{name}", width) for _ in range(4))
        assert any(moved == 0 for moved in visits), name


@pytest.mark.parametrize(
    ("system", "chosen", "shown"),
    [
        ("light", None, "light"),
        ("dark", None, "dark"),
        ("dark", "auto", "dark"),
        ("dark", "light", "light"),
        ("light", "dark", "dark"),
    ],
)
def test_colours_wait_for_one_script(visitor, site, system, chosen, shown):
    window = visitor(color_scheme=system)
    others = re.compile(r"/(?!colours)[\w.-]+\.js")
    window.context.route(others, lambda route: route.abort())
    page = window.open(f"{site}/book/loss.html")
    if chosen:
        page.evaluate("mode => localStorage.setItem('theme', mode)", chosen)
        page = window.open(f"{site}/book/loss.html")
    assert theme(page) == shown
