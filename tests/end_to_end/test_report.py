"""`gtap exec --stats`: how long a real program waited, and what a person at a terminal is told."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import pty
import re
import struct
import subprocess
import termios
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from gtap_core.bench.relay import Link, relaying
from gtap_core.client.progress import ERASE
from tests.end_to_end.reference import PROGRAMS, vector_add
from tests.fixtures import GTAP, RUN_DEADLINE, Ran, Server
from tests.programs import build

DISTANCE = 20  # milliseconds there and back


def test_waits_take_what_the_link_takes(
    server: Callable[..., Server], environ: Mapping[str, str], tmp_path: Path
) -> None:
    """Each wait of a call takes a round trip of a relay that delays, and the sums are those of the functions.

    Delete `stats_waited(&span)` from gtap_call (shim/src/command_buffer.c) to see it fail.
    """
    file, program = tmp_path / "stats.json", build.program(PROGRAMS / "warmloop.cu")
    with relaying(Link(DISTANCE), server("cpu").url) as (url,):
        command = [*GTAP, "exec", "--server", url, f"--stats={file}", str(program), "4096", "10", "1"]
        done = subprocess.run(command, env=dict(environ), capture_output=True, timeout=RUN_DEADLINE, check=True)
    assert done.stderr == b""
    counted = json.loads(file.read_text())
    functions = counted["by_function"]
    assert counted["shortest_round_trip_seconds"] >= DISTANCE / 1000
    assert counted["waits"] >= 10
    for name, each in functions.items():
        assert each["seconds"] >= each["waits"] * DISTANCE / 1000 * (name != "gtap deferred output"), name
        assert each["waits"] or not each["seconds"]
    assert counted["wait_seconds"] == pytest.approx(sum(each["seconds"] for each in functions.values()))
    assert counted["wait_seconds"] < counted["run_seconds"] < RUN_DEADLINE


def seconds(text: str) -> float:
    """A time as the report writes it."""
    number, unit = text.split()
    return float(number) * {"ms": 1e-3, "s": 1, "min": 60}[unit]


def test_a_terminal_gets_a_report(
    cpu_server: Server, environ: Mapping[str, str], gtap_exec: Callable[..., Ran]
) -> None:
    """Parts that add up to the run, the functions, bytes, and one sentence; nothing of it where the program writes.

    Write `stats.to_table(found)` for `report.to_report(...)` in exec.py to see it fail.
    """
    program = build.program(PROGRAMS / "vectorAdd.cu")
    above, below = pty.openpty()
    command = [*GTAP, "exec", "--server", cpu_server.url, "--stats", str(program), "50000", "1"]
    process = subprocess.Popen(command, env=dict(environ), stdout=subprocess.PIPE, stderr=below)
    os.close(below)
    output, _ = process.communicate(timeout=RUN_DEADLINE)
    said = os.read(above, 65536).decode().splitlines()
    os.close(above)
    assert (process.returncode, output.decode().splitlines()) == (0, vector_add(50000, 1))
    whole, *parts = re.findall(r"[\d.]+ (?:ms|s|min)\b", said[0])
    assert re.sub(r"[\d.]+", "N", said[0].replace(" ms", " s")) == (
        "gtap: N s: opening N s (N %), network N s (N %), GPU N s (N %), program N s (N %)"
    )
    assert sum(map(seconds, parts)) == pytest.approx(seconds(whole), rel=0.05, abs=0.001)
    again = gtap_exec(program, "50000", "1", server=cpu_server, stats=True).stats
    assert said[1].startswith(f"gtap: {again['waits']} waits, {again['calls']} calls ({again['posts']} posted), ")
    names = {line.partition(" calls  ")[2].partition(":")[0] for line in said[2:-1]}
    assert len(names) == 5 and names <= {*again["by_function"], "gtap upload"} and {"gtap open", "gtapCopyOut"} <= names
    assert said[-1].startswith("gtap: ") and len(said) == 8


def on_terminal(command: list[str], environ: Mapping[str, str], columns: int) -> str:
    """What a command writes to a terminal so wide as its stderr."""
    above, below = pty.openpty()
    fcntl.ioctl(below, termios.TIOCSWINSZ, struct.pack("4H", 24, columns, 0, 0))
    process = subprocess.Popen(command, env=dict(environ), stdout=subprocess.DEVNULL, stderr=below)
    os.close(below)
    said = b""
    with contextlib.suppress(OSError):  # the last one has closed it
        while part := os.read(above, 65536):
            said += part
    os.close(above)
    assert process.wait(RUN_DEADLINE) == 0, said
    return said.decode()


@pytest.mark.system
@pytest.mark.parametrize("columns", [80, 24])
def test_a_long_upload_is_told_on_a_terminal_alone(
    columns: int, server: Callable[..., Server], environ: Mapping[str, str]
) -> None:
    """In one line of it, which is gone when the report comes: however narrow, and without a colour.

    Delete `[: len(ERASE) + columns - 1]` from client/progress.py to see the narrow one fail.
    """
    program = build.program(PROGRAMS / "vectorAdd.cu")
    slow = Link(1, 4e6)  # each of four streams: the upload takes twice as long as nothing is said
    with relaying(slow, server("null").url) as (url,):
        command = [*GTAP, "exec", "--server", url, "--stats", str(program), "8000000", "1"]
        if columns == 80:
            done = subprocess.run(command, env=dict(environ), capture_output=True, timeout=RUN_DEADLINE)
            assert b"\x1b" not in done.stderr and b"uploaded" not in done.stderr
        said = on_terminal(command, {**environ, "NO_COLOR": "1"}, columns)
    *lines, rest = said.split(ERASE)
    told = [each for each in lines if each]
    assert told and all(each.startswith("gtap: ") and len(each) < columns for each in told), said
    if columns == 80:
        assert all(re.fullmatch(r"gtap: [\d.]+ MiB uploaded, [\d.]+ [KM]iB/s", each) for each in told), said
    assert rest.startswith("gtap: ") and "GPU" in rest and "\x1b" not in rest
