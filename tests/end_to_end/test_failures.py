"""What a program is told when something goes wrong, at once or late: RUNTIME.3."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from tests.end_to_end.reference import PROGRAMS
from tests.fixtures import Ran, Server
from tests.programs import build

Scene = Callable[..., dict[str, str]]


@pytest.fixture(params=["shared", "static"])
def scene(request: pytest.FixtureRequest, cpu_server: Server, gtap_exec: Callable[..., Ran]) -> Scene:
    """`scene(name, env={})`: what failures.cu says, by what it was asked."""

    def run(name: str, env: Mapping[str, str] | None = None) -> dict[str, str]:
        program = build.program(PROGRAMS / "failures.cu", "13", request.param)
        ran = gtap_exec(program, name, server=cpu_server, env=env or {})
        assert ran.status == 0, ran.stderr
        return dict(line.split(": ", 1) for line in ran.stdout.splitlines())

    return run


@pytest.mark.shows("RUNTIME.3")
def test_a_launch_that_cannot_be_is_refused_by_itself(scene: Scene) -> None:
    """Delete the call of driver_function_learn from check_kernel in the driver's launch.c to see it fail."""
    assert scene("shapes") == {
        "grid of 0": "cudaErrorInvalidConfiguration",
        "grid high 70000": "cudaErrorInvalidConfiguration",
        "more threads than the kernel takes": "cudaErrorInvalidValue",
        "shared memory of 1 MiB": "cudaErrorInvalidValue",
        "shared memory not asked for": "cudaErrorInvalidValue",
        "attribute of 1 MiB": "cudaErrorInvalidValue",
        "and after": "cudaErrorInvalidValue",
        "attribute of 60000": "cudaSuccess",
        "shared memory asked for": "cudaSuccess",
        "value": "cudaSuccess 31",
    }


@pytest.mark.shows("RUNTIME.3")
def test_a_program_recovers_from_exhausted_memory(scene: Scene) -> None:
    """Delete the line that returns out-of-memory where a grant is refused (shim's arena.c) to see it fail."""
    assert scene("memory") == {
        "exhausted": "cudaErrorMemoryAllocation",
        "peeked": "cudaErrorMemoryAllocation",
        "last": "cudaErrorMemoryAllocation",
        "cleared": "cudaSuccess",
        "goes on": "cudaSuccess 42",
    }


@pytest.mark.shows("RUNTIME.3")
def test_a_posted_failure_is_told_once_and_later_work_is_right(scene: Scene) -> None:
    """Delete the call of gtap_failure_take in the driver's context.c (driver_settle) to see it fail."""
    said = scene("posted")
    assert said["right block"] == "cudaSuccess"
    told = [said[what] for what in ("its last", "next", "synchronise")]
    assert sorted(told) == ["cudaErrorInvalidValue", "cudaSuccess", "cudaSuccess"]
    assert said["wrong block"] == said["its last"]
    assert said["last"] == said["synchronise"]
    assert said["again"] == "cudaSuccess"
    # A launch that reports an earlier failure is not made: the program asks again.
    assert said["value"] in ("cudaSuccess 7", "cudaSuccess 64")


@pytest.mark.shows("RUNTIME.3")
@pytest.mark.parametrize("variable", ["CUDA_LAUNCH_BLOCKING", "GTAP_SYNC"])
def test_launch_blocking_names_the_very_call(scene: Scene, variable: str) -> None:
    """Delete `session->sync =` ... from the shim's session.c to see it fail."""
    said = scene("posted", {variable: "1"})
    assert [said[what] for what in ("right block", "wrong block", "its last", "next", "synchronise")] == [
        "cudaSuccess", "cudaErrorInvalidValue", "cudaErrorInvalidValue", "cudaSuccess", "cudaSuccess",
    ]  # fmt: skip
    assert said["value"] == "cudaSuccess 7"
    assert scene("blocking", {variable: "1"}) == {
        "first": "cudaSuccess",
        "second": "cudaErrorIllegalAddress",
        "third": "cudaErrorIllegalAddress",
    }


@pytest.mark.shows("RUNTIME.3")
def test_last_errors_belong_to_threads(scene: Scene) -> None:
    """Make `last` in the runtime's state.c (cudart_thread) static instead of the thread's to see it fail."""
    assert scene("threads") == {
        "mine": "cudaErrorInvalidDevice",
        "its peek": "cudaSuccess",
        "its last": "cudaSuccess",
        "its own": "cudaErrorInvalidMemcpyDirection",
        "peek": "cudaErrorInvalidDevice",
        "last": "cudaErrorInvalidDevice",
        "cleared": "cudaSuccess",
    }


@pytest.mark.shows("RUNTIME.3")
def test_an_illegal_address_sticks_for_all_threads_until_the_reset(scene: Scene) -> None:
    """Delete the call of gtap_failure_stick in the driver's context.c (driver_note) to see it fail."""
    illegal = "cudaErrorIllegalAddress"
    said = scene("address")
    assert [said[what] for what in ("synchronise", "last", "sticky", "malloc", "other thread", "its launch")] == (
        [illegal] * 6
    )
    assert said["after the reset"] == "cudaSuccess 9"
