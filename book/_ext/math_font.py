"""Serve a mathematical font, cut down to the characters that the book's formulas use.

A browser draws MathML with the reader's mathematical font, or without one, and then primes and
brackets look poor. STIX Two Math (SIL Open Font License) is part of the package ziamath. When every
system has such a font, this file could go.
"""

import re
import unicodedata
from html import unescape
from importlib.resources import files

from fontTools import subset
from sphinx.application import Sphinx


def used_characters(html: str) -> set[str]:
    """Return the characters of all formulas of a page."""
    formulas = "".join(re.findall(r"<math.*?</math>", html, flags=re.DOTALL))
    roots = "√" if "<msqrt" in formulas else ""  # drawn, but not written
    return set(unescape(re.sub(r"<[^>]*>", "", formulas)) + roots)


def with_italics(characters: set[str]) -> set[str]:
    """Add the italic forms of letters, which browsers put in by themselves."""
    latin, greek, planck = (
        range(0x1D434, 0x1D468),
        range(0x1D6E2, 0x1D71C),
        0x210E,
    )
    italics = map(chr, (*latin, *greek, planck))
    return characters | {
        italic
        for italic in italics
        if unicodedata.normalize("NFKC", italic) in characters
    }


def cut_font(app: Sphinx, error: Exception | None) -> None:
    if error or app.builder.format != "html":
        return
    pages = app.outdir.rglob("*.html")
    used = set().union(
        *(used_characters(page.read_text(encoding="utf-8")) for page in pages)
    )
    options = subset.Options(flavor="woff2", layout_features=["*"])
    source = files("ziamath").joinpath("fonts", "STIXTwoMath-Regular.ttf")
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(text="".join(with_italics(used)))
    cutter.subset(font)
    subset.save_font(font, app.outdir / "_static" / "math.woff2", options)


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("build-finished", cut_font)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
