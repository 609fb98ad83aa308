"""The digits network, trained by one process or by several."""

import os

import numpy as np
import torch
from torch.nn import Linear, Sequential, Sigmoid
from torch.nn.parallel import DistributedDataParallel

from simplenet import MLP
from simplenet.data import digits

backend, device = "gloo", "cpu"
if torch.cuda.is_available():
    backend, device = "nccl", f"cuda:{os.environ['LOCAL_RANK']}"
    torch.cuda.set_device(device)
torch.distributed.init_process_group(backend)
rank = torch.distributed.get_rank()
world_size = torch.distributed.get_world_size()

network = Sequential(
    Linear(64, 30), Sigmoid(), Linear(30, 10), Sigmoid()
).double()
start = MLP((64, 30, 10), np.random.default_rng(0))
parts = zip(network[::2], start.weights, start.biases, strict=True)
with torch.no_grad():
    for layer, W, b in parts:
        layer.weight.copy_(torch.as_tensor(W))
        layer.bias.copy_(torch.as_tensor(b))
network = DistributedDataParallel(network.to(device))

train, validation, _ = digits()
X = torch.as_tensor(train.X).to(device)
Y = torch.as_tensor(train.Y).to(device)
optimizer = torch.optim.SGD(network.parameters(), lr=1)
shuffle = np.random.default_rng(0)
for _ in range(10):
    order = shuffle.permutation(len(X))
    for first in range(0, len(X), 10):
        batch = order[first : first + 10]
        share = batch[rank::world_size]
        error = ((Y[share] - network(X[share])) ** 2).sum()
        loss = world_size * error / len(batch)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()

if rank == 0:
    values = [value.detach().cpu() for value in network.parameters()]
    trained = MLP.from_parameters(values[::2], values[1::2])
    trained.save("digits.npz")
    print(trained.accuracy(validation.X, validation.Y))
torch.distributed.destroy_process_group()
