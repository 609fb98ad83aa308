"""Join the scripts of a page's movable figures to a single one.

They are written as modules, which import one another. But browsers load no modules into a page that
is opened from a file, so the page gets one plain script: the modules one after the other, each
after those that it imports, and each in a function, so that none sees the others' own names. What
they say to their authors, comments and types, weighs a fifth and is left out.
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

FOLDER = Path(__file__).with_name("scripts")
FORMULAS = (sigmoid, neuron, forward, squared_error, gradients)
COMMENT = re.compile(r"^ *//.*\n|/\*\*(?:(?!\*/)[\s\S])*\*/ ?", re.M)
IMPORT = re.compile(r'^import \{([^}]*)\} from "\./(\w+)\.js";$', re.M)
EXPORT = re.compile(r"^export (?=(?:class|const|function) (\w+))", re.M)


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
            needs[name] = [other for _, other in IMPORT.findall(source(name))]
            waiting += needs[name]
    return [*TopologicalSorter(needs).static_order()]


def as_function(name: str) -> str:
    """Return a module as a constant that holds what it exports."""
    text = source(name)
    exported = ", ".join(EXPORT.findall(text))
    text = COMMENT.sub("", EXPORT.sub("", IMPORT.sub(taken, text)))
    if unknown := re.search(r"^(?:import|export)\b.*", text, re.M):
        raise ValueError(f"{name}.js: cannot join {unknown[0]!r}")
    return (
        f"const ${name} = (() => {{\n{text}return {{ {exported} }};\n}})();\n"
    )


def taken(found: re.Match) -> str:
    """Write an import as an assignment."""
    names, module = found.groups()
    return f"const {{{names.replace(' as ', ': ')}}} = ${module};"


def joined(names: Iterable[str]) -> str:
    """Return one script that needs no other."""
    modules = "".join(map(as_function, in_order(names)))
    return f'"use strict";\n(() => {{\n{modules}}})();\n'
