"""Learners' answers to the exercises on matrices."""

import numpy as np
import pytest
import silly

from simplenet import MLP
from simplenet.exercises import (
    check_batch_loss,
    check_shapes,
    check_sums,
    check_weight_slopes,
)


@pytest.fixture(scope="module")
def shapes():
    """Look them up where a network keeps such tables."""
    mlp = MLP((64, 30, 10))
    X, Y = np.zeros((5, 64)), np.zeros((5, 10))
    d_weights, _ = mlp.gradients(X, Y)
    hidden = mlp.activations(X)[1].shape
    return {
        "W1": mlp.weights[0].shape,
        "A1": hidden,
        "W2": mlp.weights[1].shape,
        "delta1": hidden,
        "d_W1": d_weights[0].shape,
    }


class TestShapes:
    def test_those_of_a_network(self, shapes):
        assert check_shapes(**shapes)

    @pytest.mark.parametrize(
        ("wrong", "words"),
        [
            ({"W1": (64, 30)}, "W1 is not (64, 30): a row for each neuron"),
            ({"W1": (64, 30)}, "Rows come first"),
            ({"A1": (30, 5)}, "a row for each image"),
            ({"W2": (10, 64)}, "what feeds the second layer"),
            ({"delta1": (5, 10)}, "each sum of the layer has a slope"),
            ({"d_W1": (5, 30)}, "each weight of the layer has a slope"),
        ],
    )
    def test_a_wrong_one(self, shapes, wrong, words):
        verdict = check_shapes(**(shapes | wrong))
        assert not verdict
        assert words in verdict.says

    def test_turned_is_said_of_nothing_else(self, shapes):
        assert "first" not in check_shapes(**(shapes | {"W1": (5, 64)})).says

    def test_nonsense(self, shapes):
        nonsense = [*silly.NUMBERS, 30, (30,), (0, 0), ("30", "64")]
        for name in shapes:
            for one in nonsense:
                verdict = check_shapes(**(shapes | {name: one}))
                assert verdict.says.startswith(f"Not yet: the shape of {name}")

    def test_nothing(self):
        assert not check_shapes()


class TestSums:
    @pytest.mark.parametrize(
        "answer", [[[-1, 3], [-3, 1]], np.array([[-1.0, 3], [-3, 1]])]
    )
    def test_those_worked_out(self, answer):
        assert check_sums(answer)

    @pytest.mark.parametrize(
        ("answer", "words"),
        [
            ([[5, 0], [6, 1]], "neuron k has its weights in row k"),
            ([[-1, 2], [-3, 0]], "biases are missing"),
            ([[-1, 2], [-2, 1]], "add b to each row"),
            ([[-1, -3], [3, 1]], "lies on its side"),
            ([[1, 5], [0, 1]], "place by place"),
            ([[-1, 3], [-3, 2]], "2 in row 2, column 2 is not it"),
            ([-1, 3, -3, 1], "an array of shape (2, 2)"),
        ],
    )
    def test_a_mistake(self, answer, words):
        verdict = check_sums(answer)
        assert not verdict
        assert words in verdict.says

    def test_nonsense(self):
        assert silly.taken(check_sums, silly.NUMBERS) == []


def mean_loss(Y, A):
    total = 0
    for right, said in zip(Y, A, strict=True):
        for y, a in zip(right, said, strict=True):
            total += (y - a) ** 2
    return total / len(Y)


class TestBatchLoss:
    def test_right(self):
        assert all(check_batch_loss(mean_loss) for _ in range(5))

    @pytest.mark.parametrize(
        ("mistake", "words"),
        [
            (lambda Y, A: ((Y - A) ** 2).mean(), "averaged over the outputs"),
            (lambda Y, A: ((Y - A) ** 2).sum(), "added up the samples"),
            (
                lambda Y, A: ((Y - A) ** 2).sum() / Y.shape[1],
                "not by that of samples",
            ),
            (lambda Y, A: ((Y - A) ** 2).sum(axis=1), "losses of the samples"),
            (lambda Y, A: sum((Y - A) ** 2) / len(Y), "for each output"),
            (lambda Y, A: sum((Y - A) ** 2), "down each column"),
            (lambda Y, A: abs(Y - A).sum() / len(Y), "forgot to square"),
            (lambda Y, A: (Y - A).sum() / len(Y), "cancel"),
            (lambda Y, A: -mean_loss(Y, A), "sign is turned round"),
            (lambda Y, A: (Y - A) ** 2, "must be a single number"),
            (lambda Y, A: in_place(Y, A), "changed what it was given"),
        ],
    )
    def test_a_mistake(self, mistake, words):
        verdict = check_batch_loss(mistake)
        assert not verdict
        assert words in verdict.says

    def test_nonsense(self):
        assert silly.taken(check_batch_loss, silly.FUNCTIONS) == []


def in_place(Y, A):
    Y -= A
    return (Y**2).sum() / len(Y)


def weight_slopes(delta, A):
    rows = []
    for neuron in range(delta.shape[1]):
        row = [0] * A.shape[1]
        for i in range(len(A)):
            for k in range(A.shape[1]):
                row[k] += delta[i, neuron] * A[i, k]
        rows.append(row)
    return rows


class TestWeightSlopes:
    def test_right(self):
        assert all(check_weight_slopes(weight_slopes) for _ in range(5))

    @pytest.mark.parametrize(
        ("mistake", "words"),
        [
            (lambda delta, A: A.T @ delta, "lies on its side"),
            (lambda delta, A: delta.T @ A / len(A), "do not divide again"),
            (lambda delta, A: -delta.T @ A, "sign is turned round"),
            (lambda delta, A: 2 * delta.T @ A, "always 2 times"),
            (lambda delta, A: delta @ A.T, "ValueError"),
            (lambda delta, A: (delta.T @ A).sum(), "must be an array of shape"),
            (lambda delta, A: -A.T @ delta, "must be an array of shape (3, 2)"),
        ],
    )
    def test_a_mistake(self, mistake, words):
        verdict = check_weight_slopes(mistake)
        assert not verdict
        assert words in verdict.says

    def test_nonsense(self):
        assert silly.taken(check_weight_slopes, silly.FUNCTIONS) == []
