"""What the networks of the book learn from: four people, XOR, and handwritten digits.

The people are a toy of the source's (see the chapter on training): they are made up, and no data
about anyone. The digits are real; `digits/README.md` says whose and under which licence.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from simplenet.arrays import Numbers, samples
from simplenet.checks import checked, shown

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from simplenet.checks import Known


class Person(NamedTuple):
    """A made-up person."""

    name: str  #: What to call the point in a figure.
    weight: float  #: In pounds.
    height: float  #: In inches.
    label: int | None = None  #: 1 for female, 0 for male, None where unknown.


class People(NamedTuple):
    """The rule for people."""

    def __call__(
        self, name: str, value: Iterable[Person], _: Known
    ) -> list[Person]:
        """Return them as a list."""
        wish = f"{name} must be a list of Person"
        try:
            people = list(value)
        except TypeError:
            raise TypeError(f"{wish}, got {shown(value)}") from None
        for person in people:
            if not isinstance(person, Person):
                raise TypeError(f"{wish}, got {shown(person)}")
        return people


PEOPLE = (
    Person("Alice", 133, 65, 1),
    Person("Bob", 160, 72, 0),
    Person("Charlie", 152, 70, 0),
    Person("Diana", 120, 60, 1),
)
EMILY = Person("Emily", 128, 63)
FRANK = Person("Frank", 155, 68)

#: What is subtracted from every measurement, in pounds and inches.
CENTRE = (135, 66)


@checked(people=People())
def measurements(people: Iterable[Person]) -> NDArray[np.float64]:
    """Return weights and heights, a row a person.

    Parameters
    ----------
    people : iterable of Person
        Whom to ask.

    Returns
    -------
    numpy.ndarray, shape (n, 2)
        Weight in pounds and height in inches.

    Raises
    ------
    TypeError, ValueError
        If there is nobody, or a weight or a height is not a finite number.
    """
    rows = [(p.weight, p.height) for p in people]
    return Numbers((("n", 2),))("the measurements of people", rows)


@checked(people=People())
def labels(people: Iterable[Person]) -> NDArray[np.float64]:
    """Return the labels of people.

    Parameters
    ----------
    people : iterable of Person
        Whom to ask.

    Returns
    -------
    numpy.ndarray, shape (n,)
        1 for female and 0 for male.

    Raises
    ------
    TypeError, ValueError
        If there is nobody, or somebody has no label, or one that is neither 0 nor 1.
    """
    found = [p.label for p in people]
    answers = Numbers((("n",),))("the labels of people", found)
    if not np.isin(answers, (0, 1)).all():
        raise ValueError(
            f"the labels of people must be 0 or 1, got {shown(found)}"
        )
    return answers


@checked(measured=samples(2))
def centre(measured: ArrayLike) -> NDArray[np.float64]:
    r"""Return measurements counted from 135 pounds and 66 inches, :eq:`eq-centre`.

    .. math:: x_1 = \text{weight} - 135, \quad x_2 = \text{height} - 66

    Parameters
    ----------
    measured : array_like, shape (2,) or (n, 2)
        Weight in pounds and height in inches, of one person or of n.

    Returns
    -------
    numpy.ndarray
        The same shape, in the same units.

    Raises
    ------
    TypeError, ValueError
        If `measured` is not of such a shape, or not all finite real numbers.
    """
    return measured - CENTRE


def xor() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the four samples of XOR, "one or the other, but not both".

    Returns
    -------
    X : numpy.ndarray, shape (4, 2)
        All pairs of 0 and 1.
    y : numpy.ndarray, shape (4,)
        1 where the two differ, else 0.
    """
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=float)
    return X, np.array([0, 1, 1, 0], dtype=float)


class Part(NamedTuple):
    """Some of the digits."""

    X: NDArray[np.float64]  #: Pixels from 0 to 1, row by row, shape (n, 64).
    #: A 1 in the column of the right digit, else 0, shape (n, 10).
    Y: NDArray[np.float64]


class Digits(NamedTuple):
    """The handwritten digits, in three parts."""

    train: Part  #: 60 %, to learn from.
    validation: Part  #: 20 %, to choose by.
    test: Part  #: 20 %, to be looked at once, at the end.


def digits() -> Digits:
    """Return 1,797 images of handwritten digits, split in three parts, always alike.

    Returns
    -------
    Digits
        1,078 images to train, 359 to choose by, and 360 to test.

    References
    ----------
    E. Alpaydin and C. Kaynak, Optical Recognition of Handwritten Digits, UCI Machine Learning
    Repository, 1998. Licence: CC BY 4.0.
    """
    file = Path(__file__).parent / "digits" / "digits.csv.gz"
    with gzip.open(file, "rt") as lines:
        table = np.loadtxt(lines, delimiter=",")
    # RandomState, not Generator: numpy promises that its numbers never change.
    table = table[np.random.RandomState(0).permutation(len(table))]
    parts = [
        Part(rows[:, :64] / 16, np.eye(10)[rows[:, 64].astype(int)])
        for rows in np.split(table, [1078, 1437])
    ]
    return Digits(*parts)
