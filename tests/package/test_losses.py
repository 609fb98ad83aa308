from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simplenet import mse_loss, squared_error

WHOLE = st.integers(-1000, 1000)


def test_published_number():
    assert mse_loss([1, 0, 0, 1], [0, 0, 0, 0]) == 0.5


def test_squared_error_by_hand():
    assert squared_error(1, 0.25) == 0.5625  # 0.75 * 0.75
    assert squared_error([1, 0], [0.25, 0.5]).tolist() == [0.5625, 0.25]


def test_squared_error_of_one_number_and_many():
    assert squared_error(1, [1, 3]).tolist() == [0, 4]
    assert squared_error([[1, 3]], 1).tolist() == [[0, 4]]


def test_mse_loss_by_hand():
    assert mse_loss([1, 0, 1], [0.5, 0.5, -0.5]) == (0.25 + 0.25 + 2.25) / 3


@given(st.lists(st.tuples(WHOLE, WHOLE), min_size=1, max_size=30))
def test_losses_of_whole_numbers_are_exact(pairs):
    y_true, y_pred = zip(*pairs, strict=True)
    squares = [(a - b) ** 2 for a, b in pairs]
    assert squared_error(y_true, y_pred).tolist() == squares
    # Whole numbers add up without rounding, so one division rounds, as it does for a fraction.
    assert mse_loss(y_true, y_pred) == float(
        Fraction(sum(squares), len(squares))
    )


@pytest.mark.parametrize("runs", [1, 3, 17])
@pytest.mark.parametrize(
    "n", [1, 4, 9, 300]
)  # numpy sums more than eight numbers in pairs
def test_mse_loss_of_a_batch_is_that_of_each_run_to_the_last_bit(n, runs):
    rng = np.random.default_rng(1)
    y_true, y_pred = rng.random(n), rng.random((n, runs))
    losses = mse_loss(y_true, y_pred)
    assert losses.shape == (runs,)
    np.testing.assert_array_equal(
        losses, [mse_loss(y_true, y_pred[:, r]) for r in range(runs)]
    )


@pytest.mark.parametrize("loss", [squared_error, mse_loss])
def test_a_loss_beyond_all_floats_is_told(loss):
    with pytest.raises(FloatingPointError, match=r"^the loss must be finite"):
        loss([1e200, 0], [0, 0])


def test_a_number_comes_back_as_a_float():
    assert isinstance(squared_error(1, 0), float)
    assert isinstance(mse_loss([1, 0], [0, 0]), float)


@pytest.mark.parametrize("y_pred", [[1, 0, 0], [[1], [0]]], ids=str)
def test_squared_error_refuses_two_shapes(y_pred):
    with pytest.raises(ValueError, match=r"^y_true and y_pred must have one"):
        squared_error([1, 0], y_pred)
