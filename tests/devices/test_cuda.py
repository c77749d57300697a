"""The cuda device's promises, kept against a stand-in driver that behaves like the real one where it matters here."""

from __future__ import annotations

import os
import struct
from pathlib import Path

import pytest
import trio
import trio.testing

from gtap_core.devices.cuda import CudaDevice
from gtap_core.devices.cuda.staging import LARGEST, SLOTS
from gtap_core.session.device import DeviceUnavailable, Launch
from gtap_core.session.handles import Entry
from tests.devices import standin
from tests.devices.conftest import EXTENT, SLOT, SLOT_BYTES, Bench

MEMORY = 256 << 20  # bytes that the stand-in has
DEADLINE = 60.0  # seconds; the driver's threads are real


def floats(*values: float) -> bytes:
    return struct.pack(f"<{len(values)}f", *values)


def launch_add(module: Entry, a: int, b: int, c: int, n: int, stream: Entry | int = 0) -> Launch:
    return Launch(module, "add", (1, 1, 1), (32, 1, 1), 0, stream, struct.pack("<QQQI4x", a, b, c, n))


async def test_facts_are_the_drivers(bench: Bench) -> None:
    (facts,) = bench.facts
    assert (facts.name, facts.uuid, facts.pci_bus_id) == ("Stand-in GPU", b"\x10" * 16, "0000:01:00.0")
    assert facts.compute_capability == (7, 5)
    assert facts.total_memory == MEMORY
    assert (facts.driver_version, facts.image) == (13000, "native")
    assert facts.attributes[1] == 1024
    assert max(facts.attributes) == 150  # the driver refuses higher ones


async def test_a_kernel_adds_what_was_copied_in(bench: Bench) -> None:
    module = await bench.module()
    a, b, c = SLOT, SLOT + 4096, SLOT + 8192
    device = bench.device
    device.copy_in(0, a, floats(1, 2, 3), 0)
    device.copy_in(0, b, floats(10, 20, 30), 0)
    device.launch(launch_add(module, a, b, c, 3))
    assert await bench.read(c, 12) == floats(11, 22, 33)


@pytest.mark.falls_without("gtap_core/devices/cuda/extents.py", "self._zero(address, size)")
async def test_new_memory_is_zero_and_its_place_is_exact(bench: Bench) -> None:
    assert await bench.read(SLOT, 8192) == bytes(8192)
    assert await bench.device.map_extent(0, SLOT + EXTENT, EXTENT).wait() == 0
    assert await bench.read(SLOT + EXTENT, 64) == bytes(64)
    info = bench.device.memory_info(0)
    assert await info.wait() == 0
    assert info.value == (MEMORY - 2 * EXTENT, MEMORY)


async def test_an_extent_that_does_not_fit_the_granularity_is_refused(bench: Bench) -> None:
    assert await bench.device.map_extent(0, SLOT + EXTENT, (1 << 20) + 4096).wait() == 1
    assert await bench.device.map_extent(0, SLOT + EXTENT, 0).wait() == 1


async def test_memory_that_is_not_there_is_refused_and_given_back_memory_returns(bench: Bench) -> None:
    device = bench.device
    assert await device.map_extent(0, SLOT + EXTENT, MEMORY).wait() == 2
    assert await device.unmap_extent(0, SLOT, EXTENT).wait() == 0
    assert await device.unmap_extent(0, SLOT, EXTENT).wait() == 1
    assert await device.map_extent(0, SLOT, MEMORY).wait() == 0


async def test_a_slot_that_the_driver_would_move_is_refused(
    driver: Path, nursery: trio.Nursery, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAKE_CUDA_RELOCATE", "1")
    device = CudaDevice(nursery, {}, str(driver))
    await device.start(lambda *_: None)
    assert await device.reserve(SLOT, SLOT_BYTES).wait() == 208
    await device.aclose()


async def test_a_large_copy_passes_through_many_slots(bench: Bench) -> None:
    data = os.urandom(LARGEST + 12345)
    await bench.device.copy_in(0, SLOT, data, 0).wait()
    assert await bench.read(SLOT, LARGEST) == data[:LARGEST]
    assert await bench.read(SLOT + LARGEST, 12345) == data[LARGEST:]


async def test_a_copy_out_arrives_in_stream_order(bench: Bench) -> None:
    stream = await bench.stream()
    bench.hold(stream)
    bench.device.copy_in(0, SLOT, b"late", stream)
    pending = bench.device.copy_out(0, SLOT, 4, stream)
    await bench.device.stream_query(0, stream).wait()
    assert pending.status is None
    bench.release(stream)
    assert await pending.wait() == 0
    assert pending.value == b"late"


async def test_a_held_stream_holds_up_no_other(bench: Bench) -> None:
    slow, quick = await bench.stream(1), await bench.stream(1)
    bench.hold(slow)
    waiting = bench.device.mark(0, slow)
    assert waiting.status is None
    bench.device.copy_in(0, SLOT, b"slow", slow)
    bench.device.copy_in(0, SLOT + 64, b"quick", quick)
    with trio.fail_after(DEADLINE):
        for _ in range(100):
            assert await bench.device.mark(0, quick).wait() == 0
        assert await bench.device.stream_query(0, slow).wait() == 600
        bench.release(slow)
        assert await bench.device.mark(0, slow).wait() == 0
    assert await bench.read(SLOT, 4) == b"slow"


async def test_everything_includes_streams_that_the_default_stream_does_not_wait_for(bench: Bench) -> None:
    stream = await bench.stream(1)
    bench.hold(stream)
    bench.device.copy_in(0, SLOT, b"work", stream)
    everything = bench.device.mark_all(0)
    assert await bench.device.mark(0, 0).wait() == 0
    assert everything.status is None
    bench.release(stream)
    with trio.fail_after(DEADLINE):
        assert await everything.wait() == 0


async def test_everything_includes_the_work_of_a_destroyed_stream(bench: Bench) -> None:
    stream = await bench.stream(1)
    real = stream.real
    bench.hold(stream)
    bench.device.copy_in(0, SLOT, b"work", stream)
    assert await bench.device.stream_destroy(stream).wait() == 0
    everything = bench.device.mark_all(0)
    assert await bench.device.mark(0, 0).wait() == 0
    assert everything.status is None
    stream.real = real
    bench.release(stream)
    with trio.fail_after(DEADLINE):
        assert await everything.wait() == 0


async def test_more_copies_in_than_there_are_slots_wait_for_the_stream(bench: Bench) -> None:
    stream = await bench.stream()
    bench.hold(stream)
    count = SLOTS[64 << 10] + 8
    copies = [bench.device.copy_in(0, SLOT + 64 * i, b"%d" % i, stream) for i in range(count)]
    with trio.fail_after(DEADLINE):
        await copies[SLOTS[64 << 10] - 1].wait()
        assert copies[-1].status is None
        bench.release(stream)
        assert await copies[-1].wait() == 0
        assert await bench.device.mark(0, stream).wait() == 0
    assert await bench.read(SLOT + 64 * (count - 1), 3) == b"%d" % (count - 1)


async def test_a_wait_on_an_event_ends_with_the_events_last_record(bench: Bench) -> None:
    stream, event = await bench.stream(), await bench.event()
    other = await bench.stream(1)
    bench.hold(stream)
    bench.device.event_record(0, event, stream, 0)
    bench.device.stream_wait(0, other, event, 0)
    bench.device.copy_in(0, SLOT, b"next", other)
    waiting = bench.device.event_wait(event)
    assert await bench.device.event_query(event).wait() == 600
    assert await bench.device.stream_query(0, other).wait() == 600
    assert waiting.status is None
    bench.release(stream)
    with trio.fail_after(DEADLINE):
        assert await waiting.wait() == 0
        assert await bench.device.mark(0, other).wait() == 0
    assert await bench.device.event_query(event).wait() == 0


async def test_elapsed_time_is_in_milliseconds_and_needs_timing(bench: Bench) -> None:
    start, end, untimed = await bench.event(), await bench.event(), await bench.event(2)
    for event in (start, end):
        bench.device.event_record(0, event, 0, 0)
    pending = bench.device.event_elapsed(start, end)
    assert await pending.wait() == 0
    assert 0 <= pending.value < 10_000
    assert await bench.device.event_elapsed(start, untimed).wait() == 400


async def test_fills_write_elements_rows_and_nothing_beside_them(bench: Bench) -> None:
    device = bench.device
    device.fill(0, SLOT, b"\x01\x02", 3, 0)
    device.fill(0, SLOT + 16, b"\x01\x02\x03\x04", 1, 0)
    device.fill_2d(0, SLOT + 64, 8, b"\xff", 3, 2, 0)
    assert await bench.read(SLOT, 8) == b"\x01\x02" * 3 + bytes(2)
    assert await bench.read(SLOT + 16, 8) == b"\x01\x02\x03\x04" + bytes(4)
    assert await bench.read(SLOT + 64, 16) == (b"\xff" * 3 + bytes(5)) * 2


async def test_a_module_says_what_it_holds(bench: Bench) -> None:
    entry = bench.entry("CUmodule")
    pending = bench.device.load(entry, 0, standin.PTX.encode())
    assert await pending.wait() == 0
    add = pending.value.kernels[0]
    assert (add.name, add.parameters) == ("add", [(0, 8), (8, 8), (16, 8), (24, 4)])
    assert add.attributes[0] == 1024
    assert [(each.name, each.size) for each in pending.value.globals] == [("table", 40)]
    await bench.device.copy_in(0, pending.value.globals[0].address, b"constant", 0).wait()
    assert await bench.read(pending.value.globals[0].address, 8) == b"constant"


async def test_a_module_that_cannot_be_compiled_names_the_line(bench: Bench) -> None:
    entry = bench.entry("CUmodule")
    pending = bench.device.load(entry, 0, standin.BAD_PTX.encode())
    assert await pending.wait() == 218
    assert "line 5" in pending.value
    assert await bench.device.launch(launch_add(entry, SLOT, SLOT, SLOT, 1)).wait() == 400


async def test_an_image_that_is_none_is_refused_with_the_drivers_word(bench: Bench) -> None:
    pending = bench.device.load(bench.entry("CUmodule"), 0, b"garbage")
    assert await pending.wait() == 200
    assert "CUDA_ERROR_INVALID_IMAGE" in pending.value


async def test_launches_are_checked_before_the_driver_reads_their_parameters(bench: Bench) -> None:
    module = await bench.module()
    short = Launch(module, "add", (1, 1, 1), (32, 1, 1), 0, 0, bytes(24))
    long = Launch(module, "add", (1, 1, 1), (32, 1, 1), 0, 0, bytes(40000))
    unknown = Launch(module, "nothing", (1, 1, 1), (32, 1, 1), 0, 0, b"")
    assert [await bench.device.launch(each).wait() for each in (short, long, unknown)] == [1, 1, 500]


async def test_attributes_and_occupancy_of_a_kernel(bench: Bench) -> None:
    module = await bench.module()
    assert await bench.device.function_attribute(module, "add", 8, 65536).wait() == 0
    assert await bench.device.function_attribute(module, "add", 99, 1).wait() == 1
    pending = bench.device.occupancy(module, "add", 256, 0, 0)
    assert await pending.wait() == 0
    assert pending.value == 4


async def test_what_kernels_print_is_there_before_the_synchronisation_returns(bench: Bench) -> None:
    module = await bench.module()
    for number in range(3):
        bench.device.launch(Launch(module, "hello", (1, 1, 1), (1, 1, 1), 0, 0, struct.pack("<I", number)))
    assert await bench.device.mark_all(0).wait() == 0
    printed = b"".join(data for descriptor, data in bench.printed if descriptor == 1)
    assert printed == b"hello 0\nhello 1\nhello 2\n"


async def test_an_error_of_the_gpu_sticks_until_the_reset_and_objects_die_with_the_context(bench: Bench) -> None:
    device = bench.device
    module, stream = await bench.module(), await bench.stream()
    await device.copy_in(0, SLOT, b"before", 0).wait()
    await device.launch(Launch(module, "fault", (1, 1, 1), (1, 1, 1), 0, 0, bytes(4))).wait()
    assert await device.mark(0, 0).wait() == 700
    assert await device.copy_in(0, SLOT, b"x", stream).wait() == 700
    with trio.fail_after(DEADLINE):
        assert await device.reset(0).wait() == 0
    assert await bench.read(SLOT, 6) == bytes(6)  # extents stay, anew
    assert await device.mark(0, stream).wait() == 709
    assert await device.launch(launch_add(module, SLOT, SLOT, SLOT, 1)).wait() == 709
    again = await bench.module()
    await device.copy_in(0, SLOT, floats(1, 2), 0).wait()
    device.launch(launch_add(again, SLOT, SLOT, SLOT + 64, 2))
    assert await bench.read(SLOT + 64, 8) == floats(2, 4)


async def test_destroyed_and_foreign_objects_are_refused(bench: Bench) -> None:
    stream, event = await bench.stream(), await bench.event()
    assert await bench.device.stream_destroy(stream).wait() == 0
    assert await bench.device.event_destroy(event).wait() == 0
    assert await bench.device.mark(0, stream).wait() == 400
    assert await bench.device.event_query(event).wait() == 400
    assert await bench.device.attach(7).wait() == 101


async def test_functions_run_in_the_order_of_submission(bench: Bench) -> None:
    seen: list[int] = []
    for number in range(5):
        last = bench.device.run(seen.append, number)
    assert await last.wait() == 0
    assert seen == [0, 1, 2, 3, 4]


@pytest.mark.parametrize(
    ("variable", "value", "words"),
    [
        ("FAKE_CUDA_INIT", "999", "cuInit returned CUDA_ERROR_UNKNOWN (999)"),
        ("FAKE_CUDA_COUNT", "0", "sees no device"),
        ("FAKE_CUDA_VERSION", "12020", "it supports CUDA 12.2"),
    ],
)
async def test_a_driver_that_cannot_be_used_says_why(
    driver: Path, nursery: trio.Nursery, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, words: str
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(DeviceUnavailable) as caught:
        await CudaDevice(nursery, {}, str(driver)).start(lambda *_: None)
    assert words in str(caught.value)


async def test_no_driver_is_one_sentence(nursery: trio.Nursery) -> None:
    with pytest.raises(DeviceUnavailable, match="no NVIDIA driver on this machine"):
        await CudaDevice(nursery, {}, "libcuda-that-is-not-there.so").start(lambda *_: None)
