"""The network and its training once more: no numpy, any number of layers.

The tests compare the package with it, so it shares nothing with the package but the mathematics.
A layer is a list of neurons; a neuron is a pair: its weights, its bias.
"""

import math

NAMES = ("w1", "w2", "w3", "w4", "w5", "w6", "b1", "b2", "b3")


def to_layers(w1, w2, w3, w4, w5, w6, b1, b2, b3):
    return [[([w1, w2], b1), ([w3, w4], b2)], [([w5, w6], b3)]]


def from_layers(layers):
    neurons = [neuron for layer in layers for neuron in layer]
    weights = [weight for incoming, _ in neurons for weight in incoming]
    return weights + [bias for _, bias in neurons]


def from_matrices(weights, biases):
    """Take a matrix, a row a neuron, and a vector for each layer."""
    return [
        list(zip(W.tolist(), b.tolist(), strict=True))
        for W, b in zip(weights, biases, strict=True)
    ]


def dot(left, right):
    return sum(a * b for a, b in zip(left, right, strict=True))


def squash(z):
    # math.exp raises where its result is too large, so it only ever sees the negative number.
    small = math.exp(-abs(z))
    return (1 if z >= 0 else small) / (1 + small)


def outputs(layers, sample):
    """Return what each layer puts out, after the sample itself."""
    values = [sample]
    for layer in layers:
        values.append(
            [
                squash(dot(incoming, values[-1]) + bias)
                for incoming, bias in layer
            ]
        )
    return values


def predict(layers, sample):
    return outputs(layers, sample)[-1][0]


def loss(layers, samples, answers):
    errors = [
        predict(layers, s) - answer
        for s, answer in zip(samples, answers, strict=True)
    ]
    return math.fsum(error**2 for error in errors) / len(errors)


def moved(neuron, blame, values, rate):
    incoming, bias = neuron
    weights = [
        w - rate * blame * value
        for w, value in zip(incoming, values, strict=True)
    ]
    return weights, bias - rate * blame


def learn(layers, sample, answer, rate):
    """Return the layers after one step, from the last layer back to the first."""
    values = outputs(layers, sample)
    slopes = [2 * (values[-1][0] - answer)]
    after = []
    for depth in reversed(range(len(layers))):
        before, layer, out = values[depth], layers[depth], values[depth + 1]
        blames = [
            slope * v * (1 - v) for slope, v in zip(slopes, out, strict=True)
        ]
        # The slopes of the layer below need the weights as they were before this step.
        slopes = [
            dot(blames, column)
            for column in zip(*(w for w, _ in layer), strict=True)
        ]
        after.append(
            [
                moved(n, b, before, rate)
                for n, b in zip(layer, blames, strict=True)
            ]
        )
    return after[::-1]


def train(layers, samples, answers, rate, epochs):
    """Return the trained layers, and the loss at the start and after each epoch."""
    losses = [loss(layers, samples, answers)]
    for _ in range(epochs):
        for sample, answer in zip(samples, answers, strict=True):
            layers = learn(layers, sample, answer, rate)
        losses.append(loss(layers, samples, answers))
    return layers, losses
