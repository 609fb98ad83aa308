"""Find out which package a cell wants that the page's Python has not got yet."""

import ast
from collections.abc import Iterator
from importlib.util import find_spec

DRAWS = "simplenet.plotting"  # imports matplotlib as late as when it draws


def lacks(text: str) -> str:
    """Return the name of the first package that a cell imports and that is not there, or ""."""
    packages = (module.partition(".")[0] for module in imported(text))
    return next((name for name in packages if find_spec(name) is None), "")


def imported(text: str) -> Iterator[str]:
    """Yield the modules that a cell imports; for those that draw, matplotlib as well."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            named = [alias.name for alias in node.names]
            yield from named
        elif isinstance(node, ast.ImportFrom) and node.module:
            named = [f"{node.module}.{alias.name}" for alias in node.names]
            yield node.module
        else:
            named = []
        if any(name.startswith(DRAWS) for name in named):
            yield "matplotlib"
