"""Make an assignment for otter-grader of a notebook with solutions.

    python -m simplenet.sphinxext.notebooks.grading loss-solved.ipynb assignment.ipynb
    otter assign assignment.ipynb course

The second command, of otter-grader, writes a notebook for students without the solutions, and what
grades it: each cell to fill in that ends in the call of a checker, with one point. What the checker
says is kept under a name, and the test asks whether that is true. (So whoever writes True there has
the point, too; grading by machine wants a look by a person.) All other exercises are left ungraded.
"""

import ast
from argparse import ArgumentParser, RawDescriptionHelpFormatter
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


def last_call(cell: NotebookNode) -> tuple[str, int]:
    """Return which function a cell calls at its end, and in which line, from 0; "" for none."""
    match ast.parse(cell.source).body[-1:]:
        case [ast.Expr(value=ast.Call(func=ast.Name(id=name)), lineno=line)]:
            return name, line - 1
    return "", 0


def kept(cell: NotebookNode) -> str:
    """Return the source, with what its last call returns under a name, and shown."""
    name, line = last_call(cell)
    lines = cell.source.rstrip().split("\n")
    lines[line] = f"said_by_{name} = {lines[line]}"
    return "\n".join([*lines, f"said_by_{name}"])


def question(empty: NotebookNode, solved: NotebookNode) -> list[NotebookNode]:
    """Return the cells of a question that is graded."""
    if '"""' in empty.source:
        wish = (
            'a cell to fill in must have no """, which ends what students get'
        )
        raise ValueError(f"{wish}: {empty.source}")
    name, _ = last_call(empty)
    # The solution comes after that cell on its page, and uses what it imports.
    imports = [
        ast.unparse(statement)
        for statement in ast.parse(empty.source).body
        if isinstance(statement, ast.Import | ast.ImportFrom)
    ]
    solution = "\n".join([*imports, kept(solved)])
    cell = TO_FILL_IN.format(empty=kept(empty), solved=solution)
    return [
        new_raw_cell(f"# BEGIN QUESTION\nname: {name}\npoints: 1"),
        new_raw_cell("# BEGIN SOLUTION"),
        new_code_cell(cell),
        new_raw_cell("# END SOLUTION"),
        new_raw_cell("# BEGIN TESTS"),
        new_code_cell(f"assert said_by_{name}, said_by_{name}"),
        new_raw_cell("# END TESTS"),
        new_raw_cell("# END QUESTION"),
    ]


def assignment(cells: Iterable[NotebookNode]) -> Iterator[NotebookNode]:
    """Yield the cells, with a question in the place of each that can be graded."""
    yield new_raw_cell(CONFIG)
    empty: list[NotebookNode] = []  # the cells to fill in before a solution
    for kind, group in groupby(cells, tag):
        held = list(group)
        if kind == "exercise":
            empty = held
        elif kind == "solution":
            yield from graded(empty, [c for c in held if c.cell_type == "code"])
            empty = []
        else:
            yield from (*empty, *held)
            empty = []
    yield from empty


def graded(
    empty: list[NotebookNode], solved: list[NotebookNode]
) -> Iterator[NotebookNode]:
    """Yield cells to fill in; each is a question if a cell of the solution asks its checker."""
    by_checker = {last_call(cell)[0]: cell for cell in reversed(solved)}
    for cell in empty:
        name, _ = last_call(cell)
        asked = name.startswith("check_") and name in by_checker
        yield from question(cell, by_checker[name]) if asked else [cell]


def main(source: str, target: str) -> None:
    notebook = nbformat.read(source, as_version=4)
    notebook.cells = list(assignment(notebook.cells))
    nbformat.write(notebook, Path(target))


if __name__ == "__main__":
    command = "python -m simplenet.sphinxext.notebooks.grading"
    parser = ArgumentParser(
        command,
        description=__doc__,
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.add_argument("source", help="the notebook with solutions")
    parser.add_argument("target", help="the assignment to write")
    main(**vars(parser.parse_args()))
