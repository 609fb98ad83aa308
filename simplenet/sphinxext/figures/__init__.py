"""Figures that take their colours from the page's theme, stay sharp on paper and can be heard.

A picture in a file of its own cannot see whether the page is light or dark. matplotlib writes fixed
colours; here each becomes the CSS variable of its meaning, which `figures.css` sets.
"""

from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.typing import ExtensionMetadata

from simplenet.plotting.style import COLOURS, DARK_COLOURS
from simplenet.plotting.svg import themed, without_known_letters
from simplenet.sphinxext.figures.files import offer
from simplenet.sphinxext.figures.kernel import configure_kernels
from simplenet.sphinxext.notebooks.links import writes_pages

SIGNATURE = "<dc:title>Matplotlib v"  # in all that it draws

logger = logging.getLogger(__name__)


class CheckAlternativeText(SphinxPostTransform):
    """Warn of every picture without alternative text, so that a strict build stops.

    Docutils fills in the path of the picture's file, which no checker notices.
    """

    # After MyST-NB has chosen a picture, before that goes into the page.
    default_priority = 10

    def run(self, **_: object) -> None:
        for image in self.document.findall(nodes.image):
            alt = image.get("alt", "").strip()
            if not alt or alt.endswith((".png", ".svg", ".pdf")):
                logger.warning(
                    "picture without alternative text", location=image
                )


class KeepPixels(SphinxPostTransform):
    """Have each drawing know the picture in pixels that the cell has drawn with it."""

    default_priority = 3  # before MyST-NB has chosen one of them
    formats = ("html",)

    def run(self, **_: object) -> None:
        for bundle in self.document.findall(nodes.container):
            if bundle.get("nb_element") == "mime_bundle":
                images = {
                    Path(image["uri"]).suffix: image
                    for image in bundle.findall(nodes.image)
                }
                if {".svg", ".png"} <= images.keys():
                    images[".svg"]["pixels"] = images[".png"]["uri"]


class InlineFigures(SphinxPostTransform):
    """Put each drawing of matplotlib with an alternative text into the page itself."""

    # After what is meant for other formats has gone: its letters would go with it.
    default_priority = 60
    formats = ("html",)

    def run(self, **_: object) -> None:
        images = list(self.document.findall(nodes.image))
        letters: dict[str, str] = {}
        for number, image in enumerate(images):
            file = Path(self.app.srcdir, image["uri"])
            if not (file.suffix == ".svg" and file.is_file()):
                continue
            svg = file.read_text(encoding="utf-8")
            if SIGNATURE in svg and image.get("alt"):
                self.offer(image, svg)
                prefix = f"figure{number}"  # even twins have ids of their own
                colours = self.config.figure_colours
                svg = themed(svg, prefix, image["alt"], colours)
                svg = without_known_letters(svg, letters)
                image.replace_self(
                    nodes.raw("", svg, format="html", alt=image["alt"])
                )

    def offer(self, image: nodes.image, svg: str) -> None:
        """Put links to the figure in files of its own below it."""
        builder, figure = self.app.builder, image.parent
        named = isinstance(figure, nodes.figure) and figure["names"]
        if named and writes_pages(builder):
            line = offer(builder, self.env.docname, figure, image, svg)
            figure.parent.insert(figure.parent.index(figure) + 1, line)


def hand_over_colours(_: Sphinx, config: Config) -> None:
    """Let the style sheet, which is a template, know the colours."""
    config.html_static_path.append(str(Path(__file__).with_name("static")))
    for name in ("figure_colours", "figure_colours_dark"):
        colours = config[name]
        if not isinstance(colours, dict) or not all(
            isinstance(word, str) for pair in colours.items() for word in pair
        ):
            wish = "must name colours, such as {'ink': '#1a1a1b'}"
            raise ConfigError(f"{name} {wish}, got {colours!r}")
        config.html_context[name] = colours


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_config_value("figure_colours", COLOURS, "html")
    app.add_config_value("figure_colours_dark", DARK_COLOURS, "html")
    app.add_config_value("figure_licence", "", "html")
    app.add_post_transform(KeepPixels)
    app.add_post_transform(CheckAlternativeText)
    app.add_post_transform(InlineFigures)
    app.add_css_file("figures.css")
    app.connect("config-inited", configure_kernels)
    app.connect("config-inited", hand_over_colours)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
