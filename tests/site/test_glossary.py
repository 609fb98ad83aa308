"""The glossary: each entry and the chapter that it names lead to each other."""

import re
from collections import Counter

import pytest
from pages import PART_I, PART_II

CHAPTERS = [*PART_I, *PART_II]
# A term is looked up where it stands in running text.
ELSEWHERE = "h1, h2, h3, figcaption, caption, .admonition.tip, #summary"


def terms(page):
    """Return the links from words to their entries."""
    return page.select("a:has(> .std-term)")


def anchor(link):
    return link["href"].partition("#")[2]


@pytest.fixture(scope="module")
def entries(book):
    """Return what the glossary says, by the anchors of the words that it says it of."""
    found, words = {}, []
    for part in book.page("glossary").select("dl.glossary > *"):
        if part.name == "dt":
            words.append(part["id"])
        else:
            found[tuple(words)], words = part, []
    return found


def test_entries_are_short_and_stand_in_the_order_of_the_alphabet(entries):
    names = [words[0].removeprefix("term-").lower() for words in entries]
    assert len(names) > 50
    assert names == sorted(names)
    for text in entries.values():
        assert len(text.get_text().split()) <= 60, text


def test_an_entry_and_the_section_that_explains_it_lead_to_each_other(
    book, entries
):
    for words, text in entries.items():
        *_, see = [link for link in text("a") if link not in terms(text)]
        name, _, section = see["href"].partition(".html#")
        assert name in CHAPTERS
        page = book.page(name)
        assert page.find(id=section).name == "section"
        linked = {anchor(link) for link in terms(page)}
        assert linked & {*words}, words


def test_an_entry_leads_to_the_entries_of_the_words_it_uses(entries):
    names = {w: w[5:].replace("-", " ").lower() for own in entries for w in own}
    for own, text in entries.items():
        linked = " ".join(link.get_text() for link in text("a")).lower()
        for word in names.keys() - {*own}:
            used = re.search(rf"\b{names[word]}s?\b", text.get_text().lower())
            assert not used or names[word] in linked, (own, word)


@pytest.mark.parametrize("name", CHAPTERS)
def test_a_chapter_leads_to_an_entry_once(book, entries, name):
    article = book.page(name).select_one("article")
    counts = Counter(anchor(link) for link in terms(article))
    assert counts.keys() <= {word for words in entries for word in words}
    assert [word for word, times in counts.items() if times > 1] == []
    assert len(counts) > 5
    for part in article.select(ELSEWHERE):
        assert terms(part) == []
