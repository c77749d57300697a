"""The null device: takes every operation and does nothing. For benchmarks of the way there and tests of the protocol.

Frames, look-ups, handle and range checks run as ever. No memory stands behind its addresses: copies out give zeros. It
reads no images: modules hold no kernels.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import trio

from gtap_core.session.device import DeviceFacts, Launch, Loaded, Pending, Refusing, Stream, done
from gtap_core.session.handles import Entry

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


class NullDevice(Refusing):
    """One device on which everything succeeds at once."""

    kind = "null"

    async def start(self, output: Callable[[int, bytes], None]) -> list[DeviceFacts]:
        return [FACTS]

    async def aclose(self) -> None:
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

    def memory_info(self, ordinal: int) -> Pending:
        return done(0, (_MEMORY, _MEMORY))

    def load(self, entry: Entry, ordinal: int, image: bytes) -> Pending:
        return done(0, Loaded((), ()))

    def unload(self, entry: Entry) -> Pending:
        return done()

    def launch(self, launch: Launch) -> Pending:
        return done()

    def function_attribute(self, module: Entry, kernel: str, attribute: int, value: int) -> Pending:
        return done()

    def occupancy(self, module: Entry, kernel: str, block_size: int, shared_bytes: int, flags: int) -> Pending:
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
        return done()

    def event_record(self, ordinal: int, event: Entry, stream: Stream, flags: int) -> Pending:
        return done()

    def event_wait(self, event: Entry) -> Pending:
        return done()

    def event_query(self, event: Entry) -> Pending:
        return done()

    def event_elapsed(self, start: Entry, end: Entry) -> Pending:
        return done(0, 0.0)

    def mark(self, ordinal: int, stream: Stream) -> Pending:
        return done()

    def mark_all(self, ordinal: int) -> Pending:
        return done()

    def copy_in(self, ordinal: int, destination: int, data: bytes | memoryview, stream: Stream) -> Pending:
        return done()

    def copy_out(self, ordinal: int, source: int, size: int, stream: Stream) -> Pending:
        return done(0, bytes(size))

    def copy(self, ordinal: int, destination: int, source: int, size: int, stream: Stream) -> Pending:
        return done()

    def fill(self, ordinal: int, destination: int, pattern: bytes, count: int, stream: Stream) -> Pending:
        return done()

    def fill_2d(
        self, ordinal: int, destination: int, pitch: int, pattern: bytes, width: int, height: int, stream: Stream
    ) -> Pending:
        return done()

    def call_library(self, library: str, function: str, arguments: Sequence[Any]) -> Pending:
        return done()

    def run(self, function: Callable[..., Any], *arguments: Any) -> Pending:
        """The function runs: it is the plugin's own, not a driver's."""
        return done(0, function(*arguments))
