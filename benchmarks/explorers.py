"""Time the figures that readers move, in the tests' browser.

It needs the folder of tests that Python finds with PYTHONPATH=tests/support. For each figure this
prints the milliseconds of script of a slider's step or of a stroke of the pen (median, 95th
percentile), the frames a second while it plays, and the weight of its page's script, packed.
"""

from __future__ import annotations

import gzip
from argparse import ArgumentParser
from pathlib import Path

from browsing import served, start
from moving import EXPLORERS, find
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]

STEPS = """async explorer => {
  const sliders = [...explorer.querySelectorAll("input[type=range]")];
  const times = [];
  for (let i = 0; i < 300; i++) {
    const slider = sliders[i % sliders.length];
    if (slider) {
      const [low, high] = [Number(slider.min), Number(slider.max)];
      slider.value = low + (high - low) * ((37 * i) % 101) / 100;
    }
    const before = performance.now();
    slider?.dispatchEvent(new Event("input", { bubbles: true }));
    explorer.pad?.begin([i % 8, 4]);
    explorer.pad?.drawTo([i % 8, (i * 3) % 8]);
    cancelAnimationFrame(explorer.frame);
    explorer.frame = undefined;
    explorer.show();
    times.push(performance.now() - before);
    await new Promise(requestAnimationFrame);
  }
  return times.slice(20).sort((a, b) => a - b); // the first ones compile
}"""
FRAMES = """async explorer => {
  const button = explorer.querySelector("[data-do=play]");
  if (!button) return null;
  explorer.again();
  button.click();
  let count = 0;
  const from = performance.now();
  while (performance.now() - from < 3000) {
    await new Promise(requestAnimationFrame);
    count += 1;
  }
  if (explorer.playing) button.click();
  return count / (performance.now() - from) * 1000;
}"""


def measure(page: Page, name: str) -> str:
    """Return a line about a figure."""
    explorer = find(page, name)
    times = explorer.evaluate(STEPS)
    median, worst = times[len(times) // 2], times[int(0.95 * len(times))]
    rate = explorer.evaluate(FRAMES)
    frames = f"{rate:8.0f}" if rate else f"{'':8}"
    return f"{median:8.1f} {worst:8.1f} {frames}"


def packed(page: Page, site: Path) -> int:
    """Return the bytes of the page's script for such figures."""
    (address,) = page.locator("script[src*=explorers-]").evaluate_all(
        "all => all.map(script => script.getAttribute('src'))"
    )
    name = address.split("/")[-1].partition("?")[0]
    return len(gzip.compress((site / "_static" / name).read_bytes()))


def main() -> None:
    """Print a line for each figure."""
    parser = ArgumentParser(description=__doc__)
    html = ROOT / "_build" / "html"
    wish = f"the folder of the built site, by default {html}"
    parser.add_argument("site", nargs="?", type=Path, default=html, help=wish)
    site = parser.parse_args().site
    print(f"{'':16} {'median':>8} {'95 %':>8} {'frames/s':>8} {'script':>8}")
    with served(site) as home, sync_playwright() as playwright:
        browser = start(playwright, "chromium")
        for kind, chapter, name in EXPLORERS:
            size = {"width": 1280, "height": 900}
            page = browser.new_page(viewport=size)
            page.goto(f"{home}/book/{chapter}.html")
            line = measure(page, name)
            print(f"{kind:16} {line} {packed(page, site):8}")
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
