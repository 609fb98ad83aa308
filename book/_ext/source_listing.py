"""Show the source of one function or class of the package, without its docstrings.

    ```{listing} simplenet.activations.sigmoid
    ```

Sphinx's `literalinclude` has `:pyobject:`, but would print the docstring too, which says what the
chapter says already. With an option to leave it out, this file could go.
"""

import ast
import inspect
from pathlib import Path
from pkgutil import resolve_name
from textwrap import dedent

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.directives.code import container_wrapper
from sphinx.util.docutils import SphinxDirective

OWNERS = ast.FunctionDef | ast.ClassDef


def without_docstrings(source: str) -> str:
    """Cut the lines of every docstring, and the empty lines that would then lead a body."""
    lines = source.splitlines()
    dropped: set[int] = set()
    for owner in ast.walk(ast.parse(source)):
        if isinstance(owner, OWNERS) and ast.get_docstring(owner):
            first, last = owner.body[0].lineno, owner.body[0].end_lineno
            while last < len(lines) and not lines[last].strip():
                last += 1
            dropped.update(range(first, last + 1))
    kept = (line for n, line in enumerate(lines, 1) if n not in dropped)
    return "\n".join(kept)


class Listing(SphinxDirective):
    required_arguments = 1

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
        block = nodes.literal_block("", code, language="python")
        self.set_source_info(block)
        path = f"{file.parent.name}/{file.name}"
        return [container_wrapper(self, block, path)]


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_directive("listing", Listing)
    return {"parallel_read_safe": True}
