"""Take out of the pages what nobody uses: 1.5 MB of icon script, and a script from another host.

The theme draws its icons from a font, yet loads all of them again as a script. It loads the search
index with every page. Jupyter Book loads thebe, which runs cells on somebody else's computer and
would fetch itself from there; its settings stand in every page twice and raise an error. With
switches for these, this file could go.
"""

from sphinx.application import Sphinx
from written_pages import after_writing, substitute

UNUSED = (
    r'<script[^>]*src="[^"]*(?:fontawesome|sphinx-thebe)\.js[^>]*></script>',
    r'<link[^>]*href="[^"]*sphinx-thebe\.css[^>]*/>',
    r"<script>const THEBE_JS_URL.*?</script>",
    r'<script type="text/x-thebe-config">.*?</script>',
    r"<script>kernelName = .*?</script>",
    # The page for searching lies at the top; all others link to it by a path.
    r'<script[^>]*src="(?:\.\./|/)[^"]*(?:searchtools|language_data|searchindex)\.js"></script>',
    # A second title and contents, for paper; the search would show them as the page's beginning.
    r'<div id="jb-print-docs-body".*?(?=<div id="searchbox">)',
)
FILES = (
    "scripts/fontawesome.js*",
    "sphinx-thebe.*",
    "*webpack-macros.html",
    "**/*.map",
    "**/*.ttf",
)


def take_out(app: Sphinx) -> None:
    substitute(app, dict.fromkeys(UNUSED, ""))
    for pattern in FILES:
        for file in (app.outdir / "_static").glob(pattern):
            file.unlink()


def setup(app: Sphinx) -> dict[str, bool]:
    after_writing(app, take_out)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
