"""The program's streams and events in the driver."""

from __future__ import annotations

import ctypes
from functools import partial

from gtap_core.devices.cuda.contexts import Contexts
from gtap_core.devices.cuda.landing import Landing
from gtap_core.devices.cuda.staging import NOT_READY
from gtap_core.devices.cuda.table import Driver, StatusError
from gtap_core.devices.cuda.threads import Later
from gtap_core.session.device import Stream
from gtap_core.session.handles import Entry


class Streams:
    """Streams, events and what waits for them. The worker's thread alone."""

    def __init__(self, driver: Driver, contexts: Contexts, landing: Landing) -> None:
        self._driver, self._contexts, self._landing = driver, contexts, landing
        self._events: dict[int, Entry] = {}  # by handle

    def create(self, entry: Entry, ordinal: int, flags: int, priority: int) -> None:
        """Make a stream."""
        handle = ctypes.c_void_p()
        self._contexts.enter(ordinal)
        self._driver.cuStreamCreateWithPriority(ctypes.byref(handle), flags, priority)
        stream = self._contexts.own(entry, ordinal, handle.value)
        self._contexts.add_stream(ordinal, stream.handle, flags)

    def destroy(self, entry: Entry) -> None:
        """Destroy a stream; its work goes on."""
        stream = self._contexts.disown(entry)
        self._contexts.retire(stream.ordinal, stream.handle)
        self._driver.cuStreamDestroy_v2(stream.handle)

    def wait(self, ordinal: int, stream: Stream, event: Entry, flags: int) -> None:
        """Let a stream wait for an event; that may take it into a capture."""
        awaited = self._contexts.use(event).handle
        owner, handle = self._contexts.place(ordinal, stream)
        if self._contexts.may_capture(owner) and isinstance(stream, Entry):
            self._contexts.before_capture(owner, handle)
        self._driver.cuStreamWaitEvent(handle, awaited, flags)

    def query(self, ordinal: int, stream: Stream) -> None:
        """Raise StatusError with 600 while a stream has work."""
        self._driver.cuStreamQuery(self._contexts.stream(ordinal, stream))
        self._landing.settled()

    def mark(self, ordinal: int, stream: Stream) -> Later:
        """Wait for the stream's present end."""
        owner, handle = self._contexts.place(ordinal, stream)
        marks = [self._contexts.mark(owner, handle)]
        return Later((owner, handle), partial(self._landing.pass_marks, owner, marks))

    def mark_all(self, ordinal: int) -> Later:
        """Wait for everything that the context was given."""
        return Later((ordinal, "all"), partial(self._landing.pass_marks, ordinal, self._contexts.mark_all(ordinal)))

    # events

    def create_event(self, entry: Entry, ordinal: int, flags: int) -> None:
        """Make an event."""
        handle = ctypes.c_void_p()
        self._contexts.enter(ordinal)
        self._driver.cuEventCreate(ctypes.byref(handle), flags)
        self._events[self._contexts.own(entry, ordinal, handle.value).handle] = entry

    def destroy_event(self, entry: Entry) -> None:
        """Destroy an event."""
        event = self._contexts.disown(entry)
        self._events.pop(event.handle, None)
        self._driver.cuEventDestroy_v2(event.handle)

    def event_of(self, handle: int | None) -> Entry | None:
        """The program's event behind a handle."""
        return self._events.get(handle or 0)

    def forget(self, ordinal: int) -> None:
        """The context goes."""
        gone = [handle for handle, entry in self._events.items() if getattr(entry.real, "ordinal", None) == ordinal]
        for handle in gone:
            del self._events[handle]

    def record(self, ordinal: int, event: Entry, stream: Stream, flags: int) -> None:
        """Record an event."""
        recorded = self._contexts.use(event).handle
        self._driver.cuEventRecordWithFlags(recorded, self._contexts.stream(ordinal, stream), flags)

    def wait_event(self, entry: Entry) -> Later | None:
        """Wait for an event's last record. One that has happened needs no other thread."""
        event = self._contexts.use(entry)
        status = self._driver.status.cuEventQuery(event.handle)
        if status not in (0, NOT_READY):
            raise StatusError(status)
        if status == NOT_READY:
            return Later((event.ordinal, event), partial(self._landing.pass_event, event.ordinal, event.handle))
        self._landing.pass_event(event.ordinal, event.handle)
        return None

    def query_event(self, entry: Entry) -> None:
        """Raise StatusError with 600 while an event has not happened."""
        self._driver.cuEventQuery(self._contexts.use(entry).handle)
        self._landing.settled()

    def elapsed(self, start: Entry, end: Entry) -> float:
        """Milliseconds from one event to another."""
        milliseconds = ctypes.c_float()
        first, last = self._contexts.use(start).handle, self._contexts.use(end).handle
        self._driver.cuEventElapsedTime(ctypes.byref(milliseconds), first, last)
        return milliseconds.value
