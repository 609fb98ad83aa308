"""The part of an extension that writes the drawings of matplotlib with fewer letters."""

import re
from importlib import import_module
from io import StringIO
from xml.etree import ElementTree as ET

import pytest
from builds import ROOT
from matplotlib.figure import Figure

NUMBER = r"-?\d+(?:\.\d+)?"
SCALE = r"scale\([^)]*\)"


@pytest.fixture(scope="module")
def lean():
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT / "book" / "_ext")
        yield import_module("lean_figures").lean


@pytest.fixture(scope="module")
def drawing():
    """A figure with what the book's figures have: lines, dots, letters, formulas, pictures."""
    figure = Figure(figsize=(3, 2))
    ax = figure.subplots()
    steps = [step / 60 for step in range(60)]
    ax.plot(steps, [step**3 for step in steps], "--", lw=1.2345)
    ax.scatter(steps, steps[::-1], s=steps, alpha=0.7)
    ax.imshow([[0, 1]], extent=(0.1, 0.2, 0.3, 0.4), aspect="auto")
    ax.set_xlabel("$x_1$ in\nmetres")
    ax.text(0.5, 0.5, "tilted", rotation=33.3333)
    file = StringIO()
    figure.savefig(file, format="svg", metadata={"Date": None})
    svg = file.getvalue()
    return svg[svg.index("<svg") :]


@pytest.fixture(scope="module")
def small(lean, drawing):
    return lean(drawing, "own")


def without_sheet(svg):
    """Return the drawing and, taken out of it, the styles of its classes."""
    root = ET.fromstring(svg)
    sheet = root[0].text or ""
    root.remove(root[0])
    return root, dict(re.findall(r"\.([\w-]+)\{([^}]*)\}", sheet))


def meant(tag, styles):
    """Return what an element says, its class written out."""
    said = dict(tag.attrib)
    if "class" in said:
        assert "style" not in said
        said["style"] = styles[said.pop("class")]
    return {"tag": tag.tag, "text": tag.text or "", **said}


def assert_alike(old, new):
    """Compare texts whose lengths may differ by half a hundredth, and scales by nothing."""
    assert re.findall(SCALE, old) == re.findall(SCALE, new)
    old, new = (re.sub(SCALE, "", text) for text in (old, new))
    words = [" ".join(re.sub(NUMBER, "#", text).split()) for text in (old, new)]
    assert words[0] == words[1]
    numbers = [
        [float(number) for number in re.findall(NUMBER, text)]
        for text in (old, new)
    ]
    assert numbers[1] == pytest.approx(numbers[0], rel=0, abs=0.005 + 1e-9)


def test_every_element_still_says_the_same(drawing, small):
    root, styles = without_sheet(small)
    pairs = list(zip(ET.fromstring(drawing).iter(), root.iter(), strict=True))
    assert len(pairs) > 100
    for before, after in pairs:
        old, new = meant(before, {}), meant(after, styles)
        assert old.keys() == new.keys()
        for name in old:
            assert_alike(old[name], new[name])


def test_a_quarter_of_the_letters_and_more_is_saved(drawing, small):
    assert len(small) < len(drawing) * 3 / 4


def test_classes_are_those_of_the_figure_and_used_twice_or_more(small):
    root, styles = without_sheet(small)
    assert styles
    used = [tag.get("class") for tag in root.iter() if tag.get("class")]
    assert set(used) == set(styles)
    for name in styles:
        assert name.startswith("own-")
        assert used.count(name) > 1
    assert len(set(styles.values())) == len(styles)


def test_a_style_of_one_element_stays_where_it_is(small):
    root, _ = without_sheet(small)
    single = [tag.get("style") for tag in root.iter() if tag.get("style")]
    assert single
    assert len(set(single)) == len(single)


def test_comments_and_lines_go(drawing, small):
    for part in ("<!--", "\n"):
        assert part in drawing
        assert part not in small


@pytest.mark.parametrize(
    ("length", "short"),
    [
        ("129.60000", "129.6"),
        ("-0.126", "-0.13"),
        ("72.000000", "72"),
        ("100.001", "100"),
        ("3.25", "3.25"),
        ("400", "400"),
    ],
)
def test_lengths_are_rounded_to_hundredths(lean, length, short):
    svg = f'<svg><path d="M {length} 1"/></svg>'
    assert f'd="M {short} 1"' in lean(svg, "own")


@pytest.mark.parametrize("scale", ["scale(0.015625)", "scale(0.1234 -0.1234)"])
def test_the_scale_of_letters_is_exact(lean, scale):
    svg = f'<svg><g transform="translate(1.2345 2) {scale}"/></svg>'
    assert f'"translate(1.23 2) {scale}"' in lean(svg, "own")
