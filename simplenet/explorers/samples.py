"""What people and networks are on a map: samples, and the limits of the axes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simplenet.data import centre, measurements

if TYPE_CHECKING:
    from collections.abc import Iterable

    from simplenet.data import Person


def plane(
    people: Iterable[Person], *, centred: bool = True
) -> dict[str, object]:
    """Return the people as samples, and the limits of the map on which they are."""
    from matplotlib.figure import Figure

    from simplenet.plotting import plot_people

    ax = plot_people(people, centred=centred, ax=Figure().subplots())
    x1, x2 = map(list, (ax.get_xlim(), ax.get_ylim()))
    return {"samples": samples(people, centred=centred), "x1": x1, "x2": x2}


def samples(
    people: Iterable[Person], *, centred: bool = True
) -> list[dict[str, object]]:
    """Return each person's name, measurements and label."""
    points = measurements(people)
    if centred:
        points = centre(points)
    return [
        {"name": person.name, "x": point, "y": person.label}
        for person, point in zip(people, points.tolist(), strict=True)
    ]
