"""What the figures that readers can move start from: the numbers of the book's own objects.

Each function returns a `Start`. A cell glues it under the name of a figure, and the directive
`explorer` (`simplenet.sphinxext.explorers`) makes that figure movable.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np

from simplenet.arrays import Like, Numbers
from simplenet.checks import Count, Each, Positive, Single, checked
from simplenet.data import CENTRE, People, centre, labels, measurements
from simplenet.data import xor as xor_samples
from simplenet.network import OurNeuralNetwork

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import ArrayLike, NDArray

    from simplenet.data import Person
    from simplenet.mlp import MLP
    from simplenet.neuron import Neuron


#: By this name a page knows what a cell hands over. Notebooks want such outputs as text.
TYPE = "text/vnd.simplenet.start"


class Start:
    """The kind of a movable figure, the numbers it starts from, and what else it shows.

    Parameters
    ----------
    kind : str
        The name of its script and of its template.
    state : mapping of str to float
        What can be moved, by name.
    **data : object
        What stays: anything that JSON can hold.

    Raises
    ------
    TypeError, ValueError
        If a page could not be handed this: JSON knows no arrays, no infinity and no NaN.
    """

    def __init__(
        self, kind: str, state: Mapping[str, float], **data: object
    ) -> None:
        self.kind = kind
        self.state = {name: float(value) for name, value in state.items()}
        self.data = data
        held = {"kind": kind, "start": self.state, **data}
        # At once: what is raised while Jupyter asks is no error of the cell.
        self._text = json.dumps(held, separators=(",", ":"), allow_nan=False)

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        """Hand everything over; Jupyter asks for it by this name."""
        return {TYPE: self._text}


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
    if len(neuron.weights) != 2:
        raise ValueError(
            f"neuron must have two inputs, got {len(neuron.weights)}"
        )
    (w1, w2), (x1, x2) = neuron.weights, inputs
    state = {"w1": w1, "w2": w2, "b": neuron.bias, "x1": x1, "x2": x2}
    return Start("neuron", state)


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
    """
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


@checked(
    network=Single(),
    people=People(),
    rates=Numbers(((3,),)),
    epochs=Count(),
)
def descent(
    network: OurNeuralNetwork,
    names: Sequence[str],
    people: Iterable[Person],
    rates: Sequence[float],
    epochs: int,
) -> Start:
    """Return the start of three ways over a map, of which the second can be moved.

    Parameters
    ----------
    network : OurNeuralNetwork
        A single network.
    names : sequence of str
        The parameter to the right, and the one up.
    people : iterable of Person
        By whose losses the steps go.
    rates : sequence of float
        Three learning rates.
    epochs : int
        How many the ways are long.

    Returns
    -------
    Start
    """
    from matplotlib.figure import Figure

    from simplenet.plotting import plot_descent

    data = centre(measurements(people)), labels(people)
    ax = plot_descent(
        network, names, *data, rates, epochs, ax=Figure().subplots()
    )
    # What is not on the drawn map goes as far as the sliders of a network by hand.
    limits = dict.fromkeys(network.parameters, (-5, 5))
    limits |= dict(zip(names, (ax.get_xlim(), ax.get_ylim()), strict=True))
    values = network.parameters
    x, y = (round(values[name], 2) for name in names)  # as sliders have them
    right, up = map(list(values).index, names)
    state = {"right": right, "up": up, "x": x, "y": y}
    return Start(
        "descent",
        state | {"rate": rates[1], "epochs": epochs},
        network=list(values.values()),
        limits=list(limits.values()),
        rates=list(rates),
        samples=plane(people)["samples"],
    )


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


#: What the walk through the network computes, in its order: forward to the loss, and back to the
#: sums and their parameters. At the end all is there.
STAGES = (
    *("x", "h1", "h2", "y_pred", "L"),
    *("z3", "w5", "w6", "b3", "z1", "z2"),
    *("w1", "w2", "b1", "w3", "w4", "b2", "all"),
)


@checked(network=Single(), people=People(), nudge=Positive())
def backprop(
    network: OurNeuralNetwork, people: Iterable[Person], nudge: float = 0.01
) -> Start:
    """Return the start of backpropagation step by step: all steps done, for the first person.

    Parameters
    ----------
    network : OurNeuralNetwork
        A single network.
    people : iterable of Person
        The samples; everybody has a label.
    nudge : float
        How far the check moves a parameter to either side.

    Returns
    -------
    Start
    """
    state = {"person": 0, "stage": len(STAGES) - 1, "parameter": 0}
    fixed = {"network": network.vector.tolist(), "samples": samples(people)}
    return Start("backprop", state, **fixed, stages=STAGES, nudge=nudge)


@checked(
    images=Numbers((("n", 64),)),
    labels=Numbers(((Like("images", stop=1),),)),
)
def digits(network: MLP, images: ArrayLike, labels: ArrayLike) -> Start:
    """Return the start of a network that reads digits: the first image.

    Parameters
    ----------
    network : MLP
        A network with 64 inputs, one hidden layer and 10 outputs.
    images : array_like, shape (n, 64)
        Pixels from 0 (paper) to 1 (ink), in sixteenths.
    labels : array_like, shape (n,)
        The digit that each image was meant as.

    Returns
    -------
    Start
        Each row of the image is a number, whose digits to base 17 are the pixels; besides, the
        number of the image, counted from 1. The parameters have three significant digits.
    """
    sixteenths = np.rint(16 * images).astype(int).reshape(-1, 8, 8)
    rows = sixteenths @ 17 ** np.arange(7, -1, -1)
    return Start(
        "digits",
        {"image": 1} | {f"r{i}": row for i, row in enumerate(rows[0])},
        weights=[_rounded(W) for W in network.weights],
        biases=[_rounded(b) for b in network.biases],
        images=rows.tolist(),
        labels=labels.astype(int).tolist(),
    )


def _rounded(numbers: NDArray) -> list:
    """Return numbers with three significant digits, which are half as long to send."""
    return [_rounded(n) if n.ndim else float(f"{n:.3g}") for n in numbers]


@checked(
    people=People(),
    seeds=Each(Count(), 1),
    learn_rate=Positive(),
    epochs=Count(),
)
def learning(
    people: Iterable[Person],
    seeds: Sequence[int],
    learn_rate: float = 0.1,
    epochs: int = 1000,
) -> Start:
    """Return the start of a network that readers train: as `train` leaves that of the first seed.

    Parameters
    ----------
    people : iterable of Person
        Whom to learn from.
    seeds : sequence of int
        Each draws a network.
    learn_rate : float
        The learning rate at the start.
    epochs : int
        For how long the network has been trained at the start.

    Returns
    -------
    Start
    """
    drawn = [OurNeuralNetwork(np.random.default_rng(seed)) for seed in seeds]
    vectors = [network.vector.tolist() for network in drawn]
    trained, *_ = drawn
    data = centre(measurements(people)), labels(people)
    trained.train(*data, learn_rate, epochs)
    done = {"seed": seeds[0], "rate": learn_rate, "epoch": epochs, "sample": 0}
    return Start(
        "learning",
        {**done, **trained.parameters},
        networks=dict(zip(seeds, vectors, strict=True)),
        **plane(people),
    )


@checked(seeds=Each(least=1), learn_rate=Positive(), epochs=Count())
def xor(
    neuron: Neuron, seeds: Sequence[int], learn_rate: float, epochs: int
) -> Start:
    """Return the start of XOR, for one neuron that can be moved and a network that can be trained.

    Parameters
    ----------
    neuron : Neuron
        It has two inputs, and answers at the start.
    seeds : sequence of int
        From each a network is drawn.
    learn_rate : float
        At which the networks learn.
    epochs : int
        For how long they can be trained at most.

    Returns
    -------
    Start
    """
    from matplotlib.figure import Figure

    from simplenet.plotting import plot_xor

    ax = plot_xor(ax=Figure().subplots())
    limits = {"x1": ax.get_xlim(), "x2": ax.get_ylim()}
    pairs = zip(*(values.tolist() for values in xor_samples()), strict=True)
    rngs = {seed: np.random.default_rng(seed) for seed in seeds}
    networks = {
        seed: OurNeuralNetwork(rng).vector.tolist()
        for seed, rng in rngs.items()
    }
    (w1, w2), b = neuron.weights, neuron.bias
    alone = {"who": 0, "w1": w1, "w2": w2, "b": b}
    return Start(
        "xor",
        {**alone, "seed": seeds[0], "epochs": 0},
        samples=[{"x": x, "y": label} for x, label in pairs],
        networks=networks,
        rate=learn_rate,
        epochs=epochs,
        **limits,
    )
