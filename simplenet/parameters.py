"""The nine parameters of the network: drawn or given, for one network or for many at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from simplenet.arrays import Numbers
from simplenet.checks import Count, Generator, Optional, Single, checked
from simplenet.neuron import Neuron

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Self

    from numpy.typing import ArrayLike, NDArray

    from simplenet.arrays import Values

#: Their names, in the order in which they are drawn.
PARAMETERS = ("w1", "w2", "w3", "w4", "w5", "w6", "b1", "b2", "b3")


def named(vector: NDArray) -> dict[str, Values]:
    """Return the nine parameters by name; the runs of one lie side by side in memory."""
    return dict(zip(PARAMETERS, np.ascontiguousarray(vector), strict=True))


class Parameters:
    """The attributes ``w1`` to ``w6`` and ``b1`` to ``b3`` of a network.

    They are numbers, or arrays of shape (R,) that hold R networks, called runs, side by side.
    `OurNeuralNetwork` says what the arguments are.
    """

    @checked(rng=Optional(Generator()), runs=Optional(Count()))
    def __init__(
        self, rng: np.random.Generator | None = None, *, runs: int | None = None
    ) -> None:
        rng = rng or np.random.default_rng()
        self.vector = rng.standard_normal((9,) if runs is None else (runs, 9)).T

    @classmethod
    @checked(**dict.fromkeys(PARAMETERS, Numbers(((), ("R",)))))
    def from_parameters(
        cls,
        *,
        w1: ArrayLike,
        w2: ArrayLike,
        w3: ArrayLike,
        w4: ArrayLike,
        w5: ArrayLike,
        w6: ArrayLike,
        b1: ArrayLike,
        b2: ArrayLike,
        b3: ArrayLike,
    ) -> Self:
        """Return the network with these parameters, which are copied.

        Parameters
        ----------
        w1, w2, w3, w4, w5, w6, b1, b2, b3 : float or array_like, shape (R,)
            All numbers give one network. Where some are arrays of shape (R,), they give R runs,
            and a number serves every run.
        """
        values = (w1, w2, w3, w4, w5, w6, b1, b2, b3)
        named = zip(PARAMETERS, values, strict=True)
        shapes = {name: value.shape for name, value in named if value.ndim}
        if len(set(shapes.values())) > 1:
            raise ValueError(
                f"{', '.join(shapes)} must have one length R, got shapes {shapes}"
            )
        network = cls.__new__(cls)
        network.vector = np.broadcast_arrays(*values)
        return network

    @property
    def parameters(self) -> dict[str, Values]:
        """The nine parameters by name, copied."""
        return {name: np.array(getattr(self, name))[()] for name in PARAMETERS}

    @property
    def vector(self) -> NDArray[np.float64]:
        """The nine parameters in one array, copied, shape (9,) or (9, R); setting it sets them."""
        return self.as_vector(vars(self))

    @vector.setter
    @checked(vector=Numbers(((9,), (9, "R")), copy=True))
    def vector(self, vector: NDArray) -> None:
        self._take(named(vector))

    def _take(self, parts: dict[str, Values]) -> None:
        """Take these nine for the parameters, in one step that Ctrl-C cannot split."""
        vars(self).update(parts)

    @staticmethod
    def as_vector(parts: dict[str, Values]) -> NDArray[np.float64]:
        """Put what is keyed like the parameters in one array, in their order."""
        return np.array([parts[name] for name in PARAMETERS])

    def __iter__(self) -> Iterator[Values]:
        """Go through the nine parameters in their order."""
        return map(vars(self).get, PARAMETERS)

    @property
    def runs(self) -> int | None:
        """How many runs this holds; None for a single network."""
        return None if np.ndim(self.w1) == 0 else len(self.w1)

    def _beside_runs(self, values: NDArray) -> NDArray:
        """Give values an axis at the end, on which they meet every run, if there are runs."""
        return values if self.runs is None else values[..., np.newaxis]

    @property
    def h1(self) -> Neuron:
        """The first hidden neuron of a single network."""
        return self._neuron("h1", "w1", "w2", "b1")

    @property
    def h2(self) -> Neuron:
        """The second hidden neuron of a single network."""
        return self._neuron("h2", "w3", "w4", "b2")

    @property
    def o1(self) -> Neuron:
        """The output neuron of a single network."""
        return self._neuron("o1", "w5", "w6", "b3")

    def _neuron(self, name: str, *parameters: str) -> Neuron:
        Single()(f"the network of {name}", self)
        *weights, bias = (getattr(self, parameter) for parameter in parameters)
        return Neuron(weights, bias)

    @property
    def weights(self) -> list[NDArray]:
        """The weights of a single network by layer, shapes (2, 2) and (1, 2), a row a neuron."""
        return [
            np.array([self.h1.weights, self.h2.weights]),
            np.array([self.o1.weights]),
        ]

    @property
    def biases(self) -> list[NDArray]:
        """The biases of a single network by layer, shapes (2,) and (1,)."""
        return [
            np.array([self.h1.bias, self.h2.bias]),
            np.array([self.o1.bias]),
        ]
