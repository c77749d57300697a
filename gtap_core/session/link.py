"""Streams that outlive their connections: what has arrived is counted, what was sent is sent again where it was lost.

Theory of operation
-------------------

    THERE --broken, ended--> LOST --resumed connection, positions exchanged--> THERE
      |                        |
      +--resumed connection----+   (half-open: this end has not noticed)

A link has one reader and one writer; each holds its lock while it uses the connection, so that whoever exchanges
positions knows that nothing is under way. A session whose client does not resume (or whose grace is 0) has links that
end as their connections do. Links hold no timer: the supervisor, which is told, ends a session that waits for too long.
"""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable
from socket import SHUT_RDWR

import trio

from gtap_core.wire.control import Back, Lost
from gtap_core.wire.link import POSITION, REPORT, Counts, decode_position, encode_position
from gtap_core.wire.opening import OpenRequest
from gtap_core.wire.preamble import Kind

from .outgoing import Data, LinkOutlet, Outgoing
from .tls import TlsStream

HANDSHAKE = 5.0  # seconds for the positions of a resumed connection
READING = 0.2  # seconds for what the channel has brought, END perhaps, once another stream is lost
BROKEN = (trio.BrokenResourceError, trio.ClosedResourceError)

Socketed = trio.SocketStream | TlsStream
"""Connections that others than this trio loop can use, by their socket and TLS."""


def tls_of(connection: trio.abc.Stream) -> int:
    """The address of a connection's TLS, for those who use its socket; 0: it is plain."""
    return connection.tls if isinstance(connection, TlsStream) else 0


class Link:
    """One stream of a session."""

    def __init__(self, links: Links, kind: Kind, outgoing: LinkOutlet) -> None:
        self.kind, self.outgoing = kind, outgoing
        self.reported = 0  # bytes of those received that the peer knows of
        self._received = 0
        self._links = links
        self._connection: trio.abc.Stream | None = None
        self._coming: trio.abc.Stream | None = None
        self._there, self._gone = trio.Event(), trio.Event()
        self._receiving, self._sending, self._resuming = trio.Lock(), trio.Lock(), trio.Lock()

    @property
    def received(self) -> int:
        """Bytes, over all connections."""
        return self._received

    def start(self, connection: trio.abc.Stream) -> None:
        """Take the stream's first connection."""
        self._join(connection)

    def _join(self, connection: trio.abc.Stream) -> None:
        self._connection, self._gone = connection, trio.Event()
        self._connected(connection)
        self._there.set()

    def _connected(self, connection: trio.abc.Stream) -> None:
        """For those who let others use the connection: here it is."""

    def _disconnecting(self) -> None:
        """The same: nobody may use it any more."""

    async def receive_some(self, most: int) -> bytes:
        """The next bytes, whatever connection they come by; nothing when the stream is over."""
        while True:
            data = b""
            await self._hold(self._receiving)
            try:
                connection = self._connection
                if connection is not None:
                    with contextlib.suppress(*BROKEN):
                        data = bytes(await connection.receive_some(most))
                    self._received += len(data)
            finally:
                self._receiving.release()
            if data:
                self._links.came(self)
            elif self._links.resumes:
                await self._lose(connection)
                continue
            return data

    async def use(self, run: Callable[[Socketed], Awaitable[None]]) -> None:
        """Let `run` have each connection of the stream, in both directions, until that has ended; then `count`."""
        while True:
            await self._hold(self._receiving)
            connection = self._connection
            try:
                if isinstance(connection, Socketed):
                    await run(connection)
            finally:
                self._receiving.release()
            if not self._links.resumes:
                return
            await self._lose(connection)

    def count(self, received: int, *, tell: bool = True) -> None:
        """For who `use`s it: so much has been received, over all connections. `tell`: the client hears of it."""
        self._received = received
        if tell:
            self._links.came(self)

    async def send(self, take: Callable[[], Data]) -> bool:
        """Send what `take` gives once there is a connection; False: the stream is over."""
        await self._hold(self._sending)
        try:
            connection = self._connection
            if connection is not None:
                with contextlib.suppress(*BROKEN):
                    if await self._give(connection, take):
                        return True
        finally:
            self._sending.release()
        if self._links.resumes:
            await self._lose(connection)
        return self._links.resumes

    async def _give(self, connection: trio.abc.Stream, take: Callable[[], Data]) -> bool:
        """Send what `take` gives by a connection; False: it is lost."""
        await connection.send_all(take())
        return True

    async def _hold(self, lock: trio.Lock) -> None:
        """Wait for a connection and for the right to use it; in most cases both are there, and the others go on."""
        if not self._there.is_set():
            await self._there.wait()
        try:
            lock.acquire_nowait()
        except trio.WouldBlock:
            await lock.acquire()

    async def _lose(self, connection: trio.abc.Stream | None, others: bool = True) -> None:
        if connection is not None and connection is self._connection:
            self._connection, self._there = None, trio.Event()
            self._gone.set()
            self._disconnecting()
            first = self._links.lost(self)
            if isinstance(connection, Socketed):
                with contextlib.suppress(OSError):
                    connection.socket.shutdown(SHUT_RDWR)  # whoever else uses it hears of it as well
            await trio.aclose_forcefully(connection)
            if first and others:
                await self._links.lose_others(self)

    async def lose(self, patience: float = 0.0) -> None:
        """Give up the connection, if there is one: it is thought to be lost. It has `patience` seconds to be read."""
        connection, gone = self._connection, self._gone
        if connection is not None and patience:
            with trio.move_on_after(patience):
                await gone.wait()
        await self._lose(connection)

    async def resume(self, connection: trio.abc.Stream) -> None:
        """Replace the connection, and go on where the old one was. Fault: the peer cannot be where it says."""
        before, self._coming = self._coming, connection
        await self._lose(self._connection, others=False)  # the client knows, and brings them back one by one
        if before is not None:
            await trio.aclose_forcefully(before)
        async with self._resuming, self._receiving, self._sending:
            if self._coming is connection and await self._agree(connection):
                self._join(connection)
                self._links.back(self)
            else:
                await trio.aclose_forcefully(connection)

    async def _agree(self, connection: trio.abc.Stream) -> bool:
        """Exchange positions; False: this connection is lost as well."""
        data = b""
        with trio.move_on_after(HANDSHAKE), contextlib.suppress(*BROKEN):
            await connection.send_all(encode_position(self.received))
            while len(data) < POSITION and (part := await connection.receive_some(POSITION - len(data))):
                data += part
        if len(data) < POSITION:
            return False
        self.outgoing.rewind(decode_position(data))
        return True

    def give_up(self) -> None:
        """Nobody comes back."""
        self.outgoing.forget()
        self._there.set()

    async def close(self) -> None:
        """Close the connection, if there is one."""
        self._disconnecting()
        for each in (self._connection, self._coming):
            if each is not None:
                await trio.aclose_forcefully(each)


class Links:
    """All streams of one session. `report` sends counts to the client, `tell` speaks to the supervisor."""

    def __init__(self, grace: int, report: Callable[[Counts], None], tell: Callable[[Lost | Back], None]) -> None:
        self._grace = grace
        self._report, self._tell = report, tell
        self._all: dict[tuple[Kind, int], Link] = {}
        self._away: set[Link] = set()
        self._who: Lost | None = None
        self._keeps = grace > 0  # until the client has said that it does not resume

    @property
    def resumes(self) -> bool:
        """Whether the client has said that it resumes: what is lost before is lost for good."""
        return self._keeps and self._who is not None

    @property
    def grace(self) -> int:
        """Seconds for which the client may resume; 0: not at all."""
        return self._grace if self.resumes else 0

    @property
    def away(self) -> bool:
        """Whether a stream is lost."""
        return bool(self._away)

    def find(self, kind: Kind, index: int) -> Link | None:
        """The stream, when it has had a connection."""
        return self._all.get((kind, index))

    def make(
        self,
        kind: Kind,
        index: int,
        outgoing: LinkOutlet,
        link: Callable[[Links, Kind, LinkOutlet], Link] | None = None,
    ) -> Link:
        """A stream that comes for the first time; `link` makes what it becomes, where that is not a plain Link."""
        made = self._all[kind, index] = (link or Link)(self, kind, outgoing)
        if not self._keeps:
            outgoing.forget()
        return made

    def opened(self, request: OpenRequest) -> None:
        """The client says who it is, and whether it comes back."""
        if request.identity is not None:
            self._who = Lost(request.pid, request.identity.namespace, request.identity.image)
        elif self._keeps:
            self._keeps = False
            for link in self._all.values():
                link.give_up()

    def came(self, link: Link) -> None:
        """Bytes have arrived: the client hears of it now and then."""
        if link.received - link.reported >= REPORT[link.kind] and self.resumes:
            for each in self._all.values():
                each.reported = each.received
            self._report(self.counts())

    def counts(self) -> Counts:
        """What has been received of each stream."""

        def received(kind: Kind, index: int = 0) -> int:
            link = self.find(kind, index)
            return link.received if link is not None else 0

        return Counts(
            received(Kind.CHANNEL), received(Kind.SIDE), tuple(received(Kind.BULK, index) for index in range(4))
        )

    @property
    def given(self) -> int:
        """Bytes of all streams that have left."""
        return sum(link.outgoing.given for link in self._all.values())

    def reported(self, counts: Counts) -> None:
        """The client says what it has received. Fault: it cannot have."""
        positions = {(Kind.CHANNEL, 0): counts.channel, (Kind.SIDE, 0): counts.side}
        positions |= {(Kind.BULK, index): position for index, position in enumerate(counts.bulk)}
        for key, position in positions.items():
            link = self._all.get(key)
            (link.outgoing if link is not None else Outgoing(0)).report(position)

    def lost(self, link: Link) -> bool:
        """A stream has lost its connection. Whether it is the first of them."""
        if link.kind is Kind.BULK and not link.received and link is not self.find(Kind.BULK, 0):
            return False  # its client may have given it up before it heard the welcome
        first = not self._away
        if first and self._who is not None:
            self._tell(self._who)
        self._away.add(link)
        return first

    async def lose_others(self, link: Link) -> None:
        """The client may wait for what comes by another stream, and not see that this one is lost."""
        for each in tuple(self._all.values()):  # more may come meanwhile
            if each is not link and each.kind is not Kind.CHANNEL:
                await each.lose()
        await self.read_out()

    async def read_out(self) -> None:
        """A program that ends says END, and all its connections end: whichever is noticed first, END is read."""
        channel = self.find(Kind.CHANNEL, 0)
        if channel is not None:
            await channel.lose(READING)

    def back(self, link: Link) -> None:
        """A stream has a connection again."""
        if link in self._away:
            self._away.discard(link)
            if not self._away:
                self._tell(Back())

    async def close(self) -> None:
        """Close all connections."""
        for link in self._all.values():
            await link.close()
