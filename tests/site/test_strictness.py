"""Break the book on purpose and see the build fail."""

import re

import pytest
from builds import PARTS, Book

CHAPTER = "book/loss.md"
AT_THE_END = "**What comes next:**"
FALSE_CLAIM = "```{code-cell} python\nassert len(y_true) == 5\n```"

# What is wrong, and what the warning must name.
FLAWS = {
    "a dead link": ("[](nowhere.md)", "nowhere.md"),
    "a dead reference": ("{numref}`fig-nowhere`", "fig-nowhere"),
    "a dead equation": ("{eq}`eq-nowhere`", "eq-nowhere"),
    "a dead function": ("{py:func}`simplenet.nowhere`", "simplenet.nowhere"),
    "an undefined glue key": ("{glue:text}`nothing:.3f`", "nothing"),
    "an unknown source": ("{cite}`nobody1900`", "nobody1900"),
    "a formula that cannot be shown": (r"$\nosuchcommand{x}$", "nosuchcommand"),
    "a listing of nothing": (
        "```{listing} simplenet.nothing\n```",
        "simplenet.nothing",
    ),
    "a drawing without alternative text": (
        "```{code-cell} python\ndraw_network(OurNeuralNetwork());\n```",
        "picture without alternative text",
    ),
}


@pytest.fixture(scope="module")
def copy(book, tmp_path_factory):
    copy = Book.copied_to(tmp_path_factory.mktemp("broken"))
    copy.take_outputs_of(book)
    return copy


@pytest.fixture
def broken(copy):
    """Return a function that breaks a chapter; the chapter is whole again afterwards."""
    chapter = copy.root / CHAPTER
    whole = chapter.read_text(encoding="utf-8")

    def break_it(*flaws):
        text = "\n\n".join([*flaws, AT_THE_END])
        copy.edit(CHAPTER, AT_THE_END, text)
        return copy

    yield break_it
    chapter.write_text(whole, encoding="utf-8")


@pytest.mark.parametrize("strict", [False, True])
def test_a_false_claim_stops_every_build(broken, strict):
    book = broken(FALSE_CLAIM)
    result = book.build_strictly() if strict else book.build()
    assert result.returncode != 0
    assert "AssertionError" in result.stdout
    assert "loss.md" in result.stdout
    assert not list(book.html.rglob("*.html"))


def test_a_strict_build_names_each_flaw_with_its_chapter(broken):
    result = broken(*(flaw for flaw, _ in FLAWS.values())).build_strictly()
    assert result.returncode != 0
    warnings = re.findall(
        r"^.*(?:WARNING|ERROR).*$", result.stdout, flags=re.MULTILINE
    )
    ours = [line for line in warnings if "loss.md" in line]
    assert ours == warnings
    unnamed = [
        kind
        for kind, (_, name) in FLAWS.items()
        if not any(name in line for line in ours)
    ]
    assert unnamed == []
    assert len(ours) >= len(FLAWS)


def test_nothing_is_written_beside_the_build(book):
    files = {path.name for path in book.root.iterdir()}
    assert files == {"_build", *PARTS}
