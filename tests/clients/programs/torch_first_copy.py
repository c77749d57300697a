"""The shortest way there and back, and as many questions whether a graph is being captured as the argument says."""

import sys

import torch

there = torch.empty(1000, device="cuda")
for _ in range(int(sys.argv[1])):
    if torch.cuda.is_current_stream_capturing():
        raise SystemExit("nobody captures here")
there.copy_(torch.arange(1000.0))
print(there.cpu().sum().item())
