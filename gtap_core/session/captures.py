"""Which streams are being captured: the session's own work never touches those (ARCHITECTURE 5.9).

A capture begins on one stream. Others join it when they wait for an event that was recorded on one of its streams. It
ends for all of them together.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from .handles import Entry, StreamKey


@attrs.define(eq=False)
class _Capture:
    origin: StreamKey
    streams: set[StreamKey]
    events: set[Entry] = attrs.field(factory=set)


class Captures:
    """The captures of one session, followed in the order in which its device is given work."""

    def __init__(self) -> None:
        self._streams: dict[StreamKey, _Capture] = {}
        self._events: dict[Entry, _Capture] = {}

    def __contains__(self, key: StreamKey) -> bool:
        return key in self._streams

    def __iter__(self) -> Iterator[StreamKey]:
        return iter(self._streams)

    def begin(self, key: StreamKey) -> None:
        """A capture begins on a stream."""
        if key not in self._streams:
            self._streams[key] = _Capture(key, {key})

    def origin(self, key: StreamKey) -> StreamKey | None:
        """The stream on which the capture began that this one takes part in."""
        capture = self._streams.get(key)
        return capture.origin if capture is not None else None

    def record(self, event: Entry, key: StreamKey) -> None:
        """An event is recorded on a stream: it leads into the stream's capture, or into none."""
        capture = self._streams.get(key)
        before = self._events.pop(event, None)
        if before is not None:
            before.events.discard(event)
        if capture is not None:
            self._events[event] = capture
            capture.events.add(event)

    def leads_into(self, event: Entry) -> bool:
        """Whether an event was last recorded in a capture that has not ended."""
        return event in self._events

    def joins(self, key: StreamKey, event: Entry) -> bool:
        """Whether a stream that waits for this event now enters a capture."""
        return event in self._events and key not in self._streams

    def join(self, key: StreamKey, event: Entry) -> None:
        """A stream waits for an event of a capture."""
        capture = self._events[event]
        capture.streams.add(key)
        self._streams[key] = capture

    def end(self, key: StreamKey) -> None:
        """The capture that a stream takes part in has ended."""
        capture = self._streams.get(key)
        if capture is not None:
            for each in capture.streams:
                del self._streams[each]
            for event in capture.events:
                del self._events[event]

    def forget(self, entry: Entry, key: StreamKey) -> None:
        """An event or a stream has been destroyed."""
        capture = self._events.pop(entry, None)
        if capture is not None:
            capture.events.discard(entry)
        capture = self._streams.get(key)
        if capture is not None and capture.origin == key:
            self.end(key)
        elif capture is not None:
            capture.streams.discard(key)
            del self._streams[key]
