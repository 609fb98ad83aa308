"""Turn text with its marks, formulas and links into Markdown that any notebook program can show.

Roles and labels need no care here: Sphinx has resolved them all.
"""

import re

from docutils import nodes
from sphinx.util.math import get_node_equation_number

from notebooks.page import Page

MARKS = {"emphasis": "*", "strong": "**"}


def latex(node: nodes.math | nodes.math_block) -> str:
    """Return the formula; what a cell has glued begins with a size that is not wanted."""
    return node.astext().strip().removeprefix(r"\displaystyle ")


class PlainText(Page):
    def text(self, node: nodes.Node) -> str:
        match node:
            case nodes.Text():
                text = node.replace("\n", " ")
                return re.sub(r"[\\`*_$]|<(?=\S)", r"\\\g<0>", text)
            case nodes.Invisible() | nodes.raw():
                return ""
            case nodes.literal():
                return f"`{node.astext()}`"
            case nodes.literal_block():
                code = node.astext().rstrip()
                return f"```{node.get('language', '')}\n{code}\n```"
            case nodes.math():
                return f"${' '.join(latex(node).split())}$"
            case nodes.math_block():
                lines = latex(node).split("\n")
                if node["number"] is not None:
                    lines.append(
                        rf"\tag{{{get_node_equation_number(self, node)}}}"
                    )
                return "\n".join(["$$", *filter(str.strip, lines), "$$"])
        return self.marked(node, "".join(map(self.text, node.children)))

    def marked(self, node: nodes.Element, text: str) -> str:
        match node:
            case nodes.emphasis() | nodes.strong():
                mark = MARKS[node.tagname]
                return f"{mark}{text}{mark}"
            case nodes.reference():
                address = self.address(node)
                return f"[{text}]({address})" if address else text
            case nodes.footnote_reference() | nodes.label():
                return f"<sup>{text}</sup>"
            case nodes.title() if isinstance(node.parent, nodes.section):
                return self.heading(node.parent) + text
            case nodes.title() | nodes.caption():
                label = self.label(node.parent)
                return f"**{label}** {text}" if label else f"**{text}**"
        return text
