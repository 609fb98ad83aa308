import math
import operator
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simplenet import OurNeuralNetwork
from simplenet.activations import deriv_sigmoid, sigmoid
from simplenet.autograd import Number, slopes
from simplenet.forward import forward
from simplenet.losses import mse_loss, squared_error

ARITHMETIC = [operator.add, operator.sub, operator.mul, operator.truediv]


def numbers(values):
    tape = []
    return [Number(value, tape) for value in values]


def gradient(formula, *values):
    """Return the slope of a formula at each of its arguments."""
    arguments = numbers(values)
    at = slopes(formula(*arguments))
    return [at[argument] for argument in arguments]


# By hand


def test_the_example_of_the_book():
    tape = []
    w = Number(3, tape)
    z = w * 2
    v = 1 - z
    loss = v * v
    assert (z.value, v.value, loss.value) == (6, -5, 25)
    assert tape == [(z, w, 2), (v, z, -1), (loss, v, -5), (loss, v, -5)]
    assert slopes(loss) == {loss: 1, v: -10, z: 10, w: 20}


@pytest.mark.parametrize(
    ("operation", "expected"),
    [
        (operator.add, [1, 1]),
        (operator.sub, [1, -1]),
        (operator.mul, [2, 3]),
        (operator.truediv, [1 / 2, -3 / 4]),  # 1 / b and -a / b^2
    ],
)
def test_the_slopes_of_two_operands(operation, expected):
    assert gradient(operation, 3, 2) == expected


def test_the_slopes_of_one_operand():
    assert gradient(operator.neg, 3) == [-1]
    assert gradient(np.exp, 0) == [1]
    # The logarithm is rounded by up to 2e-16, and so is the result.
    assert gradient(np.exp, math.log(3)) == [pytest.approx(3, rel=1e-15)]


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        (lambda a: a + a, 2),
        (lambda a: a - a, 0),
        (lambda a: a * a, 6),
        (lambda a: a / a, 0),
        (lambda a: a * a * a, 27),  # 3 a^2
        (lambda a: (a * a) * (a + a), 54),  # of 2 a^3: 6 a^2
        (lambda a: a, 1),
    ],
)
def test_the_ways_from_a_number_used_again_add_up(formula, expected):
    assert gradient(formula, 3) == [pytest.approx(expected, abs=1e-15)]


def test_a_long_chain():
    # One w, and 10,000 more of them.
    (w,) = numbers([0.1])
    total = w
    for _ in range(10_000):
        total = total + w
    assert slopes(total)[w] == 10_001


# By other ways to a derivative


def larger(parts):
    """Join formulas to larger ones, with values and slopes that stay small and never break off."""
    pair = "({0} + {1})", "({0} - {1})", "{0} * {1}", "{0} / (1 + {1} * {1})"
    one = (
        "-{0}",
        "sigmoid({0})",
        "np.exp(sigmoid({0}))",
        "3 / (2 + sigmoid({0}))",
    )
    joined = st.builds(str.format, st.sampled_from(pair + one), parts, parts)
    return joined.map("({})".format)


FORMULAS = st.recursive(st.sampled_from(["a", "b", "2", "0.5"]), larger)


@given(FORMULAS, st.floats(-2, 2), st.floats(-2, 2))
def test_any_formula_against_a_nudge(formula, a, b):
    def compute(a, b):
        return eval(formula, {"a": a, "b": b, "np": np, "sigmoid": sigmoid})

    # A tiny imaginary nudge comes out as the slope times the nudge, in the imaginary part. No
    # difference is taken, so it may be tiny, and the slopes are right to rounding.
    s = 1e-30
    nudged = [compute(a + s * 1j, b), compute(a, b + s * 1j)]
    expected = [np.imag(value) / s for value in nudged]
    given_numbers = numbers([a, b])
    result = compute(*given_numbers)
    if isinstance(result, Number):
        at = slopes(result)
        found = [at[number] for number in given_numbers]
        scale = max(map(abs, (*expected, 1)))
        assert found == pytest.approx(expected, rel=0, abs=1e-9 * scale)
    else:  # a formula of constants
        assert expected == [0, 0]


@given(st.floats(-30, 30))
def test_the_sigmoid_needs_no_slope_of_its_own(z):
    # The formula of the book rounds 1 - f(z), where f(z) may be next to 1.
    expected = pytest.approx(deriv_sigmoid(z), rel=1e-14, abs=2e-16)
    assert gradient(sigmoid, z) == [expected]


# The network of Part I, by its own formulas

NINE = st.lists(st.floats(-2, 2), min_size=9, max_size=9)
POINTS = st.tuples(st.floats(-3, 3), st.floats(-3, 3))


def test_nine_partials_by_hand_exactly(halves, halves_partials):
    def loss(*network):
        return squared_error(1, forward(network, 3, 4)[2])

    assert gradient(loss, *halves) == list(halves_partials.values())


@given(NINE, POINTS, st.sampled_from([0, 1]))
def test_nine_partials_are_those_of_backpropagation(parameters, point, y_true):
    network = numbers(parameters)
    twin = OurNeuralNetwork.from_parameters(
        **dict(zip(OurNeuralNetwork().parameters, parameters, strict=True))
    )
    _, _, y_pred = forward(network, *point)
    assert y_pred.value == twin.feedforward(point)  # to the last bit

    at = slopes(squared_error(y_true, y_pred))
    found = [at[parameter] for parameter in network]
    expected = twin.as_vector(twin.gradients(point, y_true))
    # Some thirty roundings of 2e-16 on each way, of numbers up to 3.
    assert found == pytest.approx(expected, rel=0, abs=1e-14)


def test_the_mean_loss_of_all_people(network, samples, answers):
    recorded = numbers(network)
    _, _, y_pred = forward(recorded, *np.transpose(samples))
    at = slopes(mse_loss(np.array(answers), y_pred))
    each = [
        network.as_vector(network.gradients(x, y))
        for x, y in zip(samples, answers, strict=True)
    ]
    found = [at[parameter] for parameter in recorded]
    # Partials up to 30, roundings of 2e-16.
    assert found == pytest.approx(np.mean(each, axis=0), rel=0, abs=1e-13)


# What is recorded, and what is not


@pytest.mark.parametrize(
    "kind", [int, float, Fraction, np.float64, np.float32, np.int64]
)
@pytest.mark.parametrize("operation", ARITHMETIC)
def test_an_ordinary_number_on_either_side_is_not_recorded(operation, kind):
    a, b = numbers([3, 2])
    both = operation(a, b)
    for result, number in (
        (operation(a, kind(2)), a),
        (operation(kind(3), b), b),
    ):
        assert result.value == both.value
        assert slopes(result)[number] == slopes(both)[number]
    assert len(a.tape) == 4


def test_a_value_taken_out_has_no_past():
    assert gradient(lambda a: a * a.value, 3) == [3]


def test_what_the_result_does_not_depend_on_has_the_slope_0():
    a, b = numbers([3, 2])
    result = a * a
    later = result * b
    at = slopes(result)
    assert (at[a], at[b], at[later]) == (6, 0, 0)


def test_walking_back_again_gives_the_same_and_changes_nothing():
    a, b = numbers([3, 2])
    result = a * b + a
    before = list(a.tape)
    first, second = slopes(result), slopes(result)
    assert first == second
    assert first[a] == 3
    assert a.tape == before


def test_it_shows_its_value():
    assert repr(Number(6, [])) == "Number(6)"


# What is refused


@pytest.mark.parametrize("value", [3, 3.0, np.float64(3)], ids=repr)
@pytest.mark.parametrize(
    "other",
    ["two", None, [1, 2], (1, 2), {}, 1j, object()],
    ids=lambda other: type(other).__name__,
)
@pytest.mark.parametrize("operation", ARITHMETIC)
def test_what_is_no_real_number_is_refused_on_either_side(
    operation, other, value
):
    number = Number(value, [])
    for operands in ((number, other), (other, number)):
        with pytest.raises(TypeError):
            operation(*operands)
    assert number.tape == []


@pytest.mark.parametrize("operation", ARITHMETIC)
def test_numbers_on_two_tapes_do_not_meet(operation):
    a, b = Number(3, []), Number(2, [])
    with pytest.raises(ValueError, match="two tapes"):
        operation(a, b)
    assert a.tape == b.tape == []


def test_a_function_of_numpy_without_a_rule_is_refused():
    with pytest.raises(TypeError, match="tanh"):
        np.tanh(Number(3, []))
