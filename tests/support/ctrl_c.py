"""Ctrl-C, pressed where a test wants it."""

import itertools
import sys
from pathlib import Path

import numpy as np

import simplenet


class CtrlC:
    """Press Ctrl-C before certain lines of the package are run, counted as they come."""

    def __init__(self, lines):
        self.lines, self.counter = lines, itertools.count()
        self.folder = str(Path(simplenet.__file__).parent)

    def __enter__(self):
        self.before = sys.gettrace()  # coverage measures in the same way
        sys.settrace(self.trace)
        sys.setprofile(self.trace_again)

    def __exit__(self, *_):
        sys.setprofile(None)
        sys.settrace(self.before)

    def trace_again(self, _, event, __):
        """Go on after a press, with which Python stops tracing, as soon as a function is left."""
        if event == "return" and sys.gettrace() is None:
            sys.settrace(self.trace)

    def trace(self, frame, event, _):
        if not frame.f_code.co_filename.startswith(self.folder):
            return None
        if event == "line" and next(self.counter) in self.lines:
            raise KeyboardInterrupt
        return self.trace


def interrupted(train, *lines):
    """Train, press Ctrl-C before these lines, and return whether it came to the first."""
    # Python never looks for Ctrl-C where a `with` ends, but here it may come before that line
    # too. The outer errstate clears up what the package's own then could not.
    with np.errstate(), CtrlC(lines):
        try:
            train()
        except KeyboardInterrupt:
            return True
    return False
