"""A network of any size: the same mathematics, written with matrices."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from simplenet import storage
from simplenet.accuracy import largest
from simplenet.activations import bare_sigmoid as sigmoid
from simplenet.activations import quiet
from simplenet.training import run_epochs
from simplenet.validation import count, generator, numbers, positive, sequence

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    Arrays = list[NDArray[np.float64]]

#: How many samples are measured at once. Many are faster, few need less memory.
CHUNK = 24


class History(NamedTuple):
    """What `MLP.train` returns."""

    loss: NDArray[np.float64]
    """The mean loss at the start and after each epoch, shape (epochs + 1,)."""
    accuracy: NDArray[np.float64] | None
    """The accuracy on `validation` likewise, or None."""


class MLP:
    r"""A multilayer perceptron, whose every layer feeds the next, :eq:`eq-layer`.

    .. math:: A^{(l)} = f(A^{(l-1)} {W^{(l)}}^T + b^{(l)})

    The parameters are the attributes `weights` and `biases`. For each layer they hold a matrix of
    shape (n_out, n_in), a row a neuron, and a vector of shape (n_out,).

    Parameters
    ----------
    sizes : sequence of int
        How many inputs, then how many neurons in each layer: ``(2, 2, 1)`` is the network of
        Part I.
    rng : numpy.random.Generator, optional
        Draws the parameters layer by layer, the weights before the biases, from the standard
        normal distribution. They are divided by the square root of n_in, so that a weighted sum of
        inputs of about size 1 has about the same spread, however many they are. Without `rng`
        they are drawn afresh each time.

    Raises
    ------
    TypeError, ValueError
        If `sizes` are not two or more positive whole numbers, or `rng` is not a Generator.
    """

    def __init__(
        self, sizes: Sequence[int], rng: np.random.Generator | None = None
    ) -> None:
        sizes = [
            count("each of sizes", size) for size in sequence("sizes", sizes)
        ]
        if len(sizes) < 2:
            raise ValueError(f"sizes must be two or more numbers, got {sizes}")
        rng = generator("rng", rng)
        self.weights: Arrays = []
        self.biases: Arrays = []
        for n_in, n_out in pairwise(sizes):
            weights = rng.standard_normal((n_out, n_in))
            self.weights.append(weights / np.sqrt(n_in))
            self.biases.append(rng.standard_normal(n_out) / np.sqrt(n_in))

    @classmethod
    def from_parameters(
        cls, weights: Sequence[ArrayLike], biases: Sequence[ArrayLike]
    ) -> MLP:
        """Return the network with these parameters, which are copied.

        Parameters
        ----------
        weights : sequence of array_like, shapes (n_out, n_in)
            A matrix for each layer.
        biases : sequence of array_like, shapes (n_out,)
            A vector for each layer.

        Raises
        ------
        TypeError, ValueError
            If they are not finite real numbers of shapes that fit together.
        """
        weights = sequence("weights", weights)
        biases = sequence("biases", biases)
        if len(weights) != len(biases) or not weights:
            raise ValueError(
                "weights and biases must have one array for each layer, "
                f"got {len(weights)} and {len(biases)}"
            )
        network = cls.__new__(cls)
        network.weights, network.biases = [], []
        n_in: int | str = "n_in"
        for layer, (matrix, vector) in enumerate(
            zip(weights, biases, strict=True)
        ):
            W = numbers(f"weights[{layer}]", matrix, ("n_out", n_in))
            b = numbers(f"biases[{layer}]", vector, (len(W),))
            network.weights.append(W.copy())
            network.biases.append(b.copy())
            n_in = len(W)
        return network

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many inputs, then how many neurons in each layer."""
        return (self.weights[0].shape[1], *map(len, self.biases))

    @property
    def parameters(self) -> tuple[Arrays, Arrays]:
        """The weights and the biases, copied."""
        return [W.copy() for W in self.weights], [b.copy() for b in self.biases]

    @property
    def vector(self) -> NDArray[np.float64]:
        """All parameters in one row, copied; setting it changes them."""
        return self.as_vector((self.weights, self.biases))

    @vector.setter
    def vector(self, vector: NDArray) -> None:
        start = 0
        for values in self.weights + self.biases:
            values.flat = vector[start : start + values.size]
            start += values.size

    @staticmethod
    def as_vector(parts: tuple[Arrays, Arrays]) -> NDArray[np.float64]:
        """Put what is shaped like the parameters in one row, weights before biases."""
        return np.concatenate([part.ravel() for part in parts[0] + parts[1]])

    def activations(self, X: NDArray) -> Arrays:
        r"""Return the outputs of all layers, the inputs first, :eq:`eq-layer`.

        .. math:: A^{(l)} = f(A^{(l-1)} {W^{(l)}}^T + b^{(l)})

        Parameters
        ----------
        X : numpy.ndarray, shape (n, n_in)
            Samples. They are not checked; `feedforward` is the checked way in.

        Returns
        -------
        list of numpy.ndarray
            Shapes (n, size), a size a layer.
        """
        layers = [X]
        for W, b in zip(self.weights, self.biases, strict=True):
            layers.append(sigmoid(layers[-1] @ W.T + b))
        return layers

    @quiet
    def feedforward(self, X: ArrayLike) -> NDArray[np.float64]:
        """Return the predictions, the outputs of the last layer, :eq:`eq-layer`.

        Parameters
        ----------
        X : array_like, shape (n_in,) or (n, n_in)
            One sample, or n of them.

        Returns
        -------
        numpy.ndarray, shape (n_out,) or (n, n_out)
            Numbers between 0 and 1.

        Raises
        ------
        TypeError, ValueError
            If `X` is not of such a shape, or not all finite real numbers.
        """
        n_in = self.sizes[0]
        return self.activations(numbers("X", X, (n_in,), ("n", n_in)))[-1]

    @quiet
    def loss(self, X: ArrayLike, Y: ArrayLike) -> float:
        r"""Return the mean loss of samples, :eq:`eq-batch-loss`.

        .. math:: \frac{1}{n} \sum_{i=1}^{n} \sum_k (Y_{ik} - A_{ik})^2

        Parameters
        ----------
        X : array_like, shape (n_in,) or (n, n_in)
            One sample, or n of them.
        Y : array_like, shape (n_out,) or (n, n_out)
            Their right answers.

        Returns
        -------
        float
            The squared error, summed over the outputs and averaged over the samples.

        Raises
        ------
        TypeError, ValueError
            If `X` or `Y` does not fit the network or each other, or is not finite.
        """
        return self._loss(*self._samples(X, Y))

    def _loss(self, X: NDArray, Y: NDArray) -> float:
        errors = (A - T for A, T in self._answers(X, Y))
        return sum(np.sum(error * error) for error in errors) / len(X)

    @quiet
    def gradients(self, X: ArrayLike, Y: ArrayLike) -> tuple[Arrays, Arrays]:
        r"""Return the gradient of the mean loss of samples, :eq:`eq-matrix-gradients`.

        .. math::

            \frac{\partial L}{\partial W^{(l)}} = {\delta^{(l)}}^T A^{(l-1)}, \quad
            \frac{\partial L}{\partial b^{(l)}} = \sum_i \delta^{(l)}_i

        Parameters
        ----------
        X : array_like, shape (n_in,) or (n, n_in)
            One sample, or n of them.
        Y : array_like, shape (n_out,) or (n, n_out)
            Their right answers.

        Returns
        -------
        tuple of two lists of numpy.ndarray
            Shaped like `weights` and `biases`.

        Raises
        ------
        TypeError, ValueError
            If `X` or `Y` does not fit the network or each other, or is not finite.
        """
        return self._gradients(*self._samples(X, Y))

    def _gradients(self, X: NDArray, Y: NDArray) -> tuple[Arrays, Arrays]:
        layers = self.activations(X)
        A = layers.pop()
        delta = (2 / len(X)) * (A - Y) * (A * (1 - A))
        d_weights, d_biases = [], []
        for W in reversed(self.weights):
            A = layers.pop()
            d_weights.insert(0, delta.T @ A)
            d_biases.insert(0, delta.sum(axis=0))
            if layers:  # the inputs have no weighted sums
                delta = (delta @ W) * (A * (1 - A))
        return d_weights, d_biases

    @quiet
    def accuracy(self, X: ArrayLike, Y: ArrayLike) -> float:
        """Return the share of samples that are put into the right class.

        Parameters
        ----------
        X : array_like, shape (n_in,) or (n, n_in)
            One sample, or n of them.
        Y : array_like, shape (n_out,) or (n, n_out)
            Their right answers, see `simplenet.accuracy.classes`.

        Returns
        -------
        float
            From 0 to 1.

        Raises
        ------
        TypeError, ValueError
            If `X` or `Y` does not fit the network or each other, or is not finite.
        """
        X, Y = self._samples(X, Y)
        hits = (largest(A) == largest(T) for A, T in self._answers(X, Y))
        return sum(np.sum(hit) for hit in hits) / len(X)

    def train(
        self,
        X: ArrayLike,
        Y: ArrayLike,
        learn_rate: float,
        epochs: int,
        batch_size: int = 1,
        rng: np.random.Generator | None = None,
        validation: tuple[ArrayLike, ArrayLike] | None = None,
        callback: Callable[[int, float], object] | None = None,
    ) -> History:
        r"""Train by stochastic gradient descent in batches, :eq:`eq-batch-step`.

        .. math:: W \leftarrow W - \eta \frac{\partial L}{\partial W}

        Parameters
        ----------
        X : array_like, shape (n, n_in)
            The samples.
        Y : array_like, shape (n, n_out)
            Their right answers.
        learn_rate : float
            The learning rate, eta.
        epochs : int
            How many times to go through the samples.
        batch_size : int
            How many samples make a step; the last batch of an epoch may be shorter.
        rng : numpy.random.Generator, optional
            Shuffles the samples before each epoch. Without it they keep their order.
        validation : tuple of two array_like, optional
            Other samples and answers, on which to measure the accuracy.
        callback : callable, optional
            Called as ``callback(epoch, loss)`` after each whole epoch, counted from 1.

        Returns
        -------
        History
            The mean loss, and the accuracy on `validation`, at the start and after each epoch.

        Raises
        ------
        TypeError, ValueError
            If an argument is of the wrong kind, shape or size; nothing has changed then.
        FloatingPointError
            If the loss or a parameter grows beyond what a float can hold. The message names
            the epoch and the learning rate.

        Notes
        -----
        If training stops early (an error, an exception in `callback`, Ctrl-C), the network is
        left as it was after the last whole epoch.
        """
        n_in, n_out = self.sizes[0], self.sizes[-1]
        X = numbers("X", X, ("n", n_in))
        Y = numbers("Y", Y, (len(X), n_out))
        learn_rate = positive("learn_rate", learn_rate)
        epochs = count("epochs", epochs)
        batch_size = count("batch_size", batch_size, most=len(X))
        rng = None if rng is None else generator("rng", rng)
        if validation is not None:
            validation = self._validation(validation)
        losses, accuracies = [], []

        def epoch() -> None:
            order = None if rng is None else rng.permutation(len(X))
            for start in range(0, len(X), batch_size):
                rows = slice(start, start + batch_size)
                if order is not None:
                    rows = order[rows]
                self._step(X[rows], Y[rows], learn_rate)

        def measure() -> float:
            losses.append(self._loss(X, Y))
            if validation is not None:
                accuracies.append(self.accuracy(*validation))
            return losses[-1]

        run_epochs(self, epoch, measure, epochs, learn_rate, callback)
        return History(
            np.array(losses), np.array(accuracies) if validation else None
        )

    def _step(self, X: NDArray, Y: NDArray, learn_rate: float) -> None:
        d_weights, d_biases = self._gradients(X, Y)
        for values, partials in zip(
            self.weights + self.biases, d_weights + d_biases, strict=True
        ):
            partials *= learn_rate
            values -= partials

    def _validation(
        self, validation: tuple[ArrayLike, ArrayLike]
    ) -> tuple[NDArray, NDArray]:
        try:
            X, Y = validation
            return self._samples(X, Y)
        except (TypeError, ValueError) as error:
            raise type(error)(
                f"validation must be (X, Y) that fit the network: {error}"
            ) from error

    def _samples(self, X: ArrayLike, Y: ArrayLike) -> tuple[NDArray, NDArray]:
        """Return checked samples and answers as tables, also where it is one sample."""
        n_in, n_out = self.sizes[0], self.sizes[-1]
        X = numbers("X", X, (n_in,), ("n", n_in))
        Y = numbers("Y", Y, (*X.shape[:-1], n_out))
        return np.atleast_2d(X), np.atleast_2d(Y)

    def _answers(
        self, X: NDArray, Y: NDArray
    ) -> Iterator[tuple[NDArray, NDArray]]:
        """Yield predictions and right answers, a chunk at a time."""
        for start in range(0, len(X), CHUNK):
            rows = slice(start, start + CHUNK)
            yield self.activations(X[rows])[-1], Y[rows]

    def save(self, path: str | Path) -> None:
        """Write the parameters to a file, for `load`.

        Parameters
        ----------
        path : str or pathlib.Path
            The file, by custom with the ending ``.npz``. One that is there is replaced, and stays
            whole if writing fails.

        Raises
        ------
        OSError
            If the file cannot be written.
        """
        layers = range(len(self.weights))
        arrays = {f"weights{layer}": self.weights[layer] for layer in layers}
        arrays |= {f"biases{layer}": self.biases[layer] for layer in layers}
        storage.write(path, arrays)

    @classmethod
    def load(cls, path: str | Path) -> MLP:
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
