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


def shown(page):
    """Return what each cell of a page puts out in words; what exercises do is not shown."""
    return {
        cell.select_one(".cell_input pre").get_text().strip(): words(
            part.get_text() for part in cell.select(".output")
        )
        for cell in page.select("div.cell:not(.tag_remove-output)")
    }


def words(texts):
    return " ".join(" ".join(texts).split())


@pytest.mark.parametrize("name", QUICK)
def test_each_cell_again_once_all_have_run(book, name, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    # What is drawn would take most of the time.
    monkeypatch.setattr(Session, "drawings", lambda *_: close_figures() or [])
    page = book.page(name)
    executed = book.root / "_build/jupyter_execute/book" / f"{name}.ipynb"
    notebook = nbformat.read(executed, as_version=4)
    cells = [c for c in notebook.cells if c.cell_type == "code"]
    answers = page.select(".solution .cell_input pre")
    solutions = {answer.get_text().strip() for answer in answers}
    texts = [cell.source for cell in cells]
    kinds = [kind(cell, solutions) for cell in cells]
    said = shown(page)
    assert NEVER in kinds
    assert len(said) > 5
    told = []
    session = Session(lambda kind, text: told.append((kind, text)), {})

    def click(place):
        for number in session.order(place, texts, kinds):
            told.clear()
            assert session.run(number, texts[number]), (place, number, told)
        return words(text for kind, text in told if kind != "drawing")

    visible = [
        place
        for place, cell in enumerate(cells)
        if "remove-cell" not in cell.metadata.get("tags", [])
    ]
    for place in [*visible, *reversed(visible)]:
        got, text = click(place), texts[place].strip()
        assert text not in said or got == said[text], place
