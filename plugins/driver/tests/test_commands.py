"""The server's side of the commands, in a session on the CPU device, played by a client in Python."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator

import gtap_plugin_driver
import trio
from gtap_plugin_cpu.device import CpuDevice

from gtap_core.testing.loopback import LoopbackClient, loopback
from gtap_core.wire.connection import Callback

STREAM, DATA = 16, bytes(range(256)) * 16


@contextlib.asynccontextmanager
async def session() -> AsyncIterator[tuple[LoopbackClient, int]]:
    """A client, and the address of 32 MiB of its device memory."""
    gtap_plugin_driver.register_libraries(lambda library: None)  # enters the handlers
    driver = gtap_plugin_driver.driver
    with trio.fail_after(60):
        async with loopback(CpuDevice, [driver]) as run:
            await run.client.open([driver])
            yield run.client, await run.client.extent()


async def called_back(client: LoopbackClient, count: int = 1) -> None:
    """Until so many host functions were asked for."""
    while len(client.callbacks) < count:
        await client.call("driver", "cuMemGetInfo_v2", bytearray(8), bytearray(8))  # the channel's order is the clock


async def test_a_host_function_brings_the_bytes_that_a_copy_behind_it_takes() -> None:
    """A pull: what page-locked memory holds when the stream gets there, not before."""
    async with session() as (client, staging):
        target = staging + (1 << 20)
        await client.post("driver", "cuStreamCreateWithPriority", STREAM, 1, 0)
        await client.post("driver", "gtapFill", staging, 0, 7, 1, len(DATA), 1, STREAM, 0)
        await client.post("driver", "gtapHostFunction", 1, STREAM)
        await client.post("driver", "gtapCopy", target, staging, len(DATA), STREAM, 0)
        pushed = await client.post("driver", "gtapCopyOutAsync", bytearray(len(DATA)), target, len(DATA), STREAM)
        await called_back(client)
        assert client.callbacks == [Callback(1, 0)]
        assert await client.call("driver", "gtapAsideOut", bytearray(4), staging, 4) == (0, [b"\7" * 4])
        assert (await client.call("driver", "cuStreamQuery", STREAM))[0] == 600
        assert await client.call("driver", "gtapAsideIn", staging, DATA, len(DATA)) == (0, [])
        await client.done(1)
        assert await client.pushed(pushed) == DATA


async def test_another_streams_work_is_done_while_one_is_held() -> None:
    async with session() as (client, memory):
        await client.post("driver", "cuStreamCreateWithPriority", STREAM, 1, 0)
        await client.post("driver", "gtapHostFunction", 1, STREAM)
        await client.post("driver", "gtapFill", memory, 0, 9, 1, 16, 1, STREAM, 0)
        for n in range(300):
            await client.post("driver", "gtapFill", memory + 16, 0, n % 256, 1, 16, 1, 0, 0)
        assert await client.call("driver", "gtapCopyOut", bytearray(32), memory, 32, 0) == (
            0,
            [bytes(16) + bytes([299 % 256]) * 16],
        )
        question = await client.ask(STREAM)
        await called_back(client)
        assert question not in client.marks
        await client.done(1)
        assert (await client.call("driver", "cuStreamSynchronize", STREAM))[0] == 0
        assert await client.call("driver", "gtapCopyOut", bytearray(1), memory, 1, 0) == (0, [b"\x09"])
        assert client.marks == {question: 0}


async def test_a_reset_lets_go_of_host_functions() -> None:
    async with session() as (client, memory):
        await client.post("driver", "gtapHostFunction", 1, 0)
        await client.post("driver", "gtapHostFunction", 2, 0)
        await called_back(client)
        await client.post("driver", "gtapReset", 0)
        await called_back(client, 2)
        assert client.callbacks == [Callback(1, 0), Callback(2, 709)]
        await client.done(1)
        await client.post("driver", "gtapFill", memory, 0, 9, 1, 16, 1, 0, 0)
        assert await client.call("driver", "gtapCopyOut", bytearray(16), memory, 16, 0) == (0, [b"\x09" * 16])


async def test_aside_copies_stay_in_the_sessions_memory() -> None:
    async with session() as (client, memory):
        end = memory + (32 << 20)
        assert (await client.call("driver", "gtapAsideIn", end - 4, bytes(8), 8))[0] == 1
        assert (await client.call("driver", "gtapAsideOut", bytearray(8), end - 4, 8))[0] == 1
        assert await client.call("driver", "gtapAsideOut", bytearray(4), end - 4, 4) == (0, [bytes(4)])
