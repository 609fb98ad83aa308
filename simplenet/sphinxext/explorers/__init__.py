"""Figures that readers can move.

    ```{explorer} fig-neuron
    Move the bias until the output is one half.
    ```

The figure of this name, drawn by a cell of the same page, gets controls; what moves takes the place
of the drawing. A cell hands over what it starts from::

    glue("fig-neuron", explorers.neuron(swimmer, [2, 3]), display=False)

The text, if there is one, says what to try. Without JavaScript, on paper and in notebooks the
figure is what the cell drew, and the text is left out.
"""

import json
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata
from sphinx.writers.html5 import HTML5Translator

from simplenet.explorers.start import TYPE
from simplenet.sphinxext.explorers import scripts

DRAWING = '<svg class="figure"'  # what `figures` puts into a page
STYLES = "explorers.css"
CONTROLS = Path(__file__).with_name("templates")
TEMPLATES = Environment(
    loader=FileSystemLoader(CONTROLS),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)

logger = logging.getLogger(__name__)


class Movable(nodes.Invisible, nodes.Element):
    """A movable figure; writers that do not know it leave it out."""


class Explorer(SphinxDirective):
    required_arguments = 1
    has_content = True
    option_spec: ClassVar = {}

    def run(self) -> list[nodes.Node]:
        name = self.arguments[0]
        holder = self.state.document.get("nb_renderer")
        glued = holder.renderer.nb_client.glue_data if holder else {}
        data = glued.get(name, {}).get("data", {}).get(TYPE)
        if data is None:
            wish = "a cell of this page must glue a start under this name"
            raise self.error(f"{name}: {wish}")
        held = json.loads(data)
        kind = held["kind"]
        for file in (scripts.FOLDER / f"{kind}.js", CONTROLS / f"{kind}.html"):
            if not file.is_file():
                raise self.error(f"{name}: the kind {kind!r} has no {file}")
        for folder in (scripts.FOLDER, CONTROLS):
            for file in folder.iterdir():
                self.env.note_dependency(str(file))
        # A page must not take a part of it for the end of a script.
        text = data.replace("<", r"\u003c")
        node = Movable("", figure=name, kind=kind, held=held, json=text)
        self.set_source_info(node)
        self.state.nested_parse(self.content, self.content_offset, node)
        return [node]


class MoveIn(SphinxPostTransform):
    """Put each movable figure where the drawing is that it starts from."""

    default_priority = 65  # after the drawing has become a part of the page

    def run(self, **_: object) -> None:
        builder = self.app.builder
        for node in list(self.document.findall(Movable)):
            node.parent.remove(node)
            if builder.format != "html" or builder.name == "epub":
                continue
            wish = self.move(node)
            if wish:
                logger.warning("%s: %s", node["figure"], wish, location=node)

    def move(self, node: Movable) -> str:
        """Do it, or else return what is wrong."""
        name = nodes.fully_normalize_name(node["figure"])
        # By its names: a page may have become a part of another.
        figures = self.document.findall(nodes.figure)
        figure = next((f for f in figures if name in f["names"]), None)
        if figure is None:
            return "no figure of this name is on this page"
        if next(figure.findall(Movable), None):
            return "this figure has an explorer already"
        for drawing in figure.findall(nodes.raw):
            if drawing.astext().startswith(DRAWING):
                drawing.replace_self(node)
                node["drawing"], node["alt"] = drawing.astext(), drawing["alt"]
                return ""
        return "this figure is no drawing of matplotlib"


def visit_movable(translator: HTML5Translator, node: Movable) -> None:
    """Write what to try, the drawing, and the controls below it."""
    template = TEMPLATES.get_template(f"{node['kind']}.html")
    html = template.render(
        node["held"], drawing=node["drawing"], json=node["json"]
    )
    before, after = html.split("<!-- text -->")
    translator.body.append(before)
    node["after"] = after


def depart_movable(translator: HTML5Translator, node: Movable) -> None:
    translator.body.append(node["after"])


def add_script(
    app: Sphinx,
    _name: str,
    _template: str,
    _context: dict[str, Any],
    tree: nodes.document | None,
) -> None:
    """Give a page one script for all of its movable figures, and the styles."""
    found = tree.findall(Movable) if tree else ()
    kinds = sorted({node["kind"] for node in found})
    if kinds:
        name = f"explorers-{'-'.join(kinds)}.js"
        file = Path(app.outdir, "_static", name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(scripts.joined(kinds), encoding="utf-8", newline="\n")
        app.add_js_file(name, loading_method="defer")
        app.add_css_file(STYLES)


def add_style_sheet(_: Sphinx, config: Config) -> None:
    config.html_static_path.append(str(Path(__file__).with_name("static")))


def setup(app: Sphinx) -> ExtensionMetadata:
    app.setup_extension("simplenet.sphinxext.figures")  # draws into the page
    app.add_directive("explorer", Explorer)
    app.add_node(Movable, html=(visit_movable, depart_movable))
    app.add_post_transform(MoveIn)
    app.connect("config-inited", add_style_sheet)
    app.connect("html-page-context", add_script)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
