import math
import os
from itertools import chain, pairwise

import numpy as np
import plain
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from simplenet import MLP, check_gradients
from simplenet.matrices import CHUNK

SEEDS = st.integers(0, 2**32)
# One to four layers of weights, one to twenty units in each.
SIZES = st.lists(st.integers(1, 20), min_size=2, max_size=5)
BATCHES = st.integers(1, 50)
# One output, as the network in plain Python has.
DEEP = [(1, 1), (3, 1), (2, 2, 1), (4, 3, 2, 1), (3, 5, 4, 2, 1)]

# By their bias, the neurons of a layer without weights put out 1/2, 3/4 and 1/3.
HALF, THREE_QUARTERS, A_THIRD = 0, math.log(3), -math.log(2)


@pytest.fixture
def two_outputs():
    """All four neurons put out 1/2, whatever comes in."""
    return MLP.from_parameters(
        [[[0, 0], [0, 0]], [[2, -2], [-4, 4]]], [[0, 0], [0, 0]]
    )


def some_samples(sizes, n, seed):
    """Return n samples, and n right answers from 0 to 1, for a network of these sizes."""
    rng = np.random.default_rng([seed, 1])
    return rng.normal(size=(n, sizes[0])), rng.random((n, sizes[-1]))


def in_plain_python(network):
    return plain.from_matrices(network.weights, network.biases)


def assert_same(found, expected):
    for ours, theirs in zip(found, expected, strict=True):
        assert len(ours) == len(theirs)
        for mine, other in zip(ours, theirs, strict=True):
            np.testing.assert_array_equal(mine, other)


# Sizes, and how the parameters are drawn


@pytest.mark.parametrize(
    "sizes", [(2, 1), (2, 2, 1), (64, 30, 10), (1, 7, 3, 5, 2)], ids=str
)
def test_shapes(mlp, sizes):
    network = mlp(sizes)
    pairs = list(pairwise(sizes))
    assert [W.shape for W in network.weights] == [(b, a) for a, b in pairs]
    assert [b.shape for b in network.biases] == [(b,) for _, b in pairs]
    assert {v.dtype for v in network.weights + network.biases} == {
        np.dtype(float)
    }
    assert network.sizes == sizes


def test_parameters_are_drawn_layer_by_layer_weights_first(mlp):
    network, rng = mlp((3, 4, 2)), np.random.default_rng(157)

    def draw(n_in, *shape):
        # One by one, so that the order within a matrix is checked too: a row a neuron.
        flat = [rng.normal() / math.sqrt(n_in) for _ in range(math.prod(shape))]
        return np.reshape(flat, shape)

    W1, b1, W2, b2 = draw(3, 4, 3), draw(3, 4), draw(4, 2, 4), draw(4, 2)
    assert_same(network.parameters, ([W1, W2], [b1, b2]))


def test_nothing_else_is_drawn():
    rng, same = np.random.default_rng(157), np.random.default_rng(157)
    MLP((3, 4, 2), rng)
    same.normal(size=3 * 4 + 4 + 4 * 2 + 2)
    assert rng.normal() == same.normal()


def test_without_rng_the_parameters_are_fresh_each_time():
    np.random.seed(157)  # noqa: NPY002 - the old global generator must not matter
    first = MLP((2, 2, 1)).vector
    np.random.seed(157)  # noqa: NPY002 - as above
    second = MLP((2, 2, 1)).vector
    assert not set(first) & set(second)


@pytest.mark.parametrize(
    "sizes", [[2, 2, 1], np.array([2, 2, 1]), (np.int64(2), np.uint8(2), 1)]
)
def test_sizes_may_come_in_any_sequence_of_whole_numbers(mlp, sizes):
    network = mlp(sizes)
    assert network.sizes == (2, 2, 1)
    np.testing.assert_array_equal(network.vector, mlp((2, 2, 1)).vector)


# from_parameters, and the ways to read and set parameters


def test_from_parameters_gives_each_layer_its_own():
    network = MLP.from_parameters(
        [[[1, 2], [3, 4], [5, 6]], [[7, 8, 9]]], [[10, 11, 12], [13]]
    )
    assert [W.tolist() for W in network.weights] == [
        [[1, 2], [3, 4], [5, 6]],
        [[7, 8, 9]],
    ]
    assert [b.tolist() for b in network.biases] == [[10, 11, 12], [13]]
    assert {v.dtype for v in network.weights + network.biases} == {
        np.dtype(float)
    }
    assert network.sizes == (2, 3, 1)


def test_from_parameters_copies():
    W, b = np.ones((2, 2)), np.ones(2)
    network = MLP.from_parameters([W, W], [b, b])
    W[:] = b[:] = 9
    assert set(network.vector) == {1}
    # Where two layers came from one array, they are two none the less.
    network.weights[0][:] = network.biases[0][:] = 5
    assert set(network.weights[1].ravel()) == set(network.biases[1]) == {1}


def test_parameters_are_copies(mlp):
    network = mlp((2, 2, 1))
    before = network.vector
    for array in chain(*network.parameters):
        array[:] = 9
    network.vector[:] = 9
    np.testing.assert_array_equal(network.vector, before)


def test_vector_by_hand():
    network = MLP.from_parameters([[[1, 2], [3, 4]], [[5, 6]]], [[7, 8], [9]])
    assert network.vector.tolist() == [1, 2, 3, 4, 5, 6, 7, 8, 9]
    parts = network.parameters
    assert MLP.as_vector(parts).tolist() == [1, 2, 3, 4, 5, 6, 7, 8, 9]


def test_setting_the_vector_sets_each_parameter():
    network = MLP.from_parameters([np.zeros((2, 2)), [[0, 0]]], [[0, 0], [0]])
    mine = np.arange(9.0)
    network.vector = mine
    mine[:] = 99
    assert_same(network.weights, [[[0, 1], [2, 3]], [[4, 5]]])
    assert_same(network.biases, [[6, 7], [8]])


@pytest.mark.parametrize(
    ("weights", "biases"),
    [
        ([], []),
        ([[[1]]], []),
        ([], [[1]]),
        ([[[1]], [[1]]], [[1]]),
    ],
    ids=str,
)
def test_from_parameters_wants_two_arrays_a_layer(weights, biases):
    with pytest.raises(ValueError, match=r"^weights and biases must have one"):
        MLP.from_parameters(weights, biases)


@pytest.mark.parametrize(
    ("weights", "biases", "message"),
    [
        ([[1, 2]], [[1]], r"^weights\[0\] must be"),
        ([[[]]], [[1]], r"^weights\[0\] must be"),
        ([[[1], [2, 3]]], [[1, 2]], r"^weights\[0\] must be"),
        ([[[1, 2]]], [[1, 2]], r"^biases\[0\] must be .*\(1,\)"),
        ([[[1, 2]]], [1], r"^biases\[0\] must be"),
        ([[[1, 2]]], [[[1]]], r"^biases\[0\] must be"),
        # The first layer has one neuron, so the second must have one input.
        ([[[1, 2]], [[1, 2]]], [[1], [1]], r"^weights\[1\] must be .*, 1\)"),
        ([[[1, 2]], [[1]]], [[1], [1, 1]], r"^biases\[1\] must be .*\(1,\)"),
    ],
)
def test_from_parameters_refuses_what_does_not_fit(weights, biases, message):
    with pytest.raises(ValueError, match=message):
        MLP.from_parameters(weights, biases)


# feedforward


def test_feedforward_by_hand():
    # The hidden neurons give 3/4 and 1/3, the outputs f(4 * 3/4 - 6 * 1/3 + log 3 - 1) = 3/4
    # and f(8 * 3/4 - 18 * 1/3) = 1/2. At [2, -1] the inputs cancel; at [3, -1] the first
    # hidden neuron gets 1 and the second -3 on top.
    network = MLP.from_parameters(
        [[[1, 2], [-3, -6]], [[4, -6], [8, -18]]],
        [[THREE_QUARTERS, A_THIRD], [math.log(3) - 1, 0]],
    )
    h1 = 1 / (1 + math.exp(-1) / 3)  # f(log 3 + 1) = 1 / (1 + e^-1 / 3)
    h2 = 1 / (1 + 2 * math.exp(3))  # f(-log 2 - 3)
    moved = [
        1 / (1 + math.exp(-(4 * h1 - 6 * h2 + math.log(3) - 1))),
        1 / (1 + math.exp(-(8 * h1 - 18 * h2))),
    ]
    # A dozen roundings, on sums of terms up to 6: some 1e-15.
    found = network.feedforward([[2, -1], [3, -1]])
    assert found.tolist() == [
        pytest.approx([3 / 4, 1 / 2], rel=1e-14),
        pytest.approx(moved, rel=1e-14),
    ]
    one = network.feedforward([2, -1])
    assert one.tolist() == pytest.approx([3 / 4, 1 / 2], rel=1e-14)


@pytest.mark.parametrize("sizes", [(1, 1), (1, 3), (3, 1), (4, 5, 2)], ids=str)
def test_feedforward_shapes(mlp, sizes):
    network, (X, _) = mlp(sizes), some_samples(sizes, 5, 0)
    assert network.feedforward(X[0]).shape == (sizes[-1],)
    assert network.feedforward(X[:1]).shape == (1, sizes[-1])
    assert network.feedforward(X).shape == (5, sizes[-1])


@given(st.sampled_from(DEEP), BATCHES, SEEDS)
def test_feedforward_agrees_with_plain_python(mlp, sizes, n, seed):
    network, (X, _) = mlp(sizes, seed), some_samples(sizes, n, seed)
    layers = in_plain_python(network)
    expected = [[plain.predict(layers, sample)] for sample in X.tolist()]
    # Sums of a few terms up to some 10 in size are rounded by 1e-14 at most, also when a library
    # for matrices adds in another order; the sigmoid makes no error larger.
    np.testing.assert_allclose(
        network.feedforward(X), expected, rtol=0, atol=1e-13
    )


@given(SIZES, BATCHES, SEEDS)
def test_each_sample_of_a_batch_is_as_if_alone(mlp, sizes, n, seed):
    network, (X, _) = mlp(sizes, seed), some_samples(sizes, n, seed)
    alone = [network.feedforward(sample) for sample in X]
    # A library for matrices may add in another order for one row than for many.
    np.testing.assert_allclose(
        network.feedforward(X), alone, rtol=0, atol=1e-13
    )


def test_activations_begin_with_the_inputs(two_outputs):
    X = np.array([[3.0, 4.0], [1.0, -2.0]])
    layers = two_outputs.activations(X)
    halves = [[1 / 2, 1 / 2]] * 2
    assert [A.tolist() for A in layers] == [X.tolist(), halves, halves]
    layers[0][:] = 9  # the caller's own
    assert X.tolist() == [[3, 4], [1, -2]]


# loss and accuracy


def test_loss_by_hand(two_outputs):
    # (1 - 1/2)^2 + (0 - 1/2)^2 = 1/2 and (1/2 - 1/2)^2 + (1 - 1/2)^2 = 1/4, on average 3/8.
    assert two_outputs.loss([3, 4], [1, 0]) == 1 / 2
    assert two_outputs.loss([1, -2], [0.5, 1]) == 1 / 4
    assert two_outputs.loss([[3, 4], [1, -2]], [[1, 0], [0.5, 1]]) == 3 / 8


def test_loss_and_accuracy_are_numbers(two_outputs):
    assert isinstance(two_outputs.loss([3, 4], [1, 0]), float)
    assert isinstance(two_outputs.accuracy([3, 4], [1, 0]), float)


# Many samples are measured a chunk at a time; none may be lost, or count twice, at the seams.
@pytest.mark.parametrize("n", [1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK])
def test_loss_of_many_agrees_with_plain_python(mlp, n):
    network, (X, Y) = mlp((4, 3, 2, 1)), some_samples((4, 3, 2, 1), n, 0)
    expected = plain.loss(
        in_plain_python(network), X.tolist(), Y.ravel().tolist()
    )
    # A hundred terms below 1 are rounded by some 1e-16 each, and may be added in any order.
    assert network.loss(X, Y) == pytest.approx(expected, rel=1e-13)


@pytest.mark.parametrize("n", [1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK])
def test_accuracy_of_many_by_hand(n):
    # One neuron that says yes above 0: it takes x = 1, 2, ... for class 1. Every seventh answer
    # is no, from the very first, so the wrong ones fall on both sides of a seam.
    network = MLP.from_parameters([[[1]]], [[0]])
    X = [[k + 1] for k in range(n)]
    Y = [[0 if k % 7 == 0 else 1] for k in range(n)]
    wrong = len(range(0, n, 7))
    assert network.accuracy(X, Y) == (n - wrong) / n


def test_accuracy_by_hand():
    # The outputs rank as the three inputs do.
    network = MLP.from_parameters([np.eye(3)], [[0, 0, 0]])
    X = [[1, 0, 0], [0, 1, 0], [0, 0, 1], [0, 1, 0]]
    Y = [[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 0, 0]]
    assert network.accuracy(X, Y) == 3 / 4
    assert network.accuracy(X[0], Y[0]) == 1
    assert network.accuracy(X[3], Y[3]) == 0


def test_a_network_whose_outputs_are_no_numbers_has_no_accuracy():
    # Of nan, the first of two outputs would count as the larger one: right by chance.
    network = MLP((2, 2))
    network.weights[0][:] = np.nan
    with pytest.raises(ValueError, match=r"^X must give finite weighted sums"):
        network.accuracy([[1, 2]], [[1, 0]])


def test_results_too_large_are_told(two_outputs):
    # (1e200)^2 is beyond the largest float.
    with pytest.raises(FloatingPointError, match="the loss must be finite"):
        two_outputs.loss([3, 4], [1e200, 0])
    # 1e307 * -4 * 1e3 too.
    with pytest.raises(FloatingPointError, match="the gradient must be finite"):
        two_outputs.gradients([3e3, 4], [1e307, 1e307])


# gradients


def test_gradients_of_one_sample_by_hand(two_outputs):
    # 2 (1/2 - 1) * 1/4 = -1/4 at the first output's sum and 2 (1/2 - 0) * 1/4 = 1/4 at the
    # second's; at the first hidden sum (-1/4 * 2 + 1/4 * -4) * 1/4 = -3/8, at the second 3/8.
    # Exact: all are sums of powers of 2.
    assert_same(
        two_outputs.gradients([3, 4], [1, 0]),
        (
            [
                [[-9 / 8, -12 / 8], [9 / 8, 12 / 8]],
                [[-1 / 8, -1 / 8], [1 / 8, 1 / 8]],
            ],
            [[-3 / 8, 3 / 8], [-1 / 4, 1 / 4]],
        ),
    )


def test_gradients_of_a_batch_by_hand(two_outputs):
    # The second sample has 0 at the first output's sum, 2 (1/2 - 1) * 1/4 = -1/4 at the second's,
    # and -1/4 * -4 * 1/4 = 1/4 and -1/4 at the hidden ones. The batch has the mean of the two:
    # (-9/8 + 1/4) / 2 = -7/16 for the first weight, and so on.
    assert_same(
        two_outputs.gradients([[3, 4], [1, -2]], [[1, 0], [0.5, 1]]),
        (
            [
                [[-7 / 16, -1], [7 / 16, 1]],
                [[-1 / 16, -1 / 16], [0, 0]],
            ],
            [[-1 / 16, 1 / 16], [-1 / 8, 0]],
        ),
    )


def central_differences(network, X, Y, s=1e-5):
    """Nudge each parameter in turn, in the order of `vector`; nothing of the package helps."""
    weights, biases = network.parameters

    def loss():
        A = X
        for W, b in zip(weights, biases, strict=True):
            A = 1 / (1 + np.exp(-(A @ W.T + b)))
        return ((A - Y) ** 2).sum() / len(X)

    def slope(values, place):
        value, losses = values[place], []
        for nudged in (value + s, value - s):
            values[place] = nudged
            losses.append(loss())
        values[place] = value
        return (losses[0] - losses[1]) / (2 * s)

    return np.array(
        [
            slope(values, place)
            for values in weights + biases
            for place in np.ndindex(values.shape)
        ]
    )


@given(SIZES, BATCHES, SEEDS)
@example([20, 20, 20, 20, 20], 50, 157)
@example([1, 1], 1, 157)
def test_gradients_of_any_network_against_central_differences(
    mlp, sizes, n, seed
):
    network, (X, Y) = mlp(sizes, seed), some_samples(sizes, n, seed)
    slopes = central_differences(network, X, Y)
    partials = MLP.as_vector(network.gradients(X, Y))
    # As `check_gradients` measures it. The loss, at most 20, is rounded by 1e-15, which makes
    # 1e-10 once divided by 2s, and the largest derivative is rarely below 1e-3.
    assert np.abs(slopes - partials).max() < 1e-6 * np.abs(partials).max()


@given(SIZES, BATCHES, SEEDS)
@settings(
    max_examples=15
)  # to nudge every weight of a large network takes long
def test_gradients_of_any_network_pass_the_check(mlp, sizes, n, seed):
    network, (X, Y) = mlp(sizes, seed), some_samples(sizes, n, seed)
    before = network.vector
    assert check_gradients(network, X, Y) < 1e-6
    assert check_gradients(network, X[0], Y[0]) < 1e-6
    np.testing.assert_array_equal(network.vector, before)


@pytest.fixture(scope="module")
def torch():
    if os.environ.get("SIMPLENET_NEEDS_TORCH"):
        import torch

        return torch
    return pytest.importorskip("torch", reason="PyTorch is not installed")


def autograd(torch, network, X, Y):
    """Return what PyTorch makes of the same parameters: the gradient as one vector."""
    weights, biases = (
        [torch.tensor(values, requires_grad=True) for values in part]
        for part in network.parameters
    )
    A = torch.tensor(X)
    for W, b in zip(weights, biases, strict=True):
        A = torch.sigmoid(torch.nn.functional.linear(A, W, b))
    ((A - torch.tensor(Y)) ** 2).sum(dim=1).mean().backward()
    return np.concatenate([v.grad.numpy().ravel() for v in weights + biases])


@given(SIZES, BATCHES, SEEDS)
@example([20, 20, 20, 20, 20], 50, 157)
def test_gradients_of_any_network_against_autograd(torch, mlp, sizes, n, seed):
    network, (X, Y) = mlp(sizes, seed), some_samples(sizes, n, seed)
    # Sums of up to 50 * 20 terms, rounded by 1e-16 each in another order: 1e-13 would do. A wrong
    # formula is off in the first digits.
    np.testing.assert_allclose(
        MLP.as_vector(network.gradients(X, Y)),
        autograd(torch, network, X, Y),
        rtol=0,
        atol=1e-10,
    )


@given(SIZES, BATCHES, SEEDS)
def test_gradients_of_a_batch_are_the_mean_of_single_ones(mlp, sizes, n, seed):
    network, (X, Y) = mlp(sizes, seed), some_samples(sizes, n, seed)
    single = [
        MLP.as_vector(network.gradients(x, y))
        for x, y in zip(X, Y, strict=True)
    ]
    # Means of up to 50 derivatives of size 10 at most, added in another order.
    np.testing.assert_allclose(
        MLP.as_vector(network.gradients(X, Y)),
        np.mean(single, axis=0),
        rtol=0,
        atol=1e-13,
    )


@pytest.mark.parametrize("sizes", DEEP, ids=str)
def test_gradients_agree_with_plain_python(mlp, sizes):
    network, ([x], [y]) = mlp(sizes), some_samples(sizes, 1, 0)
    layers = in_plain_python(network)
    # A step of rate 1 moves each parameter by its derivative.
    after = plain.learn(layers, x.tolist(), float(y[0]), rate=1)
    moved = np.subtract(plain.from_layers(layers), plain.from_layers(after))
    # To subtract two parameters up to 3 in size rounds by 4e-16.
    np.testing.assert_allclose(
        MLP.as_vector(network.gradients(x, y)), moved, rtol=0, atol=1e-14
    )


def test_gradients_change_nothing_and_are_fresh(mlp):
    network, (X, Y) = mlp((3, 4, 2)), some_samples((3, 4, 2), 5, 0)
    before, samples, answers = network.vector, X.copy(), Y.copy()
    first = network.gradients(X, Y)
    expected = MLP.as_vector(first)
    for array in chain(*first):
        array[:] = 9
    np.testing.assert_array_equal(network.vector, before)
    np.testing.assert_array_equal(X, samples)
    np.testing.assert_array_equal(Y, answers)
    np.testing.assert_array_equal(
        MLP.as_vector(network.gradients(X, Y)), expected
    )


# The network of Part I


@given(
    SEEDS,
    st.lists(
        st.tuples(st.floats(-25, 25), st.floats(-25, 25)),
        min_size=1,
        max_size=5,
    ),
)
def test_outputs_and_gradients_are_those_of_part_one(
    seeded, as_mlp, seed, points
):
    ours = seeded(seed)
    network = as_mlp(ours)
    np.testing.assert_array_equal(network.vector, ours.vector)
    # Sums up to some 200 in size are rounded by 3e-14, and the input multiplies a derivative's
    # rounding by up to 25; slopes are 1/4 and less.
    np.testing.assert_allclose(
        network.feedforward(points).ravel(),
        ours.feedforward(points),
        rtol=0,
        atol=1e-12,
    )
    for point in points:
        np.testing.assert_allclose(
            MLP.as_vector(network.gradients(point, [1])),
            ours.as_vector(ours.gradients(point, 1)),
            rtol=0,
            atol=1e-12,
        )
        assert network.loss(point, [1]) == pytest.approx(
            ours.loss(point, 1), rel=0, abs=1e-12
        )
