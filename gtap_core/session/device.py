"""What a session asks of a device: the protocol that cuda, cpu and null implement.

Theory of operation
-------------------

A device executes *operations*. Every method below that returns a `Pending` is an operation: it is **submitted
synchronously**, in the order of the calls, and never blocks the caller (trio's thread). A device executes
operations in submission order; operations on different streams may overlap as CUDA lets them.

A `Pending` is resolved once, in trio's thread, with a status (the driver's: 0 is CUDA_SUCCESS) and a value. When:

* an operation that only enqueues work (launch, copy, fill, event_record, ...) is resolved when the driver accepted or
  refused it; the work itself may still run;
* an operation that waits (mark, event_wait, copy_out, ...) is resolved when what it waits for has happened.

Deferred outputs are pushed when their `copy_out` is resolved. So a device resolves each copy_out before the marks,
event_waits and gates that come after it in CUDA's order, also through events and other streams.

Failures of work that runs later (an illegal address) are sticky: every later operation of that context resolves with
that status until `reset`.

Handles: the session owns the handle table. An `Entry` travels to the device, which may keep its own object in
`entry.real` (set and read by the device alone, in its executing thread or process). Stream arguments are an `Entry` or
one of the integers 0 and 1 (legacy default stream); the session resolves the per-thread default stream (2) to an
`Entry` before it gets here. `ordinal` is the device's index in `facts()`.

All addresses are the addresses that the program sees (ARCHITECTURE section 7). The session has checked every range
that it copies to or from against the extents that it mapped before it submits the operation.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

import attrs
import trio

from gtap_core.errors import GtapError
from gtap_core.lane.library import Lane
from gtap_core.session.handles import Entry

if TYPE_CHECKING:
    from .graph_work import NodeWork


class DeviceUnavailable(GtapError):
    """The device cannot be started; the text is a sentence for the user."""


@attrs.define(eq=False)
class Pending:
    """The future result of one operation; resolved exactly once, in trio's thread."""

    status: int | None = None
    value: Any = None
    _event: trio.Event | None = None
    _callbacks: list[Callable[[Pending], None]] = attrs.field(factory=list)

    def resolve(self, status: int, value: Any = None) -> None:
        """Set the result, wake every waiter, run every callback."""
        if self.status is not None:
            raise RuntimeError("a Pending is resolved once")
        self.status, self.value = status, value
        if self._event is not None:
            self._event.set()
        callbacks, self._callbacks = self._callbacks, []
        for callback in callbacks:
            callback(self)

    async def wait(self) -> int:
        """Wait for the result and return its status; the value is in `value`."""
        if self.status is None:
            if self._event is None:
                self._event = trio.Event()
            await self._event.wait()
        assert self.status is not None
        return self.status

    def when_done(self, callback: Callable[[Pending], None]) -> None:
        """Call `callback(self)` once the result is there (at once if it is)."""
        if self.status is not None:
            callback(self)
        else:
            self._callbacks.append(callback)


def done(status: int = 0, value: Any = None) -> Pending:
    """A Pending that is resolved already."""
    return Pending(status, value)


class StreamNumber(int):
    """A stream without a handle, 0 or 1: among the arguments of a library's function it is no other number."""


Stream = Entry | int
Reading = tuple[int | None, int | None]  # temperature in degrees Celsius, utilisation in per cent; None: nobody knows


@attrs.frozen
class DeviceFacts:
    """What is fixed about one device; goes into the session's snapshot."""

    name: str
    uuid: bytes  # 16 bytes
    total_memory: int  # bytes
    pci_bus_id: str  # "0000:01:00.0"
    compute_capability: tuple[int, int]
    attributes: Mapping[int, int]  # CUdevice_attribute -> value
    driver_version: int  # 13000 for 13.0
    image: str  # "native": machine code or PTX by the usual rule; "ptx": only PTX, the lowest from 50 up preferred


@attrs.frozen
class Kernel:
    """One kernel of a loaded module."""

    name: str
    parameters: Sequence[tuple[int, int]]  # (offset, size) in bytes, in order
    attributes: Mapping[int, int]  # CUfunction_attribute -> value


@attrs.frozen
class Global:
    """One global or constant variable of a loaded module."""

    name: str
    address: int
    size: int  # bytes


@attrs.frozen
class Loaded:
    """What a module holds, in the image's order."""

    kernels: Sequence[Kernel]
    globals: Sequence[Global]


@attrs.frozen
class Launch:
    """One kernel launch. `parameters` is the packed parameter block (offsets as in Kernel.parameters).

    `attributes`: (CUlaunchAttributeID, the value's bytes), those that change how a kernel runs; a device without what
    one asks for refuses the launch.
    """

    module: Entry
    kernel: str
    grid: tuple[int, int, int]
    block: tuple[int, int, int]
    shared_bytes: int
    stream: Stream
    parameters: bytes
    cooperative: bool = False
    attributes: tuple[tuple[int, bytes], ...] = ()


@attrs.frozen
class Region:
    """Rows of memory: where the first byte lies, bytes from row to row, bytes from slice to slice."""

    address: int
    pitch: int
    slice: int = 0


Extent = tuple[int, int, int]  # bytes of a row, rows, slices; none is zero


@attrs.frozen
class LinkInput:
    """One input of a link: `kind` is CUjitInputType (0 cubin, 1 PTX, 2 fat binary, 3 object, 4 library)."""

    kind: int
    name: str
    data: bytes


class Device(Protocol):
    """All the devices of one kind that one session process may use."""

    kind: str  # "cpu", "cuda", "null"

    @property
    def waiting(self) -> int:
        """Operations that it keeps in this process; those of one launch of a graph count each. The session reads its
        channel no further while there are too many.
        """
        ...

    async def start(self, output: Callable[[int, bytes], None]) -> list[DeviceFacts]:
        """Start the device (no context yet) and return its facts; `output(fd, data)` gets device printf (fd 1 or 2).

        Raises DeviceUnavailable.
        """
        ...

    async def aclose(self) -> None:
        """End everything this device holds: processes, memory, contexts."""
        ...

    # contexts and memory
    def attach(self, ordinal: int) -> Pending: ...
    def reset(self, ordinal: int) -> Pending:
        """Destroy the context of a device and clear its sticky status."""
        ...

    def reserve(self, address: int, size: int) -> Pending:
        """Reserve a slot of addresses on the device side; a status other than 0 makes the client propose another."""
        ...

    def map_extent(self, ordinal: int, address: int, size: int) -> Pending:
        """Create zeroed physical memory at `address`, inside a reserved slot. Does not wait behind queued work."""
        ...

    def unmap_extent(self, ordinal: int, address: int, size: int) -> Pending: ...
    def limit(self, ordinal: int, limit: int, value: int) -> Pending:
        """Set a CUlimit of the context. value: what it is now."""
        ...

    def memory_info(self, ordinal: int) -> Pending:
        """value: (free, total) in bytes."""
        ...

    def peer(self, ordinal: int, peer: int) -> Pending:
        """value: CUdevice_P2PAttributes 1 to 5 of a device and one whose memory it would use. Makes no context."""
        ...

    def peer_access(self, ordinal: int, peer: int, enabled: bool) -> Pending:
        """Let kernels of a device use all memory of another one, also what is mapped later; or no more, behind the work
        submitted before. A reset of either ends it.
        """
        ...

    def busy(self) -> Pending:
        """value: for each device (nanoseconds in which kernels ran, those of each of the last ten tenths of a second);
        empty where the device's own library tells. Makes no context and waits for nothing.
        """
        ...

    def gauge(self, places: Sequence[str]) -> Sequence[Reading]:
        """What the machine tells now of the devices with these PCI ids; empty: nothing. Blocks, and needs no start."""
        ...

    # modules
    def load(self, entry: Entry, ordinal: int, image: bytes) -> Pending:
        """Load one image (uncompressed ELF, or PTX text). value: Loaded; on failure a log (str) that names the line."""
        ...

    def unload(self, entry: Entry) -> Pending: ...
    def launch(self, launch: Launch) -> Pending: ...
    def function_attribute(self, module: Entry, kernel: str, attribute: int, value: int) -> Pending: ...
    def occupancy(self, module: Entry, kernel: str, block_size: int, shared_bytes: int, flags: int) -> Pending:
        """value: active blocks per multiprocessor."""
        ...

    def clusters(self, launch: Launch, largest: bool) -> Pending:
        """value: clusters of that launch that are active at once; or the blocks of the largest it could have."""
        ...

    # streams and events
    def stream_create(self, entry: Entry, ordinal: int, flags: int, priority: int) -> Pending: ...
    def stream_destroy(self, entry: Entry) -> Pending: ...
    def stream_wait(self, ordinal: int, stream: Stream, event: Entry, flags: int) -> Pending: ...
    def stream_query(self, ordinal: int, stream: Stream) -> Pending:
        """status: 0, 600 (CUDA_ERROR_NOT_READY) or the sticky one."""
        ...

    def event_create(self, entry: Entry, ordinal: int, flags: int) -> Pending: ...
    def event_destroy(self, entry: Entry) -> Pending: ...
    def event_record(self, ordinal: int, event: Entry, stream: Stream, flags: int) -> Pending: ...
    def event_wait(self, event: Entry) -> Pending:
        """Resolved when the event's last record before this call has completed."""
        ...

    def event_query(self, event: Entry) -> Pending: ...
    def event_elapsed(self, start: Entry, end: Entry) -> Pending:
        """value: milliseconds (float). status 600 while not complete, 400 without timing or record."""
        ...

    def mark(self, ordinal: int, stream: Stream) -> Pending:
        """Resolved when everything submitted to the stream so far is done."""
        ...

    def mark_all(self, ordinal: int) -> Pending:
        """Resolved when everything submitted to the context so far is done."""
        ...

    # copies and sets: addresses are device addresses, sizes bytes
    def copy_in(self, ordinal: int, destination: int, data: bytes | memoryview, stream: Stream) -> Pending:
        """Copy host bytes in; `data` may be reused once the operation is resolved."""
        ...

    def copy_out(self, ordinal: int, source: int, size: int, stream: Stream) -> Pending:
        """value: the bytes, resolved when they are there, in stream order."""
        ...

    def copy(self, ordinal: int, destination: int, source: int, size: int, stream: Stream) -> Pending: ...
    def fill(self, ordinal: int, destination: int, pattern: bytes, count: int, stream: Stream) -> Pending:
        """Write `count` times the 1, 2 or 4 bytes of `pattern`."""
        ...

    def fill_2d(
        self, ordinal: int, destination: int, pitch: int, pattern: bytes, width: int, height: int, stream: Stream
    ) -> Pending:
        """Rows of `width` elements, `pitch` bytes apart."""
        ...

    def copy_box(
        self, ordinal: int, destination: Region, source: Region, extent: Extent, stream: Stream
    ) -> Pending: ...
    def copy_in_box(
        self, ordinal: int, destination: Region, extent: Extent, data: bytes | memoryview, stream: Stream
    ) -> Pending:
        """Like copy_in: `data` holds the rows of the box without gaps."""
        ...

    def copy_out_box(self, ordinal: int, source: Region, extent: Extent, stream: Stream) -> Pending:
        """Like copy_out: the value holds the rows of the box without gaps."""
        ...

    # aside: behind no stream and no queued work, also while streams are held
    def aside_in(self, ordinal: int, destination: int, data: bytes | memoryview) -> Pending:
        """Copy host bytes in now; resolved when they are there. `data` may then be reused."""
        ...

    def aside_out(self, ordinal: int, source: int, size: int) -> Pending:
        """value: the bytes as they are now."""
        ...

    # gates and values that hold a stream
    def gate(self, ordinal: int, stream: Stream, gate: Entry, reached: Callable[[int], None]) -> Pending:
        """Hold the stream once it gets here, until `gate_open`. `reached(status)` is called in trio's thread then: all
        work of the stream before it is done (0), or has failed (the sticky status; nothing is held then).

        On a capturing stream it becomes a node: each launch of the graph calls `reached` and is held.
        """
        ...

    def gate_open(self, gate: Entry) -> Pending:
        """Let what the gate holds go on: of several arrivals the earliest. Does not wait behind queued work."""
        ...

    def stream_write_value(self, ordinal: int, stream: Stream, address: int, value: int, size: int) -> Pending:
        """Write `value` (4 or 8 bytes) in stream order."""
        ...

    def stream_wait_value(
        self, ordinal: int, stream: Stream, address: int, value: int, size: int, flags: int
    ) -> Pending:
        """Hold the stream until the value compares: flags 0 (cyclic) at least, 1 equal, 2 and, 3 nor."""
        ...

    # physical memory that programs map themselves; addresses lie in the reserved slot, sizes are multiples of 2 MiB
    def physical_create(self, entry: Entry, ordinal: int, size: int) -> Pending:
        """Create zeroed physical memory. Does not wait behind queued work. status 2: there is not enough."""
        ...

    def physical_release(self, entry: Entry) -> Pending:
        """The handle goes; the memory stays while it is mapped."""
        ...

    def physical_map(self, entry: Entry, address: int, size: int, offset: int) -> Pending: ...
    def physical_unmap(self, address: int, size: int) -> Pending:
        """In submission order after all work submitted before."""
        ...

    # linking
    def link(self, ordinal: int, inputs: Sequence[LinkInput], options: Mapping[int, int]) -> Pending:
        """value: (image, log): bytes that `load` takes, and what the linker says; on failure (b"", log).

        options: CUjit_option -> number, those that change the code.
        """
        ...

    # capture and graphs: entries are graphs, nodes, executables
    def capture_begin(
        self, ordinal: int, stream: Stream, graph: Entry | None, dependencies: Sequence[Entry]
    ) -> Pending:
        """From here on work on the stream becomes nodes, of a new graph, or of `graph` behind `dependencies`.

        A stream that waits for an event recorded on a capturing stream joins its capture.
        """
        ...

    def capture_end(self, ordinal: int, stream: Stream, graph: Entry) -> Pending:
        """`graph` is what was captured (a fresh entry, or the one that was given). value: Sequence[NodeFacts].

        status 900-907: the capture was broken; `graph` stays without a real object.
        """
        ...

    def capture_dependencies(self, ordinal: int, stream: Stream) -> Pending:
        """value: (all nodes so far: Sequence[NodeFacts], positions that the stream's next node would depend on)."""
        ...

    def capture_update(self, ordinal: int, stream: Stream, nodes: Sequence[Entry], add: bool) -> Pending:
        """Set (or add to) what the stream's next node depends on."""
        ...

    def graph_create(self, graph: Entry, ordinal: int) -> Pending: ...
    def graph_clone(self, clone: Entry, graph: Entry) -> Pending: ...
    def graph_destroy(self, graph: Entry) -> Pending: ...
    def graph_nodes(self, graph: Entry) -> Pending:
        """value: Sequence[NodeFacts] in the order in which they were made."""
        ...

    def graph_name(self, graph: Entry, position: int, node: Entry) -> Pending:
        """Give a node that has none its entry."""
        ...

    def graph_add(self, graph: Entry, node: Entry, dependencies: Sequence[Entry], work: NodeWork) -> Pending: ...
    def graph_remove(self, node: Entry) -> Pending: ...
    def graph_depend(self, graph: Entry, edges: Sequence[tuple[Entry, Entry]], add: bool) -> Pending:
        """Add or remove edges (from, to)."""
        ...

    def graph_set(self, executable: Entry | None, node: Entry, work: NodeWork) -> Pending:
        """Change what a node does: in its graph, or in an executable made of it."""
        ...

    def graph_enable(self, executable: Entry, node: Entry, enabled: bool) -> Pending: ...
    def graph_instantiate(self, executable: Entry, graph: Entry, flags: int) -> Pending: ...
    def graph_update(self, executable: Entry, graph: Entry) -> Pending:
        """Make the executable do what `graph` does now. status 910 where it cannot; value: CUgraphExecUpdateResult."""
        ...

    def graph_launch(self, executable: Entry, ordinal: int, stream: Stream) -> Pending:
        """Launches of one executable follow each other, whatever their streams."""
        ...

    def graph_exec_destroy(self, executable: Entry) -> Pending: ...

    # libraries
    def call_library(self, library: str, function: str, arguments: Sequence[Any]) -> Pending:
        """Call a library provider's function in submission order.

        `arguments` follow the prototype: numbers; `Entry` for handles and streams (a `StreamNumber` for those without
        a handle); bytes-like for host inputs; `bytearray` for host outputs, filled in place; an `Entry` with no real
        object for a handle to create.
        status: what the library returned.
        """
        ...

    def run(self, function: Callable[..., Any], *arguments: Any) -> Pending:
        """Call any function where driver calls may be made, in submission order; value: what it returned."""
        ...


class LaneDevice(Protocol):
    """What a device has besides that the lane can execute calls on."""

    def lane_provider(self, lane: Lane) -> Any:
        """Its `lane_provider *` (lane/provider.h), good until `aclose`. Raises MemoryError."""
        ...

    def lane_values(self, thing: Stream, ordinal: int) -> tuple[int, int]:
        """What the provider calls a stream, an event or a kernel, and for a kernel the bytes of its parameters.
        0: the legacy stream of that device.

        Asked once the object exists. A device without it has 0 for all.
        """
        ...


class QueuingDevice(LaneDevice, Protocol):
    """One that executes operations later than they are submitted: the lane's must not overtake them."""

    @property
    def behind(self) -> bool:
        """Whether there are any that have not been executed."""
        ...

    def when_caught_up(self, callback: Callable[[], None]) -> None:
        """Before `start`: call that in trio's thread whenever there may be none any more."""
        ...
