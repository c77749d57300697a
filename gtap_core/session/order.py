"""The order of streams: which stream a token means, what it must wait for, and the fences of ARCHITECTURE 5.6.

Theory of operation
-------------------

Streams are keyed by (device ordinal, Entry or 0 for the legacy one). A *fence* is an event of the session with a
number. Each stream remembers the number that it has passed; a command entering a stream that is behind first makes it
wait for the newest fence's event. One wait suffices, because a fence covers the ones before it: its own stream passed
them when it entered.

`fence` records the event on the stream of a blocking operation that was posted. `fence_all` gathers every stream that
was used since the last one on a stream of the session's own, and records there.

A stream that is being captured is never touched: nothing waits in it and nothing is recorded on it, and its fences come
due at its first command after the capture (a graph's launch enters its stream like any command). Work that it had been
given before is noted when the capture begins, for the next `fence_all`. The legacy stream is treated like it while a
blocking stream of its device is captured, because CUDA ties the two.

Which stream a library's handle works on is known from the last call that was given both (cufftSetStream,
cuEventRecord); the legacy stream until then.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

import attrs

from .captures import Captures
from .claims import SHARED, Claims
from .device import Device, Pending, StreamNumber
from .device import Stream as DeviceStream
from .handles import OWN_EVENT_KIND, STREAM_KIND, Entry, HandleTable, StreamKey
from .mirror import Mirror, Nobody

NULL, LEGACY, PER_THREAD = 0, 1, 2
_NUMBERS = (StreamNumber(NULL), StreamNumber(LEGACY))
_NON_BLOCKING = 1  # CU_STREAM_NON_BLOCKING
_NO_TIMING = 2  # CU_EVENT_DISABLE_TIMING


@attrs.define(eq=False)
class _State:
    """What the order knows of one stream."""

    ordinal: int
    stream: DeviceStream
    passed: int = 0  # the newest fence that it waited for
    used: bool = False  # since the last fence_all
    event: Entry | None = None  # of its work so far; recorded anew by every fence_all


class Order:
    """The streams of one session. `trouble(status)` hears of internal operations that fail, `mirror` of streams that
    need nothing before their next command.
    """

    def __init__(
        self, device: Device, handles: HandleTable, trouble: Callable[[int], None], mirror: Mirror | None = None
    ) -> None:
        self._device, self._handles, self._trouble = device, handles, trouble
        self._mirror = mirror or Nobody()
        self._streams: dict[StreamKey, _State] = {}
        self._per_thread: dict[tuple[int, int], Entry] = {}
        self._bound: dict[Entry, StreamKey] = {}  # a handle -> the stream it was last used with
        self._captures = Captures()
        self._claims: dict[StreamKey, Claims] = {}  # by stream, for speed
        self._fence_number = 0
        self._fence_event: Entry | None = None
        self._events: dict[int, Entry] = {}  # by ordinal
        self._gathering: dict[int, Entry] = {}  # by ordinal: the session's own stream

    # ---- which stream ----

    def resolve(self, token: int, thread: int, ordinal: int) -> DeviceStream | None:
        """The device's stream for a token; None for one that is dead or forged. Makes per-thread streams."""
        if token in (NULL, LEGACY):
            return _NUMBERS[token]
        if token == PER_THREAD:
            return self._thread_stream(thread, ordinal)
        return self._handles.find(token, STREAM_KIND)

    def _thread_stream(self, thread: int, ordinal: int) -> Entry:
        entry = self._per_thread.get((thread, ordinal))
        if entry is None:
            entry = self._make_stream(ordinal, 0, thread)
            self._per_thread[thread, ordinal] = entry
        return entry

    def _make_stream(self, ordinal: int, flags: int, thread: int = 0) -> Entry:
        creation = {"ordinal": ordinal, "flags": flags, "priority": 0, "thread": thread}
        entry = self._handles.make("session.stream", creation)
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
            self._mirror.bound(entry, key)

    def bound(self, entry: Entry) -> StreamKey | None:
        """The live stream that a handle was last used with."""
        found = self._bound.get(entry)
        stream = found[1] if found is not None else 0
        alive = not isinstance(stream, Entry) or self._handles.find(stream.token, stream.kind) is stream
        return found if alive else None

    def end(self, entry: Entry) -> None:
        """A handle's destruction has been executed: forget what is known of it."""
        self._bound.pop(entry, None)
        self._captures.forget(entry, self.key(entry, 0))
        if entry.kind == STREAM_KIND:
            self._claims.pop(self.key(entry, 0), None)
            state = self._streams.pop(self.key(entry, 0), None)
            if state is not None and state.event is not None:
                self._end_event(state.event)

    def claims_on(self, keys: Sequence[StreamKey]) -> Claims:
        """What work on these streams claims: the legacy one excludes all blocking streams of its device."""
        if len(keys) == 1:
            found = self._claims.get(keys[0])
            if found is None:
                found = self._claims[keys[0]] = _claims_of(keys[0])
            return found
        each = [self.claims_on([key]) for key in keys]
        exclusive = frozenset().union(*(one.exclusive for one in each))
        return Claims(exclusive, SHARED.shared.union(*(one.shared for one in each)) - exclusive)

    # ---- captures ----

    def is_captured(self, key: StreamKey) -> bool:
        """Whether work of the session's own on this stream would become part of a capture, or break one."""
        ordinal, stream = key
        if isinstance(stream, Entry):
            return key in self._captures
        return self.is_capturing(ordinal, blocking=True)

    def is_capturing(self, ordinal: int, *, blocking: bool = False) -> bool:
        """Whether a stream of a device is being captured; `blocking`: one that the legacy stream is tied to."""
        return any(key[0] == ordinal and (not blocking or _is_blocking(key[1])) for key in self._captures)

    def capture_begin(self, key: StreamKey) -> None:
        """A stream is about to be captured."""
        if isinstance(key[1], Entry):  # no device captures the legacy stream
            self._note_before_capture(key)
            self._captures.begin(key)

    def capture_end(self, key: StreamKey) -> None:
        """The capture that a stream takes part in has ended, for all its streams."""
        self._captures.end(key)

    def capture_origin(self, key: StreamKey) -> Entry | None:
        """The stream on which the capture began that this one takes part in, if any."""
        origin = self._captures.origin(key)
        return origin[1] if origin is not None and isinstance(origin[1], Entry) else None

    def is_captured_event(self, event: Entry) -> bool:
        """Whether an event was last recorded into a capture that has not ended."""
        return self._captures.leads_into(event)

    def recorded(self, event: Entry, key: StreamKey) -> None:
        """The program records an event on a stream."""
        self._captures.record(event, key)

    def waits(self, key: StreamKey, event: Entry) -> None:
        """A stream is about to wait for an event of the program: that may take it into a capture."""
        if isinstance(key[1], Entry) and self._captures.joins(key, event):
            self._note_before_capture(key)
            self._captures.join(key, event)

    def _note_before_capture(self, key: StreamKey) -> None:
        tied = [(key[0], 0)] if _is_blocking(key[1]) else []
        for each in (key, *tied):
            state = self._streams.get(each)
            if state is not None and state.used and not self.is_captured(each):
                self._note(state)

    # ---- fences ----

    def enter(self, key: StreamKey) -> None:
        """A command is about to go to a stream: make the stream wait for what it must."""
        if self.is_captured(key):
            return
        state = self._state(key)
        if state.used and state.passed == self._fence_number:
            return
        state.used = True
        if state.passed != self._fence_number:
            state.passed = self._fence_number
            if self._fence_event is not None:
                self._watch(self._device.stream_wait(state.ordinal, state.stream, self._fence_event, 0))
        self._mirror.entered(key)

    def is_plain(self, key: StreamKey) -> bool:
        """Whether the next command on a stream needs nothing before it, and `fence_all` knows of the stream."""
        state = self._streams.get(key)
        return state is not None and state.used and state.passed == self._fence_number and not self.is_captured(key)

    @property
    def captures(self) -> bool:
        """Whether any stream is being captured."""
        return any(True for _ in self._captures)

    def fence(self, stream: DeviceStream, ordinal: int) -> None:
        """Later commands on other streams wait for what this one was given so far."""
        key = self.key(stream, ordinal)
        if self.is_captured(key):
            return
        self.enter(key)
        state = self._state(key)
        state.passed = self._record_fence(state.ordinal, state.stream)
        self._mirror.entered(key)

    def fence_all(self, ordinal: int) -> None:
        """Later commands of every stream wait for what all streams of a device were given so far."""
        gathering = self._gathering.get(ordinal)
        if gathering is None:
            gathering = self._gathering[ordinal] = self._make_stream(ordinal, _NON_BLOCKING)
        for key, state in [each for each in self._streams.items() if each[0][0] == ordinal and each[1].used]:
            state.used = False
            if not self.is_captured(key):
                self._note(state)
            if state.event is not None:
                self._watch(self._device.stream_wait(ordinal, gathering, state.event, 0))
        # The fence before this one may lie on another device.
        if self._fence_event is not None:
            self._watch(self._device.stream_wait(ordinal, gathering, self._fence_event, 0))
        self._record_fence(ordinal, gathering)

    def _note(self, state: _State) -> None:
        """Record how far a stream has been given work."""
        if state.event is None:
            state.event = self._make_event(state.ordinal)
        self._watch(self._device.event_record(state.ordinal, state.event, state.stream, 0))

    def _record_fence(self, ordinal: int, stream: DeviceStream) -> int:
        event = self._events.get(ordinal)
        if event is None:
            event = self._events[ordinal] = self._make_event(ordinal)
        self._watch(self._device.event_record(ordinal, event, stream, 0))
        self._fence_event = event
        self._fence_number += 1
        self._mirror.fenced()
        return self._fence_number

    @property
    def fence_events(self) -> Mapping[int, Entry]:
        """The events of the session in which fences are recorded, by device."""
        return self._events

    def fenced(self, ordinal: int) -> None:
        """The lane has recorded a fence in a device's event, and some streams have waited for it: here it is new."""
        self._fence_event = self._events[ordinal]
        self._fence_number += 1

    def reset(self, ordinal: int) -> None:
        """A device's context is gone, and with it every stream and event of the session there."""
        self._streams = {key: state for key, state in self._streams.items() if state.ordinal != ordinal}
        self._bound = {entry: found for entry, found in self._bound.items() if found[0] != ordinal}
        self._claims.clear()
        self._mirror.reset(ordinal)
        for key in [each for each in self._captures if each[0] == ordinal]:
            self._captures.end(key)
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
        entry = self._handles.make(OWN_EVENT_KIND, {"ordinal": ordinal, "flags": _NO_TIMING})
        self._watch(self._device.event_create(entry, ordinal, _NO_TIMING))
        return entry

    def _end_event(self, event: Entry) -> None:
        self._handles.end(event)
        self._watch(self._device.event_destroy(event))

    def _watch(self, pending: Pending) -> None:
        pending.when_done(lambda answer: self._trouble(answer.status) if answer.status else None)


def _claims_of(key: StreamKey) -> Claims:
    ordinal, stream = key
    if not isinstance(stream, Entry):
        return Claims(frozenset({key, ("blocking", ordinal)}))
    tied: set[Hashable] = {("blocking", ordinal)} if _is_blocking(stream) else set()
    return Claims(frozenset({key}), SHARED.shared | tied | {stream})


def _is_blocking(stream: DeviceStream) -> bool:
    return isinstance(stream, int) or not int(stream.creation.get("flags", 0)) & _NON_BLOCKING


@attrs.frozen
class CallOrder:
    """The order as one call's handler sees it: the legacy stream is that of the call's device."""

    order: Order
    ordinal: int

    def key(self, stream: DeviceStream) -> StreamKey:
        """The key of a stream argument."""
        return self.order.key(stream, self.ordinal)

    def fence(self, stream: DeviceStream) -> None:
        """After a posted blocking operation on `stream`: later commands on other streams wait for it."""
        self.order.fence(stream, self.ordinal)

    def fence_all(self, ordinal: int) -> None:
        """Later commands of every stream of a device wait for all that its streams were given so far."""
        self.order.fence_all(ordinal)

    def end(self, entry: Entry) -> None:
        """A handle ends without a call that destroys it: forget what is known of it."""
        self.order.end(entry)

    def reset(self, ordinal: int) -> None:
        """Forget the streams and fences of a device whose context goes away."""
        self.order.reset(ordinal)
