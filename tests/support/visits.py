"""What a first visit to a page costs: bytes, and how far the content moves while it loads."""

PLAIN, PACKED = 900_000, 130_000  # bytes at most
SHIFTS = """
window.shifts = [];
new PerformanceObserver(list => list.getEntries().forEach(entry => shifts.push(entry.value)))
  .observe({type: "layout-shift", buffered: true});
"""


def shift(visitor, url, width):
    """Return by how much of the screen the content moves on a first visit."""
    window = visitor(viewport={"width": width, "height": 900})
    window.context.add_init_script(SHIFTS)
    page = window.open(url)
    page.wait_for_timeout(100)
    moved = sum(page.evaluate("shifts"))
    window.context.close()
    return moved
