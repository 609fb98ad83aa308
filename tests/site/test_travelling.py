"""Chapters in another book: a fresh one, whose author has the wheel and some of the chapters."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from builds import ROOT
from pages import PART_I, PART_II
from readers import Reader

from simplenet.sphinxext.chapters import SOURCES
from simplenet.sphinxext.chapters.cache import choose_cache

CONFIG = """\
title: Another book
parse: {{myst_enable_extensions: [colon_fence, deflist, dollarmath]}}
sphinx: {{extra_extensions: [simplenet.sphinxext], config: {{complete_book: {0}}}}}
"""
# What belongs to a chapter and lies beside it.
BESIDE = {"pytorch": ["pytorch_network.py", "pytorch_digits.py"]}
COURSES = {name: [name] for name in [*PART_I, *PART_II]}
COURSES["eight pages"] = [*PART_I, "matrices"]
BUILD = "from jupyter_book.cli.main import main; main()"


@pytest.fixture(scope="module")
def author(book, tmp_path_factory):
    """Return somebody who has installed the wheel of the site."""
    author = Reader.at(tmp_path_factory.mktemp("author"))
    (wheel,) = (book.html / "book").glob("*.whl")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index"]
    target = ["--no-deps", "--target", author.packages]
    subprocess.run([*pip, *target, wheel], check=True)
    return author


def outputs_of(root):
    """Return where a book keeps the outputs of its cells."""
    app = SimpleNamespace(srcdir=root, outdir=root / "_build" / "html")
    config = SimpleNamespace(chapter_sources=SOURCES)
    choose_cache(app, config)
    return Path(config.nb_execution_cache_path)


@pytest.fixture(scope="module", params=COURSES, ids=lambda name: name)
def pages(request, author, book, tmp_path_factory):
    """Build the chapters strictly; return them by name, parsed.

    Cells need not run again, for they have run in the complete book, with the same package.
    """
    chapters = COURSES[request.param]
    root = tmp_path_factory.mktemp("other")
    for name in chapters:
        for file in (f"{name}.md", *BESIDE.get(name, ())):
            shutil.copy(ROOT / "book" / file, root)
    first, *others = chapters
    toc = ["format: jb-book", f"root: {first}", "chapters:"]
    toc += [f"- file: {name}" for name in others]
    lines = toc if others else toc[:2]
    (root / "_toc.yml").write_text("\n".join(lines), encoding="utf-8")
    config = CONFIG.format(book.html.as_uri())
    (root / "_config.yml").write_text(config, encoding="utf-8")
    shutil.copytree(outputs_of(book.root), outputs_of(root))
    strictly = ["-W", "-n", "--keep-going"]
    ran = author.run("-c", BUILD, "build", root, *strictly)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    html = root / "_build" / "html"
    return {
        name: BeautifulSoup(
            (html / f"{name}.html").read_text(encoding="utf-8"), "html.parser"
        )
        for name in chapters
    }


def test_what_is_not_there_is_linked_to_the_complete_book(pages, book):
    seen = 0
    for page in pages.values():
        for link in page.select(f"article a[href^='{book.html.as_uri()}']"):
            address, _, anchor = link["href"].partition("#")
            file = address.removeprefix(book.html.as_uri() + "/")
            text = (book.html / file).read_text(encoding="utf-8")
            assert not anchor or f'id="{anchor}"' in text, link
            assert link.get_text(strip=True)
            seen += 1
    assert seen


def test_no_label_is_left_raw(pages):
    for page in pages.values():
        article = page.select_one("article")
        texts = article.find_all(string=True)
        words = "".join(
            s for s in texts if not s.find_parent(["pre", "script"])
        )
        assert re.findall(r"\b(?:eq|fig|tab)-\w[\w-]*|\w+\.md\b", words) == []


def test_listings_figures_and_explorers_are_there(pages):
    for name, page in pages.items():
        text = (ROOT / "book" / f"{name}.md").read_text(encoding="utf-8")
        assert len(page.select("figure .explorer")) == text.count(
            "```{explorer}"
        )
        figures = text.count("  figure:\n")
        assert len(page.select("article figure")) >= figures
        for shown in re.findall(r"```\{listing\} [\w.]+\.(\w+)", text):
            assert f"def {shown}(" in page.get_text()
