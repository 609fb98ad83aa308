"""The parameters of a network of any size: drawn, given or loaded, a matrix for each layer."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from simplenet import storage
from simplenet.arrays import Like, Numbers, samples
from simplenet.checks import (
    Count,
    Each,
    File,
    Generator,
    Optional,
    checked,
    shown,
)

if TYPE_CHECKING:
    import os
    from typing import Self

    from numpy.typing import ArrayLike, NDArray

    from simplenet.checks import Known
    from simplenet.matrices import Arrays

N_IN, N_OUT = Like("self.n_in"), Like("self.n_out")
#: One sample or several, and right answers for as many.
SAMPLES = samples(N_IN)
ANSWERS = Numbers(((Like("X", stop=-1), N_OUT),))


class Validation(NamedTuple):
    """The rule for samples and right answers that fit a network."""

    def __call__(
        self, name: str, value: tuple[ArrayLike, ArrayLike], known: Known
    ) -> tuple[NDArray, NDArray]:
        """Return both as tables."""
        try:
            X, Y = value
        except (TypeError, ValueError) as error:
            raise type(error)(
                f"{name} must be a pair (X, Y), got {shown(value)}"
            ) from None
        try:
            X = SAMPLES.rule("X", X, known)
            Y = ANSWERS("Y", Y, {**known, "X": X})
        except (TypeError, ValueError) as error:
            raise type(error)(
                f"{name} must be (X, Y) that fit the network: {error}"
            ) from error
        return np.atleast_2d(X).copy(), np.atleast_2d(Y).copy()


class Layers:
    """The attributes `weights` and `biases`: for each layer a matrix and a vector.

    They have the shapes (n_out, n_in), a row a neuron, and (n_out,). `MLP` says what the arguments
    of the constructor are.
    """

    @checked(sizes=Each(Count(), least=2), rng=Optional(Generator()))
    def __init__(
        self, sizes: Sequence[int], rng: np.random.Generator | None = None
    ) -> None:
        rng = rng or np.random.default_rng()
        self.weights: Arrays = []
        self.biases: Arrays = []
        for n_in, n_out in pairwise(sizes):
            weights = rng.standard_normal((n_out, n_in))
            self.weights.append(weights / np.sqrt(n_in))
            self.biases.append(rng.standard_normal(n_out) / np.sqrt(n_in))

    @classmethod
    @checked(weights=Each(), biases=Each())
    def from_parameters(
        cls, weights: Sequence[ArrayLike], biases: Sequence[ArrayLike]
    ) -> Self:
        """Return the network with these parameters, which are copied.

        Parameters
        ----------
        weights : sequence of array_like, shapes (n_out, n_in)
            A matrix for each layer.
        biases : sequence of array_like, shapes (n_out,)
            A vector for each layer.
        """
        if len(weights) != len(biases) or not weights:
            raise ValueError(
                "weights and biases must have one array for each layer, "
                f"got {len(weights)} and {len(biases)}"
            )
        network = cls.__new__(cls)
        network.weights, network.biases = [], []
        n_in: int | str = "n_in"
        for layer, (W, b) in enumerate(zip(weights, biases, strict=True)):
            matrix = Numbers((("n_out", n_in),), copy=True)
            W = matrix(f"weights[{layer}]", W)
            vector = Numbers(((len(W),),), copy=True)
            network.weights.append(W)
            network.biases.append(vector(f"biases[{layer}]", b))
            n_in = len(W)
        return network

    @property
    def _layers(self) -> tuple[Arrays, Arrays]:
        return self.weights, self.biases

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many inputs, then how many neurons in each layer."""
        return (self.n_in, *map(len, self.biases))

    @property
    def n_in(self) -> int:
        """How many inputs."""
        return self.weights[0].shape[1]

    @property
    def n_out(self) -> int:
        """How many outputs."""
        return len(self.biases[-1])

    @property
    def parameters(self) -> tuple[Arrays, Arrays]:
        """The weights and the biases, copied."""
        return [W.copy() for W in self.weights], [b.copy() for b in self.biases]

    @property
    def vector(self) -> NDArray[np.float64]:
        """All parameters in one row, copied; setting it changes them."""
        return self.as_vector(self._layers)

    @vector.setter
    @checked(vector=Numbers(((Like("self.vector"),),)))
    def vector(self, vector: NDArray) -> None:
        parts = self.weights + self.biases
        ends = np.cumsum([part.size for part in parts])
        found = [
            values.reshape(part.shape).copy()
            for values, part in zip(
                np.split(vector, ends[:-1]), parts, strict=True
            )
        ]
        layers = len(self.weights)
        self._take((found[:layers], found[layers:]))

    def _take(self, parts: tuple[Arrays, Arrays]) -> None:
        """Take these for the parameters, in one step that Ctrl-C cannot split."""
        vars(self).update(zip(("weights", "biases"), parts, strict=True))

    @staticmethod
    def as_vector(parts: tuple[Arrays, Arrays]) -> NDArray[np.float64]:
        """Put what is shaped like the parameters in one row, weights before biases."""
        return np.concatenate([part.ravel() for part in parts[0] + parts[1]])

    @checked(path=File())
    def save(self, path: str | os.PathLike) -> None:
        """Write the parameters to a file, for `load`.

        Parameters
        ----------
        path : str or pathlib.Path
            The file, by custom with the ending ``.npz``. One that is there is replaced, and stays
            whole if writing fails.

        Raises
        ------
        TypeError, ValueError
            If the network is one that `load` would refuse: a parameter is no number, say.
        OSError
            If the file cannot be written.
        """
        sound = self.from_parameters(*self._layers)
        arrays = {f"weights{n}": W for n, W in enumerate(sound.weights)}
        arrays |= {f"biases{n}": b for n, b in enumerate(sound.biases)}
        storage.write(path, arrays)

    @classmethod
    @checked(path=File())
    def load(cls, path: str | os.PathLike) -> Self:
        """Return the network that `save` wrote.

        Parameters
        ----------
        path : str or pathlib.Path
            The file.

        Raises
        ------
        ValueError
            If the file is damaged, or was not written by `save`.
        OSError
            If there is no such file, or it cannot be opened.
        """
        arrays = storage.read(path)
        layers = range(len(arrays) // 2)
        names = [
            [f"{kind}{n}" for n in layers] for kind in ("weights", "biases")
        ]
        if set(arrays) != {*names[0], *names[1]}:
            raise ValueError(
                f"{path} must hold weights0, biases0 and so on, got {sorted(arrays)}"
            )
        try:
            return cls.from_parameters(
                *([arrays[name] for name in group] for group in names)
            )
        except (TypeError, ValueError) as error:
            raise ValueError(f"{path} holds no network: {error}") from error
