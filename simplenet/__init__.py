"""A small neural network to read: the code of the book *A Simple Neural Net*.

Read the modules in the order of the chapters: `activations`, `neuron`, `network`, `data`,
`losses`, `backprop`, `gradient_check`, `training`, and last `plotting`, which draws them all.
Importing this package imports numpy and nothing heavier.
"""

from simplenet.activations import deriv_sigmoid, sigmoid
from simplenet.gradient_check import check_gradients
from simplenet.losses import mse_loss, squared_error
from simplenet.network import OurNeuralNetwork
from simplenet.neuron import Neuron

__all__ = [
    "Neuron",
    "OurNeuralNetwork",
    "check_gradients",
    "deriv_sigmoid",
    "mse_loss",
    "sigmoid",
    "squared_error",
]
