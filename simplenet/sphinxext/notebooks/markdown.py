"""Turn the parts of a page into Markdown that any notebook program can show.

The package sphinx-markdown-builder writes no numbers of equations, figures and tables, no captions
and no general admonitions. Roles and labels need no care here: Sphinx has resolved them all.
"""

import re
from collections.abc import Callable, Iterable
from html import escape
from textwrap import indent

from docutils import nodes
from sphinx import addnodes
from sphinx.util.math import get_node_equation_number

from simplenet.sphinxext.exercises.checks import Choice
from simplenet.sphinxext.notebooks.links import Page

MARKS = {"emphasis": "*", "strong": "**"}
RULES = {"text-left": ":---", "text-center": ":---:", "text-right": "---:"}


def latex(node: nodes.math | nodes.math_block) -> str:
    """Return the formula; what a cell has glued begins with a size that is not wanted."""
    return node.astext().strip().removeprefix(r"\displaystyle ")


def around(code: str, mark: str) -> str:
    """Return as many backticks more than given as keep those within the code from ending it."""
    while mark in code:
        mark += "`"
    return mark


class PlainText(Page):
    def text(self, node: nodes.Node) -> str:
        match node:
            case nodes.Text():
                text = node.replace("\n", " ")
                return re.sub(r"[\\`*_$]|<(?=\S)", r"\\\g<0>", text)
            case nodes.Invisible() | nodes.raw():
                return ""
            case nodes.literal():
                code = node.astext()
                mark = around(code, "`")
                gap = " " if "`" in code else ""  # or its own would join them
                return f"{mark}{gap}{code}{gap}{mark}"
            case nodes.literal_block():
                code = node.astext().rstrip()
                mark = around(code, "```")
                return f"{mark}{node.get('language', '')}\n{code}\n{mark}"
            case nodes.image():
                alt = self.text(nodes.Text(node.get("alt", "")))
                return f"![{alt}]({self.on_site(node['uri'])})"
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
            case addnodes.download_reference() if not self.address(node):
                return ""
            case nodes.reference():
                address = self.address(node)
                return f"[{text}]({address})" if address else text
            case nodes.footnote_reference() | nodes.label():
                return f"<sup>{text}</sup>"
            case nodes.superscript() | nodes.subscript():
                kind = node.tagname[:3]
                return f"<{kind}>{text}</{kind}>"
            case nodes.title() if isinstance(node.parent, nodes.section):
                return self.heading(node.parent) + text
            case nodes.title() | nodes.caption():
                label = self.label(node.parent)
                return f"**{label}** {text}" if label else f"**{text}**"
        return text


class PlainMarkdown(PlainText):
    def blocks(self, parts: Iterable[nodes.Node]) -> str:
        return "\n\n".join(filter(None, map(self.markdown, parts)))

    def markdown(self, node: nodes.Node) -> str:
        match node:
            case nodes.TextElement() | nodes.Invisible() | nodes.image():
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
        title, *text = node
        if "dropdown" in node["classes"]:
            return fold(title.astext(), self.blocks(text))
        if any(isinstance(child, Choice) for child in text):
            choices = zip(text[::2], text[1::2], strict=True)
            folds = [fold(c.astext(), self.blocks(r)) for c, r in choices]
            return "\n\n".join([self.text(title), *folds])
        return quote(self.blocks(node))


def item(mark: str, text: str) -> str:
    return mark + indent(text, " " * len(mark)).lstrip()


def fold(title: str, text: str) -> str:
    summary = f"<summary>{escape(title)}</summary>"
    return f"<details>{summary}\n\n{text}\n\n</details>"


def quote(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def pipe_table(
    table: nodes.tgroup, markdown: Callable[[nodes.Node], str]
) -> str:
    """Return the rows; `markdown` turns a cell into text."""

    def cell(entry: nodes.entry) -> str:
        text = markdown(entry).replace("\n\n", "<br>").replace("\n", " ")
        return text.replace("|", r"\|")

    def rule(entry: nodes.entry) -> str:
        return next((RULES[c] for c in entry["classes"] if c in RULES), "---")

    def line(cells: list[str]) -> str:
        return f"| {' | '.join(cells)} |"

    head, *body = table.findall(nodes.row)
    rows = [line([cell(entry) for entry in row]) for row in (head, *body)]
    rows.insert(1, line([rule(entry) for entry in head]))
    return "\n".join(rows)
