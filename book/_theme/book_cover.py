"""What the printed book says of itself, and the drawing on its cover; printed.sty sets both."""

from pathlib import Path

import matplotlib as mpl
import numpy as np
import yaml
from matplotlib.figure import Figure
from sphinx.application import Sphinx
from sphinx.util.texescape import escape

from simplenet import OurNeuralNetwork
from simplenet.data import PEOPLE, centre, labels, measurements
from simplenet.plotting import draw_network

# Fonts that come with matplotlib, so that every machine draws the same. In this one the numbers
# stay numbers for those who search the file or have it read to them.
LOOK = {"font.size": 13, "mathtext.fontset": "stix", "pdf.fonttype": 42}


def draw_cover(file: Path) -> None:
    """Draw the network of Part I, with its nine numbers as training leaves them."""
    network = OurNeuralNetwork(np.random.default_rng(157))
    network.train(centre(measurements(PEOPLE)), labels(PEOPLE))
    with mpl.rc_context(LOOK):
        figure = Figure(figsize=(6.3, 4.2), facecolor="none")
        ax = figure.add_axes((0, 0, 1, 1))
        draw_network(network, "values", ax=ax)
        figure.savefig(file, metadata={"CreationDate": None})


def citation(cited: dict, **settings: str) -> str:
    """Return what CITATION.cff says, as commands of LaTeX, and the settings as they are."""
    said = {
        "version": cited["version"],
        "year": str(cited["date-released"].year),
        "abstract": cited["abstract"],
        "keywords": ", ".join(cited["keywords"]),
    }
    texts = {name: escape(text, "xelatex") for name, text in said.items()}
    return "".join(
        rf"\newcommand{{\book{name}}}{{{text}}}" + "\n"
        for name, text in {**texts, **settings}.items()
    )


def write_cover(app: Sphinx) -> None:
    if app.builder.format != "latex":
        return
    cited = yaml.safe_load((app.confdir / "CITATION.cff").read_text("utf-8"))
    address = app.config.html_baseurl.replace("%", r"\%")
    language = app.config.language
    commands = citation(cited, address=address, language=language)
    (app.outdir / "citation.def").write_text(commands, "utf-8")
    draw_cover(app.outdir / "cover.pdf")


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("builder-inited", write_cover)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
