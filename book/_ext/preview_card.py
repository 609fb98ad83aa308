"""Draw the picture that stands beside a shared link: a title, what it promises, the network.

`previews` has one drawn for each page. The cards of sphinxext-opengraph show the beginning of the
text, cut off anywhere, and no picture worth the name; were it to take a drawing function, both
files could go.
"""

from pathlib import Path
from textwrap import fill

import matplotlib as mpl
import numpy as np
from matplotlib.figure import Figure

from simplenet import OurNeuralNetwork
from simplenet.plotting import draw_network
from simplenet.plotting.style import COLOURS

WIDTH, HEIGHT = 1200, 630  # pixels; what the places that show cards ask for
ALT = "A drawing of the book's network: two inputs, two hidden neurons and one output."
# Fonts that come with matplotlib, so that every machine draws the same.
LOOK = {"font.family": "STIXGeneral", "font.size": 24, "mathtext.fontset": "cm"}


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
