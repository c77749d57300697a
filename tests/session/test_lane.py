"""Sessions with a lane on the null device: what it executes, what it hands over, and that nobody can tell."""

from __future__ import annotations

import contextlib
import hashlib
import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from random import Random
from typing import Any

import attrs
import gtap_plugin_driver
import pytest
import trio
import trio.lowlevel

from gtap_core import In, Library, config
from gtap_core.devices.null import NullDevice
from gtap_core.lane import library
from gtap_core.server.serve import _lane
from gtap_core.session.dispatch import Dispatcher
from gtap_core.session.lane_mirror import OPERATIONS
from gtap_core.spec import Function
from gtap_core.testing.loopback import Loopback, LoopbackClient, SessionOver, loopback
from gtap_core.wire.buffer import Misuse
from gtap_core.wire.connection import Answer, CallFrame, State

PTX = b".version 6.0\n.target sm_50\n.address_size 64\n.visible .entry k(.param .u64 k_param_0)\n{ ret; }\n"


def driver() -> Library:
    gtap_plugin_driver.register_libraries(lambda library: None)  # enters the handlers
    return gtap_plugin_driver.driver


@attrs.define(eq=False)
class Scene:
    """A session on the null device with a kernel, a stream and an event; `taken`: functions that Python executed."""

    run: Loopback
    taken: list[str]
    memory: int
    kernel: int = 0
    stream: int = 0
    event: int = 0

    async def post(self, name: str, *arguments: Any, **options: Any) -> int:
        return int(await self.run.client.post("driver", name, *arguments, **options))

    async def call(self, name: str, *arguments: Any, **options: Any) -> tuple[int, list[bytes | None]]:
        status, outputs = await self.run.client.call("driver", name, *arguments, **options)
        return int(status), outputs

    async def launch(self, blocks: int = 1, parameters: bytes = bytes(8), kernel: int = 0) -> int:
        size = len(parameters)
        arguments = (kernel or self.kernel, blocks, 1, 1, 1, 1, 1, 0, self.stream, parameters, size, 0)
        return await self.post("gtapLaunch", *arguments)

    async def prepare(self) -> None:
        module, self.kernel, self.stream, self.event = (self.run.client.token() for _ in range(4))
        await self.post("cuStreamCreateWithPriority", self.stream, 0, 0)
        await self.post("cuEventCreate", self.event, 0)
        digest = hashlib.blake2b(PTX, digest_size=32).digest()
        assert (await self.call("gtapModuleLoad", module, digest, PTX, len(PTX), bytearray(128), 128))[0] == 0
        await self.post("gtapFunction", self.kernel, module, b"k")
        await self.launch()
        await self.run.settle()
        self.taken.clear()


@asynccontextmanager
async def scene(monkeypatch: pytest.MonkeyPatch, lane: library.Lane | None) -> AsyncIterator[Scene]:
    taken: list[str] = []
    dispatch = Dispatcher.dispatch

    def noting(self: Dispatcher, frame: CallFrame) -> None:
        plan = self.libraries.find(frame.library, frame.ordinal)
        taken.append(plan.function.name if plan is not None else "")
        dispatch(self, frame)

    monkeypatch.setattr(Dispatcher, "dispatch", noting)
    async with loopback(lambda nursery: NullDevice(), [driver()], lane=lane) as run:
        await run.client.open([driver()])
        made = Scene(run, taken, await run.client.extent())
        await made.prepare()
        yield made


async def test_what_a_program_does_all_the_time_is_the_lanes(
    monkeypatch: pytest.MonkeyPatch, a_lane: library.Lane
) -> None:
    """Falls without `self._mirror.operations()` of `opened` (session/lane_channel.py)."""
    async with scene(monkeypatch, a_lane) as s:
        for _ in range(100):
            await s.launch()
        await s.post("gtapFill", s.memory, 4, 7, 4, 1, 1, s.stream, 0)
        await s.post("gtapCopy", s.memory, s.memory + 64, 8, s.stream, 0)
        await s.post("cuEventRecordWithFlags", s.event, s.stream, 0)
        assert await s.call("cuEventSynchronize", s.event) == (0, [])
        assert await s.call("cuStreamSynchronize", s.stream) == (0, [])
        assert await s.call("gtapCopyOut", bytearray(8), s.memory, 8, s.stream) == (0, [bytes(8)])
        await s.run.settle()
        assert s.taken == []


async def test_the_fences_of_copies_that_block_are_the_lanes(
    monkeypatch: pytest.MonkeyPatch, a_lane: library.Lane
) -> None:
    """Falls without `self._tell_fences()` (session/lane_mirror.py)."""
    async with scene(monkeypatch, a_lane) as s:

        async def block() -> None:
            await s.post("gtapCopyIn", s.memory, b"eight...", 8, 0, 1)
            await s.launch()
            await s.post("gtapFill", s.memory, 4, 7, 4, 1, 1, s.stream, 1)
            await s.post("gtapCopy", s.memory, s.memory + 64, 8, 0, 1)
            assert await s.call("cuStreamSynchronize", s.stream) == (0, [])

        await block()  # the first makes the event
        await s.run.settle()
        assert s.taken
        s.taken.clear()
        before = s.run.session.order.fence_events[0]
        for _ in range(3):
            await block()
        await s.run.settle()
        assert s.taken == []
        await s.post("gtapReset", 0)
        s.stream = 0
        await block()
        assert s.run.session.order.fence_events[0] is not before


async def play(s: Scene) -> list[Any]:
    """A program with everything that the lane must leave to Python; what its client sees of it."""
    seen: list[Any] = []
    await s.launch(0)  # no blocks
    seen.append(await s.call("cuStreamSynchronize", s.stream))
    await s.launch(1, b"")  # no parameters
    await s.launch(kernel=0x7000)
    seen.append(await s.call("cuStreamSynchronize", 0x7002))
    await s.post("gtapFill", s.memory - 8, 4, 7, 4, 1, 1, s.stream, 0)
    await s.post("gtapFence")
    await s.launch()
    for _ in range(3):
        await s.post("gtapCopyIn", s.memory, b"eight...", 8, 0, 1)
        await s.launch()
    seen.append(await s.call("gtapCopyOut", bytearray(1 << 17), s.memory, 1 << 17, s.stream))
    deferred = await s.post("gtapCopyOutAsync", bytearray(8), s.memory, 8, s.stream)
    seen.append(await s.call("cuStreamSynchronize", s.stream))
    seen.append(await s.run.client.pushed(deferred))
    await s.post("gtapHostFunction", 5, s.stream)
    await s.launch()
    await s.run.settle()
    await s.run.client.done(5)
    seen.append(await s.call("cuStreamSynchronize", s.stream))
    await s.post("cuStreamDestroy_v2", s.stream)
    await s.launch()
    seen.append(await s.call("cuStreamSynchronize", s.stream))
    await s.post("gtapReset", 0)
    s.stream = 0
    await s.launch()
    seen.append(await s.call("cuCtxSynchronize"))
    failures = {(each.number, each.status) for each in s.run.client.failures}
    return [*seen, [each for each in s.run.client.received if each[0] != "failed"], failures]


async def test_a_client_sees_no_difference(monkeypatch: pytest.MonkeyPatch, a_lane: library.Lane) -> None:
    """Falls where the lane executes what it should hand over, or keeps what has died: without `lane_handle_end`."""
    seen = []
    for lane in (None, a_lane):
        async with scene(monkeypatch, lane) as s:
            seen.append(await play(s))
    *without, failed = seen[0]
    *behind, failed_behind = seen[1]
    assert behind == without
    assert failed <= failed_behind  # reports that have left are not one with later ones
    assert {status for _, status in failed_behind} == {status for _, status in failed}


async def test_questions_about_what_the_lane_has_executed_are_answered(
    monkeypatch: pytest.MonkeyPatch, a_lane: library.Lane
) -> None:
    """Falls without `with self._channel.turn()` (session/side.py), or without `lane_tell_at` (lane_channel.py)."""
    async with scene(monkeypatch, a_lane) as s:
        client = s.run.client
        await s.launch()
        now = await client.ask(s.stream)
        later = await client.ask(s.stream, call=client.connection.sent + 2)
        await s.run.settle()
        assert client.marks == {now: 0}
        await s.launch()
        await s.run.settle()
        assert client.marks == {now: 0}
        await s.launch()
        await s.run.settle()
        assert client.marks == {now: 0, later: 0}
        assert s.taken == []


async def test_what_is_executed_is_reported(monkeypatch: pytest.MonkeyPatch, a_lane: library.Lane) -> None:
    async with scene(monkeypatch, a_lane) as s:
        for _ in range(10):
            await s.launch()
        with trio.fail_after(60):
            while s.run.client.executed < s.run.client.connection.sent:
                await trio.lowlevel.checkpoint()


@pytest.mark.parametrize(
    ("sentence", "frame"),
    [
        ("a frame of 3 bytes", b"\x03\0\0\0" + bytes(12)),
        ("reserved bits", (16).to_bytes(4, "little") + b"\x01\0\x19\0\x01\0\x02\0" + bytes(4)),
        ("a call for device 8", (16).to_bytes(4, "little") + b"\x01\0\x19\0\x01\0\0\0\x09\0\0\0"),
        ("call 8: ", (16).to_bytes(4, "little") + b"\x01\0\x19\0\x01\0\0\0" + bytes(4)),  # a launch without a body
    ],
)
async def test_a_bad_frame_behind_the_lane_ends_the_session_with_the_reason(
    monkeypatch: pytest.MonkeyPatch, a_lane: library.Lane, sentence: str, frame: bytes
) -> None:
    async with scene(monkeypatch, a_lane) as s:
        await s.launch()
        await s.run.client.channel.send_all(frame)
        with pytest.raises(SessionOver):
            await s.call("cuMemGetInfo_v2", bytearray(8), bytearray(8))
        assert sentence in (s.run.client.reason or "")


async def test_the_clients_end_ends_the_session(monkeypatch: pytest.MonkeyPatch, a_lane: library.Lane) -> None:
    async with scene(monkeypatch, a_lane) as s:
        await s.launch()
        await s.run.client.channel.send_all(s.run.client.connection.end())
        with trio.fail_after(60):
            await s.run.finished.wait()
        assert s.run.ended == ""
        assert s.run.client.connection.state is State.ENDED


class Threadless:
    """The lane's functions where no thread can be started."""

    def __init__(self, functions: Any) -> None:
        self._functions = functions

    def __getattr__(self, name: str) -> Any:
        return getattr(self._functions, name)

    @staticmethod
    def lane_start(lane: Any) -> int:
        return -1


async def test_a_lane_without_a_thread_ends_the_session_with_the_reason(a_lane: library.Lane) -> None:
    """Delete the raise from `attach` (lane_channel.py) to see the client wait."""
    lane = attrs.evolve(a_lane, c=Threadless(a_lane.c))
    async with loopback(lambda nursery: NullDevice(), [driver()], lane=lane) as run:
        with trio.fail_after(60):
            await run.finished.wait()
        assert run.ended == "the server could not start a thread for the session's lane"


def test_a_server_without_a_compiler_says_so_and_does_without(tmp_path: Path) -> None:
    said: list[str] = []
    settings = attrs.evolve(config.load(), lane="c", compiler="/nonexistent/cc", cache_folder=tmp_path / "cache")
    assert _lane(settings, said.append) is None
    assert len(said) == 1 and "slower" in said[0] and "/nonexistent/cc" in said[0]


def test_a_lane_that_is_not_wanted_is_not_made() -> None:
    said: list[str] = []
    settings = attrs.evolve(config.load(), lane="python", compiler="/nonexistent/cc")
    assert _lane(settings, said.append) is None
    assert not said


OTHERS = ("cuEventCreate", "cuEventDestroy_v2", "cuStreamCreateWithPriority", "gtapFence", "cuMemGetInfo_v2")
NAMES = (*OPERATIONS, *OPERATIONS, *OPERATIONS, *OTHERS)
SEEDS = 12
SIZES = (0, 1, 4, 8, 64, 4096, 70_000, 1 << 20, 1 << 32)


def any_argument(random: Random, function: Function, at: int, s: Scene, size: int) -> Any:
    """Something that the parameter might be; what is wrong comes now and then. `size`: of what goes in or out."""
    parameter = function.parameters[at]
    if parameter.creates:
        return s.run.client.token()
    if parameter.kind or parameter.name in ("stream", "hStream"):
        return random.choice(
            (s.kernel, s.stream, s.stream, s.event, s.event, s.event + 2, s.event + 4, 0, 1, 2, 0x7000)
        )
    if parameter.is_output:
        return bytearray(8 if function.name == "cuMemGetInfo_v2" else size)
    if isinstance(parameter.role, In):
        return bytes(size)
    if parameter.name == "n":
        return size
    if parameter.name in ("dst", "src", "destination", "source"):
        return s.memory + random.choice((0, 0, 8, 64, 4096, (32 << 20) - 8, 32 << 20, -8))
    if parameter.name in ("blocking", "flags", "Flags"):
        return random.choice((0, 0, 0, 1, 2))
    return random.choice((1, 1, 1, 1, 2, 4, 8, random.choice(SIZES)))


async def anything(s: Scene, random: Random) -> None:
    """One call of a function that the lane may know."""
    function = driver().by_name[random.choice(NAMES)]
    size = random.choice((8, 8, 8, 16, 64, 0, 65536, 70_000))
    arguments = [any_argument(random, function, at, s, size) for at in range(len(function.parameters))]
    try:
        body = function.marshal(arguments)
    except (struct.error, TypeError, ValueError):  # numbers that their fields do not hold
        return
    if random.random() < 0.01:
        body = body[:-8] if random.random() < 0.5 else bytes(8) + body[8:]
    answer = (function.mode == "call") != (random.random() < 0.05)
    context, thread = random.choice((1, 1, 1, 1, 0, 257)), random.randint(1, 3)
    connection = s.run.client.connection
    frame = connection.call(1, function.ordinal, body, thread=thread, context=context, wants_answer=answer)
    await s.run.client.channel.send_all(frame)


async def what_is_seen(seed: int, monkeypatch: pytest.MonkeyPatch, lane: library.Lane | None) -> tuple[Any, ...]:
    random, seen = Random(seed), []
    take = LoopbackClient._take

    def noting(self: LoopbackClient, event: Answer) -> None:
        seen.append(event)
        take(self, event)

    monkeypatch.setattr(LoopbackClient, "_take", noting)
    async with scene(monkeypatch, lane) as s:
        with contextlib.suppress(trio.BrokenResourceError, trio.ClosedResourceError, Misuse):  # a fault has ended it
            for _ in range(60):
                await anything(s, random)
                await s.run.settle()
        taken = len(s.taken)
    monkeypatch.undo()
    return sorted(map(repr, seen)), s.run.client.reason, taken


async def test_a_client_sees_no_difference_whatever_it_sends(
    monkeypatch: pytest.MonkeyPatch, a_lane: library.Lane
) -> None:
    handed = alone = 0
    for seed in range(SEEDS):
        *without, taken_alone = await what_is_seen(seed, monkeypatch, None)
        *behind, taken = await what_is_seen(seed, monkeypatch, a_lane)
        assert behind == without, seed
        handed, alone = handed + taken, alone + taken_alone
    assert handed < 0.9 * alone  # the lane had its part in it
