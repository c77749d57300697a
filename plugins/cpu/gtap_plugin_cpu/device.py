"""The CPU device as a session sees it: operations go to the child, in the order that the schedule allows.

A Pending is resolved by the child's answer, when the operation has been executed; of one that is held, that is later.
So a failure is always reported as that of its own call. What makes and maps memory, loads a module or asks a question
goes past held streams; what takes memory or code away waits for everything before it.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping, Sequence
from math import prod
from typing import Any
from weakref import WeakKeyDictionary

import trio

from gtap_core import (
    CopyWork,
    Device,
    DeviceFacts,
    DeviceUnavailable,
    Entry,
    Extent,
    FillWork,
    Global,
    Kernel,
    Launch,
    LinkInput,
    Loaded,
    Pending,
    Region,
    StreamNumber,
    done,
)
from gtap_core import DeviceStream as Stream
from gtap_plugin_cpu import host
from gtap_plugin_cpu.cache import open_cache
from gtap_plugin_cpu.compiling import Compiler
from gtap_plugin_cpu.facts import cache_bytes, device_facts, kernel_seconds
from gtap_plugin_cpu.graphs import NOT_SUPPORTED, Graphs, LoadedModule, loaded_module, row
from gtap_plugin_cpu.link import Link, no_value
from gtap_plugin_cpu.schedule import StreamState
from gtap_plugin_cpu.streams import exactly, integers, one_integer
from gtap_plugin_cpu.wire import BrokenFrame, Verb

INVALID_DEVICE = 101
CLUSTER = 4  # CUlaunchAttributeID
UNSUPPORTED_LIMIT = 215
START_SECONDS = 60
HEAP = 2  # CU_LIMIT_MALLOC_HEAP_SIZE
LIMITS = 6  # so many kinds, from 0


class CpuDevice(Graphs):
    """Implements gtap_core.session.device.Device."""

    kind = "cpu"

    def __init__(self, nursery: trio.Nursery) -> None:
        super().__init__(nursery)
        self._facts: list[DeviceFacts] = []
        self._output: Callable[[int, bytes], None] = lambda descriptor, data: None
        self._unmapping = 0  # extents that are being taken away
        self._modules = self._physicals = 0  # so far
        self._bound: WeakKeyDictionary[Entry, StreamState] = (
            WeakKeyDictionary()
        )  # a library's handle -> the stream it was last used with
        self._slots: dict[int, int] = {}
        self._attached: set[int] = set()
        self._extents: dict[tuple[int, int], int] = {}  # (ordinal, address) -> size
        self._compiler = Compiler(None)
        self._runs: trio.MemorySendChannel[tuple[Pending, Callable[[], Any]]] | None = None

    async def start(self, output: Callable[[int, bytes], None]) -> list[DeviceFacts]:
        """Start the child; `output` gets what kernels print."""
        self._output = output
        self._facts = device_facts()
        kernel_seconds()  # the child reads it: say here what is wrong with it
        self._compiler = Compiler(open_cache(cache_bytes()))
        self._link = Link(self._nursery, self._changed, self._output, self._compiler)
        self._runs, runs = trio.open_memory_channel[tuple[Pending, Callable[[], Any]]](1 << 20)
        self._nursery.start_soon(self._run_all, runs)
        with trio.move_on_after(START_SECONDS):
            if await self._link.submit(Verb.PING).wait() == 0:
                return self._facts
        raise DeviceUnavailable("the cpu device's process does not start; is llvmlite installed?")

    def attributes(self, ordinal: int) -> Mapping[int, int]:
        """The attributes of one of the devices that were started."""
        return self._facts[ordinal].attributes

    async def aclose(self) -> None:
        if self._runs is not None:
            self._runs.close()
        if self._link is not None:
            await self._link.aclose()
        await self._compiler.aclose()

    # contexts and memory

    def attach(self, ordinal: int) -> Pending:
        if not 0 <= ordinal < len(self._facts):
            return done(INVALID_DEVICE)
        self._attached.add(ordinal)
        return done(self._sticky(ordinal))

    def reset(self, ordinal: int) -> Pending:
        """Forget the modules of a device, once what was submitted is done; waits for values end.

        After a fault, start a new child with the same extents, zeroed. What other devices had died with the old one:
        they stay as they are until their own reset.
        """
        self._bound.clear()
        if not self.child.dead:
            if self._lost.pop(ordinal, 0):
                self._map_again(ordinal)
            self._discard(ordinal)
            pending = self.schedule.barrier(self._sender(Verb.RESET, ordinal))
            pending.when_done(lambda _: self._ending.discard(ordinal))
            return pending
        self._lost.update(dict.fromkeys(self._attached | {o for o, _ in self._extents}, self.child.dead))
        self._lost.pop(ordinal, None)
        self._link = Link(self._nursery, self._changed, self._output, self._compiler)
        pendings = [self.child.submit(Verb.RESERVE, *slot) for slot in self._slots.items()]
        pendings += self._map_again(ordinal)
        pendings.append(self.child.submit(Verb.PING))
        result = Pending()
        pendings[-1].when_done(lambda _: result.resolve(next((p.status for p in pendings if p.status), 0)))
        return result

    def _map_again(self, ordinal: int) -> list[Pending]:
        """The child is another one than that in which a device's extents were mapped."""
        return [self.child.submit(Verb.MAP, o, a, size) for (o, a), size in self._extents.items() if o == ordinal]

    def reserve(self, address: int, size: int) -> Pending:
        pending = self.child.submit(Verb.RESERVE, address, size)
        return _noted(pending, lambda: self._slots.__setitem__(address, size))

    def map_extent(self, ordinal: int, address: int, size: int) -> Pending:
        """Goes past queued work, but not past what takes memory away: that may make room for it."""
        if ordinal in self._lost:
            return done(self._lost[ordinal])
        verb = Verb.MAP_BEHIND if self._unmapping else Verb.MAP
        pending = self.schedule.past(self._sender(verb, ordinal, address, size), fence=True)
        return _noted(pending, lambda: self._extents.__setitem__((ordinal, address), size))

    def unmap_extent(self, ordinal: int, address: int, size: int) -> Pending:
        if ordinal in self._lost:
            self._extents.pop((ordinal, address), None)
            return done()
        self._unmapping += 1
        pending = self.schedule.barrier(self._sender(Verb.UNMAP, ordinal, address, size))
        pending.when_done(self._unmapped)
        return _noted(pending, lambda: self._extents.pop((ordinal, address), None))

    def _unmapped(self, _: Pending) -> None:
        self._unmapping -= 1

    def limit(self, ordinal: int, limit: int, value: int) -> Pending:
        """The heap's size counts; the others change nothing: a thread's stack has what the machine has."""
        if not 0 <= limit < LIMITS:
            return done(UNSUPPORTED_LIMIT)
        if limit != HEAP:
            return done(self._sticky(ordinal), value)

        def finish(status: int, values: Sequence[Any], blob: memoryview) -> int:
            return value

        return self.schedule.sent(self._sender(Verb.HEAP_SIZE, ordinal, value, finish=finish)).pending

    def memory_info(self, ordinal: int) -> Pending:
        def finish(status: int, values: Sequence[Any], blob: memoryview) -> Any:
            if status or not (integers(values) and len(values) == 2):
                raise BrokenFrame("memory_info")
            return values[0], values[1]

        return self.child.submit(Verb.MEMORY, ordinal, finish=finish, quiet=True)

    def busy(self) -> Pending:
        def finish(status: int, values: Sequence[Any], blob: memoryview) -> Any:
            if status or not all(isinstance(each, list) and integers(each) and len(each) == 11 for each in values):
                raise BrokenFrame("busy")
            return [(total, tenths) for total, *tenths in values]

        return self.child.submit(Verb.BUSY, finish=finish, quiet=True)

    def gauge(self, places: Sequence[str]) -> Sequence[tuple[int | None, int | None]]:
        """Utilisation is what `busy` says: the processors have other work, too."""
        return [(host.temperature(), None)] * len(places)

    def peer(self, ordinal: int, peer: int) -> Pending:
        """All lie in one process: every device can reach every other one's memory, and what is atomic is so there."""
        inside = ordinal < len(self._facts) and peer < len(self._facts)
        return done(0, (0, int(ordinal != peer), int(ordinal != peer), 0, 0)) if inside else done(INVALID_DEVICE)

    def peer_access(self, ordinal: int, peer: int, enabled: bool) -> Pending:
        if max(ordinal, peer) >= len(self._facts):
            return done(INVALID_DEVICE)
        send = self._sender(Verb.PEER_ACCESS, ordinal, peer, int(enabled))
        return self.schedule.sent(send).pending if enabled else self.schedule.barrier(send)

    # modules

    def load(self, entry: Entry, ordinal: int, image: bytes) -> Pending:
        if ordinal in self._lost:
            return done(self._lost[ordinal])
        self._modules += 1
        entry.real = LoadedModule(self._modules, ordinal)
        return self.schedule.sent(self._sender(Verb.LOAD, self._modules, ordinal, blob=image, finish=_loaded)).pending

    def unload(self, entry: Entry) -> Pending:
        return self.schedule.barrier(self._sender(Verb.UNLOAD, loaded_module(entry).number))

    def link(self, ordinal: int, inputs: Sequence[LinkInput], options: Mapping[int, int]) -> Pending:
        """`options` change nothing: the code is made at the first launch of a kernel, for this processor."""
        described = [(each.kind, each.name, len(each.data)) for each in inputs]
        data = b"".join(each.data for each in inputs)
        most = 2 * len(data) + 4096  # names may grow
        return self.schedule.sent(self._sender(Verb.LINK, described, blob=data, expect=most, finish=_linked)).pending

    def launch(self, launch: Launch) -> Pending:
        """Of the attributes only clusters of several blocks would change what a kernel sees here."""
        if any(number == CLUSTER and struct.unpack("<3I", value) != (1, 1, 1) for number, value in launch.attributes):
            return done(NOT_SUPPORTED)
        return self._do(self._stream(loaded_module(launch.module).ordinal, launch.stream), launch)

    def function_attribute(self, module: Entry, kernel: str, attribute: int, value: int) -> Pending:
        send = self._sender(Verb.SET_ATTRIBUTE, loaded_module(module).number, kernel, attribute, value)
        return self.schedule.sent(send).pending

    def occupancy(self, module: Entry, kernel: str, block_size: int, shared_bytes: int, flags: int) -> Pending:
        values = (loaded_module(module).number, kernel, block_size, shared_bytes)
        return self.schedule.sent(self._sender(Verb.OCCUPANCY, *values, finish=one_integer)).pending

    def clusters(self, launch: Launch, largest: bool) -> Pending:
        return done(NOT_SUPPORTED)

    # copies and sets

    def copy_in(self, ordinal: int, destination: int, data: bytes | memoryview, stream: Stream) -> Pending:
        return self._put(self._stream(ordinal, stream), self._sender(Verb.COPY_IN, destination, blob=data))

    def copy_out(self, ordinal: int, source: int, size: int, stream: Stream) -> Pending:
        send = self._sender(Verb.COPY_OUT, source, size, expect=size, finish=exactly(size))
        return self._put(self._stream(ordinal, stream), send)

    def copy(self, ordinal: int, destination: int, source: int, size: int, stream: Stream) -> Pending:
        return self.copy_box(ordinal, Region(destination, size), Region(source, size), (size, 1, 1), stream)

    def fill(self, ordinal: int, destination: int, pattern: bytes, count: int, stream: Stream) -> Pending:
        return self.fill_2d(ordinal, destination, 0, pattern, count, 1, stream)

    def fill_2d(
        self, ordinal: int, destination: int, pitch: int, pattern: bytes, width: int, height: int, stream: Stream
    ) -> Pending:
        return self._do(self._stream(ordinal, stream), FillWork(destination, pitch, pattern, width, height))

    def copy_box(self, ordinal: int, destination: Region, source: Region, extent: Extent, stream: Stream) -> Pending:
        return self._do(self._stream(ordinal, stream), CopyWork(destination, source, extent))

    def copy_in_box(
        self, ordinal: int, destination: Region, extent: Extent, data: bytes | memoryview, stream: Stream
    ) -> Pending:
        send = self._sender(Verb.COPY_IN_BOX, *row(destination), extent, blob=data)
        return self._put(self._stream(ordinal, stream), send)

    def copy_out_box(self, ordinal: int, source: Region, extent: Extent, stream: Stream) -> Pending:
        size = prod(extent)
        send = self._sender(Verb.COPY_OUT_BOX, *row(source), extent, expect=size, finish=exactly(size))
        return self._put(self._stream(ordinal, stream), send)

    # aside

    def aside_in(self, ordinal: int, destination: int, data: bytes | memoryview) -> Pending:
        return self.child.submit(Verb.ASIDE_IN, destination, blob=data)

    def aside_out(self, ordinal: int, source: int, size: int) -> Pending:
        return self.child.submit(Verb.ASIDE_OUT, source, size, expect=size, finish=exactly(size))

    # physical memory

    def physical_create(self, entry: Entry, ordinal: int, size: int) -> Pending:
        self._physicals += 1
        entry.real = self._physicals
        return self.child.submit(Verb.PHYSICAL_CREATE, self._physicals, ordinal, size)

    def physical_release(self, entry: Entry) -> Pending:
        return self.schedule.barrier(self._sender(Verb.PHYSICAL_RELEASE, _number(entry)))

    def physical_map(self, entry: Entry, address: int, size: int, offset: int) -> Pending:
        send = self._sender(Verb.PHYSICAL_MAP, _number(entry), address, size, offset)
        return self.schedule.past(send, fence=True)

    def physical_unmap(self, address: int, size: int) -> Pending:
        return self.schedule.barrier(self._sender(Verb.PHYSICAL_UNMAP, address, size))

    # libraries

    def call_library(self, library: str, function: str, arguments: Sequence[Any]) -> Pending:
        encoded = [_encoded(argument) for argument in arguments]
        if any(argument is _UNKNOWN for argument in encoded):
            return done(NOT_SUPPORTED)

        def finish(status: int, values: Sequence[Any], blob: memoryview) -> Any:
            outputs = values[0] if values and isinstance(values[0], list) else []
            for argument, output in zip(arguments, outputs, strict=False):
                if isinstance(argument, bytearray) and output is not None:
                    if not isinstance(output, bytes) or len(output) > len(argument):
                        raise BrokenFrame("call_library")
                    argument[:] = output

        send = self._sender(Verb.CALL, library, function, encoded, finish=finish)
        stream = self._stream_of(library, arguments)
        if stream is None:
            return self.schedule.sent(send).pending
        return self._put(stream, send, node=not any(isinstance(each, bytearray) for each in arguments))

    def _stream_of(self, library: str, arguments: Sequence[Any]) -> StreamState | None:
        """The stream that a call works on: one that is given, or that its handle was last given with; the legacy one.

        None for a call that makes a handle: it touches no memory. Another library's handle keeps its stream.
        """
        entries = [argument for argument in arguments if isinstance(argument, Entry)]
        given = next((entry.real for entry in entries if isinstance(entry.real, StreamState)), None)
        handles = [entry for entry in entries if not isinstance(entry.real, StreamState)]
        if given is None and any(isinstance(argument, StreamNumber) for argument in arguments):
            given = self.schedule.legacy(int(handles[0].creation.get("ordinal", 0)) if handles else 0)
        new = [entry for entry in handles if entry not in self._bound]
        for entry in new:
            self._bound[entry] = self.schedule.legacy(int(entry.creation.get("ordinal", 0)))
        if given is not None:
            own = [entry for entry in handles if entry.kind.startswith(f"{library}.")]
            self._bound.update(dict.fromkeys(own, given))
            return given
        if new:
            return None
        return self._bound[handles[0]] if handles else self.schedule.legacy(0)

    def run(self, function: Callable[..., Any], *arguments: Any) -> Pending:
        """Call a function of the session process in a thread, after the runs before it."""
        pending = Pending()
        if self._runs is None:
            raise RuntimeError("the device is not started")
        self._runs.send_nowait((pending, lambda: function(*arguments)))
        return pending

    async def _run_all(self, runs: trio.MemoryReceiveChannel[tuple[Pending, Callable[[], Any]]]) -> None:
        async for pending, call in runs:
            pending.resolve(0, await trio.to_thread.run_sync(call))


def _number(entry: Entry) -> int:
    return entry.real if isinstance(entry.real, int) else 0


def _noted(pending: Pending, note: Callable[[], Any]) -> Pending:
    pending.when_done(lambda p: note() if p.status == 0 else None)
    return pending


def _loaded(status: int, values: Sequence[Any], blob: memoryview) -> Any:
    """Check what the child says about a module: it may be anything."""
    if status:
        return no_value(status, values, blob)
    try:
        kernels, variables = values
        return Loaded([_kernel(*kernel) for kernel in kernels], [_variable(*each) for each in variables])
    except (TypeError, ValueError) as error:
        raise BrokenFrame(f"a module: {error}") from None


def _linked(status: int, values: Sequence[Any], blob: memoryview) -> Any:
    log = values[0] if values and isinstance(values[0], str) else ""
    return (b"" if status else bytes(blob)), log


def _kernel(name: Any, parameters: Any, attributes: Any) -> Kernel:
    pairs = [*parameters, *attributes]
    if not isinstance(name, str) or not all(integers(pair) and len(pair) == 2 for pair in pairs):
        raise ValueError("no kernel")
    if any(not 0 <= offset <= offset + size <= 1 << 16 for offset, size in parameters):
        raise ValueError("no parameters")
    return Kernel(name, [(offset, size) for offset, size in parameters], dict(attributes))


def _variable(name: Any, address: Any, size: Any) -> Global:
    if not isinstance(name, str) or not integers([address, size]):
        raise ValueError("no variable")
    if not 0x1000_0000_0000 <= address <= address + size <= 0x2000_0000_0000:
        raise ValueError("a variable outside the globals' addresses")
    return Global(name, address, size)


_UNKNOWN = object()


def _encoded(argument: Any) -> Any:
    """An argument of a library call as the child takes it: ("out", bytes), ("entry", token), or the value itself."""
    if isinstance(argument, Entry):
        return ["stream" if isinstance(argument.real, StreamState) else "entry", argument.token]
    if isinstance(argument, bytearray):
        return ["out", argument]
    if isinstance(argument, StreamNumber):
        return int(argument)
    if argument is None or isinstance(argument, int | float | str | bytes):
        return argument
    return bytes(argument) if isinstance(argument, memoryview) else _UNKNOWN


_: type[Device] = CpuDevice
