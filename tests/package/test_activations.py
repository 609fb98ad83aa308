import math
from decimal import Decimal, localcontext

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simplenet import activations, deriv_sigmoid, sigmoid

FINITE = st.floats(allow_nan=False, allow_infinity=False)
MODERATE = st.floats(-30, 30)


def ulps_off(x):
    """Return how far sigmoid(x) is from the truth, in units in the last place of the truth."""
    with localcontext() as context:
        # 40 digits: an ulp is about the 17th, so the truth is good to far below one.
        context.prec = 40
        truth = 1 / (1 + (-Decimal(x)).exp())
        return abs(Decimal(float(sigmoid(x))) - truth) / Decimal(
            math.ulp(float(truth))
        )


@pytest.mark.parametrize(
    ("x", "expected"),
    [
        (0.0, 1 / 2),  # 1 / (1 + 1)
        (math.log(3), 3 / 4),  # 1 / (1 + 1/3)
        (-math.log(3), 1 / 4),  # 1 / (1 + 3)
        (math.log(99), 99 / 100),  # 1 / (1 + 1/99)
    ],
)
def test_sigmoid_by_hand(x, expected):
    # The logarithms are themselves rounded, by up to 4e-16; two ulps come on top.
    assert sigmoid(x) == pytest.approx(expected, rel=1e-15)


@given(st.lists(st.floats(-745, 745), min_size=1, max_size=20))
def test_sigmoid_gives_the_bits_of_its_formula(xs):
    array = np.array(xs)
    with np.errstate(over="ignore"):
        np.testing.assert_array_equal(sigmoid(array), 1 / (1 + np.exp(-array)))
        assert sigmoid(xs[0]) == 1 / (1 + np.exp(-xs[0]))


@given(st.floats(-709, 709))
def test_sigmoid_is_right_to_two_ulps(x):
    assert ulps_off(x) <= 2


def test_sigmoid_is_right_to_two_ulps_on_a_grid():
    # 1500 points with no pattern in their bits, as hypothesis prefers round numbers.
    assert max(ulps_off(float(x)) for x in np.linspace(-709, 40, 1500)) <= 2


@given(st.floats(max_value=-709, exclude_max=True, allow_infinity=False))
def test_sigmoid_far_below_zero_is_almost_zero(x):
    # The truth lies between 0 and e^-709 = 1.2e-308: to be as low is to be within 1e-300 of it.
    assert 0 <= sigmoid(x) < 1e-300


@pytest.mark.parametrize("function", [sigmoid, deriv_sigmoid])
@given(x=FINITE)
def test_no_floating_point_warning(function, x):
    with np.errstate(all="raise"):
        function(x)
        function(np.array([x, -x]))


# Without the doors: the formulas by themselves


@given(st.lists(FINITE, min_size=1, max_size=20))
def test_the_doors_add_nothing_to_the_formulas(xs):
    array = np.array(xs)
    for door, formula in (
        (sigmoid, activations.sigmoid),
        (deriv_sigmoid, activations.deriv_sigmoid),
    ):
        with np.errstate(over="ignore"):
            expected = formula(array)
        np.testing.assert_array_equal(door(xs), expected)


def test_the_formula_lets_numpy_warn():
    with pytest.warns(RuntimeWarning, match="overflow"):
        assert activations.sigmoid(np.float64(-1000)) == 0


@pytest.mark.parametrize(
    ("x", "expected"),
    [(math.inf, 1), (-math.inf, 0), (math.nan, math.nan)],
    ids=str,
)
def test_the_formula_checks_nothing(x, expected):
    assert activations.sigmoid(x) == pytest.approx(expected, abs=0, nan_ok=True)


@given(MODERATE)
def test_sigmoid_mirrors_at_one_half(x):
    # Values near 1 are two ulps of 1.1e-16 off at most, and 1 - f(x) rounds once more.
    assert sigmoid(-x) == pytest.approx(1 - sigmoid(x), rel=0, abs=4e-16)


@pytest.mark.parametrize("x", [2, 2.0, np.float64(2), np.array(2.0)])
@pytest.mark.parametrize("function", [sigmoid, deriv_sigmoid])
def test_a_number_gives_a_float(function, x):
    assert isinstance(function(x), float)


@pytest.mark.parametrize("shape", [(0,), (1,), (5,), (2, 3), (2, 1, 4)])
@pytest.mark.parametrize("function", [sigmoid, deriv_sigmoid])
def test_an_array_keeps_its_shape(function, shape):
    result = function(np.zeros(shape, dtype=int))
    assert result.shape == shape
    assert result.dtype == np.float64


@pytest.mark.parametrize(
    ("x", "expected"),
    [
        (0, 1 / 4),  # 1/2 * 1/2
        (math.log(3), 3 / 16),  # 3/4 * 1/4
        (-math.log(3), 3 / 16),
        ([0, 0], [1 / 4, 1 / 4]),
    ],
)
def test_deriv_sigmoid_by_hand(x, expected):
    # The roundings of the logarithm, of the sigmoid and of 1 - f(x) add up.
    assert deriv_sigmoid(x) == pytest.approx(expected, rel=2e-15)


@given(MODERATE)
def test_deriv_sigmoid_is_the_slope(x):
    s = 1e-5
    slope = (1 / (1 + math.exp(-x - s)) - 1 / (1 + math.exp(-x + s))) / (2 * s)
    # The chord is s^2/6 f''' = 2e-12 off; rounded values up to 1 add 2e-16 / 2s = 1e-11.
    assert deriv_sigmoid(x) == pytest.approx(slope, rel=0, abs=1e-10)


@given(FINITE)
def test_deriv_sigmoid_is_between_zero_and_a_quarter(x):
    assert 0 <= deriv_sigmoid(x) <= 0.25
