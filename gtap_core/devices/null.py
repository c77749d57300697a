"""The null device: takes every operation and does nothing. For benchmarks of the way there and tests of the protocol.

Frames, look-ups, handle and range checks run as ever. No memory stands behind its addresses: copies out give zeros. Of
an image it reads the names and parameters of PTX's kernels. An event knows when it was recorded. A host function's turn
comes as soon as trio has one. Captures find no work, graphs have no nodes, and to launch one does nothing.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import trio

from gtap_core.lane.library import Lane
from gtap_core.session.device import (
    DeviceFacts,
    Extent,
    Kernel,
    Launch,
    LinkInput,
    Loaded,
    Pending,
    Reading,
    Region,
    Stream,
    done,
)
from gtap_core.session.graph_work import NodeWork
from gtap_core.session.handles import EVENT_KIND, KERNEL_KIND, OWN_EVENT_KIND, Entry

_MEMORY = 64 << 30
_ATTRIBUTES = {
    1: 1024,  # MAX_THREADS_PER_BLOCK
    2: 1024,  # MAX_BLOCK_DIM_X
    3: 1024,
    4: 64,
    5: 2**31 - 1,  # MAX_GRID_DIM_X
    6: 65535,
    7: 65535,
    8: 49152,  # MAX_SHARED_MEMORY_PER_BLOCK
    10: 32,  # WARP_SIZE
    16: 1,  # MULTIPROCESSOR_COUNT
    41: 1,  # UNIFIED_ADDRESSING
    75: 7,  # COMPUTE_CAPABILITY_MAJOR
    76: 5,
}
FACTS = DeviceFacts(
    name="gtap null device (does nothing)",
    uuid=b"gtap-null-device",
    total_memory=_MEMORY,
    pci_bus_id="0000:00:00.0",
    compute_capability=(7, 5),
    attributes=_ATTRIBUTES,
    driver_version=13000,
    image="ptx",
)
_ENTRY = re.compile(r"\.entry\s+([A-Za-z_$%][\w$]*)\s*(?:\(([^()]*)\))?")
_PARAMETER = re.compile(r"\.param\s+(?:\.align\s+(\d{1,3})\s+)?\.[a-z]+(\d{1,3})\b[^\[,]*(?:\[(\d{1,5})\])?")
_LONGEST = 1 << 20  # characters of an image that are looked through


def kernels(image: bytes) -> Iterator[Kernel]:
    """The kernels of PTX text: names and where parameters lie. Text that is none holds none."""
    for name, listed in _ENTRY.findall(image[:_LONGEST].decode("ascii", "replace")):
        places: list[tuple[int, int]] = []
        end = 0
        for align, bits, count in _PARAMETER.findall(listed):
            size = max(int(bits) // 8, 1)
            unit = int(align or 0) or size
            end = -(-end // unit) * unit
            places.append((end, size * int(count or 1)))
            end += size * int(count or 1)
        yield Kernel(name, tuple(places), {0: 1024})  # MAX_THREADS_PER_BLOCK


_ZEROS = memoryview(bytes(4 << 20))  # as much as one output holds


def _zeros(size: int) -> bytes | memoryview:
    return _ZEROS[:size] if size <= len(_ZEROS) else bytes(size)


class NullDevice:
    """One device on which everything succeeds at once."""

    kind = "null"
    waiting = 0

    def __init__(self) -> None:
        self._capturing: set[Stream] = set()
        self._recorded: dict[Entry, Any] = {}  # where the seconds of the monotonic clock stand
        self._kernels: dict[Entry, dict[bytes, Kernel]] = {}  # by module
        self._provider: tuple[Lane, Any] | None = None
        self.lane_thunks = True  # libraries' functions do nothing, too

    def lane_provider(self, lane: Lane) -> Any:
        """What the lane executes calls with, until `aclose`. Raises MemoryError."""
        provider = lane.c.null_provider_make()
        if provider == lane.ffi.NULL:
            raise MemoryError
        self._provider = lane, provider
        return provider

    def lane_values(self, thing: Stream, ordinal: int) -> tuple[int, int]:
        """An event's is where its time stands."""
        if isinstance(thing, Entry) and thing.kind in (EVENT_KIND, OWN_EVENT_KIND) and self._provider is not None:
            ffi = self._provider[0].ffi
            place = ffi.new("double *", self._recorded.get(thing, (0.0,))[0])
            self._recorded[thing] = place
            return int(ffi.cast("uintptr_t", place)), 0
        return 0, self._parameters(thing) if isinstance(thing, Entry) and thing.kind == KERNEL_KIND else 0

    def _parameters(self, function: Entry) -> int:
        found = self._kernels.get(function.creation["module"], {}).get(function.creation["name"])
        return max((offset + size for offset, size in found.parameters), default=0) if found is not None else 0

    async def start(self, output: Callable[[int, bytes], None]) -> list[DeviceFacts]:
        return [FACTS]

    async def aclose(self) -> None:
        if self._provider is not None:
            (lane, provider), self._provider = self._provider, None
            lane.c.null_provider_end(provider)
        await trio.lowlevel.checkpoint()

    def attach(self, ordinal: int) -> Pending:
        return done()

    def reset(self, ordinal: int) -> Pending:
        return done()

    def reserve(self, address: int, size: int) -> Pending:
        return done()

    def map_extent(self, ordinal: int, address: int, size: int) -> Pending:
        return done()

    def unmap_extent(self, ordinal: int, address: int, size: int) -> Pending:
        return done()

    def limit(self, ordinal: int, limit: int, value: int) -> Pending:
        return done(0, value)

    def memory_info(self, ordinal: int) -> Pending:
        return done(0, (_MEMORY, _MEMORY))

    def peer(self, ordinal: int, peer: int) -> Pending:
        return done(0, (0, 0, 0, 0, 0))

    def peer_access(self, ordinal: int, peer: int, enabled: bool) -> Pending:
        return done()

    def busy(self) -> Pending:
        return done(0, ())

    def gauge(self, places: Sequence[str]) -> Sequence[Reading]:
        return ()

    def load(self, entry: Entry, ordinal: int, image: bytes) -> Pending:
        loaded = Loaded(tuple(kernels(image)), ())
        self._kernels[entry] = {each.name.encode(): each for each in loaded.kernels}
        return done(0, loaded)

    def unload(self, entry: Entry) -> Pending:
        self._kernels.pop(entry, None)
        return done()

    def launch(self, launch: Launch) -> Pending:
        return done()

    def function_attribute(self, module: Entry, kernel: str, attribute: int, value: int) -> Pending:
        return done()

    def occupancy(self, module: Entry, kernel: str, block_size: int, shared_bytes: int, flags: int) -> Pending:
        return done(0, 1)

    def clusters(self, launch: Launch, largest: bool) -> Pending:
        return done(0, 1)

    def stream_create(self, entry: Entry, ordinal: int, flags: int, priority: int) -> Pending:
        return done()

    def stream_destroy(self, entry: Entry) -> Pending:
        return done()

    def stream_wait(self, ordinal: int, stream: Stream, event: Entry, flags: int) -> Pending:
        return done()

    def stream_query(self, ordinal: int, stream: Stream) -> Pending:
        return done()

    def event_create(self, entry: Entry, ordinal: int, flags: int) -> Pending:
        return done()

    def event_destroy(self, entry: Entry) -> Pending:
        self._recorded.pop(entry, None)
        return done()

    def event_record(self, ordinal: int, event: Entry, stream: Stream, flags: int) -> Pending:
        self._recorded.setdefault(event, [0.0])[0] = time.monotonic()
        return done()

    def event_wait(self, event: Entry) -> Pending:
        return done()

    def event_query(self, event: Entry) -> Pending:
        return done()

    def event_elapsed(self, start: Entry, end: Entry) -> Pending:
        since, until = (self._recorded.get(each, (0.0,))[0] for each in (start, end))
        return done(0, (until - since) * 1e3 if since and until else 0.0)

    def mark(self, ordinal: int, stream: Stream) -> Pending:
        return done()

    def mark_all(self, ordinal: int) -> Pending:
        return done()

    def copy_in(self, ordinal: int, destination: int, data: bytes | memoryview, stream: Stream) -> Pending:
        return done()

    def copy_out(self, ordinal: int, source: int, size: int, stream: Stream) -> Pending:
        return done(0, _zeros(size))

    def copy(self, ordinal: int, destination: int, source: int, size: int, stream: Stream) -> Pending:
        return done()

    def fill(self, ordinal: int, destination: int, pattern: bytes, count: int, stream: Stream) -> Pending:
        return done()

    def fill_2d(
        self, ordinal: int, destination: int, pitch: int, pattern: bytes, width: int, height: int, stream: Stream
    ) -> Pending:
        return done()

    def copy_box(self, ordinal: int, destination: Region, source: Region, extent: Extent, stream: Stream) -> Pending:
        return done()

    def copy_in_box(
        self, ordinal: int, destination: Region, extent: Extent, data: bytes | memoryview, stream: Stream
    ) -> Pending:
        return done()

    def copy_out_box(self, ordinal: int, source: Region, extent: Extent, stream: Stream) -> Pending:
        width, rows, slices = extent
        return done(0, _zeros(width * rows * slices))

    def aside_in(self, ordinal: int, destination: int, data: bytes | memoryview) -> Pending:
        return done()

    def aside_out(self, ordinal: int, source: int, size: int) -> Pending:
        return done(0, _zeros(size))

    def gate(self, ordinal: int, stream: Stream, gate: Entry, reached: Callable[[int], None]) -> Pending:
        if stream not in self._capturing:
            trio.lowlevel.current_trio_token().run_sync_soon(reached, 0)
        return done()

    def gate_open(self, gate: Entry) -> Pending:
        return done()

    def stream_write_value(self, ordinal: int, stream: Stream, address: int, value: int, size: int) -> Pending:
        return done()

    def stream_wait_value(
        self, ordinal: int, stream: Stream, address: int, value: int, size: int, flags: int
    ) -> Pending:
        return done()

    def physical_create(self, entry: Entry, ordinal: int, size: int) -> Pending:
        return done()

    def physical_release(self, entry: Entry) -> Pending:
        return done()

    def physical_map(self, entry: Entry, address: int, size: int, offset: int) -> Pending:
        return done()

    def physical_unmap(self, address: int, size: int) -> Pending:
        return done()

    def link(self, ordinal: int, inputs: Sequence[LinkInput], options: Mapping[int, int]) -> Pending:
        return done(0, (b"", ""))

    def capture_begin(
        self, ordinal: int, stream: Stream, graph: Entry | None, dependencies: Sequence[Entry]
    ) -> Pending:
        self._capturing.add(stream)
        return done()

    def capture_end(self, ordinal: int, stream: Stream, graph: Entry) -> Pending:
        self._capturing.discard(stream)
        return done(0, ())

    def capture_dependencies(self, ordinal: int, stream: Stream) -> Pending:
        return done(0, ((), ()))

    def capture_update(self, ordinal: int, stream: Stream, nodes: Sequence[Entry], add: bool) -> Pending:
        return done()

    def graph_create(self, graph: Entry, ordinal: int) -> Pending:
        return done()

    def graph_clone(self, clone: Entry, graph: Entry) -> Pending:
        return done()

    def graph_destroy(self, graph: Entry) -> Pending:
        return done()

    def graph_nodes(self, graph: Entry) -> Pending:
        return done(0, ())

    def graph_name(self, graph: Entry, position: int, node: Entry) -> Pending:
        return done()

    def graph_add(self, graph: Entry, node: Entry, dependencies: Sequence[Entry], work: NodeWork) -> Pending:
        return done()

    def graph_remove(self, node: Entry) -> Pending:
        return done()

    def graph_depend(self, graph: Entry, edges: Sequence[tuple[Entry, Entry]], add: bool) -> Pending:
        return done()

    def graph_set(self, executable: Entry | None, node: Entry, work: NodeWork) -> Pending:
        return done()

    def graph_enable(self, executable: Entry, node: Entry, enabled: bool) -> Pending:
        return done()

    def graph_instantiate(self, executable: Entry, graph: Entry, flags: int) -> Pending:
        return done()

    def graph_update(self, executable: Entry, graph: Entry) -> Pending:
        return done(0, 0)

    def graph_launch(self, executable: Entry, ordinal: int, stream: Stream) -> Pending:
        return done()

    def graph_exec_destroy(self, executable: Entry) -> Pending:
        return done()

    def call_library(self, library: str, function: str, arguments: Sequence[Any]) -> Pending:
        return done()

    def run(self, function: Callable[..., Any], *arguments: Any) -> Pending:
        """The function runs: it is the plugin's own, not a driver's."""
        return done(0, function(*arguments))
