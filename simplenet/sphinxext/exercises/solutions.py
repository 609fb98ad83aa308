"""Solutions in files of their own: a book without these files has no solutions anywhere.

The solutions of the page `loss.md` stand in `solutions/loss.md` beside it, each between
`{solution-start} label` and `{solution-end}`. While the page is read, each is put below its
exercise and the cells tagged `exercise` that follow that. The page's own file stays as it is.
"""

import re
from os.path import relpath
from pathlib import Path

from docutils import nodes
from myst_nb.core.read import read_myst_markdown_notebook
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx_exercise.nodes import (
    is_exercise_node,
    is_solution_node,
    solution_node,
)

FOLDER = "solutions"
SOLUTION = re.compile(
    r"^(`{3,})\{solution-start\} *(\S+)$.*?^`{3,}\{solution-end\}\n`{3,}$",
    re.DOTALL | re.MULTILINE,
)
EXERCISE = re.compile(
    r"^([`:]{3,})\{exercise\}[^\n]*\n(?::[^\n]*\n)*?:label: (\S+)$.*?^\1$",
    re.DOTALL | re.MULTILINE,
)
CELL = re.compile(
    r"\s+^(`{3,})\{code-cell\}.*?^\1`*$", re.DOTALL | re.MULTILINE
)
TO_FILL_IN = "exercise"  # the tag of such cells


def settle(_: Sphinx, config: Config) -> None:
    config.exclude_patterns += [FOLDER, f"**/{FOLDER}"]  # they are no pages
    config.exercise_style = "solution_follow_exercise"


def file_of(env: BuildEnvironment, page: str) -> Path:
    """Return where the solutions of a page stand, if it has any."""
    path = Path(env.doc2path(page))
    return path.parent / FOLDER / path.name


def newly_solved(_: Sphinx, env: BuildEnvironment, *__: object) -> list[str]:
    """Return the pages that have got solutions since they were read.

    Sphinx itself notices where these are edited or taken away.
    """
    return [
        page
        for page in env.found_docs
        if (file := file_of(env, page)).exists()
        and relpath(file, env.srcdir) not in env.dependencies[page]
    ]


def insert_solutions(app: Sphinx, page: str, content: list[str]) -> None:
    file = file_of(app.env, page)
    if not file.exists():
        return
    app.env.note_dependency(relpath(file, app.srcdir))
    text = file.read_text(encoding="utf-8")
    solutions = {found[2]: found[0] for found in SOLUTION.finditer(text)}
    if len(solutions) != text.count("{solution-start}"):
        wish = "each solution must be closed, and an exercise has one"
        raise ExtensionError(f"{file}: {wish}")

    path = app.env.doc2path(page)
    # From the last one up, so that the places of the others stay.
    for exercise in reversed([*EXERCISE.finditer(content[0])]):
        if solution := solutions.pop(exercise[2], ""):
            end = below_cells(content[0], exercise.end(), path)
            above, below = content[0][:end], content[0][end:]
            content[0] = f"{above}\n\n{solution}{below}"
    if solutions:
        labels = ", ".join(solutions)
        raise ExtensionError(f"{file}: no exercise on its page: {labels}")


def below_cells(text: str, end: int, path: str) -> int:
    """Return where the cells to fill in end that follow; MyST-NB itself reads their tags."""
    while cell := CELL.match(text, end):
        (read,) = read_myst_markdown_notebook(cell[0], path=path).cells
        if TO_FILL_IN not in read.metadata.get("tags", ()):
            break
        end = cell.end()
    return end


class Unwrap(SphinxTransform):
    """Take the section out of each exercise: it has no title, and the same id in all."""

    default_priority = 20  # after the cells of a solution have come into it

    def apply(self, **_: object) -> None:
        for box in list(self.document.findall(nodes.Admonition)):
            if is_exercise_node(box) or is_solution_node(box):
                *_, section = box
                section["ids"] = []
                section.replace_self(section.children)


class FoldSolutions(SphinxPostTransform):
    """Make each solution a box that a theme folds, as it folds others of the class `dropdown`."""

    default_priority = 30  # after sphinx-exercise has given them their titles
    formats = ("html",)

    def run(self, **_: object) -> None:
        for box in list(self.document.findall(solution_node)):
            name = f"solution-{box['target_label']}"
            folded = nodes.admonition(ids=[name], classes=box["classes"])
            folded["classes"].append("dropdown")
            folded += box.children
            box.replace_self(folded)
