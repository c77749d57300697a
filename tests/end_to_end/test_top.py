"""What a server says of itself: the same numbers as the program's own statistics, wherever they are read."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import subprocess
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families
from textual.widgets import DataTable

from gtap_core.client import views
from gtap_core.client.address import parse
from gtap_core.testing import eventually
from gtap_core.tui.app import Confirm, Top
from gtap_core.wire.watch import SessionView
from tests.end_to_end.reference import PROGRAMS
from tests.end_to_end.viewing import row, text, until
from tests.fixtures import GTAP, ROOT, Ran, Server
from tests.programs import build
from tests.relay import relaying

SUMS = ("calls", "posts", "waits", "bytes_sent", "bytes_received")
Snapshot = dict[str, Any]


def snapshot(server: Server, environ: Mapping[str, str]) -> Snapshot:
    """What `gtap top --json` prints."""
    command = [*GTAP, "top", "--json", "--server", server.url]
    found = subprocess.run(command, env=dict(environ), capture_output=True, text=True, timeout=60, check=True)
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


@pytest.mark.parametrize("lane", ["c", pytest.param("python", marks=pytest.mark.system)])
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


@pytest.mark.system
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


# ---- the view, the metrics, the kick ----


def metrics(server: Server) -> dict[tuple[str, str], float]:
    """The page for Prometheus, read by its own parser: values by name and session."""
    with urllib.request.urlopen(url_of(server), timeout=60) as answer:
        families = text_string_to_metric_families(answer.read().decode())
    return {(each.name, each.labels.get("session", "")): each.value for family in families for each in family.samples}


def url_of(server: Server) -> str:
    found = re.search(r"metrics are at (http://[0-9.:]+/metrics)", server.said())
    assert found is not None
    return found[1]


@contextmanager
def running(server: Server, environ: Mapping[str, str]) -> Iterator[subprocess.Popen[str]]:
    """A program that goes on for long."""
    program = build.program(PROGRAMS / "training.cu")
    command = [*GTAP, "exec", "--server", server.url, str(program), "1000000", "32768", "3"]
    process = subprocess.Popen(
        command,
        env=dict(environ),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def quiet(app: Top) -> Callable[[], SessionView | None]:
    """Once the one session has done nothing for a second or so: that."""

    def look() -> SessionView | None:
        there = app.snapshot.sessions if app.snapshot is not None else ()
        return there[0] if there and there[0].total.calls and not there[0].rate.calls else None

    return look


async def watch_and_kick(server: Server, gtap_exec: Callable[..., Ran], environ: Mapping[str, str]) -> None:
    app = Top(parse(server.url), None)
    async with app.run_test(size=(160, 40)) as pilot:
        program = build.program(PROGRAMS / "vectorAdd.cu")
        runs = [await asyncio.to_thread(gtap_exec, program, "50000", "1", server=server, stats=True) for _ in range(2)]
        await until(pilot, lambda: app.snapshot and app.snapshot.opened == 2 and not app.snapshot.sessions)
        assert app.snapshot is not None
        sums, page = added(runs), await asyncio.to_thread(metrics, server)
        assert {name: getattr(app.snapshot.total, name) for name in SUMS} == sums
        assert {name: page[f"gtap_{name}_total", ""] for name in SUMS} == sums
        head = text(app, "head")
        assert f"{sums['calls']} calls, {sums['waits']} waits, {views.size(sums['bytes_sent'])} sent" in head

        with running(server, environ) as process:
            await until(pilot, lambda: app.snapshot and any(each.gpu_time for each in app.snapshot.sessions))
            assert app.snapshot is not None
            os.kill(app.snapshot.sessions[0].pid, signal.SIGSTOP)
            try:
                held = await until(pilot, quiet(app))
                page = await asyncio.to_thread(metrics, server)
            finally:
                os.kill(held.pid, signal.SIGCONT)
            assert {name: page[f"gtap_session_{name}_total", held.id[:8]] for name in SUMS} == {
                name: getattr(held.total, name) for name in SUMS
            }
            assert page["gtap_session_memory_bytes", held.id[:8]] == held.memory > 0
            assert page["gtap_session_gpu_seconds_total", held.id[:8]] == held.gpu_time / 1e9 > 0
            shown = await until(pilot, lambda: row(app))
            assert (shown["LEASE"], shown["PROGRAM"], shown["PID"]) == (held.lease[:8], "training", str(held.pid))
            assert shown["MEMORY"] == views.size(held.memory)

            await pilot.press("k")
            await until(pilot, lambda: isinstance(app.screen, Confirm))
            await pilot.press("n")
            assert process.poll() is None
            await pilot.press("k")
            await until(pilot, lambda: isinstance(app.screen, Confirm))
            await pilot.press("y")
            status, said = await asyncio.to_thread(lambda: (process.wait(60), process.stderr and process.stderr.read()))
            assert status != 0
            assert "ended the lease: it was kicked by a client on this machine" in str(said)
        await until(pilot, lambda: app.snapshot and not app.snapshot.sessions)
        assert app.query_one("#sessions", DataTable).row_count == 0


@pytest.mark.shows("FACE.5")
def test_the_view_the_metrics_and_the_statistics_agree(
    server: Callable[..., Server], gtap_exec: Callable[..., Ran], environ: dict[str, str]
) -> None:
    """By Textual's pilot, Prometheus' parser and --stats; then a key ends the lease, and the program hears why.

    Delete `self._ended += child.usage.traffic` in gtap_core/server/ledger.py to see it fail.
    """
    asyncio.run(watch_and_kick(server("cpu", "--metrics", "0"), gtap_exec, environ))
    screenshot = "gtap_core/tui/top.svg"
    assert f"]({screenshot})" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert "gtap CPU device" in (ROOT / screenshot).read_text(encoding="utf-8").replace("&#160;", " ")


def test_a_lease_is_listed_and_kicked(server: Callable[..., Server], environ: dict[str, str]) -> None:
    """By commands, from another process; a lease that is not there is refused by a sentence."""
    there = server("null")

    def gtap(*words: str) -> subprocess.CompletedProcess[str]:
        command = [*GTAP, *words, "--server", there.url]
        return subprocess.run(command, env=environ, capture_output=True, text=True, timeout=60)

    with running(there, environ) as process:
        line = eventually(
            lambda: next((each for each in gtap("leases").stdout.splitlines() if "training" in each), None)
        )
        assert gtap("kick", "00000000").stderr.endswith("no lease begins with 00000000: gtap leases lists them\n")
        done = gtap("kick", line.split()[0])
        assert (done.returncode, done.stdout) == (0, f"the lease {line.split()[0]} of training is over\n")
        _, said = process.communicate(timeout=60)
        assert process.returncode != 0
        assert "it was kicked by a client on this machine" in said
    assert gtap("leases").stdout.count("\n") == 1


def test_metrics_answer_one_question_alone(server: Callable[..., Server]) -> None:
    """Another path is not there; what is no request, or too long, is closed and hurts nobody."""
    there = server("null", "--metrics", "127.0.0.1:0", "--log-format", "json")
    lines = [json.loads(each) for each in there.said().splitlines()]
    assert {*lines[0]} == {"event", "level", "timestamp"}
    url = url_of(there)
    assert url.startswith("http://127.0.0.1:")
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(url.replace("/metrics", "/"), timeout=60)
    with pytest.raises(OSError):
        urllib.request.urlopen(urllib.request.Request(url, headers={"x": "y" * 100_000}), timeout=60)
    assert metrics(there)["gtap_sessions", ""] == 0
