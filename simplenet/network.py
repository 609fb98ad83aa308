"""Three neurons joined into a network: two inputs, two hidden neurons, one output."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from simplenet import backprop, training
from simplenet.activations import bare_sigmoid as sigmoid
from simplenet.activations import quiet
from simplenet.losses import squared_error
from simplenet.neuron import Neuron
from simplenet.validation import count, generator, numbers, positive, single

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from simplenet.validation import Values

#: The nine parameters, in the order in which they are drawn.
PARAMETERS = ("w1", "w2", "w3", "w4", "w5", "w6", "b1", "b2", "b3")


class OurNeuralNetwork:
    r"""The 2-2-1 network of the book, or many of them at once, :eq:`eq-network`.

    .. math::

        \begin{aligned}
        h_1 &= f(w_1 x_1 + w_2 x_2 + b_1) \\
        h_2 &= f(w_3 x_1 + w_4 x_2 + b_2) \\
        y_{\text{pred}} &= f(w_5 h_1 + w_6 h_2 + b_3)
        \end{aligned}

    The nine parameters are the attributes ``w1`` to ``w6`` and ``b1`` to ``b3``: numbers, or
    arrays of shape (R,) that hold R networks, called runs, side by side.

    Parameters
    ----------
    rng : numpy.random.Generator, optional
        Draws the parameters from the standard normal distribution, in the order w1, ..., w6,
        b1, b2, b3. Without it they are drawn afresh each time.
    runs : int, optional
        How many networks to hold. They are drawn one after the other, so run 0 is the network
        that the same `rng` gives alone.

    Raises
    ------
    TypeError, ValueError
        If `rng` is not a Generator, or `runs` not a positive whole number.

    References
    ----------
    A Simple Neural Net (2021), section "Neurons in a Neural Net".
    """

    def __init__(
        self, rng: np.random.Generator | None = None, *, runs: int | None = None
    ) -> None:
        rng = generator("rng", rng)
        shape = (9,) if runs is None else (count("runs", runs), 9)
        self._set(rng.standard_normal(shape).T)

    @classmethod
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
    ) -> OurNeuralNetwork:
        """Return the network with these parameters, which are copied.

        Parameters
        ----------
        w1, w2, w3, w4, w5, w6, b1, b2, b3 : float or array_like, shape (R,)
            All numbers give one network. Where some are arrays of shape (R,), they give R runs,
            and a number serves every run.

        Raises
        ------
        TypeError, ValueError
            If one is not a finite number or a list of them, or two lists differ in length.
        """
        values = [
            numbers(name, value, (), ("R",))
            for name, value in zip(
                PARAMETERS, (w1, w2, w3, w4, w5, w6, b1, b2, b3), strict=True
            )
        ]
        shapes = {
            name: v.shape
            for name, v in zip(PARAMETERS, values, strict=True)
            if v.ndim
        }
        if len(set(shapes.values())) > 1:
            raise ValueError(
                f"{', '.join(shapes)} must have one length R, got shapes {shapes}"
            )
        network = cls.__new__(cls)
        network._set(np.broadcast_arrays(*values))
        return network

    def _set(self, values: ArrayLike) -> None:
        # np.array copies, and lays the runs of one parameter side by side in memory.
        for name, value in zip(PARAMETERS, values, strict=True):
            setattr(self, name, np.array(value)[()])

    @property
    def parameters(self) -> dict[str, Values]:
        """The nine parameters by name, copied."""
        return {name: np.array(getattr(self, name))[()] for name in PARAMETERS}

    @property
    def vector(self) -> NDArray[np.float64]:
        """The nine parameters in one array, copied, shape (9,) or (9, R); setting it sets them."""
        return self.as_vector(vars(self))

    @vector.setter
    def vector(self, vector: NDArray) -> None:
        self._set(vector)

    @staticmethod
    def as_vector(parts: dict[str, Values]) -> NDArray[np.float64]:
        """Put what is keyed like the parameters in one array, in their order."""
        return np.array([parts[name] for name in PARAMETERS])

    @property
    def runs(self) -> int | None:
        """How many runs this holds; None for a single network."""
        return None if np.ndim(self.w1) == 0 else len(self.w1)

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
        single(f"the network of {name}", self)
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

    def activations(
        self, x1: Values, x2: Values
    ) -> tuple[Values, Values, Values]:
        r"""Return the outputs of the neurons h1, h2 and o1, :eq:`eq-network`.

        .. math:: h_1, \; h_2, \; y_{\text{pred}}

        Parameters
        ----------
        x1, x2 : float or numpy.ndarray
            The inputs: numbers or arrays that broadcast with the parameters. They are not
            checked; `feedforward` is the checked way in.

        Returns
        -------
        tuple
            Three numbers or arrays.
        """
        h1 = sigmoid(self.w1 * x1 + self.w2 * x2 + self.b1)
        h2 = sigmoid(self.w3 * x1 + self.w4 * x2 + self.b2)
        y_pred = sigmoid(self.w5 * h1 + self.w6 * h2 + self.b3)
        return h1, h2, y_pred

    @quiet
    def feedforward(self, x: ArrayLike) -> Values:
        r"""Return the prediction, the output of the neuron o1, :eq:`eq-network`.

        .. math:: y_{\text{pred}} = f(w_5 h_1 + w_6 h_2 + b_3)

        Parameters
        ----------
        x : array_like, shape (2,) or (n, 2)
            One sample, or n of them.

        Returns
        -------
        float or numpy.ndarray
            A number between 0 and 1 for one sample, shape (n,) for n samples. A batch of runs
            adds an axis of length R at the end: (R,) or (n, R).

        Raises
        ------
        TypeError, ValueError
            If `x` is not of such a shape, or not all finite real numbers.
        """
        x = numbers("x", x, (2,), ("n", 2))
        x1, x2 = x.T if self.runs is None else x.T[..., np.newaxis]
        _, _, y_pred = self.activations(x1, x2)
        return y_pred

    def loss(self, x: ArrayLike, y_true: float) -> Values:
        r"""Return one sample's loss, :eq:`eq-squared-error`.

        .. math:: L = (y_{\text{true}} - y_{\text{pred}})^2

        Parameters
        ----------
        x : array_like, shape (2,)
            The sample.
        y_true : float
            Its right answer.

        Returns
        -------
        float or numpy.ndarray
            A number, or one for each run, shape (R,).

        Raises
        ------
        TypeError, ValueError
            If `x` is not two finite real numbers, or `y_true` not one.
        """
        return squared_error(
            numbers("y_true", y_true, ()),
            self.feedforward(numbers("x", x, (2,))),
        )

    @quiet
    def gradients(self, x: ArrayLike, y_true: float) -> dict[str, Values]:
        r"""Return the nine partial derivatives of one sample's loss, :eq:`eq-all-partials`.

        .. math::

            \frac{\partial L}{\partial w_1}, \dots, \frac{\partial L}{\partial b_3}
            \quad \text{of} \quad L = (y_{\text{true}} - y_{\text{pred}})^2

        Parameters
        ----------
        x : array_like, shape (2,)
            The sample.
        y_true : float
            Its right answer.

        Returns
        -------
        dict
            For each of ``w1`` to ``b3`` the partial derivative of the squared error: a number,
            or an array of shape (R,).

        Raises
        ------
        TypeError, ValueError
            If `x` is not two finite real numbers, or `y_true` not one.
        """
        x1, x2 = numbers("x", x, (2,))
        return backprop.gradients(self, x1, x2, numbers("y_true", y_true, ()))

    def train(
        self,
        data: ArrayLike,
        all_y_trues: ArrayLike,
        learn_rate: float = 0.1,
        epochs: int = 1000,
        *,
        callback: Callable[[int, Values], object] | None = None,
    ) -> NDArray[np.float64]:
        r"""Train by stochastic gradient descent, :eq:`eq-update`, and return the losses.

        .. math:: w \leftarrow w - \eta \frac{\partial L_i}{\partial w}

        One epoch takes one step for each sample i, in the given order, :eq:`eq-epoch`.

        Parameters
        ----------
        data : array_like, shape (n, 2)
            The samples.
        all_y_trues : array_like, shape (n,)
            Their right answers.
        learn_rate : float
            The learning rate, eta.
        epochs : int
            How many times to go through `data`.
        callback : callable, optional
            Called as ``callback(epoch, loss)`` after each whole epoch, counted from 1.

        Returns
        -------
        numpy.ndarray, shape (epochs + 1,) or (epochs + 1, R)
            The mean squared error at the start and after each epoch.

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

        References
        ----------
        A Simple Neural Net (2021), section "Loss".
        """
        data = numbers("data", data, ("n", 2))
        all_y_trues = numbers("all_y_trues", all_y_trues, (len(data),))
        learn_rate = positive("learn_rate", learn_rate)
        epochs = count("epochs", epochs)
        # Copies: what a callback does to the caller's arrays is none of training's business.
        return training.train(
            self, data.copy(), all_y_trues.copy(), learn_rate, epochs, callback
        )
