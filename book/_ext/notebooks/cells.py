"""Take a page apart into cells of code and of text."""

from collections.abc import Iterable, Iterator

from docutils import nodes
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from notebooks.markdown import PlainMarkdown

Part = tuple[str, str]  # "code" or "text", and the source


def parts(page: PlainMarkdown, node: nodes.Element) -> Iterator[Part]:
    """Yield what the node holds, in reading order."""
    for child in node:
        if isinstance(child, nodes.section):
            yield from parts(page, child)
        elif "cell" in child["classes"]:
            yield "code", next(child.findall(nodes.literal_block)).astext()
            for figure in child.findall(nodes.figure):
                yield "text", page.markdown(figure)
        elif text := page.markdown(child):
            yield "text", text


def cells(given: Iterable[Part]) -> list[NotebookNode]:
    """Return a cell for each piece of code and for the text between, cut at headings."""
    made: list[NotebookNode] = []
    for kind, source in given:
        if kind == "code":
            made.append(new_code_cell(source))
        elif not made or made[-1].cell_type == "code" or source.startswith("#"):
            made.append(new_markdown_cell(source))
        else:
            made[-1].source += f"\n\n{source}"
    for number, cell in enumerate(made):
        cell.id = f"cell-{number}"  # by itself it would be random
    return made
