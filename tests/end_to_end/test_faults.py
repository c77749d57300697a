"""Kernels that end badly: each gives its own status, which stays until the reset, and hurts no other session."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gtap_core.testing import eventually
from tests.end_to_end.reference import PROGRAMS, vector_add
from tests.fixtures import GTAP, RUN_DEADLINE, Ran, Server, serving
from tests.programs import build

SCENES = {
    "address": ("cudaErrorIllegalAddress", "touches", "which is no memory of its device (status 700)"),
    "assert": ("cudaErrorAssert", "asserts", "an assertion failed (status 710)"),
    "trap": ("cudaErrorLaunchFailure", "traps", "executed a trap (status 719)"),
    "endless": ("cudaErrorLaunchTimeout", "spins", "ran longer than GTAP_CPU_KERNEL_SECONDS allows (status 702)"),
    "together": ("cudaErrorLaunchTimeout", "spins", "(status 702)"),
    "graph": ("cudaErrorLaunchTimeout", "spins", "(status 702)"),
    "jump": ("cudaErrorInvalidPc", "jumps", "called an address that is no function (status 718)"),
    "stuck": ("cudaErrorLaunchFailure", "stuck", "has threads that wait for each other for ever (status 719)"),
    "wild": ("cudaErrorLaunchFailure", "frees", "freed an address that malloc did not give, or twice (status 719)"),
    "twice": ("cudaErrorLaunchFailure", "frees", "(status 719)"),
    "stack": ("cudaErrorHardwareStackError", "recurses", "used up a thread's stack"),
}

TWINS = ("together", "graph", "twice")  # much like others: for `make test-system`


@pytest.fixture(scope="module")
def impatient_server(tmp_path_factory: pytest.TempPathFactory, environ: dict[str, str]) -> Iterator[Server]:
    """Its kernels may run for two seconds."""
    limited = {**environ, "GTAP_CPU_KERNEL_SECONDS": "2"}
    with serving(tmp_path_factory.mktemp("faults"), limited, "cpu") as server:
        yield server


@pytest.mark.parametrize(
    "scene", [pytest.param(each, marks=[pytest.mark.system] if each in TWINS else []) for each in SCENES]
)
def test_a_fault_sticks_until_the_reset(scene: str, impatient_server: Server, gtap_exec: Callable[..., Ran]) -> None:
    status, kernel, cause = SCENES[scene]
    before = len(impatient_server.said())
    ran = gtap_exec(build.program(PROGRAMS / "faults.cu"), scene, server=impatient_server)
    assert ran.status == 0, ran.stderr
    said = dict(line.split(": ", 1) for line in ran.stdout.splitlines())
    assert [said[what] for what in ("synchronise", "malloc", "last", "launch", "copy")] == [status] * 5
    assert said["after"] == "9"
    eventually(lambda: "gtap session: " in impatient_server.said()[before:])
    logged = impatient_server.said()[before:].splitlines()
    [sentence] = [line.removeprefix("gtap session: ") for line in logged if line.startswith("gtap session: ")]
    assert sentence.startswith("kernel ")
    assert kernel in sentence
    assert cause in sentence
    failed = "Assertion `blockIdx.x * 4 + threadIdx.x != 6` failed."
    place = f"faults.cu:20: void asserts(int *): block: [1,0,0], thread: [2,0,0] {failed}\n"
    assert ran.stderr == (place if scene == "assert" else "") + f"gtap: {sentence}\n"


def test_an_endless_kernel_holds_up_no_other_session(
    impatient_server: Server, environ: dict[str, str], gtap_exec: Callable[..., Ran], tmp_path: Path
) -> None:
    """While it runs, another program computes what it should; then it is ended."""
    output = tmp_path / "said"
    program = [
        *GTAP,
        "exec",
        "--server",
        impatient_server.url,
        "--",
        str(build.program(PROGRAMS / "faults.cu")),
        "endless",
    ]
    with output.open("wb") as out, subprocess.Popen(program, env=environ, stdout=out) as endless:
        ran = gtap_exec(build.program(PROGRAMS / "vectorAdd.cu"), "3000", "9", server=impatient_server)
        assert ran.stdout.splitlines() == vector_add(3000, 9)
        assert endless.wait(RUN_DEADLINE) == 0
    assert eventually(lambda: "synchronise: cudaErrorLaunchTimeout" in output.read_text())


def test_a_driver_program_recovers_from_one_fault_after_the_other(
    impatient_server: Server, gtap_exec: Callable[..., Ran]
) -> None:
    kernels = {"wild": 700, "trapped": 719, "endless": 702, "put": 0}
    ran = gtap_exec(build.program(PROGRAMS / "faults_driver.c"), *kernels, server=impatient_server)
    assert ran.status == 0, ran.stdout + ran.stderr
    assert ran.stdout.splitlines() == [f"{kernel} {status} {status} 0 42" for kernel, status in kernels.items()]
