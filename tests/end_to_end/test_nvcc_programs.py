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
    """Delete `return cuLaunchKernelEx(&lowered, function, arguments, NULL);` in launch.c to see it fail."""
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
def test_the_runtime_describes_its_device(
    cudart: build.Cudart, cpu_server: Server, gtap_exec: Callable[..., Ran]
) -> None:
    """12.9 and 13.0 have different layouts of properties; the program is built for 13's alone."""
    flags = () if cudart == "13" else ("-DONLY_COMMON",)
    ran = gtap_exec(build.program(PROGRAMS / "properties.cu", cudart, flags=flags), server=cpu_server)
    assert (ran.status, ran.stderr) == (0, "")
    lines = dict(line.split(" ", 1) for line in ran.stdout.splitlines())
    assert lines["runtime"].startswith("13000" if cudart == "13" else "12090")
