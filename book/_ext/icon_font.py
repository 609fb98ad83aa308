"""Cut the theme's icon fonts down to the icons that its style sheets still name.

The theme draws a dozen icons, and for them fetches a font of 1,400. With a font in parts, or icons
as pictures, this file could go.
"""

import re
from importlib.resources import files

from math_font import cut
from sphinx.application import Sphinx
from written_pages import text_of

WEBFONTS = ("vendor", "fontawesome", "webfonts")
THEME = files("pydata_sphinx_theme").joinpath(
    "theme", "pydata_sphinx_theme", "static"
)


def cut_icons(app: Sphinx, error: Exception | None) -> None:
    if error or app.builder.format != "html":
        return
    sheets = text_of(app.outdir / "_static", "*.css")
    # Icons stand at places that Unicode leaves to private use.
    used = set(re.findall("[\ue000-\uf8ff]", sheets))
    for font in (app.outdir / "_static").joinpath(*WEBFONTS).glob("*.woff2"):
        cut(THEME.joinpath(*WEBFONTS, font.name), used, font)


def setup(app: Sphinx) -> dict[str, bool]:
    # After the rules of unused icons have been cut.
    app.connect("build-finished", cut_icons, priority=700)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
