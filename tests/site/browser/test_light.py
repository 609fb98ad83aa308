"""Pages that are small, and stand still while they load."""

import pytest
from browsing import weight

PLAIN, PACKED = 900_000, 250_000  # bytes of a first visit
SHIFTS = """
window.shifts = [];
new PerformanceObserver(list => list.getEntries().forEach(entry => shifts.push(entry.value)))
  .observe({type: "layout-shift", buffered: true});
"""


def test_a_first_visit_to_any_page_is_small(visitor, site, every_page):
    weights = {}
    for name in every_page:
        window = visitor()  # with nothing in its cache
        window.open(f"{site}/{name}")
        weights[name] = weight(window.responses)
    for name, (plain, packed) in sorted(weights.items()):
        print(f"{name:40} {plain:9,} {packed:9,}")
    heavy = {n: w for n, w in weights.items() if w[0] > PLAIN or w[1] > PACKED}
    assert heavy == {}


@pytest.mark.parametrize("width", [1280, 320])
def test_nothing_moves_while_a_page_loads(visitor, site, every_page, width):
    shifts = {}
    for name in every_page:
        window = visitor(viewport={"width": width, "height": 900})
        window.context.add_init_script(SHIFTS)
        page = window.open(f"{site}/{name}")
        page.wait_for_timeout(100)
        shifts[name] = sum(page.evaluate("shifts"))
    # Below a thousandth of the screen nobody sees it.
    assert {
        name: shift for name, shift in shifts.items() if shift > 0.001
    } == {}


def test_no_script_keeps_a_page_from_being_drawn(visitor, site, every_page):
    window = visitor()
    for name in every_page:
        page = window.open(f"{site}/{name}")
        blocking = page.evaluate(
            """() => performance.getEntriesByType("resource")
                     .filter(e => e.initiatorType === "script"
                                  && e.renderBlockingStatus === "blocking")
                     .map(e => e.name.split("/").pop().split("?")[0])"""
        )
        # Sphinx's few settings, 300 bytes, which lines in the page itself add to.
        assert set(blocking) <= {"documentation_options.js"}, name
