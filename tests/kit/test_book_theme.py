"""What the theme finds out: where the book lives, whether it is printed, what links to it show."""

import re
from importlib.metadata import version

import pytest
from builds import ROOT
from matplotlib.image import imread
from myst_nb.core.execute.base import ExecutionError
from pygments.styles import get_style_by_name
from tiny import CELLS, TinyBook

SITE = "https://example.org/net/"
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
LANDING = """\
---
myst:
  html_meta:
    description: What the book is.
---

# Net

```{toctree}
luck
```
"""


@pytest.fixture(autouse=True, scope="module")
def theme():
    """The theme lies beside the book; a test says itself where that lives."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT / "book" / "_theme")
        patch.delenv("GITHUB_REPOSITORY", raising=False)
        yield


def write_book(book, *names, **settings):
    """Write a landing page and a chapter; the names are those of other extensions."""
    book.configure(
        "myst_nb",
        "book_theme",
        *names,
        **{
            "html_theme": "a-simple-neural-net",
            "html_title": "Net",
            "html_additional_pages": {"index": "root.html"},
            "root_doc": "book/index",
            "author": "the authors",
            **settings,
        },
    )
    book.write("book/index.md", LANDING)
    book.write("book/luck.md", PAGE)
    return book


def build(book, *names, **settings):
    write_book(book, *names, **settings).build_strictly()
    return book.page("book/luck")


@pytest.fixture(scope="module")
def book(shared_book):
    """The book without an address, as an author sees it."""
    build(shared_book)
    return shared_book


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """The book with an address."""
    published = TinyBook(tmp_path_factory.mktemp("published"))
    build(published, html_baseurl=SITE)
    return published


def canonical(page):
    return [link["href"] for link in page.select("link[rel=canonical]")]


class TestWhereTheBookLives:
    @pytest.fixture
    def built_in(self, tiny_book, monkeypatch):
        """Return a function that builds the book where the variable has this value."""

        def built_in(repository, **settings):
            monkeypatch.setenv("GITHUB_REPOSITORY", repository)
            write_book(tiny_book, **settings)
            return tiny_book.build(), tiny_book.page("book/luck")

        return built_in

    @pytest.mark.parametrize(
        ("repository", "address"),
        [
            ("octocat/my-book", "https://octocat.github.io/my-book/"),
            ("A-Fork/My_Book.2", "https://a-fork.github.io/My_Book.2/"),
            ("octocat/octocat.github.io", "https://octocat.github.io/"),
            ("Octocat/octocat.GitHub.io", "https://octocat.github.io/"),
            (
                "fork/octocat.github.io",
                "https://fork.github.io/octocat.github.io/",
            ),
        ],
    )
    def test_is_found_out_from_the_repository(
        self, built_in, repository, address
    ):
        complaints, page = built_in(repository)
        assert complaints == []
        assert canonical(page) == [f"{address}book/luck.html"]
        assert page.select(f"a[href='https://github.com/{repository}']")

    def test_can_be_set(self, built_in):
        complaints, page = built_in("octocat/my-book", html_baseurl=SITE)
        assert complaints == []
        assert canonical(page) == [f"{SITE}book/luck.html"]

    @pytest.mark.parametrize("unset", [True, False])
    def test_is_nowhere_on_an_authors_machine(self, built_in, book, unset):
        """A variable that is empty is as good as none."""
        page = book.page("book/luck") if unset else built_in("")[1]
        assert canonical(page) == []
        assert "github.com" not in str(page.body)

    @pytest.mark.parametrize(
        "value", ["octocat", "octocat/", "/my-book", "a/b/c", "octocat/my book"]
    )
    def test_is_not_guessed_from_anything_else(self, built_in, value):
        (complaint,), page = built_in(value)
        assert f"GITHUB_REPOSITORY is '{value}'" in complaint
        assert "owner/name" in complaint
        assert canonical(page) == []

    @pytest.mark.parametrize(
        ("repository", "folder"), [("octocat/my-book", "/my-book/"), ("", "/")]
    )
    def test_is_where_the_links_of_the_page_for_the_lost_start(
        self, tiny_book, monkeypatch, repository, folder
    ):
        monkeypatch.setenv("GITHUB_REPOSITORY", repository)
        write_book(
            tiny_book,
            "notfound.extension",
            notfound_template="not-found.html",
            notfound_context={"title": "Page not found"},
        )
        tiny_book.write("book/api.md", PAGE)
        tiny_book.build()  # no part of the contents
        lost = tiny_book.page("404")
        links = {link["href"] for link in lost.select("article a[href]")}
        assert f"{folder}book/index.html" in links
        assert all(link.startswith(folder) for link in links)
        for sheet in lost.select("link[rel=stylesheet]"):
            assert sheet["href"].startswith(f"{folder}_static/")


class TestCitation:
    def test_has_the_version_and_the_address_of_this_copy(
        self, tiny_book, monkeypatch
    ):
        """Of this build, too: pages that have not changed are read again."""
        fields = [
            "@misc{asimpleneuralnet,",
            "  author  = {{the authors}},",
            "  title   = {Net},",
            f"  version = {{{version('simplenet')}}},",
            "  year    = {2026}",
        ]
        write_book(tiny_book, "citation", copyright="2026")
        tiny_book.write("book/luck.md", f"{PAGE}\n```{{citation}}\n```\n")
        for owner in ("", "octocat", "fork"):
            monkeypatch.setenv("GITHUB_REPOSITORY", owner and f"{owner}/net")
            tiny_book.build_strictly()
            found = tiny_book.page("book/luck").select_one("pre").get_text()
            url = f",\n  url     = {{https://{owner}.github.io/net/}}"
            expected = "\n".join(fields) + (url if owner else "") + "\n}\n"
            assert found == expected


class TestPrintedBook:
    PRINTED = "_build/latex/a-simple-neural-net.pdf"

    def offers(self, book, name):
        links = book.page(name).select("a[href$='.pdf']")
        files = [(book.html / name).parent / link["href"] for link in links]
        return [file.read_text(encoding="utf-8") for file in files]

    def test_is_offered_on_every_page_while_there_is_one(self, tiny_book):
        pages = ["book/index", "book/luck"]
        build(tiny_book)
        for expected in ([], ["the printed book"], []):
            if expected:
                tiny_book.write(self.PRINTED, *expected)
            else:
                (tiny_book.root / self.PRINTED).unlink(missing_ok=True)
            build(tiny_book)
            for page in pages:
                assert self.offers(tiny_book, page) == expected
            assert len(list(tiny_book.html.glob("*.pdf"))) == len(expected)

    def test_can_be_printed_again(self, tiny_book):
        write_book(tiny_book)
        tiny_book.write(self.PRINTED, "the printed book")
        tiny_book.build_strictly("latex")


class TestNewBuild:
    def test_leaves_nothing_of_an_older_one_but_hidden_files(self, tiny_book):
        write_book(tiny_book)
        tiny_book.write("_build/html/old.html", "")
        tiny_book.write("_build/html/old/page.html", "")
        for hidden in (".git/HEAD", ".nojekyll"):
            tiny_book.write(f"_build/html/{hidden}", "kept")
        tiny_book.build_strictly()
        assert not (tiny_book.html / "old.html").exists()
        assert not (tiny_book.html / "old").exists()
        for hidden in (".git/HEAD", ".nojekyll"):
            assert (tiny_book.html / hidden).read_text() == "kept"

    def test_shows_a_new_title_on_pages_that_have_not_changed(self, tiny_book):
        write_book(tiny_book)
        tiny_book.write("book/index.md", LANDING.replace("luck", "luck\nskill"))
        tiny_book.write("book/skill.md", PAGE.replace("luck", "skill"))
        tiny_book.build_strictly()
        tiny_book.write("book/luck.md", PAGE.replace("luck", "chance"))
        tiny_book.build_strictly()
        links = tiny_book.page("book/skill").select("a[href='luck.html']")
        assert len(links) > 1  # in the contents, and to the previous page
        assert all("chance" in link.get_text() for link in links)

    def test_that_fails_while_it_reads_leaves_the_old_site(self, tiny_book):
        build(tiny_book, nb_execution_raise_on_error=True)
        before = {
            file: file.read_bytes()
            for file in tiny_book.html.rglob("*")
            if file.is_file()
        }
        failing = f"{CELLS}# Luck\n\n```{{code-cell}} python\n1 / 0\n```\n"
        tiny_book.write("book/luck.md", failing)
        with pytest.raises(ExecutionError):
            tiny_book.build()
        for file, content in before.items():
            assert file.read_bytes() == content

    def test_of_the_printed_book_leaves_the_site(self, book):
        book.build_strictly("latex")
        assert book.page("book/luck")


def tags_of(page):
    found = page.select("meta[property]")
    return {tag["property"]: tag["content"] for tag in found}


def description(page):
    return page.select_one("meta[name=description]")["content"]


class TestSharedLinks:
    def test_show_what_the_page_says(self, published):
        page = published.page("book/luck")
        found = tags_of(page)
        assert found["og:description"] == description(page) == SENTENCE
        assert found["og:title"] == "Was it luck?"
        assert found["og:site_name"] == "Net"
        assert found["og:url"] == f"{SITE}book/luck.html"
        assert found["twitter:card"] == "summary_large_image"
        assert "network" in found["og:image:alt"]

    def test_show_a_card_of_the_size_that_the_tags_say(self, published):
        cards = set()
        for name in ("index", "luck"):
            found = tags_of(published.page(f"book/{name}"))
            file = published.html / found["og:image"].removeprefix(SITE)
            cards.add(file.read_bytes())
            height, width, _ = imread(file).shape
            assert found["og:image:width"] == str(width) == "1200"
            assert found["og:image:height"] == str(height) == "630"
        assert len(cards) == 2

    def test_show_the_same_card_until_its_words_change(self, tiny_book):
        def card(page):
            write_book(tiny_book, html_baseurl=SITE)
            tiny_book.write("book/luck.md", page)
            tiny_book.build_strictly()
            found = tags_of(tiny_book.page("book/luck"))["og:image"]
            return (tiny_book.html / found.removeprefix(SITE)).read_bytes()

        first = card(PAGE)
        assert card(f"{PAGE}\nMore.\n") == first
        assert card(PAGE.replace("why", "when")) != first
        assert card(PAGE.replace("luck", "skill")) != first

    def test_show_no_more_than_a_description_without_an_address(self, book):
        page = book.page("book/luck")
        assert description(page) == SENTENCE
        assert not tags_of(page)
        assert not (book.html / "_images").exists()

    def test_of_a_page_without_description_are_reported(self, tiny_book):
        write_book(tiny_book, html_baseurl=SITE)
        tiny_book.write("book/luck.md", "# Luck\n")
        (complaint,) = tiny_book.build()
        assert re.search(r"book/luck\.md.*WARNING", complaint)
        assert "page without description" in complaint


class TestBareAddress:
    @pytest.mark.parametrize("state", ["book", "published"])
    def test_leads_to_the_landing_page(self, request, state):
        page = request.getfixturevalue(state).page("index")
        target = page.select_one("meta[http-equiv=refresh]")["content"]
        assert target == "0; url=book/index.html"
        assert page.a["href"] == "book/index.html"
        assert page.html["lang"] == "en"
        assert page.title.get_text() == "Net"
        assert description(page) == "What the book is."
        address = [f"{SITE}book/index.html"] if state == "published" else []
        assert canonical(page) == address

    def test_shows_the_preview_of_the_landing_page(self, published):
        tags = tags_of(published.page("index"))
        assert "og:image" in tags
        assert tags == tags_of(published.page("book/index"))


def test_only_the_landing_page_has_the_title_alone(book):
    titles = [
        book.page(name).title.get_text()
        for name in ("book/index", "book/luck", "search")
    ]
    assert titles == ["Net", "Was it luck? — Net", "Search — Net"]


CHAPTER = f"""{CELLS}# Page

```{{table}} A table.
:name: tab-numbers

| a | b |
| - | - |
| 1 | 2 |
```

$$ x < 1 $$ (eq-small)

```{{eval-rst}}
As a book says [CIT2002]_.

.. [CIT2002] A book.
```

```{{admonition}} For the *curious*
:class: dropdown
What is inside.
```

```{{admonition}} Mind
What is never folded.
```

```{{note}}
A note is a box, too.
```

```{{note}}
:class: dropdown
So is this one, which has no title of its own to open it.
```

After the boxes.

```{{code-cell}} python
---
tags: [hide-input]
---
print("shown by " + "the code")
```
"""


@pytest.fixture(scope="module")
def chapter(tmp_path_factory):
    """A book whose chapter has all that the theme mends."""
    book = TinyBook(tmp_path_factory.mktemp("chapter"))
    write_book(
        book,
        "simplenet.sphinxext",
        myst_enable_extensions=["dollarmath"],
        nb_code_prompt_show="Show the code",
        nb_code_prompt_hide="Hide the code",
        numfig=True,
        notebook_repository="octocat/net",
    )
    head = PAGE.partition("---\n\n")[0].removeprefix("---\n")
    chapter = CHAPTER.replace("kernelspec:", f"{head}kernelspec:", 1)
    book.write("book/luck.md", chapter)
    book.build_strictly()
    return book


@pytest.fixture(scope="module")
def page(chapter):
    return chapter.page("book/luck")


class TestChapters:
    def test_have_no_name_twice(self, page):
        ids = [tag["id"] for tag in page.select("[id]")]
        assert {"tab-numbers", "equation-eq-small"} <= set(ids)
        assert sorted(ids) == sorted(set(ids))

    def test_fold_code_below_what_it_prints(self, page):
        fold = page.select_one(".cell details")
        assert "print(" in fold.get_text()
        assert "shown by the code" in fold.find_previous("pre").get_text()

    def test_name_a_fold_by_what_is_seen_on_it(self, page):
        summary = page.select_one(".cell details summary")
        words = list(summary.stripped_strings)
        assert words == ["Show the code", "Hide the code"]
        assert not summary.has_attr("aria-label")

    def test_fold_a_box_that_is_a_dropdown(self, page):
        (box,) = page.select("details.admonition")
        assert not box.has_attr("open")
        assert box.summary.get_text() == "For the curious"
        assert [p.get_text() for p in box.select("p")] == ["What is inside."]
        assert box.summary.em.get_text() == "curious"
        others = page.select("div.admonition")
        titles = [other.p.get_text() for other in others]
        assert titles == ["Mind", "Note", "Note"]
        after = page.find("p", string="After the boxes.")
        assert not after.find_parent(["details", "aside"])
        assert not after.find_parent(class_="admonition")

    def test_list_sources_as_items(self, page):
        (source,) = page.select("[role=list] > .citation")
        assert source["role"] == "listitem"

    def test_can_be_run_and_taken_along(self, page):
        links = {link["href"] for link in page.select("nav details a")}
        hosts = {link.split("/")[2] for link in links if "://" in link}
        assert hosts == {"mybinder.org", "colab.research.google.com"}
        assert {"luck.ipynb", "../_sources/book/luck.md.txt"} <= links

    def test_have_figures_that_follow_the_readers_system(self, chapter):
        """Without a script, too, as the pages do."""
        sheet = chapter.html / "_static" / "figures.css"
        assert "prefers-color-scheme: dark" in sheet.read_text()

    def test_have_code_in_other_colours_on_dark_pages(self, chapter):
        style = get_style_by_name("a11y-high-contrast-dark")
        sheet = chapter.html / "_static" / "pygments.css"
        rules = sheet.read_text(encoding="utf-8").splitlines()
        dark = [rule for rule in rules if 'body[data-theme="dark"]' in rule]
        assert any(style.background_color in rule for rule in dark)
