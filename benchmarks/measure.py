"""Run rivals by turns, each in a process of its own, and compare their times."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from multiprocessing import get_context
from statistics import median
from time import perf_counter
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

Result = TypeVar("Result")

#: The threads of every library that multiplies matrices here. The processes that measure inherit
#: this, and import numpy only then.
ONE_THREAD = {
    "MKL_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "VECLIB_MAXIMUM_THREADS": "1",
}

IMPORT = """
import sys, time
start = time.perf_counter()
import {module}
print(time.perf_counter() - start, "matplotlib" in sys.modules)
"""


class Run(NamedTuple):
    """One training."""

    seconds: float
    parameters: NDArray[np.float64] | None = None  # where it ended


def seconds(work: Callable[[], object]) -> float:
    """Return how long `work` takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def processes(count: int = 1) -> ProcessPoolExecutor:
    """Return so many fresh processes, which have imported nothing yet."""
    return ProcessPoolExecutor(count, mp_context=get_context("spawn"))


def alone(work: Callable[[], Result]) -> Result:
    """Return what `work` returns in a process of its own."""
    with processes() as process:
        return process.submit(work).result()


def race(
    rivals: dict[str, Callable[[], Run]], rounds: int
) -> dict[str, list[Run]]:
    """Let the rivals run one after the other, `rounds` times, and return the runs of each.

    Each has a process of its own, which waits while the others run. One round more comes first
    and does not count: in it they import and read what they need.
    """
    with ExitStack() as stack:
        own = {name: stack.enter_context(processes()) for name in rivals}
        found = [
            {
                name: own[name].submit(rival).result()
                for name, rival in rivals.items()
            }
            for _ in range(1 + rounds)
        ]
    return {name: [one[name] for one in found[1:]] for name in rivals}


def ratio(slow: list[Run], fast: list[Run]) -> float:
    """Return how many times as long `slow` took as `fast` did, in the median round."""
    rounds = zip(slow, fast, strict=True)
    return median(s.seconds / f.seconds for s, f in rounds)


def import_seconds(module: str) -> tuple[float, bool]:
    """Return how long a fresh Python imports `module`, and whether that loads matplotlib."""
    output = subprocess.check_output(
        [sys.executable, "-c", IMPORT.format(module=module)],
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": ""},  # compile only once
        text=True,
    )
    time, drawing = output.split()
    return float(time), drawing == "True"


def import_ratio(rounds: int) -> tuple[float, bool]:
    """Return how many times as long as numpy simplenet takes, and whether it loads matplotlib."""
    ratios = []
    for _ in range(1 + rounds):  # the first may have to compile
        base, _ = import_seconds("numpy")
        time, drawing = import_seconds("simplenet")
        ratios.append(time / base)
    return median(ratios[1:]), drawing
