"""Write functions of the package, the very ones that the book lists, as JavaScript.

A figure that readers move computes in their browser. What it computes with is written here from the
source of the functions, so it cannot disagree with what the book teaches. Only what a formula needs
is known: names, numbers, arithmetic, tuples, lists, and calls of one another. Anything else stops
the build and names its line, and so does what means another thing there, such as a sum of arrays.
"""

import ast
import inspect
from collections.abc import Callable, Iterable
from math import isfinite
from textwrap import dedent
from typing import NamedTuple, NoReturn

import numpy as np

SIGNS = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}
#: Names that JavaScript keeps for itself and Python does not, and `Math`, which is called.
RESERVED = """arguments case catch const debugger default delete do enum eval export extends
function implements instanceof interface let new null package private protected public static
super switch this throw true false typeof var void Math"""
#: What a part of a formula can be. A list is a row of numbers that `+` makes longer.
NUMBER, ROW, LIST = "number", "number[]", "list"


class NoJavaScriptError(ValueError):
    """A function holds what is not written as JavaScript."""


class Known(NamedTuple):
    """What a function is called there, what it takes, and what it returns."""

    name: str
    takes: list[str]
    gives: str


#: There, a list is an array already.
KNOWN = {
    np.exp: Known("Math.exp", [NUMBER], NUMBER),
    np.array: Known("", [ROW], ROW),
}


def javascript(functions: Iterable[Callable]) -> str:
    """Return the functions as JavaScript; each may call those before it."""
    known, written = dict(KNOWN), []
    for function in functions:
        text, known[function] = Writer(function, known).function()
        written.append(text)
    return "\n\n".join(written)


class Writer:
    """Writes one function, without its decorators."""

    def __init__(self, given: Callable, known: dict[Callable, Known]) -> None:
        plain = inspect.unwrap(given)
        self.file = inspect.getsourcefile(plain)
        lines, self.first = inspect.getsourcelines(plain)
        (self.tree,) = ast.parse(dedent("".join(lines))).body
        if not isinstance(self.tree, ast.FunctionDef):
            self.refuse(self.tree, "only functions are written")
        if plain.__closure__:
            self.refuse(self.tree, "it needs names of the function around it")
        self.tree.decorator_list = []
        self.globals, self.known = plain.__globals__, known
        #: What each name is; None as long as the use of an argument has not told.
        self.kinds: dict[str, str | None] = {}

    def refuse(self, node: ast.AST, why: str = "") -> NoReturn:
        line = self.first + node.lineno - 1
        what, *_ = ast.unparse(node).split("\n")
        message = f"{self.file}:{line}: no JavaScript for {what!r}"
        raise NoJavaScriptError(f"{message}{why and f': {why}'}")

    def function(self) -> tuple[str, Known]:
        tree, given = self.tree, self.tree.args
        if given.kwonlyargs or given.defaults or given.vararg or given.kwarg:
            self.refuse(tree, "only plain arguments are known")
        self.check(tree, tree.name)
        names = [argument.arg for argument in given.posonlyargs + given.args]
        for name in names:
            self.define(tree, name, None)
        body = tree.body if ast.get_docstring(tree) is None else tree.body[1:]
        *before, last = body or [tree]
        lines = [*map(self.assignment, before)]
        if not isinstance(last, ast.Return) or last.value is None:
            self.refuse(last, "a function ends with a return of something")
        result, gives = self.expression(last.value)
        lines.append(f"return {result};")
        takes = {name: self.kinds[name] or NUMBER for name in names}
        head = [f"/** @type {{{kind}}} */ {n}" for n, kind in takes.items()]
        text = "".join(f"  {line}\n" for line in lines)
        known = Known(tree.name, [*takes.values()], gives)
        return f"function {tree.name}({', '.join(head)}) {{\n{text}}}", known

    def check(self, node: ast.AST, name: str) -> None:
        functions = {one.name for one in self.known.values()}
        if name in RESERVED.split() or name in functions or name in self.kinds:
            self.refuse(node, f"the name {name} is taken")

    def define(self, node: ast.AST, name: str, kind: str | None) -> str:
        self.check(node, name)
        self.kinds[name] = kind
        return name

    def assignment(self, node: ast.stmt) -> str:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                text, kind = self.expression(value)
                return f"const {self.define(node, name, kind)} = {text};"
            case ast.Assign(targets=[ast.Tuple(elts=parts)], value=value) if (
                all(isinstance(part, ast.Name) for part in parts)
            ):
                text = self.part(value, ROW)
                names = [self.define(node, part.id, NUMBER) for part in parts]
                return f"const [{', '.join(names)}] = {text};"
        self.refuse(node)

    def part(self, node: ast.expr, wanted: str = NUMBER) -> str:
        """Write what must be a number, or a row of them."""
        text, kind = self.expression(node, wanted)
        if (kind == NUMBER) != (wanted == NUMBER):
            self.refuse(node, f"{wanted} is wanted, and this is {kind}")
        return text

    def expression(
        self, node: ast.expr, wanted: str = NUMBER
    ) -> tuple[str, str]:
        """Write it and tell what it is: what is wanted, if it is an argument used first."""
        match node:
            case ast.Name(id=name) if name in self.kinds:
                kind = self.kinds[name] = self.kinds[name] or wanted
                return name, kind
            case ast.Name():
                self.refuse(node, "it is no argument, nor assigned before")
            case ast.Constant(value=float() as value) if isfinite(value):
                return repr(value), NUMBER
            case ast.Constant(value=value) if type(value) is int:
                if value <= 2**53:
                    return str(value), NUMBER
                self.refuse(node, "JavaScript would round it")
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return f"(-{self.part(operand)})", NUMBER
            case ast.BinOp(op=op, left=left, right=right) if type(op) in SIGNS:
                (a, first), (b, second) = map(self.expression, (left, right))
                if first == second == NUMBER:
                    return f"({a} {SIGNS[type(op)]} {b})", NUMBER
                if first == second == LIST and isinstance(op, ast.Add):
                    return f"[...{a}, ...{b}]", LIST
                self.refuse(node, f"these are {first} and {second}")
            case ast.Tuple(elts=parts) | ast.List(elts=parts):
                kind = LIST if isinstance(node, ast.List) else ROW
                return f"[{', '.join(map(self.part, parts))}]", kind
            case ast.Call(func=function, args=parts, keywords=[]):
                name, takes, gives = self.called(function)
                if len(parts) != len(takes):
                    self.refuse(node, f"it takes {len(takes)} arguments")
                given = map(self.part, parts, takes)
                return f"{name}({', '.join(given)})", gives
        self.refuse(node)

    def called(self, node: ast.expr) -> Known:
        """Return what is known of a function; it must be the very one that is meant here."""
        name, _, rest = ast.unparse(node).partition(".")
        found = None if name in self.kinds else self.globals.get(name)
        found = getattr(found, rest, None) if rest else found
        for function, known in self.known.items():
            if function is found:
                return known
        self.refuse(node, "this function is not written before")
