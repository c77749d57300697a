"""The lane on the real driver: a session whose launches, copies, events and waits are executed by its thread in C."""

from __future__ import annotations

import array
import hashlib
import struct
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import attrs
import pytest
import trio
from gtap_plugin_driver import driver as spec
from gtap_plugin_driver import register_libraries

from gtap_core import config
from gtap_core.devices.cuda import CudaDevice
from gtap_core.lane import library
from gtap_core.session.device import DeviceFacts
from gtap_core.testing.loopback import Loopback, LoopbackClient, loopback
from gtap_core.wire.connection import CallFrame

pytestmark = pytest.mark.gpu

PTX = Path(__file__).with_name("kernels.ptx").read_text(encoding="ascii")
DEADLINE = 60.0  # seconds
COUNT = 1024  # floats of a vector
BYTES = 4 * COUNT
LAUNCHES = 20000

register_libraries(lambda library: None)  # enters the handlers


@attrs.define(eq=False)
class Bench:
    """A session with two vectors, `steps` ahead of `values`, and the kernel that adds one to the other."""

    run: Loopback
    client: LoopbackClient
    base: int = 0
    advance: int = 0
    stream: int = 0
    by_python: list[str] = attrs.field(factory=list)  # functions that the lane has left to the session runtime

    async def call(self, name: str, *arguments: object) -> bytes:
        status, outputs = await self.client.call("driver", name, *arguments)
        assert status == 0, name
        return (outputs[0] or b"") if outputs else b""

    async def post(self, name: str, *arguments: object) -> int:
        return await self.client.post("driver", name, *arguments)

    async def start(self) -> None:
        self.base = await self.client.extent()
        image, module = PTX.encode(), self.client.token()
        digest = hashlib.blake2b(image, digest_size=32).digest()
        await self.call("gtapModuleLoad", module, digest, image, len(image), bytearray(4096), 4096)
        self.advance, self.stream = self.client.token(), self.client.token()
        await self.post("gtapFunction", self.advance, module, b"advance")
        await self.post("cuStreamCreateWithPriority", self.stream, 1, 0)
        await self.launch(self.stream)
        await self.call("cuStreamSynchronize", self.stream)
        dispatch = self.run.session.dispatch

        def noted(frame: CallFrame) -> None:
            self.by_python.append(self.run.session.libraries.find(frame.library, frame.ordinal).function.name)
            dispatch(frame)

        self.run.session.dispatch = noted

    async def launch(self, stream: int) -> None:
        block = struct.pack("<QQI4x", self.base + BYTES, self.base, COUNT)
        shape = (COUNT // 256, 1, 1, 256, 1, 1, 0)
        await self.post("gtapLaunch", self.advance, *shape, stream, block, len(block), 0)

    async def write(self, at: int, values: array.array[float], stream: int) -> None:
        await self.post("gtapCopyIn", self.base + at, values.tobytes(), BYTES, stream, 0)


@pytest.fixture
async def bench(gpu: DeviceFacts, driver_name: str) -> AsyncIterator[Bench]:
    lane = library.load(str(library.obtain(config.load())))
    with trio.fail_after(DEADLINE):
        async with loopback(lambda nursery: CudaDevice(nursery, {}, driver_name), [spec], lane=lane) as run:
            await run.client.open([spec])
            made = Bench(run, run.client)
            await made.start()
            yield made


def vector(start: float, step: float) -> array.array[float]:
    return array.array("f", [start + step * at for at in range(COUNT)])


async def test_copies_and_launches_compute_what_they_should(bench: Bench) -> None:
    steps, values = vector(1, 0.25), vector(-7, 2)
    await bench.write(0, steps, bench.stream)
    await bench.write(BYTES, values, bench.stream)
    for _ in range(5):
        await bench.launch(bench.stream)
    pushed = await bench.post("gtapCopyOutAsync", bytearray(BYTES), bench.base + BYTES, BYTES, bench.stream)
    await bench.call("cuStreamSynchronize", bench.stream)
    expected = array.array("f", [value + 5 * step for value, step in zip(values, steps, strict=True)])
    assert await bench.client.pushed(pushed) == expected.tobytes()
    assert (bench.by_python, bench.client.failures) == ([], [])


async def test_events_order_streams_and_outputs_come_before_their_proof(bench: Bench) -> None:
    other, event = bench.client.token(), bench.client.token()
    await bench.post("cuStreamCreateWithPriority", other, 1, 0)
    await bench.post("cuEventCreate", event, 0)
    for turn in range(50):
        await bench.write(0, vector(turn, 0), bench.stream)
        await bench.write(BYTES, vector(0, 1), bench.stream)
        await bench.launch(bench.stream)
        number = await bench.post("gtapCopyOutAsync", bytearray(BYTES), bench.base + BYTES, BYTES, bench.stream)
        await bench.post("cuEventRecordWithFlags", event, bench.stream, 0)
        await bench.post("cuStreamWaitEvent", other, event, 0)
        await bench.launch(other)
        waits = await bench.client.start("driver", "cuStreamSynchronize", other)
        assert await bench.client.finish(waits) == (0, [])
        order = [each for _, each in bench.client.received]
        assert order.index(number) < order.index(waits)
        assert await bench.client.pushed(number) == vector(turn, 1).tobytes()
        read = await bench.call("gtapCopyOut", bytearray(BYTES), bench.base + BYTES, BYTES, other)
        assert read == vector(2 * turn, 1).tobytes()
        await bench.call("cuEventSynchronize", event)
    assert bench.client.failures == []


async def test_a_launch_costs_microseconds(bench: Bench, measured: Callable[[str, float], None]) -> None:
    """Reported, not judged; the frames are made before. What the device's worker takes for one is 100 and more."""
    await bench.write(0, vector(0, 0), bench.stream)
    block = struct.pack("<QQI4x", bench.base + BYTES, bench.base, COUNT)
    index, declared = bench.client._libraries["driver"]
    function = declared.by_name["gtapLaunch"]
    body = function.marshal([bench.advance, 4, 1, 1, 256, 1, 1, 0, bench.stream, block, len(block), 0])
    make = bench.client.connection.call
    frames = [make(index, function.ordinal, body, thread=1, context=1, wants_answer=False) for _ in range(LAUNCHES)]
    started = time.perf_counter()
    await bench.client.channel.send_all(b"".join(frames))
    await bench.call("cuStreamSynchronize", bench.stream)
    measured("us_of_a_launch_and_its_kernel", (time.perf_counter() - started) / LAUNCHES * 1e6)
    assert (bench.by_python, bench.client.failures) == ([], [])
