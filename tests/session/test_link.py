"""Streams that outlive their connections: every byte once and in order, wherever the connections are cut."""

from __future__ import annotations

import functools
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
import trio
import trio.testing

from gtap_core.errors import Fault
from gtap_core.session.link import Link, Links
from gtap_core.session.outgoing import MOST_KEPT, Outgoing
from gtap_core.wire.control import Back, Lost
from gtap_core.wire.link import Counts, decode_position, encode_position
from gtap_core.wire.opening import Identity, OpenRequest
from gtap_core.wire.preamble import Kind

ME = OpenRequest(7, identity=Identity(8, 9))
LOST = Lost(7, 8, 9)


class End:
    """A link with its reader and writer, and what they came by."""

    def __init__(self, grace: int = 30, who: OpenRequest | None = ME) -> None:
        self.told: list[Lost | Back] = []
        self.reports: list[Counts] = []
        self.links = Links(grace, self.reports.append, self.told.append)
        self.outgoing = Outgoing(1 << 20)
        self.link: Link = self.links.make(Kind.CHANNEL, 0, self.outgoing)
        if who is not None:
            self.links.opened(who)
        self.got = bytearray()
        self.over = False

    async def run(self) -> None:
        async with trio.open_nursery() as nursery:
            nursery.start_soon(self.outgoing.write_to, self.link.send)
            while data := await self.link.receive_some(1000):
                self.got += data
            self.over = True
            nursery.cancel_scope.cancel()


@asynccontextmanager
async def an_end(grace: int = 30, who: OpenRequest | None = ME) -> AsyncIterator[End]:
    end = End(grace, who)
    async with trio.open_nursery() as nursery:
        nursery.start_soon(end.run)
        yield end
        nursery.cancel_scope.cancel()


def begin(end: End) -> trio.abc.Stream:
    """Its first connection; the client's side of it."""
    mine, theirs = trio.testing.memory_stream_pair()
    end.link.start(theirs)
    return mine


async def exactly(stream: trio.abc.ReceiveStream, size: int) -> bytes:
    data = b""
    while len(data) < size:
        part = await stream.receive_some(size - len(data))
        assert part
        data += part
    return data


async def resume(end: End, received: int) -> tuple[trio.abc.Stream, int]:
    """A new connection, and how much the end says that it has."""
    mine, theirs = trio.testing.memory_stream_pair()
    async with trio.open_nursery() as nursery:
        nursery.start_soon(end.link.resume, theirs)
        await mine.send_all(encode_position(received))
        position = decode_position(await exactly(mine, 8))
    return mine, position


async def test_what_was_lost_is_sent_again_wherever_the_connection_was_cut() -> None:
    """Falls without the rewind of `_agree` (session/link.py), or when what is in the lost connection is counted."""
    chance = random.Random(5)
    there, back = chance.randbytes(200_000), chance.randbytes(200_000)
    async with an_end() as end:
        for start in range(0, len(back), 777):
            end.outgoing.put(back[start : start + 777])
        mine = begin(end)
        got = bytearray()
        given = cuts = 0
        while given < len(there) or len(got) < len(back):
            part = there[given : given + chance.randrange(1, 5000)]
            await mine.send_all(part)
            given += len(part)
            if given % 3:
                await trio.testing.wait_all_tasks_blocked()
            got += await mine.receive_some(chance.randrange(1, 5000)) if len(got) < len(back) else b""
            if chance.random() < 0.8:
                if chance.random() < 0.5:  # else half-open: only this end knows
                    await mine.aclose()
                mine, given = await resume(end, len(got))
                cuts += 1
        await trio.testing.wait_all_tasks_blocked()
        assert cuts > 40
        assert end.got == there
        assert got == back


async def test_the_supervisor_hears_once_that_the_link_is_lost_and_once_that_it_is_back() -> None:
    async with an_end() as end:
        mine = begin(end)
        await mine.aclose()
        await trio.testing.wait_all_tasks_blocked()
        assert end.told == [LOST]
        await resume(end, 0)
        assert end.told == [LOST, Back()]


async def test_with_one_stream_the_others_are_lost() -> None:
    """The client may wait for one alone. Falls without `lose_others` in `_lose` (session/link.py)."""
    async with an_end() as end:
        mine = begin(end)
        bulk = end.links.make(Kind.BULK, 0, Outgoing(0))
        mine_too, theirs_too = trio.testing.memory_stream_pair()
        bulk.start(theirs_too)
        await mine.aclose()
        await trio.testing.wait_all_tasks_blocked()
        assert not await mine_too.receive_some(1)
        await resume(end, 0)
        assert end.told == [LOST]
        mine_too, theirs_too = trio.testing.memory_stream_pair()
        await mine_too.send_all(encode_position(0))
        await bulk.resume(theirs_too)
        assert end.told == [LOST, Back()]


async def test_what_the_channel_has_brought_is_read_when_another_stream_ends_first(
    autojump_clock: trio.testing.MockClock,
) -> None:
    """A program's END among it. Lose the channel at once in `lose_others` (session/link.py) to see it fail."""
    async with an_end() as end:
        mine = begin(end)
        side = end.links.make(Kind.SIDE, 0, Outgoing(0))
        mine_too, theirs_too = trio.testing.memory_stream_pair()
        side.start(theirs_too)
        async with trio.open_nursery() as nursery:
            nursery.start_soon(side.lose)
            await trio.testing.wait_all_tasks_blocked()
            assert end.told == [LOST] and not await mine_too.receive_some(1)
            await mine.send_all(b"the last words")
            await trio.testing.wait_all_tasks_blocked()
            assert end.got == b"the last words"
        assert not await mine.receive_some(1)  # it says nothing more, and is lost as well


async def test_a_stream_may_come_for_the_first_time_while_others_are_lost() -> None:
    """Falls without `tuple` in `lose_others` (session/link.py)."""
    async with an_end() as end:
        mine, theirs = trio.testing.memory_stream_pair()
        end.link.start(theirs)
        for index in range(2):
            pair = trio.testing.memory_stream_pair()[1]
            assert isinstance(pair, trio.StapledStream)
            made = functools.partial(end.links.make, Kind.BULK, index + 2, Outgoing(0))
            pair.receive_stream.close_hook = made
            end.links.make(Kind.BULK, index, Outgoing(0)).start(pair)
        await mine.aclose()
        await trio.testing.wait_all_tasks_blocked()
        assert end.told == [LOST]
        assert end.links.find(Kind.BULK, 3) is not None


async def test_a_further_bulk_stream_that_nobody_has_used_is_not_missed() -> None:
    """Delete the first return of `lost` (session/link.py) to see the session count as lost from then on."""
    async with an_end() as end, trio.open_nursery() as nursery:
        mine = begin(end)
        for index in range(3):
            link = end.links.make(Kind.BULK, index, Outgoing(0))
            nursery.start_soon(link.receive_some, 1)
            ours, theirs = trio.testing.memory_stream_pair()
            link.start(theirs)
            if index == 2:
                await ours.send_all(b"1")
                await trio.testing.wait_all_tasks_blocked()
                nursery.start_soon(link.receive_some, 1)
            if index:
                await ours.aclose()
                await trio.testing.wait_all_tasks_blocked()
                assert end.links.away == (index == 2)
                assert end.told == ([LOST] if index == 2 else [])
        assert await mine.receive_some(1) == b""  # the others are lost as well
        nursery.cancel_scope.cancel()


async def test_a_client_that_replaces_a_stream_keeps_the_others() -> None:
    """It knows what it has lost. Else streams that it brings back one after the other could cut each other for ever.

    Falls when `resume` passes no `others=False` (session/link.py).
    """
    async with an_end() as end:
        end.link.start(trio.testing.memory_stream_pair()[1])
        end.links.make(Kind.SIDE, 0, Outgoing(1 << 20)).start(trio.testing.memory_stream_pair()[1])
        await resume(end, 0)
        await trio.testing.wait_all_tasks_blocked()
        assert end.told == [LOST, Back()]


async def test_a_connection_that_is_lost_before_positions_are_exchanged_leaves_the_link_lost() -> None:
    async with an_end() as end:
        mine = begin(end)
        await mine.aclose()
        mine, theirs = trio.testing.memory_stream_pair()
        await mine.send_all(b"1234")
        await mine.aclose()
        await end.link.resume(theirs)
        assert end.told == [LOST]
        await resume(end, 0)
        assert end.told == [LOST, Back()]


@pytest.mark.parametrize("position", [99, 301])
async def test_a_position_that_cannot_be_is_a_fault(position: int) -> None:
    async with an_end() as end:
        mine = begin(end)
        end.outgoing.put(bytes(300))
        assert await exactly(mine, 300)
        end.links.reported(Counts(channel=100))
        mine, theirs = trio.testing.memory_stream_pair()
        await mine.send_all(encode_position(position))
        with pytest.raises(Fault, match="bytes of a stream are received"):
            await end.link.resume(theirs)


@pytest.mark.parametrize("counts", [Counts(301), Counts(0, 1), Counts(0, 0, (0, 1, 0, 0))])
async def test_a_report_of_what_was_not_sent_is_a_fault(counts: Counts) -> None:
    async with an_end() as end:
        mine = begin(end)
        end.outgoing.put(bytes(300))
        assert await exactly(mine, 300)
        with pytest.raises(Fault):
            end.links.reported(counts)


async def test_bytes_count_as_queued_until_they_are_reported() -> None:
    """Falls without `_received` in `queued` (session/outgoing.py): memory would not be bounded."""
    async with an_end() as end:
        mine = begin(end)
        end.outgoing.put(bytes(2 << 20))
        assert await exactly(mine, 2 << 20)
        with trio.move_on_after(0):
            await end.outgoing.room()
            raise AssertionError("there is room")
        assert end.outgoing.queued == 2 << 20
        end.links.reported(Counts(channel=2 << 20))
        await end.outgoing.room()


async def test_who_does_not_report_gets_no_more() -> None:
    """Falls without `MOST_KEPT` in `write_to` (session/outgoing.py): what is kept would not be bounded."""
    sent: list[int] = []
    async with an_end() as end:
        mine = begin(end)
        end.outgoing.put(bytes(MOST_KEPT + 1), lambda: sent.append(1))
        end.outgoing.put(bytes(1 << 20), lambda: sent.append(2))
        assert await exactly(mine, MOST_KEPT + 1)
        await trio.testing.wait_all_tasks_blocked()
        assert sent == [1]
        end.links.reported(Counts(channel=MOST_KEPT))
        assert await exactly(mine, 1 << 20)
        await trio.testing.wait_all_tasks_blocked()
        assert sent == [1, 2]


async def test_a_report_may_be_older_than_the_positions_of_a_new_connection() -> None:
    """It was on its way on another stream. Falls when `rewind` counts as a report (session/outgoing.py)."""
    async with an_end() as end:
        mine = begin(end)
        end.outgoing.put(bytes(300))
        assert await exactly(mine, 300)
        await mine.aclose()
        mine, _ = await resume(end, 200)
        assert await exactly(mine, 100)
        end.links.reported(Counts(channel=100))
        assert end.outgoing.queued == 100
        with pytest.raises(Fault):
            end.links.reported(Counts(channel=99))


async def test_what_has_come_is_reported_now_and_then() -> None:
    async with an_end() as end:
        mine = begin(end)
        await mine.send_all(bytes(1 << 20))
        await trio.testing.wait_all_tasks_blocked()
        assert [each.channel for each in end.reports] == [n * 263_000 for n in range(1, 4)]


@pytest.mark.parametrize(("grace", "who"), [(0, ME), (30, None), (30, OpenRequest(7))])
async def test_a_link_ends_with_its_connection(grace: int, who: OpenRequest | None) -> None:
    """Without grace, before the client has said who it is, and when it has said that it does not resume."""
    async with an_end(grace, who) as end:
        mine = begin(end)
        await mine.aclose()
        await trio.testing.wait_all_tasks_blocked()
        assert end.over
        assert not end.told
