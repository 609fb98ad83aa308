"""A network of any size as users hold it: doors to what can be done with its parameters."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from simplenet import matrices
from simplenet.arrays import Like, Numbers, Weighed, finite
from simplenet.checks import (
    Callback,
    Count,
    Generator,
    Optional,
    Positive,
    checked,
)
from simplenet.epochs import History, whole_epochs
from simplenet.layers import ANSWERS, N_IN, N_OUT, SAMPLES, Layers, Validation

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from simplenet.matrices import Arrays


class MLP(Layers):
    r"""A multilayer perceptron, whose every layer feeds the next, :eq:`eq-layer`.

    .. math:: A^{(l)} = f(A^{(l-1)} W^{(l)T} + b^{(l)})

    The parameters are the attributes `weights` and `biases`: for each layer a matrix of shape
    (n_out, n_in), a row a neuron, and a vector of shape (n_out,).

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
        Here and in the methods: if an argument is of the wrong kind, shape or size, or not finite.
    FloatingPointError
        In the methods: if a result is beyond what a float can hold.
    """

    @checked(X=Weighed(Numbers((("n", N_IN),), copy=True)))
    def activations(self, X: ArrayLike) -> Arrays:
        """Return the outputs of all layers, the inputs first, :eq:`eq-layer`.

        Parameters
        ----------
        X : array_like, shape (n, n_in)
            Samples.

        Returns
        -------
        list of numpy.ndarray
            Shapes (n, size), a size a layer.
        """
        return matrices.forward(*self._layers, X)

    @checked(X=SAMPLES)
    def feedforward(self, X: ArrayLike) -> NDArray[np.float64]:
        """Return the outputs of the last layer, the predictions, :eq:`eq-layer`.

        Parameters
        ----------
        X : array_like, shape (n_in,) or (n, n_in)
            One sample, or n of them.

        Returns
        -------
        numpy.ndarray, shape (n_out,) or (n, n_out)
            Numbers between 0 and 1.
        """
        return matrices.forward(*self._layers, X)[-1]

    @checked(X=SAMPLES, Y=ANSWERS)
    def loss(self, X: ArrayLike, Y: ArrayLike) -> float:
        r"""Return the mean loss of samples, :eq:`eq-batch-loss`.

        .. math::

            \bar{L} = \frac{1}{n} \sum_{i=1}^{n} L_i, \quad L_i = \sum_k (Y_{ik} - A_{ik})^2

        Parameters
        ----------
        X, Y : array_like, shapes (n_in,) and (n_out,), or (n, n_in) and (n, n_out)
            One sample and its right answer, or n of each.

        Returns
        -------
        float
            The squared error, summed over the outputs and averaged over the samples.
        """
        loss = matrices.loss(*self._layers, *np.atleast_2d(X, Y))
        return finite("the loss", loss)

    @checked(X=SAMPLES, Y=ANSWERS)
    def gradients(self, X: ArrayLike, Y: ArrayLike) -> tuple[Arrays, Arrays]:
        r"""Return the gradient of the mean loss of samples, :eq:`eq-matrix-gradients`.

        .. math::

            \frac{\partial \bar{L}}{\partial W^{(l)}} = \delta^{(l)T} A^{(l-1)}, \quad
            \frac{\partial \bar{L}}{\partial b^{(l)}} = \sum_i \delta^{(l)}_i

        Parameters
        ----------
        X, Y : array_like, shapes (n_in,) and (n_out,), or (n, n_in) and (n, n_out)
            One sample and its right answer, or n of each.

        Returns
        -------
        tuple of two lists of numpy.ndarray
            Shaped like `weights` and `biases`.
        """
        parts = matrices.backward(*self._layers, *np.atleast_2d(X, Y))
        finite("the gradient", self.as_vector(parts))
        return parts

    @checked(X=SAMPLES, Y=ANSWERS)
    def accuracy(self, X: ArrayLike, Y: ArrayLike) -> float:
        """Return the share of samples that are put into the right class.

        Parameters
        ----------
        X, Y : array_like, shapes (n_in,) and (n_out,), or (n, n_in) and (n, n_out)
            One sample and its right answer, or n of each; `simplenet.accuracy.classes` reads them.

        Returns
        -------
        float
            From 0 to 1.
        """
        return matrices.accuracy(*self._layers, *np.atleast_2d(X, Y))

    @checked(
        X=Numbers((("n", N_IN),), copy=True),
        Y=Numbers(((Like("X", 0, 1), N_OUT),), copy=True),
        learn_rate=Positive(),
        epochs=Count(),
        batch_size=Count(most="X"),
        rng=Optional(Generator()),
        validation=Optional(Validation()),
        callback=Callback(),
    )
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

        .. math:: W \leftarrow W - \eta \frac{\partial \bar{L}}{\partial W}

        Parameters
        ----------
        X, Y : array_like, shapes (n, n_in) and (n, n_out)
            The samples and their right answers.
        learn_rate : float
            The learning rate, eta.
        epochs : int
            How many times to go through the samples.
        batch_size : int
            How many samples make a step; the last batch of an epoch may be shorter.
        rng : numpy.random.Generator, optional
            Shuffles the samples before each epoch. Without it they keep their order.
        validation : tuple of two array_like, optional
            Other samples and answers, to measure the accuracy on.
        callback : callable, optional
            Called as ``callback(epoch, loss)`` after each whole epoch, counted from 1.

        Returns
        -------
        History
            The mean loss, and the accuracy on `validation`, at the start and after each epoch.

        Raises
        ------
        FloatingPointError
            If a number grows beyond all floats; the message names the epoch.
            Whatever ends training early leaves the network as after the last whole epoch.
        """
        accuracies = []
        inputs = [X] if validation is None else [X, validation[0]]

        def measure(parts: tuple[Arrays, Arrays]) -> float:
            if validation is not None:
                accuracies.append(matrices.accuracy(*parts, *validation))
            return matrices.loss(*parts, X, Y)

        def train_epoch() -> tuple[Arrays, Arrays]:
            parts = self.parameters  # copies, as steps move them in place
            matrices.train_epoch(*parts, X, Y, learn_rate, batch_size, rng)
            return parts

        losses = whole_epochs(
            self, train_epoch, measure, epochs, learn_rate, callback, inputs
        )
        return History(losses, np.array(accuracies) if validation else None)
