"""What every movable figure must be: sound, reachable, quiet, and the same for everybody."""

import re
from itertools import product
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from browsing import overhang, theme, violations
from moving import (
    DRAWN,
    EXPLORERS,
    GO_TO,
    find,
    go_to,
    set_state,
    shown,
    state_of,
)
from pages import PAGES

WIDE = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}}
REST = 600  # milliseconds, after which a figure has said what it shows

every = pytest.mark.parametrize(
    ("chapter", "name"), [(page, name) for _, page, name in EXPLORERS]
)

# What goes on by itself, once it is asked to; the others have no such button.
PLAY = {"fig-backward", "fig-descent", "fig-training", "fig-xor-line"}

# There "Start again" leads to an untrained network and keeps its seed and its rate, as the tests of
# that figure say.
UNTRAINED = {"fig-training"}

# What is wrong with what a figure shows at this moment.
FAULTS = """e => {
  const faults = [];
  const number = /^\\(?−?\\d[\\d,]*(\\.\\d+)?\\)?( [a-z]+)?$/;
  for (const place of e.querySelectorAll("[data-value]")) {
    const {dataset: {value}, textContent: text} = place;
    if (!number.test(text)) faults.push(`${value} is ${JSON.stringify(text)}`);
  }
  const drawings = [...e.querySelectorAll(".x-drawing")];
  for (const drawing of drawings) {
    const found = drawing.outerHTML.match(/.{30}(NaN|Infinity|undefined|null).{30}/);
    if (found) faults.push(`drawn: ${found[0]}`);
  }
  if (/NaN|Infinity|undefined|null/.test(e.innerText)) faults.push("a strange word");
  const shapes = e.querySelectorAll(".x-drawing :is(circle, line, path, rect, text)");
  const seen = [...shapes].filter(shape => {
    const {width, height} = shape.getBoundingClientRect();
    return width + height > 0 && shape.checkVisibility({visibilityProperty: true});
  });
  if (seen.length < 10) faults.push("an empty picture");
  for (const canvas of e.querySelectorAll("canvas")) {
    const {width, height} = canvas;
    const copy = new OffscreenCanvas(width, height).getContext("2d", {willReadFrequently: true});
    copy.drawImage(canvas, 0, 0);
    const {data} = copy.getImageData(0, 0, width, height);
    if (!data.some(part => part)) faults.push("an empty map");
  }
  for (const slider of e.querySelectorAll("input[type=range]")) {
    const value = e.read(slider); // a rate is what is written: two digits
    if (Math.abs(value - e.state[slider.name]) > 1e-9 * Math.abs(value)) {
      faults.push(`the slider ${slider.name} is at ${slider.value}`);
    }
    const text = e.querySelector(`.x-value[data-value="${slider.name}"]`)?.textContent;
    if (!text || slider.ariaValueText !== text) faults.push(`${slider.name} is said otherwise`);
  }
  return faults;
}"""

# Move the sliders to shares of their ranges, in turn, and draw that without waiting for a frame.
SLIDE = """(e, shares) => {
  const sliders = e.querySelectorAll("input[type=range]");
  sliders.forEach((slider, i) => {
    const [low, high] = [Number(slider.min), Number(slider.max)];
    slider.value = low + (high - low) * shares[i % shares.length];
    slider.dispatchEvent(new Event("input", {bubbles: true}));
  });
  e.show();
}"""

# Move all sliders and press a button, three times at once; return what has been said by then.
CHANGE = """e => {
  const others = "[data-do=again], [data-do=link], [data-do=play]";
  const button = e.querySelector(`button[data-do]:not(${others})`);
  for (const share of [0.2, 0.5, 0.8]) {
    for (const slider of e.querySelectorAll("input[type=range]")) {
      const [low, high] = [Number(slider.min), Number(slider.max)];
      slider.value = low + (high - low) * share;
      slider.dispatchEvent(new Event("input", {bubbles: true}));
    }
    button?.click();
  }
  return e.said;
}"""

# Open addresses within the page, and return what is shown then, and what is wrong with it.
VISIT = f"""async (e, fragments) => {{
  const seen = [];
  for (const fragment of fragments) {{
    {GO_TO}
    e.show();
    const places = [...e.querySelectorAll("[data-value]")];
    const texts = Object.fromEntries(places.map(p => [p.dataset.value, p.textContent]));
    seen.push([{{...e.state}}, texts, ({FAULTS})(e)]);
  }}
  return seen;
}}"""

# What is painted, and in which colour a drawing draws.
LOOK = """e => [...e.querySelectorAll("canvas")].map(canvas => canvas.toDataURL()).concat(
  [...e.querySelectorAll(".x-drawing, .x-drawing *")].map(part => getComputedStyle(part).color))"""


def frames(page):
    """Wait until what has changed is drawn."""
    page.evaluate(f"async () => {{ {DRAWN} }}")


def slide(explorer, *shares):
    explorer.evaluate(SLIDE, list(shares))


def choices(explorer):
    """Return the lists of choices with the values of each."""
    for choice in explorer.locator("select").all():
        options = choice.locator("option").evaluate_all(
            "all => all.map(option => option.value)"
        )
        yield choice, options


def buttons(explorer, but=("again", "link", "play")):
    """Return the buttons that can be pressed, without some."""
    found = explorer.locator("button[data-do]:enabled").all()
    return [b for b in found if b.get_attribute("data-do") not in but]


def use(explorer):
    """Do a little of everything."""
    for choice, options in choices(explorer):
        choice.select_option(options[-1])
    pressed = buttons(explorer)
    # All of them can lead back to the start, so one is pressed again.
    for button in [*pressed, *pressed[:1]]:
        button.click()
    slide(explorer, 0.7, 0.2, 0.55)


def opened(window, site, chapter, name):
    return find(window.open(f"{site}/book/{chapter}.html"), name)


@every
def test_at_its_extremes_it_is_sound(visitor, site, chapter, name):
    window = visitor(**WIDE)
    explorer = opened(window, site, chapter, name)
    count = explorer.locator("input[type=range]").count()
    singles = [[float(i == j) for j in range(count)] for i in range(count)]
    others = [[1 - share for share in shares] for shares in singles]
    mixed = [[0, 1], [1, 0], [0, 0, 1], [1, 1, 0], [0.5], [0.3, 0.9]]
    found = {}

    def look(*what):
        frames(window.page)
        faults = explorer.evaluate(FAULTS)
        if faults:
            found[what] = faults

    look("start")
    for shares in [[0], [1], *mixed, *singles, *others]:
        slide(explorer, *shares)
        look("sliders", *shares)
    for choice, options in choices(explorer):
        for option in options:
            choice.select_option(option)
            look(choice.get_attribute("name"), option)
            for shares in ([0], [1]):
                slide(explorer, *shares)
                look(choice.get_attribute("name"), option, *shares)
    for shares in ([0], [1]):
        for button in buttons(explorer, but=()):
            slide(explorer, *shares)
            for _ in range(2):  # what plays pauses
                if button.is_enabled():
                    button.click()
                    look(button.get_attribute("data-do"), *shares)
    assert found == {}
    assert window.complaints == []


@every
def test_again_leads_to_the_start(visitor, site, chapter, name):
    explorer = opened(visitor(**WIDE), site, chapter, name)
    start = shown(explorer), state_of(explorer)
    use(explorer)
    assert state_of(explorer) != start[1]
    explorer.locator("[data-do=again]").click()
    frames(explorer.page)
    if name not in UNTRAINED:
        assert (shown(explorer), state_of(explorer)) == start


@every
def test_an_address_keeps_what_is_shown(visitor, site, chapter, name):
    explorer = opened(visitor(**WIDE), site, chapter, name)
    use(explorer)
    explorer.locator("[data-do=link]").click()
    assert "address" in explorer.get_by_role("status").inner_text()
    url = explorer.page.url
    other = visitor(**WIDE)
    again = find(other.open(url), name)
    assert state_of(again) == state_of(explorer)
    assert shown(again) == shown(explorer)
    assert again.evaluate(FAULTS) == []
    # It comes into sight, as smoothly as the theme scrolls.
    other.page.wait_for_function(
        "e => e.getBoundingClientRect().top < innerHeight - 100",
        arg=again.locator(".x-picture").element_handle(),
    )
    assert other.complaints == []


def damaged(good, controls):
    """Return addresses that cannot be meant."""
    for key in good:
        yield {k: v for k, v in good.items() if k != key}
    bad = ("", " ", "x", "NaN", "1e999", "-Infinity", "1e308", "-1e308", "--1")
    for key in controls:
        for value in (*bad, "0.123456789", "99999"):
            yield good | {key: value}
    for key in good.keys() - controls - {"explorer"}:
        for value in ("", " ", "x", "NaN", "1e999", "-Infinity", "--1"):
            yield good | {key: value}


@every
def test_a_damaged_address_leads_to_the_start(visitor, site, chapter, name):
    window = visitor(**WIDE)
    explorer = opened(window, site, chapter, name)
    page, start = window.page, shown(explorer)
    use(explorer)
    explorer.locator("[data-do=link]").click()
    good = dict(parse_qsl(urlsplit(page.url).fragment))
    state = state_of(explorer)
    names = explorer.locator("[name]").evaluate_all(
        "all => all.map(control => control.name)"
    )
    assert {*names} <= good.keys()
    addresses = [good | {"explorer": name}, *damaged(good, {*names})]
    # What is no control takes any number; none may do harm.
    free = [
        good | {key: value}
        for key in good.keys() - {*names, "explorer"}
        for value in ("1e308", "-1e308", "0.5", "-1")
    ]
    # After each of them the good one again.
    fragments = [
        urlencode(one) for bad in [*addresses, *free] for one in (bad, good)
    ]
    seen = explorer.evaluate(VISIT, fragments)
    assert all(good_one[0] == state for good_one in seen[1::2])
    for bad, (now, texts, faults) in zip(
        [*addresses, *free], seen[::2], strict=True
    ):
        assert faults == [], bad
        if "explorer" not in bad or bad == good:
            assert now == state, bad
        elif bad not in free:
            assert texts == start, bad
    ((now, _, _),) = explorer.evaluate(VISIT, [urlencode(good | {"more": 1})])
    assert now == state
    assert window.complaints == []


@pytest.mark.parametrize(
    "fragment", ["text", "explorer", "explorer=fig-none&w1=1", "%E0%A4%A", "="]
)
def test_other_addresses_are_let_alone(visitor, site, fragment):
    """All figures have this from one class; a single one tells."""
    _, chapter, name = EXPLORERS[0]
    window = visitor(**WIDE)
    start = shown(opened(window, site, chapter, name))
    page = window.open(f"{site}/book/{chapter}.html?new#{fragment}")
    assert shown(find(page, name)) == start
    assert window.complaints == []


@every
def test_the_way_back_leads_to_what_was_shown(visitor, site, chapter, name):
    window = visitor(**WIDE)
    explorer = opened(window, site, chapter, name)
    use(explorer)
    explorer.locator("[data-do=link]").click()
    page, state, texts = window.page, state_of(explorer), shown(explorer)
    go_to(page, "text")
    explorer.locator("[data-do=again]").click()
    page.go_back()
    frames(page)
    assert state_of(explorer) == state
    # Browsers put old values into the controls of a page to which one comes back.
    slide(explorer, 0.4)
    page.goto(f"{site}/search.html")
    page.go_back()
    explorer = find(page, name)
    assert explorer.evaluate(FAULTS) == []
    assert shown(explorer) == texts
    assert window.complaints == []


@every
def test_two_on_a_page_do_not_meddle(visitor, site, chapter, name):
    window = visitor(**WIDE)
    explorer = opened(window, site, chapter, name)
    page = window.page
    page.evaluate(
        """async name => {
             const text = await (await fetch(location.href)).text();
             const figure = new DOMParser().parseFromString(text, "text/html").getElementById(name);
             figure.id = "fig-second";
             document.getElementById(name).after(figure);
           }""",
        name,
    )
    second = find(page, "fig-second")
    start = shown(explorer)
    assert shown(second) == start
    use(second)
    assert shown(explorer) == start
    assert shown(second) != start
    second.locator("[data-do=link]").click()
    good = dict(parse_qsl(urlsplit(page.url).fragment))
    assert good.pop("explorer") == "fig-second"
    moved = shown(second)
    set_state(page, name, good)
    assert shown(explorer) == moved
    explorer.locator("[data-do=again]").click()
    frames(page)
    assert shown(second) == moved
    assert shown(explorer) != moved
    if name not in UNTRAINED:
        assert shown(explorer) == start
    assert window.complaints == []


@every
def test_without_javascript_there_is_the_drawing_alone(
    visitor, site, chapter, name
):
    page = visitor(java_script_enabled=False).open(
        f"{site}/book/{chapter}.html"
    )
    explorer = page.locator(f"#{name} .explorer")
    drawing = explorer.locator("svg.figure")
    controls = explorer.locator("button, input, select, .x-text, .x-status")
    assert controls.count() > 3
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        assert drawing.is_visible()
        assert not any(part.is_visible() for part in controls.all())
        # Nothing else takes room.
        inner, outer = drawing.bounding_box(), explorer.bounding_box()
        assert outer["height"] - inner["height"] < 2


@every
def test_without_its_script_there_is_nothing_to_press(
    visitor, site, chapter, name
):
    window = visitor(**WIDE)
    window.context.route("**/explorers-*", lambda route: route.abort())
    page = window.open(f"{site}/book/{chapter}.html")
    explorer = page.locator(f"#{name} .explorer")
    assert explorer.locator("svg.figure").is_visible()
    controls = explorer.locator("button, input, select, .x-text")
    assert not any(part.is_visible() for part in controls.all())


@every
def test_it_works_from_a_folder(visitor, book, chapter, name):
    window = visitor(**WIDE)
    explorer = opened(window, book.html.as_uri(), chapter, name)
    start = shown(explorer)
    use(explorer)
    assert shown(explorer) != start
    explorer.locator("[data-do=link]").click()
    assert "#explorer=" in window.page.url
    assert window.complaints == []


@every
def test_nothing_moves_before_it_is_asked_to(visitor, site, chapter, name):
    window = visitor(**WIDE)
    explorer = opened(window, site, chapter, name)
    start = shown(explorer)
    window.page.wait_for_timeout(500)
    assert shown(explorer) == start
    play = explorer.locator("[data-do=play]")
    assert play.count() == (name in PLAY)
    if name not in PLAY:
        return
    words = play.inner_text()
    play.click()
    assert play.inner_text() == "Pause" != words
    window.page.wait_for_timeout(300)
    before = theme(window.page)
    while theme(window.page) == before:
        window.page.locator(".theme-toggle:visible").first.click()
    assert explorer.evaluate("e => e.playing") > 0
    play.click()
    frames(window.page)
    assert play.inner_text() == words
    stopped = shown(explorer)
    assert stopped != start
    assert explorer.evaluate(FAULTS) == []
    window.page.wait_for_timeout(500)
    assert shown(explorer) == stopped
    assert window.complaints == []


@pytest.mark.parametrize(
    ("chapter", "name"),
    [(page, name) for _, page, name in EXPLORERS if name in PLAY],
)
def test_with_reduced_motion_it_goes_one_step(visitor, site, chapter, name):
    window = visitor(**WIDE, reduced_motion="reduce")
    explorer = opened(window, site, chapter, name)
    play = explorer.locator("[data-do=play]")
    start, words = shown(explorer), play.inner_text()
    assert words == play.get_attribute("data-single")
    play.click()
    frames(window.page)
    one = shown(explorer)
    assert one != start
    window.page.wait_for_timeout(500)
    assert shown(explorer) == one
    assert play.inner_text() == words
    play.click()
    frames(window.page)
    assert shown(explorer) != one


@every
def test_paper_shows_what_the_screen_does_in_light_colours(
    visitor, site, chapter, name
):
    dark, light = (
        opened(visitor(**WIDE, color_scheme=scheme), site, chapter, name)
        for scheme in ("dark", "light")
    )
    for explorer in (dark, light):
        use(explorer)
    texts, screen = shown(dark), dark.evaluate(LOOK)
    assert screen != light.evaluate(LOOK)
    dark.page.emulate_media(media="print")
    light.page.emulate_media(media="print")
    frames(dark.page)
    assert dark.evaluate(LOOK) == light.evaluate(LOOK)
    assert shown(dark) == texts
    assert dark.locator(".x-drawing").first.is_visible()
    for gone in ("button", "input", "select", ".x-status", ".x-text"):
        assert not dark.locator(gone).filter(visible=True).count(), gone
    dark.page.emulate_media(media="screen")
    frames(dark.page)
    assert dark.evaluate(LOOK) == screen


@every
def test_a_canvas_follows_the_colours_of_the_page(visitor, site, chapter, name):
    window = visitor(**WIDE, color_scheme="light")
    explorer = opened(window, site, chapter, name)
    look = explorer.evaluate(LOOK)
    window.page.emulate_media(color_scheme="dark")
    frames(window.page)
    dark = explorer.evaluate(LOOK)
    assert len(look) == len(dark)
    canvases = explorer.locator("canvas").count()
    pairs = zip(look[:canvases], dark[:canvases], strict=True)
    assert all(one != other for one, other in pairs)
    assert look != dark


@every
def test_on_a_phone_the_picture_stays_in_sight(visitor, site, chapter, name):
    window = visitor(**PHONE, has_touch=True)
    explorer = opened(window, site, chapter, name)
    for slider in explorer.locator("input[type=range]").all():
        slider.evaluate(
            "slider => slider.scrollIntoView({block: 'end', behavior: 'instant'})"
        )
        frames(window.page)
        header = window.page.locator(".mobile-header").bounding_box()
        picture = explorer.locator(".x-drawing").first.bounding_box()
        box = slider.bounding_box()
        assert picture["y"] >= header["y"] + header["height"] - 1
        assert picture["y"] + picture["height"] <= box["y"] + 1
        middle = [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]
        assert slider.evaluate(
            "(slider, [x, y]) => document.elementFromPoint(x, y) === slider",
            middle,
        )
    assert overhang(window.page) == 0


@every
def test_it_fits_where_all_is_twice_as_large(visitor, site, chapter, name):
    size = {"width": 640, "height": 450}
    window = visitor(viewport=size, device_scale_factor=2)
    explorer = opened(window, site, chapter, name)
    use(explorer)
    assert overhang(window.page) == 0
    for control in explorer.locator("button, input, select").all():
        control.scroll_into_view_if_needed()
        box = control.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 640


# The control that has the focus, by its name or its task.
FOCUS = """() => {
  const {name, dataset: {do: task}} = document.activeElement;
  return name || task || document.activeElement.className;
}"""


@every
def test_the_keyboard_reaches_and_moves_all(visitor, site, chapter, name):
    window = visitor(**WIDE)
    explorer = opened(window, site, chapter, name)
    page = window.page
    wanted = explorer.locator(":is([name], button):enabled").evaluate_all(
        "all => all.map(part => part.name || part.dataset.do)"
    )
    explorer.locator(":is([name], button):enabled").first.focus()
    reached = []
    while explorer.evaluate("e => e.contains(document.activeElement)"):
        reached.append(page.evaluate(FOCUS))
        page.keyboard.press("Tab")
    assert [part for part in reached if part in wanted] == wanted
    for slider in explorer.locator("input[type=range]").all():
        slider.focus()
        value, least, step = slider.evaluate(
            "s => [s.valueAsNumber, Number(s.min), Number(s.step)]"
        )
        text = slider.get_attribute("aria-valuetext")
        up = value < least + step / 2
        page.keyboard.press("ArrowRight" if up else "ArrowLeft")
        frames(page)
        moved = slider.evaluate("slider => slider.valueAsNumber")
        assert moved == pytest.approx(value + (step if up else -step))
        assert slider.get_attribute("aria-valuetext") != text
        assert explorer.evaluate(FAULTS) == []
    for button in explorer.locator("button:enabled").all():
        task = button.get_attribute("data-do")
        button.focus()
        explorer.evaluate(
            """(e, task) => {
                 const does = e[task];
                 e.done = 0;
                 e[task] = (...all) => { e.done++; return does.apply(e, all); };
               }""",
            task,
        )
        page.keyboard.press("Enter")
        assert explorer.evaluate("e => e.done") > 0, task
        if explorer.evaluate("e => Boolean(e.playing)"):
            page.keyboard.press("Enter")
    assert window.complaints == []


@every
def test_after_use_it_passes_and_fits(visitor, site, chapter, name):
    window = visitor(**WIDE)
    explorer = opened(window, site, chapter, name)
    use(explorer)
    page = window.page
    page.wait_for_timeout(REST)
    for colours, width in product(("light", "dark"), (1280, 320)):
        page.emulate_media(color_scheme=colours)
        page.set_viewport_size({"width": width, "height": 900})
        assert theme(page) == colours
        found = violations(page, f"#{name}")
        assert found == [], (colours, width)
        assert overhang(page) == 0, (colours, width)


@every
def test_it_says_once_what_it_shows_when_it_rests(visitor, site, chapter, name):
    window = visitor(**WIDE)
    explorer = opened(window, site, chapter, name)
    status = explorer.get_by_role("status")
    before = status.inner_text()
    assert before.endswith(".")
    explorer.evaluate(
        """e => {
             e.said = [];
             new MutationObserver(() => e.said.push(e.status.textContent))
               .observe(e.status, {childList: true, characterData: true, subtree: true});
           }"""
    )
    assert explorer.evaluate(CHANGE) == []
    window.page.wait_for_timeout(REST)
    (words,) = explorer.evaluate("e => e.said")
    assert words.endswith(".")
    assert words != before
    assert not re.search(r"NaN|undefined|null|Infinity", words)
    label = explorer.locator(".x-drawing").first.get_attribute("aria-label")
    assert label.startswith(words)  # and may go on with what else is drawn
    # What is said already is not said again.
    explorer.evaluate("e => e.changed()")
    window.page.wait_for_timeout(REST)
    assert explorer.evaluate("e => e.said") == [words]
    # That there is an address is not talked over.
    explorer.evaluate(CHANGE)
    explorer.locator("[data-do=link]").click()
    window.page.wait_for_timeout(REST)
    assert "address" in status.inner_text()


@every
@pytest.mark.parametrize("chosen", ["light", "dark"])
def test_the_colours_of_a_system_are_taken(
    visitor, site, chapter, name, chosen
):
    """Letters and what lies around them, also where the page's theme is another one."""
    other = {"light": "dark", "dark": "light"}[chosen]
    window = visitor(**WIDE, color_scheme=other, forced_colors="active")
    window.open(f"{site}/book/{chapter}.html").evaluate(
        "mode => localStorage.setItem('theme', mode)", chosen
    )
    explorer = opened(window, site, chapter, name)
    letters = explorer.locator(".x-drawing text").evaluate_all(
        """all => {
             document.body.insertAdjacentHTML("beforeend",
               "<i style='color: Canvas; background: CanvasText; forced-color-adjust: none'></i>");
             const {color: paper, backgroundColor: ink} = getComputedStyle(document.body.lastChild);
             const coloured = "g[class*=x-], text.x-positive, text.x-negative"; // by what they mean
             return all.filter(text => !text.closest(coloured)).map(text => {
               const {fill, stroke} = getComputedStyle(text);
               return {ink: fill === ink, rim: stroke === "none" || stroke === paper};
             });
           }"""
    )
    assert letters
    assert [text for text in letters if not all(text.values())] == []
    assert window.complaints == []


def test_no_page_with_such_a_figure_is_forgotten(book):
    found = [
        (name, figure["id"])
        for name in PAGES
        for figure in book.page(name).select("figure:has(.explorer)")
    ]
    listed = [(page, name) for _, page, name in EXPLORERS]
    assert sorted(found) == sorted(listed)
