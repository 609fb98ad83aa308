"""Change the pages after Sphinx has written them, for what no setting of the theme reaches.

Copies of the theme's templates would do it too, but would have to be kept up with the theme. Once
`theme_repairs` and `lean_pages`, which use it, have gone, this file could go.
"""

import re

from sphinx.application import Sphinx


def substitute(app: Sphinx, changes: dict[str, str]) -> None:
    """Replace each pattern in all pages. A page that has been changed before stays as it is."""
    for page in app.outdir.rglob("*.html"):
        text = changed = page.read_text(encoding="utf-8")
        for pattern, replacement in changes.items():
            changed = re.sub(pattern, replacement, changed, flags=re.DOTALL)
        if changed != text:
            page.write_text(changed, encoding="utf-8")
