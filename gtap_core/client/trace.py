"""What a recorded run sent, call by call: gather the files of its processes into one, read that, list it.

`gtap exec --record FILE` writes `magic "GTAPREC1"` and then each process's file; all numbers are little-endian:

    process  char magic[8] = "GTAPRECP" | u32 pid | u32 0 | u64 start | u64 used | u64 lost | char program[24] | records
    event    u8 1 | u8 kind | u8 waited | u8 session | u16 thread | u16 0 | u32 size | u32 name | u64 number | u64 time
             | u64 payload
    name     u8 2 | u8 0 | u16 length | u32 index | the name, padded to 8 bytes with zeros

`start` is in nanoseconds of the machine's monotonic clock, `time` in nanoseconds after it. `used` counts the bytes of
records, `lost` the events that had no room. `size` counts the bytes of a frame on the channel, `payload` those of its
arguments in memory, which lie in the frame or travelled on a bulk stream. `number` counts a session's frames from 1; a
wait that no frame stands for has the number 0. Nothing of the payload itself is kept.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import attrs

from ..errors import UsageError

MAGIC = b"GTAPREC1"
PROCESS = struct.Struct("<8sIIQQQ24s")
EVENT = struct.Struct("<BBBBHHIIQQQ")
NAME = struct.Struct("<BBHI")
PROCESS_MAGIC = b"GTAPRECP"
KINDS = ("core", "post", "call", "defer", "wait")


@attrs.frozen
class Event:
    """One frame, or one wait that no frame stands for."""

    number: int
    session: int
    thread: int
    function: str
    kind: str
    waited: bool
    size: int
    payload: int
    time: float
    """Seconds after the first process began to record."""


@attrs.frozen
class Process:
    """What one process of the run did."""

    pid: int
    program: str
    lost: int
    events: tuple[Event, ...]


# ---- writing ---------------------------------------------------------------------------------------------------------


def gather(folder: Path, file: Path) -> None:
    """Put the files of a run's processes into one. Raises OSError."""
    with file.open("wb") as output:
        output.write(MAGIC)
        for path in sorted(folder.glob("*.record")):
            with path.open("rb") as part:
                _copy(part, output)


def _copy(part: BinaryIO, output: BinaryIO) -> None:
    """A process's file without the room that it did not use; a file that is none is left out."""
    head = part.read(PROCESS.size)
    if len(head) == PROCESS.size and head.startswith(PROCESS_MAGIC):
        left = PROCESS.unpack(head)[4]
        output.write(head)
        while left and (piece := part.read(min(left, 1 << 20))):
            output.write(piece)
            left -= len(piece)


# ---- reading ---------------------------------------------------------------------------------------------------------


def read(file: Path) -> list[Process]:
    """The processes of a recording, in the order in which they began. Raises UsageError where it is none."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}") from error
    if not content.startswith(MAGIC):
        raise UsageError(f"{file} is no recording: gtap exec --record FILE makes one")
    try:
        parts = list(_parts(memoryview(content)[len(MAGIC) :]))
        first = min((start for start, *_ in parts), default=0)
        return [
            Process(pid, _text(program), lost, tuple(_events(records, start - first)))
            for start, pid, program, lost, records in sorted(parts, key=lambda part: part[0])
        ]
    except (struct.error, ValueError, IndexError, KeyError) as error:
        raise UsageError(f"{file} is damaged: {error}") from error


def _parts(content: memoryview) -> Iterator[tuple[int, int, bytes, int, memoryview]]:
    while content:
        magic, pid, _, start, used, lost, program = PROCESS.unpack_from(content)
        if magic != PROCESS_MAGIC or used > len(content) - PROCESS.size:
            raise ValueError("it was cut short")
        yield start, pid, program, lost, content[PROCESS.size : PROCESS.size + used]
        content = content[PROCESS.size + used :]


def _text(padded: bytes) -> str:
    return padded.partition(b"\0")[0].decode(errors="replace")


def _events(records: memoryview, offset: int) -> Iterator[Event]:
    names = {0: "?"}
    while records:
        if records[0] == 2:
            _, _, length, index = NAME.unpack_from(records)
            names[index] = _text(bytes(records[NAME.size : NAME.size + length]))
            records = records[NAME.size + -(-length // 8) * 8 :]
            continue
        tag, kind, waited, session, thread, _, size, name, number, time, payload = EVENT.unpack_from(records)
        if tag != 1:
            raise ValueError(f"a record of kind {tag}")
        seconds = (time + offset) / 1e9
        yield Event(number, session, thread, names[name], KINDS[kind], bool(waited), size, payload, seconds)
        records = records[EVENT.size :]


# ---- showing ---------------------------------------------------------------------------------------------------------


def listing(processes: list[Process]) -> Iterator[str]:
    """The lines of `gtap trace`: every event in its order, then sums by function."""
    for process in processes:
        yield f"process {process.pid} ({process.program}), {len(process.events)} events"
        if process.lost:
            yield f"    {process.lost} more had no room in the recording"
        several = len({event.session for event in process.events}) > 1
        heading = "number  thread  kind   bytes sent  payload     wait    seconds   function"
        yield f"{'session ' if several else ''}{heading}"
        for event in process.events:
            yield (f"{event.session:7} " if several else "") + _line(event)
    yield from _summary([event for process in processes for event in process.events])


def _line(event: Event) -> str:
    number = str(event.number or "-")
    waited = "wait" if event.waited else ""
    return (
        f"{number:>6}  {event.thread or '-':>6}  {event.kind:<5}  {event.size:10}  {event.payload:<10}  {waited:<4}  "
        f"{event.time:10.6f}  {event.function}"
    )


def _summary(events: list[Event]) -> Iterator[str]:
    waits = sum(event.waited for event in events)
    sent, payload = sum(event.size for event in events), sum(event.payload for event in events)
    yield f"{len(events)} events, {waits} waits, {sent} bytes of frames, {payload} bytes of payload"
    yield f"{'waits':>8} {'events':>8} {'bytes sent':>12} {'payload':>12}  function"
    by_name: dict[str, list[Event]] = {}
    for event in events:
        by_name.setdefault(event.function, []).append(event)
    rows = [
        (sum(e.waited for e in own), len(own), sum(e.size for e in own), sum(e.payload for e in own), name)
        for name, own in by_name.items()
    ]
    for row in sorted(rows, key=lambda row: (-row[0], -row[1], row[4])):
        yield f"{row[0]:8} {row[1]:8} {row[2]:12} {row[3]:12}  {row[4]}"
