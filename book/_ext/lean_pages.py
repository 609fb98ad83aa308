"""Take out of the pages what nobody uses: 1.5 MB of icon script, and a script from another host.

The theme draws its icons from a font, yet loads all of them again as a script. Jupyter Book loads
thebe, which runs cells on somebody else's computer and would fetch itself from there; its settings
stand in every page twice and raise an error. With a switch for each, this file could go.
"""

import re

from sphinx.application import Sphinx

UNUSED = re.compile(
    r'<script[^>]*src="[^"]*(?:fontawesome|sphinx-thebe)\.js[^>]*></script>'
    r'|<link[^>]*href="[^"]*sphinx-thebe\.css[^>]*/>'
    r"|<script>const THEBE_JS_URL.*?</script>"
    r'|<script type="text/x-thebe-config">.*?</script>'
    r"|<script>kernelName = .*?</script>",
    re.DOTALL,
)
FILES = ("scripts/fontawesome.js*", "sphinx-thebe.*", "*webpack-macros.html")


def take_out(app: Sphinx, error: Exception | None) -> None:
    if error or app.builder.format != "html":
        return
    for page in app.outdir.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        lean = UNUSED.sub("", text)
        if lean != text:
            page.write_text(lean, encoding="utf-8")
    for pattern in FILES:
        for file in (app.outdir / "_static").glob(pattern):
            file.unlink()


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("build-finished", take_out)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
