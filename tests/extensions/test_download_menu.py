"""The extension that says what the download menu offers, and offers the whole book."""

import pytest

PAGES = {
    "index": "# Tiny\n\n```{toctree}\npart/page\n```\n",
    "part/page": "# Page\n",
}
PRINTED = "_build/latex/a-simple-neural-net.pdf"
WORDS = ["notebook (.ipynb)", "source (.md)", "print this page"]
BOOK = "the whole book (.pdf)"


def menus(book):
    """Build the book and return the download menu of each page."""
    result = book.build()
    assert result.returncode == 0, result.stdout
    return {
        name: book.page(name).select(".dropdown-download-buttons li")
        for name in PAGES
    }


def words(menu):
    return [entry.get_text(strip=True) for entry in menu]


@pytest.fixture(scope="module")
def book(shared_book):
    shared_book.configure(
        "download_menu",
        html_theme="sphinx_book_theme",
        html_context={"ipynb_source": "page.ipynb"},
    )
    for name, text in PAGES.items():
        shared_book.write(f"{name}.md", text)
    return shared_book


@pytest.fixture(scope="module")
def before(book):
    return menus(book)


@pytest.fixture(scope="module")
def printed(book, before):
    """The menus of the next build, once the book has been printed."""
    assert before
    book.write(PRINTED, "the printed book")
    return menus(book)


@pytest.mark.parametrize("page", PAGES)
def test_the_menu_says_what_it_offers(before, page):
    assert words(before[page]) == WORDS


@pytest.mark.parametrize("page", PAGES)
def test_a_printed_book_is_offered_from_the_next_build_on(printed, page):
    assert words(printed[page]) == [*WORDS, BOOK]


@pytest.mark.parametrize("page", PAGES)
def test_the_link_leads_to_the_printed_book(book, printed, page):
    link = printed[page][-1].a
    assert link["title"] == "Download the whole book"
    assert link.i
    file = (book.html / f"{page}.html").parent / link["href"]
    assert file.read_text(encoding="utf-8") == "the printed book"


def test_without_a_printed_book_the_offer_goes(book, printed):
    assert printed
    (book.root / PRINTED).unlink()
    for menu in menus(book).values():
        assert words(menu) == WORDS
