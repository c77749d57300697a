"""The lane on the cuda device, which runs on the stand-in driver: its calls and the worker's are one order."""

from __future__ import annotations

import contextlib
import ctypes
import random
import shutil
import struct
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import attrs
import pytest
import trio
from gtap_plugin_driver import driver as spec
from gtap_plugin_driver import register_libraries

from gtap_core.devices.cuda import CudaDevice
from gtap_core.lane import library
from gtap_core.testing.loopback import Loopback, LoopbackClient, loopback
from gtap_core.wire.connection import CallFrame, Reply, Text
from tests.devices.test_driver_session import call, function, load

DEADLINE = 60.0  # seconds
PLAY = 2048  # bytes that programs compute with
KERNEL, COPY, FILL, WAIT, RECORD = 0, 1, 2, 6, 7

register_libraries(lambda library: None)  # enters the handlers


class Noted(ctypes.Structure):
    """What a stream of the stand-in was given."""

    _fields_ = (
        ("kind", ctypes.c_int),
        ("thread", ctypes.c_int),
        ("stream", ctypes.c_void_p),
        ("to", ctypes.c_uint64),
        ("value", ctypes.c_uint64),
        ("size", ctypes.c_uint64),
    )


def trace(driver: Path) -> None:
    ctypes.CDLL(str(driver)).fake_trace()


def traced(driver: Path) -> list[Noted]:
    stand_in = ctypes.CDLL(str(driver))
    first = ctypes.POINTER(Noted)()
    stand_in.fake_traced.restype = ctypes.c_size_t
    count = stand_in.fake_traced(ctypes.byref(first))
    return [Noted.from_buffer_copy(first[at]) for at in range(count)]


def ordered(notes: list[Noted]) -> list[tuple[object, ...]]:
    """Notes that can be compared between two runs: streams and events are numbered as they are met."""
    names: dict[int, int] = {}

    def name(handle: int | None) -> int:
        return names.setdefault(handle or 0, len(names))

    return [
        (
            each.kind,
            name(each.stream),
            each.to,
            name(each.value) if each.kind in (WAIT, RECORD) else each.value,
            each.size,
        )
        for each in notes
    ]


@attrs.define(eq=False)
class Playing:
    """One program under way: the same seed makes the same frames. `memory` is what the device's has to become."""

    client: LoopbackClient
    random: random.Random
    base: int = 0
    advance: int = 0
    streams: list[int] = attrs.field(factory=list)
    events: list[int] = attrs.field(factory=list)
    memory: bytearray = attrs.field(factory=lambda: bytearray(PLAY))
    outputs: list[tuple[int, bytes]] = attrs.field(factory=list)  # (the push's number, what it has to hold)

    async def start(self) -> None:
        self.base = await self.client.extent()
        module, _, _ = await load(self.client)
        self.advance = await function(self.client, module, "advance")
        self.streams = [0, 2]
        for _ in range(3):
            await self.new_stream()
        for _ in range(3):
            self.events.append(self.client.token())
            await self.client.post("driver", "cuEventCreate", self.events[-1], 0)

    async def new_stream(self) -> None:
        self.streams.append(self.client.token())
        await self.client.post("driver", "cuStreamCreateWithPriority", self.streams[-1], self.random.choice((0, 1)), 0)

    def stream(self) -> int:
        return self.random.choice(self.streams)

    def piece(self) -> tuple[int, int]:
        size = 4 * self.random.randint(1, 64)
        return 4 * self.random.randrange((PLAY - size) // 4), size

    # what it may do

    async def fill(self) -> None:
        at, size = self.piece()
        value, blocking = self.random.randrange(256), int(self.random.random() < 0.1)
        self.memory[at : at + size] = bytes([value]) * size
        await self.client.post("driver", "gtapFill", self.base + at, 0, value, 1, size, 1, self.stream(), blocking)

    async def copy_in(self) -> None:
        at, size = self.piece()
        data, blocking = self.random.randbytes(size), int(self.random.random() < 0.1)
        self.memory[at : at + size] = data
        await self.client.post("driver", "gtapCopyIn", self.base + at, data, size, self.stream(), blocking)

    async def copy(self) -> None:
        at, size = self.piece()
        source = 4 * self.random.randrange((PLAY - size) // 4)
        if abs(source - at) < size:
            return
        self.memory[at : at + size] = self.memory[source : source + size]
        await self.client.post("driver", "gtapCopy", self.base + at, self.base + source, size, self.stream(), 0)

    async def launch(self) -> None:
        at, steps = (4 * self.random.randrange(PLAY // 4) for _ in range(2))
        for each, value in ((at, 1.5), (steps, 0.25)):
            self.memory[each : each + 4] = struct.pack("<f", value)
            await self.client.post("driver", "gtapFill", self.base + each, 0, *_float(value), 1, 1, self.streams[2], 0)
        event = self.events[0]
        await self.client.post("driver", "cuEventRecordWithFlags", event, self.streams[2], 0)
        stream = self.stream()
        await self.client.post("driver", "cuStreamWaitEvent", stream, event, 0)
        block = struct.pack("<QQI4x", self.base + at, self.base + steps, 1)
        await self.client.post("driver", "gtapLaunch", self.advance, 1, 1, 1, 1, 1, 1, 0, stream, block, len(block), 0)
        total = struct.unpack_from("<f", self.memory, at)[0] + struct.unpack_from("<f", self.memory, steps)[0]
        struct.pack_into("<f", self.memory, at, total)

    async def record(self) -> None:
        await self.client.post("driver", "cuEventRecordWithFlags", self.random.choice(self.events), self.stream(), 0)

    async def wait(self) -> None:
        await self.client.post("driver", "cuStreamWaitEvent", self.stream(), self.random.choice(self.events), 0)

    async def copy_out(self) -> None:
        at, size = self.piece()
        status, (data,) = await call(self.client, "gtapCopyOut", bytearray(size), self.base + at, size, self.stream())
        assert (status, data) == (0, bytes(self.memory[at : at + size]))

    async def push(self) -> None:
        at, size = self.piece()
        number = await self.client.post(
            "driver", "gtapCopyOutAsync", bytearray(size), self.base + at, size, self.stream()
        )
        self.outputs.append((number, bytes(self.memory[at : at + size])))

    async def sync(self) -> None:
        """What was pushed before it has come: nothing here is held."""
        name, arguments = self.random.choice(
            [
                ("cuStreamSynchronize", (self.stream(),)),
                ("cuEventSynchronize", (self.random.choice(self.events),)),
                ("cuCtxSynchronize", ()),
                ("cuStreamQuery", (self.stream(),)),
                ("cuEventQuery", (self.random.choice(self.events),)),
            ]
        )
        assert (await call(self.client, name, *arguments))[0] in (0, 600)
        came = {number for kind, number in self.client.received if kind == "push"}
        if name == "cuCtxSynchronize":
            assert {number for number, _ in self.outputs} <= came

    async def other(self) -> None:
        """What the lane has no operation for."""
        at = 4 * self.random.randrange(PLAY // 4)
        data = self.random.randbytes(4)
        self.memory[at : at + 4] = data
        value, stream = int.from_bytes(data, "little"), self.stream()
        await self.client.post("driver", "gtapStreamWriteValue", stream, self.base + at, value, 4)

    async def renew(self) -> None:
        """A stream goes, another comes."""
        gone = self.streams.pop(self.random.randrange(3, len(self.streams)))
        await self.client.post("driver", "cuStreamDestroy_v2", gone)
        await self.new_stream()

    async def play(self, steps: int) -> None:
        common: list[Callable[[], Awaitable[None]]] = [
            self.fill, self.copy_in, self.copy, self.launch, self.record, self.wait, self.push, self.fill, self.launch
        ]  # fmt: skip
        rare = [self.copy_out, self.sync, self.other, self.renew]
        for _ in range(steps):
            await self.random.choice(common if self.random.random() < 0.85 else rare)()
        assert (await call(self.client, "cuCtxSynchronize"))[0] == 0
        status, (data,) = await call(self.client, "gtapCopyOut", bytearray(PLAY), self.base, PLAY, 0)
        assert (status, data) == (0, bytes(self.memory))
        for number, expected in self.outputs:
            assert await self.client.pushed(number) == expected


def _float(value: float) -> tuple[int, int]:
    """The value and the bytes of an element for a fill."""
    return struct.unpack("<I", struct.pack("<f", value))[0], 4


def session(driver: Path, lane: library.Lane | None) -> contextlib.AbstractAsyncContextManager[Loopback]:
    return loopback(lambda nursery: CudaDevice(nursery, {}, str(driver)), [spec], lane=lane)


async def played(driver: Path, lane: library.Lane | None, seed: int, programs: int, steps: int) -> list[Noted]:
    """Play programs in one session; what the stand-in was given."""
    with trio.fail_after(DEADLINE):
        async with session(driver, lane) as run:
            await run.client.open([spec])
            playing = Playing(run.client, random.Random(seed))
            await playing.start()
            trace(driver)
            for _ in range(programs):
                await playing.play(steps)
            assert run.client.failures == []
            return traced(driver)


@pytest.mark.parametrize("seed", range(4))
async def test_calls_of_both_reach_the_driver_in_the_channels_order(
    driver: Path, stand_in: Path, tmp_path: Path, a_lane: library.Lane, seed: int
) -> None:
    """Random programs; the same frames to a session without the lane give the order that is compared with."""
    other = await trio.to_thread.run_sync(lambda: shutil.copy(stand_in, tmp_path / "other.so"))
    given = await played(driver, a_lane, seed, 4, 100)
    expected = await played(other, None, seed, 4, 100)
    assert ordered(given) == ordered(expected)
    assert len({each.thread for each in given}) == 2


@attrs.define(eq=False)
class Held:
    """A session with a stream that nothing of runs until `release`, and one that runs."""

    run: Loopback
    client: LoopbackClient
    driver: ctypes.CDLL
    base: int = 0
    held: int = 0
    free: int = 0

    async def start(self) -> None:
        self.base = await self.client.extent()
        self.held, self.free = self.client.token(), self.client.token()
        for stream in (self.held, self.free):
            await self.client.post("driver", "cuStreamCreateWithPriority", stream, 1, 0)
            await self.fill(stream, 0, 1)
            assert (await call(self.client, "cuStreamSynchronize", stream))[0] == 0

    async def fill(self, stream: int, at: int, value: int, size: int = 8) -> None:
        await self.client.post("driver", "gtapFill", self.base + at, 0, value, 1, size, 1, stream, 0)

    def watch(self) -> list[str]:
        """The functions that the session runtime executes from now on: those that the lane leaves to it."""
        session, names = self.run.session, []
        dispatch = session.dispatch

        def noted(frame: CallFrame) -> None:
            plan = session.libraries.find(frame.library, frame.ordinal)
            names.append(plan.function.name)
            dispatch(frame)

        session.dispatch = noted
        return names

    def hold(self, held: int = 1) -> None:
        real = self.run.session.handles.find(self.held, "driver.CUstream").real
        self.driver.fake_hold(ctypes.c_void_p(real.handle), held)

    def release(self) -> None:
        self.hold(0)


@pytest.fixture
async def held(driver: Path, a_lane: library.Lane) -> AsyncIterator[Held]:
    with trio.fail_after(DEADLINE):
        async with session(driver, a_lane) as run:
            await run.client.open([spec])
            made = Held(run, run.client, ctypes.CDLL(str(driver)))
            await made.start()
            made.hold()
            yield made
            made.release()


async def test_a_stream_that_hangs_holds_up_no_other(held: Held) -> None:
    client = held.client
    await held.fill(held.held, 0, 7)
    waits = await client.start("driver", "cuStreamSynchronize", held.held)
    pushed = await client.post("driver", "gtapCopyOutAsync", bytearray(8), held.base, 8, held.held)
    await held.fill(held.free, 64, 9)
    assert await call(client, "gtapCopyOut", bytearray(8), held.base + 64, 8, held.free) == (0, [b"\t" * 8])
    assert (await call(client, "cuStreamSynchronize", held.free))[0] == 0
    assert (await call(client, "cuStreamQuery", held.held))[0] == 600
    held.release()
    assert await client.finish(waits) == (0, [])
    assert await client.pushed(pushed) == b"\7" * 8


async def test_outputs_come_before_the_answer_that_proves_them(held: Held) -> None:
    """Also those of another stream, through an event. Without `collect` in cuda_jobs.c the reply may come first."""
    client, event = held.client, held.client.token()
    await client.post("driver", "cuEventCreate", event, 0)
    for turn in range(30):
        held.hold()
        await held.fill(held.held, 0, turn)
        numbers = [
            await client.post("driver", "gtapCopyOutAsync", bytearray(8), held.base, 8, held.held) for _ in range(3)
        ]
        await client.post("driver", "cuEventRecordWithFlags", event, held.held, 0)
        await client.post("driver", "cuStreamWaitEvent", held.free, event, 0)
        waits = await client.start("driver", "cuStreamSynchronize", held.free)
        held.release()
        assert await client.finish(waits) == (0, [])
        order = [number for _, number in client.received]
        assert [number in order[: order.index(waits)] for number in numbers] == [True] * 3
        assert await client.pushed(numbers[0]) == bytes([turn] * 8)


async def test_an_event_is_waited_for_where_it_was_recorded(held: Held) -> None:
    client, event = held.client, held.client.token()
    await client.post("driver", "cuEventCreate", event, 0)
    by_python = held.watch()
    for turn in range(3):
        held.hold()
        await held.fill(held.held, 0, turn)
        number = await client.post("driver", "gtapCopyOutAsync", bytearray(8), held.base, 8, held.held)
        await client.post("driver", "cuEventRecordWithFlags", event, held.held, 0)
        waits = await client.start("driver", "cuEventSynchronize", event)
        assert (await call(client, "cuEventQuery", event))[0] == 600
        held.release()
        assert await client.finish(waits) == (0, [])
        order = [each for _, each in client.received]
        assert order.index(number) < order.index(waits)
        assert (await call(client, "cuEventQuery", event))[0] == 0
    assert "cuEventSynchronize" not in by_python


async def test_more_copies_than_there_is_page_locked_memory_wait_for_the_gpu(held: Held) -> None:
    client, size, count = held.client, 64 << 10, 200
    data = [bytes([number]) * size for number in range(count)]

    async def copy() -> None:
        for number in range(count):
            await client.post("driver", "gtapCopyIn", held.base + number * size, data[number], size, held.held, 0)

    async with trio.open_nursery() as nursery:
        nursery.start_soon(copy)
        await client.extent()  # the session runtime answers, whatever the lane waits for
        held.release()
    assert (await call(client, "cuStreamSynchronize", held.held))[0] == 0
    for number in (0, 63, 64, count - 1):
        read = await call(client, "gtapCopyOut", bytearray(size), held.base + number * size, size, held.held)
        assert read == (0, [data[number]])


async def test_a_stream_is_given_no_more_than_the_driver_queues(held: Held) -> None:
    client = held.client

    async def fill() -> None:
        for number in range(3000):
            await held.fill(held.held, 0, number % 251)

    async with trio.open_nursery() as nursery:
        nursery.start_soon(fill)
        await client.extent()
        held.release()
    assert (await call(client, "cuStreamSynchronize", held.held))[0] == 0
    assert await call(client, "gtapCopyOut", bytearray(8), held.base, 8, held.held) == (0, [bytes([2999 % 251] * 8)])


async def test_large_copies_are_left_to_the_session_runtime(held: Held) -> None:
    """Their page-locked memory is its own; their order is the channel's."""
    client, size = held.client, 1 << 20
    held.release()
    for turn in range(4):
        await held.fill(held.held, 0, 9, size)
        await client.post("driver", "gtapCopyIn", held.base, bytes([turn]) * size, size, held.held, turn % 2)
        await held.fill(held.held, size - 8, 5)
        status, (data,) = await call(client, "gtapCopyOut", bytearray(size), held.base, size, held.held)
        assert (status, data) == (0, bytes([turn]) * (size - 8) + b"\5" * 8)
    assert client.failures == []


async def test_while_a_large_copy_out_is_under_way_waits_are_answered_behind_it(held: Held) -> None:
    """Its output travels as a bulk object, which is the session runtime's."""
    client, size = held.client, 1 << 20
    await held.fill(held.held, 0, 3, size)
    number = await client.post("driver", "gtapCopyOutAsync", bytearray(size), held.base, size, held.held)
    waits = await client.start("driver", "cuStreamSynchronize", held.held)
    assert (await call(client, "cuStreamSynchronize", held.free))[0] == 0
    held.release()
    assert await client.finish(waits) == (0, [])
    order = [each for _, each in client.received]
    assert order.index(number) < order.index(waits)
    assert await client.pushed(number) == b"\3" * size
    assert (await call(client, "cuStreamSynchronize", held.held))[0] == 0


async def test_what_a_kernel_prints_comes_before_the_lanes_answer(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without `printed` in cuda_jobs.c the reply comes first."""
    client, came, take = held.client, [], held.client._take
    monkeypatch.setattr(client, "_take", lambda event: (came.append(event), take(event)))
    module, _, _ = await load(client)
    hello = await function(client, module, "hello")
    held.release()
    assert (await call(client, "cuStreamSynchronize", held.held))[0] == 0
    by_python = held.watch()
    for turn in range(20):
        held.hold()
        block = struct.pack("<I", turn)
        await client.post("driver", "gtapLaunch", hello, 1, 1, 1, 1, 1, 1, 0, held.held, block, 4, 0)
        waits = await client.start("driver", "cuStreamSynchronize", held.held)
        await held.run.settle()
        held.release()
        time.sleep(0.002)  # noqa: ASYNC251 - nobody of the session runtime is faster than the lane
        assert await client.finish(waits) == (0, [])
        replies = [at for at, event in enumerate(came) if isinstance(event, Reply)]
        texts = b"".join(event.data for event in came[: replies[-1]] if isinstance(event, Text))
        assert texts.endswith(b"hello %d\n" % turn)
    assert by_python == []


async def test_a_fault_of_a_kernel_is_told_by_waits_and_reported_for_posts(held: Held) -> None:
    client = held.client
    module, _, _ = await load(client)
    fault = await function(client, module, "fault")
    block = struct.pack("<I", 0)
    waits = await client.start("driver", "cuStreamSynchronize", held.held)
    await client.post("driver", "gtapLaunch", fault, 1, 1, 1, 1, 1, 1, 0, held.held, block, 4, 0)
    await client.post("driver", "gtapLaunch", fault, 1, 1, 1, 1, 1, 1, 0, held.held, block, 4, 0)
    late = await client.start("driver", "cuStreamSynchronize", held.held)
    await held.run.settle()
    held.release()
    assert (await client.finish(late))[0] == 700
    assert (await client.finish(waits))[0] in (0, 700)
    posted = await client.post("driver", "gtapLaunch", fault, 1, 1, 1, 1, 1, 1, 0, held.held, block, 4, 0)
    assert (await call(client, "cuStreamSynchronize", held.held))[0] == 700
    assert [(each.number, each.status) for each in client.failures] == [(posted, 700)]


async def test_a_reset_ends_what_the_lane_knew(held: Held) -> None:
    client = held.client
    held.release()
    module, _, _ = await load(client)
    add = await function(client, module, "advance")
    block = struct.pack("<QQI4x", held.base, held.base + 4, 1)
    launch = ("gtapLaunch", add, 1, 1, 1, 1, 1, 1, 0, held.held, block, len(block), 0)
    await client.post("driver", *launch)
    await client.post("driver", "gtapCopyOutAsync", bytearray(8), held.base, 8, held.held)
    assert (await call(client, "gtapReset", 0))[0] == 0
    assert (await call(client, *launch))[0] != 0
    stream = client.token()
    await client.post("driver", "cuStreamCreateWithPriority", stream, 1, 0)
    for value in range(3):
        await held.fill(stream, 0, value)
    assert await call(client, "gtapCopyOut", bytearray(8), held.base, 8, stream) == (0, [b"\2" * 8])
