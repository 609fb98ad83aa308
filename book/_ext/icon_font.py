"""Write the theme's icons into its style sheet, as fonts cut down to the icons that it names.

The theme draws a dozen icons, and for them fetches a font of 1,400 after the page. With icons as
pictures, this file could go.
"""

import re
from base64 import b64encode
from importlib.resources import files

from fonts import cut
from sphinx.application import Sphinx
from written_pages import after_writing

THEME = files("pydata_sphinx_theme").joinpath("theme/pydata_sphinx_theme")
SHEET = "static/styles/pydata-sphinx-theme.css"


def cut_icons(app: Sphinx) -> None:
    sheet = app.outdir / f"_{SHEET}"
    text = sheet.read_text(encoding="utf-8")
    # Icons stand at places that Unicode leaves to private use.
    used = set(re.findall("[\ue000-\uf8ff]", text))
    for font in (app.outdir / "_static/vendor").rglob("*.woff2"):
        name = font.relative_to(app.outdir / "_static").as_posix()
        cut(THEME.joinpath("static", name), used, font)
        content = b64encode(font.read_bytes()).decode()
        text = text.replace(
            f"url(../{name})", f"url(data:font/woff2;base64,{content})"
        )
    sheet.write_text(text, encoding="utf-8")


def setup(app: Sphinx) -> dict[str, bool]:
    # After the rules of unused icons have been cut.
    after_writing(app, cut_icons, priority=700)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
