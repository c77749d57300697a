"""The cuda device: every operation of the device protocol on the real driver."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import trio

from gtap_core import plugins
from gtap_core.devices.cuda.contexts import STREAM_NON_BLOCKING, Contexts
from gtap_core.devices.cuda.extents import Extents
from gtap_core.devices.cuda.facts import read_facts
from gtap_core.devices.cuda.libraries import RealLibraries
from gtap_core.devices.cuda.linking import link
from gtap_core.devices.cuda.modules import Modules
from gtap_core.devices.cuda.output import Output
from gtap_core.devices.cuda.peers import Peers
from gtap_core.devices.cuda.staging import LARGEST, Slot, Staging
from gtap_core.devices.cuda.table import SONAME, Driver, StatusError, open_driver
from gtap_core.devices.cuda.threads import Later, Results, Waiters, Worker
from gtap_core.session.device import DeviceFacts, DeviceUnavailable, Launch, LinkInput, Pending, Refusing, Stream
from gtap_core.session.handles import Entry
from gtap_core.spec import Library

INVALID_VALUE = 1
CLOSE_SECONDS = 5.0  # for running kernels to end; the process ends without them then
_FILL = {1: "cuMemsetD8Async", 2: "cuMemsetD16Async", 4: "cuMemsetD32Async"}
_FILL_2D = {1: "cuMemsetD2D8Async", 2: "cuMemsetD2D16Async", 4: "cuMemsetD2D32Async"}


class CudaDevice(Refusing):
    """All the GPUs that the driver shows to this process.

    A public method submits to a worker thread and returns at once; the private method of the same name executes there.
    `_worker` executes the session's operations in order; `_memory` what must not wait behind them: slots, extents.
    """

    kind = "cuda"

    def __init__(
        self, nursery: trio.Nursery, libraries: Mapping[str, Library] | None = None, driver: str = SONAME
    ) -> None:
        self._nursery = nursery
        self._specs = libraries
        self._soname = driver
        self._ordinal = 0  # whose context library functions run in
        self._staging: dict[int, Staging] = {}
        self._scope = trio.CancelScope()

    async def start(self, output: Callable[[int, bytes], None]) -> list[DeviceFacts]:
        """Start threads and driver. Raises DeviceUnavailable."""
        self._output = Output(output)
        results = Results(self._output.drain)
        self._waiters = Waiters(results)
        self._worker = Worker("gtap cuda", results, self._waiters)
        self._memory = Worker("gtap cuda memory", results, self._waiters)
        specs = self._specs if self._specs is not None else plugins.load().libraries
        started = self._worker.submit(self._start, specs)
        await started.wait()
        if isinstance(started.value, DeviceUnavailable):
            self._stop()
            raise started.value
        self._output.take()
        self._nursery.start_soon(self._attend, results)
        facts: list[DeviceFacts] = started.value
        return facts

    def _start(self, specs: Mapping[str, Library]) -> list[DeviceFacts] | DeviceUnavailable:
        try:
            self._driver: Driver = open_driver(self._soname)
        except DeviceUnavailable as reason:
            return reason
        facts = read_facts(self._driver)
        self._contexts = Contexts(self._driver, len(facts))
        self._extents = Extents(self._driver, self._contexts)
        self._peers = Peers(self._driver, self._contexts, self._extents)
        self._modules = Modules(self._driver, self._contexts)
        self._libraries = RealLibraries(specs, self._contexts)
        return facts

    async def _attend(self, results: Results) -> None:
        with self._scope:
            async with trio.open_nursery() as nursery:
                nursery.start_soon(results.raise_bugs)
                nursery.start_soon(self._output.pump, 1)
                nursery.start_soon(self._output.pump, 2)

    async def aclose(self) -> None:
        """Destroy the contexts and stop the threads; kernels that do not end are left to the end of the process."""
        with trio.move_on_after(CLOSE_SECONDS, shield=True):
            await self._worker.submit(self._close).wait()
        self._scope.cancel()
        self._output.give_back()
        self._stop()

    def _close(self) -> None:
        ordinals = self._contexts.retained()
        for ordinal in ordinals:
            self._quiesce(ordinal)
        self._extents.release()
        for ordinal in ordinals:
            self._contexts.destroy(ordinal)

    def _stop(self) -> None:
        self._worker.stop()
        self._memory.stop()

    # contexts and memory

    def attach(self, ordinal: int) -> Pending:
        return self._worker.submit(self._attach, ordinal)

    def _attach(self, ordinal: int) -> None:
        self._contexts.enter(ordinal)
        self._ordinal = ordinal

    def reset(self, ordinal: int) -> Pending:
        """Destroy a context with its objects. Extents stay mapped, zeroed: the program's arena still counts on them."""
        return self._worker.submit(self._reset, ordinal)

    def _reset(self, ordinal: int) -> None:
        if ordinal not in self._contexts.retained():
            return
        extents = self._extents.of(ordinal)
        self._peers.forget(ordinal)
        self._quiesce(ordinal)
        left = [each for each in extents if not self._extents.discard(ordinal, *each)]
        self._contexts.destroy(ordinal)
        self._contexts.enter(ordinal)
        for each in left:  # what the broken context would not give, the new one does
            self._extents.discard(ordinal, *each)
        for each in extents:
            self._extents.map(ordinal, *each)

    def _quiesce(self, ordinal: int) -> None:
        """Let all work of a context end, and everything of ours that waits or lives in it."""
        self._contexts.enter(ordinal)
        self._driver.status.cuCtxSynchronize()
        self._waiters.settle(ordinal)
        self._modules.forget(ordinal)
        self._staging.pop(ordinal, None)

    def reserve(self, address: int, size: int) -> Pending:
        return self._memory.submit(self._extents.reserve, address, size)

    def map_extent(self, ordinal: int, address: int, size: int) -> Pending:
        return self._memory.submit(self._extents.map, ordinal, address, size)

    def unmap_extent(self, ordinal: int, address: int, size: int) -> Pending:
        return self._worker.submit(self._unmap_extent, ordinal, address, size)

    def _unmap_extent(self, ordinal: int, address: int, size: int) -> Later:
        marks = self._contexts.mark_all(ordinal)

        def unmap() -> None:
            self._pass(ordinal, marks)
            self._extents.unmap(ordinal, address, size)

        return Later((ordinal, "all"), unmap)

    def limit(self, ordinal: int, limit: int, value: int) -> Pending:
        return self._worker.submit(self._limit, ordinal, limit, value)

    def _limit(self, ordinal: int, limit: int, value: int) -> int:
        now = ctypes.c_size_t()
        self._contexts.enter(ordinal)
        self._driver.cuCtxSetLimit(limit, value)
        self._driver.cuCtxGetLimit(ctypes.byref(now), limit)
        return now.value

    def memory_info(self, ordinal: int) -> Pending:
        return self._memory.submit(self._memory_info, ordinal)

    def _memory_info(self, ordinal: int) -> tuple[int, int]:
        free, total = ctypes.c_size_t(), ctypes.c_size_t()
        self._contexts.enter(ordinal)
        self._driver.cuMemGetInfo_v2(ctypes.byref(free), ctypes.byref(total))
        return free.value, total.value

    def peer(self, ordinal: int, peer: int) -> Pending:
        return self._worker.submit(self._peers.attributes, ordinal, peer)

    def peer_access(self, ordinal: int, peer: int, enabled: bool) -> Pending:
        return self._worker.submit(self._peer_access, ordinal, peer, enabled)

    def _peer_access(self, ordinal: int, peer: int, enabled: bool) -> Later | None:
        if enabled:
            self._peers.enable(ordinal, peer)
            return None
        self._peers.disable(ordinal, peer)
        marks = self._contexts.mark_all(ordinal)

        def revoke() -> None:
            self._pass(ordinal, marks)
            self._peers.revoke(ordinal, peer)

        return Later((ordinal, "all"), revoke)

    # modules

    def link(self, ordinal: int, inputs: Sequence[LinkInput], options: Mapping[int, int]) -> Pending:
        return self._worker.submit(self._link, ordinal, inputs, options)

    def _link(self, ordinal: int, inputs: Sequence[LinkInput], options: Mapping[int, int]) -> tuple[bytes, str]:
        self._contexts.enter(ordinal)
        return link(self._driver, inputs, options)

    def load(self, entry: Entry, ordinal: int, image: bytes) -> Pending:
        return self._worker.submit(self._modules.load, entry, ordinal, image)

    def unload(self, entry: Entry) -> Pending:
        return self._worker.submit(self._modules.unload, entry)

    def launch(self, launch: Launch) -> Pending:
        return self._worker.submit(self._modules.launch, launch)

    def function_attribute(self, module: Entry, kernel: str, attribute: int, value: int) -> Pending:
        return self._worker.submit(self._modules.set_attribute, module, kernel, attribute, value)

    def occupancy(self, module: Entry, kernel: str, block_size: int, shared_bytes: int, flags: int) -> Pending:
        return self._worker.submit(self._modules.occupancy, module, kernel, block_size, shared_bytes, flags)

    def clusters(self, launch: Launch, largest: bool) -> Pending:
        return self._worker.submit(self._modules.clusters, launch, largest)

    # streams and events

    def stream_create(self, entry: Entry, ordinal: int, flags: int, priority: int) -> Pending:
        return self._worker.submit(self._stream_create, entry, ordinal, flags, priority)

    def _stream_create(self, entry: Entry, ordinal: int, flags: int, priority: int) -> None:
        handle = ctypes.c_void_p()
        self._contexts.enter(ordinal)
        self._driver.cuStreamCreateWithPriority(ctypes.byref(handle), flags, priority)
        stream = self._contexts.own(entry, ordinal, handle.value)
        if flags & STREAM_NON_BLOCKING:
            self._contexts.add_unordered(ordinal, stream.handle)

    def stream_destroy(self, entry: Entry) -> Pending:
        return self._worker.submit(self._stream_destroy, entry)

    def _stream_destroy(self, entry: Entry) -> None:
        stream = self._contexts.use(entry)
        entry.real = None
        self._contexts.retire(stream.ordinal, stream.handle)
        self._driver.cuStreamDestroy_v2(stream.handle)

    def stream_wait(self, ordinal: int, stream: Stream, event: Entry, flags: int) -> Pending:
        return self._worker.submit(self._stream_wait, ordinal, stream, event, flags)

    def _stream_wait(self, ordinal: int, stream: Stream, event: Entry, flags: int) -> None:
        awaited = self._contexts.use(event).handle
        self._driver.cuStreamWaitEvent(self._contexts.stream(ordinal, stream), awaited, flags)

    def stream_query(self, ordinal: int, stream: Stream) -> Pending:
        return self._worker.submit(self._stream_query, ordinal, stream)

    def _stream_query(self, ordinal: int, stream: Stream) -> None:
        self._driver.cuStreamQuery(self._contexts.stream(ordinal, stream))

    def event_create(self, entry: Entry, ordinal: int, flags: int) -> Pending:
        return self._worker.submit(self._event_create, entry, ordinal, flags)

    def _event_create(self, entry: Entry, ordinal: int, flags: int) -> None:
        handle = ctypes.c_void_p()
        self._contexts.enter(ordinal)
        self._driver.cuEventCreate(ctypes.byref(handle), flags)
        self._contexts.own(entry, ordinal, handle.value)

    def event_destroy(self, entry: Entry) -> Pending:
        return self._worker.submit(self._event_destroy, entry)

    def _event_destroy(self, entry: Entry) -> None:
        event = self._contexts.use(entry)
        entry.real = None
        self._driver.cuEventDestroy_v2(event.handle)

    def event_record(self, ordinal: int, event: Entry, stream: Stream, flags: int) -> Pending:
        return self._worker.submit(self._event_record, ordinal, event, stream, flags)

    def _event_record(self, ordinal: int, event: Entry, stream: Stream, flags: int) -> None:
        recorded = self._contexts.use(event).handle
        self._driver.cuEventRecordWithFlags(recorded, self._contexts.stream(ordinal, stream), flags)

    def event_wait(self, event: Entry) -> Pending:
        return self._worker.submit(self._event_wait, event)

    def _event_wait(self, entry: Entry) -> Later:
        event = self._contexts.use(entry)

        def wait() -> None:
            self._contexts.enter(event.ordinal)
            try:
                self._driver.cuEventSynchronize(event.handle)
            finally:
                self._output.flush()

        return Later((event.ordinal, event), wait)

    def event_query(self, event: Entry) -> Pending:
        return self._worker.submit(self._event_query, event)

    def _event_query(self, event: Entry) -> None:
        self._driver.cuEventQuery(self._contexts.use(event).handle)

    def event_elapsed(self, start: Entry, end: Entry) -> Pending:
        return self._worker.submit(self._event_elapsed, start, end)

    def _event_elapsed(self, start: Entry, end: Entry) -> float:
        milliseconds = ctypes.c_float()
        first, last = self._contexts.use(start).handle, self._contexts.use(end).handle
        self._driver.cuEventElapsedTime(ctypes.byref(milliseconds), first, last)
        return milliseconds.value

    def mark(self, ordinal: int, stream: Stream) -> Pending:
        return self._worker.submit(self._mark, ordinal, stream)

    def _mark(self, ordinal: int, stream: Stream) -> Later:
        handle = self._contexts.stream(ordinal, stream)
        owner = stream.real.ordinal if isinstance(stream, Entry) else ordinal
        return Later((owner, handle), partial(self._pass, owner, [self._contexts.mark(owner, handle)]))

    def mark_all(self, ordinal: int) -> Pending:
        return self._worker.submit(self._mark_all, ordinal)

    def _mark_all(self, ordinal: int) -> Later:
        return Later((ordinal, "all"), partial(self._pass, ordinal, self._contexts.mark_all(ordinal)))

    def _pass(self, ordinal: int, marks: Sequence[int]) -> None:
        """Block until the GPU has passed marks, and push out what kernels printed before them. Any thread."""
        self._contexts.enter(ordinal)
        try:
            for event in marks:
                self._driver.cuEventSynchronize(event)
        finally:
            self._output.flush()
            for event in marks:
                self._contexts.give_back(ordinal, event)

    # copies and sets

    def copy_in(self, ordinal: int, destination: int, data: bytes | memoryview, stream: Stream) -> Pending:
        return self._worker.submit(self._copy_in, ordinal, destination, data, stream)

    def _copy_in(self, ordinal: int, destination: int, data: bytes | memoryview, stream: Stream) -> None:
        handle = self._contexts.stream(ordinal, stream)
        staging = self._staging_of(ordinal)
        for at in range(0, len(data), LARGEST):
            piece = data[at : at + LARGEST]
            slot = staging.take(len(piece))
            slot.view[: len(piece)] = piece
            try:
                self._driver.cuMemcpyHtoDAsync_v2(destination + at, slot.address, len(piece), handle)
                mark = self._contexts.mark(ordinal, handle)
            except StatusError:
                staging.give_back(slot)
                raise
            staging.fly(mark, slot)

    def copy_out(self, ordinal: int, source: int, size: int, stream: Stream) -> Pending:
        return self._worker.submit(self._copy_out, ordinal, source, size, stream)

    def _copy_out(self, ordinal: int, source: int, size: int, stream: Stream) -> Later:
        if size > LARGEST:
            raise StatusError(INVALID_VALUE)
        handle = self._contexts.stream(ordinal, stream)
        staging = self._staging_of(ordinal)
        slot = staging.take(size)
        try:
            self._driver.cuMemcpyDtoHAsync_v2(slot.address, source, size, handle)
            mark = self._contexts.mark(ordinal, handle)
        except StatusError:
            staging.give_back(slot)
            raise
        return Later((ordinal, handle), partial(self._arrived, ordinal, mark, staging, slot, size))

    def _arrived(self, ordinal: int, mark: int, staging: Staging, slot: Slot, size: int) -> bytes:
        try:
            self._pass(ordinal, [mark])
            return bytes(slot.view[:size])
        finally:
            staging.give_back(slot)

    def _staging_of(self, ordinal: int) -> Staging:
        staging = self._staging.get(ordinal)
        if staging is None:
            staging = self._staging[ordinal] = Staging(self._driver, self._contexts, ordinal)
        return staging

    def copy(self, ordinal: int, destination: int, source: int, size: int, stream: Stream) -> Pending:
        return self._worker.submit(self._copy, ordinal, destination, source, size, stream)

    def _copy(self, ordinal: int, destination: int, source: int, size: int, stream: Stream) -> None:
        self._driver.cuMemcpyDtoDAsync_v2(destination, source, size, self._contexts.stream(ordinal, stream))

    def fill(self, ordinal: int, destination: int, pattern: bytes, count: int, stream: Stream) -> Pending:
        return self._worker.submit(self._fill, ordinal, (destination,), pattern, (count,), stream, _FILL)

    def fill_2d(
        self, ordinal: int, destination: int, pitch: int, pattern: bytes, width: int, height: int, stream: Stream
    ) -> Pending:
        return self._worker.submit(
            self._fill, ordinal, (destination, pitch), pattern, (width, height), stream, _FILL_2D
        )

    def _fill(
        self,
        ordinal: int,
        place: tuple[int, ...],
        pattern: bytes,
        extent: tuple[int, ...],
        stream: Stream,
        functions: Mapping[int, str],
    ) -> None:
        handle = self._contexts.stream(ordinal, stream)
        function = functions.get(len(pattern))
        if function is None:
            raise StatusError(INVALID_VALUE)
        getattr(self._driver, function)(*place, int.from_bytes(pattern, "little"), *extent, handle)

    # libraries

    def call_library(self, library: str, function: str, arguments: Sequence[Any]) -> Pending:
        return self._worker.submit(self._call_library, library, function, arguments)

    def _call_library(self, library: str, function: str, arguments: Sequence[Any]) -> None:
        self._contexts.enter(self._ordinal)
        status = self._libraries.call(library, function, arguments)
        if status:
            raise StatusError(status)

    def run(self, function: Callable[..., Any], *arguments: Any) -> Pending:
        return self._worker.submit(self._run, function, arguments)

    def _run(self, function: Callable[..., Any], arguments: Sequence[Any]) -> Any:
        self._contexts.enter(self._ordinal)
        return function(*arguments)
