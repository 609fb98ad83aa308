"""The printed book: complete, numbered as the site is, and nothing outside its margins."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from copy import copy

import pytest
import yaml
from builds import ROOT
from networks import NETWORKS
from pages import CHAPTERS, REPOSITORY
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
PER_PAGE = 55  # lines of code
SITE_PAGES = sorted(path.stem for path in (ROOT / "book").glob("*.md"))


def faults(log):
    """Return what LaTeX's log says of lost letters, dead references and lines that stick out."""
    wide = [
        line
        for line, points in re.findall(
            r"^(Overfull \\hbox \(([\d.]+)pt too wide\).*)$", log, re.MULTILINE
        )
        if float(points) > TOLERANCE
    ]
    lost = r"^(?:Missing character: .*|LaTeX Warning: There were undefined.*)$"
    return wide + re.findall(lost, log, re.MULTILINE)


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
    options = ("-W", "-n", "--keep-going", "--builder", "pdflatex")
    result = book.build(*options, repository=REPOSITORY)
    assert result.returncode == 0, result.stdout
    assert hashes(book.html) == before
    return book.root / "_build" / "latex"


@pytest.fixture(scope="module")
def pdf(printed):
    return PdfReader(printed / "a-simple-neural-net.pdf")


@pytest.fixture(scope="module")
def sheets(pdf):
    """The text of each page of paper, with single spaces."""
    return [" ".join(page.extract_text().split()) for page in pdf.pages]


@pytest.fixture(scope="module")
def text(sheets):
    return " ".join(sheets)


@pytest.fixture(scope="module")
def cited():
    return yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))


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


@pytest.fixture(scope="module")
def contents(book):
    """Parts and chapters as the sidebar of the site lists and numbers them, and the answers."""
    sidebar = book.page("index").select(
        ".sidebar-tree .caption-text, .sidebar-tree .toctree-l1"
    )
    entries = [" ".join(entry.get_text().split()) for entry in sidebar]
    numbered = [re.sub(r"^(\d+)\. ", r"\1 ", entry) for entry in entries]
    *others, last = numbered  # of references, which LaTeX prints at the end
    return ["About this book", *others, "Answers", last]


@pytest.fixture(scope="module")
def starts(pdf, contents):
    """Each of these with the page of paper, from 0, on which its bookmark says it starts."""
    found, marks = [], bookmarks(pdf.outline)
    for entry in contents:
        title = re.sub(r"^\d+ ", "", entry)
        mark = next(mark for mark in marks if mark.title == title)
        found.append((entry, pdf.get_destination_page_number(mark)))
    return found


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


def figures(sheet):
    """Return the drawings that stand on a page of paper."""
    items = sheet["/Resources"].get("/XObject", {}).values()
    return [i for i in items if i.get_object()["/Subtype"] == "/Form"]


def squeezed(text):
    return "".join(text.split())


def bookmarks(outline):
    for item in outline:
        if isinstance(item, list):
            yield from bookmarks(item)
        else:
            yield item


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
            r"θ\par\texttt{" + "x" * 99 + r"}\ref{nowhere}\end{document}",
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
            "LaTeX",
        ]


class TestLayout:
    def test_nothing_lost_or_outside(self, log):
        assert not faults(log)

    def test_length(self, starts):
        """A page of the site fills three to nine of paper, before all answers.

        Fewer: something is missing. More: folded code is back, or pages are empty.
        """
        pages = dict(starts)["Answers"]
        assert 3 * len(SITE_PAGES) < pages < 9 * len(SITE_PAGES)

    def test_paper_is_a4(self, pdf):
        millimetres = 25.4 / 72
        for page in pdf.pages:
            size = page.mediabox.width, page.mediabox.height
            assert [round(side * millimetres) for side in size] == [210, 297]

    def test_no_page_is_empty(self, pdf):
        assert all(page.extract_text().strip() for page in pdf.pages)

    def test_pages_are_numbered_as_the_file_counts_them(self, pdf, sheets):
        labels = pdf.page_labels
        assert len(set(labels)) == len(labels)
        for sheet, label in list(zip(sheets, labels, strict=True))[2:]:
            assert sheet.endswith(f" {label}")

    def test_the_head_of_a_page_names_its_chapter(self, sheets, starts):
        """On all but its first, where its title stands."""
        ends = [page for _, page in starts[1:]]
        for (name, start), end in zip(starts, [*ends, None], strict=True):
            for sheet in sheets[start + 1 : end]:
                assert sheet.startswith(f"{name} ")

    def test_figures_stand_above_their_captions(self, pdf):
        """As many on each page as there are captions; the cover's has none."""
        for sheet in pdf.pages[1:]:
            text = sheet.extract_text()
            captions = re.findall(r"^Fig\. [\d.]+: ", text, re.MULTILINE)
            assert len(figures(sheet)) == len(captions)

    @pytest.mark.parametrize("page", SITE_PAGES)
    def test_no_listing_or_output_is_parted(self, page, published, sheets):
        whole = [*map(squeezed, sheets)]
        for block in published.page(page).select("article pre"):
            code = block.get_text()
            folded = block.find_parent(class_="fold")
            if not folded and len(code.splitlines()) < PER_PAGE:
                assert any(squeezed(code) in sheet for sheet in whole), code

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
    def test_cover(self, cited, sheets):
        (author,) = cited["authors"]
        year = str(cited["date-released"].year)
        for said in (cited["title"], author["name"], year, cited["abstract"]):
            assert said in sheets[0]
        assert "CC BY 4.0" in sheets[0]
        assert "MIT" in sheets[0]

    def test_cover_shows_the_trained_network(self, pdf):
        (drawing,) = figures(pdf.pages[0])
        assert drawing.get_object()["/Resources"]["/Font"]
        shown = re.findall(r"= ?(−?\d\.\d\d)", pdf.pages[0].extract_text())
        trained = [f"{value:.2f}" for value in NETWORKS["trained"].vector]
        assert sorted(shown) == sorted(v.replace("-", "−") for v in trained)

    def test_citation_on_the_back_of_the_cover(self, cited, sheets):
        (author,) = cited["authors"]
        year = cited["date-released"].year
        start = f"{author['name']} ({year}). {cited['title']}."
        where = "https://octocat.github.io/a-simple-neural-net/"
        citation = f"{start} Version {cited['version']}. {where}"
        assert squeezed(citation) in squeezed(sheets[1])

    def test_what_the_file_says_of_itself(self, pdf, cited):
        (author,) = cited["authors"]
        assert pdf.metadata.title == cited["title"]
        assert pdf.metadata.author == author["name"]
        assert pdf.metadata.subject == cited["abstract"]
        assert pdf.metadata.keywords == ", ".join(cited["keywords"])
        catalogue = pdf.trailer["/Root"]
        assert catalogue["/Lang"] == "en"
        assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"]

    def test_licences_are_in_the_metadata(self, pdf):
        said = pdf.xmp_metadata
        assert said.dc_language == ["en"]
        rights = " ".join(said.dc_rights.values())
        assert "CC BY 4.0" in rights
        assert "MIT" in rights
        licence = b"https://creativecommons.org/licenses/by/4.0/"
        assert licence in said.stream.get_data()

    def test_bookmarks_are_the_sidebar_of_the_site(self, contents, starts):
        """Found in this order: `starts` would stop at one that is missing."""
        assert [name for name, _ in starts] == contents
        pages = [page for _, page in starts]
        assert pages == sorted(set(pages))

    @pytest.mark.parametrize("part", range(len(CHAPTERS)))
    def test_a_part_says_what_its_chapters_do(
        self, part, book, pdf, sheets, starts
    ):
        before = sum(len(chapters) + 1 for chapters in CHAPTERS[:part])
        (title, place), *chapters = starts[1 + before :]
        assert sheets[place].startswith(title)
        chapters = [start for start in chapters if start[0] != "Answers"]
        for page, (chapter, start) in zip(
            CHAPTERS[part], chapters, strict=False
        ):
            says = book.page(page).select_one("meta[name=description]")
            entry = (
                f"{chapter} (page {pdf.page_labels[start]}) {says['content']}"
            )
            assert squeezed(entry) in squeezed(sheets[place])

    def test_folded_code_is_left_out(self, text):
        assert "print(" in text
        assert "plot_sigmoid();" not in text

    @pytest.mark.parametrize("page", SITE_PAGES)
    def test_captions_are_numbered_as_on_the_site(self, page, book, text):
        for number in book.page(page).select(".caption-number"):
            label = number.get_text().strip()
            if caption := number.find_next_sibling(class_="caption-text"):
                start = " ".join(caption.get_text().split()[:2])
                assert f"{label}: {start}" in text
            else:  # an exercise, and its solution in the last chapter
                title = " ".join(number.parent.get_text().split())
                assert text.count(title) == 2

    @pytest.mark.parametrize("page", SITE_PAGES)
    def test_equations_are_numbered_as_on_the_site(self, page, book, numbers):
        for number in book.page(page).select(".eqno"):
            block = number.find_parent(id=re.compile("^equation-"))
            label = block["id"].removeprefix("equation-")
            assert f"({numbers[f'{page}:{label}']})" in number.get_text()

    @pytest.mark.parametrize("page", SITE_PAGES)
    def test_chapters_are_numbered_as_on_the_site(self, page, book, text):
        heading = copy(book.page(page).select_one("article h1"))
        heading.select_one(".headerlink").decompose()
        title = " ".join(heading.get_text().replace(".", "", 1).split())
        wanted = "About this book" if page == "index" else title
        assert f"{wanted} " in text
