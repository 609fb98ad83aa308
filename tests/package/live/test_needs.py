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


def test_names_of_a_function_alone_are_not_those_of_the_page():
    cells = ["x = 1", "def f(y):\n    x = y\n    return x", "f(2)"]
    assert needs(2, cells) == [1]


def test_what_stands_apart_is_needed_for_what_it_gives_alone():
    assert needs(6, c4=APART) == [2]
    assert needs(6, c2=APART) == [2, 4]


def test_a_solution_is_never_needed():
    cells = ["def f():\n    ...", "def f():\n    return 1", "f()"]
    assert needs(2, cells, c1=NEVER) == [0]
    assert needs(2, cells) == [1]


def test_a_cell_that_is_no_python_needs_nothing_and_is_not_needed():
    assert needs(1, ["x = 1", "print(x"]) == []
    assert needs(2, ["x = 1", "x = (", "print(x)"]) == [0]
    assert needs(1, ["x = 1", "x\0"]) == []
