"""What a cell puts out, in messages to the page that are not too long and not too many."""

import time
from collections.abc import Callable
from io import TextIOBase

MOST = 50_000  # letters that a cell prints; with more, a page would stand still
LEFT_OUT = "\n... the rest is left out"
PAUSE = 0.05  # seconds between two messages to the page

#: Is called with a kind and a text: "text" that is printed, the "result" of a last line, a
#: "drawing" as SVG, or an "error".
Tell = Callable[[str, str], object]


def cut(text: str) -> str:
    """Leave out what would have the page stand still."""
    return text if len(text) <= MOST else text[:MOST] + LEFT_OUT


class Printed(TextIOBase):
    """Hand on what is printed, in messages that are not too many, and not without end."""

    def __init__(self, tell: Tell) -> None:
        self.tell = tell
        self.waiting = ""
        self.room = MOST
        self.last = time.monotonic() - PAUSE

    def write(self, text: str) -> int:
        """Take a text, and return its length, as files do."""
        if self.room >= 0:
            self.waiting += text[: self.room]
            self.room -= len(text)
            if self.room < 0:
                self.waiting += LEFT_OUT
        # Lines come whole, if they end soon enough.
        pause = PAUSE if "\n" in text else 10 * PAUSE
        if time.monotonic() - self.last > pause:
            self.hand_over()
        return len(text)

    def flush(self) -> None:
        """Tell the page at once, as a cell asks for with ``print(..., flush=True)``."""
        self.hand_over()

    def hand_over(self) -> None:
        """Tell the page what has come since the last time."""
        if self.waiting:
            self.tell("text", self.waiting)
        self.waiting = ""
        self.last = time.monotonic()
