"""Write each page that has cells as a notebook, too, for readers to take along.

The page's source is in MyST, which plain Jupyter and Colab cannot show.
"""

from collections.abc import Iterable, Iterator
from posixpath import dirname, join
from typing import Any

import nbformat
from docutils import nodes
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError
from sphinx.util.typing import ExtensionMetadata

from simplenet.sphinxext.chapters.program import sources
from simplenet.sphinxext.notebooks.figures import Picture, picture
from simplenet.sphinxext.notebooks.links import REPOSITORY
from simplenet.sphinxext.notebooks.markdown import PlainMarkdown
from simplenet.sphinxext.notebooks.wheel import PACKAGE, pack_wheel, wheel_name

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
INSTALL = """\
import importlib.util

if importlib.util.find_spec("{0}") is None:
    %pip install --quiet {1}
    importlib.invalidate_caches()
    if importlib.util.find_spec("{0}") is None:
        raise ModuleNotFoundError("{2}, and run this cell again.")"""
# By itself, Binder takes an older Python than the package needs.
BINDER_PYTHON = "python-3.12"
# The words below a figure: a book that is built from the notebook has them in the figure.
IN_WORDS = {"tags": ["remove-cell"]}

# "code" or "text" and the source, or "picture" and what is said of it
Part = tuple[str, str | Picture]


def check_repository(_: Sphinx, config: Config) -> None:
    given = config.notebook_repository
    if given and not REPOSITORY.fullmatch(str(given)):
        wish = "must be empty or read owner/name"
        raise ConfigError(f"notebook_repository {wish}, got {given!r}")


def wheel_path(app: Sphinx) -> str:
    """Return where the wheel lies: beside the first page."""
    return join(dirname(app.config.root_doc), wheel_name())


def origin(page: PlainMarkdown) -> str:
    """Say where a notebook is from, and how it may be used."""
    config = page.builder.config
    if address := page.on_site():
        words = f"This is a page of [{config.html_title}]({address})."
    else:
        words = (
            f"This is a page of {config.html_title}. To run it, put the file "
            f"`{wheel_name()}` beside it."
        )
    return f"*{f'{words} {config.notebook_note}'.strip()}*"


def opening(app: Sphinx, page: PlainMarkdown) -> tuple[Part, Part]:
    """Return what stands below the title: the origin, and a cell that installs the package."""
    wheel = page.on_site(page.beside(wheel_path(app)))
    remedy = f"Put the file {wheel_name()} beside this notebook"
    if page.on_site():
        remedy = f"Make sure that {wheel} can be reached"
    install = INSTALL.format(PACKAGE.name, wheel, remedy)
    return ("text", origin(page)), ("code", install)


def parts(page: PlainMarkdown, node: nodes.Element) -> Iterator[Part]:
    """Yield what the node holds, in reading order."""
    for child in node:
        if isinstance(child, nodes.section):
            yield from parts(page, child)
        elif "cell" in child["classes"]:
            code, drawn = [*sources(child)], picture(page, child)
            for source in code:
                yield "code", source
            if drawn.words:
                yield ("picture", drawn) if code else ("text", drawn.words)
        elif text := page.markdown(child):
            yield "text", text


def goes_on(made: list[NotebookNode]) -> bool:
    """Return whether text can go on in the last cell: it holds text, and not that of a figure."""
    return bool(
        made and made[-1].cell_type == "markdown" and not made[-1].metadata
    )


def cells(given: Iterable[Part], name: str) -> list[NotebookNode]:
    """Return a cell for each piece of code and for the text between, cut at headings."""
    made: list[NotebookNode] = []
    for kind, source in given:
        if kind == "code":
            made.append(new_code_cell(source))
        elif kind == "picture":
            made[-1].metadata["mystnb"] = source.options
            made.append(new_markdown_cell(source.words, metadata=IN_WORDS))
        elif goes_on(made) and not source.startswith("#"):
            made[-1].source += f"\n\n{source}"
        else:
            made.append(new_markdown_cell(source))
    for number, cell in enumerate(made):
        # By itself it would be random. A book of notebooks has each only once.
        cell.id = f"{nodes.make_id(name)[-50:]}-{number}"
    return made


def write(
    app: Sphinx,
    name: str,
    _: str,
    context: dict[str, Any],
    tree: nodes.document | None,
) -> None:
    page = PlainMarkdown(app.builder, name)
    # One file for all pages has none for a notebook to lie beside.
    single = app.builder.name in {"epub", "singlehtml"}
    if single or tree is None or not page.has_notebook(name):
        return
    held = list(parts(page, tree))
    title, rest = held[:1], held[1:]
    notebook = new_notebook(
        cells=cells([*title, *opening(app, page), *rest], name),
        metadata={"kernelspec": KERNEL},
    )
    text = nbformat.writes(notebook) + "\n"
    file = app.outdir / f"{name}.ipynb"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
    # Themes offer this for download; its path begins in `_sources`.
    context["ipynb_source"] = f"../{name}.ipynb"
    if any(kind == "code" for kind, _ in rest):
        context["launch_links"] = page.launch_links()


def add_wheel(app: Sphinx, error: Exception | None) -> None:
    """Put the wheel beside the first page, and tell Binder, which reads the published branch."""
    if error or app.builder.format != "html":
        return
    wheel = wheel_path(app)
    pack_wheel((app.outdir / wheel).parent)
    binder = app.outdir / "binder"
    binder.mkdir(exist_ok=True)
    lines = {"requirements.txt": f"./{wheel}", "runtime.txt": BINDER_PYTHON}
    for name, line in lines.items():
        (binder / name).write_text(f"{line}\n", encoding="utf-8", newline="\n")


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_config_value("notebook_note", "", "html")
    app.add_config_value("notebook_repository", "", "html")
    app.add_config_value("notebook_branch", "gh-pages", "html")
    app.connect("config-inited", check_repository)
    app.connect("html-page-context", write)
    app.connect("build-finished", add_wheel)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
