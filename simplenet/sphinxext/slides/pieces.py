"""Cut what is too long for one slide, and put together what has room on one.

Heights are in lines of code. They are estimates; a test in a browser tells whether they will do.
"""

import re
from collections.abc import Iterable, Iterator
from math import ceil

from docutils import nodes

ROOM = 15
LETTERS = 70  # in a line of text
SMALL = 90  # in a line of a caption or a table
ROWS = (nodes.bullet_list, nodes.enumerated_list, nodes.tbody)
CUT = (nodes.literal_block, *ROWS)
HOLDERS = (nodes.container, nodes.table, nodes.tgroup, nodes.thead, *ROWS)
TEXTS = (nodes.list_item, nodes.paragraph)
CAPTIONS = (nodes.caption, nodes.title)
# A command of LaTeX is about one sign.
COMMAND = re.compile(r"\\[a-z]+", re.IGNORECASE)
UNPRINTED = re.compile(r"[{}_^&\\\s]")

Group = list[nodes.Node]


def packed(given: Iterable[nodes.Node]) -> Iterator[Group]:
    """Yield what shows together on a slide, in the order given."""
    short: Group = []
    for node in given:
        if height(node) < ROOM:
            short.append(node)
        else:
            yield from together(short, ROOM)
            short = []
            yield from ([piece] for piece in pieces(node))
    yield from together(short, ROOM)


def together(parts: Iterable[nodes.Node], room: float) -> Iterator[Group]:
    held: Group = []
    for part in parts:
        if held and sum(map(height, [*held, part])) > room:
            yield held
            held = []
        held.append(part)
    if held:
        yield held


def height(node: nodes.Node) -> float:
    if isinstance(node, nodes.literal_block):
        return node.astext().count("\n") + 1.4
    if isinstance(node, TEXTS):
        return 1.2 * ceil(letters(node) / LETTERS) + 0.4
    if isinstance(node, CAPTIONS):
        return ceil(letters(node) / SMALL)
    if isinstance(node, nodes.row):
        width = SMALL / len(node)
        return max(ceil(letters(cell) / width) for cell in node) + 0.3
    if isinstance(node, nodes.colspec):
        return 0
    if isinstance(node, HOLDERS):
        return sum(map(height, node))
    return ROOM  # pictures and formulas


def letters(node: nodes.Element) -> int:
    text = node.astext()
    for formula in node.findall(nodes.math):
        latex = formula.astext()
        text = text.replace(latex, UNPRINTED.sub("", COMMAND.sub("x", latex)))
    return len(text)


def pieces(node: nodes.Node) -> Iterator[nodes.Node]:
    """Yield a listing, a list or a table in pieces that have room, anything else as it is."""
    found = [n for n in node.findall() if isinstance(n, CUT)]
    if not (isinstance(node, CUT) or len(found) == 1):
        yield node
        return
    held = found[0]
    frame = height(node) - height(held)
    code = isinstance(held, nodes.literal_block)
    parts = lines(held.astext(), frame) if code else rows(held, ROOM - frame)
    for number, part in enumerate(parts):
        piece = node.deepcopy()
        inner = next(piece.findall(type(held)))
        inner.children = []
        inner.extend(part)
        if code:
            inner.rawsource = inner.astext()  # else it is not highlighted
        if number:
            without_name(piece)
        yield piece


def lines(text: str, frame: float) -> Iterator[Group]:
    """Yield some lines at a time, parted where they are empty or else stand furthest left."""
    left = text.strip("\n").split("\n")
    most = int(ROOM - frame)
    while left:
        end = len(left)
        if end >= most:
            places = range(most // 3, most)
            end = min(places, key=lambda n: (indent(left[n]), -n))
        yield [nodes.Text("\n".join(left[:end]).strip("\n"))]
        left = "\n".join(left[end:]).strip("\n").splitlines()
        most = ROOM


def indent(line: str) -> int:
    return len(line) - len(line.lstrip()) if line.strip() else -1


def rows(holder: nodes.Element, room: float) -> Iterator[Group]:
    """Yield some rows or items at a time, about as many on each slide."""
    copies = [row.deepcopy() for row in holder]
    needed = len([*together(copies, room)])
    share = sum(map(height, copies)) / needed
    while len(groups := [*together(copies, share)]) > needed:
        share += 0.1
    return groups


def without_name(piece: nodes.Element) -> None:
    """Leave the caption and the name to the first piece."""
    for part in list(piece.findall(nodes.Element)):
        part["ids"] = []
        if isinstance(part, CAPTIONS):
            part.parent.remove(part)
