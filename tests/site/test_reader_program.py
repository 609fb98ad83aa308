"""The reader's own program: short, of her own lines, and right without the package."""

import ast
import inspect

import nbformat
import numpy as np
import pytest
from builds import ROOT
from pages import PART_I
from readers import Reader

from simplenet import OurNeuralNetwork, activations, backprop, forward, neuron
from simplenet.data import EMILY, FRANK, PEOPLE, centre, labels, measurements
from simplenet.exercises import check_program
from simplenet.sphinxext.chapters.listing import (
    without_docstrings,
    without_notes,
)

NAME = "simple_neural_net.py"


@pytest.fixture(scope="module")
def program(book):
    return (book.html / "book" / NAME).read_text(encoding="utf-8")


def test_is_as_short_as_the_first_page_says_and_needs_numpy_alone(
    book, program
):
    lines = len([line for line in program.splitlines() if line.strip()])
    assert lines <= 35
    promise = f"in {lines} lines of Python"
    for text in (
        book.page("index").select_one("article").get_text(),
        (ROOT / "README.md").read_text(encoding="utf-8"),
    ):
        assert promise in " ".join(text.split())
    imports = [
        n
        for n in ast.walk(ast.parse(program))
        if isinstance(n, ast.Import | ast.ImportFrom)
    ]
    assert [ast.unparse(found) for found in imports] == ["import numpy as np"]


def test_runs_alone_and_gives_the_numbers_of_the_package(program, tmp_path):
    reader = Reader.at(tmp_path)
    (tmp_path / NAME).write_text(program, encoding="utf-8")
    ran = reader.run("-W", "error", NAME)
    assert ran.returncode == 0, ran.stderr
    loss, emily, frank = (line.split()[-1] for line in ran.stdout.splitlines())
    assert f"{float(emily):.3f} {float(frank):.3f}" == "0.951 0.039"

    network = OurNeuralNetwork(np.random.default_rng(157))
    losses = network.train(centre(measurements(PEOPLE)), labels(PEOPLE))
    found = network.feedforward(centre(measurements([EMILY, FRANK])))
    np.testing.assert_allclose(
        [float(loss), float(emily), float(frank)],
        [losses[-1], *found],
        rtol=0,
        atol=1e-12,
    )


def test_the_check_that_readers_make_of_theirs_finds_it_right(book):
    assert check_program(book.html / "book" / NAME)


@pytest.mark.parametrize(
    "formula",
    [
        activations.sigmoid,
        neuron.neuron,
        forward.forward,
        backprop.gradients,
    ],
    ids=lambda formula: formula.__name__,
)
def test_its_functions_are_the_formulas_of_the_package(program, formula):
    """They are the same text, but for how it is laid out."""
    written = {
        part.name: ast.unparse(part)
        for part in ast.parse(program).body
        if isinstance(part, ast.FunctionDef)
    }
    bare = without_notes(without_docstrings(inspect.getsource(formula)))
    assert written[formula.__name__] == ast.unparse(ast.parse(bare))


def test_every_chapter_of_part_i_adds_a_few_lines(book, program):
    pieces = []
    for name in PART_I:
        cells = book.page(name).select(".tag_program .cell_input pre")
        assert len(cells) == 1, name
        pieces.append(cells[0].get_text().strip("\n"))
    assert all(len(piece.splitlines()) <= 11 for piece in pieces)
    assert program == "\n\n".join(pieces) + "\n"


def test_the_page_and_the_notebook_show_it_and_lead_to_it(
    book, published, program
):
    main = book.page("gradient-descent").select_one("article")
    shown = [
        pre.get_text() for pre in main.select(".literal-block-wrapper pre")
    ]
    assert program in shown
    (link,) = main.select("a.program-download")
    assert link["href"] == NAME
    file = published.html / "book" / "gradient-descent.ipynb"
    notebook = nbformat.read(file, as_version=4)
    text = "\n".join(cell.source for cell in notebook.cells)
    assert f"```python\n{program}```" in text
    owner = "https://octocat.github.io/a-simple-neural-net/book"
    assert f"]({owner}/{NAME})" in text
