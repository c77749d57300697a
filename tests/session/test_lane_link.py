"""A session behind a lane whose connections are cut: every call is executed once, every answer comes once."""

from __future__ import annotations

import random
from typing import Any

import attrs
import gtap_plugin_driver
import pytest
import trio

from gtap_core.devices.null import NullDevice
from gtap_core.lane import library
from gtap_core.lane.tls import Tls
from gtap_core.session.lane_channel import channel_of
from gtap_core.session.link import Socketed
from gtap_core.session.runtime import Connection, Setup, serve_session
from gtap_core.session.tls import Handshakes, TlsStream
from gtap_core.testing.loopback import SLOT
from gtap_core.wire.buffer import NeedData
from gtap_core.wire.connection import ClientChannel, Received, Reply
from gtap_core.wire.link import Counts, decode_position, encode_position
from gtap_core.wire.opening import Identity, Offer, OpenReply, OpenRequest
from gtap_core.wire.preamble import Kind
from gtap_core.wire.side import Received as Report
from gtap_core.wire.side import encode_side

CALLS = 14_000


async def pair(tls: Tls | None) -> tuple[Socketed, Socketed]:
    """Both ends of a new connection."""
    mine, theirs = (trio.SocketStream(each) for each in trio.socket.socketpair())
    if tls is None:
        return mine, theirs
    ours = TlsStream(tls, mine, bytes(32), bytes(16), server=False)
    secured: list[TlsStream | None] = []

    async def shake() -> None:
        secured.append(await Handshakes(tls, bytes(16), bytes(32)).shake(theirs))

    async with trio.open_nursery() as nursery:
        nursery.start_soon(shake)
        assert await ours.shake()
    assert secured[0] is not None
    return ours, secured[0]


@attrs.define(eq=False)
class Client:
    """The program's end: two streams that it may lose."""

    give: trio.MemorySendChannel[Connection]
    tls: Tls | None = None  # what its connections are encrypted by
    streams: dict[Kind, Socketed] = attrs.field(factory=dict)
    received: dict[Kind, int] = attrs.field(factory=lambda: {Kind.CHANNEL: 0, Kind.SIDE: 0})
    got: bytearray = attrs.field(factory=bytearray)
    given: int = 0  # position in the channel
    side: int = 0
    said: bytearray = attrs.field(factory=bytearray)  # of the side stream
    before: list[Socketed] = attrs.field(factory=list)  # stay open: the server does not see that they are lost

    async def connect(self, kind: Kind, *, again: bool) -> None:
        mine, theirs = await pair(self.tls)
        self.before += [self.streams[kind]] if again else []
        self.streams[kind] = mine
        await self.give.send((kind, 0, theirs, again))
        if again:
            await self.streams[kind].send_all(encode_position(self.received[kind]))
            data = b""
            while len(data) < 8:
                part = await self.streams[kind].receive_some(8 - len(data))
                assert part
                data += part
            position = decode_position(data)
            if kind is Kind.CHANNEL:
                self.given = position
            else:
                await self.streams[kind].send_all(self.said[position:])

    async def hear(self, most: int) -> None:
        """Some of what comes by the channel; and all that has come by the side stream."""
        data = await self.streams[Kind.CHANNEL].receive_some(most)
        self.got += data
        self.received[Kind.CHANNEL] += len(data)

    async def hear_side(self) -> None:
        with trio.move_on_after(0):
            while data := await self.streams[Kind.SIDE].receive_some(1 << 16):
                self.received[Kind.SIDE] += len(data)

    async def report(self) -> None:
        counts = Counts(self.received[Kind.CHANNEL], self.received[Kind.SIDE])
        message = encode_side(Report(0, counts))
        self.said += message
        await self.streams[Kind.SIDE].send_all(message)

    async def cut(self, half: bool) -> None:
        """Lose everything, and come back. `half`: only this end knows that the channel is lost."""
        await self.hear_side()
        if not half:
            await self.streams[Kind.CHANNEL].aclose()
            with trio.fail_after(60):  # the server ends the other one
                while data := await self.streams[Kind.SIDE].receive_some(1 << 16):
                    self.received[Kind.SIDE] += len(data)
        await self.connect(Kind.CHANNEL, again=True)
        if not half:
            await self.connect(Kind.SIDE, again=True)


def program(spec: Any, connection: ClientChannel) -> bytes:
    """Calls of the lane's, with some of Python's among them."""
    sync, info = spec.by_name["cuStreamSynchronize"], spec.by_name["cuMemGetInfo_v2"]
    frames = []
    for number in range(CALLS):
        answered = number % 3 == 0
        if number % 50 == 7:
            body = info.marshal([bytearray(8), bytearray(8)])
            frames.append(connection.call(1, info.ordinal, body, context=1, wants_answer=True))
        else:
            frames.append(connection.call(1, sync.ordinal, sync.marshal([0]), context=1, wants_answer=answered))
    return b"".join(frames)


@pytest.mark.parametrize("secure", [False, True], ids=["plain", "tls"])
async def test_calls_are_executed_once_wherever_the_connections_are_cut(
    a_lane: library.Lane, a_tls: Tls, secure: bool
) -> None:
    """Falls without `self._c.lane_disconnect` or `super()._connected` of ChannelLink (session/lane_outlet.py)."""
    gtap_plugin_driver.register_libraries(lambda library: None)
    spec = gtap_plugin_driver.driver
    give, take = trio.open_memory_channel[Connection](8)
    setup = Setup(
        lambda nursery: NullDevice(), {spec.name: spec}, channel=lambda device: channel_of(a_lane, device), grace=30
    )
    chance = random.Random(7)
    client, connection = Client(give, a_tls if secure else None), ClientChannel()
    async with trio.open_nursery() as nursery:
        nursery.start_soon(serve_session, setup, take)
        for kind in (Kind.CHANNEL, Kind.SIDE):
            await client.connect(kind, again=False)
        offer = Offer(spec.name, spec.layout, spec.ordinals, spec.golden[-1])
        opening = connection.open(OpenRequest(7, "test", SLOT, (offer,), identity=Identity(8, 9)))
        await client.streams[Kind.CHANNEL].send_all(opening)
        while isinstance(event := connection.next_event(), NeedData):
            await client.hear(1 << 16)
            connection.receive_data(client.got)
        assert isinstance(event, Reply) and OpenReply.decode(event.body).grace == 30
        start, opened = len(opening), len(client.got)
        there = opening + program(spec, connection)
        client.given = start
        replies = sum(1 for number in range(CALLS) if number % 3 == 0 or number % 50 == 7)
        cuts = 0
        while client.given < len(there):
            part = there[client.given : client.given + chance.randrange(1, 16_000)]
            await client.streams[Kind.CHANNEL].send_all(part)
            client.given += len(part)
            await client.hear(chance.randrange(1, 60_000))
            if chance.random() < 0.3:
                await client.report()
            if chance.random() < 0.3:
                await client.cut(chance.random() < 0.5)
                cuts += 1
        numbers: list[int] = []
        reports = 0
        connection.receive_data(client.got[opened:])
        with trio.fail_after(60):
            while len(numbers) < replies:
                event = connection.next_event()
                if isinstance(event, NeedData):
                    before = len(client.got)
                    await client.hear(1 << 16)
                    connection.receive_data(client.got[before:])
                elif isinstance(event, Reply):
                    assert event.status == 0
                    numbers.append(event.number)
                else:
                    assert isinstance(event, Received)
                    reports += 1
        assert len(set(numbers)) == replies and cuts > 5 and reports > 0
        await client.streams[Kind.CHANNEL].send_all(connection.end())
