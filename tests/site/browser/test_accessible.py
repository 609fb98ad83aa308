"""Every page for everybody: what axe finds, and what fits on a small screen."""

import re
from itertools import pairwise

import pytest
from browsing import overhang, served, theme, violations

CHAPTER = "book/experiments.html"


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_every_page_passes_and_fits(visitor, site, every_page, colours, width):
    window = visitor(
        viewport={"width": width, "height": 900}, color_scheme=colours
    )
    found = {}
    for name in every_page:
        page = window.open(f"{site}/{name}")
        assert theme(page) == colours
        assert page.evaluate("document.documentElement.lang") == "en"
        found[name] = violations(page)
        if overhang(page):
            found[name].append(f"scrolls sideways by {overhang(page)}")
    assert {
        name: complaints for name, complaints in found.items() if complaints
    } == {}


@pytest.mark.parametrize("width", [1280, 320])
def test_an_open_search_passes(visitor, site, width):
    window = visitor(viewport={"width": width, "height": 900})
    page = window.open(f"{site}/{CHAPTER}")
    page.keyboard.press("ControlOrMeta+k")
    assert page.locator(".sidebar-search:focus").is_visible()
    assert violations(page) == []


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_what_a_search_finds_and_marks_passes(visitor, site, colours):
    window = visitor(color_scheme=colours)
    page = window.open(f"{site}/search.html?q=learning+rate")
    marked = page.locator("article span.highlighted")
    marked.first.wait_for()
    assert violations(page) == []
    page.locator("#search-results li a").first.click()
    page.wait_for_url("**/book/**")
    marked.first.wait_for()
    assert violations(page) == []


def test_open_menus_pass(visitor, site):
    window = visitor(
        viewport={"width": 320, "height": 900}, reduced_motion="reduce"
    )
    page = window.open(f"{site}/{CHAPTER}")
    for drawer in ("contents", "page-contents"):
        page.locator(f"[popovertarget={drawer}]:visible").click()
        assert page.locator(f"#{drawer}").is_visible()
        assert violations(page) == []
        page.keyboard.press("Escape")
    page.locator("#menu-download summary").click()
    assert page.locator("#menu-download a").first.is_visible()
    assert violations(page) == []


def test_nothing_is_cut_off_on_a_wide_screen(visitor, site, every_page):
    window = visitor(viewport={"width": 1280, "height": 900})
    for name in every_page:
        if name.startswith("book/"):
            page = window.open(f"{site}/{name}")
            cut = page.eval_on_selector_all(
                "article :is(pre, div.math, .table-wrapper)",
                """all => all.filter(e => {
                     e.closest("details")?.setAttribute("open", "");
                     return e.scrollWidth > e.clientWidth;
                   }).map(e => e.innerText.slice(0, 80))""",
            )
            assert cut == [], name


def test_whatever_scrolls_on_a_phone_can_be_reached_by_keyboard(visitor, site):
    window = visitor(viewport={"width": 320, "height": 900})
    for name, least in (("backpropagation", 9), ("notation", 1)):
        page = window.open(f"{site}/book/{name}.html")
        wide = page.eval_on_selector_all(
            "article :is(pre, div.math, .table-wrapper)",
            """all => all.filter(e => e.checkVisibility() && e.scrollWidth > e.clientWidth)
                         .map(e => ({part: e.outerHTML.slice(0, 80), stop: e.tabIndex}))""",
        )
        assert len(wide) >= least
        assert [part for part in wide if part["stop"] != 0] == []


def test_on_a_phone_the_header_stays_in_sight_above_what_a_link_leads_to(
    visitor, site
):
    window = visitor(
        viewport={"width": 390, "height": 844}, reduced_motion="reduce"
    )
    page = window.open(f"{site}/{CHAPTER}#summary")
    page.wait_for_function("scrollY > 2000")
    header = page.locator(".mobile-header").bounding_box()
    heading = page.locator("#summary h2").bounding_box()
    assert header["y"] == 0
    assert 0 < header["height"] <= heading["y"] < 844


@pytest.mark.parametrize("width", [320, 1280])
def test_the_menus_of_a_published_chapter_fit(visitor, published, width):
    window = visitor(viewport={"width": width, "height": 844})
    with served(published.html) as address:
        page = window.open(f"{address}/{CHAPTER}")
        for name in ("run", "download"):
            page.locator(f"#menu-{name} summary").click()
            menu = page.locator(f"#menu-{name} ul").bounding_box()
            assert menu["x"] >= 0
            assert menu["x"] + menu["width"] <= width
        assert not page.locator("#menu-run ul").is_visible()


def test_headings_go_down_one_level_at_a_time(visitor, site, every_page):
    window = visitor()
    for name in every_page:
        page = window.open(f"{site}/{name}")
        tags = "article :is(h1, h2, h3, h4, h5, h6)"
        seen = page.eval_on_selector_all(
            tags,
            "all => all.filter(h => h.checkVisibility()).map(h => h.tagName)",
        )
        levels = [int(tag[1]) for tag in seen]
        assert levels[0] == 1, name
        assert levels.count(1) == 1, name
        assert all(b <= a + 1 for a, b in pairwise(levels)), name


def test_motion_stops_for_those_who_wish(visitor, site):
    page = visitor(reduced_motion="reduce").open(f"{site}/{CHAPTER}")
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].map(e => getComputedStyle(e))
                 .filter(s => s.transitionProperty !== "none" || s.animationName !== "none"
                              || s.scrollBehavior !== "auto").length"""
    )
    assert moving == 0


def test_no_formula_is_left_in_latex(visitor, site, every_page):
    window = visitor()
    for name in every_page:
        if name.startswith("_modules/"):
            continue  # the source, in which LaTeX belongs
        page = window.open(f"{site}/{name}")
        text = page.locator("article").inner_text()
        assert not re.search(
            r"\$\$|\\(?:frac|text|partial|begin|cdot)\b", text
        ), name
