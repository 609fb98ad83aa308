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
    """Return weights and heights, shape (n, 2), in pounds and inches.

    Raises
    ------
    TypeError, ValueError
        If there is nobody, or a weight or a height is not a finite number.
    """
    rows = [(person.weight, person.height) for person in people]
    return numbers("the measurements of people", rows, ("n", 2))


def labels(people: Iterable[Person]) -> NDArray[np.float64]:
    """Return the labels, shape (n,), 1 for female and 0 for male.

    Raises
    ------
    TypeError, ValueError
        If there is nobody, or a person has no label.
    """
    return numbers("the labels of people", [p.label for p in people], ("n",))


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
