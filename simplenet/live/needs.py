"""Find out which cells must have run before another one can.

A cell needs an earlier one if that gives a name that it uses, or works with an object of that name
and so may change it, as ``network.train()`` does; and it needs what those need. Rather a cell too
many than one too few. (A second name for the same object is not seen.)
"""

import ast
from collections.abc import Iterator
from symtable import SymbolTable, symtable
from typing import NamedTuple

#: A cell that is folded, or an exercise: needed for the names that it gives alone.
APART = "apart"
#: A solution: it would take the place of what the reader has written. Other solutions need it.
NEVER = "never"

#: What ``from module import *`` gives: nobody can see which names.
ANY = "*"
#: Statements that may be carried out in part, or not at all.
PERHAPS = (
    *(ast.If, ast.For, ast.While, ast.With, ast.Match),
    *(ast.Try, ast.TryStar),
)
DEFINITION = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
COMPREHENSION = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
INNER = (*DEFINITION, ast.Lambda)  # what has names of its own
IMPORT = (ast.Import, ast.ImportFrom)
NAMED = (*DEFINITION, ast.ExceptHandler, ast.MatchAs, ast.MatchStar)
#: Why a text cannot be read: it is no Python, or too deeply nested.
UNREADABLE = (SyntaxError, ValueError, RecursionError, MemoryError)


class Names(NamedTuple):
    """The names in a cell that mean something outside of it."""

    given: set[str]  #: By an assignment, an import or a definition.
    surely: set[str]  #: Those that are given whatever happens.
    used: set[str]
    changed: set[str]  #: Those to whose objects it plainly does something.
    #: What it imports or defines, with the names that this uses.
    lasting: dict[str, set[str]]


def names(text: str) -> Names:
    """Return the names of a cell; one that is no Python has none."""
    try:
        body, table = ast.parse(text).body, symtable(text, "cell", "exec")
    except UNREADABLE:
        return Names(set(), set(), set(), set(), {})
    symbols = table.get_symbols()
    spaces: dict[str, set[str]] = {}  # all functions without a name have one
    inner: set[str] = set()
    for space in table.get_children():
        spaces.setdefault(space.get_name(), set()).update(outside(space))
        inner.update(declared(space))
    simple = [part for part in body if not isinstance(part, PERHAPS)]
    does = {name for part in body for name in changed(part)} - {""}
    read = {symbol.get_name() for symbol in symbols if symbol.is_referenced()}
    return Names(
        given=inner.union(*map(given, body)),
        surely=set().union(*map(given, simple)),
        used=read.union(does, *spaces.values()),
        changed=does,
        lasting={
            symbol.get_name(): spaces.get(symbol.get_name(), set())
            for symbol in symbols
            if symbol.is_imported() or symbol.is_namespace()
        },
    )


def outside(space: SymbolTable) -> set[str]:
    """Return the names that a function or a class takes from outside."""
    found = {s.get_name() for s in space.get_symbols() if s.is_global()}
    return found.union(*map(outside, space.get_children()))


def declared(space: SymbolTable) -> set[str]:
    """Return the names outside that a function gives, as it calls them `global`."""
    found = {
        s.get_name()
        for s in space.get_symbols()
        if s.is_declared_global() and s.is_assigned()
    }
    return found.union(*map(declared, space.get_children()))


def given(part: ast.AST) -> Iterator[str]:
    """Yield the names that a part of a cell gives, but for those within functions."""
    if isinstance(part, IMPORT):
        for alias in part.names:
            yield (alias.asname or alias.name).partition(".")[0]
    elif isinstance(part, NAMED) and part.name:
        yield part.name
    elif isinstance(part, ast.MatchMapping) and part.rest:
        yield part.rest
    elif isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store):
        yield part.id
    if isinstance(part, COMPREHENSION):
        for node in ast.walk(part):
            if isinstance(node, ast.NamedExpr):
                yield node.target.id
    elif not (isinstance(part, INNER) or announces(part)):
        for inner in ast.iter_child_nodes(part):
            yield from given(inner)


def announces(part: ast.AST) -> bool:
    """Return whether this is ``n: int``, which gives nothing."""
    return isinstance(part, ast.AnnAssign) and part.value is None


def changed(part: ast.AST) -> Iterator[str]:
    """Yield n for ``n.a = 1``, ``n[0] = 1``, ``n += 1``, ``del n`` and, as a line, ``n.do()``."""
    for node in ast.walk(part):
        targets: list[ast.AST] = []
        if isinstance(node, ast.Attribute | ast.Subscript):
            targets = [] if isinstance(node.ctx, ast.Load) else [node]
        elif isinstance(node, ast.AugAssign):
            targets = [node.target]
        elif isinstance(node, ast.Delete):
            targets = node.targets
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            called = node.value.func
            targets = [called] if isinstance(called, ast.Attribute) else []
        yield from map(root, targets)


def root(target: ast.AST) -> str:
    """Return the n of ``n``, ``n.a`` and ``n[0]``; "" for what has no name."""
    while isinstance(target, ast.Attribute | ast.Subscript):
        target = target.value
    return target.id if isinstance(target, ast.Name) else ""


def needed(wanted: int, cells: list[str], kinds: list[str]) -> list[int]:
    """Return the places of all cells that the one at the place `wanted` needs, in order."""
    left_out = () if kinds[wanted] == NEVER else (NEVER,)
    known = [
        names("" if kind in left_out else text)
        for text, kind in zip(cells, kinds, strict=True)
    ]
    missing, found = reached(known[: wanted + 1]), []
    for place in reversed(range(wanted)):
        cell, so_far = known[place], known[: place + 1]
        touched = set() if kinds[place] == APART else touches(so_far)
        if (cell.given | touched) & missing or ANY in cell.given:
            found.append(place)
            missing = (missing - cell.surely) | reached(so_far)
    return found[::-1]


def reached(known: list[Names]) -> set[str]:
    """Return the names that the last of these cells uses, itself or by what it calls."""
    uses: dict[str, set[str]] = {}
    for cell in known:
        uses |= cell.lasting
    found: set[str] = set()
    waiting = [*known[-1].used]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += uses.get(name, ())
    return found


def touches(known: list[Names]) -> set[str]:
    """Return the names whose objects the last of these cells may change."""
    changeable = set().union(*(c.given - c.lasting.keys() for c in known))
    return known[-1].changed | (reached(known) & changeable)
