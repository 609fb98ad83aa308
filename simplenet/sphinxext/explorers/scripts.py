"""Join the scripts of a page's movable figures to a single one.

They are written as modules, which import one another. But browsers load no modules into a page that
is opened from a file, so the page gets one plain script: the modules one after the other, each
after those that it imports.
"""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from simplenet.activations import sigmoid
from simplenet.backprop import gradients
from simplenet.forward import forward
from simplenet.losses import squared_error
from simplenet.neuron import neuron
from simplenet.sphinxext.explorers.javascript import javascript

FOLDER = Path(__file__).with_name("scripts")
FORMULAS = (sigmoid, neuron, forward, squared_error, gradients)
IMPORT = re.compile(r'^import [^;]*? from "\./([\w-]+)\.js";\n', re.M | re.S)
EXPORT = re.compile(r"^export (?=class|const|function)", re.M)


@cache
def source(name: str) -> str:
    """Return a module; that of the formulas is written from the package."""
    if name == "formulas":
        written = javascript(FORMULAS)
        return re.sub(r"^function", "export function", written, flags=re.M)
    return (FOLDER / f"{name}.js").read_text(encoding="utf-8")


def in_order(names: Iterable[str], found: list[str] | None = None) -> list[str]:
    """Return the modules and all that they import, each after those that it needs."""
    found = [] if found is None else found
    for name in names:
        if name not in found:
            in_order(IMPORT.findall(source(name)), found)
            found.append(name)
    return found


def joined(names: Iterable[str]) -> str:
    """Return one script that needs no other."""
    bodies = (
        EXPORT.sub("", IMPORT.sub("", source(name))) for name in in_order(names)
    )
    return '"use strict";\n(() => {\n' + "\n".join(bodies) + "})();\n"
