"""What a reader finds in a drawing: texts, circles, arrows and lines, and what they cover."""

import itertools

import numpy as np
from matplotlib.collections import PolyCollection
from matplotlib.colors import to_hex
from matplotlib.patches import Circle, FancyArrowPatch
from matplotlib.text import Text

from simplenet.plotting.style import COLOURS

FEMALE = ("o", COLOURS["class1"])
MALE = ("s", COLOURS["class0"])
UNSEEN = ("D", COLOURS["ink"])


def texts(ax):
    """Return what is written, by its wording."""
    return {text.get_text(): text for text in ax.texts if text.get_text()}


def key(legend):
    """Return what is shown in a legend, by what it is called."""
    words = [text.get_text() for text in legend.get_texts()]
    return dict(zip(words, legend.legend_handles, strict=True))


def looks(legend):
    """Return marker and colour by what a legend calls them."""
    return {
        name: (handle.get_marker(), to_hex(handle.get_color()))
        for name, handle in key(legend).items()
    }


def marked(ax):
    """Return the points by marker and colour."""
    return {
        (
            line.get_marker(),
            to_hex(line.get_color()),
        ): line.get_xydata().tolist()
        for line in ax.lines
        if line.get_linestyle() == "None"
    }


def circles(ax):
    return [patch for patch in ax.patches if isinstance(patch, Circle)]


def arrows(ax):
    return [patch for patch in ax.patches if isinstance(patch, FancyArrowPatch)]


def ends(arrow):
    """Return where an arrow begins and where it ends, before it is drawn."""
    return np.array(arrow._posA_posB)


def settle(figure):
    """Have a figure find the place of everything, once."""
    if figure.get_layout_engine() is not None:
        figure.draw_without_rendering()
        figure.set_layout_engine("none")


def place(text):
    """Return the middle of a text, in the units of its axes."""
    settle(text.figure)
    box = text.get_window_extent()
    middle = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    return text.axes.transData.inverted().transform(middle)


def written_in(ax, circle):
    """Return what stands in a circle, from top to bottom."""
    found = [(place(text), text.get_text()) for text in ax.texts]
    inside = [
        (-at[1], wording)
        for at, wording in found
        if wording and np.hypot(*(at - circle.center)) < circle.radius
    ]
    return [wording for _, wording in sorted(inside)]


def arrow_beside(ax, text):
    """Return the arrow that is nearest to a text."""
    at = place(text)

    def distance(arrow):
        start, end = ends(arrow)
        along = end - start
        part = np.clip((at - start) @ along / (along @ along), 0, 1)
        return np.hypot(*(start + part * along - at))

    return min(arrows(ax), key=distance)


def covered(ax):
    """Return the pixels that each text, shape and line covers by itself."""
    figure = ax.figure
    settle(figure)
    figure.set(dpi=100, facecolor="none")
    ax.axis("off")
    artists = [
        *(text for text in ax.texts if text.get_text()),
        *ax.patches,
        *ax.lines,
        *(c for c in ax.collections if not getattr(c, "filled", False)),
    ]
    legend = [ax.get_legend()] if ax.get_legend() else []
    for artist in [*artists, *ax.collections, *ax.child_axes, *legend]:
        artist.set_visible(False)
    found = []
    for artist in artists:
        artist.set_visible(True)
        figure.canvas.draw()
        found.append(np.asarray(figure.canvas.buffer_rgba())[..., 3] > 0)
        artist.set_visible(False)
    return list(zip(artists, found, strict=True))


def grown(pixels):
    """Return the pixels and their neighbours: what touches is too near."""
    padded = np.pad(pixels, 1)
    shifts = itertools.product((-1, 0, 1), repeat=2)
    return np.any(
        [np.roll(padded, s, (0, 1)) for s in shifts],
        axis=0,
    )[1:-1, 1:-1]


def collisions(ax):
    """Return the texts that touch something else or reach over the edge, and what they touch."""
    found = covered(ax)
    touching = []
    for text, pixels in found:
        if not isinstance(text, Text):
            continue
        near = grown(pixels)
        touching += [
            (text.get_text(), other)
            for other, theirs in found
            if other is not text and (near & theirs).any()
        ]
        x0, y0, x1, y1 = text.get_window_extent().extents
        edge = ax.figure.bbox
        if min(x0, y0) < 0 or x1 > edge.width or y1 > edge.height:
            touching.append((text.get_text(), "the edge"))
    return touching


def squares(ax):
    """Return left, top, colour and strength of every drawn pixel."""
    return {
        (*path.vertices.min(axis=0), to_hex(colour), round(colour[3], 4))
        for collection in ax.collections
        if isinstance(collection, PolyCollection)
        for colour in [collection.get_facecolor()[0]]
        for path in collection.get_paths()
    }


def image(**pixels):
    """Return the 64 pixels of an image, of which some have ink."""
    found = np.zeros(64)
    for pixel, value in pixels.items():
        found[int(pixel[1:])] = value
    return found
