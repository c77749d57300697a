"""What TLS adds to waits and copies: gtap by TLS beside gtap by plain TCP, in turn, in one program.

Where a byte takes 1/P by plain TCP and 1/A to be sealed, an end that does on one processor all that plain TCP takes,
and seals, comes to 1/(1/A + 1/P). Copies are to reach 0.6 P, or that where it is less.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .place import Place, medians, place
from .result import Result, at_most_times

WAYS = ("sync", "copy")
DIRECTIONS = ("in", "out")
WAIT, BULK = 1.5, 0.6  # times the control


def measure(_other: Place, seconds: float) -> Iterator[Result]:
    """Waits and copies, on a server of its own that takes both."""
    with place(secure=True) as own:
        yield from measure_waits(own, seconds)
        yield from measure_copies(own, seconds)


def measure_waits(own: Place, seconds: float, ways: Sequence[str] = WAYS) -> Iterator[Result]:
    """One client thread: a launch and its synchronisation, or a copy of 8 bytes to the host."""
    for way in ways:
        found = _both(own, way, seconds)
        yield at_most_times(f"tls.wait.{way}", found["tls"], found["plain"], "us", WAIT)


def measure_copies(own: Place, seconds: float) -> Iterator[Result]:
    """Eight copies of 4 MiB at a time from and to page-locked memory; the program also times AES-128-GCM."""
    for way in DIRECTIONS:
        found = _both(own, way, seconds)
        possible = in_turn(found["aes"], found["plain"])
        target = f">= {BULK:g} x or {possible:.3g} (AES)"
        holds = found["tls"] >= min(BULK * found["plain"], possible)
        yield Result(f"tls.bulk.{way}", found["tls"], found["plain"], "GB/s", target, holds)
        yield Result(f"tls.aes.{way}", found["aes"], None, "GB/s", "-", True)


def in_turn(aes: float, plain: float) -> float:
    """Bytes a second of a processor that seals at one rate and then sends at the other."""
    return 1 / (1 / aes + 1 / plain)


def _both(own: Place, kind: str, seconds: float) -> dict[str, float]:
    routes = [own.routes["tls"], own.routes["tcp"]]
    return medians(own.run("secure", kind, seconds, routes=routes, apart=True))
