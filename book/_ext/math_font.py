"""Serve a mathematical font, cut down to the characters that the book's formulas use.

A browser draws MathML with the reader's mathematical font, or without one, and then primes and
brackets look poor. STIX Two Math (SIL Open Font License) is part of the package ziamath. When every
system has such a font, this file could go.
"""

import re
from html import unescape
from importlib.resources import files
from unicodedata import normalize

from docutils import nodes
from fonts import cut
from sphinx.application import Sphinx
from written_pages import after_writing, text_of

# Latin, Planck's constant, which is the italic h, and Greek.
ITALICS = (*range(0x1D434, 0x1D468), 0x210E, *range(0x1D6E2, 0x1D71C))
# A page opened from a file would only complain: it has the font at once.
PRELOAD = """<script>
if (location.protocol !== "file:") document.head.insertAdjacentHTML("beforeend",
  '<link rel="preload" href="{}" as="font" type="font/woff2" crossorigin />')
</script>"""


def used_characters(html: str) -> set[str]:
    """Return the characters of all formulas."""
    formulas = "".join(re.findall(r"<math.*?</math>", html, flags=re.DOTALL))
    roots = "√" if "<msqrt" in formulas else ""  # drawn, but not written
    return set(unescape(re.sub(r"<[^>]*>", "", formulas)) + roots)


def with_italics(used: set[str]) -> set[str]:
    """Add the italic forms of letters, which browsers put in by themselves."""
    italics = {chr(code) for code in ITALICS}
    return used | {i for i in italics if normalize("NFKC", i) in used}


def fetch_early(
    _app: Sphinx, _name: str, _: str, context: dict, tree: nodes.document
) -> None:
    """Have the font come with a page that has formulas, so that it does not move them later."""
    if tree and any(map(tree.next_node, (nodes.math, nodes.math_block))):
        font = context["pathto"]("_static/math.woff2", resource=True)
        context["metatags"] += PRELOAD.format(font)


def cut_font(app: Sphinx) -> None:
    used = used_characters(text_of(app.outdir, "*.html"))
    source = files("ziamath").joinpath("fonts", "STIXTwoMath-Regular.ttf")
    cut(source, with_italics(used), app.outdir / "_static" / "math.woff2")


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("html-page-context", fetch_early)
    after_writing(app, cut_font)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
