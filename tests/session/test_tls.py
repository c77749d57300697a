"""TLS of a session's connections: nothing comes through before its client has shown the session's key."""

from __future__ import annotations

import random

import pytest
import trio

from gtap_core.lane.tls import KEY, Tls
from gtap_core.session.tls import MOST_SHAKING, SHAKE, Handshakes, TlsStream

from .test_lane_link import pair

SESSION = bytes(16)


def sockets() -> tuple[trio.SocketStream, trio.SocketStream]:
    mine, theirs = (trio.SocketStream(each) for each in trio.socket.socketpair())
    return mine, theirs


async def test_what_is_sent_arrives_both_ways_and_ends(a_tls: Tls) -> None:
    """Larger than all buffers on the way."""
    mine, theirs = await pair(a_tls)
    data = random.Random(1).randbytes(3 << 20)

    async def send(end: trio.abc.Stream) -> None:
        await end.send_all(memoryview(data)[:1000])
        await end.send_all(data[1000:])

    async def receive(end: trio.abc.Stream) -> None:
        got = bytearray()
        while len(got) < len(data):
            got += await end.receive_some(1 + len(got) % 70_000)
        assert got == data

    async with trio.open_nursery() as nursery:
        for end in (mine, theirs):
            nursery.start_soon(send, end)
            nursery.start_soon(receive, end)
    await mine.aclose()
    assert await theirs.receive_some() == b""
    with pytest.raises(trio.ClosedResourceError):
        await mine.receive_some()
    await theirs.aclose()


async def test_a_connection_that_is_closed_in_the_middle_of_sending_is_a_closed_one(a_tls: Tls) -> None:
    mine, theirs = await pair(a_tls)

    async def send() -> None:
        with pytest.raises(trio.ClosedResourceError):
            await theirs.send_all(bytes(8 << 20))

    async with trio.open_nursery() as nursery:
        nursery.start_soon(send)
        await trio.testing.wait_all_tasks_blocked()
        await theirs.aclose()
    await mine.aclose()


@pytest.mark.parametrize("key, session", [(bytes(KEY - 1) + b"k", SESSION), (bytes(KEY), bytes(15) + b"s")])
async def test_who_lacks_the_key_gets_no_connection(a_tls: Tls, key: bytes, session: bytes) -> None:
    """Delete `return !ours || *found != NULL;` and the lines before it from find_session in tls.c to see it fail."""
    mine, theirs = sockets()
    stranger = TlsStream(a_tls, mine, key, session, server=False)
    heard: list[bool] = []

    async def shake() -> None:
        heard.append(await stranger.shake())

    async with trio.open_nursery() as nursery:
        nursery.start_soon(shake)
        assert await Handshakes(a_tls, SESSION, bytes(KEY)).shake(theirs) is None
    assert heard == [False]
    assert theirs.socket.fileno() == -1


async def test_who_says_nothing_is_given_up(a_tls: Tls, autojump_clock: trio.testing.MockClock) -> None:
    mine, theirs = sockets()
    assert await Handshakes(a_tls, SESSION, bytes(KEY)).shake(theirs) is None
    assert trio.current_time() == pytest.approx(SHAKE, abs=0.1)
    assert await mine.receive_some() == b""


async def test_of_too_many_handshakes_the_oldest_makes_way(a_tls: Tls) -> None:
    """Whoever comes with the key gets in. Delete `oldest.cancel()` to see it fail."""
    handshakes = Handshakes(a_tls, SESSION, bytes(KEY))
    ends = [sockets() for _ in range(MOST_SHAKING)]
    mine, theirs = sockets()
    client = TlsStream(a_tls, mine, bytes(KEY), SESSION, server=False)
    async with trio.open_nursery() as nursery:
        for _, silent in ends:
            nursery.start_soon(handshakes.shake, silent)
            await trio.testing.wait_all_tasks_blocked()
        nursery.start_soon(client.shake)
        assert await handshakes.shake(theirs) is not None
        assert [silent.socket.fileno() == -1 for _, silent in ends] == [True] + [False] * (MOST_SHAKING - 1)
        nursery.cancel_scope.cancel()
    assert all(silent.socket.fileno() == -1 for _, silent in ends)


@pytest.mark.parametrize("key", [b"", bytes(KEY)])
async def test_without_a_library_or_a_key_there_is_no_connection(a_tls: Tls, key: bytes) -> None:
    handshakes = Handshakes(None if key else a_tls, SESSION, key)
    assert await handshakes.shake(sockets()[1]) is None
