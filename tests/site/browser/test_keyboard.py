"""The book used without a mouse."""

import pytest
from browsing import theme

WIDE = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 320, "height": 700}}
CHAPTER = "book/training.html"

# What has the focus, and whether that shows: by a frame or a shadow that it has only then.
FOCUSED = """() => {
  const part = document.activeElement;
  const look = () => [part, part.parentElement].filter(Boolean).map(e => getComputedStyle(e))
    .map(s => [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow]).join();
  const focused = look();
  part.blur();
  const plain = look();
  part.focus({preventScroll: true});
  part.dataset.seen = "yes";
  return {tag: part.tagName, name: part.outerHTML.slice(0, 120), shows: focused !== plain,
          visible: part.checkVisibility()};
}"""


def focus(page):
    return page.evaluate(FOCUSED)


def walk(page):
    """Press Tab until the focus has left the page; return what had it."""
    stops = []
    for _ in range(300):
        page.keyboard.press("Tab")
        stop = focus(page)
        if stop["tag"] == "BODY":
            return stops
        stops.append(stop)
    pytest.fail("the focus goes round and round")


@pytest.mark.parametrize("options", [WIDE, PHONE], ids=["wide", "phone"])
def test_tab_reaches_every_control_and_shows_where_it_is(
    visitor, site, options
):
    page = visitor(**options).open(f"{site}/{CHAPTER}")
    stops = walk(page)
    hidden = [stop["name"] for stop in stops if not stop["visible"]]
    assert hidden == []
    assert [stop["name"] for stop in stops if not stop["shows"]] == []
    controls = "a[href], button, summary, input"
    missed = page.eval_on_selector_all(
        controls,
        """all => all.filter(e => !e.dataset.seen
                                  && e.checkVisibility({visibilityProperty: true}))
                     .map(e => e.outerHTML.slice(0, 120))""",
    )
    assert missed == []


def test_the_first_stop_leads_past_the_contents(visitor, site):
    page = visitor(**WIDE).open(f"{site}/{CHAPTER}")
    page.keyboard.press("Tab")
    assert page.locator("a:focus", has_text="Skip to the text").is_visible()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


def test_search_opens_and_finds_by_keyboard(visitor, site):
    page = visitor(**WIDE).open(f"{site}/{CHAPTER}")
    page.keyboard.press("ControlOrMeta+k")
    page.keyboard.type("squared error")
    page.keyboard.press("Enter")
    page.locator("#search-results li a", has_text="Loss").first.wait_for()
    assert "q=squared+error" in page.url


def test_the_theme_is_switched_by_keyboard_and_kept(visitor, site):
    page = visitor(**WIDE, color_scheme="light").open(f"{site}/{CHAPTER}")
    figure = page.locator("svg.figure").first
    ink = {}
    switch = page.locator(".theme-toggle:visible")
    switch.focus()
    said = set()
    for _ in range(3):
        ink[theme(page)] = figure.evaluate("e => getComputedStyle(e).color")
        said.add(switch.get_attribute("aria-label").split()[-1])
        page.keyboard.press("Enter")
    assert ink["light"] != ink["dark"]
    assert said == {"auto", "light", "dark"}
    while theme(page) != "dark":
        page.keyboard.press("Enter")
    page.goto(f"{site}/book/loss.html")
    assert theme(page) == "dark"


def test_folded_code_opens_by_keyboard(visitor, site):
    page = visitor(**WIDE).open(f"{site}/{CHAPTER}")
    code = page.locator(".fold pre").first
    assert not code.is_visible()
    page.locator(".fold summary").first.focus()
    page.keyboard.press("Enter")
    assert code.is_visible()


@pytest.mark.parametrize(
    ("drawer", "link"),
    [("contents", ".sidebar-tree a"), ("page-contents", ".toc-tree a")],
)
def test_drawers_of_the_phone_open_and_close_by_keyboard(
    visitor, site, drawer, link
):
    page = visitor(**PHONE).open(f"{site}/{CHAPTER}")
    assert not page.locator(link).last.is_visible()
    button = page.locator(f"[popovertarget={drawer}]:visible")
    button.focus()
    page.keyboard.press("Enter")
    page.locator(link).last.wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('[popover]').id") == (
        drawer
    )
    page.keyboard.press("Escape")
    page.locator(link).last.wait_for(state="hidden")
    assert button.evaluate("e => e === document.activeElement")


def test_a_drawer_closes_when_a_link_in_it_is_followed(visitor, site):
    page = visitor(**PHONE).open(f"{site}/{CHAPTER}")
    page.locator("[popovertarget=page-contents]:visible").click()
    page.locator(".toc-tree a").last.click()
    page.locator(".toc-tree a").last.wait_for(state="hidden")
    page.wait_for_function("scrollY > 0")


def test_the_download_menu_opens_and_closes_by_keyboard(visitor, site):
    page = visitor(**WIDE).open(f"{site}/{CHAPTER}")
    notebook = page.locator("#menu-download a[href$='.ipynb']").first
    assert not notebook.is_visible()
    page.locator("#menu-download summary").focus()
    page.keyboard.press("Enter")
    assert notebook.is_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert not notebook.is_visible()
    assert page.locator("#menu-download summary:focus").count() == 1


def test_code_is_copied_as_it_runs(visitor, site):
    window = visitor(**WIDE, permissions=["clipboard-read", "clipboard-write"])
    page = window.open(f"{site}/{CHAPTER}")
    cell = page.locator(".cell_input").nth(1)
    cell.locator("button.copybtn").focus()
    page.keyboard.press("Enter")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.strip() == cell.locator("pre").inner_text().strip()
