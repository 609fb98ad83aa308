"""Networks to draw: how the network of the book is wired, and some with values of their own."""

from simplenet import OurNeuralNetwork

WIRING = {
    "w_{1}": ("$x_{1}$", "$h_{1}$"),
    "w_{2}": ("$x_{2}$", "$h_{1}$"),
    "w_{3}": ("$x_{1}$", "$h_{2}$"),
    "w_{4}": ("$x_{2}$", "$h_{2}$"),
    "w_{5}": ("$h_{1}$", "$o_{1}$"),
    "w_{6}": ("$h_{2}$", "$o_{1}$"),
}
BIASES = {"b_{1}": "$h_{1}$", "b_{2}": "$h_{2}$", "b_{3}": "$o_{1}$"}


def ours(*values):
    """Return the network of the book with the values of w1 to w6 and b1 to b3."""
    names = ("w1", "w2", "w3", "w4", "w5", "w6", "b1", "b2", "b3")
    return OurNeuralNetwork.from_parameters(
        **dict(zip(names, values, strict=True))
    )


NETWORKS = {
    "all alike": ours(0, 1, 0, 1, 0, 1, 0, 0, 0),
    "all weights 1": ours(1, 1, 1, 1, 1, 1, 0, 0, 0),
    "distinct": ours(0.5, -1, 1, 0.5, 2, -1, 1, -2, 0.5),
    # To two decimals what the book's training ends with.
    "trained": ours(1.71, -0.34, 0.61, 2.3, -3.19, -2.98, -0.29, 0.14, 2.96),
}
