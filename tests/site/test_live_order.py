"""Cells that run in the page in any order put out what the book shows."""

import nbformat
import pytest
from pages import PART_I

from simplenet.live.needs import APART, NEVER
from simplenet.live.session import Session, close_figures

# Those of Part II that train little; the others would take minutes.
QUICK = [*PART_I, "autograd", "checking-gradients", "matrices"]


def kind(cell, solutions):
    if cell.source.strip() in solutions:
        return NEVER
    tags = {*cell.metadata.get("tags", [])}
    return APART if tags & {"hide-input", "exercise"} else ""


def shown(cell):
    """Return what a cell put out in words while the book was built, as it comes in the page."""
    texts = []
    for output in cell.outputs:
        if output.output_type == "stream":
            texts.append(output.text)
        elif output.output_type == "execute_result":
            texts.append(output.data["text/plain"])
    return " ".join(" ".join(texts).split())


@pytest.mark.parametrize("name", QUICK)
def test_each_cell_again_once_all_have_run(book, name, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    # What is drawn would take most of the time.
    monkeypatch.setattr(Session, "drawings", lambda *_: close_figures() or [])
    executed = book.root / "_build/jupyter_execute/book" / f"{name}.ipynb"
    notebook = nbformat.read(executed, as_version=4)
    cells = [c for c in notebook.cells if c.cell_type == "code"]
    answers = book.page(name).select(".solution .cell_input pre")
    solutions = {answer.get_text().strip() for answer in answers}
    texts = [cell.source for cell in cells]
    kinds = [kind(cell, solutions) for cell in cells]
    told = []
    session = Session(lambda kind, text: told.append((kind, text)), {})

    def click(place):
        for number in session.order(place, texts, kinds):
            told.clear()
            assert session.run(number, texts[number]), (place, number, told)
        said = [text for kind, text in told if kind != "drawing"]
        return " ".join(" ".join(said).split())

    visible = [
        place
        for place, cell in enumerate(cells)
        if "remove-cell" not in cell.metadata.get("tags", [])
    ]
    assert NEVER in kinds
    for place in [*visible, *reversed(visible)]:
        assert click(place) == shown(cells[place]), place
