"""Write the fonts, which are small once they are cut, into the style sheets that use them.

A font that comes later than the text moves it when it comes. And a page opened from a file gets no
font at all in Firefox, which lets such a page read nothing beside it. Were both otherwise, this
file could go.
"""

import re
from base64 import b64encode
from pathlib import Path

from sphinx.application import Sphinx

FONT = re.compile(r'url\("?([^")]+\.woff2)"?\)')


def inline(sheet: Path) -> None:
    def data(font: re.Match) -> str:
        content = b64encode((sheet.parent / font[1]).read_bytes()).decode()
        return f"url(data:font/woff2;base64,{content})"

    sheet.write_text(
        FONT.sub(data, sheet.read_text(encoding="utf-8")), encoding="utf-8"
    )


def inline_all(app: Sphinx, error: Exception | None) -> None:
    if error or app.builder.format != "html":
        return
    for sheet in (app.outdir / "_static").rglob("*.css"):
        inline(sheet)


def setup(app: Sphinx) -> dict[str, bool]:
    # After the fonts have been cut.
    app.connect("build-finished", inline_all, priority=800)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
