"""The printed book: its parts and numbers are those of the site, and nothing is folded."""

import re

import pytest
from tiny import CELLS, TinyBook

INDEX = """\
# Tiny

Before all chapters.

```{toctree}
:caption: "Part I: 100 % of it"
:numbered: 1

one
```

```{toctree}
:caption: Look things up

two
```

## For whom

For all.
"""
DESCRIBED = """\
---
myst:
  html_meta:
    keywords: one, two
    description: >-
      Says what 100 % are,
      and why.
---

"""
HEADING = re.compile(r"^\\((?:part|chapter|section)\{.*\})$", re.MULTILINE)


def write_book(book, index=INDEX):
    book.configure("myst_nb", "simplenet.sphinxext.print")
    book.write("index.md", index)
    book.write("one.md", f"{DESCRIBED}# One\n\n## Inside\n")
    book.write("two.md", "# Two\n")


@pytest.fixture(scope="module")
def book(shared_book):
    write_book(shared_book)
    shared_book.build_strictly("latex")
    return shared_book


@pytest.fixture(scope="module")
def latex(book):
    return book.latex()


class TestParts:
    def test_come_in_order_with_their_chapters(self, latex):
        assert HEADING.findall(latex) == [
            "chapter{About this book}",
            "section{For whom}",
            r"part{Part I: 100 \% of it}",
            "chapter{One}",
            "section{Inside}",
            "part{Look things up}",
            "chapter{Two}",
        ]

    def test_say_what_their_chapters_do(self, latex):
        """Below the title, before the first chapter; a description need not be."""
        _, first, back = latex.split(r"\part{")
        first, back = (part.split(r"\chapter{")[0] for part in (first, back))
        one = r"\hyperref[\detokenize{one::doc}]{\sphinxcrossref{1 One}}"
        two = r"\hyperref[\detokenize{two::doc}]{\sphinxcrossref{Two}}"
        assert one in first
        assert r"Says what 100 \% are, and why." in first
        assert two not in first
        assert two in back
        assert "keywords" not in latex
        assert "Says" not in back

    def test_a_part_may_hold_links_alone(self, tiny_book):
        links = (
            "```{toctree}\n:caption: Links\n\nSite <https://example.org>\n```\n"
        )
        write_book(tiny_book, f"{INDEX}\n{links}".replace("## For whom", ""))
        tiny_book.build_strictly("latex")
        *_, last = tiny_book.latex().split(r"\part{")
        assert last.startswith("Links}")
        assert r"\begin{description}" not in last

    def test_only_numbered_chapters_have_numbers(self, latex):
        """LaTeX numbers what lies no deeper than `secnumdepth`; 0 is a chapter."""
        depth, depths = None, {}
        for name, value in re.findall(
            r"\\(setcounter\{secnumdepth\}|chapter|section|part)\{(.*)\}", latex
        ):
            if name.startswith("setcounter"):
                depth = int(value)
            else:
                depths[value] = depth
        assert depths.pop("One") == depths.pop("Inside") == 0
        assert set(depths.values()) == {-2}

    def test_counting_starts_again_after_the_chapters(self, latex):
        *_, back = latex.split(r"\part{")
        assert r"\setcounter{chapter}{-1}\stepcounter{chapter}" in back

    def test_text_of_the_first_page_comes_once(self, latex):
        assert latex.count("Before all chapters.") == 1

    @pytest.mark.parametrize(
        "index",
        [
            "# Tiny\n\n```{toctree}\none\ntwo\n```\n",
            INDEX.replace(":caption: Look things up\n", ""),
            f"{INDEX}\n```{{toctree}}\n:caption: More\n\nthree\n```\n",
            "# Tiny\n",
        ],
        ids=["no captions", "one caption", "within a section", "one page"],
    )
    def test_other_contents_stay_as_sphinx_prints_them(self, tiny_book, index):
        write_book(tiny_book, index)
        tiny_book.write("three.md", "# Three\n")
        tiny_book.write("two.md", "---\norphan: true\n---\n# Two\n")
        for page in ("one", "three"):
            tiny_book.write(f"{page}.md", f"---\norphan: true\n---\n# {page}\n")
        tiny_book.build_strictly("latex")
        with_the_kit = tiny_book.latex()
        tiny_book.configure("myst_nb")
        tiny_book.build_strictly("latex")
        assert with_the_kit == tiny_book.latex()

    def test_the_site_is_as_it_is_without_them(self, book):
        book.build_strictly()
        assert "About this book" not in book.page().get_text()


CELL = """
```{{code-cell}} python
:tags: [{tags}]
print("{words} by " + "the code")
```
"""


@pytest.fixture(scope="module")
def folded(tmp_path_factory):
    """A page with two cells, of which the code of one is folded."""
    book = TinyBook(tmp_path_factory.mktemp("cells"))
    book.configure("myst_nb", "simplenet.sphinxext.print")
    cells = CELL.format(tags="hide-input", words="folded")
    cells += CELL.format(tags="", words="shown")
    book.write("index.md", f"{CELLS}# Page\n{cells}")
    for builder in ("latex", "html"):
        book.build_strictly(builder)
    return book


class TestFoldedCode:
    def test_is_left_out_and_what_it_prints_stays(self, folded):
        text = re.sub(r"\\PYG\{.*?\}", "", folded.latex())
        assert "folded by the code" in text
        assert "{folded by }" not in text
        assert "{shown by }" in text
        assert "shown by the code" in text

    def test_stays_on_the_site(self, folded):
        assert 'print("folded by " ' in folded.page().get_text()
