"""The directive `citation`: how to cite this copy of the book, with its version and its address."""

from importlib.metadata import version

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective


class Citation(SphinxDirective):
    """Write BibTeX from the settings, so that it is right in a fork, too."""

    def run(self) -> list[nodes.Node]:
        self.env.note_reread()  # the address may be another one next time
        config = self.config
        fields = {
            "author": f"{{{config.author}}}",  # a group, no first and last name
            "title": config.html_title,
            "version": version("simplenet"),
            "year": config.copyright,
            "url": config.html_baseurl,
        }
        lines = [f"  {k:7} = {{{v}}}" for k, v in fields.items() if v]
        text = "@misc{asimpleneuralnet,\n" + ",\n".join(lines) + "\n}"
        return [nodes.literal_block(text, text, language="bibtex")]


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_directive("citation", Citation)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
