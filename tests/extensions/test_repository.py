"""The extension that finds out where the book lives."""

import pytest


@pytest.fixture
def build(tiny_book):
    """Return a function that builds a page where the variable has this value."""

    def build_page(repository, **settings):
        theme = "sphinx_book_theme"
        tiny_book.configure(theme, "repository", html_theme=theme, **settings)
        tiny_book.write("index.md", "# Page\n")
        return tiny_book.build(GITHUB_REPOSITORY=repository)

    return build_page


def canonical(tiny_book):
    link = tiny_book.page().select_one("link[rel=canonical]")
    return link and link["href"]


@pytest.mark.parametrize(
    ("repository", "address"),
    [
        ("octocat/my-book", "https://octocat.github.io/my-book/"),
        ("A-Fork/My_Book.2", "https://a-fork.github.io/My_Book.2/"),
        ("octocat/octocat.github.io", "https://octocat.github.io/"),
        ("Octocat/octocat.GitHub.io", "https://octocat.github.io/"),
        ("fork/octocat.github.io", "https://fork.github.io/octocat.github.io/"),
    ],
)
def test_the_address_is_that_of_the_repository(
    build, tiny_book, repository, address
):
    result = build(repository)
    assert result.returncode == 0, result.stdout
    assert canonical(tiny_book) == f"{address}index.html"


def test_an_address_in_the_settings_stays(build, tiny_book):
    result = build("octocat/my-book", html_baseurl="https://example.org/")
    assert result.returncode == 0, result.stdout
    assert canonical(tiny_book) == "https://example.org/index.html"


def test_without_a_repository_there_is_no_address(build, tiny_book):
    result = build("")
    assert result.returncode == 0, result.stdout
    assert canonical(tiny_book) is None
    assert "github.com" not in str(tiny_book.page().body)


@pytest.mark.parametrize(
    "value", ["octocat", "octocat/", "/my-book", "a/b/c", "octocat/my book"]
)
def test_a_repository_of_another_form_is_reported(build, tiny_book, value):
    result = build(value)
    assert result.returncode != 0
    assert f"GITHUB_REPOSITORY is '{value}'" in result.stdout
    assert "owner/name" in result.stdout
    assert canonical(tiny_book) is None


@pytest.mark.parametrize("repository", ["octocat/my-book", "fork/my-book"])
def test_the_button_leads_to_the_repository(build, tiny_book, repository):
    result = build(repository)
    assert result.returncode == 0, result.stdout
    button = tiny_book.page().select_one("a.btn-source-repository-button")
    assert button["href"] == f"https://github.com/{repository}"
