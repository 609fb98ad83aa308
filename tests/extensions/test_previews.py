"""The extension that says what a shared link to a page should show."""

from matplotlib.image import imread

ADDRESS = "https://example.org/net/"
SENTENCE = """Says "how" & why, in <b>old</b> letters."""
PAGE = f"""\
---
myst:
  html_meta:
    description: >-
      {SENTENCE}
---

# Was it *luck*?

The text begins here.
"""


def build(tiny_book, page=PAGE, **settings):
    tiny_book.configure("previews", html_title="Net", **settings)
    tiny_book.write("index.md", page)
    return tiny_book.build()


def tags(tiny_book):
    found = tiny_book.page().select("meta[property]")
    return {tag["property"]: tag["content"] for tag in found}


def test_the_tags_say_what_the_page_says(tiny_book):
    result = build(tiny_book, html_baseurl=ADDRESS)
    assert result.returncode == 0, result.stdout
    found = tags(tiny_book)
    plain = tiny_book.page().select_one("meta[name=description]")["content"]
    assert found["og:description"] == plain == SENTENCE
    assert found["og:title"] == "Was it luck?"
    assert found["og:site_name"] == "Net"
    assert found["og:url"] == f"{ADDRESS}index.html"
    assert found["twitter:card"] == "summary_large_image"
    assert "network" in found["og:image:alt"]


def picture(tiny_book):
    url = tags(tiny_book)["og:image"]
    return tiny_book.html / url.removeprefix(ADDRESS)


def test_the_picture_has_the_size_that_the_tags_say(tiny_book):
    build(tiny_book, html_baseurl=ADDRESS)
    height, width, _ = imread(picture(tiny_book)).shape
    found = tags(tiny_book)
    assert found["og:image:width"] == str(width) == "1200"
    assert found["og:image:height"] == str(height) == "630"


def test_two_builds_draw_the_same_picture_and_another_text_another(tiny_book):
    build(tiny_book, html_baseurl=ADDRESS)
    first = picture(tiny_book).read_bytes()
    picture(tiny_book).unlink()
    build(tiny_book, PAGE + "\nMore.\n", html_baseurl=ADDRESS)
    assert picture(tiny_book).read_bytes() == first
    build(tiny_book, PAGE.replace("why", "when"), html_baseurl=ADDRESS)
    assert picture(tiny_book).read_bytes() != first


def test_without_an_address_the_description_stands_alone(tiny_book):
    result = build(tiny_book)
    assert result.returncode == 0, result.stdout
    assert tiny_book.page().select_one("meta[name=description]")
    assert not tags(tiny_book)
    assert not list(tiny_book.html.rglob("previews"))


def test_a_page_without_description_is_reported(tiny_book):
    result = build(tiny_book, "# Page\n")
    assert result.returncode != 0
    assert "index.md" in result.stdout
    assert "page without description" in result.stdout
