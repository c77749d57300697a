"""What a server says of itself: the same numbers as the program's own statistics, wherever they are read."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from gtap_core.testing import eventually
from tests.end_to_end.reference import PROGRAMS
from tests.fixtures import GTAP, Ran, Server
from tests.programs import build
from tests.relay import relaying

SUMS = ("calls", "posts", "waits", "bytes_sent", "bytes_received")
Snapshot = dict[str, Any]


def snapshot(server: Server, environ: Mapping[str, str]) -> Snapshot:
    """What `gtap top --json` prints."""
    command = [*GTAP, "top", "--json", "--server", server.url]
    found = subprocess.run(command, env=dict(environ), capture_output=True, text=True, timeout=30, check=True)
    document: Snapshot = json.loads(found.stdout)
    return document


def over(server: Server, environ: Mapping[str, str], sessions: int) -> Snapshot:
    """The same, once so many sessions have been and none is there any more."""

    def done() -> Snapshot | None:
        found = snapshot(server, environ)
        return found if found["opened"] == sessions and not found["sessions"] else None

    return eventually(done)


def added(runs: list[Ran]) -> dict[str, int]:
    return {name: sum(run.stats[name] for run in runs) for name in SUMS}


@pytest.mark.parametrize("lane", ["c", "python"])
def test_totals_are_what_programs_count_themselves(
    server: Callable[..., Server], gtap_exec: Callable[..., Ran], environ: dict[str, str], lane: str
) -> None:
    """Payloads in both directions, bulk, pinned copies, host functions; to the byte, once the programs have ended."""
    environ["GTAP_LANE"] = lane
    try:
        there = server("null" if lane == "c" else "cpu")
    finally:
        del environ["GTAP_LANE"]
    runs = [
        gtap_exec(build.program(PROGRAMS / name), *map(str, arguments), server=there, stats=True)
        for name, arguments in [("vectorAdd.cu", (50000, 1)), ("training.cu", (3, 65536, 1))]
    ]
    found = over(there, environ, len(runs))
    assert {name: found["total"][name] for name in SUMS} == added(runs)
    assert found["total"]["waits"] > found["total"]["calls"] - found["total"]["posts"]  # those of the core itself


def test_a_link_that_is_lost_changes_no_total(
    cpu_server: Server, gtap_exec: Callable[..., Ran], environ: dict[str, str], tmp_path: Path
) -> None:
    """What is sent again is counted once, on both sides."""
    before = snapshot(cpu_server, environ)
    with relaying(cpu_server.path, tmp_path, tcp=False, cuts=5, every=15) as relay:
        program = build.program(PROGRAMS / "training.cu")
        ran = gtap_exec(program, "60", "32768", "3", env={"GTAP_SERVER": relay.url}, stats=True)
        assert ran.status == 0, ran.stderr
        assert relay.cuts == 5
    found = over(cpu_server, environ, before["opened"] + 1)
    assert {name: found["total"][name] - before["total"][name] for name in SUMS} == added([ran])
