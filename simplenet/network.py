"""The network of Part I as users hold it: nine parameters, and doors to what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simplenet import backprop
from simplenet.arrays import NUMBER, Like, Numbers, Weighed, finite, samples
from simplenet.checks import Callback, Count, Positive, checked
from simplenet.epochs import whole_epochs
from simplenet.forward import forward
from simplenet.losses import mse_loss, squared_error
from simplenet.parameters import PARAMETERS, Parameters, named
from simplenet.training import train_epoch

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    from simplenet.arrays import Values

SAMPLE, COORDINATE = Weighed(Numbers(((2,),))), Weighed(Numbers())


class OurNeuralNetwork(Parameters):
    r"""The 2-2-1 network of the book, or many of them at once, :eq:`eq-network`.

    .. math::

        \begin{aligned}
        h_1 &= f(w_1 x_1 + w_2 x_2 + b_1) \\
        h_2 &= f(w_3 x_1 + w_4 x_2 + b_2) \\
        y_{\text{pred}} &= f(w_5 h_1 + w_6 h_2 + b_3)
        \end{aligned}

    The nine parameters are the attributes ``w1`` to ``w6`` and ``b1`` to ``b3``: numbers, or
    arrays of shape (R,) that hold R networks, called runs, side by side. Methods then return
    arrays with an axis of length R at the end, where for one network they return numbers.

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
        Here and in the methods: if an argument is of the wrong kind, shape or size, or a number
        not finite. Nothing has changed then.
    FloatingPointError
        In the methods: if a result is beyond what a float can hold.

    References
    ----------
    A Simple Neural Net (2021), section "Neurons in a Neural Net".
    """

    @checked(x1=COORDINATE, x2=COORDINATE)
    def activations(
        self, x1: ArrayLike, x2: ArrayLike
    ) -> tuple[Values, Values, Values]:
        r"""Return the outputs of the neurons h1, h2 and o1, :eq:`eq-network`.

        .. math:: h_1, \; h_2, \; y_{\text{pred}}

        Parameters
        ----------
        x1, x2 : array_like
            The inputs: numbers or arrays that broadcast with the parameters.

        Returns
        -------
        tuple
            Three numbers or arrays.
        """
        try:
            return forward(self, x1, x2)
        except ValueError:
            shapes = f"{x1.shape}, {x2.shape} and {self.vector.shape[1:]}"
            wish = "x1, x2 and each parameter must broadcast, got shapes"
            raise ValueError(f"{wish} {shapes}") from None

    @checked(x=samples(2))
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
            A number between 0 and 1 for one sample, shape (n,) for n samples; for R runs shape
            (R,) or (n, R).
        """
        return self._predict(x)

    @checked(x=SAMPLE, y_true=NUMBER)
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
        """
        return finite("the loss", squared_error(y_true, self._predict(x)))

    @checked(x=SAMPLE, y_true=NUMBER)
    def gradients(self, x: ArrayLike, y_true: float) -> dict[str, Values]:
        r"""Return the nine partial derivatives of one sample's loss, :eq:`eq-all-partials`.

        .. math:: \partial L / \partial w_1, \; \dots, \; \partial L / \partial b_3

        Parameters
        ----------
        x : array_like, shape (2,)
            The sample.
        y_true : float
            Its right answer.

        Returns
        -------
        dict
            For each of ``w1`` to ``b3`` the partial derivative: a number, or shape (R,).
        """
        partials = backprop.gradients(self, *x, y_true)
        finite("the gradient", partials)
        return dict(zip(PARAMETERS, partials, strict=True))

    @checked(
        data=Numbers((("n", 2),), copy=True),
        all_y_trues=Numbers(((Like("data", 0, 1),),), copy=True),
        learn_rate=Positive(),
        epochs=Count(),
        callback=Callback(),
    )
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
        FloatingPointError
            If numbers grow beyond what a float can hold. It names the epoch and the rate.

        Notes
        -----
        If training stops early (an error, Ctrl-C), the network is as after the last whole epoch.

        References
        ----------
        A Simple Neural Net (2021), section "Loss".
        """
        samples, labels = data.tolist(), all_y_trues.tolist()
        x1, x2 = self._beside_runs(data.T)
        y_true = self._beside_runs(all_y_trues)

        def one_epoch() -> dict[str, Values]:
            return named(train_epoch(self.vector, samples, labels, learn_rate))

        def measure(parts: dict[str, Values]) -> Values:
            _, _, y_pred = forward(parts.values(), x1, x2)
            return mse_loss(y_true, y_pred)

        return whole_epochs(
            self, one_epoch, measure, epochs, learn_rate, callback, [data]
        )

    def _predict(self, x: NDArray) -> Values:
        _, _, y_pred = forward(self, *self._beside_runs(x.T))
        return y_pred
