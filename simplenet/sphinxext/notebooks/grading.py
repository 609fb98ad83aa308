"""Make an assignment for otter-grader of a notebook with solutions.

    python -m simplenet.sphinxext.notebooks.grading loss-solved.ipynb assignment.ipynb
    otter assign assignment.ipynb course

The second command, of otter-grader, writes a notebook for students without the solutions, and what
grades it. An exercise is graded, with one point, where its solution ends in the same call of a
checker as the cell that students fill in. All others they answer for themselves.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_raw_cell

CONFIG = "# ASSIGNMENT CONFIG\nexport_cell: false\nfiles: []\n"
# Students get what stands between the quotes.
TO_FILL_IN = '''\
# BEGIN SOLUTION NO PROMPT
{solved}
# END SOLUTION
""" # BEGIN PROMPT
{empty}
"""; # END PROMPT'''


def tag(cell: NotebookNode) -> str:
    return next(iter(cell.metadata.get("tags", ())), "")


def last_line(cell: NotebookNode) -> str:
    return cell.source.rstrip().rpartition("\n")[-1]


def question(empty: NotebookNode, solved: NotebookNode) -> list[NotebookNode]:
    """Return the cells of a question that is graded."""
    call = last_line(empty)
    name = call.partition("(")[0]
    # The solution comes after that cell on its page, and uses what it imports.
    imports = re.findall(r"^(?:from|import) .+", empty.source, re.MULTILINE)
    solution = "\n".join([*imports, solved.source])
    cell = TO_FILL_IN.format(empty=empty.source, solved=solution)
    return [
        new_raw_cell(f"# BEGIN QUESTION\nname: {name}\npoints: 1"),
        new_raw_cell("# BEGIN SOLUTION"),
        new_code_cell(cell),
        new_raw_cell("# END SOLUTION"),
        new_raw_cell("# BEGIN TESTS"),
        new_code_cell(f"assert {call}, {call}"),
        new_raw_cell("# END TESTS"),
        new_raw_cell("# END QUESTION"),
    ]


def assignment(cells: Iterable[NotebookNode]) -> Iterator[NotebookNode]:
    """Yield the cells, with a question in the place of each exercise that can be graded."""
    yield new_raw_cell(CONFIG)
    empty: list[NotebookNode] = []  # the cell that has been filled in last
    for kind, group in groupby(cells, tag):
        held = list(group)
        if kind == "exercise":
            empty = held
        elif kind == "solution":
            solved = [cell for cell in held if cell.cell_type == "code"]
            graded = (
                empty
                and solved
                and last_line(empty[-1]) == last_line(solved[-1])
            )
            yield from question(empty[-1], solved[-1]) if graded else empty
            empty = []
        else:
            yield from (*empty, *held)
            empty = []


def main(source: str, target: str) -> None:
    notebook = nbformat.read(source, as_version=4)
    notebook.cells = list(assignment(notebook.cells))
    nbformat.write(notebook, Path(target))


if __name__ == "__main__":
    main(*sys.argv[1:])
