"""The extension that cuts the style sheets down to the rules that pages can use."""

from importlib.resources import files

import pytest

PAGE = """\
# Page

<p class="on-the-page also:here" id="the-spot">Text.</p>
"""
SCRIPT = "document.body.classList.add('set-by-script')\n"
# Selectors, and whether the page or its script could ever need their rule.
SELECTORS = {
    "p": True,
    ".on-the-page": True,
    ".set-by-script": True,
    ".never-set": False,
    "#the-spot": True,
    "#no-spot": False,
    "p.on-the-page": True,
    "p.never-set": False,
    ".on-the-page#the-spot": True,
    ".on-the-page .never-set": False,
    ".never-set > .on-the-page": False,
    ".never-set, .on-the-page": True,
    ".on-the-page, .never-set": True,
    ".never-set, #no-spot": False,
    "p:not(.never-set)": True,
    ".on-the-page:not(.never-set, #no-spot)": True,
    ".never-set:not(.on-the-page)": False,
    'a[href$=".never-set"]': True,
    '.on-the-page[title="a, #no-spot"]': True,
    '.never-set[title="a"]': False,
    r".also\:here": True,
    r".never\:here": False,
    ":is(.never-set, .on-the-page)": True,
    ":where(.never-set, p) > .on-the-page": True,
    "p:not(:is(div, .never-set) > .never-set)": True,
    "p:not(:where(div, .never-set) > .never-set)": True,
    ".on-the-page::after": True,
    ".never-set::after": False,
}
PLACES = {
    "sheet": "{}",
    "media": "@media print {{{}}}",
    "supports": "@supports (gap: 1px) {{{}}}",
    "both": "@media print {{@supports (gap: 1px) {{{}}}}}",
}
KEPT = (
    '@charset "UTF-8";',
    "@import url(some.never-set);",
    "@font-face {font-family: Own; src: url(own.woff2)}",
    "@keyframes grow {from {width: 0} 12.5% {width: 1px}}",
)
THEME = "static/styles/pydata-sphinx-theme.css"


def mark(place, number):
    """Return a property of a rule's own, by which the rule can be found again."""
    return f"--{place}-{number}-"


def sheet_with(numbers):
    """Write the rules of these selectors at all places."""
    sheet = "".join(KEPT)
    for place, template in PLACES.items():
        rules = [
            f"{selector} {{{mark(place, number)}: 1}}\n"
            for number, selector in enumerate(SELECTORS)
            if number in numbers
        ]
        sheet += template.format("".join(rules))
    return sheet


@pytest.fixture(scope="module")
def book(shared_book):
    shared_book.configure(
        "lean_styles",
        html_theme="sphinx_book_theme",
        html_static_path=["_static"],
        html_css_files=["own.css"],
        html_js_files=["own.js"],
    )
    everything = sheet_with(range(len(SELECTORS)))
    shared_book.write("_static/own.css", f"{everything}/* A comment. */\n")
    shared_book.write("_static/own.js", SCRIPT)
    shared_book.write("index.md", PAGE)
    result = shared_book.build()
    assert result.returncode == 0, result.stdout
    return shared_book


@pytest.fixture(scope="module")
def sheet(book):
    return (book.html / "_static" / "own.css").read_text(encoding="utf-8")


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("number", range(len(SELECTORS)), ids=[*SELECTORS])
def test_a_rule_stays_if_it_could_apply(sheet, place, number):
    needed = [*SELECTORS.values()][number]
    assert (mark(place, number) in sheet) == needed


def test_what_stays_keeps_its_place(sheet):
    """Later rules win, and those for paper must not reach the screen."""
    needed = [
        number for number, needed in enumerate(SELECTORS.values()) if needed
    ]
    assert "".join(sheet.split()) == "".join(sheet_with(needed).split())


@pytest.mark.parametrize("rule", KEPT)
def test_rules_without_a_selector_stay_whole(sheet, rule):
    assert rule in sheet


def test_the_sheet_begins_with_its_character_set(sheet):
    """Anywhere else, a browser would not heed it."""
    assert sheet.startswith(KEPT[0])


def test_comments_go(sheet):
    assert "comment" not in sheet


def test_less_than_half_of_the_theme_is_left(book):
    package = files("pydata_sphinx_theme") / "theme" / "pydata_sphinx_theme"
    whole = (package / THEME).read_text(encoding="utf-8")
    left = (book.html / f"_{THEME}").read_text(encoding="utf-8")
    assert len(left) < len(whole) / 2
    assert ".bd-sidebar-primary" in left
    assert ".fa-anchor" in whole
    assert ".fa-anchor" not in left
