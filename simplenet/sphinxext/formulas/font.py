"""A mathematical font, cut to the characters that the formulas of a site use.

A browser draws MathML with the reader's mathematical font, or without one, and then primes and
brackets look poor. STIX Two Math (SIL Open Font License) is part of the package ziamath; it has
thousands of characters, a book needs a few dozen.
"""

import logging
import re
from html import unescape
from importlib.metadata import distribution
from pathlib import Path
from unicodedata import normalize

from fontTools import subset

FONT = "ziamath/fonts/STIXTwoMath-Regular.ttf"
# Latin, Planck's constant, which is the italic h, and Greek.
ITALICS = (*range(0x1D434, 0x1D468), 0x210E, *range(0x1D6E2, 0x1D71C))

logging.getLogger("fontTools").setLevel(logging.WARNING)


def used_characters(site: Path) -> set[str]:
    """Return the characters of all formulas on all pages."""
    pages = (file.read_text(encoding="utf-8") for file in site.rglob("*.html"))
    formulas = re.findall(r"<math.*?</math>", "".join(pages), flags=re.DOTALL)
    html = "".join(formulas)
    roots = "√" if "<msqrt" in html else ""  # drawn, but not written
    return set(unescape(re.sub(r"<[^>]*>", "", html)) + roots)


def with_italics(used: set[str]) -> set[str]:
    """Add the italic forms of letters, which browsers put in by themselves."""
    italics = {chr(code) for code in ITALICS}
    return used | {i for i in italics if normalize("NFKC", i) in used}


def cut_font(characters: set[str], target: Path) -> None:
    """Write the part of the font that draws these characters, packed for the web."""
    source = distribution("ziamath").locate_file(FONT)
    # Hints for coarse screens would be a third of the file.
    options = subset.Options(
        flavor="woff2", layout_features=["*"], hinting=False
    )
    cutter = subset.Subsetter(options)
    cutter.populate(text="".join(characters))
    with subset.load_font(str(source), options) as font:
        cutter.subset(font)
        subset.save_font(font, target, options)
