"""The open edition has the solutions; without their folder, nothing of them is anywhere."""

import json
import re
from itertools import takewhile
from zipfile import ZipFile, is_zipfile

import pytest
from bs4 import BeautifulSoup
from builds import ROOT
from pages import PART_I, PART_II

CHAPTERS = [*PART_I, *PART_II]
CHECKER = re.compile(r"(?<!\w)(check_\w+)\(")
LEAST = 20  # letters and digits; what is shorter may stand elsewhere by chance
FENCE = re.compile(
    r"^```\{code-cell\}.*?\n(.*?)^```$", re.DOTALL | re.MULTILINE
)
# Where words end that a page shows as they are written.
MARKUP = re.compile(
    r"\{[\w:-]+\}`[^`]*`|\]\([^)]*\)|\$\$[^$]*\$\$|\$[^$]*\$|[\n`*\[\]]"
)


def squeezed(text):
    """Leave letters and digits, which markup, escapes and line breaks do not change."""
    return re.sub(r"[\W_]+", "", text)


def lines_of(name):
    """Return what a reader could recognise a solution of a chapter by."""
    file = ROOT / "book" / "solutions" / f"{name}.md"
    text = file.read_text(encoding="utf-8")
    # What pages do not show is the author's: what a solution claims is asserted there.
    cells = [c for c in FENCE.findall(text) if "[remove-cell]" not in c]
    code = "".join(cells).splitlines()
    code = [c for c in code if not c.startswith((":", "import ", "from "))]
    rest = re.sub(
        r"^(?:```|# ).*$", "", FENCE.sub("", text), flags=re.MULTILINE
    )
    # Whole cells, for lines that are short by themselves.
    pieces = map(squeezed, [*cells, *code, *MARKUP.split(rest)])
    chapter = (ROOT / "book" / f"{name}.md").read_text(encoding="utf-8")
    given = squeezed(chapter.partition("## Exercises")[2])  # it may repeat
    return {p for p in pieces if len(p) >= LEAST and p not in given}


def texts_in(folder):
    """Yield each file, those packed in wheels too, and what can be read in it."""
    for file in sorted(folder.rglob("*")):
        if file.is_file() and is_zipfile(file):
            with ZipFile(file) as packed:
                for name in packed.namelist():
                    yield name, packed.read(name).decode(errors="ignore")
        elif file.is_file():
            text = file.read_bytes().decode(errors="ignore")
            if file.suffix == ".html":
                text = BeautifulSoup(text, "html.parser").get_text()
            if file.suffix == ".ipynb":
                cells = json.loads(text)["cells"]
                text = "\n".join("".join(cell["source"]) for cell in cells)
            if file.suffix == ".tex":
                text = re.sub(r"\\PYG\{\w+\}", "", text)
            yield file.relative_to(folder).as_posix(), text


@pytest.fixture(scope="module")
def solutions():
    found = {name: lines_of(name) for name in CHAPTERS}
    assert all(len(lines) > 5 for lines in found.values()), found
    return found


def test_without_the_folder_no_file_holds_a_line_of_a_solution(
    classroom, solutions
):
    classroom.build("--builder", "latex")
    assert (classroom.root / "_build" / "latex").exists()
    every = set().union(*solutions.values())
    leaks = []
    for name, text in texts_in(classroom.root):
        held = squeezed(text)
        leaks += [(name, line) for line in every if line in held]
    assert leaks == []


@pytest.mark.parametrize("name", CHAPTERS)
class TestEveryChapter:
    def test_has_its_solutions_in_the_open_edition(self, book, solutions, name):
        held = squeezed(book.page(name).select_one("article").get_text())
        assert [line for line in solutions[name] if line not in held] == []

    def test_has_its_exercises_in_both(self, book, classroom, name):
        texts = [
            [box.get_text() for box in edition.page(name).select(".exercise")]
            for edition in (book, classroom)
        ]
        assert texts[0] == texts[1] != []
        assert not classroom.page(name).select(".solution")
        assert "with solutions" not in classroom.page(name).get_text()

    def test_every_checker_calls_its_solution_right(self, book, name):
        for box in book.page(name).select("article .exercise"):
            solution = box.find_next_sibling(class_="solution")
            cells = takewhile(
                lambda part: "tag_exercise" in part["class"],
                box.find_next_siblings(),
            )
            asked = set(CHECKER.findall("".join(c.get_text() for c in cells)))
            assert asked <= set(CHECKER.findall(solution.get_text()))
            outputs = [o.get_text() for o in solution.select(".output")]
            verdicts = [o for o in outputs if o.startswith(("Right", "Not"))]
            assert len(verdicts) >= len(asked)
            assert all(verdict.startswith("Right:") for verdict in verdicts)
