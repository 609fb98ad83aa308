import csv
import gzip
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import simplenet
from simplenet.data import (
    EMILY,
    FRANK,
    PEOPLE,
    Person,
    centre,
    digits,
    labels,
    measurements,
    xor,
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


@pytest.mark.parametrize(
    "unbounded", [float("nan"), float("inf"), float("-inf")], ids=str
)
def test_labels_refuse_what_is_not_finite(unbounded):
    with pytest.raises(
        ValueError, match=r"^the labels of people must be finite"
    ):
        labels([Person("Nobody", 100, 60, unbounded)])


def test_labels_refuse_nobody():
    with pytest.raises(ValueError, match=r"^the labels of people must be"):
        labels([])


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


def test_labels_refuse_what_is_neither_0_nor_1():
    with pytest.raises(
        ValueError, match=r"^the labels of people must be 0 or 1"
    ):
        labels([Person("Nobody", 100, 60, 7)])


# XOR


def test_xor_is_one_or_the_other_but_not_both():
    X, y = xor()
    samples = [tuple(x) for x in X.tolist()]
    assert dict(zip(samples, y.tolist(), strict=True)) == {
        (0, 0): 0,
        (0, 1): 1,
        (1, 0): 1,
        (1, 1): 0,
    }
    assert X.shape == (4, 2)
    assert y.shape == (4,)
    assert X.dtype == y.dtype == np.float64


def test_xor_is_fresh_each_time():
    for array in xor():
        array[:] = 9
    assert xor()[0].max() == xor()[1].max() == 1


# Handwritten digits

DIGITS_FILE = Path(simplenet.__file__).parent / "digits" / "digits.csv.gz"


@pytest.fixture(scope="module")
def images():
    """Read the file once more, with nothing of the package: 64 pixels and a digit a line."""
    with gzip.open(DIGITS_FILE, "rt", encoding="ascii") as lines:
        return [[int(cell) for cell in line] for line in csv.reader(lines)]


@pytest.fixture(scope="module")
def parts():
    return digits()


def as_line(pixels, one_hot):
    """Turn a sample back into what the file holds."""
    # Sixteenths are floats without rounding, so nothing is lost.
    return [*(pixels * 16).astype(int).tolist(), one_hot.tolist().index(1)]


def as_lines(part):
    return [as_line(x, y) for x, y in zip(part.X, part.Y, strict=True)]


def mersenne_twister(seed):
    """Give the numbers of MT19937 (Matsumoto and Nishimura, 1998), as its authors seed it."""
    state = [seed]
    for i in range(1, 624):
        last = state[-1]
        state.append((1812433253 * (last ^ (last >> 30)) + i) % 2**32)
    while True:
        for i in range(624):
            after = state[(i + 1) % 624]
            joined = (state[i] & 0x80000000) | (after & 0x7FFFFFFF)
            twist = (joined >> 1) ^ (0x9908B0DF if joined % 2 else 0)
            state[i] = state[(i + 397) % 624] ^ twist
        for y in state:
            y ^= y >> 11
            y ^= (y << 7) & 0x9D2C5680
            y ^= (y << 15) & 0xEFC60000
            yield y ^ (y >> 18)


def shuffled(n, numbers):
    """Shuffle as Fisher and Yates do; a number too large is drawn again, with as few bits."""
    order = list(range(n))
    for i in reversed(range(1, n)):
        mask = 2 ** i.bit_length() - 1
        j = next(m for m in (x & mask for x in numbers) if m <= i)
        order[i], order[j] = order[j], order[i]
    return order


def test_the_digits_are_those_of_the_repository(images):
    # What UCI's page says of the test part, optdigits.tes: how many there are of each digit.
    counts = [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]
    assert len(images) == sum(counts) == 1797
    assert Counter(line[64] for line in images) == dict(enumerate(counts))


def test_the_digits_are_those_of_scikit_learn(images):
    datasets = pytest.importorskip("sklearn.datasets")
    theirs = datasets.load_digits()
    np.testing.assert_array_equal(
        images, np.column_stack([theirs.data, theirs.target])
    )


def test_the_sizes_of_the_parts(parts):
    # 60 %, 20 % and 20 % of 1797: 1078.2, 359.4 and 359.4.
    assert [len(part.X) for part in parts] == [1078, 359, 360]
    assert parts == (parts.train, parts.validation, parts.test)
    for part in parts:
        assert part == (part.X, part.Y)
        assert part.X.shape == (len(part.X), 64)
        assert part.Y.shape == (len(part.X), 10)
        assert part.X.dtype == part.Y.dtype == np.float64


def test_pixels_are_sixteenths_from_0_to_1(parts):
    pixels = np.concatenate([part.X for part in parts])
    assert set(pixels.ravel()) == {k / 16 for k in range(17)}


def test_answers_are_one_hot(parts):
    answers = np.concatenate([part.Y for part in parts])
    assert set(answers.ravel()) == {0, 1}
    assert set(answers.sum(axis=1)) == {1}


def test_every_image_is_in_one_part(parts, images):
    found = Counter(tuple(line) for part in parts for line in as_lines(part))
    assert found == Counter(map(tuple, images))


def test_no_image_is_in_two_parts(parts, images):
    # Were two images of the file alike, the parts could share one although they are disjoint.
    assert len({tuple(line) for line in images}) == len(images)
    kinds = [{tuple(line) for line in as_lines(part)} for part in parts]
    assert not kinds[0] & kinds[1]
    assert not kinds[0] & kinds[2]
    assert not kinds[1] & kinds[2]


def test_the_split_is_fixed(parts, images):
    # Nothing of numpy's decides here: neither its generator nor its shuffle.
    order = shuffled(len(images), mersenne_twister(0))
    lines = [line for part in parts for line in as_lines(part)]
    assert lines == [images[i] for i in order]


def test_every_part_has_a_tenth_of_each_digit(parts):
    # A part of n holds n/10 of a digit, give or take sqrt(n * 0.1 * 0.9) if it is drawn by lot;
    # four times that is next to never exceeded.
    for part in parts:
        n = len(part.Y)
        assert np.abs(part.Y.sum(axis=0) - n / 10).max() < 4 * (0.09 * n) ** 0.5


def test_digits_are_fresh_each_time(parts):
    part = digits().train
    part.X[:] = part.Y[:] = 9
    np.testing.assert_array_equal(digits().train.X, parts.train.X)
    np.testing.assert_array_equal(digits().train.Y, parts.train.Y)


def test_the_numbers_of_the_twister_are_the_published_ones():
    # Its authors' first outputs for the seed 5489, and C++ promises the 10000th (std::mt19937).
    numbers = mersenne_twister(5489)
    found = [next(numbers) for _ in range(10_000)]
    assert found[:3] == [3499211612, 581869302, 3890346734]
    assert found[-1] == 4123659995


def test_the_package_ships_the_digits_small_with_their_licence():
    assert DIGITS_FILE.stat().st_size <= 100_000
    notice = DIGITS_FILE.with_name("README.md").read_text(encoding="utf-8")
    for needed in ("Alpaydin", "UCI", "10.24432/C50P49", "CC BY 4.0"):
        assert needed in notice
