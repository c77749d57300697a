"""The memory that a lease is granted: its sessions share it, and nobody else's counts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import trio
from gtap_plugin_driver import driver

from gtap_core.server.lease import Lease
from gtap_core.testing.loopback import LoopbackClient
from gtap_core.wire.control import Take, Taken

from .playing import DEADLINE, server

EXTENT = 32 << 20
LIMIT = 3 * EXTENT


async def free(client: LoopbackClient) -> int:
    """What a program hears of free memory."""
    status, outputs = await client.call("driver", "cuMemGetInfo_v2", bytearray(8), bytearray(8))
    assert status == 0
    left, total = (int.from_bytes(each or b"", "little") for each in outputs)
    assert total == LIMIT
    return left


async def until_free(client: LoopbackClient, size: int) -> None:
    """Ask until this is the answer: what others do takes its time to get there."""
    with trio.fail_after(DEADLINE):
        while await free(client) != size:
            pass


@pytest.mark.falls_without("gtap_core/server/lease.py", "allowed = more <= 0 or held + more <= limit")
async def test_the_sessions_of_a_lease_share_its_memory(tmp_path: Path) -> None:
    """What one returns, or leaves at its end, the other may have; another program has its own."""
    async with server(tmp_path, memory_limit=LIMIT) as run:
        control, lease = await run.control()
        one, two = [await run.session(lease, specs=(driver,)) for _ in range(2)]
        _, others = await run.control()
        other = await run.session(others, specs=(driver,))
        assert one.opened is not None and one.opened.devices[0].total_memory == LIMIT
        first = await one.extent()
        await one.extent()
        await two.extent()
        for client in (one, two):
            with pytest.raises(MemoryError, match="status 2"):
                await client.extent()
            assert await free(client) == 0
        assert await free(other) == LIMIT
        await other.extent(LIMIT)
        await one.give_back(first)
        await until_free(two, EXTENT)
        await two.extent()
        await one.aclose()
        await until_free(two, EXTENT)
        await control.stream.aclose()


async def test_memory_that_programs_make_themselves_counts(tmp_path: Path) -> None:
    async with server(tmp_path, memory_limit=LIMIT) as run:
        _, lease = await run.control()
        client = await run.session(lease, specs=(driver,))
        await client.extent()
        token = client.token()
        assert (await client.call("driver", "gtapPhysicalCreate", token, 2 * EXTENT))[0] == 0
        assert (await client.call("driver", "gtapPhysicalCreate", client.token(), 2 << 20))[0] == 2
        assert (await client.call("driver", "gtapPhysicalCreate", client.token(), (1 << 64) - (2 << 20)))[0] == 2
        assert await free(client) == 0
        await client.post("driver", "gtapPhysicalRelease", token)
        await until_free(client, 2 * EXTENT)


class Child:
    """A session process in the supervisor's books."""

    def __init__(self) -> None:
        self.held: dict[int, int] = {}


def test_a_session_gives_back_no_more_than_it_has() -> None:
    one, two = Child(), Child()
    sessions: Any = {b"1": one, b"2": two}
    lease = Lease("prog", 1, sessions=sessions)

    def take(child: Any, size: int, ordinal: int = 0) -> Taken:
        return lease.take(child, Take(ordinal, size), 100)

    assert take(one, 60) == Taken(True, 40)
    assert take(two, 41) == Taken(False, 40)
    assert take(two, -1000) == Taken(True, 40)
    assert take(two, 40) == Taken(True, 0)
    assert take(two, 100, ordinal=1) == Taken(True, 0)
    assert take(one, -1000) == Taken(True, 60)
    assert take(one, 0) == Taken(True, 60)
