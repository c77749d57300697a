"""What lies below the frames: byte streams that outlive their connections, by counting what has been received."""

from __future__ import annotations

import struct

import attrs

from gtap_core.errors import Fault

from .frame import MOST_BULK_STREAMS
from .preamble import Kind

_COUNTS = struct.Struct(f"<{2 + MOST_BULK_STREAMS}Q")
_TOTALS = struct.Struct("<4Q")
_POSITION = struct.Struct("<Q")
POSITION = _POSITION.size
REPORT = {Kind.CHANNEL: 256 << 10, Kind.SIDE: 16 << 10, Kind.BULK: 1 << 20}
"""Bytes of a stream after which its receiver reports."""


@attrs.frozen
class Counts:
    """Bytes of each of a session's streams that one end has received, from the stream's first connection on."""

    channel: int = 0
    side: int = 0
    bulk: tuple[int, ...] = (0,) * MOST_BULK_STREAMS

    def encode(self) -> bytes:
        """The 48 bytes."""
        return _COUNTS.pack(self.channel, self.side, *self.bulk)

    @staticmethod
    def decode(data: bytes) -> Counts:
        """Fault: not that."""
        if len(data) != _COUNTS.size:
            raise Fault(f"a report of {len(data)} bytes instead of {_COUNTS.size}")
        channel, side, *bulk = _COUNTS.unpack(data)
        return Counts(channel, side, tuple(bulk))


@attrs.frozen
class Totals:
    """What a client says of its whole session in END, beyond what its frames show.

    `waits` that no frame's answer ended; bytes `received` of all streams; bytes sent by the `side` and `bulk` streams.
    """

    waits: int = 0
    received: int = 0
    side: int = 0
    bulk: int = 0

    def encode(self) -> bytes:
        """The 32 bytes."""
        return _TOTALS.pack(self.waits, self.received, self.side, self.bulk)

    @staticmethod
    def decode(data: bytes) -> Totals:
        """Fault: not that."""
        if len(data) != _TOTALS.size:
            raise Fault(f"an END of {len(data)} bytes instead of {_TOTALS.size}")
        return Totals(*_TOTALS.unpack(data))


def encode_position(received: int) -> bytes:
    """What each end says first on a resumed connection: the bytes of the stream that it has received."""
    return _POSITION.pack(received)


def decode_position(data: bytes) -> int:
    """Read those 8 bytes."""
    position: int = _POSITION.unpack(data)[0]
    return position
