"""A page whose code is run in a browser."""

import re

from playwright.sync_api import expect

WAIT = 120_000  # milliseconds; machines can be slow
RUN = re.compile("^Run cell")
PARTS = """svgs => svgs.flatMap(svg => [...svg.querySelectorAll("path, use, image, text")])
  .filter(part => !part.closest("defs")).length"""


def parts(drawings):
    """Count what drawings in a page of BeautifulSoup draw, without the outlines of letters."""
    return sum(
        not part.find_parent("defs")
        for drawing in drawings
        for part in drawing.select("path, use, image, text")
    )


class Running:
    def __init__(self, window):
        self.window, self.page = window, window.page
        self.bar = self.page.locator(".live-bar")
        self.status = self.bar.get_by_role("status")
        self.cells = self.page.locator("div.cell:has(textarea)")

    def begin(self):
        self.bar.get_by_role("button").click()
        expect(self.status).to_contain_text("runs in this page", timeout=WAIT)
        self.page.evaluate(
            "document.querySelectorAll('details').forEach(d => d.open = true)"
        )
        return self

    def __len__(self):
        return self.cells.count()

    def editor(self, place):
        return self.cells.nth(place).get_by_role("textbox")

    def button(self, place, name):
        return self.cells.nth(place).get_by_role("button", name=name)

    def state(self, place):
        return self.cells.nth(place).locator(".live-tools [role=status]")

    def run(self, place, text=None):
        """Run a cell, with another text perhaps; return what the page says of it at the end."""
        if text is not None:
            self.editor(place).fill(text)
        self.button(place, RUN).click()
        expect(self.button(place, RUN)).to_be_visible(timeout=WAIT)
        return self.state(place).inner_text()

    def text(self, place):
        """Return what a cell has put out in words."""
        told = self.cells.nth(place).locator(
            ".live-output .output:not(:has(svg))"
        )
        return "\n".join(told.all_text_contents())

    def drawn(self, place):
        """Count the parts of what it has drawn."""
        return (
            self.cells.nth(place)
            .locator(".live-output svg")
            .evaluate_all(PARTS)
        )
