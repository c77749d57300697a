"""CBOR (RFC 8949) as control messages use it: definite lengths, no tags, no floats, limited depth and size.

A general decoder builds dates, expressions and shared structures on the peer's word; this one cannot.
"""

from __future__ import annotations

from typing import Any

from gtap_core.errors import Fault

MOST_DEPTH = 6
_SIMPLE: dict[int, Any] = {20: False, 21: True, 22: None}


def encode(value: Any) -> bytes:
    """Encode None, bool, int (64 bits), bytes, str, list, tuple, dict with str keys."""
    match value:
        case None:
            return b"\xf6"
        case bool():
            return b"\xf5" if value else b"\xf4"
        case int():
            return _head(0, value) if value >= 0 else _head(1, -1 - value)
        case bytes():
            return _head(2, len(value)) + value
        case str():
            data = value.encode()
            return _head(3, len(data)) + data
        case list() | tuple():
            return _head(4, len(value)) + b"".join(encode(each) for each in value)
        case dict():
            return _head(5, len(value)) + b"".join(encode(key) + encode(each) for key, each in value.items())
    raise TypeError(f"{type(value).__name__} is not sent in control messages")


def _head(major: int, argument: int) -> bytes:
    if argument < 24:
        return bytes([major << 5 | argument])
    for code, size in ((24, 1), (25, 2), (26, 4), (27, 8)):
        if argument < 1 << 8 * size:
            return bytes([major << 5 | code]) + argument.to_bytes(size, "big")
    raise OverflowError("an integer over 64 bits is not sent in control messages")


def decode(data: bytes) -> Any:
    """Decode exactly one value. Fault: anything else."""
    reader = _Reader(data)
    value = reader.value(0)
    if reader.at != len(data):
        raise Fault("a control message has bytes behind its end")
    return value


class _Reader:
    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def take(self, size: int) -> bytes:
        if size > len(self.data) - self.at:
            raise Fault("a control message ends too early")
        self.at += size
        return self.data[self.at - size : self.at]

    def value(self, depth: int) -> Any:
        if depth > MOST_DEPTH:
            raise Fault(f"a control message nested deeper than {MOST_DEPTH}")
        first = self.take(1)[0]
        major, argument = first >> 5, self.argument(first & 31)
        match major:
            case 0:
                return argument
            case 1:
                return -1 - argument
            case 2:
                return self.take(argument)
            case 3:
                return self.text(argument)
            case 4:
                # Bounded by the message: an element takes a byte at least, and the first one missing ends it.
                return [self.value(depth + 1) for _ in range(argument)]
            case 5:
                return self.map(argument, depth + 1)
        if major == 7 and first & 31 in _SIMPLE:
            return _SIMPLE[first & 31]
        raise Fault("a control message holds a kind of value that gtap does not send")

    def argument(self, short: int) -> int:
        if short < 24:
            return short
        if short > 27:
            raise Fault("a control message holds a value of indefinite length")
        return int.from_bytes(self.take(1 << short - 24), "big")

    def text(self, size: int) -> str:
        try:
            return self.take(size).decode()
        except UnicodeDecodeError:
            raise Fault("a control message holds text that is not UTF-8") from None

    def map(self, size: int, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for _ in range(size):
            key = self.value(depth)
            if not isinstance(key, str) or key in found:
                raise Fault("a control message holds a key that is not text, or twice the same")
            found[key] = self.value(depth)
        return found
