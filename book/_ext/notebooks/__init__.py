"""Write each page that has cells as a notebook, too, for readers to take along.

The page's source is in MyST, which plain Jupyter and Colab cannot show. If MyST-NB could write
plain notebooks, this package could go.
"""

from typing import Any

import nbformat
from docutils import nodes
from nbformat.v4 import new_notebook
from sphinx.application import Sphinx

from notebooks.cells import cells, parts
from notebooks.markdown import PlainMarkdown
from notebooks.opening import install, origin

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


def write(
    app: Sphinx,
    name: str,
    _: str,
    context: dict[str, Any],
    tree: nodes.document | None,
) -> None:
    page = PlainMarkdown(app.builder, name)
    if tree is None or not page.has_notebook(name):
        return
    title, *rest = parts(page, tree)
    opening = (title, ("text", origin(page)), ("code", install(page)))
    notebook = new_notebook(
        cells=cells([*opening, *rest]), metadata={"kernelspec": KERNEL}
    )
    text = nbformat.writes(notebook) + "\n"
    file = app.outdir / f"{name}.ipynb"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
    # The theme offers this for download; its paths begin in `_sources`.
    context["ipynb_source"] = f"../{name}.ipynb"


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("html-page-context", write)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
