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
# Of names that lead nowhere, or to what has no source.
REFUSALS = (ImportError, AttributeError, ValueError, TypeError, OSError)


class Listing(SphinxDirective):
    required_arguments = 1
    option_spec: ClassVar = {"whole": directives.flag}

    def run(self) -> list[nodes.Node]:
        name = self.arguments[0]
        try:
            shown = inspect.unwrap(resolve_name(name))
            source = dedent(inspect.getsource(shown))
            file = Path(inspect.getsourcefile(shown))
        except REFUSALS as error:
            raise self.error(f"no source for {name!r}: {error}") from error
        self.env.note_dependency(str(file))
        code = without_docstrings(source)
        if "whole" not in self.options:
            code = without_notes(code)
        block = nodes.literal_block("", code, language="python")
        self.set_source_info(block)
        path = f"{file.parent.name}/{file.name}".replace("_", r"\_")
        return [container_wrapper(self, block, path)]


def without_docstrings(source: str) -> str:
    """Cut the lines of every docstring, and the empty lines that would then lead a body.

    One that is all the body stays.
    """
    lines = source.splitlines()
    dropped: set[int] = set()
    for owner in ast.walk(ast.parse(source)):
        if (
            isinstance(owner, ast.FunctionDef | ast.ClassDef)
            and ast.get_docstring(owner)
            and len(owner.body) > 1
        ):
            first, last = owner.body[0].lineno, owner.body[0].end_lineno
            while not lines[last].strip():
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
        first, end = first_line(function) - 1, first_line(function.body[0]) - 1
        if lines[end][: function.body[0].col_offset].strip():
            # The body stands on a line of the head.
            end = function.end_lineno
            body = "\n".join(map(ast.unparse, function.body))
            rest = indent(body, " " * (function.col_offset + 4)).splitlines()
        else:
            between = lines[first:end]
            rest = [line for line in between if line.strip().startswith("#")]
        lines[first:end] = head(function) + rest
    return "\n".join(lines) + "\n"


def first_line(statement: ast.stmt) -> int:
    """Return where a statement begins; a function's `lineno` is below its decorators."""
    decorators = getattr(statement, "decorator_list", ())
    return min([statement.lineno, *(d.lineno for d in decorators)])


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
