"""Cut a font down to the characters that a site draws with it.

The fonts have thousands, the book needs a few dozen. When browsers fetch parts of fonts, this file
could go.
"""

from importlib.resources.abc import Traversable
from pathlib import Path

from fontTools import subset


def cut(source: Traversable, characters: set[str], target: Path) -> None:
    """Write the part of a font that draws these characters, packed for the web."""
    options = subset.Options(flavor="woff2", layout_features=["*"])
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(text="".join(characters))
    cutter.subset(font)
    subset.save_font(font, target, options)
