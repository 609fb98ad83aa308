"""The notebooks that readers can take along: plain, complete, and running with the wheel alone."""

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from copy import copy
from pathlib import Path
from urllib.parse import urlsplit

import nbformat
import pytest
from pages import PART_I, PART_II
from readers import Reader

from simplenet.sphinxext.notebooks.grading import main

NOTEBOOKS = ["index", *PART_I, *PART_II]
# Roles, directives and labels, which only MyST understands.
MYST = re.compile(
    r":::|\{[a-z:]+\}`|^\([\w-]+\)=|\$\$ *\(|^:\w+:|\]\([\w/-]+\.md\b",
    re.MULTILINE,
)
CODE = re.compile(
    r"^ *(?:> )?```.*?^ *(?:> )?```$|`[^`\n]+`", re.DOTALL | re.MULTILINE
)


def read(book, name):
    file = book.html / "book" / f"{name}.ipynb"
    return nbformat.read(file, as_version=nbformat.NO_CONVERT)


def text_of(notebook):
    cells = [c.source for c in notebook.cells if c.cell_type == "markdown"]
    return "\n\n".join(cells)


def main_of(book, name):
    """Return the page without what is the site's alone, and without solutions."""
    main = copy(book.page(name).select_one("article"))
    for tag in main.select(
        ".explorer > :not(.x-picture), .x-picture > :not(svg), "
        ".figure-files, .program-download, .solution"
    ):
        tag.decompose()
    return main


def squeezed(text):
    """Leave the letters and digits, which marks and typography do not change."""
    return re.sub(r"[\W_]+", "", text)


def test_every_chapter_has_one_and_no_other_page(book):
    found = {file.stem for file in (book.html / "book").glob("*.ipynb")}
    solved = {f"{name}-solved" for name in NOTEBOOKS if name != "index"}
    assert found == {*NOTEBOOKS, *solved}


@pytest.mark.parametrize("name", NOTEBOOKS)
class TestEveryNotebook:
    def test_is_valid_and_clean(self, book, name):
        notebook = read(book, name)
        nbformat.validate(notebook)
        assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
        assert notebook.metadata.kernelspec.name == "python3"
        for cell in notebook.cells:
            if cell.cell_type == "code":
                assert cell.outputs == []
                assert cell.execution_count is None
                assert not re.search("glue|assert", cell.source)

    def test_is_plain_markdown(self, book, name):
        text = text_of(read(book, name))
        assert "```{" not in text
        text = CODE.sub("`", text)
        assert not MYST.search(text), MYST.search(text)
        assert "<svg" not in text
        # A formula in one piece, and a dollar sign for nothing else.
        assert text.count("$$") % 2 == 0
        assert (
            re.sub(r"\$\$.*?\$\$", "", text, flags=re.DOTALL).count("$") % 2
            == 0
        )

    def test_holds_the_cells_of_the_page(self, book, name):
        cells = [
            c.source for c in read(book, name).cells if c.cell_type == "code"
        ]
        install, *taught = cells
        shown = main_of(book, name).select(".cell_input pre")
        assert [source.strip() for source in taught] == [
            pre.get_text().strip() for pre in shown
        ]
        assert "%pip install" in install

    def test_holds_the_words_of_the_page(self, book, name):
        main = main_of(book, name)
        for tag in main.select(
            ".cell summary, .cell_input, .cell_output pre, svg, math, .eqno, .headerlink"
        ):
            tag.decompose()
        text = squeezed(text_of(read(book, name)))
        missing = [
            words for words in main.strings if squeezed(words) not in text
        ]
        assert not missing

    def test_holds_headings_captions_and_numbers(self, book, name):
        text, main = text_of(read(book, name)), main_of(book, name)
        headings = [
            h.get_text().rstrip("#") for h in main.select("h1, h2, h3, h4")
        ]
        found = re.findall(r"^#+ (.+)$", CODE.sub("", text), flags=re.MULTILINE)
        assert [squeezed(h) for h in found] == [squeezed(h) for h in headings]
        for number in main.select(".eqno"):
            value = number.get_text().strip("()#")
            assert rf"\tag{{{value}}}" in text
        for label in main.select(".caption-number"):
            assert f"**{label.get_text().strip()}** " in text
        assert text.count(r"\tag{") == len(main.select(".eqno"))

    def test_holds_every_formula_and_glued_value(self, book, name):
        text, main = text_of(read(book, name)), main_of(book, name)
        displayed = re.findall(r"\$\$.*?\$\$", text, flags=re.DOTALL)
        inline = re.findall(
            r"\$[^$]+\$",
            CODE.sub("", re.sub(r"\$\$.*?\$\$", "", text, flags=re.DOTALL)),
        )
        assert len(displayed) + len(inline) == len(main.select("math"))
        for value in main.select(".pasted-text"):
            assert value.get_text() in text
        # A number in a formula of its own is one that a cell has glued.
        formulas = {
            formula.get_text().replace("\N{MINUS SIGN}", "-")
            for formula in main.select("math")
        }
        numbers = {
            formula
            for formula in formulas
            if re.fullmatch(r"-?\d*\.?\d+", formula)
        }
        assert numbers <= {formula.strip("$") for formula in inline}

    def test_is_offered_for_download(self, book, name):
        links = book.page(name).select('#menu-download a[href$=".ipynb"]')
        targets = [urlsplit(link["href"]).path for link in links]
        files = [(book.html / "book" / t).resolve() for t in targets]
        names = [name]
        if name != "index":
            names.append(f"{name}-solved")
        assert [file.stem for file in files] == names
        assert all(file.exists() for file in files)


@pytest.mark.parametrize("name", [*PART_I, *PART_II])
def test_that_for_teachers_has_the_solutions_of_the_page(book, name):
    solved = read(book, f"{name}-solved")
    nbformat.validate(solved)
    solutions = [
        c for c in solved.cells if c.metadata.get("tags") == ["solution"]
    ]
    rest = [c.source for c in solved.cells if c not in solutions]
    assert "\n\n".join(rest) == "\n\n".join(
        c.source for c in read(book, name).cells
    )
    boxes = book.page(name).select("article .solution")
    assert len(boxes) == len(book.page(name).select("article .exercise")) > 2
    code = [c.source.strip() for c in solutions if c.cell_type == "code"]
    assert code == [
        pre.get_text().strip()
        for box in boxes
        for pre in box.select(".cell_input pre")
    ]


@pytest.mark.parametrize("name", [*PART_I, *PART_II])
def test_each_cell_that_a_checker_looks_at_can_be_graded(book, name, tmp_path):
    main(str(book.html / "book" / f"{name}-solved.ipynb"), tmp_path / "a.ipynb")
    cells = nbformat.read(tmp_path / "a.ipynb", as_version=4).cells
    named = re.findall(
        r"^# BEGIN QUESTION\nname: (\w+)$",
        "\n".join(cell.source for cell in cells),
        flags=re.MULTILINE,
    )
    asked = [
        line.partition("(")[0]
        for cell in book.page(name).select("article > section .tag_exercise")
        for line in cell.pre.get_text().splitlines()
        # The whole program is a file, which is not handed in with a notebook.
        if line.startswith("check_") and "check_program" not in line
    ]
    assert named == asked
    assert len(named) > 1


@pytest.fixture(scope="module")
def reader(book, tmp_path_factory):
    """Return somebody who has the wheel installed, and nothing else of the book."""
    reader = Reader.at(tmp_path_factory.mktemp("reader"))
    packages = reader.packages
    (wheel,) = (book.html / "book").glob("*.whl")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index"]
    subprocess.run([*pip, "--no-deps", "--target", packages, wheel], check=True)
    found = reader.run("-c", "import simplenet; print(simplenet.__file__)")
    assert Path(found.stdout.strip()).is_relative_to(packages), found
    return reader


@pytest.fixture(scope="module")
def executed(book, reader):
    """Run every notebook, two at a time."""

    def execute(name):
        nbformat.write(read(book, name), reader.folder / f"{name}.ipynb")
        code = "from nbclient.cli import main; main()"
        return reader.run(
            "-c", code, f"{name}.ipynb", "--inplace", "--timeout=120"
        )

    with ThreadPoolExecutor(2) as pool:
        return dict(zip(NOTEBOOKS, pool.map(execute, NOTEBOOKS), strict=True))


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_runs_and_prints_what_the_page_shows(book, reader, executed, name):
    assert executed[name].returncode == 0, executed[name].stderr
    notebook = nbformat.read(reader.folder / f"{name}.ipynb", as_version=4)
    # What a checker says to an empty answer, not all pages show.
    outputs = [
        cell.outputs
        for cell in notebook.cells
        if "outputs" in cell and "exercise" not in cell.metadata.get("tags", ())
    ]
    printed = [
        "".join(o.get("text", "") for o in some).strip() for some in outputs
    ]
    shown = main_of(book, name).select(
        ".cell:not(.tag_exercise) .cell_output pre"
    )
    assert list(filter(None, printed)) == [
        pre.get_text().strip() for pre in shown
    ]
    drawn = [
        "image/png" in output.get("data", {})
        for some in outputs
        for output in some
    ]
    assert sum(drawn) == len(main_of(book, name).select(".cell_output svg"))
