"""The cuda device on the real driver, without a session: what must hold before anything else can."""

from __future__ import annotations

import os
import struct
from collections.abc import AsyncIterator
from pathlib import Path

import attrs
import pytest
import trio

from gtap_core.devices.cuda import CudaDevice
from gtap_core.session.device import DeviceFacts, Launch
from gtap_core.session.handles import Entry

pytestmark = pytest.mark.gpu

SLOT, SLOT_BYTES, EXTENT = 0x2C00_0000_0000, 4 << 40, 32 << 20
PTX = Path(__file__).with_name("kernels.ptx").read_text(encoding="ascii")


@attrs.define(eq=False)
class Bench:
    device: CudaDevice
    printed: list[tuple[int, bytes]]

    async def load(self, text: str = PTX) -> Entry:
        entry = Entry(16, "driver.CUmodule", {})
        pending = self.device.load(entry, 0, text.encode())
        assert await pending.wait() == 0, pending.value
        return entry

    async def read(self, address: int, size: int) -> bytes:
        pending = self.device.copy_out(0, address, size, 0)
        assert await pending.wait() == 0
        data: bytes = pending.value
        return data


@pytest.fixture
async def bench(gpu: DeviceFacts, driver_name: str, nursery: trio.Nursery) -> AsyncIterator[Bench]:
    device = CudaDevice(nursery, {}, driver_name)
    printed: list[tuple[int, bytes]] = []
    await device.start(lambda descriptor, data: printed.append((descriptor, data)))
    yield Bench(device, printed)
    await device.aclose()


async def with_memory(bench: Bench) -> None:
    assert await bench.device.reserve(SLOT, SLOT_BYTES).wait() == 0
    assert await bench.device.map_extent(0, SLOT, EXTENT).wait() == 0


async def test_a_whole_slot_is_reserved_at_its_address_and_extents_are_zero(bench: Bench) -> None:
    await with_memory(bench)
    assert await bench.read(SLOT, 4096) == bytes(4096)
    assert await bench.read(SLOT + EXTENT - 4096, 4096) == bytes(4096)
    info = bench.device.memory_info(0)
    assert await info.wait() == 0
    assert 0 < info.value[0] < info.value[1]
    assert await bench.device.unmap_extent(0, SLOT, EXTENT).wait() == 0
    assert await bench.device.map_extent(0, SLOT, EXTENT).wait() == 0


async def test_ptx_is_compiled_described_and_run(bench: Bench) -> None:
    await with_memory(bench)
    entry = Entry(16, "driver.CUmodule", {})
    pending = bench.device.load(entry, 0, PTX.encode())
    assert await pending.wait() == 0, pending.value
    kernels = {kernel.name: kernel for kernel in pending.value.kernels}
    assert kernels["add"].parameters == [(0, 8), (8, 8), (16, 8), (24, 4)]
    assert [(each.name, each.size) for each in pending.value.globals] == [("table", 40)]
    n = 1000
    a, b, c = SLOT, SLOT + 65536, SLOT + 131072
    values = [float(i) for i in range(n)]
    bench.device.copy_in(0, a, struct.pack(f"<{n}f", *values), 0)
    bench.device.copy_in(0, b, struct.pack(f"<{n}f", *values), 0)
    block = struct.pack("<QQQI4x", a, b, c, n)
    launched = [
        bench.device.launch(Launch(entry, "add", (8, 1, 1), (128, 1, 1), 0, 0, block, cooperative))
        for cooperative in (False, True)
    ]
    assert struct.unpack(f"<{n}f", await bench.read(c, 4 * n)) == tuple(2 * each for each in values)
    assert [each.status for each in launched] == [0, 0]
    occupancy = bench.device.occupancy(entry, "add", 128, 0, 0)
    assert await occupancy.wait() == 0
    assert occupancy.value > 0
    assert await bench.device.function_attribute(entry, "add", 8, 1024).wait() == 0
    assert await bench.device.unload(entry).wait() == 0


async def test_ptx_that_is_wrong_is_named_by_its_line(bench: Bench) -> None:
    pending = bench.device.load(Entry(16, "driver.CUmodule", {}), 0, PTX.replace("ret;", "bogus;", 1).encode())
    assert await pending.wait() not in (0, None)
    assert "line" in pending.value


async def test_streams_events_and_copies_of_every_size(bench: Bench) -> None:
    await with_memory(bench)
    device = bench.device
    streams = [Entry(20 + 2 * i, "driver.CUstream", {}) for i in range(3)]
    start, end = Entry(40, "driver.CUevent", {}), Entry(42, "driver.CUevent", {})
    for index, stream in enumerate(streams):
        device.stream_create(stream, 0, index % 2, 0)
    device.event_create(start, 0, 0)
    device.event_create(end, 0, 0)
    device.event_record(0, start, streams[0], 0)
    data = os.urandom(9 << 20)
    device.copy_in(0, SLOT, data, streams[0])
    device.event_record(0, end, streams[0], 0)
    device.stream_wait(0, streams[1], end, 0)
    device.copy(0, SLOT + (16 << 20), SLOT, len(data), streams[1])
    assert await device.mark_all(0).wait() == 0
    parts = [await bench.read(SLOT + (16 << 20) + at, 3 << 20) for at in range(0, len(data), 3 << 20)]
    assert b"".join(parts) == data
    assert await device.event_wait(end).wait() == 0
    elapsed = device.event_elapsed(start, end)
    assert await elapsed.wait() == 0
    assert elapsed.value > 0
    device.fill_2d(0, SLOT, 512, b"\x07\x00", 100, 3, streams[2])
    assert await device.mark(0, streams[2]).wait() == 0
    assert await bench.read(SLOT + 512, 200) == b"\x07\x00" * 100


async def test_an_error_of_the_gpu_sticks_until_the_reset(bench: Bench) -> None:
    """The one test that breaks a context; it comes last in this file."""
    await with_memory(bench)
    module = await bench.load()
    launched = Launch(module, "fault", (1, 1, 1), (1, 1, 1), 0, 0, bytes(4))
    await bench.device.launch(launched).wait()
    assert await bench.device.mark_all(0).wait() == 700
    assert await bench.device.mark(0, 0).wait() == 700
    assert await bench.device.reset(0).wait() == 0
    assert await bench.read(SLOT, 64) == bytes(64)
    await bench.load()
