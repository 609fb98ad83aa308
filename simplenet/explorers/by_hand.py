"""What readers turn by hand: a neuron, a network, and the person that it is asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simplenet.arrays import Like, Numbers
from simplenet.checks import Single, checked
from simplenet.data import CENTRE, People, labels
from simplenet.explorers.samples import plane
from simplenet.explorers.start import Start

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import ArrayLike

    from simplenet.data import Person
    from simplenet.network import OurNeuralNetwork
    from simplenet.neuron import Neuron


@checked(inputs=Numbers(((Like("neuron.weights"),),)))
def neuron(neuron: Neuron, inputs: ArrayLike) -> Start:
    """Return the start of a neuron with two inputs.

    Parameters
    ----------
    neuron : Neuron
        Its weights and its bias.
    inputs : array_like, shape (2,)
        The sample.

    Returns
    -------
    Start

    Raises
    ------
    ValueError
        If it has another number of inputs.
    """
    parameters = of_two(neuron)
    x1, x2 = inputs
    return Start("neuron", {**parameters, "x1": x1, "x2": x2})


def of_two(neuron: Neuron) -> dict[str, float]:
    """Return the parameters of a neuron with two inputs, by name."""
    if len(neuron.weights) != 2:
        raise ValueError(
            f"neuron must have two inputs, got {len(neuron.weights)}"
        )
    w1, w2 = neuron.weights
    return {"w1": w1, "w2": w2, "b": neuron.bias}


@checked(network=Single(), people=People())
def network(network: OurNeuralNetwork, people: Iterable[Person]) -> Start:
    """Return the start of a network whose nine parameters can be moved.

    Parameters
    ----------
    network : OurNeuralNetwork
        A single network.
    people : iterable of Person
        Who has a label, and is on the map.

    Returns
    -------
    Start

    Raises
    ------
    ValueError
        If somebody has no label.
    """
    labels(people)  # raises where one is missing
    return Start("network", network.parameters, **plane(people))


@checked(network=Single(), people=People())
def person(
    network: OurNeuralNetwork, people: Iterable[Person], person: Person
) -> Start:
    """Return the start of somebody who can be moved over the map of what a network says.

    Parameters
    ----------
    network : OurNeuralNetwork
        A single network, which has been trained.
    people : iterable of Person
        Who stays where they are.
    person : Person
        Who can be moved.

    Returns
    -------
    Start
    """
    from matplotlib.figure import Figure

    from simplenet.plotting import plot_decision

    everybody = [*people, person]
    ax = plot_decision(network, everybody, Figure().subplots(), centred=False)
    names = [one.name for one in everybody]
    levels = [
        [text.get_text(), *text.xy, text.get_ha(), text.get_va()]
        for text in ax.texts
        if text.get_text() not in names
    ]
    held = plane(everybody, centred=False)
    return Start(
        "person",
        {"weight": person.weight, "height": person.height},
        network=network.vector.tolist(),
        centre=CENTRE,
        levels=levels,
        **held,
    )
