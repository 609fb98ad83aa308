"""Figures: drawn by the kernel, inline in the colours of the theme, lean, sharp on paper, heard."""

import re
from io import StringIO
from xml.etree import ElementTree as ET

import pytest
from matplotlib.figure import Figure
from tiny import CELLS

from simplenet.plotting.svg import (
    lean,
    own_ids,
    without_known_letters,
)

ALT = 'A line "upwards" from 0 & on, <1.'
CELL = """
```{{code-cell}} python
---
mystnb: {{image: {{alt: '{alt}'}}}}
---
from matplotlib import pyplot as plt
from simplenet.plotting.style import COLOURS

_, ax = plt.subplots(figsize=(2, 1))
ax.plot({line}, color=COLOURS["{colour}"]);
```
"""
RISING = CELL.format(alt=ALT, line=[0, 1], colour="slope")
FALLING = CELL.format(
    alt="The same line downwards.", line=[1, 0], colour="output"
)
# A picture that an author has drawn: its styles are its own.
SQUARE = (
    '<svg xmlns="http://www.w3.org/2000/svg"><style>path {fill: #0072b2}</style>'
    '<path d="M 0 0 h 9.12345 v 9 h -9 z"/></svg>'
)
PAGE = f"""{CELLS}# Page
{RISING}{FALLING}{FALLING}
![A square.](square.svg)
"""
NUMBER = r"-?\d+(?:\.\d+)?"
HREF = "{http://www.w3.org/1999/xlink}href"
SCALE = r"scale\([^)]*\)"


@pytest.fixture(scope="module")
def book(shared_book):
    """Figures, drawn once for the website and, after an edit, once more for LaTeX."""
    shared_book.configure(
        "myst_nb",
        "simplenet.sphinxext.figures",
        nb_execution_mode="force",
    )
    shared_book.write("index.md", PAGE)
    shared_book.write("square.svg", SQUARE)
    shared_book.build_strictly()
    shared_book.write("index.md", f"{PAGE}\nAn edit.\n")
    shared_book.build_strictly("latex")
    return shared_book


def pictures_of(book):
    return book.page().select(".cell_output svg.figure")


@pytest.fixture(scope="module")
def drawings(book):
    """The figures as they stand in the page."""
    drawings = pictures_of(book)
    assert len(drawings) == 3
    return drawings


class TestInThePage:
    def test_a_figure_is_one_picture_with_its_text(self, drawings):
        assert drawings[0]["role"] == "img"
        assert drawings[0]["aria-label"] == ALT

    def test_every_colour_is_one_of_the_theme(self, drawings):
        rising, falling, _ = map(str, drawings)
        assert "stroke: var(--figure-slope)" in rising
        assert "stroke: var(--figure-output)" in falling
        for drawing in (rising, falling):
            assert "stroke: currentColor" in drawing  # the axes
            assert not re.search(r"#[0-9a-f]{6}\b", drawing)

    def test_figures_do_not_take_each_others_parts(self, book, drawings):
        """Not even two that are alike."""
        ids = [tag["id"] for tag in book.page().select("[id]")]
        assert sorted(ids) == sorted(set(ids))
        letters = set()
        for drawing in drawings:
            own = {tag["id"] for tag in drawing.select("[id]")}
            used = re.findall(r'(?:href="|url\()#([^")]+)', str(drawing))
            assert used
            # No others, which would only weigh, and from earlier drawings only letters.
            assert own <= set(used) <= own | letters
            letters |= {name for name in own if name.startswith("letter")}

    def test_a_letter_is_drawn_once_in_a_page(self, drawings):
        """In the first figure that has it. The three figures have the same numbers."""
        first, *others = (
            [letter["d"] for letter in drawing.select("path[transform]")]
            for drawing in drawings
        )
        assert len(set(first)) == len(first) > 0
        assert others == [[], []]

    def test_letters_do_not_go_with_a_figure_that_is_for_paper(
        self, tiny_book, drawing
    ):
        tiny_book.configure("myst_nb", "simplenet.sphinxext.figures")
        tiny_book.write("drawing.svg", drawing)
        picture = "![What is drawn.](drawing.svg)\n"
        on_paper = f"```{{only}} latex\n{picture}```\n"
        tiny_book.write("index.md", f"# Page\n\n{on_paper}\n{picture}")
        tiny_book.build_strictly()
        (figure,) = tiny_book.page().select("svg.figure")
        assert figure.select("path[transform]")
        used = re.findall(r'href="#([^"]+)', str(figure))
        assert set(used) <= {tag["id"] for tag in figure.select("[id]")}

    def test_a_figure_brings_no_styles_for_the_rest_of_the_page(self, drawings):
        """A rule may only speak of a class that no other figure has."""
        taken = set()
        for drawing in drawings:
            classes = {
                f".{name}"
                for tag in drawing.select("[class]")
                for name in tag["class"]
            }
            rules = "".join(style.string for style in drawing.select("style"))
            selectors = set(re.findall(r"([^{}]+)\{", rules))
            assert selectors
            assert selectors <= classes - taken
            taken |= classes

    def test_a_figure_says_nothing_that_is_not_drawn(self, drawings):
        """Which program wrote it, say."""
        for drawing in drawings:
            assert not drawing("metadata")

    def test_drawings_of_others_stay_as_they_are(self, book):
        (square,) = book.page().select("section > p > img")
        assert (book.html / square["src"]).read_text() == SQUARE

    def test_pictures_of_other_sites_stay_where_they_are(self, tiny_book):
        badge = "https://example.org/badge.svg"
        tiny_book.configure("myst_nb", "simplenet.sphinxext.figures")
        tiny_book.write("index.md", f"# Page\n\n![A badge.]({badge})\n")
        tiny_book.build_strictly()
        assert tiny_book.page().select_one("section img")["src"] == badge


class TestFromTheKernel:
    def test_latex_gets_a_pdf_and_loses_no_other_picture(self, book):
        files = re.findall(r"includegraphics\{.+(\.\w+)\}", book.latex())
        assert files == [".pdf", ".pdf", ".pdf", ".svg"]

    def test_two_runs_give_the_same_bytes(self, book):
        """MyST-NB names each file by a hash of its bytes; each run adds what differs."""
        written = book.built("jupyter_execute").iterdir()
        kinds = sorted(file.suffix for file in written)
        # The rising line and the falling one, which comes twice.
        twice = [".pdf", ".png", ".svg"]
        assert kinds == sorted([".ipynb", *twice, *twice])

    def test_no_cell_warns(self, book):
        assert not book.page().select(".stderr")


class TestAlternativeTexts:
    @pytest.fixture
    def complaints(self, tiny_book):
        def complaints(text):
            tiny_book.configure("myst_nb", "simplenet.sphinxext.figures")
            tiny_book.write("pixel.png", "")
            tiny_book.write("index.md", f"{CELLS}# Page\n\n{text}\n")
            return tiny_book.build()

        return complaints

    @pytest.mark.parametrize("alt", ["", "pixel.png"])
    def test_a_picture_without_one_is_reported_with_its_page(
        self, complaints, alt
    ):
        (complaint,) = complaints(f"![{alt}](pixel.png)")
        assert "index.md" in complaint
        assert "picture without alternative text" in complaint

    def test_so_is_a_figure_which_is_shown_nonetheless(
        self, complaints, tiny_book
    ):
        (complaint,) = complaints(RISING.replace(ALT, ""))
        assert "picture without alternative text" in complaint
        (picture,) = tiny_book.page().select(".cell_output img")
        assert (tiny_book.html / picture["src"]).is_file()

    def test_a_picture_with_one_passes(self, complaints):
        assert complaints("![A white pixel.](pixel.png)") == []


@pytest.fixture(scope="module")
def drawing():
    """A figure with what a book's figures have: lines, dots, letters, formulas, pictures."""
    figure = Figure(figsize=(3, 2))
    ax = figure.subplots()
    steps = [step / 60 for step in range(60)]
    ax.plot(steps, [step**3 for step in steps], "--", lw=1.2345)
    ax.scatter(steps, steps[::-1], s=steps, alpha=0.7)
    ax.imshow([[0, 1]], extent=(0.1, 0.2, 0.3, 0.4), aspect="auto")
    ax.set_xlabel("$x_1$ in\nmetres")
    ax.text(0.5, 0.5, "tilted", rotation=33.3333)
    file = StringIO()
    figure.savefig(file, format="svg", metadata={"Date": None})
    svg = file.getvalue()
    return svg[svg.index("<svg") :]


@pytest.fixture(scope="module")
def small(drawing):
    return lean(drawing, "own")


def without_sheet(svg):
    """Return the drawing and, taken out of it, the styles of its classes."""
    root = ET.fromstring(svg)
    sheet = root[0].text or ""
    root.remove(root[0])
    return root, dict(re.findall(r"\.([\w-]+)\{([^}]*)\}", sheet))


def meant(tag, styles):
    """Return what an element says, its class written out."""
    said = dict(tag.attrib)
    if "class" in said:
        assert "style" not in said
        said["style"] = styles[said.pop("class")]
    return {"tag": tag.tag, "text": tag.text or "", **said}


def assert_alike(old, new, within):
    """Compare texts whose lengths may differ by so much, and scales by nothing."""
    assert re.findall(SCALE, old) == re.findall(SCALE, new)
    old, new = (re.sub(SCALE, "", text) for text in (old, new))
    words = [" ".join(re.sub(NUMBER, "#", text).split()) for text in (old, new)]
    assert words[0] == words[1]
    numbers = [
        [float(number) for number in re.findall(NUMBER, text)]
        for text in (old, new)
    ]
    assert numbers[1] == pytest.approx(numbers[0], rel=0, abs=within + 1e-9)


class TestLeanDrawings:
    def test_every_element_still_says_the_same(self, drawing, small):
        root, styles = without_sheet(small)
        pairs = list(
            zip(ET.fromstring(drawing).iter(), root.iter(), strict=True)
        )
        assert len(pairs) > 100
        for before, after in pairs:
            old, new = meant(before, {}), meant(after, styles)
            assert old.keys() == new.keys()
            for name in old:
                # Half a tenth for where a dot stands, else half a hundredth.
                within = 0.05 if name in {"x", "y"} else 0.005
                assert_alike(old[name], new[name], within)

    def test_a_quarter_of_the_letters_and_more_is_saved(self, drawing, small):
        assert len(small) < len(drawing) * 3 / 4

    def test_classes_are_those_of_the_figure_and_used_twice_or_more(
        self, small
    ):
        root, styles = without_sheet(small)
        assert styles
        used = [tag.get("class") for tag in root.iter() if tag.get("class")]
        assert set(used) == set(styles)
        for name in styles:
            assert name.startswith("own-")
            assert used.count(name) > 1
        assert len(set(styles.values())) == len(styles)

    def test_a_style_of_one_element_stays_where_it_is(self, small):
        root, _ = without_sheet(small)
        single = [tag.get("style") for tag in root.iter() if tag.get("style")]
        assert single
        assert len(set(single)) == len(single)

    def test_comments_and_lines_go(self, drawing, small):
        for part in ("<!--", "\n"):
            assert part in drawing
            assert part not in small

    @pytest.mark.parametrize(
        ("length", "short"),
        [
            ("129.60000", "129.6"),
            ("-0.126", "-0.13"),
            ("72.000000", "72"),
            ("100.001", "100"),
            ("3.25", "3.25"),
            ("400", "400"),
        ],
    )
    def test_lengths_are_rounded_to_hundredths(self, length, short):
        svg = f'<svg><path d="M {length} 1"/></svg>'
        assert f'd="M {short} 1"' in lean(svg, "own")

    @pytest.mark.parametrize(
        ("place", "short"),
        [("12.345678", "12.3"), ("-0.96", "-1"), ("7.125", "7.1"), ("3", "3")],
    )
    def test_places_of_dots_are_rounded_to_tenths(self, place, short):
        svg = f'<svg><use xlink:href="#m" x="{place}" y="{place}"/></svg>'
        assert f' x="{short}" y="{short}"' in lean(svg, "own")

    @pytest.mark.parametrize(
        "scale", ["scale(0.015625)", "scale(0.1234 -0.1234)"]
    )
    def test_the_scale_of_letters_is_exact(self, scale):
        svg = f'<svg><g transform="translate(1.2345 2) {scale}"/></svg>'
        assert f'"translate(1.23 2) {scale}"' in lean(svg, "own")


class TestLetters:
    @pytest.fixture
    def twice(self, drawing):
        """A drawing, and what is written of it when it comes first in a page, and again."""
        known = {}
        kept = [
            without_known_letters(own_ids(drawing, prefix), known)
            for prefix in ("one", "two")
        ]
        return [ET.fromstring(svg) for svg in (drawing, *kept)]

    def test_every_sign_is_drawn_as_before(self, twice):
        """What each reference leads to, style and all, first in a page and again."""
        outlines, drawn = {}, []
        for root in twice:
            for tag in root.findall(".//{*}path"):
                if "id" in tag.attrib:
                    said = {k: v for k, v in tag.attrib.items() if k != "id"}
                    assert outlines.setdefault(tag.get("id"), said) == said
            uses = [tag.get(HREF) for tag in root.findall(".//{*}use")]
            assert uses
            drawn.append([outlines[use.removeprefix("#")] for use in uses])
        assert drawn[0] == drawn[1] == drawn[2]

    def test_a_drawing_with_known_letters_brings_none(self, twice):
        letters = [
            root.findall(".//{*}path[@id][@transform]") for root in twice
        ]
        assert len(letters[0]) == len(letters[1]) > 5
        assert letters[2] == []
