import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simplenet.data import (
    EMILY,
    FRANK,
    PEOPLE,
    Person,
    centre,
    labels,
    measurements,
)

MEASURED = st.tuples(st.integers(0, 1000), st.integers(0, 1000))


def test_the_people_of_the_book():
    assert [tuple(person) for person in PEOPLE] == [
        ("Alice", 133, 65, 1),
        ("Bob", 160, 72, 0),
        ("Charlie", 152, 70, 0),
        ("Diana", 120, 60, 1),
    ]
    assert tuple(EMILY) == ("Emily", 128, 63, None)
    assert tuple(FRANK) == ("Frank", 155, 68, None)


def test_measurements_by_hand():
    found = measurements(PEOPLE)
    assert found.tolist() == [[133, 65], [160, 72], [152, 70], [120, 60]]
    assert found.dtype == np.float64


def test_measurements_take_any_iterable():
    assert measurements(person for person in [EMILY]).tolist() == [[128, 63]]


def test_labels_by_hand():
    assert labels(PEOPLE).tolist() == [1, 0, 0, 1]
    assert labels(PEOPLE).dtype == np.float64


def test_centre_by_hand(samples):
    # Alice: 133 - 135 = -2 and 65 - 66 = -1, and so on.
    assert centre(measurements(PEOPLE)).tolist() == samples
    assert centre([128, 63]).tolist() == [-7, -3]
    assert centre([155, 68]).tolist() == [20, 2]


@given(st.lists(MEASURED, min_size=1, max_size=10))
def test_centring_moves_everybody_alike(measured):
    moved = np.array(measured) - centre(measured)
    assert moved.tolist() == [[135, 66]] * len(measured)


def test_centre_does_not_change_what_it_gets():
    measured = np.array([128.0, 63.0])
    centre(measured)
    assert measured.tolist() == [128, 63]


def test_labels_refuse_a_person_without_one():
    with pytest.raises(TypeError, match=r"^the labels of people must be"):
        labels([*PEOPLE, EMILY])


def test_labels_refuse_what_is_not_finite(unbounded):
    with pytest.raises(
        ValueError, match=r"^the labels of people must be finite"
    ):
        labels([Person("Nobody", 100, 60, unbounded)])


def test_labels_refuse_nobody():
    with pytest.raises(ValueError, match=r"^the labels of people must be"):
        labels([])


def test_centre_refuses_what_is_no_real_number(unreal):
    value, error = unreal
    with pytest.raises(error, match=r"^measured must be"):
        centre(value)


@pytest.mark.parametrize(
    "measured", [[], 128, [128], [1, 2, 3], [[1, 2, 3]], [[[1, 2]]]], ids=str
)
def test_centre_refuses_another_shape(measured):
    with pytest.raises(
        ValueError, match=r"^measured must be an array of shape \(2,\)"
    ):
        centre(measured)


def test_centre_refuses_what_is_not_finite(unbounded):
    with pytest.raises(ValueError, match=r"^measured must be finite"):
        centre([128, unbounded])


@pytest.mark.parametrize(
    ("people", "error"),
    [
        ([], ValueError),
        ([Person("Nobody", float("nan"), 60)], ValueError),
        ([Person("Nobody", None, 60)], TypeError),
        ([Person("Nobody", "heavy", 60)], TypeError),
    ],
    ids=["nobody", "nan", "None", "text"],
)
def test_measurements_refuse_what_is_not_measured(people, error):
    with pytest.raises(error, match=r"^the measurements of people must"):
        measurements(people)


@pytest.mark.parametrize("function", [measurements, labels])
@pytest.mark.parametrize("people", ["ab", [1, 2], EMILY, [None]], ids=repr)
def test_refuses_what_is_no_person(function, people):
    with pytest.raises(TypeError, match=r"^people must be a list of Person"):
        function(people)


def test_labels_refuse_what_is_neither_0_nor_1():
    with pytest.raises(
        ValueError, match=r"^the labels of people must be 0 or 1"
    ):
        labels([Person("Nobody", 100, 60, 7)])
