"""The kit as a whole: one line of settings in any other book, and what each setting does."""

import logging
import os
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from builds import ROOT
from myst_nb.core.execute.base import ExecutionError
from sphinx.errors import ConfigError
from tiny import CELLS, TinyBook

from simplenet import sphinxext
from simplenet.plotting.style import COLOURS, DARK_COLOURS

KIT = "simplenet.sphinxext"
FIGURE = """
```{code-cell} python
---
mystnb: {image: {alt: The sigmoid function rises from 0 to 1.}}
---
from simplenet.plotting import plot_sigmoid

plot_sigmoid();
```
"""
CHAPTER = f"""{CELLS}# Neurons

```{{listing}} simplenet.activations.sigmoid
```

A formula, $x < 1$, and one with a number:

$$ y = \\sqrt{{x}} $$ (eq-root)

See {{eq}}`eq-root`.
{FIGURE}
```{{explorer}} fig-neuron
Move it.
```

```{{code-cell}} python
---
mystnb:
  image: {{alt: A neuron.}}
  figure: {{name: fig-neuron, caption: A neuron.}}
---
from myst_nb import glue
from simplenet import Neuron, explorers
from simplenet.plotting import draw_neuron

neuron = Neuron([0, 1], 4)
glue("fig-neuron", explorers.neuron(neuron, [2, 3]), display=False)
draw_neuron(neuron, [2, 3]);
```
"""
# As any reader of the documentation of CSS would write it.
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")


def assert_all_is_there(book, name):
    """Look at a page for what the kit promises."""
    page = book.page(name)
    listing = page.select_one(".literal-block-wrapper")
    assert listing.pre.get_text().startswith("def sigmoid(z):\n")
    assert "simplenet/activations.py" in listing.get_text()

    inline, block = page("math")
    assert inline.get_text() == "x<1"
    assert block["display"] == "block"
    assert block.msqrt.get_text() == "x"
    (reference,) = page.select("p a[href='#equation-eq-root']")
    assert reference.get_text() == "(1)"
    assert page.select_one("#equation-eq-root .eqno")
    assert (book.html / "_static" / "formulas.woff2").is_file()
    assert "mathjax@" not in str(page.head).lower()

    figure = page.select_one("svg.figure")
    assert figure["aria-label"] == "The sigmoid function rises from 0 to 1."
    assert "currentColor" in str(figure)
    used = set(re.findall(r"var\((--figure-\w+)\)", str(figure)))
    assert used
    light, dark = (
        figure_colours(book, page, where) for where in ("body", DARK[0])
    )
    assert used <= set(light)
    assert used - {"--figure-paper"} <= set(dark)
    assert all(light[name] != dark[name] for name in dark)

    explorer = page.select_one("#fig-neuron > explorer-neuron")
    assert explorer.select_one(".x-picture > svg.figure")
    assert "Move it." in explorer.get_text()
    script = page.select_one("script[src*=explorers-neuron]")["src"]
    assert (book.html / script.partition("?")[0]).is_file()

    folder = (book.html / name).parent
    assert (book.html / f"{name}.ipynb").is_file()
    wheels = [file.name for file in folder.glob("*.whl")]
    assert wheels == [f"simplenet-{version('simplenet')}-py3-none-any.whl"]


def figure_colours(book, page, where):
    """Return what figures.css, which the page asks for, sets where a selector ends like this."""
    link = page.select_one("link[href*='figures.css']")["href"]
    sheet = (book.html / link.partition("?")[0]).read_text(encoding="utf-8")
    sheet = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    (found,) = {
        body
        for selectors, body in RULE.findall(sheet)
        if where in [one.strip() for one in selectors.split(",")]
    }
    return dict(re.findall(r"(--[\w-]+):\s*(.*?);", found))


class TestOtherBooks:
    @pytest.mark.parametrize("theme", ["alabaster", "sphinx_book_theme"])
    def test_one_line_is_all_that_a_sphinx_book_needs(self, tiny_book, theme):
        tiny_book.configure(
            "myst_nb",
            KIT,
            html_theme=theme,
            myst_enable_extensions=["dollarmath"],
        )
        tiny_book.write("index.md", CHAPTER)
        tiny_book.build_strictly()
        assert_all_is_there(tiny_book, "index")

    def test_one_line_is_all_that_a_jupyter_book_needs(self, tmp_path):
        book = TinyBook(tmp_path)
        book.write(
            "_config.yml",
            f"title: Foreign\nsphinx: {{extra_extensions: [{KIT}]}}\n",
        )
        book.write("_toc.yml", "format: jb-book\nroot: index\n")
        book.write("index.md", CHAPTER)
        command = Path(sys.executable).with_name("jupyter-book")
        result = subprocess.run(
            [command, "build", book.root, "-W", "-n", "--keep-going"],
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT),
                "PYTHONUTF8": "1",
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        assert result.returncode == 0, result.stdout
        assert "WARNING" not in result.stdout
        assert_all_is_there(book, "index")

    @pytest.mark.parametrize("builder", ["html", "singlehtml", "latex"])
    @pytest.mark.parametrize("part", sphinxext.PARTS)
    def test_each_part_works_alone(self, tiny_book, part, builder):
        tiny_book.configure(
            "myst_nb",
            f"{KIT}.{part}",
            myst_enable_extensions=["dollarmath"],
            nb_execution_mode="off",
            numfig=True,
            suppress_warnings=["myst-nb.lexer", "misc.highlighting_failure"],
        )
        equation = "$$ x = 1 $$ (eq-x)\n"
        tiny_book.write("index.md", f"{CELLS}# Page\n{FIGURE}\n{equation}")
        tiny_book.build_strictly(builder)

    def test_nothing_in_the_kit_names_the_book(self):
        for file in Path(sphinxext.__file__).parent.rglob("*"):
            if file.is_file() and file.suffix != ".pyc":
                text = file.read_text(encoding="utf-8").lower()
                assert not re.search("simple.neural.net", text), file


# Where a dark page says so: pydata-sphinx-theme, then Furo.
DARK = ['[data-theme="dark"] body', 'body[data-theme="dark"]']


class TestColours:
    @pytest.fixture
    def styled(self, tiny_book):
        """Return a function that builds a page, and gives its colours on light and dark pages."""

        def styled(**settings):
            tiny_book.configure("myst_nb", f"{KIT}.figures", **settings)
            tiny_book.write("index.md", "# Page\n")
            tiny_book.build_strictly()
            light, dark, same = (
                figure_colours(tiny_book, tiny_book.page(), where)
                for where in ("body", *DARK)
            )
            assert dark == same
            return light, dark

        return styled

    def test_are_those_of_the_package(self, styled):
        light, dark = styled()
        paper = light.pop("--figure-paper")
        assert paper.startswith("var(--color-background-primary, ")  # Furo's
        assert "var(--pst-color-background, " in paper  # pydata-sphinx-theme's
        own = {"ink", "paper"}  # the page's
        for shown, given in ((light, COLOURS), (dark, DARK_COLOURS)):
            assert shown == {
                f"--figure-{name}": colour
                for name, colour in given.items()
                if name not in own
            }

    @pytest.mark.parametrize(
        ("theme", "follows"),
        [("furo", True), ("alabaster", False), ("sphinx_book_theme", False)],
    )
    def test_follow_the_readers_system_where_the_page_does(
        self, styled, tiny_book, theme, follows
    ):
        """The pages of Furo do without a script, those of other themes stay light."""
        _, dark = styled(html_theme=theme)
        sheet = (tiny_book.html / "_static" / "figures.css").read_text()
        assert ("prefers-color-scheme: dark" in sheet) == follows
        if follows:
            where = 'body:not([data-theme="light"])'
            colours = figure_colours(tiny_book, tiny_book.page(), where)
            assert colours == dark

    def test_can_be_others_and_change_from_build_to_build(self, styled):
        for dark_sky in ("#99ccff", "#aaddff"):
            light, dark = styled(
                figure_colours={"ink": "#1a1a1b", "sky": "#0000ff"},
                figure_colours_dark={"sky": dark_sky},
            )
            light.pop("--figure-paper")
            assert light == {"--figure-sky": "#0000ff"}
            assert dark == {"--figure-sky": dark_sky}


DRAW = """
```{code-cell} python
---
mystnb: {image: {alt: Lines.}}
---
from matplotlib import pyplot as plt

_, ax = plt.subplots(figsize=(2, 1))
ax.plot([0, 1], color="#00000f")
ax.plot([1, 0], color="#0072b2");
```
"""


@pytest.fixture(scope="module")
def figures(tmp_path_factory):
    """Return a function that builds a page with a figure, and gives the page's SVG."""

    def figures(**settings):
        book = TinyBook(tmp_path_factory.mktemp("figures"))
        book.configure("myst_nb", f"{KIT}.figures", **settings)
        book.write("index.md", f"{CELLS}# Page\n{DRAW}")
        book.build_strictly()
        (figure,) = book.page().select("svg.figure")
        return str(figure)

    return figures


def test_the_colours_that_are_named_are_drawn_by_name(figures):
    """The ink is the text's, case is no matter, and a colour without a name stays."""
    drawn = figures(figure_colours={"ink": "#1A1A1B", "sky": "#00000F"})
    assert "stroke: currentColor" in drawn
    assert "stroke: var(--figure-sky)" in drawn
    assert "stroke: #0072b2" in drawn


def test_no_setting_of_the_machine_changes_a_figure(
    figures, tmp_path, monkeypatch
):
    before = figures()
    strange = "lines.linewidth: 9\nfigure.facecolor: red\nsvg.fonttype: none\n"
    for folder in ("folder", "variable"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "matplotlibrc").write_text(strange)
    monkeypatch.setenv("MPLCONFIGDIR", str(tmp_path / "folder"))
    monkeypatch.setenv("MATPLOTLIBRC", str(tmp_path / "variable"))
    monkeypatch.setenv("MPLBACKEND", "agg")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    profile = tmp_path / "ipython" / "profile_default"
    profile.mkdir(parents=True)
    settings = 'c.InlineBackend.figure_formats = {"png"}\n'
    (profile / "ipython_kernel_config.py").write_text(settings)
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    (tmp_path / "startup.py").write_text(
        "import matplotlib; matplotlib.use('agg')"
    )
    monkeypatch.setenv("PYTHONSTARTUP", str(tmp_path / "startup.py"))
    assert figures() == before


@pytest.fixture
def cell(tiny_book):
    """Return a function that builds a page with a cell, and gives what it puts out."""
    tiny_book.configure(
        "myst_nb",
        f"{KIT}.figures",
        nb_execution_raise_on_error=True,
        nb_merge_streams=True,
    )

    def cell(code):
        text = f"{CELLS}# Page\n\n```{{code-cell}} python\n{code}\n```\n"
        tiny_book.write("index.md", text)
        tiny_book.build_strictly()
        outputs = tiny_book.page().select(".cell_output")
        return [output.get_text().strip() for output in outputs]

    return cell


def test_no_setting_of_the_machine_lets_a_wrong_claim_pass(cell, monkeypatch):
    monkeypatch.setenv("PYTHONOPTIMIZE", "1")
    with pytest.raises(ExecutionError):
        cell("assert 1 == 2")


@pytest.mark.parametrize(
    ("variable", "value"),
    [("PYTHONWARNINGS", "always"), ("PYTHONDEVMODE", "1")],
)
def test_no_setting_of_the_machine_shows_warnings(
    cell, monkeypatch, variable, value
):
    monkeypatch.setenv(variable, value)
    code = """import warnings
warnings.warn("for programmers", ResourceWarning)
print("for readers")"""
    assert cell(code) == ["for readers"]


def test_a_line_that_takes_its_time_stays_one(cell):
    code = """import time
print("first half,", end=" ")
time.sleep(0.7)
print("second half")"""
    assert cell(code) == ["first half, second half"]


def test_a_matplotlibrc_beside_a_chapter_does(tiny_book):
    tiny_book.configure("myst_nb", f"{KIT}.figures")
    tiny_book.write("index.md", f"{CELLS}# Page\n{DRAW}")
    tiny_book.write("matplotlibrc", "lines.linewidth: 9\n")
    tiny_book.build_strictly()
    assert "stroke-width: 9" in str(tiny_book.page().select_one("svg.figure"))


def test_a_build_makes_no_noise(tiny_book, caplog, capfd):
    """Cutting the font would log a screenful, and a kernel would say how it is reached."""
    caplog.set_level(logging.INFO)
    tiny_book.configure("myst_nb", KIT, myst_enable_extensions=["dollarmath"])
    tiny_book.write("index.md", f"{CELLS}# Page\n\n$x$\n{DRAW}")
    tiny_book.build_strictly()
    loggers = {record.name.partition(".")[0] for record in caplog.records}
    assert "fontTools" not in loggers
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("chapter_sources", "*.py"),
        ("chapter_sources", ["*.py", ""]),
        ("chapter_sources", ["*.py", 3]),
        ("chapter_sources", ["/elsewhere/*.py"]),
        ("chapter_sources", None),
        ("figure_colours", ["#1a1a1b"]),
        ("figure_colours_dark", {"ink": 3}),
        ("complete_book", "example.org/book"),
        ("notebook_repository", "nonsense"),
        ("notebook_repository", ["octocat", "net"]),
    ],
)
def test_a_bad_setting_stops_the_build_and_is_named(tiny_book, name, value):
    tiny_book.configure("myst_nb", KIT, **{name: value})
    tiny_book.write("index.md", "# Page\n")
    complaint = rf"{name} must .*, got {re.escape(repr(value))}"
    with pytest.raises(ConfigError, match=complaint):
        tiny_book.build()
    assert not any(tiny_book.html.iterdir())
