"""Use the figures that readers can move, and compare what they show with the package."""

from urllib.parse import urlencode

# Each figure: its kind, its page and its name.
EXPLORERS = [
    ("person", "index", "fig-cover"),
    ("neuron", "neurons", "fig-neuron"),
    ("network", "loss", "fig-by-hand"),
    ("backprop", "backpropagation", "fig-backward"),
    ("digits", "digits", "fig-reading"),
    ("descent", "gradient-descent", "fig-descent"),
    ("learning", "gradient-descent", "fig-training"),
    ("xor", "experiments", "fig-xor-line"),
]

GO_TO = """
const [before, heard] = [location.href, new Promise(resolve =>
  addEventListener("hashchange", resolve, {once: true}))];
location.hash = fragment;
if (location.href !== before) await heard;
"""
DRAWN = "for (const _ of '12') await new Promise(requestAnimationFrame);"


def find(page, name):
    """Return the movable figure of this name, once it shows something."""
    explorer = page.locator(f"#{name} .explorer")
    explorer.locator(".x-picture > .x-drawing[aria-label]").wait_for()
    return explorer


def set_state(page, name, state):
    """Put numbers into a figure, as an address with a state does."""
    go_to(page, urlencode({"explorer": name, **state}))


def go_to(page, fragment):
    """Go to an address within the page, and wait until what it changes is drawn."""
    page.evaluate(f"async fragment => {{ {GO_TO} {DRAWN} }}", fragment)


def state_of(explorer):
    """Return what can be moved, by name."""
    return explorer.evaluate("e => e.state")


def shown(explorer):
    """Return each number that the figure shows, as text, by name."""
    pairs = explorer.locator("[data-value]").evaluate_all(
        "all => all.map(e => [e.dataset.value, e.textContent])"
    )
    texts = {}
    for name, text in pairs:
        assert texts.setdefault(name, text) == text, f"two texts for {name}"
    return texts


def number(text):
    """Return the number, and half a unit of its last decimal; after it there may be a unit."""
    plain = text.replace("−", "-").partition(" ")[0]
    decimals = len(plain.partition(".")[2])
    return float(plain), 0.5 * 10**-decimals


def compare(texts, expected):
    """Check that exactly the expected numbers are shown, each as exact as it is written."""
    assert texts.keys() == expected.keys()
    for name, value in expected.items():
        got, half = number(texts[name])
        assert abs(got - value) <= half * (1 + 1e-9), (name, texts[name], value)
