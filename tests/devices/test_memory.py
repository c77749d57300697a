"""Boxes, copies aside, values, memory that programs map themselves, limits, linking: on the stand-in driver."""

from __future__ import annotations

import os
import struct
from pathlib import Path

import numpy as np
import pytest
import trio

from gtap_core.devices.cuda import CudaDevice
from gtap_core.devices.cuda.boxes import LARGEST_PITCH, copies
from gtap_core.session.device import Extent, Launch, LinkInput, Region
from tests.devices import standin
from tests.devices.conftest import EXTENT, SLOT, SLOT_BYTES, Bench

DEADLINE = 60.0  # seconds; the driver's threads are real
PAGE = 2 << 20
PLACE = SLOT + (1 << 38)  # where nothing is mapped


def rows(memory: bytes, region: Region, extent: Extent) -> np.ndarray:
    """The bytes of a box, from memory that begins at SLOT."""
    width, height, depth = extent
    strides = (region.slice, region.pitch, 1)
    array = np.frombuffer(memory, np.uint8)[region.address - SLOT :]
    return np.lib.stride_tricks.as_strided(array, (depth, height, width), strides).copy()


BOXES: list[tuple[Region, Region, Extent]] = [
    (Region(SLOT, 64, 640), Region(SLOT + 8192, 32, 320), (20, 7, 5)),  # one copy of the driver's
    (Region(SLOT + 3, 64, 645), Region(SLOT + 8192, 32, 320), (20, 7, 5)),  # slices of no whole number of rows
    (Region(SLOT, 100, 900), Region(SLOT + 8192, 20, 300), (20, 1, 9)),  # one row in each slice
    (Region(SLOT, 0, 0), Region(SLOT + 8192, 0, 0), (100, 1, 1)),
    (Region(SLOT, 7, 0), Region(SLOT + 8192, 9, 0), (5, 11, 1)),
]


@pytest.mark.parametrize(("to", "source", "extent"), BOXES)
async def test_boxes_are_copied_in_on_and_out(bench: Bench, to: Region, source: Region, extent: Extent) -> None:
    data = os.urandom(extent[0] * extent[1] * extent[2])
    device = bench.device
    assert await device.copy_in_box(0, source, extent, data, 0).wait() == 0
    assert await device.copy_box(0, to, source, extent, 0).wait() == 0
    back = device.copy_out_box(0, to, extent, 0)
    assert await back.wait() == 0
    assert back.value == data
    memory = await bench.read(SLOT, 65536)
    written = rows(memory, Region(to.address, to.pitch or 1, to.slice or 1), extent)
    assert written.tobytes() == data
    assert sum(memory) == 2 * sum(data)  # and nothing beside them


async def test_a_box_whose_bytes_do_not_fit_it_is_refused(bench: Bench) -> None:
    assert await bench.device.copy_in_box(0, Region(SLOT, 8), (8, 2, 1), bytes(15), 0).wait() == 1


def test_rows_too_far_apart_for_the_driver_are_copied_one_by_one() -> None:
    far, near = Region(SLOT, LARGEST_PITCH + 1, 0), Region(SLOT, 64, 0)
    assert [box.height for box in copies(far, near, (64, 3, 1))] == [1, 1, 1]
    assert [box.source - SLOT for box in copies(far, near, (64, 3, 1))] == [0, 64, 128]


async def test_a_copy_aside_waits_for_no_stream_and_for_no_other_operation(bench: Bench) -> None:
    """The worker itself is stuck here, as it is in a launch behind a full queue."""
    stream = await bench.stream()
    bench.hold(stream)
    legacy = bench.device.copy_in(0, SLOT, b"legacy", 0)
    held = [bench.device.copy_in(0, SLOT, b"held", stream) for _ in range(600)]  # more than there are slots
    with trio.fail_after(DEADLINE):
        await legacy.wait()
        assert await bench.device.aside_in(0, SLOT + 4096, b"aside" * 1000).wait() == 0
        back = bench.device.aside_out(0, SLOT + 4096, 5000)
        assert await back.wait() == 0
        assert back.value == b"aside" * 1000
        assert held[-1].status is None
        bench.release(stream)
        assert await held[-1].wait() == 0


async def test_copies_aside_go_on_after_a_reset(bench: Bench) -> None:
    assert await bench.device.aside_in(0, SLOT, b"before").wait() == 0
    assert await bench.device.reset(0).wait() == 0
    back = bench.device.aside_out(0, SLOT, 6)
    assert await back.wait() == 0
    assert back.value == bytes(6)
    assert await bench.device.aside_out(7, SLOT, 6).wait() == 101


@pytest.mark.parametrize(("size", "flags", "value", "written"), [(4, 0, 5, 6), (8, 1, 1 << 40, 1 << 40), (4, 2, 2, 6)])
async def test_a_stream_waits_for_a_value_that_another_writes(
    bench: Bench, size: int, flags: int, value: int, written: int
) -> None:
    device, waiting, writing = bench.device, await bench.stream(1), await bench.stream(1)
    assert await device.stream_wait_value(0, waiting, SLOT, value, size, flags).wait() == 0
    device.copy_in(0, SLOT + 64, b"after", waiting)
    mark = device.mark(0, waiting)
    assert await device.stream_query(0, waiting).wait() == 600
    assert await device.stream_write_value(0, writing, SLOT, written, size).wait() == 0
    with trio.fail_after(DEADLINE):
        assert await mark.wait() == 0
    assert await bench.read(SLOT, size) == written.to_bytes(size, "little")
    assert await bench.read(SLOT + 64, 5) == b"after"


async def test_values_that_cannot_be_are_refused(bench: Bench) -> None:
    assert await bench.device.stream_write_value(0, 0, SLOT + 2, 1, 4).wait() == 1
    assert await bench.device.stream_write_value(0, 0, SLOT, 1 << 32, 4).wait() == 1
    assert await bench.device.stream_wait_value(0, 0, SLOT, 1, 2, 0).wait() == 1


async def test_a_reset_ends_waits_for_values_that_nobody_writes(bench: Bench) -> None:
    first, second = await bench.stream(1), await bench.stream(1)
    bench.device.stream_wait_value(0, first, SLOT, 7, 4, 1)
    bench.device.stream_wait_value(0, second, SLOT, 9, 4, 1)
    bench.device.stream_wait_value(0, second, SLOT + 8, 0xFFFF, 8, 3)
    with trio.fail_after(DEADLINE):
        assert await bench.device.reset(0).wait() == 0
        assert await bench.device.mark_all(0).wait() == 0


async def test_a_device_without_waits_for_values_says_so(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAKE_CUDA_NO_VALUES", "1")
    reached: list[int] = []
    assert await bench.device.stream_wait_value(0, 0, SLOT, 1, 4, 1).wait() == 801
    assert await bench.device.gate(0, 0, bench.entry("gate"), reached.append).wait() == 801
    assert reached == []
    assert await bench.read(SLOT, 4) == bytes(4)


@pytest.mark.falls_without("gtap_core/devices/cuda/extents.py", "self._zero(address.value, size)")
async def test_physical_memory_is_zero_mapped_and_given_back(bench: Bench) -> None:
    device, entry = bench.device, bench.entry("CUmemGenericAllocationHandle")
    assert await device.physical_create(entry, 0, 2 * PAGE).wait() == 0
    assert await device.physical_map(entry, PLACE, 2 * PAGE, 0).wait() == 0
    assert await bench.read(PLACE, PAGE) == bytes(PAGE)
    await device.copy_in(0, PLACE, b"mine", 0).wait()
    assert await device.physical_map(entry, PLACE + 4 * PAGE, 2 * PAGE, 0).wait() == 0
    assert await bench.read(PLACE + 4 * PAGE, 4) == b"mine"
    assert await device.physical_release(entry).wait() == 0
    assert await device.physical_release(entry).wait() == 400
    assert await bench.read(PLACE, 4) == b"mine"
    for address in (PLACE, PLACE + 4 * PAGE):
        assert await device.physical_unmap(address, 2 * PAGE).wait() == 0
        assert await device.physical_unmap(address, 2 * PAGE).wait() == 1
    info = device.memory_info(0)
    assert await info.wait() == 0
    assert info.value[0] == info.value[1] - EXTENT


async def test_a_mapping_goes_behind_queued_work_and_the_next_one_waits_for_that(bench: Bench) -> None:
    device, stream = bench.device, await bench.stream(1)
    old, new = bench.entry("physical"), bench.entry("physical")
    for entry in (old, new):
        assert await device.physical_create(entry, 0, PAGE).wait() == 0
    assert await device.physical_map(old, PLACE, PAGE, 0).wait() == 0
    bench.hold(stream)
    copied = device.copy_in(0, PLACE, b"late", stream)
    unmapped, mapped = device.physical_unmap(PLACE, PAGE), device.physical_map(new, PLACE, PAGE, 0)
    with trio.fail_after(DEADLINE):
        assert await copied.wait() == 0
        assert (unmapped.status, mapped.status) == (None, None)
        bench.release(stream)
        assert (await unmapped.wait(), await mapped.wait()) == (0, 0)
    assert await bench.read(PLACE, 4) == bytes(4)


async def test_physical_memory_that_is_not_there_or_has_no_place_is_refused(bench: Bench) -> None:
    device, entry = bench.device, bench.entry("physical")
    assert await device.physical_create(entry, 0, 1 << 30).wait() == 2
    assert await device.physical_map(entry, PLACE, PAGE, 0).wait() == 400
    assert await device.physical_create(entry, 0, PAGE).wait() == 0
    assert await device.physical_map(entry, SLOT - PAGE, PAGE, 0).wait() == 1
    assert await device.physical_map(entry, SLOT + SLOT_BYTES, PAGE, 0).wait() == 1
    assert await device.physical_map(entry, PLACE, 2 * PAGE, 0).wait() == 1


async def test_a_limit_is_what_the_driver_makes_of_it(bench: Bench) -> None:
    pending = bench.device.limit(0, 0, 4090)
    assert await pending.wait() == 0
    assert pending.value == 4096
    assert await bench.device.limit(0, 99, 1).wait() == 215


async def test_images_are_linked_and_the_linker_is_heard(bench: Bench) -> None:
    inputs = [
        LinkInput(1, "first", standin.PTX.encode()),
        LinkInput(1, "second", b".visible .entry other() { ret; }\n"),
    ]
    pending = bench.device.link(0, inputs, {7: 3})
    assert await pending.wait() == 0
    image, log = pending.value
    assert log == "linked"
    loaded = bench.device.load(bench.entry("CUmodule"), 0, image)
    assert await loaded.wait() == 0
    assert [kernel.name for kernel in loaded.value.kernels] == ["add", "hello", "fault", "advance", "other"]
    broken = bench.device.link(0, [LinkInput(1, "third", b"? no code")], {})
    assert await broken.wait() == 218
    assert broken.value == (b"", "third is no code")


async def test_a_kernel_takes_32_kib_of_parameters(bench: Bench) -> None:
    size = 32764 - 8
    module = await bench.module(
        f".version 8.1\n.visible .entry large(.param .u64 to, .param .align 1 .b8 given[{size}])\n"
    )
    given = os.urandom(size)
    launch = Launch(module, "large", (1, 1, 1), (1, 1, 1), 0, 0, struct.pack("<Q", SLOT) + given)
    assert await bench.device.launch(launch).wait() == 0
    assert await bench.read(SLOT, size) == given


async def test_what_a_session_cannot_have_is_not_offered(driver: Path, nursery: trio.Nursery) -> None:
    device = CudaDevice(nursery, {}, str(driver))
    (facts,) = await device.start(lambda *_: None)
    assert facts.attributes[102] == 1
    assert [facts.attributes[number] for number in (88, 89, 100, 103, 132)] == [0] * 5
    await device.aclose()
