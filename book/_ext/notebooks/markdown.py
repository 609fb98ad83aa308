"""Turn the parts of a page into Markdown that any notebook program can show.

The package sphinx-markdown-builder writes no numbers of equations, figures and tables, no captions
and no general admonitions. When it does, it can take the place of this module and those it imports.
"""

from collections.abc import Iterable
from html import escape
from textwrap import indent

from docutils import nodes

from notebooks.table import pipe_table
from notebooks.text import PlainText


def item(mark: str, text: str) -> str:
    return mark + indent(text, " " * len(mark)).lstrip()


def quote(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


class PlainMarkdown(PlainText):
    def blocks(self, parts: Iterable[nodes.Node]) -> str:
        return "\n\n".join(filter(None, map(self.markdown, parts)))

    def markdown(self, node: nodes.Node) -> str:
        match node:
            case nodes.TextElement() | nodes.Invisible() | nodes.raw():
                return self.text(node)
            case nodes.bullet_list():
                return "\n".join(item("- ", self.blocks(i)) for i in node)
            case nodes.enumerated_list():
                items = enumerate(map(self.blocks, node), node.get("start", 1))
                return "\n".join(item(f"{n}. ", text) for n, text in items)
            case nodes.definition_list_item():
                term, *definition = node
                text = f"**{self.text(term)}**: {self.blocks(definition)}"
                return item("- ", text)
            case nodes.footnote():
                number, *text = node
                return f"{self.text(number)} {self.blocks(text)}"
            case nodes.tgroup():
                return pipe_table(node, self.markdown)
            case nodes.block_quote():
                return quote(self.blocks(node))
            case nodes.Admonition():
                return self.admonition(node)
        return self.blocks(node)

    def admonition(self, node: nodes.Element) -> str:
        if "dropdown" not in node["classes"]:
            return quote(self.blocks(node))
        title, *text = node
        heading = f"<summary>{escape(title.astext())}</summary>"
        return f"<details>{heading}\n\n{self.blocks(text)}\n\n</details>"
