"""torch.fft of device tensors against the processor's: how far each result is off, or what PyTorch said instead."""

import json

import torch
from torch import fft
from torch_compared import compared

torch.manual_seed(7)
line, box = torch.randn(3, 60), torch.randn(4, 6, 10)
double = torch.randn(3, 60, dtype=torch.float64)
waves, solid = torch.randn(3, 60, dtype=torch.complex64), torch.randn(4, 6, 10, dtype=torch.complex64)
prime = torch.randn(2, 101, dtype=torch.complex64)
KINDS = {
    **dict.fromkeys(("fft", "ifft", "irfft", "hfft"), waves),
    **dict.fromkeys(("fft2", "ifft2", "fftn", "ifftn", "irfft2", "irfftn"), solid),
    **dict.fromkeys(("rfft", "ihfft"), line),
    **dict.fromkeys(("rfft2", "rfftn"), box),
}


def kind(name, norm):
    return lambda move: getattr(fft, name)(move(KINDS[name]), norm=norm)


WORK = {f"{name} {norm}": kind(name, norm) for name in KINDS for norm in ("backward", "forward", "ortho")}
WORK |= {
    "double": lambda move: fft.rfft(move(double)),
    "double complex": lambda move: fft.fft(move(waves.to(torch.complex128))),
    "prime": lambda move: fft.fft(move(prime)),
    "shorter": lambda move: fft.fft(move(waves), n=32),
    "longer": lambda move: fft.fft(move(waves), n=64),
    "first dimension": lambda move: fft.fft(move(solid), dim=0),
    "middle dimension": lambda move: fft.fft(move(solid), dim=1),
    "first dimension of reals": lambda move: fft.rfft(move(box), dim=0),
    "of reals": lambda move: fft.fft(move(line)),
    "shift": lambda move: fft.fftshift(move(waves)),
}
print(json.dumps(compared(WORK)))
