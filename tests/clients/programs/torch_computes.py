"""What PyTorch's own kernels compute, each compared with PyTorch on the processor; no library is needed for them."""

import json

import torch

torch.manual_seed(7)
square = torch.randn(257, 129)
whole = torch.randint(-1000, 1000, (10_007,))
WORK = {
    "add": lambda move: move(square) + 1,
    "chain": lambda move: torch.tanh(move(square) * 3).exp().sqrt(),
    "broadcast": lambda move: move(square) * move(square)[:, :1],
    "sum": lambda move: move(square).sum(dim=0),
    "softmax": lambda move: torch.softmax(move(square), dim=1),
    "index": lambda move: move(square)[move(whole) % 257],
    "integers": lambda move: move(whole).cumsum(0),
    "sort": lambda move: move(whole).sort().values,
    "where": lambda move: torch.where(move(square) > 0, move(square), 0.0),
    "half": lambda move: (move(square).half() * 2).float(),
}


def difference(work):
    """The largest difference of any element, relative to the largest element."""
    expected, found = work(lambda tensor: tensor), work(lambda tensor: tensor.cuda()).cpu()
    largest = (found - expected).abs().max() / expected.abs().max()
    return float(largest) if found.shape == expected.shape else float("inf")


print(json.dumps({name: difference(work) for name, work in WORK.items()}))
