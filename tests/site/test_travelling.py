"""Chapters in another book: a fresh one, which has taken some of them and not the others."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from builds import ROOT

CONFIG = """\
title: Another book
parse: {{myst_enable_extensions: [colon_fence, deflist, dollarmath]}}
sphinx: {{extra_extensions: [simplenet.sphinxext], config: {{complete_book: {0}}}}}
"""
# What belongs to a chapter and lies beside it.
BESIDE = {"pytorch": ["pytorch_network.py", "pytorch_digits.py"]}
COURSES = {
    "one chapter": ["backpropagation"],
    "with programs beside it": ["pytorch"],
    "a short course": ["neurons", "network", "loss", "gradient-descent"],
}


@pytest.fixture(scope="module", params=COURSES, ids=lambda name: name)
def pages(request, book, tmp_path_factory):
    """Build the chapters strictly; return them by name, parsed."""
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
    command = Path(sys.executable).with_name("jupyter-book")
    ran = subprocess.run(
        [command, "build", root, "-W", "-n", "--keep-going"],
        capture_output=True,
        check=False,
        text=True,
    )
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
    assert seen > 1


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
