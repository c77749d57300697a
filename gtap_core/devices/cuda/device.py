"""The cuda device: every operation of the device protocol on the real driver."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import trio

from gtap_core import plugins
from gtap_core.devices.cuda import gauge
from gtap_core.devices.cuda.ahead import Ahead
from gtap_core.devices.cuda.aside import Aside
from gtap_core.devices.cuda.captures import Captures
from gtap_core.devices.cuda.contexts import Contexts
from gtap_core.devices.cuda.copies import Copies
from gtap_core.devices.cuda.executables import Executables
from gtap_core.devices.cuda.extents import Extents
from gtap_core.devices.cuda.facts import read_facts
from gtap_core.devices.cuda.gates import Gates
from gtap_core.devices.cuda.graphs import Graphs
from gtap_core.devices.cuda.landing import Landing
from gtap_core.devices.cuda.libraries import RealLibraries
from gtap_core.devices.cuda.linking import link
from gtap_core.devices.cuda.modules import Modules
from gtap_core.devices.cuda.nodes import Nodes
from gtap_core.devices.cuda.output import Output
from gtap_core.devices.cuda.peers import Peers
from gtap_core.devices.cuda.streams import Streams
from gtap_core.devices.cuda.table import SONAME, Driver, StatusError, open_driver
from gtap_core.devices.cuda.threads import Later, Results, Waiters, Worker
from gtap_core.devices.cuda.values import Values
from gtap_core.lane.library import Lane
from gtap_core.session.device import (
    Device,
    DeviceFacts,
    DeviceUnavailable,
    Extent,
    Launch,
    LinkInput,
    Pending,
    Reading,
    Region,
    Stream,
    done,
)
from gtap_core.session.graph_work import GateWork, NodeWork
from gtap_core.session.handles import Entry
from gtap_core.spec import Library

CLOSE_SECONDS = 5.0  # for running kernels to end; the process ends without them then


class CudaDevice:
    """All the GPUs that the driver shows to this process.

    A public method submits to a worker thread and returns at once. `_worker` executes the session's operations in
    order; `_memory` what must not wait behind them (slots, extents); `_aside` copies that wait behind nothing;
    `_arrivals` hears that a graph has reached a gate, and blocks in nothing.
    """

    kind = "cuda"

    def __init__(
        self, nursery: trio.Nursery, libraries: Mapping[str, Library] | None = None, driver: str = SONAME
    ) -> None:
        self._nursery = nursery
        self._specs = libraries
        self._soname = driver
        self._ordinal = 0  # whose context library functions run in
        self._scope = trio.CancelScope()
        self._ahead: Ahead | None = None
        self._started = False
        self._caught_up: Callable[[], None] = lambda: None

    @property
    def waiting(self) -> int:
        return self._worker.waiting

    async def start(self, output: Callable[[int, bytes], None]) -> list[DeviceFacts]:
        """Start threads and driver. Raises DeviceUnavailable."""
        self._output = Output(output)
        results = Results(self._output.drain)
        results.after = self._caught_up
        self._results, self._waiters = results, Waiters(results)
        self._worker = Worker("gtap cuda", results, self._waiters)
        self._memory = Worker("gtap cuda memory", results, self._waiters)
        self._aside = Worker("gtap cuda aside", results, self._waiters)
        self._arrivals = Worker("gtap cuda arrivals", results, self._waiters)
        specs = self._specs if self._specs is not None else plugins.load().libraries
        started = self._worker.submit(self._start, specs)
        await started.wait()
        if isinstance(started.value, DeviceUnavailable):
            self._stop()
            raise started.value
        self._output.take()
        if self._ahead is not None:
            self._ahead.take_output()
        self._started = True
        self._nursery.start_soon(self._attend, results)
        facts: list[DeviceFacts] = started.value
        return facts

    def _start(self, specs: Mapping[str, Library]) -> list[DeviceFacts] | DeviceUnavailable:
        # As many hardware queues as there are: streams that share one with a held stream would wait for it.
        os.environ.setdefault("CUDA_DEVICE_MAX_CONNECTIONS", "32")
        try:
            self._driver: Driver = open_driver(self._soname)
        except DeviceUnavailable as reason:
            return reason
        driver, facts = self._driver, read_facts(self._driver)
        self._contexts = contexts = Contexts(driver, len(facts))
        self._extents = Extents(driver, contexts)
        self._peers = Peers(driver, contexts, self._extents)
        self._modules = Modules(driver, contexts)
        self._libraries = RealLibraries(specs, contexts)
        if self._ahead is not None:
            self._ahead.open(driver, contexts, self._modules, self._results, self._output)
        landing = Landing(driver, contexts, self._results, self._output, self._ahead)
        self._streams = Streams(driver, contexts, landing)
        self._copies = Copies(driver, contexts, landing)
        self._beside = Aside(driver, contexts)
        self._values = Values(driver, contexts)
        self._gates = Gates(driver, contexts, landing, self._waiters, self._arrivals)
        nodes = Nodes(driver, contexts, self._modules, self._streams, self._gates)
        self._graphs = Graphs(driver, contexts, nodes, self._gates)
        self._executables = Executables(driver, contexts, self._graphs, nodes, self._gates, landing, self._waiters)
        self._captures = Captures(driver, contexts, self._graphs)
        return facts

    async def _attend(self, results: Results) -> None:
        with self._scope:
            await results.raise_bugs()

    async def aclose(self) -> None:
        """Destroy the contexts and stop the threads; kernels that do not end are left to the end of the process."""
        if not self._started:
            if self._ahead is not None:
                self._ahead.close()
            return
        for ordinal in self._contexts.retained():
            self._gates.end(ordinal)
        with trio.move_on_after(CLOSE_SECONDS, shield=True) as closing:
            await self._worker.submit(self._close).wait()
        self._scope.cancel()
        if self._ahead is not None:
            self._ahead.give_back_output()
            if not closing.cancelled_caught:  # else the worker goes on with it
                self._ahead.close()
        self._output.give_back()
        self._stop()

    def _close(self) -> None:
        beside = self._memory, self._aside
        for worker in beside:
            worker.stop()
        ordinals = self._contexts.retained()
        for ordinal in ordinals:
            self._quiesce(ordinal)
        for worker in beside:  # what they were doing ends with what was quiesced
            worker.ended.wait(CLOSE_SECONDS)
        self._extents.release()
        for ordinal in ordinals:
            self._contexts.destroy(ordinal)

    def _stop(self) -> None:
        for worker in (self._worker, self._memory, self._aside, self._arrivals):
            worker.stop()

    # contexts and memory

    def attach(self, ordinal: int) -> Pending:
        return self._worker.submit(self._attach, ordinal)

    def _attach(self, ordinal: int) -> None:
        self._contexts.enter(ordinal)
        self._ordinal = ordinal
        if self._ahead is not None:
            self._ahead.attach(ordinal)

    def reset(self, ordinal: int) -> Pending:
        """Destroy a context with its objects. Extents stay mapped, zeroed: the program's arena still counts on them."""
        self._gates.end(ordinal)
        return self._worker.submit(self._reset, ordinal)

    def _reset(self, ordinal: int) -> None:
        try:
            if ordinal in self._contexts.retained():
                with self._contexts.alone(ordinal):
                    self._renew(ordinal)
        finally:
            self._gates.begin(ordinal)

    def _renew(self, ordinal: int) -> None:
        extents = self._extents.of(ordinal)
        self._peers.forget(ordinal)
        self._quiesce(ordinal)
        left = [each for each in extents if not self._extents.discard(ordinal, *each)]
        self._contexts.destroy(ordinal)
        self._contexts.enter(ordinal)
        if self._ahead is not None:
            self._ahead.attach(ordinal)
        for each in left:  # what the broken context would not give, the new one does
            self._extents.discard(ordinal, *each)
        for each in extents:
            self._extents.map(ordinal, *each)

    def _quiesce(self, ordinal: int) -> None:
        """Let all work of a context end, and everything of ours that waits or lives in it."""
        self._contexts.enter(ordinal)
        self._gates.end(ordinal)
        self._captures.forget(ordinal)
        self._values.end(ordinal)
        self._driver.status.cuCtxSynchronize()
        self._waiters.settle(ordinal)
        if self._ahead is not None:
            self._ahead.detach(ordinal)
        self._executables.forget(ordinal)
        self._graphs.forget(ordinal)
        self._modules.forget(ordinal)
        self._streams.forget(ordinal)
        self._copies.forget(ordinal)

    def reserve(self, address: int, size: int) -> Pending:
        return self._memory.submit(self._extents.reserve, address, size)

    def map_extent(self, ordinal: int, address: int, size: int) -> Pending:
        return self._memory.submit(self._extents.add, ordinal, address, size)

    def unmap_extent(self, ordinal: int, address: int, size: int) -> Pending:
        return self._worker.submit(self._unmap_extent, ordinal, address, size)

    def _unmap_extent(self, ordinal: int, address: int, size: int) -> Later:
        return self._behind_all(ordinal, self._extents.leave(ordinal, address, size))

    def _behind_all(self, ordinal: int, end: Callable[[], None]) -> Later:
        everything = self._streams.mark_all(ordinal)

        def wait() -> None:
            try:
                everything.wait()
            finally:
                end()

        return Later(everything.key, wait)

    def peer(self, ordinal: int, peer: int) -> Pending:
        return self._worker.submit(self._peers.attributes, ordinal, peer)

    def peer_access(self, ordinal: int, peer: int, enabled: bool) -> Pending:
        return self._worker.submit(self._peer_access, ordinal, peer, enabled)

    def _peer_access(self, ordinal: int, peer: int, enabled: bool) -> Later | None:
        if enabled:
            self._peers.enable(ordinal, peer)
            return None
        self._peers.disable(ordinal, peer)
        return self._behind_all(ordinal, partial(self._peers.revoke, ordinal, peer))

    def physical_create(self, entry: Entry, ordinal: int, size: int) -> Pending:
        return self._memory.submit(self._extents.create, entry, ordinal, size)

    def physical_release(self, entry: Entry) -> Pending:
        return self._worker.submit(self._extents.drop, entry)

    def physical_map(self, entry: Entry, address: int, size: int, offset: int) -> Pending:
        return self._worker.submit(self._extents.map_own, entry, address, size, offset)

    def physical_unmap(self, address: int, size: int) -> Pending:
        return self._worker.submit(self._physical_unmap, address, size)

    def _physical_unmap(self, address: int, size: int) -> Later:
        return self._behind_all(*self._extents.leave_own(address, size))

    def limit(self, ordinal: int, limit: int, value: int) -> Pending:
        return self._worker.submit(self._limit, ordinal, limit, value)

    def _limit(self, ordinal: int, limit: int, value: int) -> int:
        now = ctypes.c_size_t()
        self._contexts.enter(ordinal)
        self._driver.cuCtxSetLimit(limit, value)
        self._driver.cuCtxGetLimit(ctypes.byref(now), limit)
        return now.value

    def busy(self) -> Pending:
        return done(0, ())  # NVML tells

    def gauge(self, places: Sequence[str]) -> Sequence[Reading]:
        return gauge.read(places)

    def memory_info(self, ordinal: int) -> Pending:
        return self._memory.submit(self._memory_info, ordinal)

    def _memory_info(self, ordinal: int) -> tuple[int, int]:
        free, total = ctypes.c_size_t(), ctypes.c_size_t()
        with self._contexts.visit(ordinal):
            self._driver.cuMemGetInfo_v2(ctypes.byref(free), ctypes.byref(total))
        return free.value, total.value

    # modules

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

    def link(self, ordinal: int, inputs: Sequence[LinkInput], options: Mapping[int, int]) -> Pending:
        return self._worker.submit(self._link, ordinal, inputs, options)

    def _link(self, ordinal: int, inputs: Sequence[LinkInput], options: Mapping[int, int]) -> tuple[bytes, str]:
        self._contexts.enter(ordinal)
        return link(self._driver, inputs, options)

    # streams and events

    def stream_create(self, entry: Entry, ordinal: int, flags: int, priority: int) -> Pending:
        return self._worker.submit(self._streams.create, entry, ordinal, flags, priority)

    def stream_destroy(self, entry: Entry) -> Pending:
        return self._worker.submit(self._stream_destroy, entry)

    def _stream_destroy(self, entry: Entry) -> None:
        self._captures.destroyed(self._contexts.use(entry).handle)
        self._streams.destroy(entry)

    def stream_wait(self, ordinal: int, stream: Stream, event: Entry, flags: int) -> Pending:
        return self._worker.submit(self._streams.wait, ordinal, stream, event, flags)

    def stream_query(self, ordinal: int, stream: Stream) -> Pending:
        return self._worker.submit(self._streams.query, ordinal, stream)

    def event_create(self, entry: Entry, ordinal: int, flags: int) -> Pending:
        return self._worker.submit(self._streams.create_event, entry, ordinal, flags)

    def event_destroy(self, entry: Entry) -> Pending:
        return self._worker.submit(self._streams.destroy_event, entry)

    def event_record(self, ordinal: int, event: Entry, stream: Stream, flags: int) -> Pending:
        return self._worker.submit(self._streams.record, ordinal, event, stream, flags)

    def event_wait(self, event: Entry) -> Pending:
        return self._worker.submit(self._streams.wait_event, event)

    def event_query(self, event: Entry) -> Pending:
        return self._worker.submit(self._streams.query_event, event)

    def event_elapsed(self, start: Entry, end: Entry) -> Pending:
        return self._worker.submit(self._streams.elapsed, start, end)

    def mark(self, ordinal: int, stream: Stream) -> Pending:
        return self._worker.submit(self._streams.mark, ordinal, stream)

    def mark_all(self, ordinal: int) -> Pending:
        return self._worker.submit(self._streams.mark_all, ordinal)

    # copies and sets

    def copy_in(self, ordinal: int, destination: int, data: bytes | memoryview, stream: Stream) -> Pending:
        return self._worker.submit(self._copies.copy_in, ordinal, destination, data, stream)

    def copy_out(self, ordinal: int, source: int, size: int, stream: Stream) -> Pending:
        return self._worker.submit(self._copies.copy_out, ordinal, source, size, stream)

    def copy(self, ordinal: int, destination: int, source: int, size: int, stream: Stream) -> Pending:
        return self._worker.submit(self._copies.copy, ordinal, destination, source, size, stream)

    def fill(self, ordinal: int, destination: int, pattern: bytes, count: int, stream: Stream) -> Pending:
        return self._worker.submit(self._copies.fill, ordinal, destination, pattern, count, stream)

    def fill_2d(
        self, ordinal: int, destination: int, pitch: int, pattern: bytes, width: int, height: int, stream: Stream
    ) -> Pending:
        where = (ordinal, destination, pitch)
        return self._worker.submit(self._copies.fill_2d, *where, pattern, width, height, stream)

    def copy_box(self, ordinal: int, destination: Region, source: Region, extent: Extent, stream: Stream) -> Pending:
        return self._worker.submit(self._copies.copy_box, ordinal, destination, source, extent, stream)

    def copy_in_box(
        self, ordinal: int, destination: Region, extent: Extent, data: bytes | memoryview, stream: Stream
    ) -> Pending:
        return self._worker.submit(self._copies.copy_in_box, ordinal, destination, extent, data, stream)

    def copy_out_box(self, ordinal: int, source: Region, extent: Extent, stream: Stream) -> Pending:
        return self._worker.submit(self._copies.copy_out_box, ordinal, source, extent, stream)

    def aside_in(self, ordinal: int, destination: int, data: bytes | memoryview) -> Pending:
        return self._aside.submit(self._beside.copy_in, ordinal, destination, data)

    def aside_out(self, ordinal: int, source: int, size: int) -> Pending:
        return self._aside.submit(self._beside.copy_out, ordinal, source, size)

    # gates and values that hold a stream

    def gate(self, ordinal: int, stream: Stream, gate: Entry, reached: Callable[[int], None]) -> Pending:
        self._gates.prepare(gate)
        return self._worker.submit(self._gate, ordinal, stream, gate, reached)

    def _gate(self, ordinal: int, stream: Stream, gate: Entry, reached: Callable[[int], None]) -> None:
        owner, handle = self._contexts.place(ordinal, stream)
        if self._contexts.is_captured(owner, handle):
            self._captures.gate(ordinal, stream, gate, reached)
        else:
            self._gates.hold(owner, handle, gate, reached)

    def gate_open(self, gate: Entry) -> Pending:
        """Here and now: a word of memory is written, no thread and no driver call is in between."""
        self._gates.open(gate)
        return done()

    def stream_write_value(self, ordinal: int, stream: Stream, address: int, value: int, size: int) -> Pending:
        return self._worker.submit(self._write_value, ordinal, stream, address, value, size)

    def _write_value(self, ordinal: int, stream: Stream, address: int, value: int, size: int) -> None:
        self._values.write(*self._contexts.place(ordinal, stream), address, value, size)

    def stream_wait_value(
        self, ordinal: int, stream: Stream, address: int, value: int, size: int, flags: int
    ) -> Pending:
        return self._worker.submit(self._wait_value, ordinal, stream, address, value, size, flags)

    def _wait_value(self, ordinal: int, stream: Stream, address: int, value: int, size: int, flags: int) -> None:
        self._values.wait(*self._contexts.place(ordinal, stream), address, value, size, flags)

    # capture and graphs

    def capture_begin(
        self, ordinal: int, stream: Stream, graph: Entry | None, dependencies: Sequence[Entry]
    ) -> Pending:
        return self._worker.submit(self._captures.begin, ordinal, stream, graph, dependencies)

    def capture_end(self, ordinal: int, stream: Stream, graph: Entry) -> Pending:
        return self._worker.submit(self._captures.end, ordinal, stream, graph)

    def capture_dependencies(self, ordinal: int, stream: Stream) -> Pending:
        return self._worker.submit(self._captures.dependencies, ordinal, stream)

    def capture_update(self, ordinal: int, stream: Stream, nodes: Sequence[Entry], add: bool) -> Pending:
        return self._worker.submit(self._captures.update, ordinal, stream, nodes, add)

    def graph_create(self, graph: Entry, ordinal: int) -> Pending:
        return self._worker.submit(self._graphs.create, graph, ordinal)

    def graph_clone(self, clone: Entry, graph: Entry) -> Pending:
        return self._worker.submit(self._graphs.clone, clone, graph)

    def graph_destroy(self, graph: Entry) -> Pending:
        return self._worker.submit(self._captures.destroy_graph, graph)

    def graph_nodes(self, graph: Entry) -> Pending:
        return self._worker.submit(self._graphs.listed, graph)

    def graph_name(self, graph: Entry, position: int, node: Entry) -> Pending:
        return self._worker.submit(self._graphs.name, graph, position, node)

    def graph_add(self, graph: Entry, node: Entry, dependencies: Sequence[Entry], work: NodeWork) -> Pending:
        self._prepare(work)
        return self._worker.submit(self._graphs.add, graph, node, dependencies, work)

    def _prepare(self, work: NodeWork) -> None:
        if isinstance(work, GateWork):
            self._gates.prepare(work.gate)

    def graph_remove(self, node: Entry) -> Pending:
        return self._worker.submit(self._graphs.remove, node)

    def graph_depend(self, graph: Entry, edges: Sequence[tuple[Entry, Entry]], add: bool) -> Pending:
        return self._worker.submit(self._graphs.depend, graph, edges, add)

    def graph_set(self, executable: Entry | None, node: Entry, work: NodeWork) -> Pending:
        self._prepare(work)
        if executable is None:
            return self._worker.submit(self._graphs.set, node, work)
        return self._worker.submit(self._executables.set, executable, node, work)

    def graph_enable(self, executable: Entry, node: Entry, enabled: bool) -> Pending:
        return self._worker.submit(self._executables.enable, executable, node, enabled)

    def graph_instantiate(self, executable: Entry, graph: Entry, flags: int) -> Pending:
        return self._worker.submit(self._executables.instantiate, executable, graph, flags)

    def graph_update(self, executable: Entry, graph: Entry) -> Pending:
        return self._worker.submit(self._executables.update, executable, graph)

    def graph_launch(self, executable: Entry, ordinal: int, stream: Stream) -> Pending:
        return self._worker.submit(self._executables.launch, executable, ordinal, stream)

    def graph_exec_destroy(self, executable: Entry) -> Pending:
        return self._worker.submit(self._executables.destroy, executable)

    # what the lane does by itself

    def lane_provider(self, lane: Lane) -> Any:
        self._ahead = Ahead(lane)
        return self._ahead.provider

    def lane_values(self, thing: Stream, ordinal: int) -> tuple[int, int]:
        return self._ahead.values(thing, ordinal) if self._ahead is not None else (0, 0)

    @property
    def behind(self) -> bool:
        return self._worker.behind

    def when_caught_up(self, callback: Callable[[], None]) -> None:
        self._caught_up = callback

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


_: type[Device] = CudaDevice
