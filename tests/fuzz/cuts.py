"""A session on the null device whose client comes, goes and comes back on any stream, as the input says.

Whatever connections it makes, and whatever it says on them, the session goes on or ends with a sentence.
"""

from __future__ import annotations

import contextlib
import struct

import trio
import trio.testing

from gtap_core import Library
from gtap_core.devices.null import NullDevice
from gtap_core.session.runtime import Connection, Setup, serve_session
from gtap_core.wire.connection import ClientChannel
from gtap_core.wire.control import Back, Lost
from gtap_core.wire.link import Counts, encode_position
from gtap_core.wire.opening import CORE, END, Identity, Offer, OpenRequest
from gtap_core.wire.preamble import Kind
from gtap_core.wire.side import Credit, FromClient, Ping, Received, encode_side

from .choices import Choices

SLOT = (0x2000_0000_0000, 1 << 40)
STREAMS = ((Kind.CHANNEL, 0), (Kind.SIDE, 0), (Kind.BULK, 0), (Kind.BULK, 3))
MOST_STEPS = 48
SECONDS = 10.0
_GONE = (trio.BrokenResourceError, trio.ClosedResourceError)


class Client:
    """Its connections, and what it has said and heard on each stream."""

    def __init__(self, choices: Choices, library: Library, give: trio.MemorySendChannel[Connection]) -> None:
        self.choices, self.library, self.give = choices, library, give
        self.connections: dict[tuple[Kind, int], trio.abc.Stream] = {}
        self.said: dict[tuple[Kind, int], int] = {}

    async def come(self, key: tuple[Kind, int], again: bool = False) -> None:
        """A connection, which the session's process is handed."""
        self.connections[key], theirs = trio.testing.memory_stream_pair()
        await self.give.send((*key, theirs, again))

    async def say(self, key: tuple[Kind, int], data: bytes) -> None:
        """Bytes on a stream that has a connection."""
        if key in self.connections:
            with contextlib.suppress(*_GONE):
                await self.connections[key].send_all(data)
                self.said[key] = self.said.get(key, 0) + len(data)

    async def open(self) -> None:
        """The first connections, and OPEN, by a client that comes back."""
        for key in STREAMS[:3]:
            await self.come(key)
        offer = Offer(self.library.name, self.library.layout, self.library.ordinals, self.library.golden[-1])
        request = OpenRequest(1, "fuzz", SLOT, (offer,), identity=Identity(2, 3))
        await self.say(STREAMS[0], ClientChannel().open(request))
        await trio.testing.wait_all_tasks_blocked()

    async def step(self) -> None:
        """One of the things that the input can choose."""
        choices = self.choices
        what, key = choices.below(10), choices.one_of(STREAMS)
        match what:
            case 0 | 1:
                await self.say(STREAMS[0], self.call())
            case 2:
                await self.say(STREAMS[1], encode_side(self.message()))
            case 3:
                await self.say(STREAMS[2], struct.pack("<QQ", 1 + choices.below(3), 8) + choices.take(8))
            case 4:
                await self.say(key, choices.take(choices.below(40)))
            case 5:
                if key in self.connections:
                    await trio.aclose_forcefully(self.connections.pop(key))
            case 6 | 7:
                await self.come(key, again=True)
                wrong = choices.below(8) - 6 if choices.below(4) == 0 else 0
                position = encode_position(max(0, choices.below(1024) + wrong))
                await self.say(key, position[: 8 - choices.below(9) // 8])
            case 8:
                await self.come((choices.one_of(list(Kind)), choices.below(4)), again=choices.below(2) == 1)
            case _:
                await trio.testing.wait_all_tasks_blocked()

    def call(self) -> bytes:
        """A frame: a function of the library with any bytes, or END."""
        if self.choices.below(16) == 15:
            return struct.pack("<IHHHBBI", 16, CORE, END, 0, 0, 0, 0)
        body = self.choices.take(8 * self.choices.below(5))
        ordinal = 1 + self.choices.below(self.library.ordinals)
        return struct.pack("<IHHHBBI", 16 + len(body), 1, ordinal, 1, self.choices.below(2), 0, 257) + body

    def message(self) -> FromClient:
        """One of the side stream."""
        got = self.choices.below(512)
        counts = Counts(got, self.choices.below(64), (self.choices.below(2), 0, 0, 0))
        return self.choices.one_of([Ping(1), Credit(1, 0, SLOT[0], 32 << 20), Received(0, counts)])


async def converse(library: Library, data: bytes) -> None:
    """Play an input."""
    choices, told = Choices(data), list[Lost | Back]()
    give, take = trio.open_memory_channel[Connection](64)
    setup = Setup(lambda nursery: NullDevice(), {library.name: library}, "fuzz", {}, grace=30, tell=told.append)
    client = Client(choices, library, give)
    with trio.fail_after(SECONDS):
        async with trio.open_nursery() as nursery:
            nursery.start_soon(serve_session, setup, take)
            await client.open()
            for _ in range(MOST_STEPS):
                if not choices.left:
                    break
                await client.step()
            await trio.testing.wait_all_tasks_blocked()
            nursery.cancel_scope.cancel()
    kinds = [type(each) for each in told]
    assert kinds == [Lost, Back] * (len(kinds) // 2) + [Lost] * (len(kinds) % 2)
