"""Cut the theme's icon fonts down to the icons that its style sheets still name.

The theme draws a dozen icons, and for them fetches a font of 1,400. With a font in parts, or icons
as pictures, this file could go.
"""

import re
from importlib.resources import files

from math_font import cut
from sphinx.application import Sphinx

WEBFONTS = ("static", "vendor", "fontawesome", "webfonts")
THEME = files("pydata_sphinx_theme").joinpath("theme", "pydata_sphinx_theme")


def cut_icons(app: Sphinx, error: Exception | None) -> None:
    if error or app.builder.format != "html":
        return
    sheets = "".join(
        sheet.read_text(encoding="utf-8")
        for sheet in (app.outdir / "_static").rglob("*.css")
    )
    codes = re.findall(r'content:\s*"\\([0-9a-f]{4})"', sheets)
    used = {chr(int(code, 16)) for code in codes}
    for font in app.outdir.joinpath("_" + WEBFONTS[0], *WEBFONTS[1:]).glob("*.woff2"):
        cut(THEME.joinpath(*WEBFONTS, font.name), used, font)


def setup(app: Sphinx) -> dict[str, bool]:
    # After the rules of unused icons have been cut.
    app.connect("build-finished", cut_icons, priority=700)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
