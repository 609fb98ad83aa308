"""The printed book: parts and numbers as on the site, without the code that it folds."""

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.texescape import escape
from sphinx.util.typing import ExtensionMetadata

# Below this depth LaTeX numbers nothing, not even parts: a caption holds its number.
UNNUMBERED = r"\setcounter{secnumdepth}{-2}"
# Figures and tables outside the chapters count from 1 again.
AFTER_CHAPTERS = r"\setcounter{chapter}{-1}\stepcounter{chapter}"


def latex(*commands: str) -> nodes.raw:
    return nodes.raw("", "\n".join(commands), format="latex")


def described(env: BuildEnvironment, name: str) -> nodes.definition_list_item:
    """Return a chapter's number and title, which lead to it, and its description if it has one."""
    number = env.toc_secnumbers.get(name, {}).get("", ())
    title = " ".join([".".join(map(str, number)), env.titles[name].astext()])
    # This is how the builder for LaTeX writes the address of a page.
    link = nodes.reference("", title.strip(), refuri=f"%{name}")
    item = nodes.definition_list_item("", nodes.term("", "", link))
    for tag in env.get_doctree(name).findall(nodes.meta):
        if tag.get("name") == "description":
            text = nodes.paragraph("", tag["content"])
            item += nodes.definition("", text)
    return item


class PrintParts(SphinxPostTransform):
    """Print the captions of the table of contents as parts, and what their chapters do.

    Sphinx writes the sections of the first page as chapters 1, 2 and 3, drops the captions and
    numbers the pages after the last chapter.
    """

    default_priority = 20
    formats = ("latex",)

    def run(self, **_: object) -> None:
        root = self.env.config.root_doc
        parts = list(self.env.get_doctree(root).findall(addnodes.toctree))
        if not parts or not all(part.get("caption") for part in parts):
            return
        book = next(self.document.findall(nodes.section))
        title, *rest = book.children
        chapters = [
            node
            for node in rest
            if "toctree-wrapper" in node.get("classes", [])
        ]
        if len(chapters) != len(parts):
            return  # some stand within a section
        preface = nodes.section("", nodes.title("", "About this book"))
        preface.extend(node for node in rest if node not in chapters)
        book.children = []
        book.extend([title, latex(UNNUMBERED), preface])
        for part, wrapper in zip(parts, chapters, strict=True):
            depth = part["numbered"]
            numbers = rf"\setcounter{{secnumdepth}}{{{depth - 1}}}"
            heading = rf"\part{{{escape(part['caption'])}}}"
            numbering = numbers if depth else AFTER_CHAPTERS
            book += latex(UNNUMBERED, heading)
            items = [described(self.env, name) for name in part["includefiles"]]
            if items:
                book += nodes.definition_list("", *items)
            book.extend([latex(numbering), wrapper])


class LeaveOutFolded(SphinxPostTransform):
    """Leave out the code that the pages fold away: nobody can open a fold on paper."""

    default_priority = 20
    formats = ("latex",)

    def run(self, **_: object) -> None:
        for cell in list(self.document.findall(nodes.container)):
            if "tag_hide-input" in cell["classes"]:
                for part in list(cell.children):
                    if "cell_input" in part["classes"]:
                        cell.remove(part)


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_post_transform(PrintParts)
    app.add_post_transform(LeaveOutFolded)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
