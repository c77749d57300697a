"""The lane in C by itself: frames, turns, connections and answers, under the sanitizers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from gtap_plugin_driver.spec import driver

from .conftest import SANITIZERS, build, build_around, build_cuda, run

SCENES = (
    "launches", "refusals", "cuts", "bad_sizes", "functions", "changed", "not_plain", "no_provider", "taking",
    "telling", "reporting", "coming_back", "fences", "patterns", "asleep",
)  # fmt: skip


@pytest.fixture(scope="module", params=SANITIZERS)
def sanitized(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs, built under a sanitizer."""
    folder = tmp_path_factory.mktemp(f"lane-{request.param}")
    for name in ("scenes", "room", "storm", "models", "bulk"):
        build(folder, name, *SANITIZERS[request.param])
    build(folder, "waiting", *SANITIZERS[request.param], "-Wl,--wrap=pthread_create")
    return folder


@pytest.mark.parametrize("scene", SCENES)
def test_scenes_are_clean(sanitized: Path, scene: str) -> None:
    run(sanitized / "scenes", scene)


@pytest.mark.parametrize("scene", ["sending", "seizing", "saying"])
def test_the_lane_goes_on_when_there_is_room(sanitized: Path, scene: str) -> None:
    """Delete what follows the flush in `wait_for_room`, the broadcast in `seize` or the flush in `go_on` (lane.c)."""
    run(sanitized / "room", scene)


def test_posts_of_libraries_that_fail_are_told(sanitized: Path) -> None:
    """Answer EXECUTED at the end of `thunk_run` (thunks.c) to see it fail."""
    run(sanitized / "room", "failing")


def test_payloads_of_bulk_streams_are_the_lane_s_when_they_are_there(sanitized: Path) -> None:
    """Delete `bulk_drop` in operations.c's copy_in to see it fail: what was used stays staged."""
    run(sanitized / "bulk")


@pytest.mark.parametrize("seed", range(1, 3))
def test_a_storm_of_turns_answers_and_lost_connections_is_clean(sanitized: Path, seed: int) -> None:
    """Let `lane_left` read without borrowing the turn to see the threads' sanitizer find it."""
    run(sanitized / "storm", "20000", str(seed))


@pytest.mark.parametrize("seed", range(1, 3))
def test_tokens_and_bytes_are_as_in_a_simple_model(sanitized: Path, seed: int) -> None:
    """Remove from the table without closing the gap to see it fail."""
    run(sanitized / "models", "4000", str(seed))


@pytest.mark.parametrize("sanitizer", SANITIZERS)
def test_a_storm_on_a_gpu_that_takes_its_time_is_clean(tmp_path: Path, sanitizer: str) -> None:
    """Leave out `collect` in `serve_first` of cuda_jobs.c to see an answer come before an output that it proves."""
    storm = build_cuda(tmp_path, *SANITIZERS[sanitizer])
    for seed in (1, 2):
        run(storm, "5000", str(seed))


def test_a_gpu_that_nobody_can_wait_for_ends_the_session(sanitized: Path) -> None:
    """Delete `lane_stuck` from `kick` (cuda_jobs.c) to see it fail."""
    run(sanitized / "waiting", "threadless")


def test_an_answer_waits_for_all_that_was_printed_before_it(sanitized: Path) -> None:
    """Let `cuda_told` (cuda_jobs.c) tell all that wait to see it fail."""
    run(sanitized / "waiting", "printing")


def _fields() -> Iterator[tuple[str, str, int]]:
    for function in driver.functions.values():
        for parameter in function.call.parameters:
            yield function.name, str(parameter.offset), parameter.size
        yield function.name, "all", function.call.fixed


def test_the_bodies_that_the_lane_reads_are_the_spec_s(tmp_path: Path) -> None:
    """Exchange two members of different size in a body of operations.c to see it fail."""
    lines = run(build_around(tmp_path, "layouts", "operations.c")).split("\n")[:-1]
    printed = {(name, place, int(size)) for name, place, size in (line.split() for line in lines)}
    names = {name for name, _, _ in printed}
    assert len(names) == 13
    assert printed == {each for each in _fields() if each[0] in names}


@pytest.mark.shows("HOT.14")
def test_no_call_allocates_on_the_server(tmp_path: Path) -> None:
    """Let `outlet_add` map a ring for each frame to see it fail."""
    names = ("malloc", "calloc", "realloc", "mmap")
    program = build(tmp_path, "allocations", *(f"-Wl,--wrap={name}" for name in names))
    assert run(program) == "0\n"
