"""Loops as programs have them, through the relay: what a distance costs beyond the time without it."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence

from .place import Place, Values, medians
from .relay import Link
from .result import Result, at_most_times

ROUND_TRIPS = (0.2, 1.0, 10.0, 30.0, 70.0, 150.0)  # milliseconds
TRAINING = 30.0
WIDE = 64 << 20  # bytes of the training loop's window


def _both(place: Place, which: str, near: Link, far: Link, seconds: float) -> Values:
    """Two devices in turn, each behind a relay of its own: so the distance is all that differs."""
    with place.through(near) as first, place.through(far) as second:
        return place.run("loop", which, first.raw, second.raw, seconds, routes=[first, second])


def measure_token(place: Place, seconds: float, round_trips: Sequence[float] = ROUND_TRIPS) -> Iterator[Result]:
    """1,000 launches, a small copy to the host and a synchronisation; the control is the round trip."""
    for milliseconds in round_trips:
        found = _both(place, "token", Link(0), Link(milliseconds), seconds)
        beyond = statistics.median(far - near for far, near in zip(found["far"], found["near"], strict=True))
        yield at_most_times(f"token.{milliseconds:g}ms", beyond, milliseconds, "ms", 1.1)


def measure_training(place: Place, seconds: float) -> Iterator[Result]:
    """Steps of 20 ms that wait for nothing; the control is the time of a step without a distance."""
    found = medians(_both(place, "training", Link(0, window=WIDE), Link(TRAINING, window=WIDE), seconds))
    yield at_most_times(f"training.{TRAINING:g}ms", found["far"], found["near"], "ms", 1.05)
