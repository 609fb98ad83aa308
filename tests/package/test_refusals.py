"""Every door of the package refuses what its rules say, and then nothing has changed.

Doors are found by a walk through the package. For each there is a valid call below; what is bad
follows from the rules, as data.
"""

import importlib
import inspect
import math
import pickle
import pkgutil
import re
from collections import UserList, deque
from operator import attrgetter
from types import SimpleNamespace

import numpy as np
import pytest
from matplotlib import pyplot as plt

import simplenet
from simplenet import MLP, Neuron, OurNeuralNetwork
from simplenet.arrays import NUMBER, Like, Numbers, Weighed
from simplenet.checks import (
    Callback,
    Count,
    Each,
    File,
    Generator,
    Optional,
    Positive,
    Single,
)
from simplenet.data import EMILY, PEOPLE, People
from simplenet.layers import ANSWERS, SAMPLES, Validation
from simplenet.plotting.named import ROW, Above0, Named, Points, Scale
from simplenet.plotting.people import Marked
from simplenet.plotting.reading import Reader
from simplenet.plotting.shapes import Box
from simplenet.plotting.spread import Limits

HUGE = 10**5000  # Python refuses to write so many digits


def modules():
    for module in pkgutil.walk_packages(simplenet.__path__, "simplenet."):
        yield importlib.import_module(module.name)


def found_doors():
    """Return the function behind each door of the package by its name."""
    doors = {}
    for module in modules():
        for member in vars(module).values():
            if getattr(member, "__module__", None) != module.__name__:
                continue
            inner = vars(member).values() if inspect.isclass(member) else ()
            for thing in (member, *inner):
                function = getattr(thing, "__func__", thing)  # a classmethod's
                function = getattr(thing, "fset", function)  # a property's
                if hasattr(function, "rules"):
                    doors[function.__qualname__] = function
    return doors


DOORS = found_doors()


@pytest.fixture(autouse=True)
def closed_figures():
    yield
    plt.close("all")


# A valid call for each door


def rng():
    return np.random.default_rng(157)


def one():
    return OurNeuralNetwork(rng())


def mlp():
    return MLP((3, 4, 2), rng())


def reader():
    return MLP((64, 3, 10), rng())


X, Y = [[1, 2, 3], [4, 5, 6]], [[1, 0], [0, 1]]


def saved(folder):
    mlp().save(folder / "network.npz")
    return folder / "network.npz"


CALLS = {
    "sigmoid": lambda _: {"z": [[1, 2], [3, 4]]},
    "deriv_sigmoid": lambda _: {"z": [1, 2]},
    "squared_error": lambda _: {"y_true": [1, 0], "y_pred": [0.5, 0.5]},
    "mse_loss": lambda _: {"y_true": [1, 0, 1], "y_pred": [[0.5], [1], [0]]},
    "Neuron.__init__": lambda _: {
        "self": Neuron.__new__(Neuron),
        "weights": [1, 2, 3],
        "bias": 4,
    },
    "Neuron.weighted_sum": lambda _: {
        "self": Neuron([1, 2, 3], 4),
        "inputs": [1, 2, 3],
    },
    "Neuron.feedforward": lambda _: {
        "self": Neuron([1, 2, 3], 4),
        "inputs": [[1, 2, 3]],
    },
    "Parameters.__init__": lambda _: {
        "self": OurNeuralNetwork.__new__(OurNeuralNetwork),
        "rng": rng(),
        "runs": 3,
    },
    "Parameters.from_parameters": lambda _: {
        "cls": OurNeuralNetwork,
        **{f"w{n}": n for n in range(1, 7)},
        **{f"b{n}": [n, -n] for n in range(1, 4)},
    },
    "Parameters.vector": lambda _: {"self": one(), "vector": range(9)},
    "OurNeuralNetwork.activations": lambda _: {
        "self": one(),
        "x1": 2,
        "x2": [3, 4],
    },
    "OurNeuralNetwork.feedforward": lambda _: {"self": one(), "x": [[2, 3]]},
    "OurNeuralNetwork.loss": lambda _: {
        "self": one(),
        "x": [2, 3],
        "y_true": 1,
    },
    "OurNeuralNetwork.gradients": lambda _: {
        "self": one(),
        "x": [2, 3],
        "y_true": 1,
    },
    "OurNeuralNetwork.train": lambda _: {
        "self": one(),
        "data": [[1, 2], [3, 4], [5, 6]],
        "all_y_trues": [1, 0, 1],
        "learn_rate": 0.1,
        "epochs": 2,
        "callback": print,
    },
    "check_gradients": lambda _: {
        "network": one(),
        "x": [2, 3],
        "y_true": 1,
        "nudge": 1e-5,
    },
    "Layers.__init__": lambda _: {
        "self": MLP.__new__(MLP),
        "sizes": [3, 2],
        "rng": rng(),
    },
    "Layers.from_parameters": lambda _: {
        "cls": MLP,
        "weights": [[[1, 2], [3, 4]], [[5, 6]]],
        "biases": [[7, 8], [9]],
    },
    "Layers.vector": lambda _: {
        "self": MLP((2, 1), rng()),
        "vector": [1, 2, 3],
    },
    "Layers.save": lambda folder: {"self": mlp(), "path": folder / "new.npz"},
    "Layers.load": lambda folder: {"cls": MLP, "path": saved(folder)},
    "MLP.activations": lambda _: {"self": mlp(), "X": X},
    "MLP.feedforward": lambda _: {"self": mlp(), "X": X[0]},
    "MLP.loss": lambda _: {"self": mlp(), "X": X, "Y": Y},
    "MLP.gradients": lambda _: {"self": mlp(), "X": X[0], "Y": Y[0]},
    "MLP.accuracy": lambda _: {"self": mlp(), "X": X, "Y": Y},
    "MLP.train": lambda _: {
        "self": mlp(),
        "X": X,
        "Y": Y,
        "learn_rate": 0.1,
        "epochs": 2,
        "batch_size": 2,
        "rng": rng(),
        "validation": (X[:1], Y[:1]),
        "callback": print,
    },
    "classes": lambda _: {"Y": Y},
    "confusion_matrix": lambda _: {"Y_true": Y, "Y_pred": Y},
    "measurements": lambda _: {"people": PEOPLE},
    "labels": lambda _: {"people": PEOPLE},
    "centre": lambda _: {"measured": [128, 63]},
    "progress_bar": lambda _: {"epochs": 2},
    "plot_slope": lambda _: {
        "network": one(),
        "name": "w1",
        "x": [2, 3],
        "y_true": 1,
        "reach": 3.0,
    },
    "plot_losses": lambda _: {"losses": [0.5, 0.25]},
    "plot_people": lambda _: {"people": PEOPLE},
    "plot_decision": lambda _: {"network": one(), "people": PEOPLE},
    "plot_runs": lambda _: {
        "lines": [[0.5, 0.25], [0.75, 0.5]],
        "xlabel": "epoch",
        "ylabel": "loss",
        "log": "y",
    },
    "plot_lines": lambda _: {
        "lines": {"one": ([1, 2], [3, 4]), "two": ([1], [2])},
        "xlabel": "epoch",
        "ylabel": "loss",
        "log": "xy",
    },
    "plot_histogram": lambda _: {
        "groups": {"one": [0.5, 1], "two": [2]},
        "xlabel": "loss",
        "limits": (0, 1),
    },
    "plot_spread": lambda _: {
        "cases": {"one": [0.5, 1], "two": [2]},
        "xlabel": "rate",
        "ylabel": "loss",
    },
    "draw_shapes": lambda _: {"matrices": [("A", 2, 3), ("=", 0, 0)]},
    "plot_descent": lambda _: {
        "network": one(),
        "names": ("w1", "w2"),
        "data": [[1, 2], [3, 4], [5, 6]],
        "all_y_trues": [1, 0, 1],
        "rates": [0.1, 1.0],
        "epochs": 2,
    },
    "plot_xor": lambda _: {"network": one()},
    "plot_learning": lambda _: {
        "networks": dict.fromkeys("abcd", one()),
        "people": PEOPLE,
    },
    "draw_neuron": lambda _: {"neuron": Neuron([1, 2], 3), "inputs": [4, 5]},
    "draw_network": lambda _: {"network": one(), "sample": [4, 5]},
    "draw_backward": lambda _: {"network": one(), "x": [2, 3], "y_true": 1},
    "draw_digits": lambda _: {"images": np.eye(64)[:2], "columns": 2},
    "plot_confusion": lambda _: {"matrix": [[5, 1], [0, 7]]},
    "plot_reading": lambda _: {"network": reader(), "image": np.ones(64)},
    "neuron": lambda _: {"neuron": Neuron([1, 2], 3), "inputs": [4, 5]},
    "network": lambda _: {"network": one(), "people": PEOPLE},
    "backprop": lambda _: {"network": one(), "people": PEOPLE},
    "learning": lambda _: {
        "people": PEOPLE,
        "seeds": [157, 3],
        "learn_rate": 0.1,
        "epochs": 2,
    },
    "digits": lambda _: {
        "network": reader(),
        "images": np.eye(64)[:2],
        "labels": [3, 4],
    },
    "person": lambda _: {"network": one(), "people": PEOPLE, "person": EMILY},
    "descent": lambda _: {
        "network": one(),
        "names": ("w1", "w2"),
        "people": PEOPLE,
        "rates": [0.01, 0.1, 1.0],
        "epochs": 2,
    },
    "xor": lambda _: {
        "neuron": Neuron([1, 2], 3),
        "seeds": [0, 1],
        "learn_rate": 1,
        "epochs": 5,
    },
}

#: What a door itself does not check, but hands on to another.
HANDED_ON = {
    "check_gradients": {"x": Numbers(((2,),)), "y_true": NUMBER},
    "plot_slope": {"x": Numbers(((2,),)), "y_true": NUMBER},
    "draw_network": {"sample": Optional(Numbers(((2,),)))},
    "draw_backward": {"x": Numbers(((2,),)), "y_true": NUMBER},
    # The last layer's.
    "Layers.from_parameters": {
        "weights": Each(Numbers((("n_out", 2),))),
        "biases": Each(Numbers(((1,),))),
    },
}


#: What a door takes as it comes: any object that can do what is asked of it.
UNCHECKED = {
    "check_gradients": {"network"},
    "plot_slope": {"name"},  # refused by a message of its own
    "draw_neuron": {"neuron"},
    "neuron": {"neuron"},  # refused by a message of its own
    "xor": {"neuron"},
    "plot_runs": {"xlabel", "ylabel"},
    "plot_lines": {"xlabel", "ylabel"},
    "plot_histogram": {"xlabel"},
    "plot_spread": {"xlabel", "ylabel"},
    "plot_descent": {"names"},  # refused by a message of its own
    "descent": {"names"},  # refused by plot_descent
    "person": {"person"},  # refused among the people
    "plot_learning": {"networks"},  # each refused by its title
}


# What is bad, by rule: what it is, the value and the error it earns


def wanted(shape, call):
    """Put lengths in the place of what refers to another argument of the call."""
    lengths = []
    for axis in shape:
        if isinstance(axis, Like):
            other = attrgetter(axis.name)(SimpleNamespace(**call))
            whole = isinstance(other, int)
            lengths += (
                [other] if whole else np.shape(other)[axis.start : axis.stop]
            )
        else:
            lengths.append(axis)
    return lengths


def fits(shape, lengths):
    """Tell whether a shape has these lengths; a letter is 1 or more, the same wherever it is."""
    if len(shape) != len(lengths) or 0 in shape:
        return False
    met = {}
    return all(
        have == (met.setdefault(want, have) if isinstance(want, str) else want)
        for have, want in zip(shape, lengths, strict=True)
    )


def neighbours(shape):
    """Return shapes that differ from this one in an axis."""
    for axis, length in enumerate(shape):
        for other in (length + 1, length - 1, 0):
            yield (*shape[:axis], other, *shape[axis + 1 :])
    yield from [(1, *shape), (*shape, 1), (2, *shape), (*shape, 2)]
    if shape:
        yield from [shape[1:], shape[:-1], (), (0,), (1, 0)]


def with_entry(valid, entry):
    """Return numbers as lists, the last of them replaced."""
    if not np.shape(valid):
        return entry
    *others, last = list(valid)
    return [*others, with_entry(last, entry)]


class Sequenced:
    """A sequence as Python makes do with it."""

    def __init__(self, entries):
        self.entries = entries

    def __len__(self):
        return len(self.entries)

    def __getitem__(self, place):
        return self.entries[place]


class Arrayed:
    """An array as a class of a library may hold it."""

    def __init__(self, entries):
        self.entries = entries

    def __array__(self, *_, **__):
        return self.entries


ENDLESS = []
ENDLESS.append(ENDLESS)


def bad_numbers(rule, valid, call):
    yield "text", "two", TypeError
    yield "list of text", ["1", "2"], TypeError
    yield "None", None, TypeError
    yield "list with None", [1, None], TypeError
    yield "None in a place", with_entry(valid, None), TypeError
    yield "complex number", 1j, TypeError
    yield "complex array", np.array([1j, 2]), TypeError
    yield "dict", {1: 2}, TypeError
    yield "ragged list", [[1, 2], [3]], ValueError
    yield "huge integer", HUGE, TypeError
    yield "huge integer in a place", with_entry(valid, HUGE), TypeError
    for number in (math.nan, math.inf, -math.inf):
        yield f"{number} in a place", with_entry(valid, number), ValueError
    values = np.array(valid, dtype=float)
    mask = np.zeros(values.shape, dtype=bool)
    mask[(-1,) * values.ndim] = True
    masked = np.ma.array(values, mask=mask)
    yield "masked", masked, ValueError
    for kind in (list, tuple, deque, UserList, Sequenced):
        yield f"masked in a {kind.__name__}", kind([masked]), ValueError
        yield (
            f"deeply masked in a {kind.__name__}",
            [kind([masked])],
            ValueError,
        )
    yield "masked by a class", Arrayed(masked), ValueError
    yield "masked by a class in a list", [Arrayed(masked)], ValueError
    yield "list in itself", ENDLESS, ValueError
    if rule.shapes:
        shapes = [wanted(shape, call) for shape in rule.shapes]
        for shape in neighbours(values.shape):
            if not any(fits(shape, lengths) for lengths in shapes):
                yield f"shape {shape}", np.ones(shape), ValueError


def bad_inputs(rule, valid, call):
    yield from bad_numbers(rule.rule, valid, call)
    huge = np.full(np.shape(valid), 1.7e308)
    for sign in (1, -1) if "self" in call else ():
        yield f"{sign} times huge", (sign * huge)[()], ValueError


def bad_counts(rule, _, call):
    for value in (2.0, True, np.True_, math.nan, math.inf, "2", 2j, [2], None):
        yield repr(value), value, TypeError
    for value in (rule.least - 1, -1, np.int64(-7)):
        yield repr(value), value, ValueError
    yield "huge integer", -HUGE, ValueError
    if rule.most:
        yield "above most", len(call[rule.most]) + 1, ValueError
        yield "huge above most", HUGE, ValueError


def bad_positives(*_):
    for value in (True, np.True_, "0.1", None, 1j, [0.1], np.array([0.1])):
        yield repr(value), value, TypeError
    for value in (0, -0.0, -0.1, math.nan, math.inf, -math.inf):
        yield repr(value), value, ValueError
    yield "huge integer", HUGE, ValueError


def bad_generators(*_):
    old = np.random.RandomState(1)
    for value in (157, "157", True, old, np.random, np.random.default_rng):
        yield str(value), value, TypeError


def bad_callbacks(*_):
    for value in ("print", 1, [print], True):
        yield repr(value), value, TypeError


def bad_files(*_):
    for value in (5, None, ["a"]):
        yield repr(value), value, TypeError
    for value in ("a\0b", b"a\0", "\0"):
        yield repr(value), value, ValueError


def bad_sequences(rule, valid, call):
    for value in (5, None, 2.5, np.array(5), len):
        yield repr(value), value, TypeError
    for kind in (set, frozenset, dict.fromkeys):
        yield f"{kind.__name__} of places", kind(range(len(valid))), TypeError
    for least in range(rule.least):
        yield f"only {least}", list(valid)[:least], ValueError
    if rule.rule is not None:  # a rule without fields is an empty tuple
        *others, last = valid
        for what, entry, error in bad_values(rule.rule, last, call):
            yield f"an entry: {what}", [*others, entry], error


def bad_networks(*_):
    yield "a batch", OurNeuralNetwork(rng(), runs=3), ValueError


def bad_readers(*_):
    yield "without layers", one(), TypeError
    for sizes in ((63, 3, 10), (64, 3, 9), (64, 10), (64, 3, 3, 10)):
        yield f"sizes {sizes}", MLP(sizes), ValueError


def bad_people(*_):
    for value in ("ab", [1, 2], [*PEOPLE, None], 5, None):
        yield repr(value), value, TypeError


def bad_marked(*_):
    yield from bad_people()
    yield "nobody", [], ValueError
    for odd, error in (
        (7, ValueError),
        (math.nan, ValueError),
        ("1", TypeError),
    ):
        yield f"label {odd}", [*PEOPLE, EMILY._replace(label=odd)], error
    yield "no weight", [EMILY._replace(weight=None)], TypeError


def bad_named(rule, valid, call):
    for value in (5, None, "ab", [1, 2], [("a", 1)]):
        yield repr(value), value, TypeError
    yield "nothing", {}, ValueError
    *_, (name, last) = valid.items()
    if rule.most < math.inf:
        yield "too many", dict.fromkeys(range(rule.most + 1), last), ValueError
    for what, entry, error in bad_values(rule.rule, last, call):
        yield f"an entry: {what}", {**valid, name: entry}, error


def bad_above_0(rule, valid, call):
    yield from bad_numbers(rule.rule, valid, call)
    if rule.axis in call.get("log", ""):
        for number in (0, -0.0, -1):
            yield f"{number} in a place", with_entry(valid, number), ValueError


def bad_points(_, valid, call):
    x, y = valid
    yield "5", 5, TypeError
    for value in ((), (x,), (x, y, y)):
        yield f"{len(value)} entries", value, ValueError
    for what, value, error in bad_values(Above0(ROW, "x"), x, call):
        yield f"x: {what}", (value, y), error
    as_many = Numbers(((len(x),),))
    for what, value, error in bad_values(Above0(as_many, "y"), y, call):
        yield f"y: {what}", (x, value), error


def bad_scales(*_):
    for value in ("z", "yx", None, 1, ["x"], np.array(["x", "y"])):
        yield repr(value), value, ValueError


def bad_limits(_, valid, call):
    yield from bad_numbers(Numbers(((2,),)), valid, call)
    for value in ((1, 1), (2, 1)):
        yield repr(value), value, ValueError


def bad_boxes(*_):
    for value in (5, None, ("A", 1.5, 2), ("A", 1, "2"), ("A", None, 2)):
        yield repr(value), value, TypeError
    for value in ((), ("A", 1), ("A", 1, 2, 3), ("A", -1, 2), ("A", 1, -2)):
        yield repr(value), value, ValueError


def bad_validations(_, valid, call):
    X, Y = valid
    yield "5", 5, TypeError
    for value in ((), (X,), (X, Y, Y)):
        yield f"{len(value)} entries", value, ValueError
    for what, value, error in bad_values(SAMPLES.rule, X, call):
        yield f"X: {what}", (value, Y), error
    for what, value, error in bad_values(ANSWERS, Y, {**call, "X": X}):
        yield f"Y: {what}", (X, value), error


def bad_if_given(rule, valid, call):
    for what, value, error in bad_values(rule.rule, valid, call):
        if value is not None:
            yield what, value, error


BAD = {
    Numbers: bad_numbers,
    Weighed: bad_inputs,
    Count: bad_counts,
    Positive: bad_positives,
    Generator: bad_generators,
    Callback: bad_callbacks,
    File: bad_files,
    Each: bad_sequences,
    Single: bad_networks,
    Reader: bad_readers,
    People: bad_people,
    Marked: bad_marked,
    Named: bad_named,
    Above0: bad_above_0,
    Points: bad_points,
    Scale: bad_scales,
    Limits: bad_limits,
    Box: bad_boxes,
    Validation: bad_validations,
    Optional: bad_if_given,
}


def bad_values(rule, valid, call):
    return BAD[type(rule)](rule, valid, call)


# The tests


def test_the_walk_finds_the_doors():
    assert {"sigmoid", "MLP.train", "Layers.load", "plot_people"} <= set(DOORS)


@pytest.mark.parametrize("name", simplenet.__all__)
def test_what_the_package_exports_are_doors(name):
    thing = getattr(simplenet, name)
    assert hasattr(thing.__init__ if inspect.isclass(thing) else thing, "rules")


def test_every_door_has_a_valid_call_and_no_other():
    assert set(CALLS) == set(DOORS)


@pytest.mark.parametrize("name", CALLS)
def test_every_argument_of_a_call_is_checked(tmp_path, name):
    unchecked = {"self", "cls", *UNCHECKED.get(name, ())}
    checked = {*DOORS[name].rules, *HANDED_ON.get(name, ())}
    assert not checked & unchecked
    assert set(CALLS[name](tmp_path)) - unchecked == checked
    if "plotting" not in DOORS[name].__module__:  # whose doors take wishes too
        parameters = set(inspect.signature(DOORS[name]).parameters)
        assert parameters - unchecked == checked


@pytest.mark.parametrize("name", CALLS)
def test_the_valid_call_is_one(tmp_path, name):
    if name == "progress_bar":
        pytest.importorskip("tqdm", reason="tqdm is not installed")
    DOORS[name](**CALLS[name](tmp_path))


@pytest.mark.parametrize(
    ("shape", "lengths", "expected"),
    [
        ((2,), [2], True),
        ((3,), [2], False),
        ((5, 2), ["n", 2], True),
        ((0, 2), ["n", 2], False),
        ((2,), ["n", 2], False),
        ((3, 3), ["n", "n"], True),
        ((3, 4), ["n", "n"], False),
        ((), [], True),
    ],
    ids=str,
)
def test_fits(shape, lengths, expected):
    assert fits(shape, lengths) is expected


ARGUMENTS = [
    pytest.param(name, argument, rule, id=f"{name}-{argument}")
    for name, function in DOORS.items()
    for argument, rule in {
        **function.rules,
        **HANDED_ON.get(name, {}),
    }.items()
]


def state(call):
    """Return all that a call could change before it has checked everything."""
    objects = (call.get(key) for key in ("self", "network", "neuron"))
    held = [vars(thing) for thing in objects if thing is not None]
    if isinstance(call.get("rng"), np.random.Generator):
        held.append(call["rng"].bit_generator.state)
    return pickle.dumps(held)


def objection(name, call, argument, error):
    """Return what is wrong with how a door refuses a call; None if all is well."""
    before, figures = state(call), plt.get_fignums()
    try:
        DOORS[name](**call)
    except (TypeError, ValueError) as caught:
        message, kind = str(caught), type(caught)
    else:
        return "let through"
    if kind is not error:
        return f"{kind.__name__}: {message}"
    about = rf"((each of|the \w+ of) )?{argument}(\[('\w+'|\d+)\])? must "
    if not re.match(about, message) or "got" not in message:
        return message
    if "Exceeds the limit" in message or len(message) > 400:
        return message
    if plt.get_fignums() != figures:
        return "left a figure open"
    return None if state(call) == before else "changed something"


@pytest.mark.parametrize(("name", "argument", "rule"), ARGUMENTS)
def test_refuses_what_is_bad_by_name_and_changes_nothing(
    tmp_path, name, argument, rule
):
    call = CALLS[name](tmp_path)
    objections, tried = {}, 0
    for what, value, error in bad_values(rule, call[argument], call):
        tried += 1
        bad = {**call, argument: value}
        objections[what] = objection(name, bad, argument, error)
    assert tried
    assert {what: why for what, why in objections.items() if why} == {}
