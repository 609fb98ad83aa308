import math
import reprlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simplenet.validation import (
    count,
    generator,
    numbers,
    positive,
    sequence,
)

BEYOND_FLOAT = pytest.mark.skipif(
    np.finfo(np.longdouble).max == np.finfo(float).max,
    reason="here longdouble is a float",
)


@pytest.mark.parametrize(
    ("value", "shapes"),
    [
        (2, [()]),
        ([2], [("n",)]),
        ([2, 3], [(2,)]),
        ([2, 3], [(2,), ("n", 2)]),
        ([[2, 3]] * 5, [(2,), ("n", 2)]),
        ([], []),
        ([[[2]]], []),
    ],
    ids=str,
)
def test_numbers_lets_the_wanted_shapes_through(value, shapes):
    assert numbers("x", value, *shapes).tolist() == value


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
def test_numbers_refuses_another_shape(value, shape):
    with pytest.raises(ValueError, match=r"^x must be"):
        numbers("x", value, shape)


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), max_size=5))
def test_numbers_keeps_floats_as_they_are(values):
    assert numbers("x", values).tolist() == values


@pytest.mark.parametrize(
    "value",
    [2, True, 2.0, np.uint8(2), np.float32(2), np.longdouble(2)],
    ids=repr,
)
def test_numbers_turns_every_kind_of_real_number_into_a_float(value):
    found = numbers("x", value, ())
    assert type(found) is np.float64
    assert found == int(value)


def test_numbers_may_share_memory_with_what_it_got():
    # Callers that keep the result rely on knowing this, and copy.
    value = np.zeros(3)
    assert np.shares_memory(numbers("x", value), value)


def test_numbers_refuses_what_is_no_real_number(unreal):
    value, error = unreal
    with pytest.raises(error, match=r"^x must be real numbers, got "):
        numbers("x", value)


def test_numbers_refuses_what_is_not_finite(unbounded):
    with pytest.raises(ValueError, match=r"^x must be finite"):
        numbers("x", unbounded)


@BEYOND_FLOAT
def test_numbers_refuses_what_no_float_can_hold():
    with pytest.raises(ValueError, match=r"^x must be finite"):
        numbers("x", np.finfo(np.longdouble).max)


def test_the_message_names_the_argument_the_wish_and_what_came():
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the whole message follows
        numbers("data", [[1, 2, 3]], (2,), ("n", 2))
    assert str(caught.value) == (
        "data must be an array of shape (2,) or an array of shape (n, 2), "
        "got an array of shape (1, 3): [[1, 2, 3]]"
    )


def test_the_message_shortens_what_came():
    with pytest.raises(
        ValueError, match=r"^x must be a single number"
    ) as caught:
        numbers("x", list(range(100_000)), ())
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize("value", [1, 1000, np.int64(7), np.uint8(7)], ids=repr)
def test_count_gives_an_int(value):
    assert type(count("epochs", value)) is int
    assert count("epochs", value) == value


@pytest.mark.parametrize(
    "value",
    [True, np.True_, 2.0, math.nan, math.inf, "2", None, 2j, [2], np.array(2)],
    ids=repr,
)
def test_count_refuses_what_is_no_whole_number(value):
    with pytest.raises(
        TypeError, match=r"^epochs must be a positive whole number, got"
    ):
        count("epochs", value)


@pytest.mark.parametrize("value", [0, -1, np.int64(-7)], ids=repr)
def test_count_refuses_what_is_below_one(value):
    with pytest.raises(
        ValueError, match=r"^epochs must be a positive whole number, got"
    ):
        count("epochs", value)


@pytest.mark.parametrize("value", [1, 4, 7, np.int64(7)], ids=repr)
def test_count_lets_everything_up_to_the_most_through(value):
    assert count("batch_size", value, most=7) == value


@pytest.mark.parametrize("value", [0, -1, 8, 1000, np.int64(8)], ids=repr)
def test_count_refuses_what_is_out_of_range_and_says_which(value):
    with pytest.raises(
        ValueError, match=rf"^batch_size must be .*from 1 to 7, got .*{value}"
    ):
        count("batch_size", value, most=7)


@pytest.mark.parametrize("value", [2.0, True, "2", None, [2]], ids=repr)
def test_count_with_a_most_refuses_what_is_no_whole_number(value):
    with pytest.raises(TypeError, match=r"^batch_size must be .*from 1 to 7"):
        count("batch_size", value, most=7)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ([], []),
        ((2, 1), [2, 1]),
        (np.array([2, 1]), [2, 1]),
        (range(1, 3), [1, 2]),
        ((n for n in (2, 1)), [2, 1]),
    ],
    ids=str,
)
def test_sequence_gives_a_list(value, expected):
    found = sequence("sizes", value)
    assert type(found) is list
    assert found == expected


@pytest.mark.parametrize("value", [2, 2.5, None, np.array(2), len], ids=repr)
def test_sequence_refuses_what_cannot_be_one(value):
    with pytest.raises(TypeError, match=r"^sizes must be a sequence, got "):
        sequence("sizes", value)


def test_generator_lets_a_generator_through():
    rng = np.random.default_rng(157)
    assert generator("rng", rng) is rng
    assert rng.normal() == np.random.default_rng(157).normal()


def test_generator_makes_a_fresh_one_for_none():
    first, second = generator("rng", None), generator("rng", None)
    assert first.normal() != second.normal()


@pytest.mark.parametrize(
    "value",
    [157, 1.5, "157", [157], True, np.random, np.random.RandomState(1)],
    ids=str,
)
def test_generator_refuses_what_is_none(value):
    with pytest.raises(
        TypeError, match=r"^seed must be a numpy.random.Generator.*, got "
    ):
        generator("seed", value)


@pytest.mark.parametrize(
    "value", [2, 0.5, 5e-324, np.int64(2), np.float32(0.5)], ids=repr
)
def test_positive_gives_a_float(value):
    assert type(positive("step", value)) is float
    assert positive("step", value) == value


@pytest.mark.parametrize(
    "value", [True, np.True_, "0.1", None, 1j, [0.1], np.array([0.1])], ids=repr
)
def test_positive_refuses_what_is_no_number(value):
    with pytest.raises(
        TypeError, match=r"^step must be a positive number, got"
    ):
        positive("step", value)


@pytest.mark.parametrize(
    "value",
    [0, -0.0, -1e-300, math.nan, math.inf, -math.inf, 10**400],
    ids=reprlib.repr,
)
def test_positive_refuses_what_is_not_positive_and_finite(value):
    with pytest.raises(
        ValueError, match=r"^step must be positive and finite, got"
    ):
        positive("step", value)
