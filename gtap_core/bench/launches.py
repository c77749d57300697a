"""Posted launches: what one costs the client and the server, how many a second, how many bytes."""

from __future__ import annotations

from collections.abc import Iterator

from .place import Place, medians
from .result import Result, at_least, at_most

ARGUMENTS = 32  # bytes of the five that the program's kernel takes
FEW, MANY = 1000, 3000


def frame_bytes(place: Place) -> float:
    """Bytes on the wire for one launch, from the counters of two runs."""
    few, many = (place.counted("launch", "count", count)["bytes_sent"] for count in (FEW, MANY))
    return (many - few) / (MANY - FEW)


def measure_bytes(place: Place, seconds: float) -> Iterator[Result]:
    """Bytes of a launch beyond its arguments. The control is a bare header of 16 bytes."""
    yield at_most("bytes.launch", frame_bytes(place) - ARGUMENTS, 16, "bytes", 32)


def measure(place: Place, seconds: float) -> Iterator[Result]:
    """Processor time of both sides, and the rate; the control sends frames of the same size."""
    size = max(48, round(frame_bytes(place) / 8) * 8)
    route = place.routes["unix"]
    found = medians(place.run("launch", route.raw, place.peer, size, seconds, apart=True))
    yield at_most("launch.client", found["gtap.client"], found["raw.client"], "ns", 80)
    yield at_most("launch.server", found["gtap.server"], found["raw.server"], "ns", 80)
    yield at_least("launch.rate", found["gtap.rate"] / 1e6, found["raw.rate"] / 1e6, "M/s", 6)
