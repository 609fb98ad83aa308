"""Exercises: solutions that can be left out, quick checks, answers at the end on paper."""

import re
import shutil

import nbformat
import pytest
from sphinx.errors import ExtensionError
from tiny import CELLS, TinyBook

ONE = """\
# One

```{quick-check} How *much* is two and two?
3 < 4
: No. One more.

4
: Yes. Count on your *fingers*.
```

(sec-sky)=
## Exercises

```{exercise} By hand, 2 minutes
:label: ex-sum

Add 20 and 22.
```

```{code-cell} python
:tags: [exercise]
answer = 0
print("filled in:", answer)
```

```{exercise} To think about, 3 minutes
:label: ex-why

Why?
```

```{code-cell} python
:tags: [remove-cell]
assert answer in (0, 42)
```
"""
SOLUTIONS = """\
# Not shown

```{solution-start} ex-sum
```
That is forty-two:

```{code-cell} python
answer = 6 * 7
print("solved:", answer)
```
```{solution-end}
```

```{solution-start} ex-why
```
Because of the weather, see {ref}`sec-sky` and {numref}`ex-sum`.
```{solution-end}
```
"""
INDEX = "# Book\n\nSee {numref}`ex-why`.\n\n```{toctree}\n:numbered:\n\none\ntwo\n```\n"
SECRETS = (
    "forty-two",
    "6 * 7",
    "solved:",
    "weather",
    "Not shown",
)


def write(book):
    book.configure(
        "myst_nb",
        "simplenet.sphinxext.exercises",
        "simplenet.sphinxext.notebooks",
        "simplenet.sphinxext.slides",
        myst_enable_extensions=["deflist"],
        nb_execution_mode="cache",
    )
    book.write("index.md", INDEX)
    book.write("one.md", CELLS + ONE)
    book.write("two.md", "# Two\n\nThe end.\n")
    book.write("solutions/one.md", SOLUTIONS)
    return book


@pytest.fixture(scope="module")
def book(shared_book):
    write(shared_book).build_strictly()
    return shared_book


def leaked(book):
    """Return the files of the site that hold a line of a solution."""
    files = [f for f in book.html.rglob("*") if f.is_file()]
    held = [f.read_bytes().decode(errors="ignore") for f in files]
    return {
        f.name
        for f, text in zip(files, held, strict=True)
        if any(secret in text for secret in SECRETS)
    }


def test_a_solution_follows_its_exercise_and_the_cell_to_fill_in(book):
    words = book.page("one").get_text()
    order = ["Add 20", "filled in: 0", "forty-two", "solved: 42", "Why?"]
    places = [words.index(word) for word in order]
    assert places == sorted(places)
    first, second = book.page("one").select(".admonition.solution.dropdown")
    assert "solved: 42" in first.get_text()
    assert second["id"] == "solution-ex-why"
    assert "Because" in second.get_text()


def test_exercises_are_numbered_and_can_be_referred_to(book):
    titles = book.page("one").select(".exercise > .admonition-title")
    assert [" ".join(t.get_text().split()) for t in titles] == [
        "Exercise 1.1 (By hand, 2 minutes)",
        "Exercise 1.2 (To think about, 3 minutes)",
    ]
    assert "See Exercise 1.2." in book.page().get_text()


def test_a_choice_unfolds_to_its_reason(book):
    check = book.page("one").select_one(".quick-check")
    assert check.p.get_text() == "Quick check: How much is two and two?"
    found = [
        (d.summary.get_text(), d.p.get_text()) for d in check.select("details")
    ]
    assert found == [
        ("3 < 4", "No. One more."),
        ("4", "Yes. Count on your fingers."),
    ]


def test_ids_are_unique(book):
    ids = [tag["id"] for tag in book.page("one").select("[id]")]
    assert sorted(ids) == sorted(set(ids))


def test_only_the_pages_and_the_notebook_for_teachers_hold_solutions(book):
    assert leaked(book) == {"one.html", "one-solved.ipynb", "searchindex.js"}


def cells_of(book, name):
    file = book.html / name
    return nbformat.read(file, as_version=nbformat.NO_CONVERT).cells


class TestSlides:
    def test_have_an_exercise_with_its_cell(self, book):
        sheets = book.page("one-slides").select(".sheet")
        (sheet,) = (s for s in sheets if "Add 20" in s.get_text())
        assert " ".join(sheet.h2.get_text().split()) == (
            "Exercise 1.1 (By hand, 2 minutes)"
        )
        assert "answer = 0" in sheet.pre.get_text()

    def test_keep_the_reasons_of_a_check_for_the_notes(self, book):
        slides = book.page("one-slides").select("section")
        (slide,) = (s for s in slides if "Quick check" in s.get_text())
        sheet, notes = slide.select_one(".sheet"), slide.aside
        assert [li.get_text().strip() for li in sheet("li")] == ["3 < 4", "4"]
        assert "One more." in notes.get_text()
        assert not sheet.select(".words")  # they would be the answer


class TestNotebooks:
    def test_those_of_learners_have_the_cell_to_fill_in(self, book):
        code = [c for c in cells_of(book, "one.ipynb") if c.cell_type == "code"]
        _, cell = code
        assert cell.source.startswith("answer = 0")
        assert cell.metadata.tags == ["exercise"]

    def test_those_of_teachers_have_the_solution_as_a_cell(self, book):
        cells = cells_of(book, "one-solved.ipynb")
        solved = [c for c in cells if c.metadata.get("tags") == ["solution"]]
        assert [c.source for c in solved] == [
            "**Solution**\n\nThat is forty-two:",
            'answer = 6 * 7\nprint("solved:", answer)',
            "**Solution**\n\nBecause of the weather, see Exercises and Exercise 1.1.",
        ]
        others = [c for c in cells if c not in solved]
        assert "".join(c.source for c in others) == "".join(
            c.source for c in cells_of(book, "one.ipynb")
        )

    def test_have_the_quick_checks(self, book):
        text = "\n".join(c.source for c in cells_of(book, "one.ipynb"))
        assert (
            "**Quick check: How *much* is two and two?**\n\n"
            "<details><summary>3 &lt; 4</summary>\n\nNo. One more.\n\n</details>"
        ) in text


def test_on_paper_answers_have_a_chapter_at_the_end(book):
    book.build_strictly("latex")
    chapter, answers = book.latex().split(r"\chapter{Answers}")
    for shown in (
        "The end.",
        "Add 20",
        "filled in",
        "How",
        "3 < 4".replace("<", r"\textless{}"),
    ):
        assert shown in chapter
    for kept in ("One more", "forty", "solved", "weather"):
        assert kept not in chapter
        assert kept in answers
    headings = re.findall(r"\\(?:section|subsubsection\*)\{(.*)\}", answers)
    assert "One" in headings
    assert r"Exercise 1.2 (To think about, 3 minutes)" in answers
    # References within the page lead to the page.
    assert r"\hyperref[\detokenize{one:sec-sky}]" in answers
    assert r"\hyperref[exercise:ex-sum]{Exercise 1.1}" in answers
    assert "{index:" not in answers
    # Those from another page lead to the exercise.
    assert r"See \hyperref[exercise:ex-why]{Exercise 1.2}" in chapter


def test_what_is_cited_stays_at_the_very_end(tmp_path):
    """LaTeX prints it there, so its page follows the answers."""
    book = write(TinyBook(tmp_path))
    book.write("two.rst", "Two\n===\n\nThe end [A]_.\n\n.. [A] A book.\n")
    (book.root / "two.md").unlink()
    book.build_strictly("latex")
    before, after = book.latex().split(r"\chapter{Answers}")
    assert "The end" not in before
    assert "The end" in after


class TestWithoutTheFolder:
    @pytest.fixture
    def without(self, book, tmp_path):
        shutil.copytree(book.root, tmp_path, dirs_exist_ok=True)
        shutil.rmtree(tmp_path / "solutions")
        # Sphinx leaves words of an older build in the search index.
        shutil.rmtree(tmp_path / "_build" / "html")
        return TinyBook(tmp_path)

    def test_nothing_of_a_solution_is_left(self, without):
        without.build_strictly()
        assert leaked(without) == set()
        assert "Why?" in without.page("one").get_text()

    def test_paper_has_the_reasons_of_quick_checks_alone(self, without):
        without.build_strictly("latex")
        _, answers = without.latex().split(r"\chapter{Answers}")
        assert "One more" in answers
        assert not any(secret in without.latex() for secret in SECRETS)

    def test_they_come_back_with_it(self, without, book):
        without.build_strictly()
        shutil.copytree(book.root / "solutions", without.root / "solutions")
        without.build_strictly()
        assert "one.html" in leaked(without)


def test_an_edited_solution_is_read_again(tmp_path):
    book = write(TinyBook(tmp_path))
    book.build_strictly()
    book.write("solutions/one.md", SOLUTIONS.replace("weather", "wind"))
    book.build_strictly()
    assert "of the wind" in book.page("one").get_text()


@pytest.mark.parametrize(
    ("old", "new", "wish"),
    [
        ("ex-why", "ex-how", "no exercise on its page: ex-how"),
        ("ex-why", "ex-sum", "an exercise has one"),
        ("```{solution-end}\n```\n\n", "", "must be closed"),
    ],
)
def test_a_solution_that_belongs_nowhere_stops_the_build(
    tmp_path, old, new, wish
):
    book = write(TinyBook(tmp_path))
    book.write("solutions/one.md", SOLUTIONS.replace(old, new))
    with pytest.raises(ExtensionError, match=wish):
        book.build()


@pytest.mark.parametrize(
    ("head", "fence", "to_fill_in"),
    [
        (":tags: [exercise]", "```", True),
        (":name: n\n:tags: [raises-exception, exercise]", "```", True),
        ("---\nname: n\ntags:\n  - exercise\n---", "```", True),
        (":tags: [exercise]", "````", True),
        (":tags: [exercise-free]", "```", False),
        (":name: exercise", "```", False),
    ],
)
def test_a_solution_comes_below_the_cells_with_the_tag(
    tiny_book, head, fence, to_fill_in
):
    tiny_book.configure(
        "myst_nb",
        "simplenet.sphinxext.exercises",
        nb_execution_mode="off",
        suppress_warnings=["myst-nb.lexer", "misc.highlighting_failure"],
    )
    page = "# A\n\n```{exercise}\n:label: ex-why\nWhy?\n```\n\n"
    cell = f"{fence}{{code-cell}} python\n{head}\nx = 1\n{fence}\n\nThe end."
    tiny_book.write("index.md", f"{CELLS}{page}{cell}\n")
    solution = (
        "```{solution-start} ex-why\n```\nBecause.\n```{solution-end}\n```"
    )
    tiny_book.write("solutions/index.md", f"{solution}\n")
    tiny_book.build_strictly()
    words = tiny_book.page().get_text()
    solved, cell, end = map(words.index, ("Because", "x = 1", "The end"))
    assert (cell < solved < end) is to_fill_in


@pytest.mark.parametrize(
    "content",
    [
        "No list.",
        "3\n: No. One more.",
        "3\n: No. One more.\n: Two less.\n\n4\n: Yes. It is.",
        "3\n: Yes. It is.\n\n4\n: Yes. It is.",
        "3\n: Perhaps.\n\n4\n: Yes. It is.",
    ],
)
def test_a_check_without_one_right_choice_is_a_warning(tiny_book, content):
    tiny_book.configure(
        "myst_nb",
        "simplenet.sphinxext.exercises",
        myst_enable_extensions=["deflist"],
    )
    tiny_book.write(
        "index.md", f"# A\n\n```{{quick-check}} What?\n{content}\n```\n"
    )
    (warning,) = tiny_book.build()
    assert "choices, each with a reason that begins with Yes or No" in warning


def test_without_exercises_paper_has_no_chapter_of_answers(tiny_book):
    tiny_book.configure("myst_nb", "simplenet.sphinxext.exercises")
    tiny_book.write("index.md", "# A\n\nNo question.\n")
    tiny_book.build_strictly("latex")
    assert "Answers" not in tiny_book.latex()
