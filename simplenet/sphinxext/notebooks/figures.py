"""What a notebook says of a figure: in words, and to a book that is built from the notebook.

The cell draws it anew, and a drawing has no alternative text: the words stand below it, folded. The
cell's metadata hold name, caption and text as MyST-NB reads them. A book makes of these the figure
that the page has, and leaves out the words below.
"""

from typing import NamedTuple

from docutils import nodes

from simplenet.sphinxext.notebooks.markdown import PlainMarkdown, fold

SUMMARY = "The picture in words"


class Picture(NamedTuple):
    words: str
    options: dict[str, dict[str, str]]  # of the cell that draws it


def picture(page: PlainMarkdown, cell: nodes.Element) -> Picture:
    """Return what is said of the pictures that a cell draws; they share the options."""
    words, options = [], {}
    for figure in cell.findall(nodes.figure):
        # The cell draws the picture itself.
        below = [c for c in figure if not isinstance(c, nodes.image)]
        words.append(page.blocks(below))
        caption = figure.next_node(nodes.caption) or nodes.caption()
        options["figure"] = {
            "name": " ".join(figure["names"]),
            "caption": "".join(map(page.text, caption.children)),
        }
    for drawing in cell.findall(nodes.Element):
        if alt := drawing.get("alt"):
            words.append(fold(SUMMARY, page.text(nodes.Text(alt))))
            options["image"] = {"alt": alt}
    return Picture("\n\n".join(words), options)
