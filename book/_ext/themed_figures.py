"""Put the figures into the pages as SVG that takes its colours from the theme.

A picture in a file of its own cannot see whether the page is light or dark. matplotlib writes
fixed colours; here each becomes the CSS variable of its meaning (`book.css` sets them).
If MyST-NB could write SVG outputs into the page, half of this file could go.
"""

import os
import re
from html import escape
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.transforms.post_transforms import SphinxPostTransform

from simplenet.plotting.style import COLOURS

# Read by each chapter's kernel. The fixed date keeps the bytes of a figure the same.
KERNEL = """\
import os

os.environ["SOURCE_DATE_EPOCH"] = "0"
c.InlineBackend.figure_formats = {"svg", "pdf"}
"""


def configure_kernels(app: Sphinx, _: Config) -> None:
    profile = Path(app.doctreedir).parent / ".ipython" / "profile_default"
    profile.mkdir(parents=True, exist_ok=True)
    (profile / "ipython_kernel_config.py").write_text(KERNEL)
    os.environ["IPYTHONDIR"] = str(profile.parent)


def themed(svg: str, prefix: str, alt: str) -> str:
    svg = svg[svg.index("<svg") :]
    svg = re.sub(
        r"<style.*?</style>|<metadata>.*?</metadata>", "", svg, flags=re.S
    )
    svg = re.sub(r'(\bid="|href="#|url\(#)', rf"\g<1>{prefix}-", svg)
    svg = svg.replace(COLOURS["ink"], "currentColor")
    for name, colour in COLOURS.items():
        svg = svg.replace(colour, f"var(--figure-{name})")
    label = f'<svg class="figure" role="img" aria-label="{escape(alt)}"'
    return svg.replace("<svg", label, 1)


class InlineFigures(SphinxPostTransform):
    default_priority = 20
    formats = ("html",)

    def run(self, **_: object) -> None:
        for image in list(self.document.findall(nodes.image)):
            file = Path(self.app.srcdir, image["uri"])
            if file.suffix == ".svg" and image.get("alt"):
                svg = themed(
                    file.read_text(encoding="utf-8"),
                    f"f{file.stem[:8]}",
                    image["alt"],
                )
                image.replace_self(nodes.raw("", svg, format="html"))


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("config-inited", configure_kernels)
    app.add_post_transform(InlineFigures)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
