"""PyTorch as the package registry has it, on the CPU device: all but kernels, for which its wheels hold no PTX."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.fixtures import Ran, Server
from tests.recorder import Recorder

PROGRAMS = Path(__file__).with_name("programs")
pytestmark = pytest.mark.clients

NO_KERNEL = "CUDA error: no kernel image fits the device"  # a launch's: PyTorch's wheels hold no PTX
Torch = Callable[..., Ran]


@pytest.fixture
def torch(torch_python: Path, gtap_exec: Callable[..., Ran]) -> Torch:
    """`torch(name, *arguments, **options of gtap_exec)` runs a program of ours that imports PyTorch."""

    def run(name: str, *arguments: object, **options: Any) -> Ran:
        ran = gtap_exec(torch_python, PROGRAMS / name, *map(str, arguments), **options)
        assert ran.status == 0, ran.stdout + ran.stderr
        return ran

    return run


@pytest.mark.shows("RUNTIME.4")
def test_it_sees_the_device_and_moves_tensors(torch: Torch) -> None:
    """Devices, copies of every kind, streams and events, memory and its end: no value lost, no library of NVIDIA's.

    Take any library that PyTorch is linked with out of plugins/exports to see it fail.
    """
    found = json.loads(torch("torch_tour.py", local="cpu").stdout)
    device, memory, libraries = found["device"], found["memory"], found["libraries"]
    assert (device["available"], device["count"], device["same_name"]) == (True, 1, True)
    assert device["name"].startswith("gtap CPU device")
    assert device["capability"] == [7, 5]
    assert device["multiprocessors"] == os.cpu_count()
    assert device["memory"] == memory["total"] > 1 << 30
    assert (found["copies"], found["pinned"], found["streams"]) == ([], True, True)
    assert (memory["held"], memory["free_fell_by"], memory["gone"]) == (64 << 20, 64 << 20, 0)
    assert memory["peak_counts_it"]
    assert memory["out_of_memory"].startswith("CUDA out of memory")
    assert memory["recovered"] == list(range(10))
    assert not [name for name in libraries["packages"] if name.startswith(("nvidia", "cuda", "triton"))]
    assert len(libraries["cuda"]) == 5 and all("/gtap/bundle/" in path for path in libraries["cuda"])


@pytest.mark.shows("RUNTIME.4")
def test_a_kernel_without_an_image_for_the_device_is_an_error_of_that_launch(torch: Torch) -> None:
    """Let cudart's launch.c return success where a function has no image to see it fail."""
    ran = torch("torch_kernel.py", local="cpu")
    found = json.loads(ran.stdout)
    assert [line.startswith("CUDA error: no kernel image") for line in found["said"]] == [True, True], found
    assert found["after"] == list(range(5)), "the error does not stick"
    assert ran.stderr.count("takes kernels as PTX alone") == 1


def first_copy(torch: Torch, relay: Recorder, questions: int) -> dict[str, int]:
    """What a first copy there and back waits for, by function; a relay counts the same round trips."""
    ran = torch("torch_first_copy.py", questions, server=relay, stats=True)
    assert float(ran.stdout) == sum(range(1000))
    assert ran.stats["waits"] == relay.waits
    return {name: each["waits"] for name, each in ran.stats["by_function"].items() if each["waits"]}


@pytest.mark.shows("RUNTIME.4")
@pytest.mark.parametrize("questions", [0, 5000])
def test_the_first_copy_is_back_after_four_waits(
    torch: Torch, cpu_server: Server, recording: Callable[[Server], Recorder], questions: int
) -> None:
    """One to open, three for memory and the copies; asking 5,000 times whether a graph is captured costs none.

    Make cuStreamIsCapturing a call in the driver's stream.c, or let cuStreamSynchronize always ask, to see it fail.
    """
    waits = first_copy(torch, recording(cpu_server), questions)
    assert waits.pop("gtap open") == 1
    assert sum(waits.values()) <= 3, waits
    assert not [name for name in waits if "Captur" in name]


# torch.fft without torch's own kernels: no scaling (the inverse's, and "ortho"), no symmetric half, no padding.
KINDS = ("fft", "fft2", "fftn", "rfft", "rfft2", "rfftn")
TRANSFORMS = {
    *(f"{kind} backward" for kind in KINDS), *(f"i{kind} forward" for kind in KINDS),
    "double", "double complex", "prime", "shorter", "first dimension", "first dimension of reals",
}  # fmt: skip
LAUNCHING_TRANSFORMS = {
    *(f"{kind} {norm}" for kind in KINDS for norm in ("forward", "ortho")),
    *(f"i{kind} {norm}" for kind in KINDS for norm in ("backward", "ortho")),
    *(f"{kind} {norm}" for kind in ("hfft", "ihfft") for norm in ("backward", "forward", "ortho")),
    "longer", "middle dimension", "of reals", "shift",
}  # fmt: skip


@pytest.mark.shows("LIBSA.4")
def test_transforms_are_those_of_the_processor(torch: Torch) -> None:
    """Those for which PyTorch launches a kernel beside cuFFT's are errors that say so, and the others go on.

    Delete `norm="forward"` from _fft in the cuFFT plugin's transform.py to see it fail.
    """
    _compare(torch("torch_transforms.py", local="cpu"), TRANSFORMS, LAUNCHING_TRANSFORMS, lambda name: 1e-6)


TYPES = {"float32": 1e-6, "float16": 2e-3, "bfloat16": 1.6e-2, "float64": 1e-14, "complex64": 1e-6, "int8": 0.0}
PRODUCTS = {
    "cublas": (
        *("mm", "mm long", "mm transposed", "mm part", "bmm", "bmm transposed", "addmm", "baddbmm", "linear", "matmul"),
        *("einsum", "mv", "addmv", "dot", "no rows"),
    ),
    "cublasLt": ("addmm row", "linear bias", "linear batch", "relu", "gelu"),
}
# Of one type alone; and what PyTorch fills with zeros, by a kernel, as there is nothing to add up.
MORE = {"cublas": {"mm complex64", "vdot complex64"}, "cublasLt": {"mm int8"}}
LAUNCHING_PRODUCTS = {"cublas": ("no sum",), "cublasLt": ()}
FOUR = ("float32", "float16", "bfloat16", "float64")
USED = {
    "cublas": {"cublasSgemm_v2", "cublasGemmEx", "cublasSgemmStridedBatched", "cublasGemmStridedBatchedEx"},
    "cublasLt": {"cublasLtMatmul"},
}


@pytest.mark.shows("LIBSA.4")
@pytest.mark.parametrize("library", ["cublas", "cublasLt"])
def test_products_are_those_of_the_processor(torch: Torch, library: str) -> None:
    """In every type that PyTorch multiplies; the work is the library's, as the functions that were called show.

    Let the CPU provider of cuBLAS leave out beta to see it fail.
    """
    ran = torch("torch_products.py", library, local="cpu", stats=True)
    equal = {f"{name} {kind}" for name in PRODUCTS[library] for kind in FOUR} | MORE[library]
    launching = {f"{name} {kind}" for name in LAUNCHING_PRODUCTS[library] for kind in FOUR}
    # The processor's gelu is by the error function, cuBLASLt's by tanh.
    _compare(ran, equal, launching, lambda name: max(TYPES[name.split()[-1]], 1e-4 if name.startswith("gelu") else 0))
    assert ran.stats["by_function"].keys() >= USED[library]


@pytest.mark.shows("LIBSA.4")
def test_a_loop_of_products_and_transforms_does_not_wait(
    torch: Torch, cpu_server: Server, recording: Callable[[Server], Recorder]
) -> None:
    """200 rounds cost the waits of 2, as a relay counts them, too.

    Make cublasGemmEx a call in cuBLAS' spec to see it fail.
    """
    waits = {}
    for rounds in (2, 200):
        relay = recording(cpu_server)
        ran = torch("torch_loop.py", rounds, server=relay, stats=True)
        assert json.loads(ran.stdout)[0] == [[70, 76, 82, 88, 94], [190, 212, 234, 256, 278], [310, 348, 386, 424, 462]]
        assert ran.stats["waits"] == relay.waits
        waits[rounds] = {name: each["waits"] for name, each in ran.stats["by_function"].items() if each["waits"]}
    assert waits[200] == waits[2]


def _compare(ran: Ran, equal: set[str], launching: set[str], tolerance: Callable[[str], float]) -> None:
    """Hold what a program found to the works that are to be equal and those for which PyTorch launches kernels."""
    found = json.loads(ran.stdout)
    said = {name: what for name, what in found.items() if isinstance(what, str)}
    assert set(said.values()) <= {NO_KERNEL}, said
    assert (found.keys() - said.keys(), said.keys()) == (equal, launching)
    assert not {name: off for name, off in found.items() if name in equal and not off <= tolerance(name)}, found
    told = [line for line in ran.stderr.splitlines() if line.startswith("gtap:")]
    assert len(told) <= 1 and all("takes kernels as PTX alone" in line for line in told), told
