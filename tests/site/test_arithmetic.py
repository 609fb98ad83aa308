"""Whatever a page shows as worked out, a reader with a calculator finds, too."""

import math
import re
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

import nbformat
import pytest
from pages import PART_I, PART_II

CHAPTERS = [*PART_I, *PART_II]
#: How much each chapter works out, at least; what the test cannot read counts for nothing.
LEAST = {
    "neurons": 5,
    "network": 4,
    "training": 2,
    "loss": 6,
    "backpropagation": 9,
    "gradient-descent": 1,
    "predictions": 4,
    "matrices": 3,
    "autograd": 3,
}
DISPLAYED = re.compile(r"\$\$(.*?)\$\$|\$([^$]+)\$", re.DOTALL)
NUMBER = re.compile(r"-?\d+(?:\.(\d+))?")
# What a side may hold that is worked out: numbers, signs, brackets, and f, the sigmoid.
WORKED_OUT = re.compile(r"[-+*/().\d\sf]+")


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


def formulas(book, name):
    """Yield the LaTeX of all formulas of a page, with what its cells have filled in."""
    file = book.html / "book" / f"{name}.ipynb"
    for cell in nbformat.read(file, as_version=4).cells:
        if cell.cell_type == "markdown":
            for found in DISPLAYED.finditer(cell.source):
                yield found[1] or found[2]


def chains(latex):
    """Yield neighbours left and right of each equals sign, as Python would write them."""
    latex = re.sub(
        r"\\(?:begin|end)\{\w+\}|\\tag\{.*?\}|[&,]|\\[,;:!]", " ", latex
    )
    latex = re.sub(
        r"\\[td]?frac\{([^{}]*)\}\{([^{}]*)\}", r"((\1)/(\2))", latex
    )
    latex = re.sub(r"\\sqrt\{([^{}]*)\}", r"(\1)**0.5", latex)
    latex = re.sub(r"\\(?:left|right)(?=[()])", "", latex)
    latex = re.sub(r"\^\{?(\d+)\}?", r"**\1", latex)
    latex = re.sub(r"\\(?:cdot|times)", "*", latex).replace("−", "-")
    latex = re.sub(r"\be\*\*", f"({math.e})**", latex)
    latex = re.sub(r"(?<=[\d)]) *(?=[(f])", "*", latex)
    for line in re.split(r"\\\\|\\q?quad", latex):
        sides = [side.strip() for side in line.split("=")]
        yield from pairwise(sides)


def worked_out(latex):
    if "matrix" in latex:  # chapters compute these with numpy
        return []
    return [
        (left, right)
        for left, right in chains(latex)
        if WORKED_OUT.fullmatch(left) and WORKED_OUT.fullmatch(right)
    ]


def value(side):
    return eval(side, {"f": sigmoid})  # nothing but numbers and signs


def agrees(left, right):
    """Tell whether the right side, if it is a number, is the left one rounded as it is."""
    number = NUMBER.fullmatch(right)
    if not number:
        return math.isclose(value(left), value(right))
    digits = Decimal(1).scaleb(-len(number[1] or ""))
    exact = Decimal(repr(round(value(left), 12)))
    return exact.quantize(digits, ROUND_HALF_UP) == Decimal(right)


@pytest.mark.parametrize("name", CHAPTERS)
def test_displayed_results_follow_from_the_displayed_numbers(book, name):
    found = [pair for f in formulas(book, name) for pair in worked_out(f)]
    wrong = [pair for pair in found if not agrees(*pair)]
    assert wrong == []
    assert len(found) >= LEAST.get(name, 0)


@pytest.mark.parametrize(
    ("latex", "right"),
    [
        (r"-2 \cdot 0.0474 \, (1 - 0.0474) = -0.0903", True),
        (r"-2 \cdot 0.0474 \, (1 - 0.0474) = -0.0904", False),
        (r"\frac{(1-0)^2 + (0-0)^2}{2} = \frac{1 + 0}{2} = 0.5", True),
        (r"f(0) = 0.5", True),
        (r"z_1 = z_2 = -2 - 1 = -3", True),
        (r"z_1 = -2 - 1 = 3", False),
        (r"2 \times 3 = 7", False),
        (r"\tfrac{1}{2} = 0.6", False),
        (r"2^3 = 9", False),
        (r"\sqrt{64} = 9", False),
        (r"\left(1 - 0\right)^2 = 2", False),
        (r"e^{0} = 2", False),
        (r"1 - 3 = −3", False),
        (r"1 - 3 = −2", True),
    ],
)
def test_a_wrong_digit_would_be_found(latex, right):
    pairs = worked_out(latex)
    assert pairs
    assert all(agrees(*pair) for pair in pairs) == right


def test_the_table_of_partial_derivatives_can_be_worked_out(book):
    page = book.page("backpropagation")
    rows = page.select("#tab-partials tbody tr")
    shown = {
        row.select_one("td").get_text().strip(): Decimal(
            row.select("td")[-1].get_text().strip().replace("−", "-")
        )
        for row in rows
    }
    digits = {number.as_tuple().exponent for number in shown.values()}
    assert digits == {-6}
    b1, b2, b3 = (shown[name] for name in ("b1", "b2", "b3"))
    h1 = Decimal("0.047426")  # as the page shows it
    expected = {
        "w1": b1 * -2,
        "w2": b1 * -1,
        "w3": b2 * -2,
        "w4": b2 * -1,
        "w5": b3 * h1,
        "w6": b3 * h1,
    }
    for name, product in expected.items():
        assert round(product, 6) == shown[name], name
    text = page.select_one("article").get_text()
    assert str(h1) in text
