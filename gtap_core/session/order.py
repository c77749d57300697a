"""The order of streams: which stream a token means, what it must wait for, and the fences of ARCHITECTURE 5.6.

Theory of operation
-------------------

Streams are keyed by (device ordinal, Entry or 0 for the legacy one). A *fence* is an event of the session with a
number. Each stream remembers the number that it has passed; a command entering a stream that is behind first makes it
wait for the newest fence's event. One wait suffices, because a fence covers the ones before it: its own stream passed
them when it entered.

`fence` records the event on the stream of a blocking operation that was posted. `fence_all` gathers every stream that
was used since the last one on a stream of the session's own, and records there.

Which stream a library's handle works on is known from the last call that was given both (cufftSetStream,
cuEventRecord); the legacy stream until then.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable

import attrs

from .device import Device, Pending
from .device import Stream as DeviceStream
from .handles import STREAM_KIND, Entry, HandleTable

NULL, LEGACY, PER_THREAD = 0, 1, 2
_NON_BLOCKING = 1  # CU_STREAM_NON_BLOCKING
_NO_TIMING = 2  # CU_EVENT_DISABLE_TIMING

StreamKey = tuple[int, Entry | int]


@attrs.define(eq=False)
class _State:
    """What the order knows of one stream."""

    ordinal: int
    stream: DeviceStream
    passed: int = 0  # the newest fence that it waited for
    used: bool = False  # since the last fence_all
    event: Entry | None = None  # re-recorded by every fence_all


class Order:
    """The streams of one session. `trouble(status)` hears of internal operations that fail."""

    def __init__(self, device: Device, handles: HandleTable, trouble: Callable[[int], None]) -> None:
        self._device, self._handles, self._trouble = device, handles, trouble
        self._streams: dict[StreamKey, _State] = {}
        self._per_thread: dict[tuple[int, int], Entry] = {}
        self._bound: dict[Entry, StreamKey] = {}  # a handle -> the stream it was last used with
        self._fence_number = 0
        self._fence_event: Entry | None = None
        self._events: dict[int, Entry] = {}  # by ordinal
        self._gathering: dict[int, Entry] = {}  # by ordinal: the session's own stream

    # ---- which stream ----

    def resolve(self, token: int, thread: int, ordinal: int) -> DeviceStream | None:
        """The device's stream for a token; None for one that is dead or forged. Makes per-thread streams."""
        if token in (NULL, LEGACY):
            return token
        if token == PER_THREAD:
            return self._thread_stream(thread, ordinal)
        return self._handles.find(token, STREAM_KIND)

    def _thread_stream(self, thread: int, ordinal: int) -> Entry:
        entry = self._per_thread.get((thread, ordinal))
        if entry is None:
            entry = self._make_stream(ordinal, 0)
            self._per_thread[thread, ordinal] = entry
        return entry

    def _make_stream(self, ordinal: int, flags: int) -> Entry:
        entry = self._handles.make("session.stream", {"ordinal": ordinal, "flags": flags, "priority": 0})
        self._watch(self._device.stream_create(entry, ordinal, flags, 0))
        return entry

    def key(self, stream: DeviceStream, ordinal: int) -> StreamKey:
        """The key of a stream. A stream with a handle belongs to the device that it was made on."""
        if isinstance(stream, Entry):
            return int(stream.creation.get("ordinal", ordinal)), stream
        return ordinal, 0

    def bind(self, handles: Iterable[Entry], key: StreamKey) -> None:
        """These handles have been used with that stream."""
        for entry in handles:
            self._bound[entry] = key

    def bound(self, entry: Entry) -> StreamKey | None:
        """The live stream that a handle was last used with."""
        key = self._bound.get(entry)
        stream = key[1] if key is not None else 0
        alive = not isinstance(stream, Entry) or self._handles.find(stream.token, stream.kind) is stream
        return key if alive else None

    def end(self, entry: Entry) -> None:
        """A handle's destruction has been executed: forget what is known of it."""
        self._bound.pop(entry, None)
        if entry.kind == STREAM_KIND:
            state = self._streams.pop(self.key(entry, 0), None)
            if state is not None and state.event is not None:
                self._end_event(state.event)

    @staticmethod
    def claims_of(key: StreamKey) -> tuple[set[Hashable], set[Hashable]]:
        """(exclusive, shared) keys that work on a stream takes: the legacy one excludes all blocking streams."""
        ordinal, stream = key
        if not isinstance(stream, Entry):
            return {key, ("blocking", ordinal)}, set()
        return {key}, {("blocking", ordinal)} if _is_blocking(stream) else set()

    # ---- fences ----

    def enter(self, key: StreamKey) -> None:
        """A command is about to go to a stream: make the stream wait for what it must."""
        state = self._state(key)
        state.used = True
        if state.passed != self._fence_number:
            state.passed = self._fence_number
            if self._fence_event is not None:
                self._watch(self._device.stream_wait(state.ordinal, state.stream, self._fence_event, 0))

    def fence(self, stream: DeviceStream, ordinal: int) -> None:
        """Later commands on other streams wait for what this one was given so far."""
        key = self.key(stream, ordinal)
        self.enter(key)
        state = self._state(key)
        state.passed = self._record_fence(state.ordinal, state.stream)

    def fence_all(self, ordinal: int) -> None:
        """Later commands of every stream wait for what all streams of a device were given so far."""
        gathering = self._gathering.get(ordinal)
        if gathering is None:
            gathering = self._gathering[ordinal] = self._make_stream(ordinal, _NON_BLOCKING)
        for state in [each for each in self._streams.values() if each.ordinal == ordinal and each.used]:
            state.used = False
            if state.event is None:
                state.event = self._make_event(ordinal)
            self._watch(self._device.event_record(ordinal, state.event, state.stream, 0))
            self._watch(self._device.stream_wait(ordinal, gathering, state.event, 0))
        # The fence before this one may lie on another device.
        if self._fence_event is not None:
            self._watch(self._device.stream_wait(ordinal, gathering, self._fence_event, 0))
        self._record_fence(ordinal, gathering)

    def _record_fence(self, ordinal: int, stream: DeviceStream) -> int:
        event = self._events.get(ordinal)
        if event is None:
            event = self._events[ordinal] = self._make_event(ordinal)
        self._watch(self._device.event_record(ordinal, event, stream, 0))
        self._fence_event = event
        self._fence_number += 1
        return self._fence_number

    def reset(self, ordinal: int) -> None:
        """A device's context is gone, and with it every stream and event of the session there."""
        self._streams = {key: state for key, state in self._streams.items() if state.ordinal != ordinal}
        self._bound = {entry: key for entry, key in self._bound.items() if key[0] != ordinal}
        for owned in (self._events, self._gathering):
            entry = owned.pop(ordinal, None)
            if entry is not None:
                self._handles.end(entry)
                if entry is self._fence_event:
                    self._fence_event = None
        for thread in [each for each in self._per_thread if each[1] == ordinal]:
            self._handles.end(self._per_thread.pop(thread))

    def _state(self, key: StreamKey) -> _State:
        state = self._streams.get(key)
        if state is None:
            state = self._streams[key] = _State(*key)
        return state

    def _make_event(self, ordinal: int) -> Entry:
        entry = self._handles.make("session.event", {"ordinal": ordinal, "flags": _NO_TIMING})
        self._watch(self._device.event_create(entry, ordinal, _NO_TIMING))
        return entry

    def _end_event(self, event: Entry) -> None:
        self._handles.end(event)
        self._watch(self._device.event_destroy(event))

    def _watch(self, pending: Pending) -> None:
        pending.when_done(lambda answer: self._trouble(answer.status) if answer.status else None)


def _is_blocking(stream: Entry) -> bool:
    return not int(stream.creation.get("flags", 0)) & _NON_BLOCKING


@attrs.frozen
class CallOrder:
    """The order as one call's handler sees it: the legacy stream is that of the call's device."""

    order: Order
    ordinal: int

    def fence(self, stream: DeviceStream) -> None:
        """After a posted blocking operation on `stream`: later commands on other streams wait for it."""
        self.order.fence(stream, self.ordinal)

    def fence_all(self, ordinal: int) -> None:
        """Later commands of every stream of a device wait for all that its streams were given so far."""
        self.order.fence_all(ordinal)

    def reset(self, ordinal: int) -> None:
        """Forget the streams and fences of a device whose context goes away."""
        self.order.reset(ordinal)
