"""A kernel that this device has no image for; what PyTorch says, and whether it can go on."""

import json

import torch

said = []
for _ in range(2):
    try:
        torch.ones(3, device="cuda") + 1
    except RuntimeError as error:
        said.append(str(error).splitlines()[0])
after = torch.empty(5, device="cuda").copy_(torch.arange(5.0))
print(json.dumps({"said": said, "after": after.cpu().tolist()}))
