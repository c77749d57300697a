"""What a run cost: read the files that the program's processes counted in, add them up, show them.

Each process maps one file `<pid>.stats`: `magic "GTAPSTAT" | u64 calls, posts, waits, bytes_sent, bytes_received,
entries, waited, quickest, sending, receiving | entries x (char name[56] | u64 calls, posts, waits, waited)`,
little-endian; times in nanoseconds, `quickest` that of the shortest round trip, 0 when there was none.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import attrs

MAGIC = b"GTAPSTAT"
HEADER = struct.Struct("<8s10Q")
ENTRY = struct.Struct("<56s4Q")
MOST_ENTRIES = 4096
NANO = 1e9


@attrs.frozen
class Count:
    """Remote calls, those of them that were posted, round trips that a thread of the program waited for, how long."""

    calls: int = 0
    posts: int = 0
    waits: int = 0
    seconds: float = 0.0

    def __add__(self, other: Count) -> Count:
        waits, seconds = self.waits + other.waits, self.seconds + other.seconds
        return Count(self.calls + other.calls, self.posts + other.posts, waits, seconds)


@attrs.frozen
class Stats:
    """The sums of a run, all its processes together. Times are of all threads together, in seconds."""

    total: Count = Count()
    bytes_sent: int = 0
    bytes_received: int = 0
    shortest: float = 0.0  # round trip; 0: there was none
    sending: float = 0.0  # large payloads, outside of waits
    receiving: float = 0.0  # large outputs, a part of waits
    by_function: Mapping[str, Count] = attrs.field(factory=dict)

    def __add__(self, other: Stats) -> Stats:
        functions = dict(self.by_function)
        for name, count in other.by_function.items():
            functions[name] = functions.get(name, Count()) + count
        return Stats(
            self.total + other.total,
            self.bytes_sent + other.bytes_sent,
            self.bytes_received + other.bytes_received,
            min(self.shortest or other.shortest, other.shortest or self.shortest),
            self.sending + other.sending,
            self.receiving + other.receiving,
            functions,
        )


def collect(folder: Path) -> Stats:
    """Add up every process's file in a folder; a file that is no such file counts nothing."""
    total = Stats()
    for path in sorted(folder.glob("*.stats")):
        total += parse(path.read_bytes())
    return total


def parse(content: bytes) -> Stats:
    """Read one process's file; what is cut short or foreign counts nothing."""
    if len(content) < HEADER.size:
        return Stats()
    magic, calls, posts, waits, sent, received, entries, waited, *times = HEADER.unpack_from(content)
    if magic != MAGIC:
        return Stats()
    shortest, sending, receiving = (each / NANO for each in times)
    functions = dict(_entries(content, min(entries, MOST_ENTRIES)))
    return Stats(Count(calls, posts, waits, waited / NANO), sent, received, shortest, sending, receiving, functions)


def _entries(content: bytes, count: int) -> Iterator[tuple[str, Count]]:
    for offset in range(HEADER.size, HEADER.size + count * ENTRY.size, ENTRY.size):
        if offset + ENTRY.size > len(content):
            return
        name, calls, posts, waits, waited = ENTRY.unpack_from(content, offset)
        yield name.partition(b"\0")[0].decode("utf-8", "replace"), Count(calls, posts, waits, waited / NANO)


def to_json(stats: Stats, seconds: float) -> str:
    """The run of so many seconds as a JSON object: calls, posts, waits, times, bytes, by_function."""
    total = stats.total
    document = {
        "calls": total.calls,
        "posts": total.posts,
        "waits": total.waits,
        "run_seconds": seconds,
        "wait_seconds": total.seconds,
        "bytes_sent": stats.bytes_sent,
        "bytes_received": stats.bytes_received,
        "shortest_round_trip_seconds": stats.shortest,
        "sending_seconds": stats.sending,
        "receiving_seconds": stats.receiving,
        "by_function": {name: attrs.asdict(count) for name, count in _ordered(stats)},
    }
    return json.dumps(document, indent=2) + "\n"


def to_table(stats: Stats) -> str:
    """The run as lines for a person, the functions that were waited for most first."""
    total = stats.total
    lines = [
        f"gtap: {total.waits} waits, {total.calls} calls ({total.posts} posted), "
        f"{size(stats.bytes_sent)} sent, {size(stats.bytes_received)} received"
    ]
    rows = _ordered(stats)
    if rows:
        lines.append(f"{'waits':>12}{'seconds':>12}{'calls':>12}{'posts':>12}  function")
        lines += [_row(name, count) for name, count in rows]
    return "\n".join(lines) + "\n"


def _row(name: str, count: Count) -> str:
    return f"{count.waits:>12}{count.seconds:>12.6f}{count.calls:>12}{count.posts:>12}  {name}"


def _ordered(stats: Stats) -> list[tuple[str, Count]]:
    def rank(row: tuple[str, Count]) -> tuple[int, int, str]:
        return -row[1].waits, -row[1].calls, row[0]

    return sorted(stats.by_function.items(), key=rank)


def size(count: int) -> str:
    """A number of bytes for a person."""
    value = float(count)
    for unit in _UNITS:
        if value < 1024:
            return f"{value:.0f} {unit}" if unit == "bytes" else f"{value:.1f} {unit}"
        value /= 1024
    return f"{value:.1f} TiB"


_UNITS: Iterable[str] = ("bytes", "KiB", "MiB", "GiB")
