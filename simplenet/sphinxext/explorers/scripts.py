"""Join the scripts of a page's movable figures to a single one.

They are written as modules, which import one another. But browsers load no modules into a page that
is opened from a file, so the page gets one plain script: the modules one after the other, each
after those that it imports. They share their names, so no two may define the same one. At the end a
library takes out what is for authors, comments and long names, which is a quarter of the weight.
"""

import re
from collections.abc import Iterable
from graphlib import TopologicalSorter
from pathlib import Path

from simplenet.activations import sigmoid
from simplenet.backprop import gradients
from simplenet.forward import forward
from simplenet.losses import squared_error
from simplenet.neuron import neuron
from simplenet.sphinxext.explorers.javascript import javascript

try:
    from minify import string as minified
except ImportError:  # pragma: no cover (not all Macs have it)

    def minified(_: str, script: str) -> str:
        return script


FOLDER = Path(__file__).with_name("scripts")
FORMULAS = (sigmoid, neuron, forward, squared_error, gradients)
IMPORT = re.compile(
    r'^import \{\s*(?:\w+(?:,\s*| (?=\})))+\} from "\./(\w+)\.js";$', re.M
)
EXPORT = re.compile(r"^export (?=(?:class|const|function)\b)", re.M)
DEFINED = re.compile(
    r"^(?:export )?(?:class|const|function) (?:(\w+)|\[([\w\s,]+)\])", re.M
)


def source(name: str) -> str:
    """Return a module; that of the formulas is written from the package."""
    if name == "formulas":
        written = javascript(FORMULAS) + "\n"
        return re.sub(r"^function", "export function", written, flags=re.M)
    return (FOLDER / f"{name}.js").read_text(encoding="utf-8")


def in_order(names: Iterable[str]) -> list[str]:
    """Return the modules and all that they import, each after those that it needs."""
    needs: dict[str, list[str]] = {}
    waiting = [*names]
    while waiting:
        name = waiting.pop()
        if name not in needs:
            needs[name] = IMPORT.findall(source(name))
            waiting += needs[name]
    return [*TopologicalSorter(needs).static_order()]


def names(text: str) -> list[str]:
    """Return what a module defines."""
    return re.findall(r"\w+", " ".join(map("".join, DEFINED.findall(text))))


def joined(kinds: Iterable[str]) -> str:
    """Return one script that needs no other."""
    bodies, owners = [], {}
    for module in in_order(kinds):
        text = source(module)
        for name in names(text):
            if name in owners:
                both = f"{owners[name]}.js and {module}.js"
                raise ValueError(f"{both} both define {name}")
            owners[name] = module
        body = EXPORT.sub("", IMPORT.sub("", text))
        if unknown := re.search(r"^(?:import|export)\b.*", body, re.M):
            raise ValueError(f"{module}.js: cannot join {unknown[0]!r}")
        bodies.append(body)
    whole = "\n".join(['"use strict";', "(() => {", *bodies, "})();"])
    return minified("application/javascript", whole)
