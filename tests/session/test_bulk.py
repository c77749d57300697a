"""Bulk streams in C: the rules of staging and of what outlives its connection, whoever moves the bytes."""

from __future__ import annotations

import ctypes
import random
import socket
import struct
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import trio

from gtap_core import native
from gtap_core.errors import Fault
from gtap_core.session import bulk
from gtap_core.session.bulk import BulkStreams
from gtap_core.session.link import Link, Links
from gtap_core.session.outgoing import Outgoing
from gtap_core.spec import Bulk
from gtap_core.wire.control import Back, Lost
from gtap_core.wire.link import Counts, decode_position, encode_position
from gtap_core.wire.opening import Identity, OpenRequest
from gtap_core.wire.preamble import Kind

ME = OpenRequest(7, identity=Identity(8, 9))
MIB = 1 << 20


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> ctypes.CDLL:
    workshop = native.Workshop(tmp_path_factory.mktemp("lane"), (*native.find_compiler(), "-Werror"))
    return bulk.load(str(workshop.obtain([native.lane_unit()])[native.LANE]))


class End:
    """A session's bulk streams, and the client's ends of their connections."""

    def __init__(self, library: ctypes.CDLL) -> None:
        self.told: list[Lost | Back] = []
        self.reports: list[Counts] = []
        self.links = Links(30, self.reports.append, self.told.append)
        self.links.opened(ME)
        self.streams = BulkStreams(library)
        self.arrived = 0
        self.pressed = False
        self.news = trio.Event()
        self.streams.incoming.attach(self._arrived, lambda: self.pressed)
        self.all = [
            self.links.make(Kind.BULK, index, Outgoing(0) if index else self.streams.outgoing) for index in range(4)
        ]

    def _arrived(self) -> None:
        self.arrived += 1
        self.news.set()

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait for what threads do."""
        with trio.fail_after(60):
            while not holds():  # noqa: ASYNC110 - nothing tells of it
                await trio.sleep(0.001)

    async def there(self, part: Bulk) -> memoryview:
        await self.until(lambda: self.streams.incoming.there(part))
        return self.streams.incoming.take(part)


@asynccontextmanager
async def an_end(library: ctypes.CDLL) -> AsyncIterator[End]:
    end = End(library)
    async with trio.open_nursery() as nursery:
        nursery.start_soon(end.streams.watch)
        for index, link in enumerate(end.all):
            nursery.start_soon(end.streams.serve, index, link)
        yield end
        nursery.cancel_scope.cancel()
    end.streams.close()
    await end.links.close()


def pair() -> tuple[trio.SocketStream, trio.SocketStream]:
    ours, theirs = (trio.socket.from_stdlib_socket(each) for each in socket.socketpair())
    return trio.SocketStream(ours), trio.SocketStream(theirs)


def begin(link: Link) -> trio.SocketStream:
    mine, theirs = pair()
    link.start(theirs)
    return mine


async def exactly(stream: trio.abc.ReceiveStream, size: int) -> bytes:
    data = bytearray()
    while len(data) < size:
        part = await stream.receive_some(size - len(data))
        assert part
        data += part
    return bytes(data)


async def resume(link: Link, received: int) -> tuple[trio.SocketStream, int]:
    mine, theirs = pair()
    async with trio.open_nursery() as nursery:
        nursery.start_soon(link.resume, theirs)
        await mine.send_all(encode_position(received))
        position = decode_position(await exactly(mine, 8))
    return mine, position


def an_object(number: int, data: bytes) -> bytes:
    return struct.pack("<QQ", number, len(data)) + data


async def test_objects_come_whole_however_their_connections_are_cut(library: ctypes.CDLL) -> None:
    """Delete `stream->received += ` in lane/bulk_in.c and a resumed connection goes on at the wrong byte."""
    chance = random.Random(1)
    objects = {number: chance.randbytes(chance.choice([1, 70_000, MIB + 3])) for number in range(1, 13)}
    parts = {number: Bulk(number, 0, len(data)) for number, data in objects.items()}

    async def send(link: Link, numbers: list[int]) -> None:
        stream = b"".join(an_object(each, objects[each]) for each in numbers)
        mine, at = begin(link), 0
        while at < len(stream):
            step = chance.randint(1, 400_000)
            cut = chance.random() < 0.3
            try:
                await mine.send_all(stream[at : at + step])
                at += step
            except trio.BrokenResourceError:  # the server has noticed that another stream is lost, and wants all anew
                cut = True
            if cut:
                await mine.aclose()
                mine, at = await resume(link, 0)
        await trio.sleep_forever()  # the connection stays

    async with an_end(library) as end, trio.open_nursery() as nursery:
        for number in (1, 5, 6):  # the others are named when they are there
            end.streams.incoming.name(parts[number])
        for index in range(3):
            nursery.start_soon(send, end.all[index], [each for each in objects if each % 3 == index])
        for number, data in objects.items():
            if number not in (1, 5, 6):
                await end.until(lambda number=number: end.streams.incoming.there(parts[number]))  # type: ignore[misc]
                end.streams.incoming.name(parts[number])
            assert bytes(await end.there(parts[number])) == data
            end.streams.incoming.drop(parts[number])
        assert end.arrived
        nursery.cancel_scope.cancel()


async def test_objects_go_whole_however_their_connection_is_cut(library: ctypes.CDLL) -> None:
    """Delete `out->sent = position` in lane/bulk_out.c and what was lost is not sent again."""
    chance = random.Random(2)
    objects = [chance.randbytes(chance.choice([1, 70_000, 3 * MIB])) for _ in range(10)]
    expected = b"".join(an_object(number, data) for number, data in enumerate(objects, 1))
    left: list[int] = []
    got = bytearray()
    async with an_end(library) as end:
        out = end.streams.outgoing
        for number, data in enumerate(objects, 1):
            assert out.put_object(data, lambda number=number: left.append(number)) == number  # type: ignore[misc]
        mine = begin(end.all[0])
        while len(got) < len(expected):
            got += await mine.receive_some(chance.randint(1, 500_000))
            out.report(len(got))
            if chance.random() < 0.1:
                await mine.aclose()
                mine, _ = await resume(end.all[0], len(got))
        await end.until(lambda: left == list(range(1, 11)))
    assert got == expected


def _is_free(data: bytearray) -> bool:
    try:
        data.clear()
    except BufferError:
        return False
    return True


async def test_bytes_that_go_stay_where_they_are_until_the_client_has_them(library: ctypes.CDLL) -> None:
    data = bytearray(b"x" * 100_000)
    async with an_end(library) as end:
        end.streams.outgoing.put_object(data, lambda: None)
        mine = begin(end.all[0])
        await exactly(mine, 16 + len(data))
        with pytest.raises(BufferError):
            data.clear()
        end.streams.outgoing.report(16 + len(data))
        await end.until(lambda: _is_free(data))  # the thread may not have noted yet that it has sent them
        with pytest.raises(Fault, match="50 bytes of a stream are received"):
            end.streams.outgoing.report(50)


async def test_nobody_is_woken_for_what_the_lane_sends(library: ctypes.CDLL, monkeypatch: pytest.MonkeyPatch) -> None:
    """Delete `out->told < out->heard &&` from is_news in lane/bulk_out.c to see it fail. Who closes hears of all."""
    data = b"x" * 100_000
    left: list[int] = []
    looks: list[int] = []
    async with an_end(library) as end:
        out, store = end.streams.outgoing, end.streams.store
        look = out.look
        mine = begin(end.all[0])

        def count() -> None:
            looks.append(1)
            look()

        monkeypatch.setattr(out, "look", count)

        async def gone() -> None:
            await exactly(mine, 16 + len(data))
            await end.until(lambda: not library.bulk_unsent(store))
            for _ in range(3):
                await trio.lowlevel.checkpoint()  # what has been told is heard

        for _ in range(3):
            assert library.bulk_put(store, data, len(data), 0)
            await gone()
        assert not looks
        out.put_object(data, lambda: left.append(1))
        await gone()
        assert left == looks == [1]
        out.close()
        assert library.bulk_put(store, data, len(data), 0)
        await gone()
        assert looks == [1, 1]


def switches(thread: int) -> int:
    """How often a thread of ours has slept."""
    status = Path(f"/proc/self/task/{thread}/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("voluntary"))


def threads() -> set[int]:
    return {int(each.name) for each in Path("/proc/self/task").iterdir()}


@pytest.mark.shows("HOT.8")
async def test_who_waits_for_objects_sleeps_while_others_go(library: ctypes.CDLL) -> None:
    """Delete the call of await_object in lane/bulk_in.c to see it fail: each byte that is taken wakes that thread."""
    data = bytes(4 * MIB)
    before = threads()
    async with an_end(library) as end:
        library.bulk_forget(end.streams.store)  # nothing is reported here
        mine = begin(end.all[0])
        await end.until(lambda: len(threads() - before) >= 2)
        for _ in range(8):
            assert library.bulk_put(end.streams.store, data, len(data), 0)
            await exactly(mine, 16 + len(data))
        assert min(switches(each) for each in threads() - before) < 8  # not even once for each


async def test_both_ends_of_a_local_connection_work_at_a_time(library: ctypes.CDLL) -> None:
    """Delete the call of widen in lane/bulk_out.c to see it fail: the socket takes 208 KiB by itself."""
    data = bytes(300_000)
    async with an_end(library) as end:
        mine = begin(end.all[0])
        assert library.bulk_put(end.streams.store, data, len(data), 0)
        await end.until(lambda: not library.bulk_unsent(end.streams.store))  # nobody reads
        await exactly(mine, 16 + len(data))


async def test_a_stream_is_read_no_further_while_too_much_is_staged(
    library: ctypes.CDLL, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "MOST_STAGED", MIB)
    monkeypatch.setattr(bulk, "MOST_AWAITED", 2 * MIB)
    half = b"h" * (MIB // 2)
    parts = [Bulk(number, 0, len(half)) for number in range(1, 8)]
    async with an_end(library) as end, trio.open_nursery() as nursery:
        incoming = end.streams.incoming

        async def send() -> None:
            mine = begin(end.all[0])
            for number in range(1, 8):
                await mine.send_all(an_object(number, half))
            await trio.sleep_forever()

        nursery.start_soon(send)
        await end.until(lambda: incoming.there(parts[1]))
        end.pressed = True  # two more may come
        incoming.look_again()
        await end.until(lambda: incoming.there(parts[3]))
        assert not incoming.there(parts[4])
        end.pressed = False
        incoming.look_again()
        for part in parts:  # what is used makes room
            incoming.name(part)
            assert await end.there(part) == half
            incoming.drop(part)
        nursery.cancel_scope.cancel()


async def test_what_comes_before_an_awaited_object_is_bounded(
    library: ctypes.CDLL, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "MOST_STAGED", MIB)
    monkeypatch.setattr(bulk, "MOST_AWAITED", 2 * MIB)
    async with an_end(library) as end, trio.open_nursery() as nursery:
        end.streams.incoming.name(Bulk(9, 0, 5))
        objects = b"".join(an_object(number, bytes(MIB)) for number in range(1, 4))
        nursery.start_soon(begin(end.all[0]).send_all, objects)  # the third one is not read
        with pytest.raises(Fault, match="2 MiB of bulk objects came before one that a call waits for"):
            await end.streams.until_fault()
        nursery.cancel_scope.cancel()


WRONG = {
    "bulk object 3 came twice": an_object(3, b"x") * 2,
    "bulk object 0 of 1 bytes": an_object(0, b"x"),
    "bulk object 3 of 0 bytes": an_object(3, b""),
    "bulk object 3 of 4194305 bytes": struct.pack("<QQ", 3, 4 * MIB + 1),
    "frames name more bytes of bulk object 7 than it has": an_object(7, b"four"),
}


@pytest.mark.parametrize("reason", WRONG)
async def test_what_breaks_the_protocol_is_a_fault(library: ctypes.CDLL, reason: str) -> None:
    async with an_end(library) as end:
        end.streams.incoming.name(Bulk(7, 0, 5))
        await begin(end.all[1]).send_all(WRONG[reason])
        with pytest.raises(Fault, match=reason):
            await end.streams.until_fault()


async def test_ranges_lie_in_their_object(library: ctypes.CDLL) -> None:
    async with an_end(library) as end:
        await begin(end.all[0]).send_all(an_object(1, b"12345678"))
        first, behind, more = Bulk(1, 0, 4), Bulk(1, 6, 4), Bulk(1, 0, 1)
        await end.until(lambda: end.streams.incoming.there(first))
        end.streams.incoming.name(first)
        end.streams.incoming.name(behind)
        view = await end.there(first)
        with pytest.raises(Fault, match="a range of bulk object 1 ends behind its 8 bytes"):
            end.streams.incoming.take(behind)
        with pytest.raises(Fault, match="frames name more bytes of bulk object 1 than it has"):
            end.streams.incoming.name(more)
        for each in (first, behind, more):
            end.streams.incoming.drop(each)
        assert view == b"1234"


async def test_a_view_keeps_the_bytes_that_were_dropped(library: ctypes.CDLL) -> None:
    """Delete `if (!object->views)` in lane/bulk_in.c and the second object's bytes are seen."""
    first, second = Bulk(1, 0, 100_000), Bulk(2, 0, 100_000)
    async with an_end(library) as end:
        mine = begin(end.all[0])
        await mine.send_all(an_object(1, b"1" * 100_000))
        await end.until(lambda: end.streams.incoming.there(first))
        end.streams.incoming.name(first)
        view = await end.there(first)
        end.streams.incoming.drop(first)
        await mine.send_all(an_object(2, b"2" * 100_000))
        await end.until(lambda: end.streams.incoming.there(second))
        assert view == b"1" * 100_000


async def test_the_client_hears_of_what_was_received(library: ctypes.CDLL) -> None:
    async with an_end(library) as end:
        mine = begin(end.all[2])
        end.streams.incoming.name(Bulk(1, 0, 2 * MIB))
        await mine.send_all(an_object(1, bytes(2 * MIB)))
        await end.until(lambda: bool(end.reports) and end.reports[-1].bulk[2] >= MIB)
        assert end.reports[-1].bulk[0] == 0


async def test_a_stream_that_gets_no_thread_ends_the_session(
    library: ctypes.CDLL, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Delete the else of `_use` (session/bulk.py) to see the session stay, and the client come back for ever."""
    monkeypatch.setattr(library, "bulk_connect", lambda *_: -1)
    async with an_end(library) as end:
        begin(end.all[1])
        with pytest.raises(Fault, match="could not start a thread for a bulk stream"), trio.fail_after(60):
            await end.streams.until_fault()


async def test_nobody_is_woken_for_what_comes_from_a_client_that_does_not_come_back(library: ctypes.CDLL) -> None:
    """Delete `!store->out.forgets &&` from take_bytes in lane/bulk_in.c to see it fail."""
    part = Bulk(1, 0, 2 * MIB)
    async with an_end(library) as end:
        library.bulk_forget(end.streams.store)
        await begin(end.all[0]).send_all(an_object(1, bytes(part.length)))
        await end.until(lambda: end.streams.incoming.there(part))
        for _ in range(3):
            await trio.lowlevel.checkpoint()  # what has been told is heard
        assert not end.reports
