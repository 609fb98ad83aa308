"""Find out which packages a cell wants that the page's Python has not got yet."""

import ast
import sys
from collections.abc import Iterator
from importlib.util import find_spec

from simplenet.live.needs import UNREADABLE

DRAWS = "simplenet.plotting"  # imports matplotlib as late as when it draws


def lacks(text: str) -> list[str]:
    """Return the packages that a cell imports and that are not there."""
    packages = (module.partition(".")[0] for module in imported(text))
    return [name for name in dict.fromkeys(packages) if not is_there(name)]


def is_there(package: str) -> bool:
    """Return whether a package is loaded, or can be."""
    return package in sys.modules or find_spec(package) is not None


def imported(text: str) -> Iterator[str]:
    """Yield the modules that a cell imports; for those that draw, matplotlib as well."""
    try:
        tree = ast.parse(text)
    except UNREADABLE:
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
