"""What learns before the reader's eyes: slopes on their way back, steps downhill, trainings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from simplenet.arrays import Numbers
from simplenet.checks import Count, Each, Positive, Single, checked
from simplenet.data import People, centre, labels, measurements
from simplenet.data import xor as xor_samples
from simplenet.explorers.by_hand import of_two
from simplenet.explorers.samples import plane, samples
from simplenet.explorers.start import Start
from simplenet.network import OurNeuralNetwork

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from simplenet.data import Person
    from simplenet.neuron import Neuron


#: What the walk through the network computes, in its order: forward to the loss, and back to the
#: sums and their parameters. At the end all is there.
STAGES = (
    *("x", "h1", "h2", "y_pred", "L"),
    *("z3", "w5", "w6", "b3", "z1", "z2"),
    *("w1", "w2", "b1", "w3", "w4", "b2", "all"),
)

#: From each, `numpy.random.default_rng` draws a network.
SEEDS = Each(Count(least=0), least=1)


@checked(network=Single(), people=People())
def backprop(network: OurNeuralNetwork, people: Iterable[Person]) -> Start:
    """Return the start of backpropagation step by step: all steps done, for the first person.

    Parameters
    ----------
    network : OurNeuralNetwork
        A single network.
    people : iterable of Person
        The samples; everybody has a label.

    Returns
    -------
    Start

    Raises
    ------
    ValueError
        If somebody has no label.
    """
    labels(people)  # raises where one is missing
    state = {"person": 0, "stage": len(STAGES) - 1, "parameter": 0}
    fixed = {"network": network.vector.tolist(), "samples": samples(people)}
    return Start("backprop", state, **fixed, stages=STAGES)


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
        samples=samples(people),
    )


@checked(
    people=People(),
    seeds=SEEDS,
    learn_rate=Positive(),
    epochs=Count(),
)
def learning(
    people: Iterable[Person],
    seeds: Sequence[int],
    learn_rate: float,
    epochs: int,
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
    trained = OurNeuralNetwork(np.random.default_rng(seeds[0]))
    data = centre(measurements(people)), labels(people)
    trained.train(*data, learn_rate, epochs)
    done = {"seed": seeds[0], "rate": learn_rate, "epoch": epochs, "sample": 0}
    return Start(
        "learning",
        {**done, **trained.parameters},
        networks=_drawn(seeds),
        **plane(people),
    )


def _drawn(seeds: Iterable[int]) -> dict[int, list[float]]:
    """Return the nine of the network that each seed draws."""
    rngs = map(np.random.default_rng, seeds)
    nines = [OurNeuralNetwork(rng).vector.tolist() for rng in rngs]
    return dict(zip(seeds, nines, strict=True))


@checked(seeds=SEEDS, learn_rate=Positive(), epochs=Count())
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

    Raises
    ------
    ValueError
        If the neuron has another number of inputs.
    """
    from matplotlib.figure import Figure

    from simplenet.plotting import plot_xor

    ax = plot_xor(ax=Figure().subplots())
    limits = {"x1": ax.get_xlim(), "x2": ax.get_ylim()}
    pairs = zip(*(values.tolist() for values in xor_samples()), strict=True)
    return Start(
        "xor",
        {"who": 0, **of_two(neuron), "seed": seeds[0], "epochs": 0},
        samples=[{"x": x, "y": label} for x, label in pairs],
        networks=_drawn(seeds),
        rate=learn_rate,
        epochs=epochs,
        **limits,
    )
