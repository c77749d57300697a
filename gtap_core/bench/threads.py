"""Several client threads that post, beside one that waits all the time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .place import Place, medians
from .result import Result, at_least_times

POSTING = (1, 2, 4, 7)  # and one that waits: eight at most


def measure(place: Place, seconds: float, posting: Sequence[int] = POSTING) -> Iterator[Result]:
    """The rate of those that post; the control is their rate without the one that waits."""
    for count in posting:
        found = medians(place.run("threads", count, seconds))
        yield at_least_times(f"threads.{count + 1}", found["with"] / 1e3, found["without"] / 1e3, "k/s", 0.8)
