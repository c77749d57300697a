"""Who uses how much of the devices: measured in sessions, put together by the supervisor, told within a token."""

from __future__ import annotations

import os
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, cast

import attrs
import pytest
import trio
from gtap_plugin_driver import driver
from gtap_plugin_nvml import nvml
from gtap_plugin_nvml.sample import DEVICE, HEAD, PROCESS

from gtap_core.errors import Fault
from gtap_core.server.children import SessionProcess
from gtap_core.server.lease import Lease
from gtap_core.server.usage import PATIENCE, Usages, total
from gtap_core.testing.loopback import LoopbackClient
from gtap_core.wire.control import (
    MOST_MESSAGE,
    Ask,
    DeviceUse,
    Measure,
    Message,
    ProcessUse,
    Told,
    Usage,
    decode_body,
    encode_body,
)

from .playing import DEADLINE, Control, Server, server

MIB = 1 << 20
CAPACITY = 1 << 16


async def sampled(client: LoopbackClient) -> tuple[list[tuple[Any, ...]], dict[int, tuple[int, str]]]:
    """(rows of devices, pid -> (bytes, name)) of a sample."""
    with trio.fail_after(DEADLINE):
        status, (blob,) = await client.call("nvml", "gtapNvmlSample", bytes(CAPACITY), CAPACITY)
    assert status == 0 and blob is not None
    _, devices, processes, *_ = HEAD.unpack_from(blob)
    first = HEAD.size + devices * DEVICE.size
    rows = [PROCESS.unpack_from(blob, first + i * PROCESS.size) for i in range(processes)]
    names = {row[1]: (row[0], row[4].rstrip(b"\0").decode()) for row in rows}
    return [DEVICE.unpack_from(blob, HEAD.size + i * DEVICE.size) for i in range(devices)], names


class Programs:
    """Programs with a lease and one process each, for as long as the block."""

    def __init__(self, run: Server) -> None:
        self._run = run
        self._controls: list[Control] = []

    async def start(self, pid: int, name: str = "", url: str | None = None, token: str | None = None) -> LoopbackClient:
        control, lease = await self._run.control(token, url)
        self._controls.append(control)
        return await self._run.session(lease, url, (driver, nvml), pid=pid, program=name)

    async def __aenter__(self) -> Programs:
        return self

    async def __aexit__(self, *error: object) -> None:
        for control in self._controls:
            await trio.aclose_forcefully(control.stream)


async def until_sampled(client: LoopbackClient, memory: int, processes: dict[int, tuple[int, str]]) -> None:
    """Ask until this is the answer: what others do takes its time to get there."""
    with trio.fail_after(DEADLINE):
        while True:
            devices, found = await sampled(client)
            if (devices[0][0], found) == (memory, processes):
                return
            await trio.sleep(0.02)


async def hold(client: LoopbackClient, size: int) -> int:
    """Allocate memory as a program does; its address."""
    address = await client.extent()
    await client.post("driver", "gtapMemAlloc", address, size)
    return address


async def test_memory_and_processes_are_those_of_all_programs_of_a_token(tmp_path: Path) -> None:
    async with server(tmp_path) as run, Programs(run) as programs:
        first, second = await programs.start(41, "one"), await programs.start(42, "two")
        devices, processes = await sampled(second)
        assert (devices[0][0], processes) == (0, {}), "nobody holds anything"
        address = await hold(first, 5 * MIB)
        await hold(second, 3 * MIB)
        await until_sampled(second, 8 * MIB, {41: (5 * MIB, "one"), 42: (3 * MIB, "two")})
        await first.post("driver", "gtapMemFree", address, 5 * MIB)
        await until_sampled(second, 3 * MIB, {42: (3 * MIB, "two")})
        address = await hold(first, 5 * MIB)
        await first.aclose()
        await until_sampled(second, 3 * MIB, {42: (3 * MIB, "two")})


async def test_a_program_sees_its_own_memory_as_it_is_after_its_last_command(tmp_path: Path) -> None:
    async with server(tmp_path) as run, Programs(run) as programs:
        client = await programs.start(7)
        address = await client.extent()
        for size in range(512, 512 * 20, 512):
            await client.post("driver", "gtapMemAlloc", address, size)
            assert (await sampled(client))[0][0][0] == size
            await client.post("driver", "gtapMemFree", address, size)


async def test_programs_of_another_token_count_and_are_not_named(tmp_path: Path) -> None:
    """The file's mode keeps others out of one listener, a token out of the other: their users are not the same."""
    async with server(tmp_path, f"unix://{tmp_path}/s.sock", "tcp://127.0.0.1:0") as run, Programs(run) as programs:
        other = run.urls[1]
        token = run.token_file(int(other.rpartition(":")[2])).read_text().strip()
        theirs, client = await programs.start(99, "theirs", other, token), await programs.start(7)
        await hold(theirs, 9 * MIB)
        await until_sampled(client, 9 * MIB, {})
        await until_sampled(theirs, 9 * MIB, {99: (9 * MIB, "theirs")})


async def test_a_reset_gives_all_memory_back(tmp_path: Path) -> None:
    async with server(tmp_path) as run, Programs(run) as programs:
        client = await programs.start(7)
        await hold(client, 5 * MIB)
        await client.post("driver", "gtapReset", 0)
        assert (await sampled(client))[0][0][0] == 0


# ---- sessions that are not what they should be ----


@attrs.define(eq=False)
class Played:
    """A session process that a test plays: what the supervisor says to it, and what it answers."""

    child: SessionProcess
    socket: trio.socket.SocketType

    async def hears(self) -> Message:
        with trio.fail_after(DEADLINE):
            return decode_body(await self.socket.recv(MOST_MESSAGE))

    async def says(self, data: Message | bytes) -> None:
        await self.socket.send(data if isinstance(data, bytes) else encode_body(data))


@attrs.define
class Books:
    usages: Usages
    owners: dict[SessionProcess, Lease]
    nursery: trio.Nursery

    def session(self, lease: Lease) -> Played:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        ours.setblocking(False)
        theirs.setblocking(False)
        process = cast(trio.Process, attrs.make_class("Process", {"pid": attrs.field(default=os.getpid())})())
        child = SessionProcess(process, trio.socket.from_stdlib_socket(ours), b"s" * 16)
        child.asked = self.usages.asked
        self.owners[child] = lease
        self.nursery.start_soon(child._listen)
        return Played(child, trio.socket.from_stdlib_socket(theirs))


@asynccontextmanager
async def books() -> AsyncIterator[Books]:
    owners: dict[SessionProcess, Lease] = {}
    async with trio.open_nursery() as nursery:
        yield Books(Usages(owners, nursery), owners, nursery)
        nursery.cancel_scope.cancel()


def use(memory: int) -> tuple[DeviceUse, ...]:
    return (DeviceUse(memory, 0),)


async def test_a_session_that_says_nothing_is_not_waited_for(autojump_clock: Any) -> None:
    async with books() as run:
        lease = Lease("program", 1)
        asking, silent = run.session(lease), run.session(lease)
        start = trio.current_time()
        await asking.says(Ask())
        assert await asking.hears() == Measure()
        await asking.says(Usage(5, "me", use(10)))
        assert await asking.hears() == Told(use(10), (ProcessUse(5, "me", os.getpid(), use(10)),))
        assert PATIENCE <= trio.current_time() - start < 2 * PATIENCE
        await trio.sleep(1)
        await asking.says(Ask())
        start = trio.current_time()
        assert await asking.hears() == Measure()
        await asking.says(Usage(5, "me", use(11)))
        assert isinstance(await asking.hears(), Told)
        assert trio.current_time() - start < PATIENCE, "it is not waited for a second time"
        assert await silent.hears() == Measure()
        await silent.says(Usage(6, "late", use(3)))
        await trio.testing.wait_all_tasks_blocked()
        await trio.sleep(1)
        await asking.says(Ask())
        assert await asking.hears() == await silent.hears() == Measure()
        await asking.says(Usage(5, "me", use(11)))
        await silent.says(Usage(6, "late", use(4)))
        told = await asking.hears()
        assert isinstance(told, Told) and told.devices == use(15)


async def test_a_session_that_says_too_much_is_told_what_a_message_holds(autojump_clock: Any) -> None:
    """Of a lease with a limit. Delete `added` from _charged to see it fail: that ended the server."""
    async with books() as run:
        lease = Lease("liar", 1, limit=MIB)
        asking, other = run.session(lease), run.session(lease)
        most = (1 << 63) - 1
        lease.sessions.update({b"1": asking.child, b"2": other.child})
        other.child.held[0] = MIB
        await asking.says(Ask())
        for each in (asking, other):
            assert await each.hears() == Measure()
            await each.says(Usage(5, "liar", use(most)))
        told = await asking.hears()
        assert isinstance(told, Told) and told.devices == use(most)


async def test_nobody_is_measured_more_often_than_answers_are_wanted(autojump_clock: Any) -> None:
    async with books() as run:
        asking, other = run.session(Lease("a", 1)), run.session(Lease("b", 2))
        for _ in range(20):
            await asking.says(Ask())
        await trio.testing.wait_all_tasks_blocked()
        assert await other.hears() == Measure()
        with trio.move_on_after(PATIENCE / 2) as scope:
            await other.hears()
        assert scope.cancelled_caught, "the questions that came meanwhile are one"


async def test_what_cannot_be_is_not_counted(autojump_clock: Any) -> None:
    async with books() as run:
        liar = run.session(Lease("liar", 1))
        body = encode_body(Usage(5, "me", use(10)))
        await liar.says(body.replace(encode_body(Usage(5, "me", use(10)))[-4:], b"\xff\xff\xff\xff"))
        await trio.testing.wait_all_tasks_blocked()
        assert liar.child.usage is None


@pytest.mark.parametrize(
    "message",
    [
        {"type": "usage", "pid": -1, "program": "", "devices": []},
        {"type": "usage", "pid": 1, "program": "x" * 101, "devices": []},
        {"type": "usage", "pid": 1, "program": "", "devices": [{"memory": 1}] * 65},
        {"type": "usage", "pid": 1, "program": "", "devices": [{"memory": 1 << 63}]},
        {"type": "usage", "pid": 1, "program": "", "devices": [{"memory": True}]},
        {"type": "usage", "pid": 1, "program": "", "devices": [{"tenths": [0] * 11}]},
        {"type": "usage", "pid": 1, "program": "", "devices": [{"tenths": 7}]},
        {"type": "usage", "pid": 1, "program": "", "devices": [{"unknown": 1}]},
        {"type": "usage", "pid": 1, "program": "", "devices": [[1]]},
        {"type": "told", "devices": [], "processes": [{"pid": 1}]},
        {"type": "told", "devices": [], "processes": 5},
        {"type": "hello", "version": "", "pid": -1},
        {"type": "hello", "version": "", "pid": 1 << 63},
    ],
)
def test_messages_with_what_nobody_uses_are_faults(message: dict[str, Any]) -> None:
    """A number that no view of the server has a place for would end the server when somebody looks."""
    from gtap_core.wire import cbor

    with pytest.raises(Fault):
        decode_body(cbor.encode(message))


def test_messages_come_back_as_they_were() -> None:
    told = Told(use(7), (ProcessUse(1, "p", 2, use(3)),))
    for message in (Measure(), Ask(), told, Usage(1, "p", (DeviceUse(1, 2, tuple(range(10))),))):
        assert decode_body(encode_body(message)) == message


def test_sums_stay_numbers() -> None:
    most = (1 << 63) - 1
    assert total([use(most), use(most), (DeviceUse(), DeviceUse(5, 1))]) == (DeviceUse(most), DeviceUse(5, 1))


async def test_an_answer_fits_a_message_however_many_there_are(autojump_clock: Any) -> None:
    async with books() as run:
        lease = Lease("program", 1)
        asking = run.session(lease)
        many = [run.session(lease) for _ in range(300)]
        for number, each in enumerate(many):
            each.child.usage = Usage(number, "n" * 100, tuple(use(number)[0] for _ in range(8)))
        await asking.says(Ask())
        assert await asking.hears() == Measure()
        told = await asking.hears()
        assert isinstance(told, Told)
        assert 0 < len(told.processes) < 256
        assert told.processes[0].pid == 299, "those with the most memory come first"
        for each in (asking, *many):
            each.socket.close()
            each.child.control.close()
