"""A bounded queue of bytes for one stream with a writer of its own: whoever puts never waits for the peer."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

import trio

from gtap_core.wire.buffer import Misuse

_BATCH = 256 << 10  # bytes given to the stream at once


class Outgoing:
    """Bytes on their way to one stream, in the order in which they were put.

    `room` is for those who must not run ahead: the reader of the channel waits there when replies pile up.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self.queued = 0
        self._items: deque[tuple[bytes | bytearray | memoryview, Callable[[], None] | None]] = deque()
        self._filled = trio.Event()
        self._drained = trio.Event()
        self._closed = False

    def put(self, data: bytes | bytearray | memoryview, sent: Callable[[], None] | None = None) -> None:
        """Queue bytes; `sent()` is called once the kernel has them."""
        if self._closed:
            raise Misuse("output after the last word of a session")
        self.queued += len(data)
        self._items.append((data, sent))
        self._filled.set()

    def close(self) -> None:
        """Let the writer end when everything has been sent."""
        self._closed = True
        self._filled.set()

    async def room(self) -> None:
        """Wait until at most `most` bytes are queued."""
        while self.queued > self.most:
            self._drained = trio.Event()
            await self._drained.wait()

    async def write_to(self, stream: trio.abc.SendStream) -> None:
        """The writer: runs until `close`. Raises what the stream raises when the peer is gone."""
        while True:
            while not self._items:
                if self._closed:
                    return
                self._filled = trio.Event()
                await self._filled.wait()
            data, sent = self._next()
            await stream.send_all(data)
            self.queued -= len(data)
            for each in sent:
                each()
            if self.queued <= self.most:
                self._drained.set()

    def _next(self) -> tuple[bytes | bytearray | memoryview, list[Callable[[], None]]]:
        """Small neighbours travel together; a large one as it is, uncopied."""
        data, sent = self._items.popleft()
        calls = [sent] if sent is not None else []
        if not self._items or len(data) + len(self._items[0][0]) > _BATCH:
            return data, calls
        joined = bytearray(data)
        while self._items and len(joined) + len(self._items[0][0]) <= _BATCH:
            data, sent = self._items.popleft()
            joined += data
            if sent is not None:
                calls.append(sent)
        return joined, calls
