"""Learners' answers to the exercises on reading digits."""

import pytest
import silly

from simplenet.exercises import (
    check_accuracy,
    check_confusion,
    check_shares,
)


class TestConfusion:
    def test_counted_by_hand(self):
        assert check_confusion([[1, 0, 1], [0, 2, 0], [0, 1, 3]])

    @pytest.mark.parametrize(
        ("answer", "words"),
        [
            ([[1, 0, 0], [0, 2, 1], [1, 0, 3]], "Rows are for what was meant"),
            ([[0, 0, 1], [0, 0, 0], [0, 1, 0]], "Right readings count"),
            (
                [[1 / 8, 0, 1 / 8], [0, 1 / 4, 0], [0, 1 / 8, 3 / 8]],
                "how many images",
            ),
            ([[1, 0, 1], [0, 2, 0], [0, 1, 2]], "2 in row 3, column 3"),
            ([[1, 0], [0, 2]], "an array of shape (3, 3)"),
        ],
    )
    def test_a_mistake(self, answer, words):
        verdict = check_confusion(answer)
        assert not verdict
        assert words in verdict.says

    def test_nonsense(self):
        assert silly.taken(check_confusion, silly.NUMBERS) == []


def place_of_largest(row):
    return max(range(len(row)), key=lambda k: row[k])


def accuracy(Y, A):
    hits = 0
    for right, said in zip(Y, A, strict=True):
        hits += place_of_largest(right) == place_of_largest(said)
    return hits / len(Y)


class TestAccuracy:
    def test_right(self):
        assert all(check_accuracy(accuracy) for _ in range(5))

    @pytest.mark.parametrize(
        ("mistake", "words"),
        [
            (lambda Y, A: 1 - accuracy(Y, A), "read wrongly"),
            (lambda Y, A: accuracy(Y, A) * len(Y), "You counted"),
            (
                lambda Y, A: ((A > 0.5) == Y).all(axis=1).mean(),
                "even if it is below one half",
            ),
            (lambda Y, A: ((A > 0.5) == Y).mean(), "counts as a whole"),
            (lambda Y, A: (Y == A).mean(), "compare their classes"),
            (lambda Y, A: 100 * accuracy(Y, A), "always 100 times"),
        ],
    )
    def test_a_mistake(self, mistake, words):
        verdict = check_accuracy(mistake)
        assert not verdict
        assert words in verdict.says

    def test_nonsense(self):
        assert silly.taken(check_accuracy, silly.FUNCTIONS) == []


def shares(matrix):
    return [row[k] / sum(row) for k, row in enumerate(matrix.tolist())]


class TestShares:
    def test_right(self):
        assert all(check_shares(shares) for _ in range(5))

    @pytest.mark.parametrize(
        ("mistake", "words"),
        [
            (lambda matrix: shares(matrix.T), "by the columns"),
            (
                lambda matrix: matrix.diagonal() / matrix.sum(),
                "of that digit, not by all",
            ),
            (
                lambda matrix: [1 - share for share in shares(matrix)],
                "shares of mistakes",
            ),
            (lambda matrix: matrix.diagonal(), "These are counts"),
            (
                lambda matrix: matrix.diagonal().sum() / matrix.sum(),
                "accuracy on all",
            ),
            (lambda matrix: shares(matrix)[:-1], "numbers in a row"),
        ],
    )
    def test_a_mistake(self, mistake, words):
        verdict = check_shares(mistake)
        assert not verdict
        assert words in verdict.says

    def test_nonsense(self):
        assert silly.taken(check_shares, silly.FUNCTIONS) == []
