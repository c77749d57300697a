"""The private framing between the session process and the device's child; no I/O.

A frame is a header, a list of small values and a blob. The session's side trusts nothing that the child sends: a
kernel may have taken it over. Every length is bounded, every value is of one of six kinds.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from enum import IntEnum
from functools import lru_cache
from typing import Any

import attrs

HEADER = struct.Struct("<iIQQ")  # verb or status, bytes of values, number, bytes of blob
MAX_VALUES = 64 << 20
MAX_BLOB = 1 << 32
_MAX_DEPTH = 8
_SHORT, _KEPT = 256, 64  # bytes of values that are remembered, how many of them
_N, _I, _U, _F, _S, _B, _L = b"niufsbl"  # the kinds
_INTEGER, _FLOAT, _LENGTH = struct.Struct("<q"), struct.Struct("<d"), struct.Struct("<I")


class Verb(IntEnum):
    """What the session asks of the child. Those before UNMAP are answered at once, the others in order."""

    PING = 1
    RESERVE = 2
    MAP = 3
    MEMORY = 4
    ASIDE_IN = 5
    ASIDE_OUT = 6
    PHYSICAL_CREATE = 7
    BUSY = 8
    UNMAP = 10
    RESET = 11
    LOAD = 12
    UNLOAD = 13
    LAUNCH = 14
    SET_ATTRIBUTE = 15
    OCCUPANCY = 16
    COPY_IN = 17
    COPY_OUT = 18
    COPY = 19
    FILL = 20
    STAMP = 21
    CALL = 22
    COPY_BOX = 23
    COPY_IN_BOX = 24
    COPY_OUT_BOX = 25
    PHYSICAL_MAP = 26
    PHYSICAL_UNMAP = 27
    PHYSICAL_RELEASE = 28
    LINK = 29
    MAP_BEHIND = 30
    PEER_ACCESS = 31
    HEAP_SIZE = 32


class BrokenFrame(Exception):
    """The other side sent what no frame may hold."""


@attrs.frozen
class Frame:
    code: int  # a Verb, or a reply's status
    number: int
    values: Sequence[Any]
    blob: memoryview


def frame_head(code: int, number: int, values: Sequence[Any], blob_size: int) -> bytes:
    """Header and values of a frame; `blob_size` bytes follow."""
    body = bytearray()
    _encode(values, body)
    return HEADER.pack(code, len(body), number, blob_size) + body


def launch_head(number: int, values: tuple[int | str | tuple[int, ...], ...], blob_size: int) -> bytes:
    """frame_head of a launch: its values are often those of an earlier one."""
    body = _launch_values(values)
    return HEADER.pack(Verb.LAUNCH, len(body), number, blob_size) + body


@lru_cache(maxsize=256)
def _launch_values(values: tuple[int | str | tuple[int, ...], ...]) -> bytes:
    body = bytearray()
    _encode(values, body)
    return bytes(body)


def _encode(value: Any, out: bytearray) -> None:
    if value is None:
        out += b"n"
    elif isinstance(value, int):
        wrapped = value - (1 << 64) if value >= 1 << 63 else value
        out += b"u" if wrapped != value else b"i"
        out += _INTEGER.pack(wrapped)
    elif isinstance(value, float):
        out += b"f" + _FLOAT.pack(value)
    elif isinstance(value, str):
        data = value.encode()
        out += b"s" + _LENGTH.pack(len(data)) + data
    elif isinstance(value, bytes | bytearray | memoryview):
        out += b"b" + _LENGTH.pack(len(value))
        out += value
    else:
        out += b"l" + _LENGTH.pack(len(value))
        for item in value:
            _encode(item, out)


def decode_values(data: memoryview) -> Sequence[Any]:
    """The values of a frame. Raises BrokenFrame."""
    try:
        value, end = _decode(data, 0, 0)
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise BrokenFrame(str(error)) from None
    if end != len(data) or not isinstance(value, list):
        raise BrokenFrame("the values of a frame are no list, or more than one")
    return value


def _decode(data: memoryview, at: int, depth: int) -> tuple[Any, int]:
    kind = data[at]
    if kind == _I:
        return _INTEGER.unpack_from(data, at + 1)[0], at + 9
    if kind == _N:
        return None, at + 1
    if kind == _U:
        return _INTEGER.unpack_from(data, at + 1)[0] + (1 << 64), at + 9
    if kind == _F:
        return _FLOAT.unpack_from(data, at + 1)[0], at + 9
    if kind not in (_S, _B, _L) or depth >= _MAX_DEPTH:
        raise BrokenFrame(f"a value of kind {kind}")
    length, start = _LENGTH.unpack_from(data, at + 1)[0], at + 5
    if length > len(data) - start:
        raise BrokenFrame("a value longer than its frame")
    if kind != _L:
        raw = data[start : start + length].tobytes()
        return raw.decode() if kind == _S else raw, start + length
    items = []
    for _ in range(length):
        item, start = _decode(data, start, depth + 1)
        items.append(item)
    return items, start


class FrameReader:
    """Bytes in, frames out."""

    def __init__(self, allowed: Callable[[int], int] = lambda number: MAX_BLOB) -> None:
        """`allowed(number)`: the largest blob that a frame of that number may have."""
        self._buffer = bytearray()
        self._allowed = allowed
        self._wanted = HEADER.size
        self._known: dict[bytes, Sequence[Any]] = {}  # short values that came before: launches repeat

    def feed(self, data: bytes | memoryview) -> list[Frame]:
        """Take bytes; the frames that they complete. Raises BrokenFrame."""
        self._buffer += data
        frames = []
        while len(self._buffer) >= self._wanted:
            code, values, number, blob = HEADER.unpack_from(self._buffer)
            if values > MAX_VALUES or (blob and blob > self._allowed(number)):
                raise BrokenFrame(f"a frame of {values} + {blob} bytes")
            self._wanted = HEADER.size + values + blob
            if len(self._buffer) < self._wanted:
                break
            frames.append(self._cut(code, values, number))
        return frames

    def _cut(self, code: int, values: int, number: int) -> Frame:
        if self._wanted == len(self._buffer):
            whole, self._buffer = self._buffer, bytearray()
        else:
            whole = self._buffer[: self._wanted]
            del self._buffer[: self._wanted]
        self._wanted = HEADER.size
        view = memoryview(whole)
        start = HEADER.size + values
        if values > _SHORT:
            return Frame(code, number, decode_values(view[HEADER.size : start]), view[start:])
        short = bytes(view[HEADER.size : start])
        known = self._known.get(short)
        if known is None:
            if len(self._known) == _KEPT:
                self._known.clear()
            known = self._known[short] = decode_values(view[HEADER.size : start])
        return Frame(code, number, known, view[start:])
