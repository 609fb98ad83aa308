"""Show the source of one function or class: the lines that a chapter explains.

    ```{listing} simplenet.activations.sigmoid
    ```

Left out are docstrings, the check on a door (`@checked`) and notes of types; the flag `:whole:`
leaves checks and types in. Sphinx's `literalinclude` has `:pyobject:`, but cannot leave these out.
"""

import ast
import inspect
from pathlib import Path
from pkgutil import resolve_name
from textwrap import dedent, indent
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.directives.code import container_wrapper
from sphinx.util.docutils import SphinxDirective

WIDTH = 80


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


def without_docstrings(source: str) -> str:
    """Cut the lines of every docstring, and the empty lines that would then lead a body."""
    lines = source.splitlines()
    dropped: set[int] = set()
    for owner in ast.walk(ast.parse(source)):
        if isinstance(
            owner, ast.FunctionDef | ast.ClassDef
        ) and ast.get_docstring(owner):
            first, last = owner.body[0].lineno, owner.body[0].end_lineno
            while last < len(lines) and not lines[last].strip():
                last += 1
            dropped.update(range(first, last + 1))
    kept = (line for n, line in enumerate(lines, 1) if n not in dropped)
    return "\n".join(kept) + "\n"


def without_notes(source: str) -> str:
    """Write the head of every function anew: no check on it, no types in it."""
    lines = source.splitlines()
    functions = [
        n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.FunctionDef)
    ]
    for function in sorted(functions, key=lambda f: -f.lineno):
        first = min(
            [function.lineno, *(d.lineno for d in function.decorator_list)]
        )
        between = lines[first - 1 : function.body[0].lineno - 1]
        comments = [line for line in between if line.strip().startswith("#")]
        lines[first - 1 : function.body[0].lineno - 1] = (
            head(function) + comments
        )
    return "\n".join(lines) + "\n"


def head(function: ast.FunctionDef) -> list[str]:
    """Return the lines from the first decorator to the colon."""
    kept = [
        d
        for d in function.decorator_list
        if not ast.unparse(d).startswith("checked(")
    ]
    every = function.args
    for argument in ast.walk(every):
        if isinstance(argument, ast.arg):
            argument.annotation = None
    start = f"def {function.name}("
    arguments = ast.unparse(every)
    written = f"{start}{arguments}):"
    if function.col_offset + len(written) > WIDTH:
        written = f"{start}\n    {arguments}\n):"
    decorators = "".join(f"@{ast.unparse(decorator)}\n" for decorator in kept)
    return indent(decorators + written, " " * function.col_offset).splitlines()
