"""Movable figures: where the page has them, what it gets for them, and what stops a build."""

import json
import re
import shutil
from xml.etree import ElementTree as ET

import nbformat
import pytest
from jinja2 import FileSystemLoader
from scripting import evaluated
from tiny import CELLS, TinyBook

from simplenet.sphinxext import explorers
from simplenet.sphinxext.explorers import scripts

DRAW = """
```{{code-cell}} python
---
mystnb:
  image: {{alt: A drawing.}}
  figure: {{name: {name}, caption: A caption.}}
---
from matplotlib import pyplot as plt
from simplenet import Neuron, explorers

plt.subplots(figsize=(2, 1))[1].plot([0, 1]);
```
"""
GLUE = """
```{{code-cell}} python
:tags: [remove-cell]
from myst_nb import glue

{}
```
"""
TRY = "```{{explorer}} {}\n{}\n```\n"


def page(*parts, glued=()):
    """Return a page with cells; names are glued to what stands for them in Python."""
    lines = [f'glue("{n}", {what}, display=False)' for n, what in glued]
    return f"{CELLS}# Page\n" + "\n".join(parts) + GLUE.format("\n".join(lines))


def figure(name):
    return DRAW.format(name=name)


# A neuron, and a kind of which only these tests have the script and the template.
NEURON = "explorers.neuron(Neuron([0, 1], 4), [2, 3])"
WORDS = '</script><script>alert(1)</script> <!-- \\ & " \u2028 ü'
DIAL = f"explorers.Start('dial', {{'a': 0.1}}, words={WORDS!r}, classes=[1])"
DIAL_JS = """\
// A dial.

import { Explorer, written } from "./explorer.js";
import {
  forward,
  sigmoid,
} from "./formulas.js";

const TURN = 1;

class Dial extends Explorer {}

customElements.define("explorer-dial", Dial);
"""
DIAL_HTML = """\
{% extends "explorer.html" %}
{% block controls %}
<p class="words">{{ words }}</p>
{% endblock %}
"""
CHALLENGE = "Move *everything* but {numref}`fig-plain`.\n\nThen try again."


@pytest.fixture(scope="module", autouse=True)
def dial(tmp_path_factory):
    """Have the kind of the tests beside the real ones."""
    root = tmp_path_factory.mktemp("kinds")
    for folder in (scripts.FOLDER, explorers.CONTROLS):
        shutil.copytree(folder, root / folder.name)
    (root / "scripts" / "dial.js").write_text(DIAL_JS)
    (root / "templates" / "dial.html").write_text(DIAL_HTML)
    (root / "scripts" / "bare.js").write_text("// without controls\n")
    (root / "templates" / "dumb.html").write_text("<!-- no script -->\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scripts, "FOLDER", root / "scripts")
        patch.setattr(explorers, "CONTROLS", root / "templates")
        loader = FileSystemLoader(root / "templates")
        patch.setattr(explorers.TEMPLATES, "loader", loader)
        yield


@pytest.fixture(scope="module")
def book(shared_book):
    """Pages with two kinds, with one kind twice, and with none, built in all ways.

    The only part of the kit that draws is the one that explorers bring themselves.
    """
    shared_book.configure(
        "myst_nb",
        "simplenet.sphinxext.explorers",
        "simplenet.sphinxext.notebooks",
        epub_copyright="nobody",
        nb_execution_mode="cache",
        numfig=True,
        version="1",
    )
    contents = "```{toctree}\ntwins\nplain\n```"
    both = (("fig-one", NEURON), ("fig-Two", DIAL))
    names = ("fig-one", "fig-Two", "fig-plain")
    tries = (TRY.format("fig-one", CHALLENGE), TRY.format("fig-Two", ""))
    shared_book.write(
        "index.md", page(*tries, *map(figure, names), contents, glued=both)
    )
    twins = ("fig-three", "fig-four")
    parts = [
        part for name in twins for part in (figure(name), TRY.format(name, ""))
    ]
    glued = [(name, NEURON) for name in twins]
    shared_book.write("twins.md", page(*parts, glued=glued))
    shared_book.write("plain.md", "# Plain\n")
    for builder in ("html", "latex", "text", "epub", "singlehtml"):
        shared_book.build_strictly(builder)
    return shared_book


def taken(page, kind):
    """Return the addresses of the page's scripts or style sheets of explorers."""
    tag, key = {"js": ("script", "src"), "css": ("link", "href")}[kind]
    found = page.select(f"{tag}[{key}*=explorers]")
    return [tag[key].partition("?")[0] for tag in found]


class TestInThePage:
    def test_a_figure_becomes_movable_and_holds_its_drawing(self, book):
        page = book.page()
        for name, kind in (("fig-one", "neuron"), ("fig-two", "dial")):
            (explorer,) = page.select(
                f"figure#{name} > explorer-{kind}.explorer"
            )
            (drawing,) = explorer.select(".x-picture > svg.figure")
            assert drawing["aria-label"] == "A drawing."
            assert len(page.select(f"figure#{name} svg.figure")) == 1
            assert "A caption." in page.select_one(f"#{name} figcaption").text

    def test_others_stay(self, book):
        figure = book.page().select_one("figure#fig-plain")
        assert figure.select("svg.figure")
        assert not figure.select(".explorer")

    def test_controls_stand_where_the_cell_starts(self, book):
        explorer = book.page().select_one("#fig-one .explorer")
        sliders = {
            s["name"]: float(s["value"])
            for s in explorer.select("[type=range]")
        }
        assert sliders == {"w1": 0, "w2": 1, "b": 4, "x1": 2, "x2": 3}

    def test_the_text_says_what_to_try(self, book):
        text = book.page().select_one("#fig-one .x-text")
        first, second = text("p")
        assert first.get_text() == "Move everything but Fig. 3."
        assert first.em.get_text() == "everything"
        assert first.a["href"] == "#fig-plain"
        assert second.get_text() == "Then try again."
        assert not book.page().select_one("#fig-two .x-text").get_text().strip()

    def test_the_start_is_handed_over_whole(self, book):
        page = book.page()
        (one,) = page.select("#fig-one script")
        (two,) = page.select("#fig-two script")
        assert one["type"] == two["type"] == "application/json"
        assert json.loads(one.string) == {
            "kind": "neuron",
            "start": {"w1": 0, "w2": 1, "b": 4, "x1": 2, "x2": 3},
        }
        assert json.loads(two.string) == {
            "kind": "dial",
            "start": {"a": 0.1},
            "words": WORDS,
            "classes": [1],
        }

    def test_what_is_handed_over_cannot_break_the_page(self, book):
        explorer = book.page().select_one("#fig-two .explorer")
        assert explorer.select_one(".words").get_text() == WORDS
        assert len(explorer.select("script")) == 1
        text = (book.html / "index.html").read_text(encoding="utf-8")
        assert "<script>alert" not in text

    def test_all_on_one_page_is_like_the_pages(self, book):
        page = book.page(builder="singlehtml")
        for name in ("fig-one", "fig-two", "fig-three", "fig-four"):
            assert page.select(
                f"figure#{name} > .explorer > .x-picture > svg.figure"
            )
        assert taken(page, "js") == ["_static/explorers-dial-neuron.js"]


class TestScripts:
    @pytest.mark.parametrize(
        ("name", "file"),
        [
            ("index", "explorers-dial-neuron.js"),
            ("twins", "explorers-neuron.js"),
        ],
    )
    def test_a_page_has_one_for_all_of_its_figures(self, book, name, file):
        page = book.page(name)
        assert taken(page, "js") == [f"_static/{file}"]
        assert taken(page, "css") == ["_static/explorers.css"]
        script = page.select_one("head script[src*=explorers]")
        assert script.has_attr("defer")
        assert not script.has_attr(
            "type"
        )  # a module would not load from a file
        assert (book.html / "_static" / file).is_file()
        assert (book.html / "_static" / "explorers.css").is_file()

    def test_a_page_without_has_none(self, book):
        page = book.page("plain")
        assert taken(page, "js") == taken(page, "css") == []

    def test_it_defines_each_kind_once(self, book):
        file = book.html / "_static" / "explorers-dial-neuron.js"
        script = file.read_text(encoding="utf-8")
        assert evaluated(f"""
            const result = [];
            globalThis.HTMLElement = class {{}};
            globalThis.customElements = {{ define: (name) => result.push(name) }};
            {script}""") == ["explorer-dial", "explorer-neuron"]


class TestElsewhere:
    """Where no script runs, the figure is what the cell drew, and there is nothing to try."""

    def assert_left_out(self, text):
        assert "A caption" in text
        assert not re.search(
            r"Start again|data-do|Link to this|x-|explorers-|-neuron", text
        )

    def test_on_paper(self, book):
        text = book.latex()
        self.assert_left_out(text)
        assert len(re.findall("includegraphics", text)) == 5

    def test_in_a_text(self, book):
        for name in ("index", "twins"):
            file = book.built("text") / f"{name}.txt"
            self.assert_left_out(file.read_text(encoding="utf-8"))

    def test_in_an_ebook(self, book):
        for name, drawings in (("index", 3), ("twins", 2)):
            file = book.built("epub") / f"{name}.xhtml"
            text = file.read_text(encoding="utf-8")
            self.assert_left_out(text)
            assert text.count("<svg ") == drawings
            ET.fromstring(text)

    def test_in_a_notebook(self, book):
        file = book.html / "index.ipynb"
        notebook = nbformat.read(file, as_version=4)
        self.assert_left_out("\n".join(cell.source for cell in notebook.cells))
        assert (
            len([c for c in notebook.cells if "plot([0, 1])" in c.source]) == 3
        )


@pytest.fixture(scope="module")
def complaints(tmp_path_factory):
    """The warnings of a page with all mistakes, by the name that they begin with."""
    book = TinyBook(tmp_path_factory.mktemp("mistakes"))
    book.configure("myst_nb", "simplenet.sphinxext.explorers")
    glued = {
        "fig-number": "3",
        "fig-away": NEURON,
        "fig-bare": "explorers.Start('bare', {})",
        "fig-dumb": "explorers.Start('dumb', {})",
        "fig-twice": NEURON,
        "fig-pixel": NEURON,
    }
    pixel = (
        "```{figure} pixel.png\n:name: fig-pixel\n:alt: A pixel.\n\n"
        "A <b>white</b> pixel.\n```\n"
    )
    names = ["fig-nothing", *glued, "fig-twice"]
    tries = [TRY.format(name, "Try it.") for name in names]
    text = page(
        *map(figure, ("fig-number", "fig-twice")),
        pixel,
        *tries,
        glued=glued.items(),
    )
    book.write("pixel.png", "")
    book.write("index.md", text)
    found = {}
    for complaint in book.build():
        match = re.match(
            r".*index\.md:(\d+): \w+: (?:.*?)(fig-\w+): (.*)", complaint
        )
        found.setdefault(match[2], []).append(match[3])
        line = text.splitlines()[int(match[1]) - 1]
        assert line == f"```{{explorer}} {match[2]}"
    return found


class TestMistakes:
    @pytest.mark.parametrize(
        ("name", "wish"),
        [
            (
                "fig-nothing",
                "a cell of this page must glue a start under this name",
            ),
            (
                "fig-number",
                "a cell of this page must glue a start under this name",
            ),
            ("fig-away", "no figure of this name is on this page"),
            ("fig-bare", "the kind 'bare' has no "),
            ("fig-dumb", "the kind 'dumb' has no "),
            ("fig-twice", "this figure has an explorer already"),
            ("fig-pixel", "this figure is no drawing of matplotlib"),
        ],
    )
    def test_is_named_with_its_figure(self, complaints, name, wish):
        (complaint,) = complaints[name]
        assert wish in complaint

    def test_nothing_else_is_named(self, complaints):
        assert len(complaints) == 7

    def test_a_page_without_cells_can_have_none(self, tiny_book):
        tiny_book.configure("myst_nb", "simplenet.sphinxext.explorers")
        tiny_book.write("index.md", "# Page\n\n" + TRY.format("fig-one", ""))
        (complaint, *_) = tiny_book.build()
        assert "index.md:3: " in complaint
        assert "fig-one: a cell of this page must glue" in complaint


class TestJoining:
    @pytest.fixture
    def write(self, tmp_path, monkeypatch):
        """Return a function that writes modules by name."""
        monkeypatch.setattr(scripts, "FOLDER", tmp_path)

        def write(**modules):
            for name, text in modules.items():
                (tmp_path / f"{name}.js").write_text(
                    text + "\n", encoding="utf-8"
                )

        return write

    def test_each_module_comes_once_and_after_those_that_it_imports(
        self, write
    ):
        write(
            top='import { left } from "./left.js";\nimport { right } from "./right.js";',
            left='import { base } from "./base.js";\nexport const left = base + "l";',
            right='import { base } from "./base.js";\nexport const right = base + "r";',
            base='export const base = "b";',
            other='import { base } from "./base.js";',
            unused="",
        )
        order = scripts.in_order(["top", "other"])
        assert sorted(order) == ["base", "left", "other", "right", "top"]
        assert order[0] == "base"
        assert order.index("top") > max(map(order.index, ("left", "right")))
        assert scripts.in_order(["top", "other"]) == order

    def test_modules_see_what_they_import(self, write):
        write(
            top="""\
import { one, Two } from "./parts.js";
import {
  other,
  three,
} from "./more.js";

globalThis.result = [one, new Two().two, three(), other];""",
            parts="""\
const own = "parts";
export const one = own;
export class Two {
  two = 2;
}""",
            more="""\
import { one } from "./parts.js";
const hidden = 4;
export function three() {
  return [one, hidden];
}
export const other = "import";""",
        )
        script = scripts.joined(["top"])
        result = evaluated(f"{script}\nconst result = globalThis.result;")
        assert result == ["parts", 2, ["parts", 4], "import"]

    @pytest.mark.parametrize(
        "line",
        [
            "const own = 1;",
            "export const own = 1;",
            "function own() {}",
            "export class own {}",
            "const [other, own] = [1, 2];",
        ],
    )
    def test_a_name_that_two_modules_define_is_an_error(self, write, line):
        write(a=f'import {{ b }} from "./b.js";\n{line}')
        write(b="const own = 2;\nexport const b = own;")
        both = "b.js and a.js both define own"
        with pytest.raises(ValueError, match=both):
            scripts.joined(["a"])

    def test_what_is_for_authors_stays_behind(self, write):
        write(
            top="""\
// What it is.

/** @import { a } from "./a.js" */
/** @typedef {number} Length */

/**
 * Return it.
 * @param {Length} x
 */
function first(x) {
  // Nothing is done.
  return x;
}

  /** Return the other. */
function second(
  /** @type {Length} */ x,
  /** @type {string} */ url,
) {
  const target = /** @type {string} */ (url); // there
  return target + x / 2;
}

globalThis.result = [first(3), second(3, "http://*/")];"""
        )
        script = scripts.joined(["top"])
        for word in ("What", "Return", "Nothing", "Length", "import", "/**"):
            assert word not in script
        result = evaluated(f"{script}\nconst result = globalThis.result;")
        assert result == [3, "http://*/1.5"]

    def test_the_formulas_are_a_module(self, write):
        write(
            top='import { sigmoid } from "./formulas.js";\nglobalThis.half = sigmoid(0);'
        )
        script = scripts.joined(["top"])
        assert evaluated(f"{script}\nconst result = globalThis.half;") == 0.5

    @pytest.mark.parametrize("circle", ["a", "b"])
    def test_a_circle_is_an_error_that_names_it(self, write, circle):
        write(
            a=f'import {{ it }} from "./{circle}.js";',
            b='import { it } from "./a.js";',
        )
        with pytest.raises(ValueError, match=r"cycle.*'a'"):
            scripts.joined(["a"])

    @pytest.mark.parametrize(
        "line",
        [
            "export default 1;",
            "export { a };",
            "export let a = 1;",
            "export async function a() {}",
            'export * from "./b.js";',
            'import "./b.js";',
            'import b from "./b.js";',
            'import * as b from "./b.js";',
            'import { b as c } from "./b.js";',
            "import { b } from './b.js';",
            'import { b } from "https://example.org/b.js";',
        ],
    )
    def test_other_ways_to_import_and_export_are_refused(self, write, line):
        write(a=f"const a = 1;\n{line}", b="")
        with pytest.raises(
            ValueError, match=re.escape(f"a.js: cannot join {line!r}")
        ):
            scripts.joined(["a"])

    def test_a_module_that_is_missing_is_named(self, write):
        write(a='import { b } from "./b.js";')
        with pytest.raises(FileNotFoundError, match=r"b\.js"):
            scripts.joined(["a"])
