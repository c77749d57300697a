"""Frames that leave out what an earlier one began with."""

from __future__ import annotations

import struct

import pytest

from gtap_core.errors import Fault
from gtap_core.wire.patterns import KEEP, MOST_PATTERNS, MOST_WHOLE, SHORT, Patterns

FIXED, PARTS = bytes(range(24)), b"parts..."


def frame(body: bytes, flags: int = 0, number: int = 0, ordinal: int = 25) -> bytes:
    return struct.pack("<IHHHBBI", 16 + len(body), 1, ordinal, 7, flags, number, 257) + body


def keeping(number: int = 5) -> bytes:
    return frame(FIXED + PARTS, KEEP | 3 << 3, number)


def test_a_frame_is_whole_again() -> None:
    """Falls without `body = kept[1] + body` in wire/patterns.py."""
    patterns = Patterns()
    assert patterns.whole(frame(FIXED)) == frame(FIXED)
    assert patterns.whole(keeping()) == frame(FIXED + PARTS)
    assert patterns.whole(frame(b"another.", SHORT, 5)) == frame(FIXED + b"another.")
    assert patterns.whole(frame(b"", SHORT | 1, 5)) == frame(FIXED, 1)
    assert patterns.whole(frame(b"else".ljust(24), KEEP | 1 << 3, 5)) == frame(b"else".ljust(24))
    assert patterns.whole(frame(PARTS, SHORT, 5)) == frame(b"else".ljust(8) + PARTS)


@pytest.mark.parametrize(
    "bad",
    [
        frame(PARTS, SHORT, 4),
        frame(PARTS, SHORT, 5, ordinal=26),
        frame(PARTS, SHORT | KEEP, 5),
        frame(PARTS, SHORT | 1 << 3, 5),
        frame(PARTS, KEEP, 5),
        frame(PARTS, KEEP | 2 << 3, 5),
        frame(bytes(MOST_WHOLE - 32), SHORT, 5),
        frame(bytes(MOST_WHOLE), KEEP | 1 << 3, 5),
    ],
    ids=["not kept", "of another function", "both", "words of a short one", "no words", "too many", "long", "longer"],
)
def test_what_cannot_be_is_a_fault(bad: bytes) -> None:
    patterns = Patterns()
    patterns.whole(keeping())
    with pytest.raises(Fault, match="pattern"):
        patterns.whole(bad)


def test_a_server_keeps_as_many_as_it_offered() -> None:
    with pytest.raises(Fault):
        Patterns(5).whole(keeping(5))
    assert Patterns(6).whole(keeping(5)) == frame(FIXED + PARTS)
    assert Patterns().count == MOST_PATTERNS
