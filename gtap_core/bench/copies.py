"""Copies of a mebibyte and more: in flight beside raw one-way throughput, blocking ones beside request and reply."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from .place import Place, medians
from .relay import Link
from .result import Result, at_least_times

SIZES = {"1M": 1 << 20, "4M": 4 << 20}
UPLOAD = 256 << 20  # bytes
SLOW = Link(150)  # window: what the relay has by itself
TRANSFER = 6 * SLOW.window  # bytes of the control, which one connection's window bounds


def measure(place: Place, seconds: float) -> Iterator[Result]:
    """Each size and direction, pinned and pageable, eight at a time and one."""
    raw = place.routes["unix"].raw
    for size, way, memory, how in product(SIZES, ("in", "out"), ("pinned", "pageable"), ("eight", "blocking")):
        found = medians(place.run("copies", raw, SIZES[size], way, memory, how, seconds, apart=True))
        yield at_least_times(f"copies.{size}.{way}.{memory}.{how}", found["gtap"], found["raw"], "GB/s", 0.85)


def measure_upload(place: Place, seconds: float) -> Iterator[Result]:
    """A large upload on a long way; the control is one raw connection, which its window bounds."""
    size = UPLOAD if seconds >= 1 else UPLOAD // 8
    with place.through(SLOW) as route:
        found = medians(place.run("upload", route.raw, size, TRANSFER, seconds, routes=[route]))
    yield at_least_times("upload", found["gtap"], found["raw"], "MB/s", 3)
