"""The extension that offers to run a chapter elsewhere."""

import pytest

WITH_CELLS = """\
---
file_format: mystnb
kernelspec: {name: python3}
---

# Neurons

```{code-cell} python
1 + 1
```
"""
CONTENTS = "# Book\n\n```{toctree}\nbook/neurons\n```\n"


@pytest.fixture
def shelf(tiny_book):
    """A landing page without cells and a chapter with them."""
    tiny_book.configure(
        "sphinx_book_theme",
        "launch_buttons",
        html_theme="sphinx_book_theme",
    )
    tiny_book.write("index.md", CONTENTS)
    tiny_book.write("book/neurons.md", WITH_CELLS)
    return tiny_book


def links(page):
    """The links of the buttons, and the files that their icons are in."""
    buttons = page.select(".dropdown-launch-buttons a")
    return {
        button.get_text().strip(): (button["href"], button.img["src"])
        for button in buttons
    }


@pytest.mark.parametrize("owner", ["octocat", "fork"])
def test_a_page_with_cells_opens_in_colab_and_on_binder(shelf, owner):
    result = shelf.build(GITHUB_REPOSITORY=f"{owner}/net")
    assert result.returncode == 0, result.stdout
    shown = links(shelf.page("book/neurons"))
    assert {name: url for name, (url, _) in shown.items()} == {
        "Binder": f"https://mybinder.org/v2/gh/{owner}/net/gh-pages"
        "?urlpath=lab%2Ftree%2Fbook%2Fneurons.ipynb",
        "Colab": f"https://colab.research.google.com/github/{owner}/net"
        "/blob/gh-pages/book/neurons.ipynb",
    }
    for _, icon in shown.values():
        assert (shelf.html / "book" / icon).is_file()
    assert not links(shelf.page("index"))


def test_without_a_repository_there_are_no_buttons(shelf):
    result = shelf.build(GITHUB_REPOSITORY="")
    assert result.returncode == 0, result.stdout
    assert "launch" not in str(shelf.page("book/neurons").body)
