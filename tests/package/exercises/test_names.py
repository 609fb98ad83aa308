"""What a learner writes under a name has this name in the solution, which ends in the same call."""

import re
from pathlib import Path

import pytest

BOOK = Path(__file__).parents[3] / "book"
CALLS = {
    (file.name, label): call
    for file in sorted(BOOK.glob("*.md"))
    for label, text in re.findall(
        r"^:label: (ex-[\w-]+)$(.*?)(?=^`+\{exercise\}|\Z)",
        file.read_text(encoding="utf-8"),
        re.DOTALL | re.MULTILINE,
    )
    for call in re.findall(r"^check_\w+\([a-z_]+\)$", text, re.MULTILINE)
}


def test_there_are_such_exercises_in_nearly_all_chapters():
    assert len({chapter for chapter, _ in CALLS}) > 10


@pytest.mark.parametrize(("chapter", "label"), CALLS)
def test_the_solution_ends_in_the_same_call(chapter, label):
    text = (BOOK / "solutions" / chapter).read_text(encoding="utf-8")
    solution = text.partition(f"{{solution-start}} {label}\n")[2]
    solution = solution.partition("{solution-end}")[0]
    call = CALLS[chapter, label]
    name = call.partition("(")[2].rstrip(")")
    assert re.search(
        rf"^(?:def )?{name}\b.*^{re.escape(call)}$\n```",
        solution,
        re.DOTALL | re.MULTILINE,
    )
