"""The device through its child process: launches, memory, faults, resets."""

from __future__ import annotations

import struct
import subprocess
import threading
from collections.abc import AsyncIterator, Callable
from typing import Any

import numpy as np
import pytest
import trio
from gtap_plugin_cpu import make_device
from gtap_plugin_cpu.device import CpuDevice
from trio._core._thread_cache import ThreadCache

from gtap_core import DeviceFacts, Entry, Launch

HEAD = ".version 7.0\n.target sm_75\n.address_size 64\n"
ADDRESS, SLOT, EXTENT = 0x2A00_0000_0000, 4 << 40, 32 << 20

MODULE = (
    HEAD
    + """
.global .align 4 .u32 counter = 41;
.const .align 4 .f32 scale = 0f40000000;
.visible .entry add(.param .u64 a, .param .u64 b, .param .u64 c, .param .u32 n)
{
  .reg .pred %p; .reg .b32 %r<6>; .reg .f32 %f<4>; .reg .b64 %rd<5>;
  mov.u32 %r1, %ctaid.x; mov.u32 %r2, %ntid.x; mov.u32 %r3, %tid.x;
  mad.lo.u32 %r1, %r1, %r2, %r3;
  ld.param.u32 %r4, [n];
  setp.ge.u32 %p, %r1, %r4;
  @%p bra END;
  ld.param.u64 %rd1, [a]; ld.param.u64 %rd2, [b]; ld.param.u64 %rd3, [c];
  mul.wide.u32 %rd4, %r1, 4;
  add.u64 %rd1, %rd1, %rd4; add.u64 %rd2, %rd2, %rd4; add.u64 %rd3, %rd3, %rd4;
  ld.global.f32 %f1, [%rd1]; ld.global.f32 %f2, [%rd2];
  ld.const.f32 %f3, [scale];
  fma.rn.f32 %f1, %f1, %f3, %f2;
  st.global.f32 [%rd3], %f1;
END:
  ret;
}
.visible .entry poke(.param .u64 where) { .reg .b64 %rd; ld.param.u64 %rd, [where]; st.global.u32 [%rd], 1; ret; }
.visible .entry stop() { trap; ret; }
.visible .entry unmet() { bar.sync 1, 64; ret; }
.visible .entry forever() { L: bra L; ret; }
.visible .entry limited() .maxntid 64, 1, 1
{ .shared .b8 s[1024]; .reg .b32 %r; mov.u32 %r, s; st.shared.u32 [%r], 0; ret; }
.visible .entry strange() { wgmma.fence.sync.aligned; ret; }
"""
)


class Session:
    """A started device with a module and an extent."""

    def __init__(self, device: CpuDevice, facts: list[DeviceFacts]) -> None:
        self.device, self.facts = device, facts
        self.module = Entry(16, "driver.CUmodule", {})

    async def prepare(self) -> None:
        assert await self.device.reserve(ADDRESS, SLOT).wait() == 0
        assert await self.device.map_extent(0, ADDRESS, EXTENT).wait() == 0
        await self.load()

    async def load(self) -> None:
        loaded = self.device.load(self.module, 0, MODULE.encode())
        assert await loaded.wait() == 0, loaded.value
        self.loaded = loaded.value

    async def launch(
        self, kernel: str, parameters: bytes = b"", grid: int = 1, block: int = 32, shared: int = 0
    ) -> tuple[int, object]:
        launched = self.device.launch(Launch(self.module, kernel, (grid, 1, 1), (block, 1, 1), shared, 0, parameters))
        return await launched.wait(), launched.value


@pytest.fixture
async def session(nursery: trio.Nursery) -> AsyncIterator[Session]:
    device = make_device(nursery)
    session = Session(device, await device.start(lambda fd, data: None))
    await session.prepare()
    yield session
    await device.aclose()


async def test_operations_run_in_order(session: Session) -> None:
    rng = np.random.default_rng(0)
    a, b = (rng.random(5000).astype(np.float32) for _ in range(2))
    device = session.device
    device.copy_in(0, ADDRESS, a.tobytes(), 0)
    device.copy_in(0, ADDRESS + 65536, memoryview(b), 0)
    parameters = struct.pack("<QQQI", ADDRESS, ADDRESS + 65536, ADDRESS + 131072, 5000)
    launched = device.launch(Launch(session.module, "add", (20, 1, 1), (256, 1, 1), 0, 0, parameters))
    out = device.copy_out(0, ADDRESS + 131072, 20000, 0)
    assert await out.wait() == 0
    assert launched.status == 0
    assert np.array_equal(np.frombuffer(out.value, np.float32), a * 2 + b)


async def test_globals_are_memory(session: Session) -> None:
    device = session.device
    places = {variable.name: variable for variable in session.loaded.globals}
    assert places["counter"].size == 4
    counter = device.copy_out(0, places["counter"].address, 4, 0)
    device.copy_in(0, places["scale"].address, struct.pack("<f", 10.0), 0)
    device.copy_in(0, ADDRESS, struct.pack("<f", 3.0), 0)
    device.launch(
        Launch(
            session.module, "add", (1, 1, 1), (1, 1, 1), 0, 0, struct.pack("<QQQI", ADDRESS, ADDRESS + 8, ADDRESS, 1)
        )
    )
    out = device.copy_out(0, ADDRESS, 4, 0)
    assert await out.wait() == 0
    assert struct.unpack("<f", out.value) == (30.0,)
    assert bytes(counter.value) == struct.pack("<I", 41)


async def test_facts_and_kernel_attributes(session: Session) -> None:
    facts = session.facts[0]
    assert facts.compute_capability == (7, 5)
    assert facts.image == "ptx"
    assert facts.attributes[10] == 32
    assert (facts.attributes[75], facts.attributes[76]) == (7, 5)
    assert len(facts.uuid) == 16
    assert {*range(1, 148)} - {*facts.attributes} <= {36, 39, 133, 139}
    kernels = {kernel.name: kernel for kernel in session.loaded.kernels}
    assert list(kernels) == ["add", "poke", "stop", "unmet", "forever", "limited", "strange"]
    assert kernels["add"].parameters == [(0, 8), (8, 8), (16, 8), (24, 4)]
    assert kernels["limited"].attributes[0] == 64
    assert kernels["limited"].attributes[1] == 1024
    assert kernels["add"].attributes[2] == 4


async def test_memory_is_counted_and_refused(session: Session) -> None:
    device, total = session.device, session.facts[0].total_memory
    info = device.memory_info(0)
    assert await info.wait() == 0
    assert info.value[1] == total
    assert info.value[0] <= total - EXTENT
    assert await device.map_extent(0, ADDRESS + (1 << 40), total).wait() == 2
    assert await device.map_extent(0, ADDRESS, EXTENT).wait() == 1  # there already
    assert await device.map_extent(0, 0x3A00_0000_0000, EXTENT).wait() == 1  # outside every slot
    assert await device.reserve(ADDRESS, SLOT).wait() != 0
    assert await device.unmap_extent(0, ADDRESS, EXTENT).wait() == 0
    assert await device.copy_out(0, ADDRESS, 4, 0).wait() == 1


async def test_fills(session: Session) -> None:
    device = session.device
    device.fill(0, ADDRESS, b"\x01\x02", 10, 0)
    device.fill_2d(0, ADDRESS + 32, 16, b"\xff", 3, 2, 0)
    out = device.copy_out(0, ADDRESS, 64, 0)
    assert await out.wait() == 0
    assert bytes(out.value) == b"\1\2" * 10 + bytes(12) + b"\xff" * 3 + bytes(13) + b"\xff" * 3 + bytes(13)


@pytest.mark.parametrize(("kernel", "parameters", "grid", "block", "shared", "status"), [
    ("add", bytes(28), 0, 32, 0, 1), ("add", bytes(28), 1, 1025, 0, 1), ("add", bytes(24), 1, 32, 0, 1),
    ("add", bytes(28), 1, 32, 49153, 1), ("limited", b"", 1, 65, 0, 1), ("limited", b"", 1, 64, 0, 0),
    ("nothing", b"", 1, 1, 0, 500), ("strange", b"", 1, 1, 0, 801), ("limited", b"", 2**32, 1, 0, 1),
])  # fmt: skip
async def test_launches_are_checked(
    session: Session, kernel: str, parameters: bytes, grid: int, block: int, shared: int, status: int
) -> None:
    got, value = await session.launch(kernel, parameters, grid, block, shared)
    assert got == status
    if kernel == "strange":
        assert "wgmma.fence.sync.aligned" in str(value)


async def test_shared_memory_beyond_the_default_is_opted_in(session: Session) -> None:
    device = session.device
    assert (await session.launch("limited", shared=50000))[0] == 1
    assert await device.function_attribute(session.module, "limited", 8, 60000).wait() == 0
    assert (await session.launch("limited", shared=50000))[0] == 0
    assert await device.function_attribute(session.module, "limited", 8, 65000).wait() == 1
    occupancy = device.occupancy(session.module, "limited", 64, 20000, 0)
    assert await occupancy.wait() == 0
    assert occupancy.value == 65536 // 21024


async def test_invalid_ptx_is_a_status_and_a_line(session: Session) -> None:
    loaded = session.device.load(Entry(18, "m", {}), 0, (HEAD + ".visible .entry k()\n{\n oops.u32 %r1;\n}\n").encode())
    assert await loaded.wait() == 218
    assert loaded.value == "ptx line 6: unknown instruction 'oops.u32'"
    big = ".visible .entry k()\n{\n .shared .b8 s[49153]; .reg .b32 %r; mov.u32 %r, s; ret;\n}\n"
    loaded = session.device.load(Entry(18, "m", {}), 0, (HEAD + big).encode())
    assert await loaded.wait() == 218
    assert loaded.value == "ptx line 4: kernel k has 49153 bytes of shared memory, at most 49152 are possible"
    loaded = session.device.load(Entry(18, "m", {}), 0, b"\x7fELF" + bytes(100))
    assert await loaded.wait() == 209
    assert (await session.launch("limited"))[0] == 0


async def test_an_illegal_address_is_sticky_until_reset(session: Session) -> None:
    device = session.device
    device.copy_in(0, ADDRESS, b"abcd", 0)
    launched = device.launch(
        Launch(session.module, "poke", (1, 1, 1), (1, 1, 1), 0, 0, struct.pack("<Q", ADDRESS + (1 << 30)))
    )
    later = device.copy_out(0, ADDRESS, 4, 0)
    assert await launched.wait() == 700
    assert later.status == 700
    assert await device.mark_all(0).wait() == 700
    assert await device.map_extent(0, ADDRESS + EXTENT, EXTENT).wait() == 700
    assert device.stream_query(0, 0).status == 700
    assert await device.reset(0).wait() == 0
    out = device.copy_out(0, ADDRESS, 4, 0)
    assert await out.wait() == 0
    assert bytes(out.value) == bytes(4)
    assert (await session.launch("limited"))[0] == 400  # the modules are gone
    await session.load()
    assert (await session.launch("limited"))[0] == 0


async def test_trap_is_a_failed_launch(session: Session) -> None:
    assert (await session.launch("stop"))[0] == 719


async def test_a_barrier_that_can_never_be_met_is_a_failed_launch(session: Session) -> None:
    with trio.fail_after(60):
        assert (await session.launch("unmet"))[0] == 719


async def test_reset_without_a_fault_keeps_the_extents(session: Session) -> None:
    device = session.device
    device.copy_in(0, ADDRESS, b"abcd", 0)
    assert await device.reset(0).wait() == 0
    out = device.copy_out(0, ADDRESS, 4, 0)
    assert await out.wait() == 0
    assert bytes(out.value) == b"abcd"
    assert (await session.launch("limited"))[0] == 400


async def test_extents_do_not_wait_behind_a_kernel_and_closing_ends_it(session: Session) -> None:
    device = session.device
    stream = Entry(20, "driver.CUstream", {})
    await device.stream_create(stream, 0, 0, 0).wait()
    running = device.launch(Launch(session.module, "forever", (1, 1, 1), (1, 1, 1), 0, stream, b""))
    assert await device.map_extent(0, ADDRESS + EXTENT, EXTENT).wait() == 0
    assert await device.memory_info(0).wait() == 0
    assert device.stream_query(0, stream).status == 600
    other = Entry(22, "driver.CUstream", {})
    await device.stream_create(other, 0, 0, 0).wait()
    assert device.stream_query(0, other).status == 0
    await device.aclose()
    assert running.status == 719


async def test_events_measure_and_order(session: Session) -> None:
    device = session.device
    start, end, untimed = (Entry(30 + 2 * i, "driver.CUevent", {}) for i in range(3))
    stream = Entry(20, "driver.CUstream", {})
    device.stream_create(stream, 0, 0, 0)
    for event, flags in ((start, 0), (end, 0), (untimed, 2)):
        device.event_create(event, 0, flags)
    assert device.event_query(start).status == 0  # never recorded
    assert device.event_elapsed(start, end).status == 400
    device.event_record(0, start, stream, 0)
    device.fill(0, ADDRESS, b"\0", EXTENT, stream)
    device.event_record(0, end, stream, 0)
    assert device.event_query(end).status == 600
    assert device.event_elapsed(start, end).status == 600
    assert await device.event_wait(end).wait() == 0
    elapsed = device.event_elapsed(start, end)
    assert elapsed.status == 0
    assert 0 < elapsed.value < 10000
    device.event_record(0, untimed, stream, 0)
    assert await device.mark(0, stream).wait() == 0
    assert device.event_elapsed(start, untimed).status == 400
    other = Entry(24, "driver.CUstream", {})
    device.stream_create(other, 0, 0, 0)
    device.event_record(0, end, stream, 0)
    device.stream_wait(0, other, end, 0)
    assert device.stream_query(0, other).status == 600
    assert await device.mark(0, other).wait() == 0


async def test_runs_are_in_order(session: Session) -> None:
    seen: list[int] = []
    pendings = [session.device.run(lambda i=i: seen.append(i) or i) for i in range(5)]
    assert [await pending.wait() for pending in pendings] == [0] * 5
    assert seen == [pending.value for pending in pendings] == [0, 1, 2, 3, 4]


async def test_several_ordinals(nursery: trio.Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GTAP_CPU_DEVICES", "2")
    device = make_device(nursery)
    facts = await device.start(lambda fd, data: None)
    assert len(facts) == 2
    assert facts[0].uuid != facts[1].uuid
    assert device.attach(1).status == 0
    assert device.attach(2).status == 101
    await device.aclose()


POKE = """.visible .entry poke(.param .u64 at)
{ .reg .b64 %rd<2>; ld.param.u64 %rd1, [at]; st.global.u32 [%rd1], 7; ret; }
"""


async def test_one_child_is_all_devices_and_each_fails_until_its_own_reset(
    nursery: trio.Nursery, monkeypatch: pytest.MonkeyPatch, fresh: Callable[[str], Entry]
) -> None:
    monkeypatch.setenv("GTAP_CPU_DEVICES", "2")
    device = make_device(nursery)
    await device.start(lambda fd, data: None)
    assert await device.reserve(ADDRESS, SLOT).wait() == 0
    for ordinal in range(2):
        assert device.attach(ordinal).status == 0
        assert await device.map_extent(ordinal, ADDRESS + ordinal * EXTENT, EXTENT).wait() == 0
        assert await device.fill(ordinal, ADDRESS + ordinal * EXTENT, b"\5", 4, 0).wait() == 0
    module = fresh("poke")
    assert await device.load(module, 0, (HEAD + POKE).encode()).wait() == 0
    wild = Launch(module, "poke", (1, 1, 1), (1, 1, 1), 0, 0, (16).to_bytes(8, "little"))
    assert await device.launch(wild).wait() == 700
    assert await device.mark_all(1).wait() == 700
    assert await device.reset(0).wait() == 0
    assert await device.fill(0, ADDRESS, b"\6", 4, 0).wait() == 0
    for pending in (device.mark_all(1), device.mark(1, 0), device.copy_out(1, ADDRESS + EXTENT, 4, 0)):
        assert await pending.wait() == 700  # not zeros in the place of what was lost
    assert await device.reset(1).wait() == 0
    out = device.copy_out(1, ADDRESS + EXTENT, 4, 0)
    assert (await out.wait(), bytes(out.value)) == (0, bytes(4))
    out = device.copy_out(0, ADDRESS, 4, 0)
    assert (await out.wait(), bytes(out.value)) == (0, b"\6" * 4)
    await device.aclose()


async def test_an_unknown_library_is_not_supported(session: Session) -> None:
    assert await session.device.call_library("nothing", "f", [1, b"x", bytearray(4)]).wait() == 801


async def test_the_child_outlives_the_thread_that_started_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """trio starts processes in a worker thread, which ends when it has been idle for a while."""
    monkeypatch.setattr("trio._core._thread_cache.IDLE_TIMEOUT", 1.0)
    monkeypatch.setattr("trio._core._thread_cache.THREAD_CACHE", ThreadCache())  # no thread of an earlier test
    start, workers = subprocess.Popen.__init__, list[threading.Thread]()

    def noting(*arguments: Any, **options: Any) -> None:
        workers.append(threading.current_thread())
        start(*arguments, **options)

    monkeypatch.setattr(subprocess.Popen, "__init__", noting)
    async with trio.open_nursery() as nursery:
        device = make_device(nursery)
        await device.start(lambda fd, data: None)
        assert workers and all("Trio" in worker.name for worker in workers)
        assert await device.reserve(ADDRESS, SLOT).wait() == 0  # the child is up
        for worker in workers:
            worker.join(60)
            assert not worker.is_alive()
        await device.map_extent(0, ADDRESS, EXTENT).wait()
        await device.fill(0, ADDRESS, b"\x07", 64, 0).wait()
        pending = device.copy_out(0, ADDRESS, 64, 0)
        assert await pending.wait() == 0
        assert bytes(pending.value) == b"\x07" * 64
        await device.aclose()
        nursery.cancel_scope.cancel()
