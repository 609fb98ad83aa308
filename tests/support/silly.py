"""Answers to exercises that no checker may stumble over."""

import math


def stops(*_):
    raise RuntimeError("tired")


def exits(*_):
    raise SystemExit


def prints(*_):
    print(0.5)


def takes_nothing():
    return 0.5


class Unspeakable:
    def __repr__(self):
        raise RuntimeError("no words")


class UnspeakableError(Exception):
    def __str__(self):
        raise RuntimeError("no words")


def stops_unspeakably(*_):
    raise UnspeakableError


class NoArray:
    def __array__(self, *_, **__):
        raise RuntimeError("no room")

    def __repr__(self):
        return "an array to be"


FUNCTIONS = [
    None,
    3,
    "my_function",
    0.5,
    stops,
    stops_unspeakably,
    exits,
    prints,
    takes_nothing,
    lambda *_: "one half",
    lambda *_: math.nan,
    lambda *_: [[1], [2, 3]],
    lambda *all_of_it: all_of_it,
    lambda *_: None,
    lambda *_: "0.5",
    lambda *_: ["1", "2", "3"],
    lambda *_: 1j,
    lambda *_: 10**400,
    lambda *_: [10**400],
    Unspeakable(),
    lambda *_: Unspeakable(),
    lambda *_: NoArray(),
    lambda *_: [NoArray()],
]
NUMBERS = [
    None,
    "two",
    "0.5",
    1j,
    math.nan,
    math.inf,
    [0.5],
    [[1], [1, 2]],
    True,
    object(),
    stops,
    10**400,
    10**5000,
    Unspeakable(),
    NoArray(),
    [NoArray()],
]
ROWS = [
    *[(thing,) for thing in NUMBERS],
    (),
    ("1", "2", "3"),
    (["1"] * 9,),
    ([1j] * 9,),
    (math.nan,) * 9,
    ([[1, 2], [3]],),
    ([True] * 9,),
    ([10**400] * 3,),
    ([1e308, -1e308, 1e308] * 3,),
    (1e308, -1e308, 1e308),
]


def refused(verdict):
    """Tell whether a checker says so, in words."""
    return not verdict and str(verdict).startswith("Not yet: ")


def taken(check, answers):
    """Return the places of the answers that a checker does not refuse."""
    return [n for n, answer in enumerate(answers) if not refused(check(answer))]


def taken_rows(check):
    """Do the same with rows of numbers, given one by one and as one."""
    return [
        *taken(lambda row: check(*row), ROWS),
        *taken(check, ROWS),
    ]
