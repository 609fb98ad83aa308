"""Cut from a piece of Python what a chapter says in words: docstrings, checks, notes of types."""

import ast
from textwrap import indent

WIDTH = 80


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
