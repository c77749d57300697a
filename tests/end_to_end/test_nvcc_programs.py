"""Programs that nvcc made, unmodified, compute the right values."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.end_to_end.reference import CASES, PROGRAMS, Case, vector_add
from tests.fixtures import Ran, Server
from tests.programs import build


@pytest.mark.shows("SPINE.2")
@pytest.mark.parametrize("link", build.FOUR_WAYS, ids=lambda link: "-".join(link))
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_computes_what_numpy_does(
    case: Case, link: tuple[build.Cudart, build.Link], cpu_server: Server, gtap_exec: Callable[..., Ran]
) -> None:
    """Delete the last line of the driver's handler of gtapLaunch to see it fail."""
    ran = gtap_exec(build.program(case.source, *link), *map(str, case.arguments), server=cpu_server)
    assert (ran.status, ran.stderr) == (0, "")
    assert ran.stdout.splitlines() == list(case.lines)


def test_a_plain_driver_program_computes(cpu_server: Server, gtap_exec: Callable[..., Ran]) -> None:
    ran = gtap_exec(build.program(PROGRAMS / "vectoradd_driver.c"), "3000", "9", server=cpu_server)
    assert (ran.status, ran.stderr) == (0, "")
    assert ran.stdout.splitlines() == vector_add(3000, 9)[:1]


def test_per_thread_default_streams_compute(cpu_server: Server, gtap_exec: Callable[..., Ran]) -> None:
    """The functions with _ptsz and _ptds in their names."""
    program = build.program(PROGRAMS / "constant.cu", flags=("--default-stream", "per-thread"))
    case = next(case for case in CASES if case.name == "constant")
    ran = gtap_exec(program, *map(str, case.arguments), server=cpu_server)
    assert (ran.status, ran.stderr) == (0, "")
    assert ran.stdout.splitlines() == list(case.lines)


@pytest.mark.parametrize("cudart", ["13", "12.9"])
def test_the_runtime_describes_what_it_has(
    cudart: build.Cudart, cpu_server: Server, gtap_exec: Callable[..., Ran]
) -> None:
    """Devices, memory, streams, kernels, entry points. The program knows 13's structures: with 12.9 some move."""
    ran = gtap_exec(build.program(PROGRAMS / "properties.cu", cudart), server=cpu_server)
    assert (ran.status, ran.stderr) == (0, "")
    lines = ran.stdout.splitlines()
    assert {line.split()[0]: line for line in lines}.items() >= {
        "name": "name 1",
        "compute": "compute 7.5",
        "threads": "threads 1024 dims 1024 1024 64 grid 2147483647 65535 65535",
        "warp": "warp 32 memory 1",
        "runtime": f"runtime {'13000' if cudart == '13' else '12090'} driver 1 bus 0",
        "pitch": "pitch 1 free 1",
        "device": "device memory 2 0",
        "host": "host memory 1 1",
        "unknown": "unknown memory 0",
        "stream": "stream flags 1 capture 0 ready cudaSuccess time 1",
        "kernel": "kernel shared 256 threads 1 occupancy 1",
        "entry": "entry 1 0",
        "no": "no entry 0 1",
        "after": "after reset cudaSuccess",
    }.items()
    if cudart == "13":
        processors = next(line for line in lines if line.startswith("processors")).split()[1:]
        assert processors[0] == processors[1] != "0"
