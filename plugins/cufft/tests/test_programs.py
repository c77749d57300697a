"""C programs linked against cuFFT, on the CPU device: results against NumPy, and what a loop costs in waits."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests import wheels
from tests.fixtures import Ran, Server
from tests.programs import build
from tests.recorder import Recorder

HERE = Path(__file__).resolve().parent
EXPORTS = HERE.parent / "exports"
# The library's own name and headers for each CUDA: 11 belongs to CUDA 12.
LIBRARIES = {"13": ("libcufft.so.12.txt", "nvidia-cufft"), "12.9": ("libcufft.so.11.txt", "nvidia-cufft-cu12")}
NOT_SUPPORTED = 16
pytestmark = pytest.mark.wheels


def program(name: str, cudart: build.Cudart = "13", link: build.Link = "shared") -> Path:
    names, wheel = LIBRARIES[cudart]
    include = f"-I{wheels.headers(wheel)}"
    library = build.linkable(EXPORTS / names)
    return build.program(HERE / "programs" / f"{name}.cu", cudart, link, [include], libraries=[library])


def numbers(*shape: int) -> Any:
    """What the programs fill memory with."""
    return (np.arange(np.prod(shape)) * 7 % 13 - 5.0).reshape(shape)


def parts(values: Any) -> Any:
    return np.ascontiguousarray(values).view(np.float64).ravel()


def expected() -> dict[str, Any]:
    """The numbers of each line of kinds.cu."""
    row = np.fft.rfft(numbers(10)[:8])
    signals = numbers(12, 3, 2)[:, :, 0].T
    return {
        "one-gpu": [1, 0, *parts(np.fft.fft(np.arange(16)))],
        "c2c-1d-batch": parts(np.fft.fft(numbers(2, 30, 2).view(complex)[..., 0])),
        "z2z-3d-inverse": parts(np.fft.ifftn(numbers(3, 4, 5, 2).view(complex)[..., 0], norm="forward")),
        "c2r-2d-back": numbers(42) * 42,
        "d2z-1d-in-place": parts(row),
        "r2c-strided": parts(np.fft.rfft(signals)),
        "callback": [NOT_SUPPORTED],
    }


@pytest.mark.shows("LIBSA.2")
@pytest.mark.covers(
    "cufftPlan1d", "cufftPlan2d", "cufftPlan3d", "cufftMakePlanMany", "cufftExecC2C", "cufftExecZ2Z", "cufftExecR2C",
    "cufftExecC2R", "cufftExecD2Z", "cufftXtSetGPUs", "cufftXtMalloc", "cufftXtMemcpy", "cufftXtExecDescriptorC2C",
)  # fmt: skip
@pytest.mark.parametrize(("cudart", "link"), build.FIRST_OF_FOUR)
def test_each_kind_of_transform_is_what_numpy_computes(
    cudart: build.Cudart, link: build.Link, gtap_exec: Callable[..., Ran], cpu_server: Server
) -> None:
    """Delete `norm="forward"` from _fft in transform.py to see it fail."""
    ran = gtap_exec(program("kinds", cudart, link), server=cpu_server)
    assert ran.status == 0, ran.stderr
    assert "gtap: cufftXtSetCallback" in ran.stderr
    found = {line.split()[0]: [float.fromhex(each) for each in line.split()[1:]] for line in ran.stdout.splitlines()}
    assert found.keys() == expected().keys()
    for name, values in expected().items():
        np.testing.assert_allclose(found[name], values, rtol=1e-5, atol=1e-3, err_msg=name)


@pytest.mark.shows("LIBSA.3")
@pytest.mark.covers("cufftExecC2C", "cufftSetStream", "cufftSetAutoAllocation", "cufftSetWorkArea", "cufftMakePlan1d")
def test_a_loop_of_transforms_does_not_wait(
    gtap_exec: Callable[..., Ran], cpu_server: Server, recording: Callable[[Server], Recorder]
) -> None:
    """200 rounds cost what 2 cost, also where each makes a plan of its own.

    Replace `asks ? size : NULL` by `size` in make_known (size.c) to see it fail.
    """
    n, batch = 60, 3
    waits = []
    for loops, anew in ((2, 0), (200, 0), (200, 1)):
        recorder = recording(cpu_server)
        ran = gtap_exec(program("plan1d"), str(n), str(batch), str(loops), str(anew), server=recorder, stats=True)
        assert ran.status == 0, ran.stderr
        assert ran.stats["waits"] == recorder.waits
        waits.append(recorder.waits)
        index = np.arange(n * batch)
        data = (index * 7 % 13 + 1j * (index * 5 % 11)).reshape(batch, n)
        found = np.array([complex(*map(float.fromhex, line.split())) for line in ran.stdout.splitlines()])
        np.testing.assert_allclose(found.reshape(batch, n), np.fft.fft(data), rtol=1e-5, atol=1e-3)
    assert waits[1:] == [waits[0]] * 2
