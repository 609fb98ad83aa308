"""Write each page that has cells as a notebook, too, for readers to take along.

The page's source is in MyST, which plain Jupyter and Colab cannot show.
"""

from collections.abc import Iterable, Iterator
from posixpath import dirname, join
from typing import Any, NamedTuple

import nbformat
from docutils import nodes
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError
from sphinx.util.typing import ExtensionMetadata

from simplenet.sphinxext.chapters.program import sources
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

# The classes of a solution, and the tag of cells that readers fill in.
SOLUTION, EXERCISE = "solution", "exercise"


class Part(NamedTuple):
    """A piece of code, or of text."""

    source: str
    code: bool = False
    tag: str = ""


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
    return Part(origin(page)), Part(install, code=True)


def parts(
    page: PlainMarkdown, held: Iterable[nodes.Node], tag: str = ""
) -> Iterator[Part]:
    """Yield what stands on the page, in reading order; what is tagged has been so on the page."""
    for child in held:
        if isinstance(child, nodes.section):
            yield from parts(page, child, tag)
        elif SOLUTION in child["classes"]:
            title, *rest = child
            yield Part(page.text(title), tag=SOLUTION)
            yield from parts(page, rest, SOLUTION)
        elif "cell" in child["classes"]:
            to_fill_in = f"tag_{EXERCISE}" in child["classes"]
            for source in sources(child):
                own = EXERCISE if to_fill_in else tag
                yield Part(source, code=True, tag=own)
            for figure in child.findall(nodes.figure):
                yield Part(page.markdown(figure), tag=tag)
        elif text := page.markdown(child):
            yield Part(text, tag=tag)


def cells(given: Iterable[Part]) -> list[NotebookNode]:
    """Return a cell for each piece of code and for the text between, cut at headings."""
    made: list[NotebookNode] = []
    for source, code, tag in given:
        metadata = {"tags": [tag]} if tag else {}
        before = made[-1] if made else None
        if code:
            made.append(new_code_cell(source, metadata=metadata))
        elif (
            before
            and before.cell_type == "markdown"
            and before.metadata == metadata
            and not source.startswith("#")
        ):
            before.source += f"\n\n{source}"
        else:
            made.append(new_markdown_cell(source, metadata=metadata))
    for number, cell in enumerate(made):
        cell.id = f"cell-{number}"  # by itself it would be random
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
    held = [*parts(page, tree)]
    title, rest = held[:1], held[1:]
    whole = [*title, *opening(app, page), *rest]
    unsolved = [part for part in whole if part.tag != SOLUTION]
    save(app, f"{name}.ipynb", unsolved)
    # Themes offer these for download; the path of the first begins in `_sources`.
    context["ipynb_source"] = f"../{name}.ipynb"
    if len(unsolved) < len(whole):
        context["solved_notebook"] = f"{name}-solved.ipynb"
        save(app, context["solved_notebook"], whole)
    if any(part.code for part in rest):
        context["launch_links"] = page.launch_links()


def save(app: Sphinx, file: str, held: list[Part]) -> None:
    notebook = new_notebook(cells=cells(held), metadata={"kernelspec": KERNEL})
    path = app.outdir / file
    path.parent.mkdir(parents=True, exist_ok=True)
    text = nbformat.writes(notebook) + "\n"
    path.write_text(text, encoding="utf-8", newline="\n")


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
