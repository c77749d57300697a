"""What real programs do beside computing: copies of every kind, threads, forks, both majors in one process."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.end_to_end.reference import FORKED, PROGRAMS, vector_add
from tests.fixtures import Ran, Server
from tests.programs import build


@pytest.mark.parametrize("bytes_", [1000, 9_000_001])
def test_copies_of_every_kind_arrive(bytes_: int, cpu_server: Server, gtap_exec: Callable[..., Ran]) -> None:
    """Under and over a frame's and a bulk object's limits."""
    ran = gtap_exec(build.program(PROGRAMS / "copies.cu"), str(bytes_), server=cpu_server)
    assert (ran.status, ran.stderr) == (0, "")
    lines = dict(line.rsplit(" ", 1) for line in ran.stdout.splitlines())
    assert len(lines) == 11
    assert set(lines.values()) == {"ok"}, ran.stdout


def test_copies_are_the_same_in_the_threads_own_stream(cpu_server: Server, gtap_exec: Callable[..., Ran]) -> None:
    program = build.program(PROGRAMS / "copies.cu", flags=("--default-stream", "per-thread"))
    ran = gtap_exec(program, "100000", server=cpu_server)
    assert (ran.status, ran.stderr) == (0, "")
    assert "wrong" not in ran.stdout


def test_threads_have_streams_and_errors_of_their_own(cpu_server: Server, gtap_exec: Callable[..., Ran]) -> None:
    ran = gtap_exec(build.program(PROGRAMS / "threads.cu"), "8", "5", server=cpu_server)
    assert (ran.status, ran.stderr) == (0, "")
    assert ran.stdout == "wrong values 0 wrong errors 0\n"


def test_a_fork_after_cuda_is_told_and_the_parent_goes_on(cpu_server: Server, gtap_exec: Callable[..., Ran]) -> None:
    ran = gtap_exec(build.program(PROGRAMS / "forks.cu"), server=cpu_server)
    assert ran.status == 0, ran.stderr
    assert ran.stdout.splitlines() == FORKED


def test_both_majors_live_in_one_process(cpu_server: Server, gtap_exec: Callable[..., Ran]) -> None:
    """A program of 13 beside a library of 12, as hash-named copies in wheels bring about."""
    env = {"LD_PRELOAD": "libcudart.so.12"}
    ran = gtap_exec(
        "/usr/bin/env", "env", build.program(PROGRAMS / "vectorAdd.cu"), "500", "2", server=cpu_server, env=env
    )
    assert ran.stdout.splitlines() == vector_add(500, 2), ran.stderr


def test_every_post_waits_when_asked_to(cpu_server: Server, gtap_exec: Callable[..., Ran]) -> None:
    """CUDA_LAUNCH_BLOCKING=1: an error names its own call."""
    program = build.program(PROGRAMS / "vectorAdd.cu")
    ran = gtap_exec(program, "500", "2", server=cpu_server, env={"CUDA_LAUNCH_BLOCKING": "1"}, stats=True)
    assert (ran.status, ran.stderr) == (0, "")
    assert ran.stdout.splitlines() == vector_add(500, 2)
    assert ran.stats["waits"] > 8


def test_the_library_may_be_unloaded_with_work_on_its_way(
    cpu_server: Server, gtap_exec: Callable[..., Ran], tmp_path: Path
) -> None:
    """Delete `-z,nodelete` from native.py to see it fail: the helper thread would run in code that is gone."""
    program = tmp_path / "unload"
    subprocess.run(["cc", str(PROGRAMS / "unload.c"), "-o", str(program), "-ldl"], check=True)
    ran = gtap_exec(program, server=cpu_server)
    assert (ran.status, ran.stdout) == (0, "status 0 value 9\n" * 2), ran.stderr
