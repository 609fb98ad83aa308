"""Answers that are no answers: whatever comes, a checker of an exercise says so in a sentence."""

import math

NO_NUMBERS = [None, "two", math.nan, math.inf, [[1], [1, 2]], object(), print]


def stops(*_):
    raise RuntimeError("half-finished")


NO_FUNCTIONS = [
    None,
    3,
    "my_function",
    stops,
    lambda: 0,
    lambda *_: None,
    lambda *_: print(1),
    lambda *_: "text",
    lambda *_: math.nan,
    lambda *_: [[1], [1, 2]],
    lambda *all_of_it: all_of_it,
]
