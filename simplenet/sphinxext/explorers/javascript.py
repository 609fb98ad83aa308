"""Write functions of the package, the very ones that the book lists, as JavaScript.

A figure that readers move computes in their browser. What it computes with is written here from the
source of the functions, so it cannot disagree with what the book teaches. Only what a formula needs
is known: names, numbers, arithmetic, tuples, lists, and calls of one another. Anything else stops
the build and names its line.
"""

import ast
import inspect
from collections.abc import Callable, Iterable
from textwrap import dedent
from typing import NoReturn

import numpy as np

SIGNS = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}
#: What is called by another name there. A list is an array already.
KNOWN = {np.exp: "Math.exp", np.array: ""}
#: Names that JavaScript keeps for itself and Python does not.
RESERVED = set(
    """arguments case catch const debugger default delete do enum eval export extends function
    implements instanceof interface let new null package private protected public static super
    switch this throw true false typeof var void""".split()  # noqa: SIM905 (a list is longer)
)


def javascript(functions: Iterable[Callable]) -> str:
    """Return the functions as JavaScript; they may call one another."""
    functions = list(functions)
    return "\n\n".join(Writer(f, functions).function() for f in functions)


class Writer:
    """Writes one function."""

    def __init__(
        self, function: Callable, together: Iterable[Callable]
    ) -> None:
        plain = inspect.unwrap(function)
        self.globals = plain.__globals__
        self.names = {f: f.__name__ for f in together} | KNOWN
        self.file = inspect.getsourcefile(plain)
        lines, first = inspect.getsourcelines(plain)
        self.before = first - 1
        (self.tree,) = ast.parse(dedent("".join(lines))).body
        self.defined: set[str] = set()
        self.lists: set[str] = set()

    def refuse(self, node: ast.AST, why: str = "") -> NoReturn:
        line = self.before + getattr(node, "lineno", 1)
        what = f"{self.file}:{line}: no JavaScript for {ast.unparse(node)!r}"
        raise NotImplementedError(f"{what}{why and f': {why}'}")

    def function(self) -> str:
        tree = self.tree
        if not isinstance(tree, ast.FunctionDef):
            self.refuse(tree, "only functions are written")
        given = tree.args
        if given.kwonlyargs or given.defaults or given.vararg or given.kwarg:
            self.refuse(given, "only plain arguments are known")
        names = [
            self.define(argument, argument.arg)
            for argument in given.posonlyargs + given.args
        ]
        body = tree.body[1:] if ast.get_docstring(tree) else tree.body
        lines = "".join(f"  {self.statement(line)}\n" for line in body)
        return f"function {tree.name}({', '.join(names)}) {{\n{lines}}}"

    def define(self, node: ast.AST, name: str) -> str:
        if name in RESERVED or name in self.defined:
            self.refuse(node, "the name is taken")
        self.defined.add(name)
        return name

    def statement(self, node: ast.stmt) -> str:
        match node:
            case ast.Assign(targets=[target], value=value):
                written = self.expression(value)
                if self.is_list(value):
                    self.lists.add(ast.unparse(target))
                return f"const {self.target(target)} = {written};"
            case ast.Return(value=ast.expr() as value):
                return f"return {self.expression(value)};"
        self.refuse(node)

    def target(self, node: ast.expr) -> str:
        match node:
            case ast.Name(id=name):
                return self.define(node, name)
            case ast.Tuple(elts=parts):
                return f"[{', '.join(map(self.target, parts))}]"
        self.refuse(node)

    def is_list(self, node: ast.expr) -> bool:
        """Tell whether this is a list, of which Python makes longer ones by `+`."""
        match node:
            case ast.List():
                return True
            case ast.Name(id=name):
                return name in self.lists
            case ast.BinOp(op=ast.Add(), left=left, right=right):
                return self.is_list(left) and self.is_list(right)
        return False

    def expression(self, node: ast.expr) -> str:
        match node:
            case ast.Name(id=name) if name in self.defined:
                return name
            case ast.Constant(value=int() | float() as number) if (
                not isinstance(number, bool)
            ):
                return repr(number)
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return f"(-{self.expression(operand)})"
            case ast.BinOp() if self.is_list(node):
                both = map(self.expression, (node.left, node.right))
                return f"[{', '.join(f'...{part}' for part in both)}]"
            case ast.BinOp(op=op) if type(op) in SIGNS and not (
                self.is_list(node.left) or self.is_list(node.right)
            ):
                left, right = map(self.expression, (node.left, node.right))
                return f"({left} {SIGNS[type(op)]} {right})"
            case ast.Tuple(elts=parts) | ast.List(elts=parts):
                return f"[{', '.join(map(self.expression, parts))}]"
            case ast.Call(args=arguments, keywords=[]):
                called = self.called(node.func)
                return f"{called}({', '.join(map(self.expression, arguments))})"
        self.refuse(node)

    def called(self, node: ast.expr) -> str:
        """Return what a function is called there; it must be the very one that is meant here."""
        match node:
            case ast.Name(id=name):
                found = self.globals.get(name)
            case ast.Attribute(value=ast.Name(id=module), attr=name):
                found = getattr(self.globals.get(module), name, None)
            case _:
                found = None
        if found not in self.names:
            self.refuse(node, "this function is not written with it")
        return self.names[found]
