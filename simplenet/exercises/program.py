"""Check the whole program that readers write in Part I: run it, then look at each of its parts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from functools import cache
from io import StringIO
from pathlib import Path
from traceback import extract_tb
from typing import Any, NamedTuple

import numpy as np

from simplenet.data import (
    EMILY,
    FRANK,
    PEOPLE,
    centre,
    labels,
    measurements,
)
from simplenet.exercises.checker import close
from simplenet.exercises.door import numbers
from simplenet.exercises.functions import FUNCTIONS
from simplenet.exercises.verdict import (
    Verdict,
    not_yet,
    raised,
    right,
    written,
)
from simplenet.forward import forward
from simplenet.losses import mse_loss
from simplenet.training import train_epoch

NUMBER = r"-?\d+\.\d+(?:e-?\d+)?"
RESULTS = ("the mean loss", "Emily's prediction", "Frank's prediction")
HALF = 0.0005  # of the third decimal

_DATA, _LABELS = centre(measurements(PEOPLE)), labels(PEOPLE)
_GIVEN = dict(zip(("x1", "x2", "y_true"), (*_DATA.T, _LABELS), strict=True))


class Ran(NamedTuple):
    """What a program leaves behind."""

    names: dict[str, Any]  #: What it has defined.
    printed: str
    stopped: str  #: The sentence that says where and why it stopped, or "".

    def missing(self, name: str) -> str:
        """Return why a name is not defined, or "" if it is."""
        if name in self.names:
            return ""
        return self.stopped or f"there is no `{name}`."


def check_program(file: str | Path) -> Verdict:
    """Run the program in a file and return what is right or wrong with it; nothing is raised."""
    try:
        source = Path(file).read_bytes()
    except FileNotFoundError:
        return not_yet(
            f"there is no file {file} where Python looks for it.",
            "Put it into the folder in which you work, or hand over its whole path.",
        )
    except (OSError, TypeError, ValueError):
        return not_yet(
            f"a file with a program is wanted; {written(file)} came."
        )
    if Path(file).suffix == ".ipynb":
        return not_yet(
            f"{file} is a notebook; a file that ends in .py is wanted.",
            "Jupyter writes one: File, Save and Export Notebook As, Executable Script.",
        )
    ran = run(source, Path(file))
    done: list[str] = []
    for part, problem in problems(ran):
        if problem:
            so_far = f"Right so far: {', '.join(done)}." if done else ""
            return not_yet(*dict.fromkeys([problem, ran.stopped]), so_far)
        done.append(part)
    return right(
        f"the five functions agree with the book's, and training arrives at "
        f"{told(trained())}."
    )


def run(source: bytes, file: Path) -> Ran:
    """Run a program as Python does, whatever its coding, and as if it were the only one."""
    name = file.name
    names: dict[str, Any] = {"__name__": "__main__", "__file__": str(file)}
    printed, stopped = StringIO(), ""
    try:
        with redirect_stdout(printed), np.errstate(all="ignore"):
            # The annotations of this module are not evaluated; those of readers are.
            code = compile(source, name, "exec", dont_inherit=True)
            exec(code, names)
    except SyntaxError as error:
        place = f"line {error.lineno} of {name}" if error.lineno else name
        stopped = f"Python cannot read {place}: {error.msg}."
    except (Exception, SystemExit) as error:  # whatever it may raise
        places = extract_tb(error.__traceback__)
        lines = [place.lineno for place in places if place.filename == name]
        where = "".join(f" in line {line}" for line in lines[-1:])
        stopped = f"{name} stopped{where} with {raised(error)}."
    return Ran(names, printed.getvalue(), stopped)


def problems(ran: Ran) -> Iterator[tuple[str, str]]:
    """Yield the parts of a program, in order, each with what is wrong with it, or ""."""
    for name, check in FUNCTIONS.items():
        problem = ran.missing(name)
        if not problem:
            verdict = check(ran.names[name])
            problem = "" if verdict else verdict.says.removeprefix("Not yet: ")
            if name == "gradients" and not problem and ran.stopped:
                problem = about_list(ran.names[name])
        yield name, problem
    for name, wanted in _GIVEN.items():
        yield (
            name,
            ran.missing(name) or about_data(name, ran.names[name], wanted),
        )
    network = numbers_in(ran.names.get("network"))
    if close(network, trained()):
        yield "the training", ""
    else:
        yield "the training", ran.stopped or about_training(network)
    yield "what it prints", ran.stopped or about_prints(ran.printed)


def about_list(gradients: Callable[..., object]) -> str:
    """Return why training stops where the slopes are right, but a list."""
    try:
        with redirect_stdout(StringIO()):
            slopes = gradients(np.ones(9), 1, 1, 1)
    except Exception:  # whatever it may raise this time
        slopes = None
    if not isinstance(slopes, list | tuple):
        return ""
    return (
        "gradients returns the right slopes, but not as an array, so no rate can "
        "multiply them: write np.array([...])."
    )


def about_data(name: str, value: object, wanted: np.ndarray) -> str:
    """Return what is wrong with one of the arrays of data."""
    if close(numbers_in(value), wanted):
        return ""
    return f"{name} is {written(value)}; {written(wanted)} is wanted."


@np.errstate(all="ignore")  # whatever a program has arrived at
def about_training(network: np.ndarray) -> str:
    """Return what is wrong with the nine parameters at the end."""
    if network.shape != (9,):
        return "at the end, `network` must be the nine parameters."
    slips = {
        "The nine numbers are still those of the random start.": {"epochs": 0},
        "That is one epoch of the 1,000: is all of the loop indented?": {
            "epochs": 1
        },
        "It climbs: subtract the slopes, do not add them.": {"rate": -0.1},
        "Only Diana has a say: the step belongs into the loop over `i`.": {
            "first": 3
        },
    }
    hints = (
        why for why, slip in slips.items() if close(network, trained(**slip))
    )
    look = (
        "Look at the seed, 157, the rate, 0.1, and the number of epochs, 1,000."
    )
    return (
        f"the training arrives at {told(network)}; wanted are {told(trained())}. "
        f"{next(hints, look)}"
    )


def about_prints(printed: str) -> str:
    """Return which of the three results a program does not print."""
    found = [float(number) for number in re.findall(NUMBER, printed)]
    for what, value in zip(RESULTS, results(trained()), strict=True):
        if not any(abs(number - value) < HALF for number in found):
            return f"it prints no {value:.3f}, {what}."
    return ""


@cache
def trained(
    rate: float = 0.1, epochs: int = 1000, first: int = 0
) -> np.ndarray:
    """Train as the program does, by the people from the first one on."""
    network = np.random.default_rng(157).standard_normal(9)
    for _ in range(epochs):
        network = train_epoch(network, _DATA[first:], _LABELS[first:], rate)
    return network


def results(network: np.ndarray) -> tuple[float, float, float]:
    """Return the mean loss, and what a network says about Emily and Frank."""
    said = forward(network, *_DATA.T)[2]
    emily, frank = forward(network, *centre(measurements([EMILY, FRANK])).T)[2]
    return mse_loss(_LABELS, said), emily, frank


def told(network: np.ndarray) -> str:
    """Return the results of a network in words."""
    loss, emily, frank = results(network)
    return f"a mean loss of {loss:.4f}, {emily:.3f} for Emily and {frank:.3f} for Frank"


def numbers_in(value: object) -> np.ndarray:
    """Return what a program holds as an array, an empty one if that is no numbers."""
    try:
        return numbers(value)
    except TypeError:
        return np.array([])
