"""Show the source of one function or class of the package: the lines that a chapter explains.

    ```{listing} simplenet.activations.sigmoid
    ```

Left out are docstrings, the check on a door (`@checked`) and notes of types; the flag `:whole:`
leaves checks and types in. Sphinx's `literalinclude` has `:pyobject:`, but no way to leave these
out. With one, this file could go.
"""

import inspect
from pathlib import Path
from pkgutil import resolve_name
from textwrap import dedent
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.directives.code import container_wrapper
from sphinx.util.docutils import SphinxDirective

from .bare import without_docstrings, without_notes


class Listing(SphinxDirective):
    required_arguments = 1
    option_spec: ClassVar = {"whole": directives.flag}

    def run(self) -> list[nodes.Node]:
        name = self.arguments[0]
        try:
            shown = inspect.unwrap(resolve_name(name))
            source = dedent(inspect.getsource(shown))
            file = Path(inspect.getsourcefile(shown))
        except (ImportError, AttributeError, TypeError, OSError) as error:
            raise self.error(f"no source for {name!r}: {error}") from error
        self.env.note_dependency(str(file))
        code = without_docstrings(source)
        if "whole" not in self.options:
            code = without_notes(code)
        block = nodes.literal_block("", code, language="python")
        self.set_source_info(block)
        path = f"{file.parent.name}/{file.name}"
        return [container_wrapper(self, block, path)]


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_directive("listing", Listing)
    return {"parallel_read_safe": True}
