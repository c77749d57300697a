"""The CPU device as a session sees it: operations go to the child, in order.

Streams need nothing: the child executes everything in the order of submission, which is legal for any use of streams.
So a stream's state here is its last operation, an event's the operation that recorded it, and to wait for either is to
wait for that operation's answer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeGuard

import attrs
import trio

from gtap_core.session.device import (
    Device,
    DeviceFacts,
    DeviceUnavailable,
    Global,
    Kernel,
    Launch,
    Loaded,
    Pending,
    Refusing,
    Stream,
    done,
)
from gtap_core.session.handles import Entry
from gtap_plugin_cpu.facts import MAX_GRID, device_facts
from gtap_plugin_cpu.link import Link, no_value
from gtap_plugin_cpu.wire import BrokenFrame, Verb

INVALID_VALUE, INVALID_DEVICE, INVALID_HANDLE, NOT_READY, NOT_SUPPORTED = 1, 101, 400, 600, 801
START_SECONDS = 60


@attrs.define(eq=False)
class _Work:
    """An operation and its place in the order."""

    number: int
    pending: Pending


_NOTHING = _Work(0, done())


@attrs.define(eq=False)
class _StreamState:
    last: _Work = _NOTHING


@attrs.define(eq=False)
class _EventState:
    timed: bool
    record: _Work | None = None


class CpuDevice(Refusing):
    """Implements gtap_core.session.device.Device."""

    kind = "cpu"

    def __init__(self, nursery: trio.Nursery) -> None:
        self._nursery = nursery
        self._facts: list[DeviceFacts] = []
        self._link: Link | None = None
        self._count = 0
        self._last = _NOTHING
        self._slots: dict[int, int] = {}
        self._extents: dict[tuple[int, int], int] = {}  # (ordinal, address) -> size
        self._runs: trio.MemorySendChannel[tuple[Pending, Callable[[], Any]]] | None = None

    async def start(self, output: Callable[[int, bytes], None]) -> list[DeviceFacts]:
        """Start the child. Device printf does not exist yet, so nothing is ever given to `output`."""
        self._facts = device_facts()
        self._link = Link(self._nursery)
        self._runs, runs = trio.open_memory_channel[tuple[Pending, Callable[[], Any]]](1 << 20)
        self._nursery.start_soon(self._run_all, runs)
        with trio.move_on_after(START_SECONDS):
            if await self._link.submit(Verb.PING).wait() == 0:
                return self._facts
        raise DeviceUnavailable("the cpu device's process does not start; is llvmlite installed?")

    async def aclose(self) -> None:
        if self._runs is not None:
            self._runs.close()
        if self._link is not None:
            await self._link.aclose()

    # order

    @property
    def link(self) -> Link:
        if self._link is None:
            raise RuntimeError("the device is not started")
        return self._link

    def _ordered(self, stream: Stream, verb: Verb, *values: Any, **rest: Any) -> Pending:
        """Submit work to a stream."""
        pending = self.link.submit(verb, *values, **rest)
        self._count += 1
        self._last = _Work(self._count, pending)
        state = _stream_state(stream)
        if state is not None:
            state.last = self._last
        return pending

    def _reached(self, stream: Stream) -> _Work:
        """What must be done when a stream is done: of the default streams, everything."""
        state = _stream_state(stream)
        return self._last if state is None else state.last

    def _when(self, work: _Work) -> Pending:
        """Resolved with `work`, by the sticky status or 0: its own failure has been reported by itself."""
        result = Pending()
        work.pending.when_done(lambda _: result.resolve(self.link.dead))
        return result

    # contexts and memory

    def attach(self, ordinal: int) -> Pending:
        if not 0 <= ordinal < len(self._facts):
            return done(INVALID_DEVICE)
        return done(self.link.dead)

    def reset(self, ordinal: int) -> Pending:
        """Forget the modules of a device; after a fault, start a new child with the same extents, zeroed."""
        if not self.link.dead:
            return self._ordered(0, Verb.RESET, ordinal)
        self._link = Link(self._nursery)
        pendings = [self.link.submit(Verb.RESERVE, *slot) for slot in self._slots.items()]
        pendings += [self.link.submit(Verb.MAP, o, a, size) for (o, a), size in self._extents.items()]
        pendings.append(self.link.submit(Verb.PING))
        result = Pending()
        pendings[-1].when_done(lambda _: result.resolve(next((p.status for p in pendings if p.status), 0)))
        return result

    def reserve(self, address: int, size: int) -> Pending:
        pending = self.link.submit(Verb.RESERVE, address, size)
        return _noted(pending, lambda: self._slots.__setitem__(address, size))

    def map_extent(self, ordinal: int, address: int, size: int) -> Pending:
        pending = self.link.submit(Verb.MAP, ordinal, address, size)
        return _noted(pending, lambda: self._extents.__setitem__((ordinal, address), size))

    def unmap_extent(self, ordinal: int, address: int, size: int) -> Pending:
        pending = self._ordered(0, Verb.UNMAP, ordinal, address, size)
        return _noted(pending, lambda: self._extents.pop((ordinal, address), None))

    def memory_info(self, ordinal: int) -> Pending:
        def finish(status: int, values: Sequence[Any], blob: memoryview) -> Any:
            if status or not (_integers(values) and len(values) == 2):
                raise BrokenFrame("memory_info")
            return values[0], values[1]

        return self.link.submit(Verb.MEMORY, ordinal, finish=finish)

    # modules

    def load(self, entry: Entry, ordinal: int, image: bytes) -> Pending:
        return self._ordered(0, Verb.LOAD, entry.token, ordinal, blob=image, finish=_loaded)

    def unload(self, entry: Entry) -> Pending:
        return self._ordered(0, Verb.UNLOAD, entry.token)

    def launch(self, launch: Launch) -> Pending:
        if any(n > MAX_GRID[0] for n in (*launch.grid, *launch.block, launch.shared_bytes)):
            return done(INVALID_VALUE)
        return self._ordered(
            launch.stream, Verb.LAUNCH, launch.module.token, launch.kernel, launch.grid, launch.block,
            launch.shared_bytes, int(launch.cooperative), blob=launch.parameters,
        )  # fmt: skip

    def function_attribute(self, module: Entry, kernel: str, attribute: int, value: int) -> Pending:
        return self._ordered(0, Verb.SET_ATTRIBUTE, module.token, kernel, attribute, value)

    def occupancy(self, module: Entry, kernel: str, block_size: int, shared_bytes: int, flags: int) -> Pending:
        return self._ordered(
            0, Verb.OCCUPANCY, module.token, kernel, block_size, shared_bytes, finish=_one_integer
        )  # fmt: skip

    # streams and events

    def stream_create(self, entry: Entry, ordinal: int, flags: int, priority: int) -> Pending:
        entry.real = _StreamState()
        return done(self.link.dead)

    def stream_destroy(self, entry: Entry) -> Pending:
        return done(self.link.dead)

    def stream_wait(self, ordinal: int, stream: Stream, event: Entry, flags: int) -> Pending:
        state, record = _stream_state(stream), _event_state(event).record
        if state is not None and record is not None and record.number > state.last.number:
            state.last = record
        return done(self.link.dead)

    def stream_query(self, ordinal: int, stream: Stream) -> Pending:
        if self.link.dead:
            return done(self.link.dead)
        return done(NOT_READY if self._reached(stream).pending.status is None else 0)

    def event_create(self, entry: Entry, ordinal: int, flags: int) -> Pending:
        entry.real = _EventState(timed=not flags & 2)
        return done(self.link.dead)

    def event_destroy(self, entry: Entry) -> Pending:
        return done(self.link.dead)

    def event_record(self, ordinal: int, event: Entry, stream: Stream, flags: int) -> Pending:
        pending = self._ordered(stream, Verb.STAMP, finish=_one_integer)
        _event_state(event).record = self._last
        return pending

    def event_wait(self, event: Entry) -> Pending:
        return self._when(_event_state(event).record or _NOTHING)

    def event_query(self, event: Entry) -> Pending:
        if self.link.dead:
            return done(self.link.dead)
        record = _event_state(event).record
        return done(NOT_READY if record is not None and record.pending.status is None else 0)

    def event_elapsed(self, start: Entry, end: Entry) -> Pending:
        if self.link.dead:
            return done(self.link.dead)
        states = (_event_state(start), _event_state(end))
        if any(state.record is None or not state.timed for state in states):
            return done(INVALID_HANDLE)
        records = [state.record.pending for state in states if state.record is not None]
        if any(record.status is None for record in records):
            return done(NOT_READY)
        failed = next((record.status for record in records if record.status), 0)
        return done(failed) if failed else done(0, (records[1].value - records[0].value) / 1e6)

    def mark(self, ordinal: int, stream: Stream) -> Pending:
        return self._when(self._reached(stream))

    def mark_all(self, ordinal: int) -> Pending:
        return self._when(self._last)

    # copies and sets

    def copy_in(self, ordinal: int, destination: int, data: bytes | memoryview, stream: Stream) -> Pending:
        return self._ordered(stream, Verb.COPY_IN, destination, blob=data)

    def copy_out(self, ordinal: int, source: int, size: int, stream: Stream) -> Pending:
        def finish(status: int, values: Sequence[Any], blob: memoryview) -> Any:
            if status == 0 and len(blob) != size:
                raise BrokenFrame("copy_out")
            return blob if status == 0 else None

        return self._ordered(stream, Verb.COPY_OUT, source, size, expect=size, finish=finish)

    def copy(self, ordinal: int, destination: int, source: int, size: int, stream: Stream) -> Pending:
        return self._ordered(stream, Verb.COPY, destination, source, size)

    def fill(self, ordinal: int, destination: int, pattern: bytes, count: int, stream: Stream) -> Pending:
        return self._ordered(stream, Verb.FILL, destination, 0, count, 1, blob=pattern)

    def fill_2d(
        self, ordinal: int, destination: int, pitch: int, pattern: bytes, width: int, height: int, stream: Stream
    ) -> Pending:
        return self._ordered(stream, Verb.FILL, destination, pitch, width, height, blob=pattern)

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

        return self._ordered(0, Verb.CALL, library, function, encoded, finish=finish)

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


def _stream_state(stream: Stream) -> _StreamState | None:
    """A stream's own state; None for the default streams."""
    return stream.real if isinstance(stream, Entry) and isinstance(stream.real, _StreamState) else None


def _event_state(event: Entry) -> _EventState:
    return event.real if isinstance(event.real, _EventState) else _EventState(timed=False)


def _noted(pending: Pending, note: Callable[[], Any]) -> Pending:
    pending.when_done(lambda p: note() if p.status == 0 else None)
    return pending


def _integers(values: Any) -> TypeGuard[list[int]]:
    return isinstance(values, list) and all(isinstance(v, int) and -(1 << 63) <= v < 1 << 64 for v in values)


def _one_integer(status: int, values: Sequence[Any], blob: memoryview) -> Any:
    if status:
        return no_value(status, values, blob)
    if not _integers(values) or len(values) != 1:
        raise BrokenFrame("a number was expected")
    return values[0]


def _loaded(status: int, values: Sequence[Any], blob: memoryview) -> Any:
    """Check what the child says about a module: it may be anything."""
    if status:
        return no_value(status, values, blob)
    try:
        kernels, variables = values
        return Loaded([_kernel(*kernel) for kernel in kernels], [_variable(*each) for each in variables])
    except (TypeError, ValueError) as error:
        raise BrokenFrame(f"a module: {error}") from None


def _kernel(name: Any, parameters: Any, attributes: Any) -> Kernel:
    pairs = [*parameters, *attributes]
    if not isinstance(name, str) or not all(_integers(pair) and len(pair) == 2 for pair in pairs):
        raise ValueError("no kernel")
    if any(not 0 <= offset <= offset + size <= 1 << 16 for offset, size in parameters):
        raise ValueError("no parameters")
    return Kernel(name, [(offset, size) for offset, size in parameters], dict(attributes))


def _variable(name: Any, address: Any, size: Any) -> Global:
    if not isinstance(name, str) or not _integers([address, size]):
        raise ValueError("no variable")
    if not 0x1000_0000_0000 <= address <= address + size <= 0x2000_0000_0000:
        raise ValueError("a variable outside the globals' addresses")
    return Global(name, address, size)


_UNKNOWN = object()


def _encoded(argument: Any) -> Any:
    """An argument of a library call as the child takes it: ("out", bytes), ("entry", token), or the value itself."""
    if isinstance(argument, Entry):
        return ["stream" if isinstance(argument.real, _StreamState) else "entry", argument.token]
    if isinstance(argument, bytearray):
        return ["out", argument]
    if argument is None or isinstance(argument, int | float | str | bytes):
        return argument
    return bytes(argument) if isinstance(argument, memoryview) else _UNKNOWN


_: type[Device] = CpuDevice
