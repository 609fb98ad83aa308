"""The extension that turns LaTeX into MathML."""

import re

import pytest

PAGE = """\
# Page

Inline $\\frac{a}{b}$, then by itself

$$ x < 1 $$ (eq-small)

and {eq}`eq-small` again.
"""


def configure(book):
    book.configure(
        "mathml",
        html_math_renderer="mathml",
        myst_enable_extensions=["dollarmath"],
    )


@pytest.fixture(scope="module")
def page(shared_book):
    configure(shared_book)
    shared_book.write("index.md", PAGE)
    result = shared_book.build()
    assert result.returncode == 0, result.stdout
    return shared_book.page()


def test_a_formula_in_a_line_stays_in_its_line(page):
    formula = page.select_one("p > math")
    assert [part.get_text() for part in formula.mfrac("mi")] == ["a", "b"]
    assert formula.get("display") != "block"


def test_a_formula_by_itself_is_a_block(page):
    formula = page.select_one("div.math > math")
    assert formula["display"] == "block"
    assert formula.get_text() == "x<1"


def test_a_numbered_equation_can_be_linked_and_referred_to(page):
    block = page.select_one("div.math")
    assert block.select_one(".eqno").get_text().startswith("(1)")
    link = block.select_one("a.headerlink")
    reference = page.select_one("p a[href*=equation]")
    assert link["href"] == reference["href"] == f"#{block['id']}"
    assert reference.get_text() == "(1)"


def test_no_script_is_asked_for_to_show_formulas(page):
    assert page("script")
    assert not page.select("script[src*=mathjax i]")


def test_bad_latex_is_reported_with_its_line_and_shown_as_it_is(tiny_book):
    configure(tiny_book)
    inline, block = r"\nosuchcommand{a<b>c}", r"\nosuchthing{a<b>c}"
    tiny_book.write("index.md", f"# Page\n\n${inline}$\n\n$${block}$$\n")
    result = tiny_book.build()
    assert result.returncode != 0
    for latex in (inline, block):
        complaint = rf"index\.md:\d+: .* {re.escape(latex)}"
        assert re.search(complaint, result.stdout), result.stdout
    shown = [code.get_text() for code in tiny_book.page().select("code")]
    assert shown == [inline, block]
