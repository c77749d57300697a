"""A bounded queue of bytes for one stream with a writer of its own: whoever puts never waits for the peer.

What has been sent is kept, uncopied, until the peer reports it as received: a link that is resumed goes on from there.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Protocol

import attrs
import trio

from gtap_core.errors import Fault
from gtap_core.wire.buffer import Misuse
from gtap_core.wire.bulk import encode_object

MOST_KEPT = 8 << 20  # bytes that the peer has not reported, beyond which no more are sent
_BATCH = 256 << 10  # bytes given to the stream at once

Data = bytes | bytearray | memoryview
Send = Callable[[Callable[[], Data]], Awaitable[bool]]


class LinkOutlet(Protocol):
    """What a link needs of that which leaves by it."""

    @property
    def given(self) -> int:
        """Bytes that the kernel has had."""
        ...

    async def write_to(self, send: Send) -> None:
        """The writer: runs until `close`. `send` takes bytes when it can, and says False when the stream is over."""
        ...

    def report(self, position: int) -> None:
        """The peer has received everything up to a position. Fault: it cannot have, or had reported more."""
        ...

    def rewind(self, position: int) -> None:
        """Go on from a position: what was sent behind it has not arrived. Fault: it cannot be there."""
        ...

    def forget(self) -> None:
        """The peer does not report: keep nothing that is sent."""
        ...


class Outlet(LinkOutlet, Protocol):
    """Bytes on their way to one stream, in the order in which they were put."""

    @property
    def queued(self) -> int:
        """Bytes that the peer is not known to have."""
        ...

    @property
    def unsent(self) -> int:
        """Bytes that wait for the kernel."""
        ...

    def put(self, data: Data, sent: Callable[[], None] | None = None) -> None:
        """Queue bytes; `sent()` is called once the kernel has had them."""
        ...

    def close(self) -> None:
        """Let the writer end when everything has been sent."""
        ...

    async def room(self) -> None:
        """Wait until not too much is queued."""
        ...

    async def room_to_send(self) -> None:
        """Wait until not too much waits for the kernel."""
        ...


@attrs.define(eq=False)
class _Item:
    """Bytes that were put at once; `end` is their end's position in the stream."""

    data: Data
    end: int
    sent: Callable[[], None] | None

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
        self._end = self._given = self._received = 0  # positions: of all that was put, sent, and has arrived
        self._reported = 0  # as the newest report has it: on its way, a connection's positions may have overtaken it
        self._leaving: list[Callable[[], None]] = []
        self._keeps = True
        self._changed = trio.lowlevel.ParkingLot()
        self._closed = False

    @property
    def queued(self) -> int:
        """Bytes that the peer is not known to have."""
        return self._end - self._received

    @property
    def unsent(self) -> int:
        """Bytes that wait for the kernel."""
        return self._end - self._given

    @property
    def given(self) -> int:
        """Bytes that the kernel has had."""
        return self._given

    def put(self, data: Data, sent: Callable[[], None] | None = None) -> None:
        """Queue bytes; `sent()` is called once the kernel has had them."""
        if self._closed:
            raise Misuse("output after the last word of a session")
        self._end += len(data)
        self._unsent.append(_Item(data, self._end, sent))
        self._changed.unpark_all()

    def close(self) -> None:
        """Let the writer end when everything has been sent."""
        self._closed = True
        self._changed.unpark_all()

    async def room(self) -> None:
        """Wait until at most `most` bytes are queued."""
        while self.queued > self.most:
            await self._changed.park()

    async def room_to_send(self) -> None:
        """Wait until at most `most` bytes wait for the kernel."""
        while self.unsent > self.most:
            await self._changed.park()

    async def write_to(self, send: Send) -> None:
        """The writer: runs until `close`. `send` takes bytes when it can, and says False when the stream is over."""
        while True:
            while not self._unsent or self._given - self._received > MOST_KEPT:
                if self._closed and not self._unsent:
                    return
                await self._changed.park()
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
            self._arrived(self._given)
        self._changed.unpark_all()

    # ---- what the peer has ----

    def report(self, position: int) -> None:
        """The peer has received everything up to a position. Fault: it cannot have, or had reported more."""
        self._check(position, self._reported)
        self._reported = position
        if position > self._received:
            self._arrived(position)

    def rewind(self, position: int) -> None:
        """Go on from a position: what was sent behind it has not arrived. Fault: it cannot be there."""
        self._check(position, self._received)
        self._arrived(position)
        while self._kept:
            self._unsent.appendleft(self._kept.pop())
        self._given = position

    def forget(self) -> None:
        """The peer does not report: keep nothing that is sent."""
        self._keeps = False
        self._arrived(self._given)

    def _check(self, position: int, least: int) -> None:
        if not least <= position <= self._given:
            raise Fault(f"{position} bytes of a stream are received, of {self._given}, after {least}")

    def _arrived(self, position: int) -> None:
        self._received = position
        while self._kept and self._kept[0].end <= position:
            self._kept.popleft()
        self._changed.unpark_all()


class OutgoingObjects(Outgoing):
    """The same for bulk objects, whose ids are counted from 1."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self._objects = 0

    def order(self) -> AbstractContextManager[None]:
        """Around putting objects and the frame that names them: who else puts some does so before or behind them."""
        return nullcontext()

    def put_object(self, data: Data, sent: Callable[[], None]) -> int:
        """Queue an object, and return its id; `sent()` is called once the kernel has had it."""
        self._objects += 1
        header, body = encode_object(self._objects, data)
        self.put(header)
        self.put(body, sent)
        return self._objects
