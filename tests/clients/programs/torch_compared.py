"""Work that is done on the device and on the processor: how far the results differ."""

import torch


def compared(works):
    """For each work the largest difference relative to the largest element, or the first line of PyTorch's error.

    A work is a function of `move`, by which it gets its tensors to where it is to be done.
    """
    return {name: _difference(work) for name, work in works.items()}


def _difference(work):
    expected = work(lambda tensor: tensor)
    try:
        found = work(lambda tensor: tensor.cuda()).cpu()
    except RuntimeError as error:
        return str(error).splitlines()[0]
    if (found.shape, found.dtype) != (expected.shape, expected.dtype):
        return f"{found.dtype} {tuple(found.shape)}"
    wide = torch.complex128 if expected.is_complex() else torch.float64
    found, expected = found.to(wide), expected.to(wide)
    return float((found - expected).abs().max() / expected.abs().max()) if expected.numel() else 0.0
