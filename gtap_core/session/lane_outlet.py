"""The lane's outlets as the session runtime uses them: bytes to the client, put by either, and their connections."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Any

import trio

from gtap_core.errors import Fault
from gtap_core.lane.library import Lane
from gtap_core.wire.buffer import Misuse
from gtap_core.wire.preamble import Kind

from .link import Link, Links, Socketed, tls_of
from .outgoing import Data, Send


class LaneOutlet:
    """One of them. What goes is sent by whoever puts it; here is the writer for what the socket does not take."""

    def __init__(self, library: Lane, outlet: Any, most: int) -> None:
        self._ffi, self._c, self._outlet = library.ffi, library.c, outlet
        self._most = most
        self._leaving: deque[tuple[int, Callable[[], None]]] = deque()
        self._changed = trio.lowlevel.ParkingLot()
        self._closed = self._connected = False
        self._keeps = True
        self._reported = 0

    @property
    def queued(self) -> int:
        return int(self._c.outlet_queued(self._outlet))

    @property
    def unsent(self) -> int:
        return int(self._c.outlet_unsent(self._outlet))

    @property
    def given(self) -> int:
        return int(self._c.outlet_given(self._outlet))

    def put(self, data: Data, sent: Callable[[], None] | None = None) -> None:
        if self._closed:
            raise Misuse("output after the last word of a session")
        if self._c.outlet_put(self._outlet, self._ffi.from_buffer(data), len(data)) < 0:
            raise MemoryError
        if sent is not None:
            self._leaving.append((int(self._c.outlet_end(self._outlet)), sent))
        if self._leaving or self.unsent:
            self.look()  # the writer's: what is put together has not left yet

    def close(self) -> None:
        self._closed = True
        self.look()

    def look(self) -> None:
        """Something may have changed that somebody waits for."""
        self._changed.unpark_all()

    async def room(self) -> None:
        while self.queued > self._most:
            await self._changed.park()

    async def room_to_send(self) -> None:
        while self.unsent > self._most:
            await self._changed.park()

    async def write_to(self, send: Send) -> None:
        while True:
            while (left := self._push()) in (0, 2):
                over = not self._keeps and not self._connected
                if self._closed and (left == 0 or over):
                    return
                await self._changed.park()
            if not await send(lambda: b""):
                return

    def _push(self) -> int:
        before = self.unsent
        left = int(self._c.outlet_push(self._outlet))
        while self._leaving and self._leaving[0][0] <= self._c.outlet_given(self._outlet):
            self._leaving.popleft()[1]()
        if self.unsent < before:
            self.look()
        return left

    def push(self) -> bool:
        """Send what goes; False: the connection is lost."""
        return self._push() >= 0

    def connect(self, connection: trio.abc.Stream | None) -> None:
        """Use a connection from here on; None: none."""
        self._connected = connection is not None
        descriptor = -1 if connection is None else descriptor_of(connection)
        self._c.outlet_connect(self._outlet, descriptor, tls_in(self._ffi, connection))
        self.look()

    # ---- what the peer has ----

    def report(self, position: int) -> None:
        if self._c.outlet_report(self._outlet, position) < 0:
            raise self._cannot_be(position, self._reported)
        self._reported = position
        self.look()

    def rewind(self, position: int) -> None:
        if self._c.outlet_rewind(self._outlet, position) < 0:
            raise self._cannot_be(position, int(self._c.outlet_end(self._outlet)) - self.queued)
        self.look()

    def _cannot_be(self, position: int, least: int) -> Fault:
        given = self._c.outlet_given(self._outlet)
        return Fault(f"{position} bytes of a stream are received, of {given}, after {least}")

    def forget(self) -> None:
        self._keeps = False
        self._c.outlet_forget(self._outlet)
        self.look()


class LaneLink(Link):
    """A stream of which the lane sends what leaves."""

    def __init__(self, links: Links, kind: Kind, outgoing: LaneOutlet) -> None:
        super().__init__(links, kind, outgoing)
        self._outlet = outgoing

    def _connected(self, connection: trio.abc.Stream) -> None:
        self._outlet.connect(connection)

    def _disconnecting(self) -> None:
        self._outlet.connect(None)

    async def _give(self, connection: trio.abc.Stream, take: Callable[[], Data]) -> bool:
        """Send what the outlet holds, once the connection has room."""
        await trio.lowlevel.wait_writable(descriptor_of(connection))
        return self._outlet.push()


class ChannelLink(LaneLink):
    """The channel: what arrives is the lane's as well."""

    def __init__(
        self, links: Links, outgoing: LaneOutlet, library: Lane, lane: Any, connects: Callable[[], None]
    ) -> None:
        super().__init__(links, Kind.CHANNEL, outgoing)
        self._c, self._lane, self._connects = library.c, lane, connects
        self._ffi = library.ffi

    @property
    def received(self) -> int:
        """Bytes, over all connections."""
        return int(self._c.lane_received(self._lane))

    def _connected(self, connection: trio.abc.Stream) -> None:
        self._connects()
        super()._connected(connection)
        self._c.lane_connect(self._lane, descriptor_of(connection), tls_in(self._ffi, connection))

    def _disconnecting(self) -> None:
        self._c.lane_disconnect(self._lane)
        super()._disconnecting()

    async def mend(self) -> bool:
        """The lane has lost the connection. Whether the client may bring another one."""
        if self._links.resumes:
            await self._lose(self._connection)
        return self._links.resumes


def descriptor_of(connection: trio.abc.Stream) -> int:
    """The descriptor of a connection's socket."""
    assert isinstance(connection, Socketed)
    return connection.socket.fileno()


def tls_in(ffi: Any, connection: trio.abc.Stream | None) -> Any:
    """Its TLS as the lane takes it; NULL: none."""
    return ffi.cast("struct gtap_tls *", 0 if connection is None else tls_of(connection))
