"""Replays: what is done for each event of a recording, and that a replay waits as often as the program did."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gtap_core.bench import replay
from gtap_core.cli import main
from gtap_core.client.trace import Event
from tests.fixtures import Ran

ROUNDS = 20
PROGRAM = f"""
import ctypes
cuda, size = ctypes.CDLL("libcuda.so.1"), ctypes.c_size_t(1 << 18)
context, event, memory = ctypes.c_void_p(), ctypes.c_void_p(), ctypes.c_uint64()
host = ctypes.create_string_buffer(1 << 18)
assert cuda.cuInit(0) == cuda.cuDevicePrimaryCtxRetain(ctypes.byref(context), 0) == cuda.cuCtxSetCurrent(context) == 0
assert cuda.cuEventCreate(ctypes.byref(event), 2) == cuda.cuMemAlloc_v2(ctypes.byref(memory), size) == 0
for _ in range({ROUNDS}):
    assert cuda.cuMemcpyHtoDAsync_v2(memory, host, size, None) == cuda.cuEventRecord(event, None) == 0
    assert cuda.cuStreamSynchronize(None) == 0
"""


def event(kind: str, size: int, payload: int = 0, waited: bool = False, number: int = 1) -> Event:
    return Event(number, 0, 1, "cuThing", kind, waited, size, payload, 0.0)


def test_each_event_becomes_what_sends_as_many_bytes() -> None:
    events = [
        event("core", 136, waited=True),
        event("post", 120, 32),
        event("post", 80, 1 << 20),
        event("defer", 64),
        event("call", 48, waited=True),
        event("wait", 0, waited=True, number=0),
    ]
    frame, payload, output, wait = replay.FRAME, replay.PAYLOAD, replay.OUTPUT, replay.WAIT
    expected = [(frame, 120), (payload, 1 << 20), (output, replay.OUTPUT_BYTES), (frame, 48), (wait, 0), (wait, 0)]
    assert list(replay.steps(events)) == expected


@pytest.mark.slow
def test_a_replay_costs_what_was_recorded(
    gtap_exec: Callable[..., Ran],
    environ: dict[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Its waits, and its bytes within a tenth. Delete the line that yields WAIT in replay.py to see it fail."""
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert gtap_exec(sys.executable, "-c", PROGRAM, local="null", record=tmp_path / "recording").status == 0
    assert main(["bench", "replay", str(tmp_path / "recording")]) == 0
    rows = {line.split()[0]: line.split()[1:] for line in capsys.readouterr().out.splitlines()}
    waits, sent = ([float(each) for each in rows[name]] for name in ("waits", "bytes"))
    assert waits[0] - waits[1] in (0, 1) and waits[1] >= ROUNDS  # the memory's first extent is the replay's own
    assert 0.9 < sent[0] / sent[1] < 1.1


def test_a_file_that_is_no_recording_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "replay", str(tmp_path / "nothing")]) == 125
    assert main(["bench", "replay"]) == 125
    assert capsys.readouterr().err.count("gtap: ") == 2
