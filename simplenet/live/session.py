"""Run cells one after the other, as a notebook does, and tell the page what they put out."""

import ast
import linecache
import logging
import os
import pickle
import sys
import traceback
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from types import FunctionType, ModuleType
from typing import NamedTuple

from simplenet.live.needs import names, needed
from simplenet.live.output import Printed, Tell, cut

DRAWN = "A figure that this code has drawn."  # its alternative text
ENDS = 5  # lines of cells that an error names at its outset, and at its end


def settle() -> None:
    """Have matplotlib draw as while the book is built, and say nothing at its first start."""
    package = Path(__file__).parents[1]
    settings = package / "sphinxext" / "figures" / "matplotlibrc"
    os.environ["MPLBACKEND"] = "agg"
    os.environ["MATPLOTLIBRC"] = str(settings)
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)


class Run(NamedTuple):
    """The last run of a cell."""

    text: str | None  #: As it ran; None if it stopped at an error.
    time: int  #: The number of the run.


class Session:
    """What the cells of a page have defined, and how they have run."""

    def __init__(self, tell: Tell, colours: dict[str, str]) -> None:
        self.tell = tell
        self.colours = colours
        self.names: dict[str, object] = {"__name__": "__main__"}
        self.time = 0
        self.runs: dict[int, Run] = {}
        # What each name stood for after the last run, and which cell changed that last.
        self.marks: dict[str, int | None] = {}
        self.changers: dict[str, int] = {}

    def order(
        self, wanted: int, cells: list[str], kinds: list[str]
    ) -> list[int]:
        """Return the places of the cells to run for one: what it needs and has not, and itself.

        What is there is as if the page had run from its top, in order: cells that ran as they stand
        need not run again unless another one has changed what they work with. What only other cells
        have given is dropped, such as a name that stands nowhere any more.
        """
        needs = needed(wanted, cells, kinds)
        done: list[int] = []
        for place in needs:
            run = self.runs.get(place)
            if run is None or run.text != cells[place]:
                break
            if done and run.time < self.runs[done[-1]].time:
                break
            done.append(place)
        used = set().union(*(names(cells[n]).used for n in (*needs, wanted)))
        changers = {
            name: self.changers[name] for name in used & self.changers.keys()
        }
        for name, place in changers.items():
            if place not in (*needs, wanted):
                self.names.pop(name, None)
                self.marks.pop(name, None)
                self.changers[name] = wanted
        spoiled = not {*changers.values()} <= {*done}
        return [*(needs if spoiled else needs[len(done) :]), wanted]

    def run(self, place: int, text: str) -> bool:
        """Run a cell, and return whether it came to its end."""
        self.time += 1
        file = f"cell {place + 1}"
        linecache.cache[file] = (len(text), None, text.splitlines(True), file)
        # Without this, a warning that one cell has shown is not shown to the next.
        self.names.pop("__warningregistry__", None)
        printed = Printed(self.tell)
        ended = False
        try:
            with redirect_stdout(printed), redirect_stderr(printed):
                value = worth(text, file, self.names)
                shown = [] if value is None else [("result", cut(repr(value)))]
                shown += self.drawings(place)
                ended = True
        # `exit()`, too, ends no more than the cell.
        except BaseException as error:
            shown = [("error", cut(explained(error)))]
        finally:
            close_figures()
        printed.hand_over()
        for kind, what in shown:
            self.tell(kind, what)
        self.runs[place] = Run(text if ended else None, self.time)
        self.note_changes(place, text)
        return ended

    def note_changes(self, place: int, text: str) -> None:
        """Note which names stand for something else than before, or for something changed."""
        used = names(text).used
        before, self.marks = self.marks, {}
        for name in self.names.keys() - {"__builtins__"}:
            new = self.marks[name] = mark(self.names[name])
            if new != before.get(name) or (new is None and name in used):
                self.changers[name] = place
        for name in before.keys() - self.marks.keys():  # it was deleted
            self.changers[name] = place

    def drawings(self, place: int) -> Iterator[tuple[str, str]]:
        """Yield the figures that are open, in the page's colours."""
        pyplot = sys.modules.get("matplotlib.pyplot")
        if pyplot is None:
            return
        # It has matplotlib with it, which has been loaded by now.
        from simplenet.plotting.svg import themed

        for number in pyplot.get_fignums():
            file = StringIO()
            figure = pyplot.figure(number)
            figure.savefig(file, format="svg", bbox_inches="tight")
            svg = file.getvalue()
            prefix = f"live{place}-{number}"
            yield "drawing", themed(svg, prefix, DRAWN, self.colours)


def worth(text: str, file: str, names: dict[str, object]) -> object:
    """Run the lines, and return what the last one is worth if it is an expression."""
    tree = ast.parse(text, file)
    last = tree.body[-1] if tree.body else None
    if not isinstance(last, ast.Expr) or is_silent(last, text):
        exec(compile(tree, file, "exec"), names)
        return None
    exec(compile(ast.Module(tree.body[:-1], []), file, "exec"), names)
    return eval(compile(ast.Expression(last.value), file, "eval"), names)


def is_silent(last: ast.Expr, text: str) -> bool:
    """Return whether a semicolon follows the last expression."""
    line = text.split("\n")[last.end_lineno - 1].encode()
    return line[last.end_col_offset :].lstrip().startswith(b";")


def explained(error: BaseException) -> str:
    """Return the lines of the cells at which it stopped, and the error itself; no library's."""
    told = traceback.TracebackException.from_exception(error)
    own = [part for part in told.stack if part.filename.startswith("cell ")]
    lines = [
        f"{part.filename}, line {part.lineno}: {part.line}" for part in own
    ]
    if len(lines) > 2 * ENDS:  # a function that calls itself without end
        lines[ENDS:-ENDS] = ["..."]
    what = "".join(told.format_exception_only()).strip()
    return "\n".join([*lines, what])


def close_figures() -> None:
    """Close what has been drawn: it is no figure of the next cell."""
    if pyplot := sys.modules.get("matplotlib.pyplot"):
        pyplot.close("all")


def mark(value: object) -> int | None:
    """Return a number that is another one once the value has changed; None if that cannot be told.

    A function, a class or a module counts as the same as long as it is not defined anew.
    """
    if isinstance(value, FunctionType | ModuleType | type):
        return id(value)
    try:
        return hash(pickle.dumps(value))
    except Exception:  # whatever it is that cannot be pickled
        return None
