"""A notebook with solutions becomes an assignment that otter-grader understands."""

import runpy
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from simplenet.sphinxext.notebooks.grading import assignment, main

EMPTY = """\
from math import (
    isclose as check_close,
)

def double(x):
    ...  # your line

check_close(double(2) or 0, 4)"""
SOLVED = """\
def twice(x):
    return x + x

check_close(
    twice(2), 4
)"""


def tagged(cell, tag):
    cell.metadata["tags"] = [tag]
    return cell


@pytest.fixture
def source(tmp_path):
    def exercise(text):
        return tagged(new_code_cell(text), "exercise")

    def solution(new_cell, text):
        return tagged(new_cell(text), "solution")

    cells = [
        new_markdown_cell("# A chapter"),
        new_code_cell("x = 1"),
        exercise(EMPTY),
        solution(new_markdown_cell, "**Solution**\n\nTwice."),
        solution(new_code_cell, SOLVED),
        new_markdown_cell("By hand"),
        exercise("abs(0) == 5"),
        solution(new_code_cell, "abs(-5) == 5"),
        exercise("x = 'anything'"),
        new_markdown_cell("Why?"),
        solution(new_markdown_cell, "Because."),
    ]
    file = tmp_path / "chapter-solved.ipynb"
    kernel = {"name": "python3", "language": "python", "display_name": "Python"}
    notebook = new_notebook(cells=cells, metadata={"kernelspec": kernel})
    nbformat.write(notebook, file)
    return file


def test_a_cell_that_would_end_the_prompt_is_refused(source):
    notebook = nbformat.read(source, as_version=4)
    notebook.cells[2].source = EMPTY.replace("    ...", '    """Double."""')
    nbformat.write(notebook, source)
    with pytest.raises(ValueError, match="must have no"):
        main(str(source), "nowhere.ipynb")


@pytest.fixture
def target(source):
    file = source.with_name("assignment.ipynb")
    main(str(source), str(file))
    nbformat.validate(nbformat.read(file, as_version=4))
    return file


def test_an_exercise_that_a_checker_checks_is_a_question(target):
    config, _, _, *question = nbformat.read(target, as_version=4).cells[:11]
    assert config.source.startswith("# ASSIGNMENT CONFIG")
    assert [cell.source for cell in question if cell.cell_type == "raw"] == [
        "# BEGIN QUESTION\nname: check_close\npoints: 1",
        "# BEGIN SOLUTION",
        "# END SOLUTION",
        "# BEGIN TESTS",
        "# END TESTS",
        "# END QUESTION",
    ]
    answer, test = [c.source for c in question if c.cell_type == "code"]
    solved, empty = answer.split("BEGIN PROMPT")
    assert "from math import isclose as check_close\ndef twice" in solved
    assert "said_by_check_close = check_close(\n    twice(2), 4\n)" in solved
    assert (
        EMPTY.replace("\ncheck_close", "\nsaid_by_check_close = check_close")
        in empty
    )
    assert test == "assert said_by_check_close, said_by_check_close"


@pytest.fixture
def command(monkeypatch):
    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["grading", *map(str, arguments)])
        name = "simplenet.sphinxext.notebooks.grading"
        monkeypatch.delitem(sys.modules, name, raising=False)
        runpy.run_module(name, run_name="__main__")

    return run


def test_it_is_a_command(source, command):
    file = source.with_name("by-command.ipynb")
    command(source, file)
    assert file.exists()


@pytest.mark.parametrize(
    ("arguments", "code"), [(["--help"], 0), (["one.ipynb"], 2), ([], 2)]
)
def test_the_command_says_what_it_takes(command, capsys, arguments, code):
    with pytest.raises(SystemExit) as stop:
        command(*arguments)
    assert stop.value.code == code
    assert "source target" in "".join(capsys.readouterr())


def test_an_exercise_without_a_solution_at_the_end_stays(source):
    notebook = nbformat.read(source, as_version=4)
    *_, last = assignment(notebook.cells[:3])
    assert last == notebook.cells[2]


def test_others_stay_without_their_solutions(target):
    cells = nbformat.read(target, as_version=4).cells[11:]
    assert [cell.source for cell in cells] == [
        "By hand",
        "abs(0) == 5",
        "x = 'anything'",
        "Why?",
    ]


def test_otter_takes_it_and_keeps_the_solution_from_students(target):
    otter = Path(sys.executable).with_name("otter")
    if not otter.exists():
        # It brings 88 packages; the weekly run installs it.
        pytest.skip("otter-grader is not installed: the extra `grading`")
    subprocess.run(
        [otter, "assign", "--no-pdfs", target.name, "course"],
        cwd=target.parent,
        check=True,
    )
    course = target.parent / "course"
    (autograder,) = (course / "autograder").glob("*.zip")
    assert autograder.stat().st_size > 0
    given = (course / "student" / target.name).read_text(encoding="utf-8")
    assert "your line" in given
    assert "grader.check" in given
    assert "x + x" not in given
