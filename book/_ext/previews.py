"""Say in each page's head what a shared link to it should show: title, description and picture.

The description stands in the page's front matter, under `myst: html_meta:`. If Sphinx wrote Open
Graph tags, this file could go.
"""

from html import escape

from docutils import nodes
from preview_card import ALT, HEIGHT, WIDTH, draw_card
from sphinx.application import Sphinx
from sphinx.util import logging

logger = logging.getLogger(__name__)


def description_of(document: nodes.document) -> str:
    """Return the page's own sentence; none for the pages that Sphinx adds."""
    tags = document.findall(nodes.meta) if document else ()
    return next(
        (tag["content"] for tag in tags if tag.get("name") == "description"), ""
    )


def add_tags(
    app: Sphinx, page: str, _: str, context: dict, document: nodes.document
) -> None:
    description = description_of(document)
    if document and not description:
        logger.warning("page without description", location=page)
    if not description or not app.config.html_baseurl:
        return  # the tags want full addresses
    title = app.env.titles[page].astext()
    book = app.config.html_title
    picture = f"_images/previews/{page.replace('/', '-')}.png"
    draw_card(app.outdir / picture, book, title, description)
    tags = {
        "og:type": "website",
        "og:site_name": book,
        "og:title": title,
        "og:description": description,
        "og:url": context["pageurl"],
        "og:image": app.config.html_baseurl + picture,
        "og:image:alt": ALT,
        "og:image:width": str(WIDTH),
        "og:image:height": str(HEIGHT),
        "twitter:card": "summary_large_image",
    }
    context["metatags"] += "".join(
        f'<meta property="{name}" content="{escape(content)}" />\n'
        for name, content in tags.items()
    )


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("html-page-context", add_tags)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
