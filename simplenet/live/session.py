"""Run cells one after the other, as a notebook does, and tell the page what they put out."""

import ast
import linecache
import os
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from importlib import import_module
from io import StringIO, TextIOBase
from pathlib import Path

from simplenet.live.needs import needed

MOST = 50_000  # letters that a cell prints; with more, a page would stand still
DRAWN = "A figure that this code has drawn."  # its alternative text
DRAWS = "simplenet.plotting"  # imports matplotlib as late as when it draws
PAUSE = 0.05  # seconds between two messages to the page

#: Is called with a kind and a text: "text" that is printed, the "result" of a last line, a
#: "drawing" as SVG, or an "error".
Tell = Callable[[str, str], object]


def settle() -> None:
    """Have matplotlib draw as it does while the book is built."""
    package = Path(__file__).parents[1]
    settings = package / "sphinxext" / "figures" / "matplotlibrc"
    os.environ["MPLBACKEND"] = "agg"
    os.environ["MATPLOTLIBRC"] = str(settings)


class Session:
    """What the cells of a page have defined, and which of them have run as they stand."""

    def __init__(self, tell: Tell, colours: dict[str, str]) -> None:
        self.tell = tell
        self.colours = colours
        self.names: dict[str, object] = {"__name__": "__main__"}
        self.ran: dict[int, tuple[str, int]] = {}  # the text, and when
        self.time = 0

    def order(
        self, wanted: int, cells: list[str], kinds: list[str]
    ) -> list[int]:
        """Return the places of the cells to run for one: what it needs and has not, and itself."""
        order: list[int] = []
        for place in needed(wanted, cells, kinds):
            needs = needed(place, cells, kinds)
            if not self.is_fresh(place, cells[place], needs) or {*needs} & {
                *order
            }:
                order.append(place)
        return [*order, wanted]

    def is_fresh(self, place: int, text: str, needs: list[int]) -> bool:
        """Return whether a cell ran as it stands, and after what it needs."""
        ran, when = self.ran.get(place, ("", 0))
        return ran == text and all(
            self.ran[need][1] < when for need in needs if need in self.ran
        )

    def run(self, place: int, text: str) -> bool:
        """Run a cell, and return whether it came to its end."""
        self.ran.pop(place, None)
        self.time += 1
        file = f"cell {place + 1}"
        linecache.cache[file] = (len(text), None, text.splitlines(True), file)
        printed = Printed(self.tell)
        try:
            with redirect_stdout(printed), redirect_stderr(printed):
                value = worth(text, file, self.names)
                shown = [] if value is None else [("result", repr(value))]
                shown += self.drawings(place)
        except (
            BaseException
        ) as error:  # `exit()`, too, ends no more than the cell
            shown = [("error", explained(error))]
            close_figures()
        else:
            self.ran[place] = (text, self.time)
        printed.hand_over()
        for kind, what in shown:
            self.tell(kind, what)
        return place in self.ran

    def drawings(self, place: int) -> Iterator[tuple[str, str]]:
        """Yield the figures that are open, in the page's colours, and close them."""
        pyplot = sys.modules.get("matplotlib.pyplot")
        if pyplot is None:
            return
        from simplenet.plotting.svg import (
            themed,
        )  # which has matplotlib with it

        for number in pyplot.get_fignums():
            file = StringIO()
            figure = pyplot.figure(number)
            figure.savefig(file, format="svg", bbox_inches="tight")
            svg = file.getvalue()
            prefix = f"live{place}-{number}"
            yield "drawing", themed(svg, prefix, DRAWN, self.colours)
        pyplot.close("all")


def worth(text: str, file: str, names: dict[str, object]) -> object:
    """Run the lines, and return what the last one is worth if it is an expression."""
    tree = ast.parse(text, file)
    last = tree.body[-1] if tree.body else None
    if not isinstance(last, ast.Expr) or is_silent(text):
        exec(compile(tree, file, "exec"), names)
        return None
    exec(compile(ast.Module(tree.body[:-1], []), file, "exec"), names)
    return eval(compile(ast.Expression(last.value), file, "eval"), names)


def is_silent(text: str) -> bool:
    """Return whether the last line ends in a semicolon."""
    return text.rstrip().endswith(";")


def explained(error: BaseException) -> str:
    """Return the lines of the cells at which it stopped, and the error itself; no library's."""
    told = traceback.TracebackException.from_exception(error, limit=-200)
    own = [part for part in told.stack if part.filename.startswith("cell ")]
    lines = [
        f"{part.filename}, line {part.lineno}: {part.line}" for part in own
    ]
    what = "".join(told.format_exception_only()).strip()
    return "\n".join([*lines, what])


def close_figures() -> None:
    """Close what an error has left open: it is no figure of the next cell."""
    if pyplot := sys.modules.get("matplotlib.pyplot"):
        pyplot.close("all")


def lacks(text: str) -> str:
    """Return the name of the first package that a cell imports and that is not there, or ""."""
    for module in imported(text):
        try:
            import_module(module)
        except ModuleNotFoundError as error:
            return error.name or ""
        except Exception:  # when the cell runs, it will say so itself
            continue
    return ""


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
            yield "matplotlib.pyplot"


class Printed(TextIOBase):
    """Hand on what is printed, in messages that are not too many, and not without end."""

    def __init__(self, tell: Tell) -> None:
        self.tell = tell
        self.waiting = ""
        self.told = 0
        self.last = time.monotonic()

    def write(self, text: str) -> int:
        """Take a text, and return its length, as files do."""
        self.waiting += text[: MOST - self.told - len(self.waiting)]
        if time.monotonic() - self.last > PAUSE:
            self.hand_over()
        return len(text)

    def hand_over(self) -> None:
        """Tell the page what has come since the last time."""
        if self.waiting:
            self.tell("text", self.waiting)
            self.told += len(self.waiting)
            if self.told >= MOST:
                self.tell("text", "\n... the rest is left out")
        self.waiting = ""
        self.last = time.monotonic()
