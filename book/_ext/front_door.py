"""Lead from the site's bare address to the landing page, and say there already what the book is.

That address is the one that people share. Without this file it answers with a redirect that has no
title, language or preview, for the landing page lies in `book/`; and the landing page bears the
book's title twice. If it lay at the root and Sphinx compared the titles, this file could go.
"""

import re
from typing import Any

from sphinx.application import Sphinx
from written_pages import after_writing

SHARED = re.compile(
    r'<title>.*?</title>|<link rel="canonical".*?>'
    r'|<meta (?:property="(?:og|twitter):|content="[^"]*" name="description").*?>'
)
DOOR = """\
<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
{shared}
<meta http-equiv="refresh" content="0; url={landing}">
<p><a href="{landing}">{title}</a></p>
</html>
"""


def title_once(
    app: Sphinx, page: str, _: str, context: dict[str, Any], __: object
) -> None:
    if page == app.config.root_doc:
        context["docstitle"] = ""


def write_door(app: Sphinx) -> None:
    landing = app.builder.get_target_uri(app.config.root_doc)
    text = (app.outdir / landing).read_text(encoding="utf-8")
    door = DOOR.format(
        shared="\n".join(SHARED.findall(text)),
        landing=landing,
        title=app.config.html_title,
    )
    (app.outdir / "index.html").write_text(door, encoding="utf-8")


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("html-page-context", title_once)
    after_writing(app, write_door)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
