"""Solutions in files of their own: a book without these files has no solutions anywhere.

The solutions of the page `loss.md` stand in `solutions/loss.md` beside it, each between
`{solution-start} label` and `{solution-end}`. While the page is read, each is put below its exercise
and below the cells tagged `exercise` that follow that. The page's own file stays as it is.
"""

import re
from pathlib import Path, PurePosixPath

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
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
    r"^(`{3,})\{exercise\}[^`]*?^:label: (\S+)$.*?^\1$"
    # the cells to be filled in
    r"(?:\s+^```\{code-cell\}[^\n]*\n:tags: \[[^\n]*\bexercise\b[^\n]*\]$.*?^```$)*",
    re.DOTALL | re.MULTILINE,
)


def file_beside(page: Path) -> Path:
    return page.parent / FOLDER / page.name


def find_solutions(app: Sphinx, config: Config) -> None:
    """Note which there are: with one more or less, Sphinx reads the pages again."""
    found = Path(app.srcdir).glob(f"**/{FOLDER}/*.md")
    names = (path.relative_to(app.srcdir) for path in found)
    config.solution_files = sorted(
        name.as_posix() for name in names if "_build" not in name.parts
    )
    config.exclude_patterns.append(f"**/{FOLDER}")
    config.exercise_style = "solution_follow_exercise"


def insert_solutions(app: Sphinx, page: str, content: list[str]) -> None:
    name = PurePosixPath(page)
    file = f"{name.parent / FOLDER / name.name}.md"
    if file not in app.config.solution_files:
        return
    path = Path(app.srcdir, file)
    app.env.note_dependency(str(path))
    text = path.read_text(encoding="utf-8")
    solutions = {found[2]: found[0] for found in SOLUTION.finditer(text)}
    if len(solutions) != text.count("{solution-start}"):
        raise ExtensionError(
            f"{file}: a solution is not closed, or stands twice"
        )

    def with_solution(exercise: re.Match[str]) -> str:
        solution = solutions.pop(exercise[2], "")
        return f"{exercise[0]}\n\n{solution}" if solution else exercise[0]

    content[0] = EXERCISE.sub(with_solution, content[0])
    if solutions:
        raise ExtensionError(
            f"{file}: no exercise has the label {', '.join(solutions)}"
        )


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
