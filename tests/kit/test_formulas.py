"""Formulas: LaTeX becomes MathML, drawn with a font that has the letters in use."""

import re

import pytest
from fontTools.ttLib import TTFont
from scripting import evaluated

PAGE = """\
# Zigzag

Inline $\\frac{a}{b}$, then by itself

$$ x < 1 $$ (eq-small)

and {eq}`eq-small` again, and $\\sqrt{x} + h = \\eta$.
"""
ORPHAN = "---\norphan: true\n---\n\n"
OTHERS = {
    "part/block": f"{ORPHAN}# Block\n\n$$ x $$\n",
    "part/plain": f"{ORPHAN}# Plain\n\nx\n",
}


def configure(book):
    book.configure(
        "myst_nb",
        "simplenet.sphinxext.formulas",
        myst_enable_extensions=["dollarmath"],
    )


@pytest.fixture(scope="module")
def book(shared_book):
    configure(shared_book)
    shared_book.write("index.md", PAGE)
    for name, text in OTHERS.items():
        shared_book.write(f"{name}.md", text)
    shared_book.build_strictly()
    return shared_book


@pytest.fixture(scope="module")
def page(book):
    return book.page()


class TestMathML:
    def test_a_formula_in_a_line_stays_in_its_line(self, page):
        formula = page.select_one("p > math")
        assert [part.get_text() for part in formula.mfrac("mi")] == ["a", "b"]
        assert formula.get("display") != "block"

    def test_a_formula_by_itself_is_a_block(self, page):
        formula = page.select_one("div.math > math")
        assert formula["display"] == "block"
        assert formula.get_text() == "x<1"

    def test_a_numbered_equation_can_be_linked_and_referred_to(self, page):
        block = page.select_one("div.math")
        assert block.select_one(".eqno").get_text().startswith("(1)")
        link = block.select_one("a.headerlink")
        reference = page.select_one("p a[href*=equation]")
        assert link["href"] == reference["href"] == f"#{block['id']}"
        assert reference.get_text() == "(1)"

    def test_no_script_is_asked_for_to_show_formulas(self, page):
        assert page("script")
        assert "mathjax" not in " ".join(map(str, page("script"))).lower()

    def test_bad_latex_is_reported_with_its_line_and_shown_as_it_is(
        self, tiny_book
    ):
        configure(tiny_book)
        formulas = [r"\nosuchcommand{a<b>c}", r"\nosuchthing{a<b>c}"]
        inline, block = formulas
        tiny_book.write("index.md", f"# Page\n\n${inline}$\n\n$${block}$$\n")
        complaints = tiny_book.build()
        for latex, complaint in zip(formulas, complaints, strict=True):
            where = rf"index\.md:\d+: WARNING: .* {re.escape(latex)}"
            assert re.search(where, complaint), complaint
        shown = [code.get_text() for code in tiny_book.page().select("code")]
        assert shown == formulas


def letters_of(book):
    with TTFont(book.html / "_static" / "formulas.woff2") as font:
        return {chr(code) for code in font.getBestCmap()}


def asked(script, folder):
    """Return what the script adds to the head of a page, where it comes from this folder."""
    return evaluated(f"""
        const result = [];
        const document = {{
          createElement: () => ({{}}),
          currentScript: {{ src: "{folder}/{script.name}?v=1" }},
          head: {{ append: (link) => result.push(link) }},
        }};
        {{
          const location = new URL("{folder}/page.html");
          {script.read_text(encoding="utf-8")}
        }}""")


class TestFont:
    def test_has_what_stands_in_a_formula(self, book):
        assert set("ab<1x+h=η") <= letters_of(book)

    def test_has_what_a_browser_draws_instead(self, book):
        """Single letters become italic, h in a place of its own, and a root gets its sign."""
        letters = letters_of(book)
        assert "\N{MATHEMATICAL ITALIC SMALL X}" in letters
        assert "\N{PLANCK CONSTANT}" in letters
        assert "\N{MATHEMATICAL ITALIC SMALL ETA}" in letters
        assert "√" in letters

    def test_has_no_letters_from_outside_of_formulas(self, book):
        others = set("zZ\N{MATHEMATICAL ITALIC SMALL Z}")
        assert not letters_of(book) & others

    def test_is_the_one_that_the_style_sheet_asks_for(self, book):
        sheet = book.page().select_one("link[href*='formulas.css']")["href"]
        file = book.html / sheet.partition("?")[0]
        (font,) = re.findall(r'url\("(.+?)"\)', file.read_text())
        assert (file.parent / font).is_file()

    @pytest.mark.parametrize("name", ["index", "part/block"])
    def test_comes_with_a_page_that_has_formulas(self, book, name):
        """A script asks for it early, but not in a page opened from a file."""
        (script,) = book.page(name).head.select("script[src*=formulas]")
        file = (book.html / f"{name}.html").parent / script["src"]
        assert file.resolve() == book.html.resolve() / "_static/formulas.js"
        assert script.attrs.keys() == {"src"}  # nothing is drawn before it runs
        (link,) = asked(file, "https://example.org/net/_static")
        assert link == {
            "rel": "preload",
            "as": "font",
            "type": "font/woff2",
            "crossOrigin": "",  # or it would be fetched twice
            "href": "https://example.org/net/_static/formulas.woff2",
        }
        assert asked(file, "file:///home/net/_static") == []

    @pytest.mark.parametrize("name", ["part/plain", "search"])
    def test_comes_with_no_page_without_formulas(self, book, name):
        assert not book.page(name).select("script[src*=formulas]")

    def test_gets_new_letters_with_the_next_build(self, tiny_book):
        configure(tiny_book)
        letters = []
        for page in ("$x$", "$x + z$"):
            tiny_book.write("index.md", f"# Page\n\n{page}\n")
            tiny_book.build_strictly()
            letters.append(letters_of(tiny_book))
        before, after = letters
        assert before < after
        assert set("z\N{MATHEMATICAL ITALIC SMALL Z}") <= after - before

    def test_is_no_hindrance_to_a_book_without_formulas(self, tiny_book):
        configure(tiny_book)
        tiny_book.write("index.md", "# Page\n")
        tiny_book.build_strictly()
        assert not tiny_book.page()("math")
