"""A bounded queue of bytes for one stream with a writer of its own: whoever puts never waits for the peer.

What has been sent is kept, uncopied, until the peer reports it as received: a link that is resumed goes on from there.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable

import attrs
import trio

from gtap_core.errors import Fault
from gtap_core.wire.buffer import Misuse

_BATCH = 256 << 10  # bytes given to the stream at once

Data = bytes | bytearray | memoryview
Send = Callable[[Callable[[], Data]], Awaitable[bool]]


@attrs.define(eq=False)
class _Item:
    """Bytes that were put at once; `end` is their end's position in the stream."""

    data: Data
    end: int
    sent: Callable[[], None] | None
    received: Callable[[], None] | None

    def after(self, position: int) -> Data:
        """What of it lies behind a position."""
        skipped = position - (self.end - len(self.data))
        return memoryview(self.data)[skipped:] if skipped > 0 else self.data


class Outgoing:
    """Bytes on their way to one stream, in the order in which they were put.

    `room` is for those who must not run ahead: the reader of the channel waits there when replies pile up.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self._unsent: deque[_Item] = deque()
        self._kept: deque[_Item] = deque()  # sent, in part at least, and not reported
        self._end = self._given = self._reported = 0  # positions: of all that was put, sent, and reported
        self._leaving: list[Callable[[], None]] = []
        self._keeps = True
        self._filled = trio.Event()
        self._drained = trio.Event()
        self._closed = False

    @property
    def queued(self) -> int:
        """Bytes that the peer is not known to have."""
        return self._end - self._reported

    @property
    def unsent(self) -> int:
        """Bytes that wait for the kernel."""
        return self._end - self._given

    def put(
        self, data: Data, sent: Callable[[], None] | None = None, received: Callable[[], None] | None = None
    ) -> None:
        """Queue bytes; `sent()` is called once the kernel has had them, `received()` once they are not needed again."""
        if self._closed:
            raise Misuse("output after the last word of a session")
        self._end += len(data)
        self._unsent.append(_Item(data, self._end, sent, received))
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

    async def room_to_send(self) -> None:
        """Wait until at most `most` bytes wait for the kernel."""
        while self.unsent > self.most:
            self._drained = trio.Event()
            await self._drained.wait()

    async def write_to(self, send: Send) -> None:
        """The writer: runs until `close`. `send` takes bytes when it can, and says False when the stream is over."""
        while True:
            while not self._unsent:
                if self._closed:
                    return
                self._filled = trio.Event()
                await self._filled.wait()
            if not await send(self._take):
                return
            self._note_sent()

    def _take(self) -> Data:
        """The next bytes: small neighbours together, a large one as it is, uncopied. Nothing, after a rewind."""
        if not self._unsent:
            return b""
        data = self._move()
        if not self._unsent or len(data) + len(self._unsent[0].data) > _BATCH:
            return data
        joined = bytearray(data)
        while self._unsent and len(joined) + len(self._unsent[0].data) <= _BATCH:
            joined += self._move()
        return joined

    def _move(self) -> Data:
        item = self._unsent.popleft()
        self._kept.append(item)
        data = item.after(self._given)
        self._given = item.end
        if item.sent is not None:
            self._leaving.append(item.sent)
            item.sent = None
        return data

    def _note_sent(self) -> None:
        leaving, self._leaving = self._leaving, []
        for each in leaving:
            each()
        if not self._keeps:
            self.report(self._given)
        elif self.unsent <= self.most:
            self._drained.set()

    # ---- what the peer has ----

    def report(self, position: int) -> None:
        """The peer has received everything up to a position. Fault: it cannot have, or had more before."""
        if not self._reported <= position <= self._given:
            raise Fault(f"{position} bytes of a stream are received, of {self._given}, after {self._reported}")
        self._reported = position
        while self._kept and self._kept[0].end <= position:
            item = self._kept.popleft()
            if item.received is not None:
                item.received()
        self._drained.set()

    def rewind(self, position: int) -> None:
        """Go on from a position: what was sent behind it has not arrived. Fault: as for `report`."""
        self.report(position)
        while self._kept:
            self._unsent.appendleft(self._kept.pop())
        self._given = position
        self._filled.set()

    def forget(self) -> None:
        """The peer does not report: keep nothing that is sent."""
        self._keeps = False
        self.report(self._given)
