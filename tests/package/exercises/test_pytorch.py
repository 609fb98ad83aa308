"""Learners' answers to the exercises on PyTorch."""

import math

import numpy as np
import pytest
import silly

from simplenet.exercises import (
    check_softmax,
    check_softmax_slopes,
    check_without_zero_grad,
)


class TestSoftmaxSlopes:
    def test_by_hand(self):
        powers = 7.389, 1, 1
        first, *others = (power / 9.389 for power in powers)
        assert check_softmax_slopes([first - 1, *others])
        assert check_softmax_slopes([-0.213, 0.107, 0.107])

    @pytest.mark.parametrize(
        ("answer", "words"),
        [
            ([0.787, 0.107, 0.107], "These are the shares"),
            ([0.213, -0.107, -0.107], "signs are turned round"),
            ([-0.0357, 0.01014, 0.01014], "no factor A (1 - A)"),
            ([-0.213, 0.107, 0.893], "0.893 in place 3"),
            (-0.213, "3 numbers in a row"),
        ],
    )
    def test_a_mistake(self, answer, words):
        verdict = check_softmax_slopes(answer)
        assert not verdict
        assert words in verdict.says

    def test_nonsense(self):
        assert silly.taken(check_softmax_slopes, silly.NUMBERS) == []


class TestWithoutZeroGrad:
    def test_by_hand(self):
        assert check_without_zero_grad(3 - 0.1 - 0.2 - 0.3 - 0.4)

    def test_in_pytorch(self):
        torch = pytest.importorskip("torch", reason="PyTorch is not installed")
        w = torch.tensor(3.0, requires_grad=True)
        optimizer = torch.optim.SGD([w], lr=0.1)
        for _ in range(4):
            w.backward()  # its own slope is 1
            optimizer.step()
        assert check_without_zero_grad(w.item())

    @pytest.mark.parametrize(
        ("answer", "words"),
        [
            (2.6, "That is with zero_grad"),
            (1.0, "how far it has moved"),
            (2.4, "after three steps"),
            (4.0, "goes against the gradient"),
            (-2.0, "sign is turned round"),
        ],
    )
    def test_a_mistake(self, answer, words):
        verdict = check_without_zero_grad(answer)
        assert not verdict
        assert words in verdict.says

    def test_nonsense(self):
        assert silly.taken(check_without_zero_grad, silly.NUMBERS) == []


def softmax(z):
    powers = [math.exp(one - max(z)) for one in z]
    return [power / sum(powers) for power in powers]


def softmax_less(z, number):
    powers = np.exp(z - number)
    return powers / powers.sum()


class TestSoftmax:
    def test_right(self):
        assert all(check_softmax(softmax) for _ in range(5))

    @pytest.mark.parametrize(
        ("mistake", "words"),
        [
            (lambda z: softmax_less(z, 0), "subtract first"),
            (lambda z: softmax_less(z, z.min()), "subtract the largest"),
            (lambda z: softmax_less(z, z.mean()), "subtract the largest"),
            (lambda z: z / z.sum(), "forgot e"),
            (np.exp, "now divide them by their sum"),
            (lambda z: np.exp(z - z.max()), "Subtracting alone"),
            (lambda z: 1 / (1 + np.exp(-z)), "the sigmoid of each"),
            (lambda z: z == z.max(), "each gets a share"),
            (lambda z: softmax(z)[0], "must be 3 numbers in a row"),
        ],
    )
    def test_a_mistake(self, mistake, words):
        verdict = check_softmax(mistake)
        assert not verdict
        assert words in verdict.says

    def test_nonsense(self):
        assert silly.taken(check_softmax, silly.FUNCTIONS) == []
