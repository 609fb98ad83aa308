"""The printed book: parts and chapters numbered as on the site, without the code that it folds."""

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
    """Return the title of a chapter, which leads to it, and its front matter's description."""
    title = env.titles[name].astext()
    (number, *_) = env.toc_secnumbers.get(name, {}).get("", ("",))
    tags = env.get_doctree(name).findall(nodes.meta)
    says = {tag.get("name"): tag["content"] for tag in tags}
    link = nodes.reference("", f"{number} {title}".strip(), refuri=f"%{name}")
    text = nodes.paragraph("", says.get("description", ""))
    term = nodes.term("", "", link)
    return nodes.definition_list_item("", term, nodes.definition("", text))


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
            chapters = [described(self.env, name) for name in part["includefiles"]]
            book += latex(UNNUMBERED, heading)
            book += nodes.definition_list("", *chapters)
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
