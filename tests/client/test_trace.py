"""Recordings: what they hold is what a relay saw, and a damaged one is named."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gtap_core.cli import main
from gtap_core.client import trace
from gtap_core.errors import UsageError
from gtap_core.plugins import load
from gtap_core.wire.opening import CORE, END
from tests.fixtures import ROOT, Ran, Server
from tests.programs import build
from tests.recorder import Recorder

COUNT = 50000
EVENT = trace.Event(7, 0, 3, "cuThing", "call", True, 48, 1000, 1.5)


def part(pid: int, start: int, records: bytes, lost: int = 0) -> bytes:
    return trace.PROCESS.pack(trace.PROCESS_MAGIC, pid, 0, start, len(records), lost, b"program") + records


def name(index: int, text: bytes) -> bytes:
    return trace.NAME.pack(2, 0, len(text), index) + text + bytes(-len(text) % 8)


def event(kind: int = 2, waited: int = 1, named: int = 1, time: int = 1_500_000_000) -> bytes:
    return trace.EVENT.pack(1, kind, waited, 0, 3, 0, 48, named, 7, time, 1000)


def gathered(tmp_path: Path, *parts: bytes) -> Path:
    folder = tmp_path / "parts"
    folder.mkdir()
    for index, content in enumerate(parts):
        (folder / f"{index}.record").write_bytes(content)
    trace.gather(folder, tmp_path / "recording")
    return tmp_path / "recording"


def test_processes_are_read_in_the_order_they_began(tmp_path: Path) -> None:
    """Room that a process did not use, and files that are none, are left out."""
    late = part(11, 2_000_000_000, name(1, b"cuOther") + event(time=0), lost=5) + bytes(4096)
    early = part(10, 1_000_000_000, name(1, b"cuThing") + event() + event(4, 1, 0))
    first, second = trace.read(gathered(tmp_path, late, early, b"no recording"))
    assert (first.pid, first.events[0], first.events[1].kind) == (10, EVENT, "wait")
    assert (second.pid, second.lost, second.events[0].function, second.events[0].time) == (11, 5, "cuOther", 1.0)


def test_a_listing_has_a_line_for_each_event_and_sums(tmp_path: Path) -> None:
    lines = list(trace.listing(trace.read(gathered(tmp_path, part(10, 0, name(1, b"cuThing") + event() * 3, lost=2)))))
    assert lines[0] == "process 10 (program), 3 events"
    assert lines[1].split()[0] == "2"
    assert lines[3].split() == ["7", "3", "call", "48", "1000", "wait", "1.500000", "cuThing"]
    assert "3 events, 3 waits, 144 bytes of frames, 3000 bytes of payload" in lines
    assert lines[-1].split() == ["3", "3", "144", "3000", "cuThing"]


@pytest.mark.parametrize(
    "content",
    [
        b"something else",
        trace.MAGIC + part(1, 0, event(named=9)),
        trace.MAGIC + part(1, 0, event(kind=77)),
        trace.MAGIC + part(1, 0, event()[:-1]),
        trace.MAGIC + part(1, 0, b"\x07" * 40),
        trace.MAGIC + part(1, 0, event())[:-1],
    ],
)
def test_a_file_that_is_no_recording_is_named(
    tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "file"
    file.write_bytes(content)
    with pytest.raises(UsageError, match=str(file)):
        trace.read(file)
    assert main(["trace", str(file)]) == 125
    assert capsys.readouterr().err.startswith(f"gtap: {file} is ")


def test_a_place_that_cannot_be_written_is_said_before_the_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["exec", "--record", str(tmp_path / "no" / "file"), "true"]) == 125
    assert "cannot be written" in capsys.readouterr().err


def test_a_recording_is_the_sequence_that_a_relay_saw(
    tmp_path: Path,
    server: Callable[..., Server],
    recording: Callable[[Server], Recorder],
    gtap_exec: Callable[..., Ran],
) -> None:
    """Function, bytes and thread of each frame in order, and the waits. Record a frame twice to see it fail."""
    relay = recording(server("cpu"))
    program = build.program(ROOT / "tests" / "programs" / "vectorAdd.cu")
    ran = gtap_exec(program, str(COUNT), "1", server=relay, stats=True, record=tmp_path / "recording")
    assert ran.status == 0, ran.stderr
    (process,) = trace.read(tmp_path / "recording")
    functions = load().libraries["driver"].functions
    seen = [
        ("gtap open" if library == 0 else functions[ordinal].name, size, thread)
        for library, ordinal, size, thread in relay.sequence
        if (library, ordinal) != (CORE, END)  # no call: the link's last frame
    ]
    frames = [each for each in process.events if each.number]
    assert [(each.function, each.size, each.thread) for each in frames] == seen
    assert [each.number for each in frames] == list(range(1, len(seen) + 1))
    assert sum(each.waited for each in process.events) == relay.waits == ran.stats["waits"]
    sizes = {"gtapCopyIn": 4 * COUNT, "gtapCopyOut": 0, "gtapMemAlloc": 0}
    for each in frames:
        assert each.payload == sizes.get(each.function, each.payload)
    assert (process.program, process.lost) == ("vectorAdd", 0)
    assert [each.time for each in process.events] == sorted(each.time for each in process.events)


KILLED = """
import ctypes, os, signal
cuda = ctypes.CDLL("libcuda.so.1")
context = ctypes.c_void_p()
assert cuda.cuInit(0) == cuda.cuDevicePrimaryCtxRetain(ctypes.byref(context), 0) == cuda.cuCtxSetCurrent(context) == 0
event = ctypes.c_void_p()
assert cuda.cuEventCreate(ctypes.byref(event), 2) == 0
for _ in range(40000):
    cuda.cuEventRecord(event, None)
cuda.cuCtxSynchronize()
if os.fork() == 0:
    os.kill(os.getpid(), signal.SIGKILL)
os.wait()
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_program_that_is_killed_leaves_what_it_did(gtap_exec: Callable[..., Ran], tmp_path: Path) -> None:
    """Write a buffer at the process's end instead of mapping the file in record.c to see it fail."""
    ran = gtap_exec(sys.executable, "-c", KILLED, local="null", record=tmp_path / "recording")
    assert ran.status == -signal.SIGKILL, ran.stderr
    (process,) = trace.read(tmp_path / "recording")
    functions = [each.function for each in process.events]
    assert (functions.count("cuEventRecordWithFlags"), functions[-1]) == (40000, "cuCtxSynchronize")
