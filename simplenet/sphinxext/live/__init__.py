"""Pages whose code readers can change and run, on Python in the browser.

The site's own files do it, on a click. They are put into the site where a folder `.pyodide` beside
`conf.py` holds them, which this command makes::

    python -m simplenet.sphinxext.live

Without that folder no page changes.
"""

import json
import shutil
from pathlib import Path
from typing import Any

import nbformat
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.osutil import relative_uri
from sphinx.util.typing import ExtensionMetadata
from sphinx.writers.html5 import HTML5Translator

from simplenet.sphinxext.chapters.program import sources
from simplenet.sphinxext.live.distribution import (
    FIRST,
    LATER,
    VERSION,
    fetched,
)
from simplenet.sphinxext.notebooks import wheel_path
from simplenet.sphinxext.notebooks.links import writes_pages

FOLDER = Path(".pyodide", VERSION)
SITE = "_static/live/"  # where the site has it all
PYTHON = f"pyodide-{VERSION}/"  # and there the files of Python
MEGABYTE = 1_000_000
FOLDED = "tag_hide-input"  # as MyST-NB marks a cell
BAR = """\
<div class="live-bar" data-cells="{data}"><button type="button">Run this here</button>
<p role="status">Change the code of this page and run it, without installing anything. Python comes
first, {first} MB, and with the first figure {later} MB more, once for all chapters. What you type
stays on this machine.</p></div>
<noscript><style>.live-bar {{ display: none }}</style></noscript>
"""


class Bar(nodes.Invisible, nodes.Element):
    """The button above a page's text; writers that do not know it leave it out."""


class PutBar(SphinxPostTransform):
    """Put the button below the title of each page that shows code.

    It stands in the page, and no script puts it there, so that nothing moves while a page loads.
    """

    default_priority = 700
    formats = ("html",)

    def run(self, **_: object) -> None:
        title = next(self.document.findall(nodes.title), None)
        if (
            title
            and shows_code(self.document)
            and writes_pages(self.app.builder)
        ):
            title.parent.insert(1, Bar())


def shows_code(page: nodes.document) -> bool:
    """Return whether a page has code that it does not fold."""
    return any(
        any(sources(cell)) and FOLDED not in cell["classes"]
        for cell in page.findall(nodes.container)
        if cell.get("nb_element") == "cell_code"
    )


def visit_bar(translator: HTML5Translator, _: Bar) -> None:
    app, page = translator.builder.app, translator.builder.current_docname
    first, later = (
        f"{files.packed / MEGABYTE:.0f}"
        for files in fetched(app.confdir / FOLDER)
    )
    data = relative_uri(app.builder.get_target_uri(page), cells_file(page))
    translator.body.append(BAR.format(data=data, first=first, later=later))
    raise nodes.SkipNode


def settle(app: Sphinx, config: Config) -> None:
    """Take part in the build if the files are there."""
    if fetched(app.confdir / FOLDER):
        static = Path(__file__).with_name("static")
        config.html_static_path.append(str(static))
        app.add_node(Bar, html=(visit_bar, None))
        app.add_post_transform(PutBar)
        app.connect("html-page-context", offer)
        app.connect("build-finished", publish)


def offer(
    app: Sphinx,
    page: str,
    _template: str,
    _context: dict[str, Any],
    tree: nodes.document | None,
) -> None:
    """Let a page run its code: write down all of its cells, and add the script."""
    if not (tree and any(tree.findall(Bar))):
        return
    first, later = fetched(app.confdir / FOLDER)
    held = {
        "cells": cells(app, page),
        "colours": app.config.figure_colours,
        "home": PYTHON,
        "wheel": relative_uri(SITE, wheel_path(app)),
        "first": {"package": FIRST, "bytes": first.plain},
        "later": {"package": LATER, "bytes": later.plain},
    }
    file = app.outdir / cells_file(page)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(held), encoding="utf-8", newline="\n")
    app.add_js_file("live/start.js", loading_method="defer")
    app.add_css_file("live/live.css")


def cells_file(page: str) -> str:
    return f"{SITE}cells/{page}.json"


def cells(app: Sphinx, page: str) -> list[str]:
    """Return the code of all cells of a page, those that it does not show as well."""
    folder = Path(app.env.mystnb_config.output_folder)
    notebook = nbformat.read(folder / f"{page}.ipynb", as_version=4)
    return [cell.source for cell in notebook.cells if cell.cell_type == "code"]


def publish(app: Sphinx, error: Exception | None) -> None:
    """Put the files into the site."""
    if error or not writes_pages(app.builder):
        return
    target = app.outdir / SITE / PYTHON
    target.mkdir(parents=True, exist_ok=True)
    for files in fetched(app.confdir / FOLDER):
        for name in files.names:
            shutil.copy(app.confdir / FOLDER / name, target)


def setup(app: Sphinx) -> ExtensionMetadata:
    app.setup_extension("simplenet.sphinxext.figures")  # their colours
    app.setup_extension("simplenet.sphinxext.notebooks")  # the wheel
    app.connect("config-inited", settle)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
