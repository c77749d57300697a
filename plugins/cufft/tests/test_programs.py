"""C programs linked against cuFFT, on the CPU device, against NumPy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from tests import wheels
from tests.fixtures import Ran, Server
from tests.programs import build

HERE = Path(__file__).resolve().parent
EXPORTS = HERE.parent / "exports"
# The library's own name and headers for each CUDA: 11 belongs to CUDA 12.
LIBRARIES = {"13": ("libcufft.so.12.txt", "nvidia-cufft"), "12.9": ("libcufft.so.11.txt", "nvidia-cufft-cu12")}


def program(name: str, cudart: build.Cudart, link: build.Link) -> Path:
    names, wheel = LIBRARIES[cudart]
    include = f"-I{wheels.headers(wheel)}"
    library = build.linkable(EXPORTS / names)
    return build.program(HERE / "programs" / f"{name}.cu", cudart, link, [include], libraries=[library])


@pytest.mark.wheels
@pytest.mark.covers("cufftPlan1d", "cufftExecC2C", "cufftSetStream", "cufftDestroy")
@pytest.mark.parametrize(("cudart", "link"), build.FOUR_WAYS)
def test_a_batch_is_transformed(
    cudart: build.Cudart, link: build.Link, gtap_exec: Callable[..., Ran], server: Callable[..., Server]
) -> None:
    n, batch = 60, 3
    ran = gtap_exec(program("plan1d", cudart, link), str(n), str(batch), "5", server=server(), stats=True)
    assert ran.status == 0, ran.stderr
    index = np.arange(n * batch)
    data = (index * 7 % 13 + 1j * (index * 5 % 11)).reshape(batch, n)
    found = np.array([complex(*map(float.fromhex, line.split())) for line in ran.stdout.splitlines()])
    np.testing.assert_allclose(found.reshape(batch, n), np.fft.fft(data), rtol=1e-5, atol=1e-3)
