"""Which cells must have run before another one can."""

import pytest

from simplenet.live.needs import APART, NEVER, needed

CHAPTER = [
    "import numpy as np",
    "def square(x):\n    return np.square(x)",
    "network = make()",
    "print('nothing to do with it')",
    "network.train(3)",
    "print(square(2))",
    "print(network)",
]


def needs(place, cells=CHAPTER, **kinds):
    """`kinds` says of which kind a cell is: c3=APART."""
    return needed(
        place, cells, [kinds.get(f"c{n}", "") for n in range(len(cells))]
    )


def test_a_cell_needs_those_that_give_what_it_uses_and_what_those_need():
    assert needs(1) == [0]  # for what a function uses once it is called, too
    assert needs(5) == [0, 1]


def test_it_needs_those_that_may_have_changed_what_it_uses():
    assert needs(6) == [2, 4]


def test_what_only_reads_a_definition_or_a_module_is_not_needed():
    cells = ["import numpy as np", "print(np.pi)", "print(np.e)"]
    assert needs(2, cells) == [0]


def test_a_new_value_needs_no_older_one():
    cells = ["x = 1", "x = 2", "x += 1", "print(x)"]
    assert needs(3, cells) == [1, 2]


@pytest.mark.parametrize(
    "user",
    [
        "class A:\n    def f(self):\n        return x",
        "[y + x for y in range(3)]",
        "for y in range(x):\n    pass",
        "x += 1",
        "x[0] = 1",
        "del x",
        "f = lambda: x",
        "print(f'{x}')",
    ],
)
def test_every_way_to_use_a_name_counts(user):
    assert needs(1, ["x = 1", user]) == [0]


@pytest.mark.parametrize(
    "giver",
    [
        "if c:\n    x = 2",
        "for x in []:\n    pass",
        "try:\n    x = f()\nexcept ValueError:\n    pass",
        "try:\n    f()\nexcept ValueError as x:\n    pass",
        "match f():\n    case [x]:\n        pass",
        "with f():\n    x = 2",
        "try:\n    x = 2\nexcept* ValueError:\n    pass",
        "match f():\n    case [_, *x]:\n        pass",
        "match f():\n    case {1: _, **x}:\n        pass",
        "x[0] = 2",
        "x.y = 2",
        "x: int\nx += 1",
    ],
)
def test_what_gives_a_name_perhaps_needs_who_gave_it_before(giver):
    assert needs(2, ["x = 1", giver, "print(x)"]) == [0, 1]


@pytest.mark.parametrize(
    "other", ["[x for x in y]", "x: int", "lambda x: x", "def f():\n    x = 2"]
)
def test_what_gives_no_name_takes_nobodys_place(other):
    assert needs(2, ["x = 1", other, "print(x)"]) == [0]


@pytest.mark.parametrize(
    "giver", ["x, y = 1, 2", "[(x := n) for n in y]", "if (x := 1):\n    pass"]
)
def test_ways_to_give_a_name(giver):
    assert needs(1, [giver, "print(x)"]) == [0]


def test_a_function_that_changes_something_is_seen_where_it_is_called():
    cells = ["log = []", "def f(v):\n    log.append(v)", "f(1)", "print(log)"]
    assert needs(3, cells) == [0, 1, 2]
    cells[1] = "def g(v):\n    log.append(v)\ndef f(v):\n    g(v)"
    assert needs(3, cells) == [0, 1, 2]


def test_what_a_function_uses_may_stand_below_it():
    cells = ["def f():\n    return rate", "rate = 2", "print(f())"]
    assert needs(2, cells) == [0, 1]
    cells = ["def f():\n    return g()", "def g():\n    return 1", "f()"]
    assert needs(2, cells) == [0, 1]
    cells = ["def f():\n    log.append(1)", "log = []", "f()", "print(log)"]
    assert needs(3, cells) == [0, 1, 2]
    cells[0] = "def f():\n    g()\ndef g():\n    log.append(1)"
    assert needs(3, cells) == [0, 1, 2]


def test_a_function_may_give_a_name_outside_of_it():
    cells = ["def f():\n    global n\n    n = 1", "f()", "print(n)"]
    assert needs(2, cells) == [0, 1]


@pytest.mark.parametrize(
    "user",
    [
        "f = lambda y: x * y\ng = lambda y: y",
        "a = sum(x for y in z)\nb = sum(y for y in z)",
        "def f():\n    return x\ndef f():\n    return 1",
    ],
)
def test_functions_of_one_name_in_one_cell(user):
    assert needs(1, ["x = 1", user]) == [0]


def test_what_has_no_name_joins_no_cells():
    trying = "try:\n    a = f()\nexcept ValueError:\n    pass"
    assert needs(1, [trying, "open('a').close()"]) == []


def test_what_is_plainly_done_to_a_module_or_a_class_counts():
    cells = ["import numpy as np", "np.random.seed(1)", "np.random.rand()"]
    assert needs(2, cells) == [0, 1]
    assert needs(2, ["class A:\n    n = 1", "A.n = 2", "A.n"]) == [0, 1]


def test_nobody_knows_what_a_star_gives():
    assert needs(1, ["from math import *", "print(pi)"]) == [0]


def test_names_of_a_function_alone_are_not_those_of_the_page():
    cells = ["x = 1", "def f(y):\n    x = y\n    return x", "f(2)"]
    assert needs(2, cells) == [1]


def test_what_stands_apart_is_needed_for_what_it_gives_alone():
    assert needs(6, c4=APART) == [2]
    assert needs(6, c2=APART) == [2, 4]


def test_a_solution_is_needed_by_solutions_alone():
    cells = ["def f():\n    ...", "def f():\n    return 1", "f()"]
    assert needs(2, cells, c1=NEVER) == [0]
    assert needs(2, cells) == [1]
    assert needs(2, cells, c1=NEVER, c2=NEVER) == [
        1
    ]  # one solution, in two cells


def test_a_cell_that_is_no_python_needs_nothing_and_is_not_needed():
    assert needs(1, ["x = 1", "print(x"]) == []
    assert needs(2, ["x = 1", "x = (", "print(x)"]) == [0]
    assert needs(1, ["x = 1", "x\0"]) == []
    assert needs(1, ["x = 1", "x + " + "-" * 100_000 + "1"]) == []
