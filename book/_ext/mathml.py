"""Turn LaTeX into MathML while the book is built, so that no page needs a script to show it.

Sphinx has renderers for MathJax (a script, from another host) and for pictures (LaTeX, no
reflow). With a renderer for MathML of its own, this file could go.
"""

from docutils import nodes
from math_core import LatexError, LatexToMathML
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number
from sphinx.writers.html5 import HTML5Translator

logger = logging.getLogger(__name__)
CONVERTER = LatexToMathML(fancy_error=False)
# What has this class can be reached by keyboard as soon as it is too wide: the theme sees to it.
SCROLLER = "pst-scrollable-table-container"


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
    div = translator.starttag(node, "div", CLASS=f"math notranslate {SCROLLER}")
    translator.body += [div, convert(translator, node, display=True)]
    if node["number"]:
        number = get_node_equation_number(translator, node)
        translator.body.append(f'<span class="eqno">({number})')
        translator.add_permalink_ref(node, "Link to this equation")
        translator.body.append("</span>")
    translator.body.append("</div>\n")
    raise nodes.SkipNode


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_html_math_renderer(
        "mathml", (visit_inline, None), (visit_block, None)
    )
    return {"parallel_read_safe": True, "parallel_write_safe": True}
