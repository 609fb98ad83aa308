"""Put the figures into the pages as SVG that takes its colours from the theme.

A picture in a file of its own cannot see whether the page is light or dark. matplotlib writes
fixed colours; here each becomes the CSS variable of its meaning (`book.css` sets them).
If MyST-NB could write SVG outputs into the page, this file could go.
"""

import re
from html import escape
from pathlib import Path

from docutils import nodes
from lean_figures import lean
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

from simplenet.plotting.style import COLOURS


def themed(svg: str, prefix: str, alt: str) -> str:
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<(style|metadata).*?</\1>", "", svg, flags=re.S)
    svg = re.sub(r'(\bid="|href="#|url\(#)', rf"\g<1>{prefix}-", svg)
    svg = svg.replace(COLOURS["ink"], "currentColor")
    for name, colour in COLOURS.items():
        svg = svg.replace(colour, f"var(--figure-{name})")
    svg = lean(svg, prefix)
    label = f'<svg class="figure" role="img" aria-label="{escape(alt)}"'
    return svg.replace("<svg", label, 1)


class InlineFigures(SphinxPostTransform):
    default_priority = 20
    formats = ("html",)

    def run(self, **_: object) -> None:
        for image in list(self.document.findall(nodes.image)):
            file = Path(self.app.srcdir, image["uri"])
            if file.suffix == ".svg" and image.get("alt"):
                svg = file.read_text(encoding="utf-8")
                svg = themed(svg, f"f{file.stem[:8]}", image["alt"])
                image.replace_self(nodes.raw("", svg, format="html"))


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_post_transform(InlineFigures)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
