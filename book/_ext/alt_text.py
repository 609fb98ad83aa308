"""Warn of every picture without alternative text, so that a strict build stops.

Docutils fills a missing text with the path of the picture's file, which no checker notices. If it
left the text empty and Sphinx warned of that, this file could go.
"""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

logger = logging.getLogger(__name__)


class CheckAltText(SphinxPostTransform):
    # After MyST-NB has chosen a picture, before that goes into the page.
    default_priority = 10

    def run(self, **_: object) -> None:
        for image in self.document.findall(nodes.image):
            alt = image.get("alt", "").strip()
            if not alt or alt.endswith((".png", ".svg", ".pdf")):
                logger.warning(
                    "picture without alternative text", location=image
                )


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_post_transform(CheckAltText)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
