"""nvcc's programs on the GPU: the same output natively, through gtap, and by NumPy."""

from __future__ import annotations

from pathlib import Path

import pytest

from gtap_core.session.device import DeviceFacts
from tests.end_to_end.reference import CASES, PROGRAMS, Case, vector_add
from tests.gpu.conftest import Build, Measured, Native, Remote
from tests.programs import build

pytestmark = pytest.mark.gpu


@pytest.mark.parametrize("link", build.FOUR_WAYS, ids=lambda link: "-".join(link))
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_native_and_remote_compute_what_numpy_does(
    case: Case, link: tuple[build.Cudart, build.Link], built: Build, native: Native, remote: Remote, measured: Measured
) -> None:
    """SPINE.2 on a GPU."""
    _compare(built(case.source, *link), case, native, remote, measured)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_machine_code_for_this_gpu_runs(
    case: Case, gpu: DeviceFacts, built: Build, native: Native, remote: Remote, measured: Measured
) -> None:
    """No PTX in the program: the image of exactly this architecture must be chosen and loaded."""
    arch = "{}{}".format(*gpu.compute_capability)
    program = built(case.source, "13", "shared", ("-gencode", f"arch=compute_{arch},code=sm_{arch}"))
    _compare(program, case, native, remote, measured)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_ptx_alone_is_compiled_by_the_servers_driver(
    case: Case, built: Build, native: Native, remote: Remote, measured: Measured
) -> None:
    program = built(case.source, "13", "shared", ("-gencode", "arch=compute_75,code=compute_75"))
    _compare(program, case, native, remote, measured)


def _compare(program: object, case: Case, native: Native, remote: Remote, measured: Measured) -> None:
    arguments = [str(each) for each in case.arguments]
    alone = native(program, *arguments)
    through, seconds = remote(program, *arguments)
    assert (through.status, through.stderr) == (0, "")
    assert through.stdout.splitlines() == list(case.lines)
    measured("gtap_seconds", seconds)
    measured("waits", through.stats["waits"])
    if alone is not None:
        assert (alone.status, alone.stdout) == (0, through.stdout), alone.stderr
        measured("native_seconds", alone.seconds)


def test_a_plain_driver_program_computes(built: Build, native: Native, remote: Remote) -> None:
    program = built(PROGRAMS / "vectoradd_driver.c")
    alone = native(program, "3000", "9")
    through, _ = remote(program, "3000", "9")
    assert (through.status, through.stderr) == (0, "")
    assert through.stdout.splitlines() == vector_add(3000, 9)[:1]
    assert alone is None or alone.stdout == through.stdout


def test_what_kernels_print_comes_before_what_the_program_prints_next(
    built: Build, native: Native, remote: Remote
) -> None:
    program = built(Path(__file__).with_name("print.cu"))
    alone = native(program, "5")
    through, _ = remote(program, "5")
    assert (through.status, through.stderr) == (0, "")
    assert through.stdout.splitlines() == [*(f"hello {number}" for number in range(5)), "all printed"]
    assert alone is None or alone.stdout == through.stdout
