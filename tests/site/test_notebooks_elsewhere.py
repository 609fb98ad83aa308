"""The notebooks in books of others: bare ones, which have nothing of this book's kit."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pages import PAGES, PART_I, PART_II

NOTEBOOKS = ["index", *PART_I, *PART_II]
JUPYTER_BOOK = """\
title: Another book
execute: {execute_notebooks: "off"}
"""
# Without a template of its own it would fetch one, and it would ask elsewhere for references.
MYST = """\
version: 1
project:
  title: Another book
  error_rules: [{rule: doi-link-valid, severity: ignore}]
site: {template: ./template}
"""
COLOURED = re.compile(r"\x1b\[[\d;]*m")


@pytest.fixture(scope="module", params=["book", "published"])
def notebooks(request, tmp_path_factory):
    """The notebooks alone, from a book that knows its address and from one that does not."""
    folder = tmp_path_factory.mktemp("notebooks")
    site = request.getfixturevalue(request.param).html / "book"
    for name in NOTEBOOKS:
        shutil.copy(site / f"{name}.ipynb", folder)
    return folder


def run(folder, program, *options):
    """Run a program without this book's package, and return all that it said."""
    ran = subprocess.run(
        [program, "build", *options],
        cwd=folder,
        env={k: v for k, v in os.environ.items() if k != "PYTHONPATH"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stdout
    return COLOURED.sub("", ran.stdout)


def program(name):
    own = str(Path(sys.executable).parent)
    return shutil.which(name, path=os.pathsep.join([own, os.environ["PATH"]]))


def test_a_jupyter_book_builds_from_them_strictly(notebooks):
    config, toc = notebooks / "_config.yml", notebooks / "_toc.yml"
    config.write_text(JUPYTER_BOOK, encoding="utf-8")
    first, *others = NOTEBOOKS
    lines = ["format: jb-book", f"root: {first}", "chapters:"]
    lines += [f"- file: {name}" for name in others]
    toc.write_text("\n".join(lines), encoding="utf-8")
    command = program("jupyter-book")
    run(notebooks, command, ".", "-W", "-n", "--keep-going")
    pages = {file.stem for file in (notebooks / "_build/html").glob("*.html")}
    assert set(NOTEBOOKS) <= pages <= {*PAGES, "search", "genindex"}


def test_so_does_mystmd(notebooks):
    command = program("myst")
    if not command or not shutil.which("node"):
        pytest.skip("mystmd, which needs Node, is not installed")
    (notebooks / "myst.yml").write_text(MYST, encoding="utf-8")
    template = notebooks / "template"
    template.mkdir()
    (template / "template.yml").write_text("jtex: v1\n", encoding="utf-8")
    said = run(notebooks, command, "--site", "--strict")
    assert f"Built {len(NOTEBOOKS)} pages" in said
