"""A small neural network to read: the code of the book *A Simple Neural Net*.

Read the modules in the order of the chapters: `activations`, `neuron`, `network`, `data`,
`losses`, `backprop`, `training`; then `gradient_check`, `mlp`, `accuracy`, `storage` and
`progress` of Part II; and last `plotting`, which draws them all. `validation` guards the inputs.
Importing this package imports numpy and nothing heavier.
"""

from simplenet.activations import deriv_sigmoid, sigmoid
from simplenet.gradient_check import check_gradients
from simplenet.losses import mse_loss, squared_error
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
