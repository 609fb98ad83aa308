"""Write slides from each page that has cells, for those who teach with it.

There is no second text: what a page shows becomes its slides, and what it says becomes the notes of
the one who speaks (the key S shows them). The deck lies beside its page, with the page's own
numbers, links, styles and drawings. reveal.js turns the slides; the package sphinx-revealjs brings
it. On a phone and without JavaScript the slides stand below each other, with their notes.

Templates get the deck's place as `slides`.
"""

from pathlib import Path
from posixpath import basename
from typing import Any
from urllib.parse import urljoin

from docutils import nodes
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.config import Config
from sphinx.util.typing import ExtensionMetadata
from sphinx.writers.html5 import HTML5Translator
from sphinx_revealjs.utils import get_revealjs_path

from simplenet.sphinxext.notebooks.links import Page, writes_pages
from simplenet.sphinxext.slides.deck import Deck, Tag

REVEAL = ("dist/reveal.css", "dist/reveal.js", "plugin/notes/notes.js")
NOTES = "plugin/notes/speaker-view.html"  # what notes.js writes into a window
TEMPLATE = Environment(
    loader=FileSystemLoader(Path(__file__).with_name("templates")),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
).get_template("slides.html")


def visit_tag(translator: HTML5Translator, node: Tag) -> None:
    translator.body.append(translator.starttag(node, node["tag"], ""))


def depart_tag(translator: HTML5Translator, node: Tag) -> None:
    translator.body.append(f"</{node['tag']}>\n")


def written(builder: StandaloneHTMLBuilder, document: nodes.document) -> str:
    """Return the HTML of slides, without the links that headings and figures have to themselves."""
    links, builder.add_permalinks = builder.add_permalinks, False
    translator = builder.create_translator(document, builder)
    document.walkabout(translator)
    builder.add_permalinks = links
    return "".join(translator.body)


def write(
    app: Sphinx,
    name: str,
    _: str,
    context: dict[str, Any],
    tree: nodes.document | None,
) -> None:
    """Write the deck of a page beside it, and tell templates where it lies."""
    page = Page(app.builder, name)
    with_cells = tree is not None and page.has_notebook(name)
    first = name == app.config.root_doc
    if first or not (with_cells and writes_pages(app.builder)):
        return
    document = tree.copy()  # its settings, and nothing in it
    document.extend(Deck(page, tree).tags())
    uri = app.builder.get_target_uri(name)
    html = TEMPLATE.render(
        book=app.config.html_title,
        language=app.config.language,
        slides=written(app.builder, document),
        static=lambda file: context["pathto"](f"_static/{file}", resource=True),
        title=app.env.titles[name].astext(),
    )
    context["slides"] = urljoin(uri, f"{basename(name)}-slides.html")
    file = Path(app.outdir, context["slides"])
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(html, encoding="utf-8", newline="\n")


def write_script_of_notes(app: Sphinx, error: Exception | None) -> None:
    """Write the script of the notes' window as a file, which strict servers let run."""
    if not error and writes_pages(app.builder):
        page = (get_revealjs_path() / NOTES).read_text(encoding="utf-8")
        script = page.partition("<script>")[2].partition("</script>")[0]
        file = Path(app.outdir, "_static", "speaker-view.js")
        file.write_text(script, encoding="utf-8", newline="\n")


def add_files(_: Sphinx, config: Config) -> None:
    """Let the site have the styles of slides, and of reveal.js what they need."""
    config.html_static_path.append(str(Path(__file__).with_name("static")))
    config.html_static_path += [str(get_revealjs_path() / f) for f in REVEAL]


def setup(app: Sphinx) -> ExtensionMetadata:
    for part in ("figures", "formulas"):
        app.setup_extension(f"simplenet.sphinxext.{part}")
    app.add_node(Tag, html=(visit_tag, depart_tag))
    app.connect("config-inited", add_files)
    app.connect("html-page-context", write)
    app.connect("build-finished", write_script_of_notes)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
