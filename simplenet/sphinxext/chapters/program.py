"""Put the cells that are tagged `program` together, to one program that readers can download.

    ```{assembled} whole_thing.py
    ```

The cells come from all pages, in reading order. The file lies beside the page; nobody keeps a
second copy of what the cells hold. A cell that is removed from its page cannot be in the program.
"""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from posixpath import dirname, join

from docutils import nodes
from sphinx import addnodes
from sphinx.directives.code import container_wrapper
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective
from sphinx.util.osutil import relative_uri

TAG = "tag_program"  # as MyST-NB marks a cell
logger = logging.getLogger(__name__)


class Assembled(SphinxDirective):
    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        name = self.arguments[0]
        path = PurePosixPath(name)
        if path.name != name or path.suffix != ".py":
            raise self.error(f"must be the name of a .py file, got {name!r}")
        self.env.note_reread()  # the cells of any page may have changed
        block = nodes.literal_block("", "", language="python", assembled=name)
        self.set_source_info(block)
        return [container_wrapper(self, block, name.replace("_", r"\_"))]


class Assemble(SphinxPostTransform):
    """Fill in the program, which is known when all pages have been read."""

    default_priority = 20  # before code is highlighted

    def run(self, **_: object) -> None:
        for block in list(self.document.findall(nodes.literal_block)):
            if name := block.get("assembled"):
                program = "\n\n".join(tagged_cells(self.env))
                if not program:
                    wish = f"{name}: no cell is tagged `program`"
                    logger.warning(wish, location=block)
                # Only a block that holds its raw source is highlighted.
                block.rawsource = program
                block += nodes.Text(program)
                builder = self.app.builder
                if builder.format == "html" and builder.name != "epub":
                    self.offer(block.parent, name, program + "\n")

    def offer(self, listing: nodes.Element, name: str, program: str) -> None:
        """Write the program beside the page's source, and lead to it below the listing."""
        page = self.env.docname
        file = join(dirname(page), name)
        target = Path(self.app.outdir, file)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(program, "utf-8", newline="\n")
        link = addnodes.download_reference(
            "",
            f"Download {name}",
            refuri=relative_uri(self.app.builder.get_target_uri(page), file),
            classes=["program-download"],
        )
        place = listing.parent.index(listing) + 1
        listing.parent.insert(place, nodes.paragraph("", "", link))


def tagged_cells(env: BuildEnvironment) -> Iterator[str]:
    """Yield the source of each tagged cell, page after page as a reader would turn them."""
    relations = env.collect_relations()
    page = env.config.root_doc
    while page:
        for cell in env.get_doctree(page).findall(nodes.container):
            if TAG in cell["classes"]:
                held = [*sources(cell)]
                if not held:
                    wish = "a cell tagged `program` must show its source"
                    logger.warning(wish, location=cell)
                yield from held
        _, _, page = relations[page]


def sources(cell: nodes.Element) -> Iterator[str]:
    """Yield what was run, wherever a theme shows it; a cell can be without."""
    for part in cell.findall(nodes.container):
        if part.get("nb_element") == "cell_code_source":
            yield next(part.findall(nodes.literal_block)).astext()
