"""Turn LaTeX into MathML while the book is built, so that no page needs a script to show it.

Sphinx has renderers for MathJax (a script, from another host) and for pictures (LaTeX, no reflow).
"""

from pathlib import Path

from docutils import nodes
from math_core import LatexError, LatexToMathML
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number
from sphinx.util.typing import ExtensionMetadata
from sphinx.writers.html5 import HTML5Translator

from simplenet.sphinxext.formulas.font import (
    cut_font,
    used_characters,
    with_italics,
)

logger = logging.getLogger(__name__)
CONVERTER = LatexToMathML(fancy_error=False)
FONT = "_static/formulas.woff2"
SCRIPT = "_static/formulas.js"


def convert(
    translator: HTML5Translator, node: nodes.Element, *, display: bool
) -> str:
    latex = node.astext()
    try:
        return CONVERTER.convert_with_local_state(latex, displaystyle=display)
    except LatexError as error:
        message = "formula cannot be shown: %s in %s"
        logger.warning(message, error, latex, location=node)
        return f"<code>{translator.encode(latex)}</code>"


def visit_inline(translator: HTML5Translator, node: nodes.math) -> None:
    translator.body.append(convert(translator, node, display=False))
    raise nodes.SkipNode


def visit_block(translator: HTML5Translator, node: nodes.math_block) -> None:
    div = translator.starttag(node, "div", CLASS="math notranslate")
    translator.body += [div, convert(translator, node, display=True)]
    if node["number"]:
        number = get_node_equation_number(translator, node)
        translator.body.append(f'<span class="eqno">({number})')
        translator.add_permalink_ref(node, "Link to this equation")
        translator.body.append("</span>")
    translator.body.append("</div>\n")
    raise nodes.SkipNode


def fetch_font(
    _app: Sphinx, _name: str, _: str, context: dict, tree: nodes.document
) -> None:
    """Have a script ask for the font early in a page that has formulas."""
    if tree and any(map(tree.next_node, (nodes.math, nodes.math_block))):
        address = context["pathto"](SCRIPT, resource=True)
        context["metatags"] += f'<script src="{address}"></script>\n'


def write_font(app: Sphinx, error: Exception | None) -> None:
    if not error and app.builder.format == "html":
        characters = with_italics(used_characters(app.outdir))
        cut_font(characters, app.outdir / FONT)


def add_style_sheet(_: Sphinx, config: Config) -> None:
    config.html_static_path.append(str(Path(__file__).with_name("static")))


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_html_math_renderer(
        "mathml", (visit_inline, None), (visit_block, None)
    )
    app.add_css_file("formulas.css")
    app.connect("config-inited", add_style_sheet)
    app.connect("html-page-context", fetch_font)
    app.connect("build-finished", write_font)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
