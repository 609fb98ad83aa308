"""Measure simplenet side by side with others, print a table and write it to a file."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import ours
import peers
import tasks
from measure import ONE_THREAD, Run, alone, import_ratio, processes, race, ratio
from numpy.typing import NDArray
from table import Row, show, write

RESULTS = Path(__file__).parent / "results.csv"
ROUNDS = 11
IMPORTS = 40

PEOPLE = {
    "simplenet": ours.people,
    "simplenet, at once": ours.people_at_once,
    "transcription": peers.transcription_people,
    "PyTorch": peers.pytorch_people,
    "micrograd": peers.micrograd_people,
}
DIGITS = {
    "simplenet": ours.digits,
    "PyTorch": peers.pytorch_digits,
    "scikit-learn": peers.scikit_learn_digits,
    "simplenet, shuffled": partial(ours.digits, shuffle=True),
    "scikit-learn, shuffled": partial(peers.scikit_learn_digits, shuffle=True),
}
#: What the peers that may be missing are imported as.
MODULES = {
    "PyTorch": "torch",
    "micrograd": "micrograd",
    "scikit-learn": "sklearn",
    "scikit-learn, shuffled": "sklearn",
}


class Contest:
    """A race of those rivals that are installed, and what can be read from it."""

    def __init__(self, rivals: dict[str, Callable[[], Run]]) -> None:
        self.runs = race(
            {
                name: rival
                for name, rival in rivals.items()
                if name not in MODULES or find_spec(MODULES[name])
            },
            ROUNDS,
        )

    def speed(
        self, what: str, peer: str, target: float, name: str = "simplenet"
    ) -> Row:
        """Return the row that says how many times as fast as a peer `name` is."""
        found = None
        if peer in self.runs:
            found = ratio(self.runs[peer], self.runs[name])
        return Row(f"{what}: times as fast", peer, found, "least", target)

    def difference(self, what: str, peer: str) -> Row:
        """Return the row that says how far from a peer's the final parameters are."""
        found = None
        if peer in self.runs:
            one, other = (
                self.runs[n][-1].parameters for n in ("simplenet", peer)
            )
            found = float(np.max(np.abs(one - other)))
        what = f"{what}: largest difference at the end"
        return Row(what, peer, found, "most", 1e-10, must=True)


def people() -> list[Row]:
    """Return the rows about the 2-2-1 network."""
    contest = Contest(PEOPLE)
    one = f"2-2-1, {tasks.PEOPLE_EPOCHS} epochs"
    many = f"{tasks.RUNS} of them at once"
    name = "simplenet, at once"
    at_once = contest.runs[name][-1].parameters
    differ = at_once.view(np.int64) != one_by_one().view(np.int64)
    return [
        contest.speed(one, "transcription", 1.1),
        contest.speed(one, "PyTorch", 10),
        contest.speed(one, "micrograd", 3),
        contest.difference(one, "transcription"),
        contest.difference(one, "PyTorch"),
        contest.difference(one, "micrograd"),
        contest.speed(f"{many}, a run", "transcription", 180, name=name),
        Row(
            f"{many}: parameters with another bit",
            "simplenet, one by one",
            float(differ.sum()),
            "most",
            0,
            must=True,
        ),
    ]


def one_by_one() -> NDArray[np.float64]:
    """Return what the networks that are trained at once reach alone, shape (9, runs)."""
    with processes(os.cpu_count()) as pool:
        ended = pool.map(ours.people_one_by_one, range(tasks.RUNS))
        return np.array(list(ended)).T.copy()


def digits() -> list[Row]:
    """Return the rows about the network that reads digits."""
    contest = Contest(DIGITS)
    what = f"64-30-10, batch {tasks.DIGITS_BATCH}, {tasks.DIGITS_EPOCHS} epochs"
    return [
        contest.speed(what, "PyTorch", 4),
        contest.difference(what, "PyTorch"),
        contest.speed(what, "scikit-learn", 3),
        contest.speed(
            what, "scikit-learn, shuffled", 3, name="simplenet, shuffled"
        ),
    ]


def the_rest() -> list[Row]:
    """Return the rows about the speed of the machine, imports and memory."""
    time, drawing = import_ratio(IMPORTS)
    least = "parameters and activations"
    return [
        Row(
            "784-256-10, batch 256, a step: share of the peak",
            "matrix product",
            alone(ours.share_of_peak),
            "least",
            0.7,
        ),
        Row(
            "import simplenet: times as long",
            "import numpy",
            time,
            "most",
            1.15,
        ),
        Row(
            "import simplenet: loads matplotlib",
            "",
            drawing,
            "most",
            0,
            must=True,
        ),
        Row(
            "64-30-10, batch 10: peak memory",
            least,
            alone(ours.memory_digits),
            "most",
            2.5,
        ),
        Row(
            "784-256-10, batch 256: peak memory",
            least,
            alone(ours.memory_large),
            "most",
            2.5,
        ),
    ]


def main() -> None:
    """Measure everything, print it and write it down."""
    parser = ArgumentParser(description=__doc__)
    wish = f"where the table is written to, by default {RESULTS}"
    parser.add_argument(
        "file", nargs="?", type=Path, default=RESULTS, help=wish
    )
    file = parser.parse_args().file
    os.environ |= ONE_THREAD
    rows = people() + digits() + the_rest()
    show(rows)
    write(rows, file)
    wrong = [
        f"{row.what} ({row.against})"
        for row in rows
        if row.must and row.met is False
    ]
    if wrong:
        sys.exit("\nNOT EQUAL, see above: " + "; ".join(wrong))


if __name__ == "__main__":
    main()
