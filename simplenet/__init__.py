"""A small neural network to read: the code of the book *A Simple Neural Net*.

Read the modules in the order of the chapters. The formulas: `activations`, `neuron`, `parameters`,
`forward`, `data`, `losses`, `backprop`, `training`; for Part II `gradient_check`, `matrices`,
`accuracy`. What users hold: `functions`, `network`, `layers`, `mlp`, `storage`, `progress`; last
`plotting`, which draws them all. `checks` and `arrays` guard the doors, `epochs` the training.
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
