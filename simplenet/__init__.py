"""A small neural network to read: the code of the book *A Simple Neural Net*.

Read the modules in the order of the chapters. The formulas: `activations`, `neuron`, `forward`,
`losses`, `backprop`, `training`, and for Part II `matrices` and `autograd`. What users call:
`functions`, `data`, `parameters` and `network`, `gradient_check`, `layers` and `mlp`, `accuracy`,
`storage`, `progress`; last `plotting`, which draws them all. A line `@checked(...)` checks
arguments; skip it at first. `checks` and `arrays` hold its rules, `epochs` keeps a training whole.
`exercises` has the checkers for what readers write. `sphinxext` is for authors: what a chapter of
this book needs to build in any other.
Importing this package imports numpy and nothing heavier.
"""

from simplenet.functions import (
    deriv_sigmoid,
    mse_loss,
    sigmoid,
    squared_error,
)
from simplenet.gradient_check import check_gradients
from simplenet.mlp import MLP
from simplenet.network import OurNeuralNetwork
from simplenet.neuron import Neuron

__all__ = [
    "MLP",
    "Neuron",
    "OurNeuralNetwork",
    "check_gradients",
    "deriv_sigmoid",
    "mse_loss",
    "sigmoid",
    "squared_error",
]
