"""`gtap bench replay FILE`: what a recorded run costs on the null device, where nothing but the way there takes time.

A recording has no arguments: each call is replaced by one of the driver's that sends as many bytes, and each wait by a
wait. What the program did between its calls is left out.
"""

from __future__ import annotations

import struct
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ..client import trace
from ..errors import UsageError
from . import launches
from .place import Place, place

FRAME, PAYLOAD, OUTPUT, WAIT = 1, 2, 3, 4
OUTPUT_BYTES = 4096  # a recording does not say how long a deferred output was
_STEP = struct.Struct("<QQ")


def steps(events: Iterable[trace.Event]) -> Iterator[tuple[int, int]]:
    """What is done for each event: (kind, bytes), as c/replay.c reads them."""
    for event in events:
        if event.kind == "core":
            continue
        if event.payload > event.size:
            yield PAYLOAD, event.payload
        elif event.kind == "defer":
            yield OUTPUT, OUTPUT_BYTES
        elif event.number:
            yield FRAME, event.size
        if event.waited:
            yield WAIT, 0


def run(file: Path) -> int:
    """Replay each process of the recording and print what it cost beside what was recorded. Raises UsageError."""
    processes = [each for each in trace.read(file) if each.events]
    if not processes:
        raise UsageError(f"{file} holds no calls")
    with place() as where:
        head = round(launches.frame_bytes(where)) - launches.ARGUMENTS
        for each in processes:
            sys.stdout.write(f"process {each.pid} ({each.program}), {len(each.events)} events\n")
            for row in _rows(where, each.events, head):
                sys.stdout.write(row)
    return 0


def _rows(where: Place, events: Sequence[trace.Event], head: int) -> Iterator[str]:
    written = where.folder / "steps"
    written.write_bytes(b"".join(_STEP.pack(*each) for each in steps(events)))
    empty = where.folder / "nothing"
    empty.write_bytes(b"")
    base, counts = (where.counted("replay", each, head) for each in (empty, written))
    seconds = where.run("replay", written, head)["seconds"][0]
    mine = [each for each in events if each.kind != "core"]
    sent = sum(each.size + (each.payload if each.payload > each.size else 0) for each in mine)
    yield f"{'':<10}{'recorded':>14}{'replayed':>14}\n"
    yield f"{'seconds':<10}{events[-1].time - events[0].time:>14.6f}{seconds:>14.6f}\n"
    yield f"{'waits':<10}{sum(each.waited for each in mine):>14}{counts['waits'] - base['waits']:>14}\n"
    yield f"{'bytes':<10}{sent:>14}{counts['bytes_sent'] - base['bytes_sent']:>14}\n"
