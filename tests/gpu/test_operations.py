"""The device's promises on the real driver: the tests of tests/devices that need nothing of the stand-in.

Streams are held by values in memory, which a copy aside satisfies.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import attrs
import pytest
import trio

from gtap_core.devices.cuda import CudaDevice
from gtap_core.session.device import DeviceFacts
from gtap_core.session.handles import Entry
from tests.devices import test_gates, test_graphs, test_memory
from tests.devices.conftest import EXTENT, SLOT, SLOT_BYTES, Bench

# They look at what the stand-in has, or has been told to lack.
NEED_THE_STAND_IN = {
    "test_a_device_without_waits_for_values_says_so",
    "test_a_kernel_takes_32_kib_of_parameters",
    "test_a_limit_is_what_the_driver_makes_of_it",
    "test_images_are_linked_and_the_linker_is_heard",
    "test_physical_memory_is_zero_mapped_and_given_back",
    "test_physical_memory_that_is_not_there_or_has_no_place_is_refused",
    "test_what_a_session_cannot_have_is_not_offered",
}
for module in (test_gates, test_graphs, test_memory):
    here = {name for name in vars(module) if name.startswith("test_")} - NEED_THE_STAND_IN
    globals().update({name: getattr(module, name) for name in sorted(here)})

pytestmark = pytest.mark.gpu
PTX = Path(__file__).with_name("kernels.ptx").read_text(encoding="ascii")
WORDS = SLOT + EXTENT - 4096  # one for each stream that is held


@attrs.define(eq=False)
class GpuBench(Bench):
    """The same bench, without the stand-in's help."""

    _held: dict[Entry, int] = attrs.field(factory=dict)

    async def module(self, text: str = PTX) -> Entry:
        return await super().module(text)

    def hold(self, stream: Entry) -> None:
        turn = self._held[stream] = self._held.get(stream, 0) + 1
        self.device.stream_wait_value(0, stream, self._word(stream), turn, 4, 0)

    def release(self, stream: Entry) -> None:
        self.device.aside_in(0, self._word(stream), self._held[stream].to_bytes(4, "little"))

    def _word(self, stream: Entry) -> int:
        return WORDS + 4 * list(self._held).index(stream)


@pytest.fixture
async def bench(gpu: DeviceFacts, driver_name: str, nursery: trio.Nursery) -> AsyncIterator[Bench]:
    device = CudaDevice(nursery, {}, driver_name)
    printed: list[tuple[int, bytes]] = []
    facts = await device.start(lambda descriptor, data: printed.append((descriptor, data)))
    assert await device.reserve(SLOT, SLOT_BYTES).wait() == 0
    assert await device.map_extent(0, SLOT, EXTENT).wait() == 0
    yield GpuBench(device, facts, printed, None)
    await device.aclose()


async def test_a_launch_behind_a_thousand_others_holds_up_no_copy_aside_and_no_gate(bench: Bench) -> None:
    """The driver blocks who launches when its queue is full. Does it keep a lock meanwhile that others need?"""
    device, stream, gate, reached = bench.device, await bench.stream(1), bench.entry("gate"), trio.Event()
    device.gate(0, stream, gate, lambda _: reached.set())
    launched = [device.fill(0, SLOT, b"\1", 64, stream) for _ in range(20_000)]
    with trio.fail_after(60):
        await reached.wait()
        back = device.aside_out(0, SLOT + 4096, 64)
        assert await back.wait() == 0
        device.gate_open(gate)
        assert await launched[-1].wait() == 0
        assert await device.mark(0, stream).wait() == 0


async def test_a_held_stream_holds_up_none_of_forty_others(bench: Bench) -> None:
    """The driver has fewer queues than that: streams that share one with a held stream would wait for it."""
    device, gate, reached = bench.device, bench.entry("gate"), trio.Event()
    streams = [await bench.stream(1) for _ in range(41)]
    device.gate(0, streams[0], gate, lambda _: reached.set())
    with trio.fail_after(60):
        await reached.wait()
        for stream in streams[1:]:
            device.copy_in(0, SLOT, b"x" * 64, stream)
            assert await device.mark(0, stream).wait() == 0
        device.gate_open(gate)
        assert await device.mark(0, streams[0]).wait() == 0
