"""The extension that asks for alternative texts."""

import pytest


@pytest.mark.parametrize("alt", ["", "pixel.png"])
def test_a_picture_without_a_text_is_reported_with_its_page(tiny_book, alt):
    tiny_book.configure("alt_text")
    tiny_book.write("pixel.png", "")
    tiny_book.write("index.md", f"# Page\n\n![{alt}](pixel.png)\n")
    result = tiny_book.build()
    assert result.returncode != 0
    assert "index.md" in result.stdout
    assert "picture without alternative text" in result.stdout


def test_a_picture_with_a_text_passes(tiny_book):
    tiny_book.configure("alt_text")
    tiny_book.write("pixel.png", "")
    tiny_book.write("index.md", "# Page\n\n![A white pixel.](pixel.png)\n")
    result = tiny_book.build()
    assert result.returncode == 0, result.stdout
