"""What the lane knows of the session: handles, streams that need nothing, memory. Told when it is given the turn.

An object that it does not know, or knows as one that is not plain, it hands over: so to tell it late is never wrong.
What must not be used any more is taken from it at once.
"""

from __future__ import annotations

from typing import Any

from gtap_core.lane.library import Lane
from gtap_core.spec import Function, Library
from gtap_core.spec.layout import kind_number

from .device import Stream
from .dispatch import Dispatcher
from .handles import EVENT_KIND, KERNEL_KIND, STREAM_KIND, Entry, StreamKey

MOST_RANGES = 1024  # to tell of anew with each change; with more the lane hands over what touches memory
_LIBRARY = STREAM_KIND.partition(".")[0]
OPERATIONS = {
    "gtapLaunch": "LANE_LAUNCH",
    "gtapCopyIn": "LANE_COPY_IN",
    "gtapCopyOut": "LANE_COPY_OUT",
    "gtapCopyOutAsync": "LANE_COPY_OUT_ASYNC",
    "gtapCopy": "LANE_COPY",
    "gtapFill": "LANE_FILL",
    "cuEventRecordWithFlags": "LANE_EVENT_RECORD",
    "cuStreamWaitEvent": "LANE_STREAM_WAIT",
    "cuStreamSynchronize": "LANE_STREAM_SYNC",
    "cuEventSynchronize": "LANE_EVENT_SYNC",
    "cuCtxSynchronize": "LANE_CONTEXT_SYNC",
    "cuStreamQuery": "LANE_STREAM_QUERY",
    "cuEventQuery": "LANE_EVENT_QUERY",
}


class LaneMirror:
    """The mirror of one session's tables in its lane."""

    def __init__(self, library: Lane, lane: Any) -> None:
        self._ffi, self._c, self._lane = library.ffi, library.c, lane
        self._library = library
        self._kinds = {EVENT_KIND: self._c.LANE_EVENT, KERNEL_KIND: self._c.LANE_KERNEL}
        self._driven = frozenset(self._kinds)  # the device's own
        self._dispatcher: Dispatcher | None = None
        self._made: dict[Entry, None] = {}  # not told yet
        self._bound: dict[Entry, StreamKey] = {}  # the same: what libraries' handles were last used with
        self._told_bound: dict[Entry, Stream] = {}
        self._entered: dict[StreamKey, None] = {}  # the same
        self._streams: set[Entry] = set()  # that exist on the device
        self._told: set[Entry] = set()
        self._attached: set[int] = set()
        self._behind = False
        self._fences: dict[int, Entry] = {}  # the events that the lane knows, by device
        self._changes = 0

    def attach(self, dispatcher: Dispatcher) -> None:
        """Whose tables they are."""
        self._dispatcher = dispatcher

    def operations(self) -> None:
        """The client has declared its libraries: which of their functions the lane executes."""
        assert self._dispatcher is not None
        for number, library in self._dispatcher.libraries.declared():
            for name, operation in OPERATIONS.items() if library.name == _LIBRARY else ():
                function = library.by_name.get(name)
                if function is not None:
                    self._operation(number, function, operation)
            self._thunks(number, library)

    def _operation(self, number: int, function: Function, operation: str) -> None:
        self._check(self._c.lane_operation(self._lane, number, function.ordinal, getattr(self._c, operation)))

    def _thunks(self, number: int, library: Library) -> None:
        """Where the device does nothing for a library, the lane executes its calls: see lane/README.md."""
        assert self._dispatcher is not None
        table = self._library.thunks(library.name)
        if table is None or not getattr(self._dispatcher.device, "lane_thunks", False):
            return
        if not self._check(self._c.lane_thunks(self._lane, number, table, library.golden[-1])):
            return
        for function in library.functions.values():
            if function.name not in library.handlers:
                self._operation(number, function, "LANE_THUNK")
                kinds = {each.kind for each in function.parameters} - {"", STREAM_KIND, *self._driven}
                self._kinds |= {kind: kind_number(kind) for kind in kinds}

    # ---- what is heard ----

    def entered(self, key: StreamKey) -> None:
        self._entered[key] = None

    def fenced(self) -> None:
        self._behind = True
        self._entered.clear()

    def made(self, entry: Entry) -> None:
        if not self._lives(entry):
            return  # it was destroyed before the device had made it
        if entry.kind == STREAM_KIND:
            self._streams.add(entry)
        elif entry.kind in self._kinds:
            self._made[entry] = None

    def bound(self, entry: Entry, key: StreamKey) -> None:
        if entry.kind in self._kinds and entry.kind not in self._driven:
            self._bound[entry] = key

    def ended(self, entry: Entry) -> None:
        self._made.pop(entry, None)
        self._bound.pop(entry, None)
        self._told_bound.pop(entry, None)
        if entry.kind == STREAM_KIND:
            self._unbind(entry)
            self._entered.pop((int(entry.creation["ordinal"]), entry), None)
        self._streams.discard(entry)
        if entry in self._told:
            self._told.discard(entry)
            thread = entry.creation.get("thread", 0)
            if thread:
                self._check(self._c.lane_stream(self._lane, entry.creation["ordinal"], thread, 0, 0))
            else:
                self._c.lane_handle_end(self._lane, entry.token)

    def _unbind(self, stream: Entry) -> None:
        """Handles whose stream has died are as new ones."""
        latest = self._told_bound | {handle: bound for handle, (_, bound) in self._bound.items()}
        for handle in [each for each, bound in latest.items() if bound is stream]:
            self._bound.pop(handle, None)
            self._told_bound.pop(handle, None)
            self._told.discard(handle)
            self._made[handle] = None
            self._c.lane_handle_end(self._lane, handle.token)

    def reset(self, ordinal: int) -> None:
        self.fenced()
        if self._fences.pop(ordinal, None) is not None:
            self._c.lane_fence(self._lane, ordinal, 0)
        for entry in [each for each in (*self._told, *self._made) if each.creation.get("ordinal") == ordinal]:
            self.ended(entry)

    def unmapped(self) -> None:
        self._tell_ranges()

    def _lives(self, entry: Entry) -> bool:
        assert self._dispatcher is not None
        return not entry.status and self._dispatcher.handles.find(entry.token, entry.kind) is entry

    # ---- what is told ----

    def tell(self) -> None:
        """Bring the lane up to date; the turn is Python's."""
        if self._behind:
            self._behind = False
            self._c.lane_streams_behind(self._lane)
        self._tell_devices()
        self._tell_streams()
        self._tell_objects()
        self._tell_fences()
        self._tell_bound()
        self._tell_ranges()

    def _tell_devices(self) -> None:
        assert self._dispatcher is not None
        for ordinal in self._dispatcher.attached - self._attached:
            self._attached.add(ordinal)
            self._check(self._c.lane_stream(self._lane, ordinal, 0, 0, 0))

    def _tell_streams(self) -> None:
        assert self._dispatcher is not None
        left: dict[StreamKey, None] = {}
        for key in self._entered:
            if key[1] and key[1] not in self._streams and not self._thread(key):
                left[key] = None  # it is being made
            elif self._dispatcher.order.is_plain(key):
                self._tell_stream(*key)
        self._entered = left

    @staticmethod
    def _thread(key: StreamKey) -> int:
        return int(key[1].creation.get("thread", 0)) if isinstance(key[1], Entry) else 0

    def _tell_stream(self, ordinal: int, stream: Stream) -> None:
        value, _ = self._values(stream, ordinal)
        if isinstance(stream, Entry):
            if stream.status:
                return
            self._told.add(stream)
            if not self._thread((ordinal, stream)):
                kind = self._c.LANE_STREAM
                self._check(self._c.lane_handle(self._lane, stream.token, kind, value, ordinal, 0, 1))
                return
        self._check(self._c.lane_stream(self._lane, ordinal, self._thread((ordinal, stream)), value, 1))

    def _tell_objects(self) -> None:
        made, self._made = self._made, {}
        for entry in made:
            self._told.add(entry)
            ordinal = int(entry.creation.get("ordinal", 0))
            value, size = self._values(entry, ordinal) if entry.kind in self._driven else (0, 0)
            self._check(self._c.lane_handle(self._lane, entry.token, self._kinds[entry.kind], value, ordinal, size, 1))

    def _tell_fences(self) -> None:
        assert self._dispatcher is not None
        for ordinal, event in self._dispatcher.order.fence_events.items():
            if self._fences.get(ordinal) is not event:
                value, _ = self._values(event, ordinal)
                if value:  # else the device wants them from here
                    self._fences[ordinal] = event
                    self._c.lane_fence(self._lane, ordinal, value)

    def _tell_bound(self) -> None:
        bound, self._bound = self._bound, {}
        for entry, (ordinal, stream) in bound.items():
            self._told_bound[entry] = stream
            thread = self._thread((ordinal, stream))
            token = stream.token if isinstance(stream, Entry) and not thread else 0
            self._check(self._c.lane_bind(self._lane, entry.token, token, ordinal, thread))

    def _tell_ranges(self) -> None:
        assert self._dispatcher is not None
        ranges = self._dispatcher.memory.ranges
        if ranges.changes != self._changes:
            self._changes = ranges.changes
            told = list(zip(ranges.starts, ranges.sizes, strict=True)) if len(ranges.starts) <= MOST_RANGES else []
            self._check(self._c.lane_ranges(self._lane, self._ffi.new("uint64_t[][2]", told), len(told)))

    def _values(self, thing: Stream, ordinal: int) -> tuple[int, int]:
        """What the device's provider calls it, and the bytes of parameters that a kernel takes."""
        assert self._dispatcher is not None
        values = getattr(self._dispatcher.device, "lane_values", None)
        return (0, 0) if values is None else values(thing, ordinal)

    @staticmethod
    def _check(status: int) -> int:
        if status < 0:
            raise MemoryError
        return status
