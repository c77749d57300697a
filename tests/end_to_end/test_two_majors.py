"""Objects of CUDA 12.9 and of CUDA 13, each with its static runtime library, in one process."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.end_to_end.reference import PROGRAMS
from tests.fixtures import Ran, Server
from tests.programs import build


@pytest.mark.shows("RUNTIME.6")
@pytest.mark.covers(
    "cudaGetDeviceProperties", "cudaGetDeviceProperties_v2", "cudaPointerGetAttributes",
    "cudaStreamGetCaptureInfo", "cudaStreamGetCaptureInfo_v2", "cudaStreamUpdateCaptureDependencies",
    "cudaGraphAddNode", "cudaGraphNodeGetDependencies", "cudaGraphKernelNodeGetParams", "cudaMemPrefetchAsync",
)  # fmt: skip
def test_each_object_gets_the_structures_of_its_own_major(cpu_server: Server, gtap_exec: Callable[..., Ran]) -> None:
    """Both call the functions that differ; guard bytes round every output are looked at after every call.

    Give `cudaPointerAttributes` of plugins/cudart/handwritten/unified.c its reserved words in both majors (delete the
    `#if` round them and the assertion behind it) to see it fail.
    """
    objects = [
        build.library(PROGRAMS / "majors.c", PROGRAMS / "majors_kernels.cu", cudart) for cudart in ("12.9", "13")
    ]
    ran = gtap_exec(build.program(PROGRAMS / "two_majors.c"), *objects, server=cpu_server)
    lines = ran.stdout.splitlines()
    assert (ran.status, ran.stderr, lines[-1:]) == (0, "", ["wrong 0"]), ran.stdout
    assert {line.rpartition(" ")[0]: line.rpartition(" ")[2] for line in lines}.items() >= {
        "warpSize": "32", "maxThreadsPerBlock": "1024", "maxThreadsDim[2]": "64", "maxGridSize[0]": "2147483647",
        "maxGridSize[2]": "65535", "major": "7", "minor": "5", "kernel threads 1024 static 0 ptx": "75",
        "kernel": "_Z5scalePffi", "bus": "0000:00:00.0",
    }.items()  # fmt: skip
