"""Received bytes that wait to be whole, and what receivers of all kinds of stream have in common."""

from __future__ import annotations

from typing import Generic, TypeVar

import attrs

from gtap_core.errors import Fault

E = TypeVar("E")


class Misuse(RuntimeError):
    """Our own side used a connection against its state: a bug, never the peer's doing."""


@attrs.frozen
class NeedData:
    """No whole event is there yet."""


@attrs.frozen
class Ended:
    """The peer ended the stream, between two events."""


NEED_DATA = NeedData()
ENDED = Ended()


class Buffer:
    """Bytes in arrival order. Taking from the front costs what is taken, however small the pieces came."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self.ended = False

    def feed(self, data: bytes | bytearray | memoryview) -> None:
        """Append; empty data is the end of the stream."""
        if self.ended:
            raise Misuse("data after the end of the stream")
        if data:
            self._bytes += data
        else:
            self.ended = True

    def __len__(self) -> int:
        return len(self._bytes)

    def peek(self, size: int) -> bytes | None:
        """The first `size` bytes, or None until they are there."""
        return bytes(self._bytes[:size]) if len(self._bytes) >= size else None

    def take(self, size: int) -> bytes | None:
        """Remove and return the first `size` bytes, or None until they are there."""
        taken = self.peek(size)
        if taken is not None:
            del self._bytes[:size]
        return taken

    def take_some(self, most: int) -> bytes:
        """Remove and return what is there, at most `most` bytes."""
        taken = bytes(self._bytes[:most])
        del self._bytes[:most]
        return taken


class Receiver(Generic[E]):
    """One direction of a stream: bytes in, events out. Subclasses parse one event at a time.

    `next_event` raises Fault when the peer broke the protocol; every later call raises the same again. Events that
    lie before the broken bytes are delivered first, however the bytes were split.
    """

    what = "stream"

    def __init__(self) -> None:
        self._buffer = Buffer()
        self._fault: Fault | None = None

    @property
    def ended(self) -> bool:
        """Whether all that came has been followed by the end of the stream."""
        return self._buffer.ended

    def receive_data(self, data: bytes | bytearray | memoryview) -> None:
        """Add received bytes; empty data is the end of the stream."""
        self._buffer.feed(data)

    def next_event(self) -> E | NeedData | Ended:
        """The next event, NEED_DATA, or ENDED. Raises Fault."""
        if self._fault is not None:
            raise self._fault
        try:
            event = self._parse()
            if event is not None:
                return event
            if self._buffer.ended and self._inside():
                raise Fault(f"the {self.what} ended in the middle of a frame")
        except Fault as fault:
            self._fault = fault
            raise
        return ENDED if self._buffer.ended else NEED_DATA

    def _inside(self) -> bool:
        """Whether the end of the stream would now cut an event in two."""
        return len(self._buffer) > 0

    def _parse(self) -> E | None:
        raise NotImplementedError
