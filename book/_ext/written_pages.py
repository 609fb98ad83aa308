"""Read and change the site after Sphinx has written it, for what no setting of the theme reaches.

Copies of the theme's templates would do it too, but would have to be kept up with the theme. Once
the extensions that use it have gone, this file could go.
"""

import re
from collections.abc import Callable
from pathlib import Path

from sphinx.application import Sphinx


def after_writing(
    app: Sphinx, change: Callable[[Sphinx], None], priority: int = 500
) -> None:
    """Call a function after each build of the site that has not failed."""

    def finish(app: Sphinx, error: Exception | None) -> None:
        if not error and app.builder.format == "html":
            change(app)

    app.connect("build-finished", finish, priority)


def text_of(folder: Path, pattern: str) -> str:
    """Join all files below a folder whose names match."""
    files = folder.rglob(pattern)
    return "".join(file.read_text(encoding="utf-8") for file in files)


def substitute(app: Sphinx, changes: dict[str, str]) -> None:
    """Replace each pattern in all pages. A page that has been changed before stays as it is."""
    for page in app.outdir.rglob("*.html"):
        text = changed = page.read_text(encoding="utf-8")
        for pattern, replacement in changes.items():
            changed = re.sub(pattern, replacement, changed, flags=re.DOTALL)
        if changed != text:
            page.write_text(changed, encoding="utf-8")
