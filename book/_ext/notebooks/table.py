"""Write a table with pipes, as every notebook program reads it."""

from collections.abc import Callable

from docutils import nodes

RULES = {"text-left": ":---", "text-center": ":---:", "text-right": "---:"}


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
