"""Folded code stays on the site; the printed book has what the code shows."""

import pytest

PAGE = """\
---
file_format: mystnb
kernelspec: {{name: python3}}
---
# Page

```{{code-cell}} python
:tags: [{tags}]
print("shown by " + "the code")
```
"""


@pytest.fixture
def latex(tiny_book):
    """The LaTeX of a page whose one cell has these tags."""

    def built(tags):
        tiny_book.configure("printed_cells")
        tiny_book.write("index.md", PAGE.format(tags=tags))
        result = tiny_book.build(builder="latex")
        assert result.returncode == 0, result.stdout
        folder = tiny_book.root / "_build" / "latex"
        return (folder / "tiny.tex").read_text(encoding="utf-8")

    return built


class TestFoldedCode:
    def test_is_left_out(self, latex):
        text = latex("hide-input")
        assert "PYG" not in text  # no highlighted code
        assert "shown by the code" in text

    def test_other_code_stays(self, latex):
        text = latex("")
        assert r"\PYG{n+nb}{print}" in text
        assert "shown by the code" in text

    def test_stays_on_the_site(self, tiny_book):
        tiny_book.configure("printed_cells")
        tiny_book.write("index.md", PAGE.format(tags="hide-input"))
        result = tiny_book.build()
        assert result.returncode == 0, result.stdout
        assert "print(" in tiny_book.page().get_text()
