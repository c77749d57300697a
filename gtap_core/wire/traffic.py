"""What a client has sent and got, in numbers, and what a number of the wire is."""

from __future__ import annotations

from typing import Any

import attrs

LARGEST = 1 << 63


def number(value: Any) -> int:
    """An integer from 0 that every peer can hold. TypeError: it is none."""
    if type(value) is not int or not 0 <= value < LARGEST:
        raise TypeError("a number")
    return value


@attrs.frozen
class Traffic:
    """What a client has sent to its session and got from it, as `gtap exec --stats` counts it; bytes are the client's.

    A call that is no post has an answer, which somebody waited for. In a rate all of it is per second.
    """

    calls: int = attrs.field(default=0, converter=number)
    posts: int = attrs.field(default=0, converter=number)
    waits: int = attrs.field(default=0, converter=number)
    bytes_sent: int = attrs.field(default=0, converter=number)
    bytes_received: int = attrs.field(default=0, converter=number)

    def __add__(self, other: Traffic) -> Traffic:
        both = zip(attrs.astuple(self), attrs.astuple(other), strict=True)
        return Traffic(*(min(a + b, LARGEST - 1) for a, b in both))


def traffic(value: Any) -> Traffic:
    """As it comes, or one that is there already. TypeError: it is none."""
    if isinstance(value, Traffic):
        return value
    if not isinstance(value, dict):
        raise TypeError("traffic")
    names = ("calls", "posts", "waits", "bytes_sent", "bytes_received")
    return Traffic(**{name: value[name] for name in names if name in value})
