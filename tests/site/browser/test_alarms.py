"""The checks of this folder see what they are for: a copy of a page is broken on purpose."""

import shutil

import pytest
from browsing import POLICY, foreign, overhang, served, violations, weight
from visits import PACKED, PLAIN, shift

PAGE = "book/neurons.html"


@pytest.fixture(scope="module")
def copy(book, tmp_path_factory):
    folder = tmp_path_factory.mktemp("broken") / "html"
    shutil.copytree(book.html, folder)
    with served(folder, policy="") as address:  # what is broken is inline
        yield folder, address


@pytest.fixture
def broken(copy, visitor):
    """Return a function that changes a page and opens it; the page is whole again afterwards."""
    folder, address = copy
    file = folder / PAGE
    whole = file.read_text(encoding="utf-8")

    def broken(old, new):
        assert old in whole
        file.write_text(whole.replace(old, new, 1), encoding="utf-8")
        window = visitor(viewport={"width": 320, "height": 900})
        window.open(f"{address}/{PAGE}")
        return window

    yield broken
    file.write_text(whole, encoding="utf-8")


def test_the_whole_page_raises_no_alarm(broken, copy):
    window = broken("</title>", "</title>")
    assert foreign(window.requests, copy[1]) == []
    assert window.complaints == []
    assert violations(window.page) == []
    assert overhang(window.page) == 0


def test_an_outside_script_is_seen(broken, copy):
    script = '<script src="https://example.invalid/spy.js"></script></head>'
    window = broken("</head>", script)
    assert foreign(window.requests, copy[1]) == [
        "https://example.invalid/spy.js"
    ]


def test_a_script_that_fails_is_heard(broken):
    window = broken("</body>", "<script>nothing.at.all()</script></body>")
    assert any("nothing is not defined" in text for text in window.complaints)


@pytest.mark.parametrize(
    "forbidden",
    [
        "<script>let there</script>",
        "<script src='data:text/javascript,'></script>",
        "<p onclick='let there'></p>",
        "<iframe srcdoc='<script>let there</script>'></iframe>",
    ],
)
def test_what_a_strict_host_forbids_is_heard(visitor, copy, forbidden):
    folder, _ = copy
    (folder / "forbidden.html").write_text(forbidden, encoding="utf-8")
    with served(folder, POLICY) as address:
        window = visitor()
        window.open(f"{address}/forbidden.html")
    assert any("Security Policy" in text for text in window.complaints)


@pytest.mark.parametrize(
    ("rule", "old", "new"),
    [
        ("svg-img-alt", 'role="img" aria-label="', 'role="img" data-label="'),
        ("color-contrast", "<article", '<article style="color: #aaa"'),
        ("heading-order", "<h2>Squeeze", "<h4>Squeeze"),
        ("button-name", "</article>", "<button></button></article>"),
        ("html-has-lang", ' lang="en"', ""),
        (
            "label-content-name-mismatch",
            "<summary",
            '<summary aria-label="Toggle"',
        ),
    ],
)
def test_a_barrier_is_seen(broken, rule, old, new):
    found = violations(broken(old, new).page)
    assert any(line.startswith(f"{rule}:") for line in found), found


def test_a_page_that_is_too_wide_is_seen(broken):
    wide = '<div style="width: 400px">wide</div></article>'
    assert overhang(broken("</article>", wide).page) > 0


def test_content_that_moves_is_seen(broken, copy, visitor):
    late = """<script>setTimeout(() => document.querySelector("article").insertAdjacentHTML(
        "afterbegin", "<div style='height: 300px'></div>"), 50)</script></body>"""
    broken("</body>", late)
    assert shift(visitor, f"{copy[1]}/{PAGE}", 1280) > 0


def test_a_page_that_is_too_heavy_is_seen(broken, copy):
    ballast = copy[0] / "book" / "ballast.js"
    ballast.write_bytes(b"//" + bytes(PLAIN))
    window = broken("</head>", '<script src="ballast.js"></script></head>')
    plain, packed = weight(window.responses)
    assert plain > PLAIN
    assert packed < PACKED  # zeros pack well: the two limits are not one
