"""Give the printed book the parts of the table of contents, and chapters numbered as on the site.

Sphinx writes the sections of the first page as chapters 1, 2 and 3, drops the captions of the parts
and numbers the pages after the last chapter. If it knew parts, this file could go.
"""

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.texescape import escape

# Below this depth LaTeX numbers nothing, not even parts: a caption holds its number.
UNNUMBERED = r"\setcounter{secnumdepth}{-2}"
# Figures and tables outside the chapters count from 1 again.
AFTER_CHAPTERS = r"\setcounter{chapter}{-1}\stepcounter{chapter}"


def latex(*commands: str) -> nodes.raw:
    return nodes.raw("", "\n".join(commands), format="latex")


class PrintParts(SphinxPostTransform):
    default_priority = 20
    formats = ("latex",)

    def run(self, **_: object) -> None:
        root = self.env.config.root_doc
        parts = self.env.get_doctree(root).findall(addnodes.toctree)
        book = next(self.document.findall(nodes.section))
        title, *rest = book.children
        chapters = [
            node
            for node in rest
            if "toctree-wrapper" in node.get("classes", [])
        ]
        preface = nodes.section("", nodes.title("", "About this book"))
        preface.extend(node for node in rest if node not in chapters)
        book.children = []
        book.extend([title, latex(UNNUMBERED), preface])
        for part, wrapper in zip(parts, chapters, strict=True):
            depth = part["numbered"]
            numbers = rf"\setcounter{{secnumdepth}}{{{depth - 1}}}"
            heading = rf"\part{{{escape(part['caption'])}}}"
            numbering = numbers if depth else AFTER_CHAPTERS
            book.extend([latex(UNNUMBERED, heading, numbering), wrapper])


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_post_transform(PrintParts)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
