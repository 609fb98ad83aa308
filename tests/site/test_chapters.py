"""The chapters' sources: cells that run alone, labels that exist, colours that match."""

import re
import subprocess
import sys

import pytest
from builds import ROOT
from myst_nb.core.read import read_myst_markdown_notebook
from pages import PART_I, PART_II

CHAPTERS = sorted(
    path
    for path in (ROOT / "book").glob("*.md")
    if "{code-cell}" in path.read_text(encoding="utf-8")
)


def cells(path):
    notebook = read_myst_markdown_notebook(path.read_text(encoding="utf-8"))
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def taught(path):
    return [
        cell.source
        for cell in cells(path)
        if "remove-cell" not in cell.metadata.get("tags", [])
    ]


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
class TestCells:
    def test_taught_cells_run_alone(self, path, tmp_path):
        """Neither the book's tools nor its folder are needed."""
        blocked = "import sys\nsys.modules.update(myst_nb=None, IPython=None)\n"
        program = tmp_path / "chapter.py"
        program.write_text(blocked + "\n".join(taught(path)), encoding="utf-8")
        result = subprocess.run(
            [sys.executable, "-W", "error", program],
            cwd=tmp_path,
            env={"MPLBACKEND": "agg", "MPLCONFIGDIR": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert result.returncode == 0, result.stderr

    def test_cells_that_only_draw_are_folded(self, path):
        for cell in cells(path):
            if "figure" in cell.metadata.get("mystnb", {}):
                assert "hide-input" in cell.metadata["tags"]

    def test_claims_are_asserted(self, path):
        if path.stem != "index":
            last = cells(path)[-1]
            assert last.metadata["tags"] == ["remove-cell"]
            assert "assert " in last.source


# What a chapter that stands alone, or elsewhere, cannot mean.
ORDER = re.compile(
    r"\b(?:next|last|previous|preceding|following|earlier|later)\s+chapters?\b"
    r"|\bchapters?\s+(?:before|after|above|below)\b|\bPart\s+I{1,2}\b"
)


@pytest.mark.parametrize("name", [*PART_I, *PART_II])
def test_words_do_not_depend_on_the_order_of_the_chapters(name):
    text = (ROOT / "book" / f"{name}.md").read_text(encoding="utf-8")
    assert ORDER.findall(text) == []


def test_every_equation_that_a_docstring_cites_exists():
    book = "".join(
        p.read_text(encoding="utf-8") for p in (ROOT / "book").glob("*.md")
    )
    labels = set(re.findall(r"^.*\$\$ \((eq-[\w-]+)\)$", book, flags=re.M))
    cited = {
        label
        for path in (ROOT / "simplenet").rglob("*.py")
        for label in re.findall(
            r":eq:`([^`]+)`", path.read_text(encoding="utf-8")
        )
    }
    assert len(cited) > 10
    assert cited <= labels


def test_every_symbol_of_a_formula_is_in_the_notation():
    """Letters in formulas, less those that only format, have a row in the table."""
    notation = (ROOT / "book" / "notation.md").read_text(encoding="utf-8")
    listed = letters(" ".join(re.findall(r"\$[^$]+\$", notation)))
    for path in CHAPTERS:
        text = re.sub(
            r"^```\{code-cell\}.*?^```",
            "",
            path.read_text(encoding="utf-8"),
            flags=re.M | re.S,
        )
        formulas = " ".join(
            re.findall(r"\$\$.*?\$\$|\$[^$]+\$", text, flags=re.S)
        )
        unknown = letters(formulas) - listed
        # x, u and w stand for any number, any expression and any parameter, where it is said so.
        assert unknown <= {"x", "u", "w"}, path.name


def letters(latex):
    latex = re.sub(r"\\(text|mathrm|begin|end)\{[^}]*\}", " ", latex)
    commands = set(re.findall(r"\\(eta|sum|partial|leftarrow)", latex))
    return commands | set(
        re.findall(r"[A-Za-z]", re.sub(r"\\[A-Za-z]+", " ", latex))
    )
