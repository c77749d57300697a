"""cuda.core's kinds of memory, its graphs and its events."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

import numpy as np
from core_arrays import Arrays
from cuda.core import (
    Device,
    DeviceMemoryResource,
    DeviceMemoryResourceOptions,
    EventOptions,
    GraphMemoryResource,
    LaunchConfig,
    LegacyPinnedMemoryResource,
    PinnedMemoryResource,
    VirtualMemoryResource,
    launch,
)

COUNT = 1024
CODE = """
extern "C" __global__ void both(float *device, float *host, size_t n)
{
    size_t i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) {
        device[i] += 1;
        host[i] *= 3;
    }
}
extern "C" __global__ void affine(float *data, float factor, float more, int n)
{
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        data[i] = data[i] * factor + more;
}
"""


def resources(arrays: Arrays, kernel: Any) -> dict[str, bool]:
    """The same kernel on memory of every kind."""
    device, row = arrays.device, np.arange(COUNT, dtype=np.float32)
    kinds = {
        "default": device.memory_resource,
        "pool": DeviceMemoryResource(device),
        "bounded pool": DeviceMemoryResource(device, DeviceMemoryResourceOptions(max_size=1 << 22)),
        "virtual": VirtualMemoryResource(device),
    }
    right = {}
    for name, resource in kinds.items():
        buffer = resource.allocate(row.nbytes, **({} if name == "virtual" else {"stream": arrays.stream}))
        whole = np.zeros(buffer.size // 4, np.float32)
        whole[:COUNT] = row
        arrays.put(whole, buffer)
        arrays.run(kernel, COUNT, buffer, np.float32(2), np.float32(1), np.int32(COUNT))
        found = arrays.take(buffer, np.float32)[:COUNT]
        right[name] = bool(np.array_equal(found, 2 * row + 1)) and buffer.is_device_accessible
        buffer.close(arrays.stream)
        right[name] &= buffer.is_closed
    return right


def page_locked(arrays: Arrays, kernel: Any) -> dict[str, Any]:
    """A kernel reads and writes host memory beside the device's; then copies in both directions."""
    device = arrays.put(np.arange(COUNT, dtype=np.float32))
    host = LegacyPinnedMemoryResource().allocate(4 * COUNT)
    seen = np.from_dlpack(host).view(np.float32)
    seen[:] = 7
    arrays.run(kernel, COUNT, device, host, np.uint64(COUNT))
    arrays.stream.sync()
    tripled = seen.copy()
    device.copy_to(host, stream=arrays.stream)
    arrays.stream.sync()
    copy = device.copy_to(stream=arrays.stream)
    copy.fill(b"\x01\x02\x03\x04", stream=arrays.stream)
    return {"tripled": tripled, "copied": seen.copy(), "filled": arrays.take(copy, np.uint8)}


def graphs(arrays: Arrays, kernel: Any) -> dict[str, Any]:
    """Captured, branched, launched again, updated; one with memory and a function of its own."""
    config = LaunchConfig(grid=COUNT // 256, block=256)

    def captured(buffer: Any, factor: float, ends: Callable[[Any], None] | None = None) -> Any:
        builder = arrays.device.create_graph_builder().begin_building()
        launch(builder, config, kernel, buffer, np.float32(factor), np.float32(1), np.int32(COUNT))
        left, right = builder.split(2)
        launch(left, config, kernel, buffer, np.float32(1), np.float32(10), np.int32(COUNT // 2))
        upper = buffer.handle + 4 * (COUNT // 2)
        launch(right, config, kernel, upper, np.float32(1), np.float32(20), np.int32(COUNT // 2))
        joined = type(builder).join(left, right)
        if ends is not None:
            ends(joined)
        return joined.end_building()

    first, second = (arrays.put(np.zeros(COUNT, np.float32)) for _ in range(2))
    graph = captured(first, 2).complete()
    graph.upload(arrays.stream)
    for _ in range(2):
        graph.launch(arrays.stream)
    graph.update(captured(second, 2))
    graph.launch(arrays.stream)
    pool = GraphMemoryResource(arrays.device)

    def through_scratch(builder: Any) -> None:
        scratch = pool.allocate(4 * COUNT, stream=builder)
        scratch.copy_from(second, stream=builder)
        launch(builder, config, kernel, scratch, np.float32(3), np.float32(0), np.int32(COUNT))
        first.copy_from(scratch, stream=builder)
        scratch.close()

    made = {"updated": arrays.take(second, np.float32), "twice": arrays.take(first, np.float32)}
    captured(second, 1, through_scratch).complete().launch(arrays.stream)
    return {**made, "through scratch": arrays.take(first, np.float32)}


def called(arrays: Arrays) -> list[int]:
    """A function of the program in a graph, at each launch."""
    heard: list[int] = []
    builder = arrays.device.create_graph_builder().begin_building()
    builder.callback(lambda: heard.append(len(heard)))
    graph = builder.end_building().complete()
    for _ in range(3):
        graph.launch(arrays.stream)
    arrays.stream.sync()
    return heard


def timed(arrays: Arrays, kernel: Any) -> dict[str, Any]:
    options = EventOptions(timing_enabled=True)
    before, after = (arrays.device.create_event(options=options) for _ in range(2))
    buffer = arrays.put(np.zeros(COUNT, np.float32))
    arrays.stream.record(before)
    arrays.run(kernel, COUNT, buffer, np.float32(1), np.float32(1), np.int32(COUNT))
    arrays.stream.record(after)
    other = arrays.device.create_stream()
    other.wait(after)
    other.sync()
    return {"milliseconds": after - before, "done": after.is_done and before.is_done}


def main() -> None:
    arrays = Arrays(Device())
    code = arrays.compiled(CODE)
    both, affine = code.get_kernel("both"), code.get_kernel("affine")
    said: dict[str, Any] = {"resources": resources(arrays, affine)}
    said |= {"called": called(arrays), "timed": timed(arrays, affine)}
    np.savez(sys.argv[1], **page_locked(arrays, both), **graphs(arrays, affine))
    try:
        PinnedMemoryResource()
    except Exception as error:  # noqa: BLE001 - its words are what is looked at
        said["host pool"] = str(error)
    print(json.dumps(said))


main()
