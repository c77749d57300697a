"""Leases with memory of their own, as clients see them: the queue, the beats, and what ends a lease."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import trio

from gtap_core.server import supervisor
from gtap_core.testing.loopback import SLOT
from gtap_core.wire.control import Beat, Bye, Hello, Over, Queued, Refused, Welcome, encode_message
from gtap_core.wire.preamble import Kind, Preamble
from gtap_core.wire.watch import Kick, Kicked, Watch

from .playing import DEADLINE, Control, Server, server

GIB = 1 << 30
ALL = 64 * GIB  # what the null device says that it has


async def asking(run: Server, memory: int, wait: int = 0, **again: Any) -> Control:
    """A client that asks for memory."""
    stream, _, _ = await run.knock(Preamble(Kind.CONTROL))
    await stream.send_all(encode_message(Hello("test", None, 1234, "prog", memory=memory, wait=wait, **again)))
    return Control(stream)


async def test_memory_is_granted_in_the_order_of_coming(tmp_path: Path) -> None:
    async with server(tmp_path) as run:
        first = await asking(run, 40 * GIB)
        welcome = await first.next()
        assert isinstance(welcome, Welcome)
        assert (welcome.memory, welcome.lease_time) == (40 * GIB, 30)
        client = await run.session(welcome)
        assert client.opened is not None and client.opened.devices[0].total_memory == 40 * GIB
        large, small = await asking(run, ALL, 60), await asking(run, GIB, 60)
        assert await large.next() == Queued(1, 1)
        assert await small.next() == Queued(2, 2)
        refused = await (await asking(run, GIB)).next()
        assert refused == Refused(
            "1 GiB of each device are not free: 24 GiB are, and 2 wait: with --wait 60s gtap exec waits for it"
        )
        assert (
            "more than there are: its smallest has 64 GiB" in (await (await asking(run, ALL + GIB, 60)).next()).reason
        )
        assert await large.next() == Queued(1, 2)
        await first.stream.send_all(encode_message(Bye()))
        assert (await large.next()).memory == ALL
        assert await small.next() == Queued(1, 1)
        await large.stream.send_all(encode_message(Bye()))
        assert (await small.next()).memory == GIB


async def test_who_leaves_the_queue_frees_its_place(tmp_path: Path) -> None:
    """However it does; what it says that it has no reason to say is as good as a Bye.

    Delete `nursery.start_soon(leaving)` from Queue._turn to see it fail.
    """
    async with server(tmp_path) as run:
        first = await asking(run, ALL)
        assert isinstance(await first.next(), Welcome)
        last = await asking(run, GIB, 60)
        assert await last.next() == Queued(1, 1)
        for words in (b"", encode_message(Bye()), encode_message(Beat()), bytes(4)):
            leaving, last = last, await asking(run, GIB, 60)
            assert (await last.next()) == Queued(2, 2)
            if words:
                await leaving.stream.send_all(words)
            else:
                await leaving.stream.aclose()
            assert await last.next() == Queued(1, 1)
        await first.stream.send_all(encode_message(Bye()))
        assert isinstance(await last.next(), Welcome)


async def test_who_waits_is_seen_and_may_be_kicked(tmp_path: Path) -> None:
    """Delete `self.memory.refuse(lease, reason)` from Supervisor.end_lease to see it fail."""
    async with server(tmp_path) as run:
        first = await asking(run, ALL)
        assert isinstance(await first.next(), Welcome)
        watching = await run.knock(Preamble(Kind.CONTROL))
        await watching[0].send_all(encode_message(Watch("test")))
        viewer = Control(watching[0])
        kicked = await asking(run, GIB, 60)
        assert await kicked.next() == Queued(1, 1)
        last = await asking(run, GIB, 60)
        assert (await kicked.next(), await last.next()) == (Queued(1, 2), Queued(2, 2))
        while len((view := await viewer.next()).leases) < 3:
            pass
        assert [each.position for each in view.leases] == [0, 1, 2]
        stream, _, _ = await run.knock(Preamble(Kind.CONTROL))
        await stream.send_all(encode_message(Kick("test", view.leases[1].id[:8])))
        assert await Control(stream).next() == Kicked(view.leases[1].id, "prog")
        assert await kicked.next() == Refused("it was kicked by a client on this machine")
        assert await kicked.next() is None
        assert await last.next() == Queued(1, 1)
        await first.stream.send_all(encode_message(Bye()))
        assert isinstance(await last.next(), Welcome)


async def test_the_wait_ends_with_its_time(tmp_path: Path) -> None:
    async with server(tmp_path, memory_limit=8 * GIB) as run:
        assert "8 GiB here" in (await (await asking(run, 9 * GIB, 5)).next()).reason
        held = [await asking(run, 8 * GIB) for _ in range(8)]
        for each in held:
            assert isinstance(await each.next(), Welcome)
        late = await asking(run, GIB, 1)
        assert await late.next() == Queued(1, 1)
        assert await late.next() == Refused(
            "1 GiB of each device are not free: 0 MiB are, after all the time that gtap exec was to wait for it"
        )


async def test_a_lease_that_lost_its_connection_keeps_its_memory(tmp_path: Path) -> None:
    async with server(tmp_path) as run:
        control = await asking(run, ALL)
        welcome = await control.next()
        await control.stream.aclose()
        assert isinstance(await (await asking(run, GIB)).next(), Refused)
        control = await asking(run, 5, lease=welcome.lease, key=welcome.key)
        assert await control.next() == welcome


async def test_beats_renew_a_lease_and_without_them_it_is_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its sessions end at once, and hear why. One without a reservation lasts: nobody waits for what is its.

    Delete the call of renew from Control._until_gone, or `if lease.memory else 0` from Supervisor._new, to see it
    fail.
    """
    monkeypatch.setattr(supervisor, "GLANCE", 0.0)
    async with server(tmp_path, lease_time=2) as run:
        silent = await asking(run, 0)
        assert (await silent.next()).lease_time == 0
        control = await asking(run, ALL)

        async def beat() -> None:
            while True:
                await control.stream.send_all(encode_message(Beat()))
                await trio.sleep(0.2)

        async with trio.open_nursery() as beating:
            welcome = await control.next()
            beating.start_soon(beat)
            client = await run.session(welcome)
            await trio.sleep(2.5)
            assert await client.extent() == SLOT[0]
            beating.cancel_scope.cancel()
        assert await control.next() == Over("it was not renewed for 2 s")
        assert await control.next() is None
        with trio.fail_after(DEADLINE):
            await client.over.wait()
        await run.hears("is over", "not renewed")
        assert isinstance(await (await asking(run, ALL, 5)).next(), Welcome | Queued)
        with trio.move_on_after(0.1) as listening:
            pytest.fail(f"a lease without memory of its own heard {await silent.next()}")
        assert listening.cancelled_caught


async def test_programs_without_a_reservation_share_the_rest(tmp_path: Path) -> None:
    async with server(tmp_path) as run:
        _, welcome = await run.control()
        client = await run.session(welcome)
        assert await client.extent(2 * GIB) == SLOT[0]
        refused = await (await asking(run, ALL - GIB)).next()
        assert "62 GiB are" in refused.reason
        waiting = await asking(run, ALL - GIB, 60)
        assert await waiting.next() == Queued(1, 1)
        control = await asking(run, 0)
        late = await run.session(await control.next())
        with pytest.raises(MemoryError):  # it came later than one who waits for all but a GiB
            await late.extent(2 * GIB)
        await client.aclose()
        assert (await waiting.next()).memory == ALL - GIB
        await late.extent(GIB)
        with pytest.raises(MemoryError):
            await late.extent()
