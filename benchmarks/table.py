"""The table of results: on the screen, and as a file."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Literal, NamedTuple

HEADER = ("what", "against", "measured", "target", "met")


class Row(NamedTuple):
    """A line of the table."""

    what: str
    against: str
    measured: float | None  # None where the peer is not installed
    at: Literal["least", "most"]
    target: float
    must: bool = False  # a number that has to agree, not a speed to wish for

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None where nothing was measured."""
        if self.measured is None:
            return None
        if self.at == "least":
            return self.measured >= self.target
        return self.measured <= self.target

    @property
    def cells(self) -> tuple[str, ...]:
        """The line in words."""
        return (
            self.what,
            self.against,
            "not installed" if self.met is None else f"{self.measured:.3g}",
            f"at {self.at} {self.target:g}",
            {None: "", True: "yes", False: "NO"}[self.met],
        )


def show(rows: list[Row]) -> None:
    """Print the table."""
    lines = [HEADER, *(row.cells for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        cells = zip(line, widths, strict=True)
        print("  ".join(cell.ljust(width) for cell, width in cells).rstrip())


def write(rows: list[Row], path: Path) -> None:
    """Write the table as CSV."""
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([HEADER, *(row.cells for row in rows)])
