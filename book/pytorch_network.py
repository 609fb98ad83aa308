"""The network of Part I in PyTorch: same start, same numbers."""

import torch


def make_network(weights, biases):
    """Return a 2-2-1 network with these parameters."""
    network = torch.nn.Sequential(
        torch.nn.Linear(2, 2),
        torch.nn.Sigmoid(),
        torch.nn.Linear(2, 1),
        torch.nn.Sigmoid(),
    ).double()
    parts = zip(network[::2], weights, biases, strict=True)
    with torch.no_grad():
        for layer, W, b in parts:
            layer.weight.copy_(torch.as_tensor(W))
            layer.bias.copy_(torch.as_tensor(b))
    return network


def train(network, data, all_y_trues, learn_rate=0.1, epochs=1000):
    """Take a step for each sample in order, epoch by epoch."""
    optimizer = torch.optim.SGD(network.parameters(), lr=learn_rate)
    for _ in range(epochs):
        for x, y_true in zip(data, all_y_trues, strict=True):
            loss = ((y_true - network(x)) ** 2).sum()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
