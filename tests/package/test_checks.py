"""Doors and rules by themselves; `test_refusals` tries them at every door of the package."""

import itertools
import math
import re
import sys
from collections import deque
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simplenet import MLP, OurNeuralNetwork, sigmoid
from simplenet.arrays import Like, Numbers
from simplenet.checks import (
    Callback,
    Count,
    Each,
    File,
    Generator,
    Optional,
    Positive,
    Single,
    checked,
)

BEYOND_FLOAT = pytest.mark.skipif(
    np.finfo(np.longdouble).max == np.finfo(float).max,
    reason="here longdouble is a float",
)


# Doors


def plain(a, b=2, *, c=3):
    return [a, b, c]


def returned(function, args, kwargs):
    try:
        return function(*args, **kwargs)
    except TypeError:
        return "wrong call"


@pytest.mark.parametrize("names", ["a", "b", "c", "abc"])
def test_a_door_is_called_like_its_function(names):
    door = checked(**dict.fromkeys(names, Count()))(plain)
    outcomes = []
    for places in range(5):
        for size in range(5):
            for given_names in itertools.combinations("abcd", size):
                args = range(11, 11 + places)
                kwargs = dict(zip(given_names, range(21, 26), strict=False))
                outcomes.append(returned(plain, args, kwargs))
                assert returned(door, args, kwargs) == outcomes[-1]
    # By hand: a in its place or by name, b so too or left out, c by name or left out.
    right = [outcome for outcome in outcomes if outcome != "wrong call"]
    assert len(right) == 5 * 2


@pytest.mark.parametrize(
    ("args", "kwargs"),
    [
        ((), {}),
        ((1,), {"d": 4}),
        ((1,), {"a": 4}),
        ((1, 2, 3), {}),
        ((1, 2, 3, 4), {}),
    ],
    ids=["missing", "unknown", "twice", "too many", "far too many"],
)
def test_a_wrong_call_is_told_as_python_does(args, kwargs):
    with pytest.raises(TypeError) as told:
        plain(*args, **kwargs)
    with pytest.raises(TypeError, match=f"^{re.escape(str(told.value))}$"):
        checked(a=Count())(plain)(*args, **kwargs)


def test_a_door_hands_on_what_the_rules_return_and_checks_defaults():
    door = checked(a=Each(), b=Positive())(plain)
    assert door(range(2)) == [[0, 1], 2.0, 3]
    assert type(door([])[1]) is float


def test_a_door_runs_only_when_every_rule_has_let_its_argument_through():
    ran = []

    @checked(a=Count(), b=Count())
    def door(a, b):
        ran.append((a, b))

    with pytest.raises(ValueError, match=r"^b must be"):
        door(1, 0)
    assert not ran
    door(1, 2)
    assert ran == [(1, 2)]


def test_rules_run_in_their_order_not_the_arguments():
    door = checked(b=Count(), a=Count())(plain)
    with pytest.raises(ValueError, match=r"^b must be"):
        door(0, 0)


def test_a_door_keeps_name_docstring_and_rules():
    @checked(a=Count())
    def door(a):
        """Say something."""

    assert (door.__name__, door.__doc__) == ("door", "Say something.")
    assert door.rules == {"a": Count()}


@pytest.mark.parametrize("value", [1, 0], ids=["let through", "refused"])
def test_numpys_settings_are_as_before_behind_a_door(value):
    within = []

    @checked(a=Count())
    def door(a):
        within.append((a, np.geterr()))

    with np.errstate(over="raise", divide="print"):
        before = np.geterr()
        if value:
            door(value)
        else:
            with pytest.raises(ValueError, match=r"^a must be"):
                door(value)
        assert np.geterr() == before
    expected = dict.fromkeys(before, "ignore")
    assert within == [(1, expected)] * value


@pytest.mark.parametrize(
    "train",
    [
        lambda callback: OurNeuralNetwork().train(
            [[1, 2]], [1], epochs=1, callback=callback
        ),
        lambda callback: MLP((2, 1)).train(
            [[1, 2]], [[1]], 0.1, 1, callback=callback
        ),
    ],
    ids=["OurNeuralNetwork", "MLP"],
)
def test_a_callback_sees_the_callers_settings(train):
    def overflow(*_):
        np.exp(np.float64(1000))

    with (
        np.errstate(over="raise"),
        pytest.raises(FloatingPointError, match="overflow"),
    ):
        train(overflow)
    with np.errstate(over="ignore"):
        train(overflow)


def test_a_callback_may_be_left_out():
    door = checked(callback=Callback())(lambda callback=None: callback)
    assert door() is None
    assert door(len)("abc") == 3


# What the sigmoid's door makes of integers and narrow floats


@pytest.mark.parametrize(
    "x",
    [3, np.uint8(3), np.int8(3), np.float16(3), np.float32(3), np.array(3)],
    ids=repr,
)
def test_the_sigmoid_of_any_three_is_that_of_a_float(x):
    found = sigmoid(x)
    assert type(found) is np.float64
    assert found == 1 / (1 + math.exp(-3))


@pytest.mark.parametrize(
    "kind", ["u1", "u2", "i1", "f2", "f4", "f8", "?"], ids=str
)
def test_the_sigmoid_of_narrow_arrays_is_computed_in_double(kind):
    # The negative of an unsigned 1 would be 255.
    found = sigmoid(np.array([0, 1], dtype=kind))
    assert found.dtype == np.float64
    # math.exp and np.exp may differ in the last bit.
    np.testing.assert_allclose(
        found, [1 / 2, 1 / (1 + math.exp(-1))], rtol=1e-15
    )


@pytest.mark.parametrize(
    "x", [np.int8(-128), np.uint8(255), np.int16(-(2**15)), np.uint16(700)]
)
def test_the_sigmoid_of_the_ends_of_small_integers(x):
    # The negative of -128 is -128 in eight bits, and e^255 is infinite in sixteen.
    expected = [1 / (1 + math.exp(-int(x)))] if x > -700 else [0.0]
    assert sigmoid(np.array([x])).tolist() == pytest.approx(expected, rel=1e-15)
    assert sigmoid(x) == sigmoid(np.array([x]))[0]


def test_the_sigmoid_takes_lists():
    assert sigmoid([[0, 0], [0, 0]]).tolist() == [[1 / 2, 1 / 2]] * 2


# Numbers


@pytest.mark.parametrize(
    ("value", "shapes"),
    [
        (2, ((),)),
        ([2], (("n",),)),
        ([2, 3], ((2,),)),
        ([2, 3], ((2,), ("n", 2))),
        ([[2, 3]] * 5, ((2,), ("n", 2))),
        ([], ()),
        ([[[2]]], ()),
    ],
    ids=str,
)
def test_numbers_let_the_wanted_shapes_through(value, shapes):
    assert Numbers(shapes)("x", value).tolist() == value


@pytest.mark.parametrize(
    ("value", "shape"),
    [
        ([], ("n",)),
        ([2], ()),
        (2, ("n",)),
        ([2, 3, 4], (2,)),
        ([2, 3], ("n", 2)),
        ([[2]], ("n", 2)),
    ],
    ids=str,
)
def test_numbers_refuse_another_shape(value, shape):
    with pytest.raises(ValueError, match=r"^x must be"):
        Numbers((shape,))("x", value)


@pytest.mark.parametrize(
    ("axes", "shape"),
    [
        ((Like("W"),), (2, 3)),
        ((Like("W", 0, 1),), (2,)),
        ((Like("W", stop=-1), 5), (2, 5)),
        ((Like("self.size"), "n"), (4, 1)),
    ],
    ids=str,
)
def test_a_shape_may_be_like_that_of_another_argument(axes, shape):
    known = {"W": np.zeros((2, 3)), "self": SimpleNamespace(size=4)}
    rule = Numbers((axes,))
    assert rule("x", np.ones(shape), known).shape == shape
    with pytest.raises(ValueError, match=r"^x must be"):
        rule("x", np.ones((shape[0] + 1, *shape[1:])), known)


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), max_size=5))
def test_numbers_keep_floats_as_they_are(values):
    door = checked(x=Numbers())(lambda x: x)
    assert door(values).tolist() == values


@pytest.mark.parametrize(
    "value",
    [2, True, 2.0, np.uint8(2), np.float32(2), np.longdouble(2)],
    ids=repr,
)
def test_every_kind_of_real_number_becomes_a_float(value):
    found = Numbers(((),))("x", value)
    assert type(found) is np.float64
    assert found == int(value)


@pytest.mark.parametrize("copy", [False, True])
def test_numbers_share_memory_unless_copied(copy):
    # Whoever keeps the result relies on knowing this.
    value = np.zeros(3)
    found = Numbers(copy=copy)("x", value)
    assert np.shares_memory(found, value) is not copy


@BEYOND_FLOAT
def test_numbers_refuse_what_no_float_can_hold():
    with (
        np.errstate(over="ignore"),
        pytest.raises(ValueError, match=r"^x must be finite"),
    ):
        Numbers()("x", np.finfo(np.longdouble).max)


def test_finite_numbers_whose_sum_is_not_pass():
    with np.errstate(over="ignore"):
        assert Numbers()("x", [1e308, 1e308]).tolist() == [1e308, 1e308]


def test_a_masked_array_without_masked_entries_passes():
    assert Numbers()("x", np.ma.array([1, 2])).tolist() == [1, 2]
    assert Numbers()("x", np.ma.array([1, 2], mask=[0, 0])).tolist() == [1, 2]
    found = Numbers()("x", deque([np.ma.array([1, 2]), [3, 4]]))
    assert found.tolist() == [[1, 2], [3, 4]]
    assert type(Numbers()("x", np.ma.array([1.0, 2.0]))) is np.ndarray


def test_numbers_need_no_masked_arrays(monkeypatch):
    # Where nobody has imported them, there can be none.
    monkeypatch.delitem(sys.modules, "numpy.ma", raising=False)
    assert Numbers()("x", [1, 2]).tolist() == [1, 2]


def test_the_message_names_the_argument_the_wish_and_what_came():
    message = (
        "data must be an array of shape (2,) or an array of shape (n, 2), "
        "got an array of shape (1, 3): [[1, 2, 3]]"
    )
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        Numbers(((2,), ("n", 2)))("data", [[1, 2, 3]])


@pytest.mark.parametrize(
    "value", [[0] * 100_000, [10**5000]], ids=["long", "huge"]
)
def test_the_message_shortens_what_came(value):
    with pytest.raises(
        (TypeError, ValueError), match=r"^x must be a single number"
    ) as caught:
        Numbers(((),))("x", value)
    assert len(str(caught.value)) < 200


# The other rules


@pytest.mark.parametrize("value", [1, 1000, np.int64(7), np.uint8(7)], ids=repr)
def test_a_count_becomes_an_int(value):
    found = Count()("epochs", value, {})
    assert type(found) is int
    assert found == value


@pytest.mark.parametrize("value", [1, 4, 7, np.int64(7)], ids=repr)
def test_a_count_may_go_up_to_the_most(value):
    assert Count("X")("batch_size", value, {"X": [0] * 7}) == value


@pytest.mark.parametrize("value", [0, -1, 8, 1000, np.int64(8)], ids=repr)
def test_a_count_beyond_the_most_is_told_the_range(value):
    with pytest.raises(
        ValueError, match=rf"^batch_size must be .*from 1 to 7, got .*{value}"
    ):
        Count("X")("batch_size", value, {"X": [0] * 7})


@pytest.mark.parametrize(
    "value", [2, 0.5, 5e-324, np.int64(2), np.float32(0.5)], ids=repr
)
def test_a_positive_number_becomes_a_float(value):
    found = Positive()("step", value, {})
    assert type(found) is float
    assert found == value


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ([], []),
        ((2, 1), [2, 1]),
        (np.array([2, 1]), [2, 1]),
        (range(1, 3), [1, 2]),
        ((n for n in (2, 1)), [2, 1]),
    ],
    ids=["list", "tuple", "array", "range", "generator"],
)
def test_a_sequence_becomes_a_list(value, expected):
    found = Each()("sizes", value, {})
    assert type(found) is list
    assert found == expected


def test_each_entry_becomes_what_its_rule_returns():
    found = Each(Count())("sizes", np.array([2, 1]), {})
    assert [type(size) for size in found] == [int, int]


def test_a_generator_is_handed_on_untouched():
    rng = np.random.default_rng(157)
    assert Generator()("rng", rng, {}) is rng
    assert rng.normal() == np.random.default_rng(157).normal()


def test_what_is_optional_may_be_none():
    assert Optional(Count())("runs", None, {}) is None
    assert Optional(Count())("runs", np.int64(3), {}) == 3


def test_a_file_may_be_named_by_text_bytes_or_a_path(tmp_path):
    assert File()("path", "a.npz", {}) == "a.npz"
    assert File()("path", b"a.npz", {}) == "a.npz"
    assert File()("path", tmp_path, {}) == str(tmp_path)


def test_what_knows_no_runs_is_single():
    network = SimpleNamespace(runs=None)
    assert Single()("network", network) is network
    assert Single()("network", 5) == 5


def test_each_asks_a_rule_that_has_no_settings():
    # Such a rule is an empty tuple, and as such false.
    with pytest.raises(ValueError, match="each of steps must be positive"):
        Each(Positive())("steps", [0.1, -1], {})
