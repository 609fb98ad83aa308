"""The people of the book: four to learn from, two to try the result on.

The measurements are a toy of the source's (see the chapter on training): six made-up people,
not data about anyone.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from simplenet.validation import numbers

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


class Person(NamedTuple):
    """A made-up person."""

    name: str  #: What to call the point in a figure.
    weight: float  #: In pounds.
    height: float  #: In inches.
    label: int | None = None  #: 1 for female, 0 for male, None where unknown.


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
    rows = [(p.weight, p.height) for p in _persons(people)]
    return numbers("the measurements of people", rows, ("n", 2))


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
    found = [p.label for p in _persons(people)]
    answers = numbers("the labels of people", found, ("n",))
    if not np.isin(answers, (0, 1)).all():
        raise ValueError(f"the labels of people must be 0 or 1, got {found}")
    return answers


def _persons(people: Iterable[Person]) -> list[Person]:
    people = list(people)
    for person in people:
        if not isinstance(person, Person):
            raise TypeError(f"people must be a list of Person, got {person!r}")
    return people


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
    return numbers("measured", measured, (2,), ("n", 2)) - CENTRE
