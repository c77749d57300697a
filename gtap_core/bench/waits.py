"""Waits: a round trip that a thread pays for, beside a raw exchange of the same bytes; and a lone launch."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .. import native
from .place import Place, medians
from .result import Result, at_most_times

FEW, MANY = 50, 150
WAYS = ("sync", "copy")
INLINE, HANDED_OVER = 1.25, 2.0
SEVERAL = 4  # client threads


def wait_bytes(place: Place, way: str) -> tuple[int, int]:
    """Bytes of one wait, there and back, from the counters of two runs."""
    few, many = (place.counted("wait", way, "count", count) for count in (FEW, MANY))
    sent, received = (round((many[name] - few[name]) / (MANY - FEW)) for name in ("bytes_sent", "bytes_received"))
    return sent, received


def measure(place: Place, seconds: float, ways: Sequence[str] = WAYS) -> Iterator[Result]:
    """One client thread, which reads its answers itself."""
    yield from _measure(place, seconds, ways, "wait", 1, INLINE)


def measure_handover(place: Place, seconds: float, ways: Sequence[str] = WAYS) -> Iterator[Result]:
    """Several client threads, one of which reads the answers of all; the control is alone."""
    yield from _measure(place, seconds, ways, "handover", SEVERAL, HANDED_OVER)


def _measure(
    place: Place, seconds: float, ways: Sequence[str], name: str, threads: int, times: float
) -> Iterator[Result]:
    for way in ways:
        sent, received = wait_bytes(place, way)
        for route in place.routes.values():
            arguments = way, route.raw, sent, received, seconds, threads
            found = medians(place.run("wait", *arguments, routes=[route], apart=True))
            yield at_most_times(f"{name}.{way}.{route.name}", found["gtap"], found["raw"], "us", times)


def idle_time() -> float:
    """Microseconds that the shim leaves a posted call in its buffer, from its header."""
    header = (native.shim_folder() / "src" / "session.h").read_text(encoding="ascii")
    found = re.search(r"^#define IDLE_NANOSECONDS (\d+)", header, re.MULTILINE)
    return int(found[1]) / 1e3 if found is not None else 0.0


def measure_lone(place: Place, seconds: float) -> Iterator[Result]:
    """From a launch in a quiet client to its execution; the control is half of an exchange."""
    idle = idle_time()
    for route in place.routes.values():
        found = medians(place.run("lone", route.raw, seconds, routes=[route], apart=True))
        holds = found["gtap"] <= idle + 1.5 * found["raw"]
        yield Result(f"lone.{route.name}", found["gtap"], found["raw"], "us", f"<= {idle:g} + 1.5 x control", holds)
