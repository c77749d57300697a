"""What a program is told when something goes wrong, at once or late: RUNTIME.3.

The marks name the lines whose deletion makes each test fail: `python -m tests.deletions test_failures` tries them.
"""

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
@pytest.mark.falls_without("plugins/driver/handwritten/function.c", "atomic_fetch_or(&function->set, 1u << attribute);")
def test_a_launch_that_cannot_be_is_refused_by_itself(scene: Scene) -> None:
    """Of shapes and shared memory that no device takes; and what has to be asked for is taken once it was."""
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
@pytest.mark.falls_without("shim/src/arena.c", "space_give(a->memory, owner, ++a->freed, tag);")
def test_a_program_recovers_from_exhausted_memory(scene: Scene) -> None:
    assert scene("memory") == {
        "exhausted": "cudaErrorMemoryAllocation",
        "peeked": "cudaErrorMemoryAllocation",
        "last": "cudaErrorMemoryAllocation",
        "cleared": "cudaSuccess",
        "goes on": "cudaSuccess 42",
    }


@pytest.mark.shows("RUNTIME.3")
@pytest.mark.falls_without("shim/src/failure.c", "session->failure_count = count + 1;")
def test_a_posted_failure_is_told_once_and_later_work_is_right(scene: Scene) -> None:
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
@pytest.mark.falls_without(
    "shim/src/session.c", 'session->sync = is_set("GTAP_SYNC") || is_set("CUDA_LAUNCH_BLOCKING");'
)
@pytest.mark.parametrize("variable", ["CUDA_LAUNCH_BLOCKING", "GTAP_SYNC"])
def test_launch_blocking_names_the_very_call(scene: Scene, variable: str) -> None:
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
@pytest.mark.falls_without("plugins/cudart/handwritten/error.c", "thread->last_error = 0;")
def test_last_errors_belong_to_threads(scene: Scene) -> None:
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
@pytest.mark.falls_without(
    "shim/src/failure.c", "atomic_compare_exchange_strong(&session->sticky[ordinal], &none, status);"
)
def test_an_illegal_address_sticks_for_all_threads_until_the_reset(scene: Scene) -> None:
    illegal = "cudaErrorIllegalAddress"
    said = scene("address")
    assert [said[what] for what in ("synchronise", "last", "sticky", "malloc", "other thread", "its launch")] == (
        [illegal] * 6
    )
    assert said["after the reset"] == "cudaSuccess 9"
