"""Gates, values, memory aside, boxes and physical memory, through the child process."""

from __future__ import annotations

import struct
from collections.abc import Awaitable, Callable

import numpy as np
import pytest
import trio
from gtap_plugin_cpu import make_device
from gtap_plugin_cpu.device import CpuDevice

from gtap_core import DeviceUnavailable, Entry, Launch, Pending, Region

from .conftest import ADDRESS, EXTENT, HEAD, SLOT, Gates

Make, Read = Callable[..., Entry], Callable[[int, int], Awaitable[bytes]]
POKE = (
    HEAD + ".visible .entry poke(.param .u64 where)\n"
    "{ .reg .b64 %rd; ld.param.u64 %rd, [where]; st.global.u32 [%rd], 1; ret; }\n"
)


async def test_a_gate_holds_its_stream_alone(device: CpuDevice, gates: Gates, stream: Make, read: Read) -> None:
    one, other = stream(1), stream(1)
    before = device.fill(0, ADDRESS, b"\1", 4, one)
    gates.put("g", one)
    behind = device.fill(0, ADDRESS, b"\2", 4, one)
    mark = device.mark(0, one)
    beside = device.fill(0, ADDRESS + 4, b"\3", 4, other)
    assert await beside.wait() == 0
    assert await gates.reached("g") == 0
    assert before.status == 0
    assert (behind.status, mark.status) == (None, None)
    assert device.stream_query(0, one).status == 600
    assert device.stream_query(0, other).status == 0
    assert await read(ADDRESS, 8) == b"\1" * 4 + b"\3" * 4
    gates.open("g")
    assert await mark.wait() == 0
    assert behind.status == 0
    assert await read(ADDRESS, 8) == b"\2" * 4 + b"\3" * 4
    assert device.stream_query(0, one).status == 0


async def test_the_legacy_stream_and_blocking_streams_wait_for_each_other(
    device: CpuDevice, gates: Gates, stream: Make, read: Read
) -> None:
    blocking, free = stream(), stream(1)
    gates.put("g", blocking)
    legacy = device.fill(0, ADDRESS, b"\1", 4, 0)
    second = stream()
    behind = device.fill(0, ADDRESS, b"\2", 4, second)  # behind the legacy stream's fill
    assert await device.fill(0, ADDRESS + 8, b"\3", 4, free).wait() == 0
    assert await gates.reached("g") == 0
    assert (legacy.status, behind.status) == (None, None)
    assert device.stream_query(0, 0).status == 600
    every = device.mark_all(0)
    gates.open("g")
    assert await every.wait() == 0
    assert (legacy.status, behind.status) == (0, 0)
    assert await read(ADDRESS, 4) == b"\2" * 4


async def test_an_event_behind_a_gate_holds_who_waits_for_it(
    device: CpuDevice, gates: Gates, stream: Make, event: Make
) -> None:
    one, other, done = stream(1), stream(1), event()
    gates.put("g", one)
    device.event_record(0, done, one, 0)
    device.stream_wait(0, other, done, 0)
    held = device.fill(0, ADDRESS, b"\5", 4, other)
    waits = device.event_wait(done)
    assert await gates.reached("g") == 0
    assert device.event_query(done).status == 600
    assert (held.status, waits.status) == (None, None)
    gates.open("g")
    assert await waits.wait() == 0
    assert await held.wait() == 0
    assert device.event_query(done).status == 0


async def test_what_a_gate_holds_may_be_written_aside(device: CpuDevice, gates: Gates, stream: Make) -> None:
    one = stream()
    gates.put("g", one)
    out = device.copy_out(0, ADDRESS, 4, one)
    assert await gates.reached("g") == 0
    assert await device.aside_in(0, ADDRESS, b"abcd").wait() == 0
    assert await device.aside_in(0, ADDRESS - 4, b"abcd").wait() == 1
    assert await device.aside_out(0, ADDRESS + EXTENT - 2, 4).wait() == 1
    gates.open("g")
    assert await out.wait() == 0
    assert bytes(out.value) == b"abcd"


async def test_gates_of_many_arrivals_open_in_their_order(
    device: CpuDevice, gates: Gates, stream: Make, read: Read
) -> None:
    streams = [stream(1) for i in range(50)]
    for i, each in enumerate(streams):
        gates.put(f"g{i}", each)
        device.fill(0, ADDRESS + i, bytes([i]), 1, each)
    for i in reversed(range(50)):
        assert await gates.reached(f"g{i}") == 0
        gates.open(f"g{i}")
    assert await device.mark_all(0).wait() == 0
    assert await read(ADDRESS, 50) == bytes(range(50))


async def test_a_long_held_stream_goes_on(device: CpuDevice, gates: Gates, stream: Make, read: Read) -> None:
    one = stream()
    gates.put("g", one)
    pendings = [device.copy_in(0, ADDRESS, struct.pack("<I", i), one) for i in range(20000)]
    gates.open("g")
    assert await device.mark(0, one).wait() == 0
    assert all(pending.status == 0 for pending in pendings)
    assert await read(ADDRESS, 4) == struct.pack("<I", 19999)


async def test_a_failure_of_a_held_operation_is_its_own(device: CpuDevice, gates: Gates, stream: Make) -> None:
    one = stream()
    gates.put("g", one)
    bad = device.fill(0, ADDRESS + EXTENT, b"\1", 4, one)
    good = device.fill(0, ADDRESS, b"\1", 4, one)
    assert await gates.reached("g") == 0
    gates.open("g")
    assert await device.mark(0, one).wait() == 0
    assert (bad.status, good.status) == (1, 0)


async def test_an_unmap_waits_for_held_work_and_the_next_map_for_it(
    device: CpuDevice, gates: Gates, stream: Make
) -> None:
    one, second = stream(), ADDRESS + EXTENT
    assert await device.map_extent(0, second, EXTENT).wait() == 0
    gates.put("g", one)
    held = device.fill(0, second, b"\1", 4, one)
    unmapped = device.unmap_extent(0, second, EXTENT)
    mapped = device.map_extent(0, second, EXTENT)
    out = device.copy_out(0, second, 4, stream(1))
    assert await gates.reached("g") == 0
    assert (unmapped.status, mapped.status, out.status) == (None, None, None)
    gates.open("g")
    assert [await each.wait() for each in (held, unmapped, mapped, out)] == [0, 0, 0, 0]
    assert bytes(out.value) == bytes(4)


@pytest.mark.parametrize(("flags", "first", "then", "value", "size"), [
    (0, 4, 5, 5, 4), (0, 0xFFFFFFF0, 2, 1, 4), (1, 8, 9, 9, 4), (2, 4, 2, 3 - 1, 4), (3, 0xFFFFFFFF, 0xFFFFFFFE, 0, 4),
    (1, 1, 1 << 40, 1 << 40, 8), (0, 6, 7, 7, 8),
])  # fmt: skip
async def test_a_value_holds_a_stream(
    device: CpuDevice, flags: int, first: int, then: int, value: int, size: int, stream: Make
) -> None:
    one, other = stream(1), stream(1)
    assert await device.aside_in(0, ADDRESS, first.to_bytes(8, "little")).wait() == 0
    device.stream_wait_value(0, one, ADDRESS, value, size, flags)
    behind = device.fill(0, ADDRESS + 64, b"\1", 4, one)
    assert await device.fill(0, ADDRESS + 128, b"\1", 4, other).wait() == 0
    assert await device.mark(0, other).wait() == 0
    assert behind.status is None
    device.stream_write_value(0, other, ADDRESS, then, size)
    assert await behind.wait() == 0


async def test_a_value_is_looked_at_behind_what_comes_before(device: CpuDevice, stream: Make) -> None:
    one = stream()
    device.stream_write_value(0, one, ADDRESS, 1, 4)
    device.fill(0, ADDRESS + 4096, b"\1", EXTENT - 4096, one)
    device.stream_write_value(0, one, ADDRESS, 0, 4)
    device.stream_wait_value(0, one, ADDRESS, 1, 4, 1)
    behind = device.mark(0, one)
    assert await device.copy_out(0, ADDRESS, 4, stream(1)).wait() == 0
    assert behind.status is None
    assert await device.aside_in(0, ADDRESS, b"\1").wait() == 0
    assert await behind.wait() == 0
    assert device.stream_wait_value(0, one, ADDRESS + 2, 1, 4, 1).status == 1
    assert device.stream_wait_value(0, one, ADDRESS, 1 << 32, 4, 1).status == 1


async def test_a_fault_lets_everything_go(device: CpuDevice, gates: Gates, stream: Make) -> None:
    one, two, three = (stream(1) for i in range(3))
    module = Entry(50, "driver.CUmodule", {})
    assert await device.load(module, 0, POKE.encode()).wait() == 0
    gates.put("open", one)
    behind = device.fill(0, ADDRESS, b"\1", 4, one)
    device.stream_wait_value(0, two, ADDRESS, 77, 4, 1)
    waiting = device.fill(0, ADDRESS, b"\1", 4, two)
    assert await gates.reached("open") == 0
    bad = device.launch(Launch(module, "poke", (1, 1, 1), (1, 1, 1), 0, three, struct.pack("<Q", 8)))
    gates.put("after", three)
    assert await gates.reached("after") == 700
    assert [await each.wait() for each in (bad, behind, waiting)] == [700] * 3
    gates.put("later", one)
    assert await gates.reached("later") == 700
    assert await device.mark_all(0).wait() == 700
    assert await device.reset(0).wait() == 0
    assert await device.fill(0, ADDRESS, b"\1", 4, 0).wait() == 0
    assert device.schedule.held == 0


async def test_boxes(device: CpuDevice, read: Read) -> None:
    rng = np.random.default_rng(3)
    data = rng.integers(0, 256, (3, 4, 5), np.uint8)
    expected = np.zeros((3, 160), np.uint8)
    expected[:, :64].reshape(3, 4, 16)[:, :, :5] = data
    place = Region(ADDRESS, 16, 160)
    assert await device.copy_in_box(0, place, (5, 4, 3), data.tobytes(), 0).wait() == 0
    assert await read(ADDRESS, 480) == expected.tobytes()
    other = Region(ADDRESS + 4096, 8, 40)
    device.copy_box(0, other, place, (5, 4, 3), 0)
    out = device.copy_out_box(0, other, (5, 4, 3), 0)
    assert await out.wait() == 0
    assert bytes(out.value) == data.tobytes()
    row = device.copy_out_box(0, Region(ADDRESS + 4096, 0, 0), (5, 1, 1), 0)
    assert await row.wait() == 0
    assert bytes(row.value) == data[0, 0].tobytes()


@pytest.mark.parametrize(("region", "extent"), [
    (Region(ADDRESS, 4, 64), (5, 2, 1)), (Region(ADDRESS, 8, 8), (5, 2, 2)),
    (Region(ADDRESS + EXTENT - 8, 8), (8, 2, 1)),
    (Region(ADDRESS, 1 << 63), (1, 3, 1)), (Region(8, 8), (8, 1, 1)),
])  # fmt: skip
async def test_a_box_outside_memory_is_refused(device: CpuDevice, region: Region, extent: tuple[int, int, int]) -> None:
    good = Region(ADDRESS, 64, 4096)
    data = bytes(extent[0] * extent[1] * extent[2])
    assert await device.copy_in_box(0, region, extent, data, 0).wait() == 1
    assert await device.copy_out_box(0, region, extent, 0).wait() == 1
    assert await device.copy_box(0, region, good, extent, 0).wait() == 1
    assert await device.copy_box(0, good, region, extent, 0).wait() == 1
    assert await device.copy_in_box(0, good, extent, data + b"x", 0).wait() == 1


async def test_physical_memory_may_be_mapped_twice(device: CpuDevice, read: Read) -> None:
    size, place, second = 4 << 20, ADDRESS + (1 << 30), ADDRESS + (2 << 30)
    before = device.memory_info(0)
    await before.wait()
    handle = Entry(60, "driver.CUmemGenericAllocationHandle", {})
    assert await device.physical_create(handle, 0, size).wait() == 0
    assert await device.physical_map(handle, place, size, 0).wait() == 0
    assert await device.physical_map(handle, second, size // 2, size // 2).wait() == 0
    assert await device.physical_map(handle, second, size, 0).wait() == 1  # there already
    assert await device.copy_in(0, place + size // 2 + 5, b"hello", 0).wait() == 0
    assert await read(second + 5, 5) == b"hello"
    assert await device.physical_release(handle).wait() == 0
    assert await device.physical_map(handle, place + size, size, 0).wait() == 1
    assert await device.physical_unmap(place, size).wait() == 0
    assert await device.aside_out(0, place, 1).wait() == 1
    assert await read(second + 5, 5) == b"hello"
    assert await device.physical_unmap(second, size).wait() == 1
    assert await device.physical_unmap(second, size // 2).wait() == 0
    after = device.memory_info(0)
    await after.wait()
    assert after.value == before.value
    assert await device.physical_create(Entry(62, "x", {}), 0, before.value[1] + (2 << 20)).wait() == 2


async def test_a_reset_ends_waits_for_values(device: CpuDevice, stream: Make, gates: Gates) -> None:
    one = stream(1)
    waiting = device.stream_wait_value(0, one, ADDRESS, 1, 4, 1)
    behind = device.fill(0, ADDRESS, b"\1", 4, one)
    gates.put("g", one)
    device.stream_wait_value(0, one, ADDRESS, 9, 4, 1)
    reset = device.reset(0)
    assert await gates.reached("g") == 0
    assert (waiting.status, behind.status, reset.status) == (709, 0, None)
    gates.open("g")
    assert await reset.wait() == 0
    assert device.schedule.held == 0


async def test_devices_do_not_hold_each_other(
    nursery: trio.Nursery, monkeypatch: pytest.MonkeyPatch, fresh: Callable[[str], Entry]
) -> None:
    monkeypatch.setenv("GTAP_CPU_DEVICES", "2")
    device = make_device(nursery)
    await device.start(lambda fd, data: None)
    assert await device.reserve(ADDRESS, SLOT).wait() == 0
    for ordinal in range(2):
        assert await device.map_extent(ordinal, ADDRESS + ordinal * EXTENT, EXTENT).wait() == 0
    gates = Gates(device)
    gates.put("g", 0)
    held = device.fill(0, ADDRESS, b"\1", 4, 0)
    assert await device.fill(1, ADDRESS + EXTENT, b"\2", 4, 0).wait() == 0
    assert await device.mark_all(1).wait() == 0
    assert await gates.reached("g") == 0
    assert held.status is None
    peer = device.copy(0, ADDRESS + 8, ADDRESS + EXTENT, 4, 0)  # from the other device
    gates.open("g")
    assert await peer.wait() == 0
    out = device.aside_out(0, ADDRESS, 12)
    assert await out.wait() == 0
    assert bytes(out.value) == b"\1" * 4 + bytes(4) + b"\2" * 4
    await device.aclose()
    monkeypatch.setenv("GTAP_CPU_DEVICES", "many")
    with pytest.raises(DeviceUnavailable, match="GTAP_CPU_DEVICES"):
        await make_device(nursery).start(lambda fd, data: None)


async def test_limits_are_kept(device: CpuDevice) -> None:
    for limit, value in ((0, 4096), (1, 1 << 21), (2, 16 << 20)):
        answer = device.limit(0, limit, value)
        assert (await answer.wait(), answer.value) == (0, value)
    assert device.limit(0, 6, 1).status == 215


async def test_a_library_call_is_work_of_its_handles_stream(
    device: CpuDevice, stream: Make, gates: Gates, fresh: Callable[[str], Entry]
) -> None:
    one, plan, other = stream(1), Entry(5000, "nothing.plan", {}), Entry(5002, "nothing.plan", {})
    gates.put("g", one)

    def call(*arguments: object) -> Pending:
        return device.call_library("nothing", "f", arguments)

    assert await call(plan).wait() == 801  # it makes the handle: behind nothing
    assert await call(other).wait() == 801
    assert await call(plan, 7).wait() == 801  # the legacy stream's, which waits for no stream that does not block
    held = [call(plan, one), call(plan, b"x", bytearray(4))]
    assert await call(other, 8).wait() == 801
    assert await gates.reached("g") == 0
    assert [each.status for each in held] == [None, None]
    gates.open("g")
    assert [await each.wait() for each in held] == [801, 801]
    device.capture_begin(0, one, None, [])
    assert call(plan).status == 0
    assert [(fact.kind, fact.work) for fact in device.capture_end(0, one, fresh("CUgraph")).value] == [(0, None)]
    device.capture_begin(0, one, None, [])
    assert call(plan, bytearray(4)).status == 900  # nobody would be there to take what it gives
    assert device.capture_end(0, one, fresh("CUgraph")).status == 901
