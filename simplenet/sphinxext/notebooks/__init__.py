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
from simplenet.sphinxext.notebooks.figures import picture
from simplenet.sphinxext.notebooks.links import REPOSITORY, writes_pages
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

# The class of a box with a solution, and the tag of a cell that readers fill in.
SOLUTION, EXERCISE = "solution", "exercise"
# The words below a figure: a book that is built from the notebook has them in the figure.
IN_WORDS = "remove-cell"


class Part(NamedTuple):
    """A piece of code, or of text."""

    source: str
    code: bool = False
    tags: tuple[str, ...] = ()
    options: dict[str, Any] | None = None  # of MyST-NB, for a drawing


def check_repository(_: Sphinx, config: Config) -> None:
    given = config.notebook_repository
    if given and not REPOSITORY.fullmatch(str(given)):
        wish = "must be empty or read owner/name"
        raise ConfigError(f"notebook_repository {wish}, got {given!r}")


def wheel_path(app: Sphinx) -> str:
    """Return where the wheel lies: beside the first page."""
    return join(dirname(app.config.root_doc), wheel_name())


def place(wheel: str, notebook: str) -> str:
    """Say where the wheel belongs, for a notebook that finds it at this path and no address."""
    folder = dirname(wheel)
    where = f"into the folder {folder}, seen from" if folder else "beside"
    return f"{where} {notebook}"


def origin(page: PlainMarkdown, wheel: str) -> str:
    """Say where a notebook is from, and how it may be used."""
    config = page.builder.config
    if address := page.on_site():
        words = f"This is a page of [{config.html_title}]({address})."
    else:
        words = (
            f"This is a page of {config.html_title}. To run it, put the file "
            f"`{wheel_name()}` {place(wheel, 'it')}."
        )
    return f"*{f'{words} {config.notebook_note}'.strip()}*"


def opening(app: Sphinx, page: PlainMarkdown) -> tuple[Part, Part]:
    """Return what stands below the title: the origin, and a cell that installs the package."""
    wheel = page.beside(wheel_path(app))
    remedy = f"Put the file {wheel_name()} {place(wheel, 'this notebook')}"
    if page.on_site():
        remedy = f"Make sure that {page.on_site(wheel)} can be reached"
    install = INSTALL.format(PACKAGE.name, page.on_site(wheel), remedy)
    return Part(origin(page, wheel)), Part(install, code=True)


def parts(
    page: PlainMarkdown, held: Iterable[nodes.Node], *tags: str
) -> Iterator[Part]:
    """Yield what stands on the page, in reading order."""
    for child in held:
        if isinstance(child, nodes.section):
            yield from parts(page, child, *tags)
        elif SOLUTION in child["classes"]:
            title, *rest = child
            yield Part(page.text(title), tags=(SOLUTION,))
            yield from parts(page, rest, SOLUTION)
        elif "cell" in child["classes"]:
            yield from parts_of_cell(page, child, *tags)
        elif text := page.markdown(child):
            yield Part(text, tags=tags)


def parts_of_cell(
    page: PlainMarkdown, cell: nodes.Element, *tags: str
) -> Iterator[Part]:
    """Yield the code of a cell, and what is said of the figure that it draws."""
    to_fill_in = f"tag_{EXERCISE}" in cell["classes"]
    own = (EXERCISE,) if to_fill_in and not tags else tags
    code, drawn = [*sources(cell)], picture(page, cell)
    for source in code:
        yield Part(source, True, own, drawn.options)
    if drawn.words:
        yield Part(drawn.words, tags=(*tags, IN_WORDS) if code else tags)


def cells(given: Iterable[Part], name: str) -> list[NotebookNode]:
    """Return a cell for each piece of code and for the text between, cut at headings."""
    made: list[NotebookNode] = []
    for source, code, tags, options in given:
        metadata = {"tags": [*tags], "mystnb": options}
        metadata = {key: value for key, value in metadata.items() if value}
        if code:
            made.append(new_code_cell(source, metadata=metadata))
        elif goes_on(made, metadata) and not source.startswith("#"):
            made[-1].source += f"\n\n{source}"
        else:
            made.append(new_markdown_cell(source, metadata=metadata))
    for number, cell in enumerate(made):
        # By itself it would be random. A book of notebooks has each only once.
        cell.id = f"{nodes.make_id(name)[-50:]}-{number}"
    return made


def goes_on(made: list[NotebookNode], metadata: dict[str, Any]) -> bool:
    """Return whether text can go on in the last cell."""
    last = made[-1] if made else None
    is_text = last is not None and last.cell_type == "markdown"
    return is_text and last.metadata == metadata


def write(
    app: Sphinx,
    name: str,
    _: str,
    context: dict[str, Any],
    tree: nodes.document | None,
) -> None:
    page = PlainMarkdown(app.builder, name)
    with_cells = tree is not None and page.has_notebook(name)
    if not (with_cells and writes_pages(app.builder)):
        return
    held = [*parts(page, tree)]
    title, rest = held[:1], held[1:]
    whole = [*title, *opening(app, page), *rest]
    unsolved = [part for part in whole if SOLUTION not in part.tags]
    save(app, name, unsolved)
    # Themes offer these for download; the path of the first begins in `_sources`.
    context["wheel"] = wheel_path(app)
    context["ipynb_source"] = f"../{name}.ipynb"
    if len(unsolved) < len(whole):
        context["solved_notebook"] = f"{name}-solved.ipynb"
        save(app, f"{name}-solved", whole)
    if any(part.code for part in rest):
        context["launch_links"] = page.launch_links()


def save(app: Sphinx, name: str, held: list[Part]) -> None:
    notebook = new_notebook(
        cells=cells(held, name), metadata={"kernelspec": KERNEL}
    )
    path = app.outdir / f"{name}.ipynb"
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
