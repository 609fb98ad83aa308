"""The first page becomes the preface, the captions become parts, the numbers those of the site."""

import re

import pytest

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


@pytest.fixture
def latex(tiny_book):
    tiny_book.configure("printed_parts")
    tiny_book.write("index.md", INDEX)
    tiny_book.write("one.md", "# One\n\n## Inside\n")
    tiny_book.write("two.md", "# Two\n")
    result = tiny_book.build(builder="latex")
    assert result.returncode == 0, result.stdout
    folder = tiny_book.root / "_build" / "latex"
    return (folder / "tiny.tex").read_text(encoding="utf-8")


class TestPrintedParts:
    def test_parts_and_chapters_in_order(self, latex):
        headings = re.findall(
            r"^\\((?:part|chapter|section)\{.*\})$", latex, re.M
        )
        assert headings == [
            "chapter{About this book}",
            "section{For whom}",
            r"part{Part I: 100 \% of it}",
            "chapter{One}",
            "section{Inside}",
            "part{Look things up}",
            "chapter{Two}",
        ]

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
