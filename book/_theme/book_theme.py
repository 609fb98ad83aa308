"""What the templates cannot know by themselves.

Where this copy of the book lives, whether it has been printed, and what a link to a page shows
where somebody shares it.
"""

import os
import shutil
from pathlib import Path
from textwrap import fill
from urllib.parse import urlsplit

import matplotlib as mpl
import numpy as np
from docutils import nodes
from matplotlib.figure import Figure
from myst_nb.sphinx_ import HideCodeCellNode
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.writers.html5 import HTML5Translator

from simplenet import OurNeuralNetwork
from simplenet.plotting import draw_network
from simplenet.plotting.style import COLOURS
from simplenet.sphinxext.notebooks.links import REPOSITORY

NAME = "a-simple-neural-net"
FOLDER = Path(__file__).parent
VARIABLE = "GITHUB_REPOSITORY"  # set by GitHub Actions; "owner/name"
WIDTH, HEIGHT = 1200, 630  # pixels; what the places that show cards ask for
ALT = "A drawing of the book's network: two inputs, two hidden neurons and one output."
# Fonts that come with matplotlib, so that every machine draws the same.
LOOK = {"font.family": "STIXGeneral", "font.size": 24, "mathtext.fontset": "cm"}

logger = logging.getLogger(__name__)


def address(repository: str) -> str:
    """Return where GitHub Pages serves a repository; one named like the host has no folder."""
    owner, name = repository.split("/")
    host = f"{owner.lower()}.github.io"
    folder = "" if name.lower() == host else f"{name}/"
    return f"https://{host}/{folder}"


def settle(_: Sphinx, config: Config) -> None:
    """Find out where this copy of the book lives, so that a fork points at itself."""
    given = os.environ.get(VARIABLE, "")
    if REPOSITORY.fullmatch(given):
        config.notebook_repository = given
        config.html_context["repository"] = f"https://github.com/{given}"
        config.html_baseurl = config.html_baseurl or address(given)
    elif given:
        logger.warning(
            "%s is %r; it must be unset or read owner/name", VARIABLE, given
        )
    # The page for dead links is served at any depth, so its own links start at the root.
    config.notfound_urls_prefix = urlsplit(config.html_baseurl).path or "/"


def find_printed_book(app: Sphinx, config: Config) -> None:
    """Publish the printed book with the site, where there is one."""
    printed = Path(app.outdir).parent / "latex" / f"{NAME}.pdf"
    if printed.exists() and printed.parent != Path(app.outdir):
        config.html_extra_path.append(str(printed))
        config.html_context["printed_book"] = printed.name


def start_anew(app: Sphinx, env: BuildEnvironment) -> set[str]:
    """Have every page written, into an empty folder.

    Writing takes two seconds, and so nothing is left of an older build: no page that has gone, no
    title that has changed, no half of a search index. What can fail, the chapters' code, has run
    by then. Hidden files are others', such as `.git`.
    """
    if app.builder.format == "html":
        for path in app.outdir.iterdir():
            if path.is_dir() and not path.name.startswith("."):
                shutil.rmtree(path)
            elif not path.name.startswith("."):
                path.unlink()
    return env.all_docs.keys()


def choose_dark_code(app: Sphinx) -> None:
    """Choose the colours of code on dark pages.

    Furo has a setting for them, but only once the builder of the site has loaded the theme.
    """
    if app.builder.format == "html":
        app.config.pygments_dark_style = "a11y-high-contrast-dark"


def description_of(document: nodes.document) -> str:
    """Return the sentence in the page's front matter, under `myst: html_meta:`."""
    tags = document.findall(nodes.meta)
    return next(
        (tag["content"] for tag in tags if tag.get("name") == "description"), ""
    )


def preview(app: Sphinx, page: str, description: str) -> dict[str, str]:
    """Return what a shared link to a page shows: title, description and a card, drawn here."""
    base, book = app.config.html_baseurl, app.config.html_title
    title = app.env.titles[page].astext()
    card = f"_images/cards/{page.replace('/', '-')}.png"
    draw_card(app.outdir / card, book, title, description)
    return {
        "og:type": "website",
        "og:site_name": book,
        "og:title": title,
        "og:description": description,
        "og:url": base + app.builder.get_target_uri(page),
        "og:image": base + card,
        "og:image:alt": ALT,
        "og:image:width": str(WIDTH),
        "og:image:height": str(HEIGHT),
        "twitter:card": "summary_large_image",
    }


def draw_card(file: Path, book: str, title: str, description: str) -> None:
    with mpl.rc_context(LOOK):
        figure = Figure(
            figsize=(WIDTH / 100, HEIGHT / 100),
            dpi=100,
            facecolor=COLOURS["paper"],
            edgecolor=COLOURS["positive"],
            linewidth=24,
        )
        network = OurNeuralNetwork(np.random.default_rng(0))
        draw_network(network, ax=figure.add_axes((0.55, 0.09, 0.41, 0.5)))
        blue, grey = COLOURS["positive"], COLOURS["faint"]
        if title != book:
            figure.text(0.06, 0.85, book, size=30, color=blue)
        figure.text(0.06, 0.69, title, size=54, weight="bold")
        lines = fill(description, 32)
        figure.text(
            0.06, 0.34, lines, size=28, color=grey, va="center", linespacing=1.3
        )
        file.parent.mkdir(parents=True, exist_ok=True)
        figure.savefig(file, metadata={"Software": None})


def fill_head(
    app: Sphinx, page: str, _: str, context: dict, tree: nodes.document | None
) -> None:
    """Tell the templates what stands in the head of a page.

    That of the bare address is the first page's.
    """
    if page == "index":
        page, tree = (
            app.config.root_doc,
            app.env.get_doctree(app.config.root_doc),
        )
        context["landing"] = app.builder.get_target_uri(page)
    if tree is None:
        return
    context["description"] = description_of(tree)
    if not context["description"]:
        logger.warning("page without description", location=page)
    elif app.config.html_baseurl:  # the tags want full addresses
        context["preview"] = preview(app, page, context["description"])
        context["pageurl"] = context["preview"]["og:url"]


class NameOnce(SphinxPostTransform):
    """Take the names of tables and formulas off the wrappers that Furo puts around them."""

    default_priority = 600
    formats = ("html",)

    def run(self, **_: object) -> None:
        for node in self.document.findall(nodes.container):
            if {"table-wrapper", "math-wrapper"} & {*node["classes"]}:
                node["ids"] = []


class FoldBelow(SphinxPostTransform):
    """Put folded code below what it draws."""

    default_priority = 210  # after MyST-NB has folded it
    formats = ("html",)

    def run(self, **_: object) -> None:
        for fold in list(self.document.findall(HideCodeCellNode)):
            cell = fold.parent
            cell.remove(fold)
            cell.append(fold)


class Summary(nodes.title):
    """The title of a box that is folded."""


class FoldDropdowns(SphinxPostTransform):
    """Fold the boxes of the class `dropdown`: their titles open them."""

    default_priority = 210
    formats = ("html",)

    def run(self, **_: object) -> None:
        for box in self.document.findall(nodes.admonition):
            if "dropdown" in box["classes"]:
                title = box[0]
                title.replace_self(Summary("", "", *title.children))


def open_box(
    translator: HTML5Translator, node: nodes.Element, name: str = ""
) -> None:
    """Write a box; Sphinx hands on notes and warnings, with their names."""
    if isinstance(node[0], Summary):
        box = translator.starttag(node, "details", CLASS="admonition")
        translator.body.append(box)
    else:
        HTML5Translator.visit_admonition(translator, node, name)


def close_box(translator: HTML5Translator, node: nodes.Element) -> None:
    tag = "details" if isinstance(node[0], Summary) else "div"
    translator.body.append(f"</{tag}>\n")


def open_summary(translator: HTML5Translator, _: Summary) -> None:
    translator.body.append("<summary>")


def close_summary(translator: HTML5Translator, _: Summary) -> None:
    translator.body.append("</summary>\n")


def open_citation(translator: HTML5Translator, node: nodes.citation) -> None:
    """Write an entry of a list as one; docutils gives it a role that is deprecated."""
    HTML5Translator.visit_citation(translator, node)
    entry = translator.body.pop()
    translator.body.append(entry.replace("doc-biblioentry", "listitem"))


def close_citation(translator: HTML5Translator, node: nodes.citation) -> None:
    HTML5Translator.depart_citation(translator, node)


def open_fold(translator: HTML5Translator, node: HideCodeCellNode) -> None:
    """Write a fold whose words are its name; MyST-NB gives it another."""
    show = f'<span class="when-closed">{node["prompt_show"]}</span>'
    hide = f'<span class="when-open">{node["prompt_hide"]}</span>'
    summary = f"<summary>{show}{hide}</summary>"
    translator.body.append(f'<details class="fold">{summary}')


def close_fold(translator: HTML5Translator, _: HideCodeCellNode) -> None:
    translator.body.append("</details>")


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_html_theme(NAME, str(FOLDER))
    app.add_css_file("book.css", priority=700)  # after Furo's, at 600
    app.add_js_file("book.js")
    app.add_post_transform(NameOnce)
    app.add_post_transform(FoldBelow)
    app.add_post_transform(FoldDropdowns)
    app.setup_extension("myst_nb")
    app.add_node(HideCodeCellNode, override=True, html=(open_fold, close_fold))
    app.add_node(Summary, html=(open_summary, close_summary))
    app.add_node(nodes.admonition, override=True, html=(open_box, close_box))
    app.add_node(
        nodes.citation, override=True, html=(open_citation, close_citation)
    )
    # Jupyter Book sets this for sphinx_comments, without which the book does.
    app.add_config_value("comments_config", {}, "")
    app.connect("config-inited", settle, priority=100)  # before all who read it
    app.connect("config-inited", find_printed_book)
    app.connect("builder-inited", choose_dark_code, priority=400)
    app.connect("env-updated", start_anew)
    app.connect("html-page-context", fill_head)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
