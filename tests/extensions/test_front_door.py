"""The extension that answers at the site's bare address."""

import pytest

LANDING = """\
---
myst:
  html_meta:
    description: What the book is.
---

# Net

```{toctree}
loss
```
"""


def door(tiny_book, *names, **settings):
    tiny_book.configure(
        "front_door",
        *names,
        root_doc="book/index",
        html_title="Net",
        **settings,
    )
    tiny_book.write("book/index.md", LANDING)
    tiny_book.write(
        "book/loss.md", LANDING.replace("# Net", "# Loss").split("```")[0]
    )
    result = tiny_book.build()
    assert result.returncode == 0, result.stdout
    return tiny_book.page("index")


@pytest.mark.parametrize("address", ["", "https://example.org/net/"])
def test_the_bare_address_leads_to_the_landing_page(tiny_book, address):
    page = door(tiny_book, html_baseurl=address)
    target = page.select_one("meta[http-equiv=refresh]")["content"]
    assert target == "0; url=book/index.html"
    assert page.a["href"] == "book/index.html"
    assert page.html["lang"] == "en"
    assert page.title.get_text() == "Net"
    assert (
        page.select_one("meta[name=description]")["content"]
        == "What the book is."
    )
    assert [tag["href"] for tag in page.select("link[rel=canonical]")] == (
        [f"{address}book/index.html"] if address else []
    )


def test_only_the_landing_page_has_the_title_alone(tiny_book):
    door(tiny_book)
    assert tiny_book.page("book/index").title.get_text() == "Net"
    assert tiny_book.page("book/loss").title.get_text() == "Loss — Net"


def test_the_door_shows_the_preview_of_the_landing_page(tiny_book):
    page = door(tiny_book, "previews", html_baseurl="https://example.org/net/")
    landing = tiny_book.page("book/index")
    tags = [str(tag) for tag in page.select("meta[property]")]
    assert "og:image" in "".join(tags)
    assert tags == [str(tag) for tag in landing.select("meta[property]")]
