r"""Sphinx extensions that a chapter of a book with code and formulas needs to build anywhere.

One line in the `_config.yml` of a Jupyter Book, or in `conf.py`, switches them on::

    sphinx: {extra_extensions: [simplenet.sphinxext]}

Each of its parts is an extension too, and works alone:

`simplenet.sphinxext.chapters`
    The directive `listing` shows the source of a function, `assembled` a program: all cells that
    are tagged `program`, in reading order, which it also offers for download. Cells run again when
    the package, the figures' settings or a file that matches `chapter_sources` has changed;
    patterns start at the source folder (by default Python files in it and one folder below).
`simplenet.sphinxext.elsewhere`
    In a book that takes some of another's chapters, references to the others lead to the site
    that the setting `complete_book` names, so that no chapter comes with dead links.
`simplenet.sphinxext.exercises`
    Exercises and solutions are those of sphinx-exercise. The solutions of the page `loss.md` stand
    in `solutions/loss.md` beside it, and are folded below their exercises; without that folder the
    same book has none. (So no folder `solutions` can hold pages.) The directive `quick-check` asks
    a question whose choices say why they are right or wrong. On paper, answers have a chapter at
    the end.
`simplenet.sphinxext.explorers`
    The directive `explorer` makes a figure movable: sliders and buttons, whose formulas are
    JavaScript written from the functions of the package while the book is built. What it makes
    movable is a figure as the next part draws it, so it brings that part with it.
`simplenet.sphinxext.figures`
    Figures of matplotlib stand in the page in the colours of its theme, and as PDF on paper. A
    picture without alternative text is a warning. The settings `figure_colours` and
    `figure_colours_dark` name the colours that are drawn and their twins on dark pages; by
    default they are those of `simplenet.plotting.style`. The one named `ink` is the text's. Below a
    figure that has a name stand links to it as SVG and PNG; these files hold the caption, the
    alternative text, the source and, with the setting `figure_licence`, how they may be used.
`simplenet.sphinxext.formulas`
    LaTeX becomes MathML while the book is built, drawn with a mathematical font that is cut to the
    letters in use. No page needs a script for it.
`simplenet.sphinxext.live`
    Readers run and change the code of a page in their browser, if the site holds the files for it:
    ``python -m simplenet.sphinxext.live`` fetches them into the folder `.pyodide` beside `conf.py`.
`simplenet.sphinxext.notebooks`
    Each page with cells lies beside its page as a notebook, and a wheel of this package, which the
    notebook installs; a page with solutions also as a notebook that has them. `notebook_note` is a
    sentence in Markdown for its head, about the licence say. With `notebook_repository`,
    "owner/name" on GitHub, and `notebook_branch` (by default "gh-pages"), on which the built site
    lies, templates get `launch_links`.
`simplenet.sphinxext.print`
    LaTeX prints the parts of the table of contents, and leaves out code that the site folds. Below
    the title of a part stand its chapters, with the descriptions in their front matter; with
    ``\titleclass{\part}{top}`` in the preamble, on the same page.

One part must be named itself, for it needs the package sphinx-revealjs:

`simplenet.sphinxext.slides`
    Each page with cells, but the first page, has slides beside it: what it shows, with what it says
    as the speaker's notes. Templates get their place as `slides`.
"""

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

PARTS = (
    "chapters",
    "elsewhere",
    "exercises",
    "explorers",
    "figures",
    "formulas",
    "live",
    "notebooks",
    "print",
)


def setup(app: Sphinx) -> ExtensionMetadata:
    for part in PARTS:
        app.setup_extension(f"{__name__}.{part}")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
