"""Exercises with solutions that can be left out, and quick checks.

Exercises and solutions are those of sphinx-exercise. What is added here: solutions stand in files
of their own, so that a book can be built without them; on paper, answers have a chapter at the end.
"""

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from simplenet.sphinxext.exercises.answers import (
    GatherAnswers,
    LeadToExercises,
)
from simplenet.sphinxext.exercises.checks import (
    Choice,
    QuickCheck,
    Reason,
    close_choice,
    close_reason,
    open_choice,
    open_reason,
)
from simplenet.sphinxext.exercises.solutions import (
    FoldSolutions,
    Unwrap,
    insert_solutions,
    newly_solved,
    settle,
)


def setup(app: Sphinx) -> ExtensionMetadata:
    app.setup_extension("sphinx_exercise")
    app.add_directive("quick-check", QuickCheck)
    app.add_node(Choice, html=(open_choice, close_choice))
    app.add_node(Reason, html=(open_reason, close_reason))
    app.add_transform(Unwrap)
    app.add_post_transform(FoldSolutions)
    app.add_post_transform(LeadToExercises)
    app.add_post_transform(GatherAnswers)
    app.connect("config-inited", settle)
    app.connect("env-get-outdated", newly_solved)
    app.connect("source-read", insert_solutions)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
