import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simplenet.accuracy import classes, confusion_matrix


@pytest.mark.parametrize(
    ("Y", "expected"),
    [
        ([[0.1, 0.7, 0.2], [0.9, 0.3, 0.8]], [1, 0]),
        ([[0, 0, 1], [0, 1, 0], [1, 0, 0]], [2, 1, 0]),
        ([[0.5, 0.5]], [0]),  # the first of two equal ones
        ([[-3, -1, -2]], [1]),
        ([[0.2], [0.7]], [0, 1]),
        ([[0.5], [np.nextafter(0.5, 1)]], [0, 1]),  # above one half, not at it
        ([[False], [True]], [0, 1]),
    ],
    ids=str,
)
def test_classes_by_hand(Y, expected):
    found = classes(Y)
    assert found.tolist() == expected
    assert found.dtype == np.int64


@given(st.lists(st.integers(0, 9), min_size=1, max_size=20))
def test_classes_read_what_one_hot_wrote(digits):
    rows = [[int(digit == k) for k in range(10)] for digit in digits]
    assert classes(rows).tolist() == digits


def test_confusion_matrix_by_hand():
    # Class 0 is right once and taken for 2 twice, class 1 is taken for 0, class 2 is right.
    Y_true = [[1, 0, 0], [1, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]]
    Y_pred = [
        [0.9, 0.1, 0.2],
        [0.3, 0.2, 0.4],
        [0.0, 0.1, 0.2],
        [0.7, 0.6, 0.1],
        [0.1, 0.1, 0.2],
    ]
    matrix = confusion_matrix(Y_true, Y_pred)
    assert matrix.tolist() == [[1, 0, 2], [1, 0, 0], [0, 0, 1]]
    assert matrix.dtype == np.int64


def test_confusion_matrix_of_a_single_output_by_hand():
    # Of three who are 1 two are found; of two who are 0 one is.
    Y_true, Y_pred = (
        [[1], [1], [1], [0], [0]],
        [[0.9], [0.6], [0.1], [0.2], [0.8]],
    )
    assert confusion_matrix(Y_true, Y_pred).tolist() == [[1, 1], [1, 2]]


def test_confusion_matrix_keeps_a_row_for_a_class_that_nobody_has():
    assert confusion_matrix([[0]], [[0]]).tolist() == [[1, 0], [0, 0]]
    assert confusion_matrix([[0, 1, 0]], [[1, 0, 0]]).tolist() == [
        [0, 0, 0],
        [1, 0, 0],
        [0, 0, 0],
    ]


@given(
    st.lists(
        st.tuples(st.integers(0, 3), st.integers(0, 3)),
        min_size=1,
        max_size=30,
    )
)
def test_confusion_matrix_counts_every_pair(pairs):
    one_hot = np.eye(4)
    right, taken = zip(*pairs, strict=True)
    matrix = confusion_matrix(one_hot[list(right)], one_hot[list(taken)])
    assert matrix.tolist() == [
        [pairs.count((row, column)) for column in range(4)] for row in range(4)
    ]


def test_nothing_is_changed():
    Y_true, Y_pred = np.eye(3), np.full((3, 3), 0.5)
    confusion_matrix(Y_true, Y_pred)
    np.testing.assert_array_equal(Y_true, np.eye(3))
    np.testing.assert_array_equal(Y_pred, np.full((3, 3), 0.5))
