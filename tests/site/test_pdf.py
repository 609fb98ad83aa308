"""The printed book: complete, numbered as the site is, and nothing outside its margins."""

import hashlib
import os
import re
import shutil
import subprocess
import sys

import pytest
from builds import ROOT
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

TOOLS = ("xelatex", "latexmk", "make")
MISSING = [tool for tool in TOOLS if not shutil.which(tool)]
MUST_RUN = bool(os.environ.get("CI")) and sys.platform == "linux"
pytestmark = pytest.mark.skipif(
    bool(MISSING) and not MUST_RUN, reason=f"{', '.join(MISSING)} not installed"
)

# A line this much too wide still ends within the margin of 25 mm: it is 1 mm, half a letter.
TOLERANCE = 3.0  # points
SITE_PAGES = sorted(path.stem for path in (ROOT / "book").glob("*.md"))


def faults(log):
    """Return what LaTeX's log says of lost letters and of lines that stick out."""
    wide = [
        line
        for line, points in re.findall(
            r"^(Overfull \\hbox \(([\d.]+)pt too wide\).*)$", log, re.MULTILINE
        )
        if float(points) > TOLERANCE
    ]
    return wide + re.findall(r"^Missing character: .*$", log, re.MULTILINE)


def hashes(folder):
    return {
        path: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def printed(book):
    """The folder of the printed book, built beside the site, which must stay as it was."""
    before = hashes(book.html)
    result = book.build("-W", "-n", "--keep-going", "--builder", "pdflatex")
    assert result.returncode == 0, result.stdout
    assert hashes(book.html) == before
    return book.root / "_build" / "latex"


@pytest.fixture(scope="module")
def pdf(printed):
    return PdfReader(printed / "a-simple-neural-net.pdf")


@pytest.fixture(scope="module")
def text(pdf):
    return " ".join(" ".join(page.extract_text().split()) for page in pdf.pages)


@pytest.fixture(scope="module")
def log(printed):
    return (printed / "a-simple-neural-net.log").read_text(
        encoding="utf-8", errors="replace"
    )


@pytest.fixture(scope="module")
def numbers(printed):
    """What LaTeX numbered: the label, with its page of the site, and the number."""
    aux = (printed / "a-simple-neural-net.aux").read_text(encoding="utf-8")
    labels = r"\\newlabel\{(?:equation:)?book/([^{}]*)\}\{\{([^{}]*)\}"
    return dict(re.findall(labels, aux))


def resources(pdf):
    """Give the resources of every page and of every figure on it."""
    waiting = [page["/Resources"] for page in pdf.pages]
    while waiting:
        found = waiting.pop()
        yield found
        for item in found.get("/XObject", {}).values():
            inner = item.get_object().get("/Resources")
            if inner is not None:
                waiting.append(inner.get_object())


def embedded(font):
    if font["/Subtype"] == "/Type3":  # drawn letter by letter in the file
        return True
    if font["/Subtype"] == "/Type0":
        return all(embedded(f.get_object()) for f in font["/DescendantFonts"])
    descriptor = font.get("/FontDescriptor", DictionaryObject()).get_object()
    return any(key.startswith("/FontFile") for key in descriptor)


def bookmarks(outline):
    for item in outline:
        if isinstance(item, list):
            yield from bookmarks(item)
        else:
            yield item.title


class TestFaults:
    def test_a_wide_line_is_one(self):
        wide = r"Overfull \hbox (3.1pt too wide) in paragraph at lines 4--5"
        assert faults(f"first\n{wide}\nlast") == [wide]

    def test_half_a_letter_is_none(self):
        assert not faults(r"Overfull \hbox (2.9pt too wide) in paragraph")

    def test_a_full_page_is_none(self):
        assert not faults(r"Overfull \vbox (9.0pt too high) has occurred")

    def test_latex_writes_what_is_looked_for(self, tmp_path):
        """The fonts of the book, a letter that they lack and a line too long for the page."""
        (tmp_path / "bad.tex").write_text(
            r"\documentclass{article}\usepackage{fontspec}\begin{document}"
            r"θ\par\texttt{" + "x" * 99 + r"}\end{document}",
            encoding="utf-8",
        )
        subprocess.run(
            ["xelatex", "-interaction=batchmode", "bad.tex"],
            cwd=tmp_path,
            stdout=subprocess.DEVNULL,
            check=True,
        )
        log = (tmp_path / "bad.log").read_text(
            encoding="utf-8", errors="replace"
        )
        assert [fault.split()[0] for fault in faults(log)] == [
            "Overfull",
            "Missing",
        ]


class TestLayout:
    def test_nothing_lost_or_outside(self, log):
        assert not faults(log)

    def test_length(self, pdf):
        """A page of the site fills three to nine of paper.

        Fewer: something is missing. More: folded code is back, or pages are empty.
        """
        assert 3 * len(SITE_PAGES) < len(pdf.pages) < 9 * len(SITE_PAGES)

    def test_paper_is_a4(self, pdf):
        millimetres = 25.4 / 72
        for page in pdf.pages:
            size = page.mediabox.width, page.mediabox.height
            assert [round(side * millimetres) for side in size] == [210, 297]

    def test_no_page_is_empty(self, pdf):
        assert all(page.extract_text().strip() for page in pdf.pages)

    def test_fonts_are_embedded(self, pdf):
        fonts = [
            font.get_object()
            for part in resources(pdf)
            for font in part.get("/Font", {}).values()
        ]
        assert fonts
        assert all(map(embedded, fonts))

    def test_figures_are_vectors(self, pdf):
        kinds = [
            item.get_object()["/Subtype"]
            for part in resources(pdf)
            for item in part.get("/XObject", {}).values()
        ]
        assert "/Form" in kinds
        assert "/Image" not in kinds


class TestContents:
    def test_title_page(self, pdf):
        cover = pdf.pages[0].extract_text()
        assert pdf.metadata.title in cover
        assert pdf.metadata.author in cover
        assert "CC BY 4.0" in cover
        assert "MIT" in cover

    def test_bookmarks_are_the_sidebar_of_the_site(self, pdf, book):
        sidebar = book.page("index").select(
            ".sidebar-tree .caption-text, .sidebar-tree .toctree-l1"
        )
        entries = [
            re.sub(r"^\d+\. ", "", " ".join(entry.get_text().split()))
            for entry in sidebar
        ]
        wanted = ["About this book", *entries]
        titles = [title for title in bookmarks(pdf.outline) if title in wanted]
        assert titles == wanted

    def test_folded_code_is_left_out(self, text):
        assert "print(" in text
        assert "plot_sigmoid();" not in text

    @pytest.mark.parametrize("page", SITE_PAGES)
    def test_captions_are_numbered_as_on_the_site(self, page, book, text):
        for number in book.page(page).select(".caption-number"):
            caption = number.find_next_sibling(class_="caption-text")
            start = " ".join(caption.get_text().split()[:2])
            assert f"{number.get_text().strip()}: {start}" in text

    @pytest.mark.parametrize("page", SITE_PAGES)
    def test_equations_are_numbered_as_on_the_site(self, page, book, numbers):
        for number in book.page(page).select(".eqno"):
            block = number.find_parent(id=re.compile("^equation-"))
            label = block["id"].removeprefix("equation-")
            assert f"({numbers[f'{page}:{label}']})" in number.get_text()

    @pytest.mark.parametrize("page", SITE_PAGES)
    def test_chapters_are_numbered_as_on_the_site(self, page, book, text):
        heading = book.page(page).select_one("article h1")
        heading.select_one(".headerlink").decompose()
        title = " ".join(heading.get_text().replace(".", "", 1).split())
        wanted = "About this book" if page == "index" else title
        assert f"{wanted} " in text
