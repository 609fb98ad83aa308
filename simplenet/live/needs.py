"""Find out which cells must have run before another one can.

A cell needs an earlier one if that gives a name that it uses, or works with an object of that name
and so may change it, as ``network.train()`` does; and it needs what those need.
"""

import ast
from symtable import SymbolTable, symtable
from typing import NamedTuple

#: A cell that is folded, or an exercise: needed for the names that it gives alone.
APART = "apart"
#: A solution: it would take the place of what the reader has written.
NEVER = "never"


class Names(NamedTuple):
    """The names that stand for something in all cells."""

    given: frozenset[
        str
    ]  #: Those that a cell gives: by an assignment, an import or a definition.
    changeable: frozenset[
        str
    ]  #: Those of them that stand for objects which others may change.
    used: frozenset[str]


NOTHING = Names(frozenset(), frozenset(), frozenset())


def names(text: str) -> Names:
    """Return the names of a cell; one that is no Python has none."""
    try:
        table = symtable(text, "cell", "exec")
        tree = ast.parse(text)
    except (SyntaxError, ValueError):
        return NOTHING
    symbols = table.get_symbols()
    given = {
        s.get_name() for s in symbols if s.is_assigned() or s.is_imported()
    }
    lasting = {
        s.get_name() for s in symbols if s.is_imported() or s.is_namespace()
    }
    used = {s.get_name() for s in symbols if s.is_referenced()}
    # To `n += 1` and `del n`, Python's table says that n is given, not that it is used.
    for node in ast.walk(tree):
        if isinstance(node, ast.AugAssign | ast.Delete):
            used |= {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}
    for inner in table.get_children():
        used |= used_within(inner)
    return Names(frozenset(given), frozenset(given - lasting), frozenset(used))


def used_within(table: SymbolTable) -> set[str]:
    """Return the names that functions and classes take from outside."""
    found = {s.get_name() for s in table.get_symbols() if s.is_global()}
    return found.union(*map(used_within, table.get_children()))


def needed(wanted: int, cells: list[str], kinds: list[str]) -> list[int]:
    """Return the places of all cells that the one at the place `wanted` needs, in order."""
    known = [names(text) for text in cells[: wanted + 1]]
    open_, found = {*known[wanted].used}, []
    for place in reversed(range(wanted)):
        held, kind = known[place], kinds[place]
        changeable = frozenset().union(*(k.changeable for k in known[:place]))
        touched = held.used & changeable if kind != APART else frozenset()
        if kind != NEVER and (held.given | touched) & open_:
            found.append(place)
            open_ = (open_ - held.given) | held.used
    return found[::-1]
