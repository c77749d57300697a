"""A link of a session against a client of which the input decides what it sends, reads, reports and cuts, and when.

Both directions carry known bytes. What has arrived is a beginning of what was sent, whatever happens between; in the
end all of it has arrived once. A position or report that cannot be is a Fault, any other is none.
"""

from __future__ import annotations

import contextlib

import trio
import trio.testing

from gtap_core.errors import Fault
from gtap_core.session.link import Link, Links
from gtap_core.session.outgoing import Outgoing
from gtap_core.wire.control import Back, Lost
from gtap_core.wire.link import POSITION, Counts, decode_position, encode_position
from gtap_core.wire.opening import Identity, OpenRequest
from gtap_core.wire.preamble import Kind

from .choices import Choices

SIZES = (1, 2, 7, 8, 100, 777, 4096, 70_000, 270_000)
KINDS = ((Kind.CHANNEL, 0), (Kind.SIDE, 0), (Kind.BULK, 2))
MOST_STEPS = 64
SECONDS = 10.0
ROUNDS = 4  # in which the client mends a link for good
PRIME = 251  # bytes repeat after so many, of which no size is a multiple
PATTERN = bytes(range(PRIME)) * 8192
MOST = len(PATTERN) - PRIME  # bytes of a stream


def pattern(start: int, end: int) -> bytes:
    """The bytes of either direction between two positions."""
    skipped = start % PRIME
    return PATTERN[skipped : skipped + end - start]


class Impossible(Exception):
    """The peer said what cannot be, and that was a Fault: the run is over."""


class Connection:
    """One connection: `theirs` is the session's end; the client's takes, gives and breaks it without waiting."""

    def __init__(self) -> None:
        self._out, self._in = trio.testing.MemorySendStream(), trio.testing.MemoryReceiveStream()
        self.theirs: trio.abc.Stream = trio.StapledStream(self._out, self._in)
        self.over = False  # the session has closed it
        self._in.close_hook = self._close

    def _close(self) -> None:
        self.over = True

    def say(self, data: bytes) -> None:
        """Into the connection, which may be over at the other end."""
        with contextlib.suppress(trio.ClosedResourceError):
            self._in.put_data(data)

    def hear(self, most: int) -> bytes:
        """What is there."""
        try:
            return bytes(self._out.get_data_nowait(most))
        except trio.WouldBlock:
            return b""

    def end(self) -> None:
        """The other end notices when it reads, or when it has written."""

        async def refuse() -> None:
            raise trio.BrokenResourceError

        with contextlib.suppress(trio.ClosedResourceError):
            self._in.put_eof()
        self._out.send_all_hook = refuse


class Peer:
    """One stream: the session's end of it, which is under test, and the client's, which obeys the input."""

    def __init__(self, links: Links, kind: Kind, index: int) -> None:
        self.outgoing = Outgoing(1 << 20)
        self.link: Link = links.make(kind, index, self.outgoing)
        self.arrived = self.put = 0  # at the session, by the session: positions
        self.got = self.sent = 0  # at the client, by the client
        self.reported = self.known = 0  # to the session: by the last report, by that or a connection's position
        self.fault: Fault | None = None
        self.mine: Connection | None = Connection()
        self.link.start(self.mine.theirs)

    async def read(self) -> None:
        """The session's reader."""
        while data := await self.link.receive_some(65536):
            assert data == pattern(self.arrived, self.arrived + len(data))
            self.arrived += len(data)
            assert self.arrived == self.link.received

    def write(self, size: int) -> None:
        """The session says something."""
        if self.put + size < MOST:
            self.outgoing.put(pattern(self.put, self.put + size))
            self.put += size

    def send(self, size: int) -> None:
        """The client says something."""
        if self.mine is not None and self.sent + size < MOST:
            self.mine.say(pattern(self.sent, self.sent + size))
            self.sent += size

    def receive(self, most: int) -> None:
        """The client takes what is there, at most so many bytes."""
        if self.mine is not None:
            data = self.mine.hear(most)
            assert data == pattern(self.got, self.got + len(data))
            self.got += len(data)

    def cut(self, to_both: bool) -> None:
        """The connection is lost, to the client at least."""
        if self.mine is not None and to_both:
            self.mine.end()
        self.mine = None

    def come(self, nursery: trio.Nursery, said: bytes) -> Connection:
        """A new connection, on which the client says where it is, or begins to."""
        self.mine, coming = None, Connection()
        coming.say(said)
        nursery.start_soon(self._resume, coming)
        return coming

    async def _resume(self, coming: Connection) -> None:
        try:
            await self.link.resume(coming.theirs)
        except Fault as fault:
            self.fault = fault

    async def resume(self, nursery: trio.Nursery, position: int) -> bool:
        """The client is back. False: that connection is lost as well. Raises Fault.

        The session may take one that came before it for the newer one, and close this one; the client tries again.
        """
        coming = self.come(nursery, encode_position(position))
        await trio.testing.wait_all_tasks_blocked()
        if self.fault is not None:
            raise self.fault
        answer = coming.hear(POSITION)
        if answer:
            self.sent = decode_position(answer)
            assert self.sent == self.arrived
            self.mine, self.known = coming, position
        return bool(answer)


class Run:
    """All streams of one session, and the steps that the input chooses."""

    def __init__(self, choices: Choices, nursery: trio.Nursery) -> None:
        self.choices, self.nursery = choices, nursery
        self.told: list[Lost | Back] = []
        self.counts: list[Counts] = []
        self.links = Links(30, self.counts.append, self.told.append)
        self.peers = [Peer(self.links, *each) for each in KINDS]
        self.links.opened(OpenRequest(7, identity=Identity(8, 9)))
        for peer in self.peers:
            nursery.start_soon(peer.outgoing.write_to, peer.link.send)
            nursery.start_soon(peer.read)

    async def step(self) -> None:
        """One of them. Raises Impossible."""
        choices = self.choices
        what, peer = choices.below(12), choices.one_of(self.peers)
        match what:
            case 0 | 1:
                peer.write(choices.one_of(SIZES))
            case 2 | 3:
                peer.send(choices.one_of(SIZES))
            case 4 | 5:
                peer.receive(choices.one_of(SIZES))
            case 6:
                peer.cut(choices.below(2) == 1)
            case 7:
                await peer.resume(self.nursery, peer.got)
            case 8:
                peer.come(self.nursery, encode_position(peer.got)[: choices.below(8)])
            case 9:
                await self.claim(peer, choices.below(2) == 1)
            case 10:
                self.report()
            case _:
                await trio.testing.wait_all_tasks_blocked()
        self.check()

    def report(self) -> None:
        """The client says what it has of each stream."""
        got = [peer.got for peer in self.peers]
        self.links.reported(Counts(got[0], got[1], (0, 0, got[2], 0)))
        for peer in self.peers:
            peer.reported = peer.known = peer.got

    async def claim(self, peer: Peer, resumes: bool) -> None:
        """The client names any position: near what can be, or far from it."""
        near = self.choices.one_of([peer.reported, peer.known, peer.got, peer.put])
        position = (near + self.choices.below(5) - 2) % (1 << 64)
        least = peer.known if resumes else peer.reported
        possible = least <= position <= peer.put
        if possible and position != peer.got and (resumes or position > peer.known):
            return  # a lie that harms nobody but the client, and that nobody may notice
        try:
            if resumes:
                agreed = await peer.resume(self.nursery, position)
                possible = possible or not agreed
            else:
                peer.outgoing.report(position)
                peer.reported, peer.known = position, max(position, peer.known)
        except Fault:
            assert not possible
            raise Impossible from None
        assert possible

    def check(self) -> None:
        """What holds at any time."""
        for peer in self.peers:
            assert peer.outgoing.queued == peer.put - peer.known
            kept = sum(len(each.data) for each in (*peer.outgoing._kept, *peer.outgoing._unsent))
            assert 0 <= kept - peer.outgoing.queued <= max(SIZES)
        kinds = [type(each) for each in self.told]
        assert kinds == [Lost, Back] * (len(kinds) // 2) + [Lost] * (len(kinds) % 2)
        assert self.links.away == bool(len(kinds) % 2)
        if self.counts:
            said, (channel, side, bulk) = self.counts[-1], self.peers
            assert said.channel <= channel.arrived and said.side <= side.arrived and said.bulk[2] <= bulk.arrived

    async def finish(self) -> None:
        """Everything arrives once the connections are there; as long as one is lost, the client replaces them all."""
        for _ in range(ROUNDS):
            await trio.testing.wait_all_tasks_blocked()
            if any(peer.mine is None or peer.mine.over for peer in self.peers):
                for peer in self.peers:
                    await peer.resume(self.nursery, peer.got)
        assert not self.links.away
        for peer in self.peers:
            peer.send(1000)
        await trio.testing.wait_all_tasks_blocked()
        for peer in self.peers:
            assert peer.arrived == peer.sent
            peer.receive(MOST)
            assert peer.got == peer.put
        self.report()
        self.check()
        assert not any(peer.outgoing.queued for peer in self.peers)


async def resume(data: bytes) -> None:
    """Play an input."""
    choices = Choices(data)
    with trio.fail_after(SECONDS):
        async with trio.open_nursery() as nursery:
            run = Run(choices, nursery)
            with contextlib.suppress(Impossible):
                for _ in range(MOST_STEPS):
                    if not choices.left:
                        break
                    await run.step()
                await run.finish()
            nursery.cancel_scope.cancel()
