"""The slow device behind a lane: a provider that writes down what the lane gives it, for the device to be given.

The lane's thread writes down, in its order; the device is given it by this trio loop: before it is given anything else,
and before it does anything.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import gtap_core.lane
from gtap_core.lane.library import Lane, declarations
from gtap_core.session.device import Pending, Stream
from gtap_core.session.handles import Entry
from tests.model.device import SlowDevice

_HEADER = Path(gtap_core.lane.__file__).with_name("provider.h")
_SIGNATURES = {
    "launch": "int(lane_provider *, const provider_launch *)",
    "copy_in": "int(lane_provider *, uint64_t, uint64_t, const void *, uint64_t)",
    "copy_out": "int(lane_provider *, uint64_t, uint64_t, lane_completion *)",
    "copy": "int(lane_provider *, uint64_t, uint64_t, uint64_t, uint64_t)",
    "fill": "int(lane_provider *, uint64_t, const provider_fill *)",
    "event_record": "int(lane_provider *, uint64_t, uint64_t)",
    "stream_wait": "int(lane_provider *, uint64_t, uint64_t)",
    "stream_mark": "int(lane_provider *, uint64_t, lane_completion *)",
    "event_mark": "int(lane_provider *, uint64_t, lane_completion *)",
    "device_mark": "int(lane_provider *, uint32_t, lane_completion *)",
    "stream_query": "int(lane_provider *, uint64_t)",
    "event_query": "int(lane_provider *, uint64_t)",
}
_LATER, _PYTHONS = -1, -3
GIVEN = (
    "event_record", "stream_wait", "event_wait", "mark", "mark_all", "fill", "copy_in", "copy_out", "copy", "gate",
    "stream_create", "event_create", "event_destroy", "capture_begin", "capture_end", "graph_launch", "choices",
)  # fmt: skip


def _after_the_lane(method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def after(self: DeviceBehind, *arguments: Any) -> Any:
        self.catch_up()
        return method(self, *arguments)

    return after


class DeviceBehind(SlowDevice):
    """The slow device with a part for the lane."""

    def __init__(self, base: int, most_output: int) -> None:
        super().__init__(base, most_output)
        self.given: deque[Callable[[], None]] = deque()  # by the lane, and not by this loop yet
        self.counted = 0
        self._things: list[Entry | int] = [0]  # by the lane's value
        self._kept: list[Any] = []

    def catch_up(self) -> None:
        """Give the device what the lane has been given."""
        while self.given:
            self.counted += 1
            self.given.popleft()()

    # ---- the provider ----

    def lane_values(self, thing: Stream, ordinal: int) -> tuple[int, int]:
        if thing not in self._things:
            self._things.append(thing)
        return self._things.index(thing), 0

    def lane_provider(self, lane: Lane) -> Any:
        ffi = lane.ffi
        if "provider_fill" not in ffi.list_types()[0]:
            ffi.cdef(declarations(_HEADER.read_text(encoding="ascii")))
        self._lane = lane
        provider = ffi.new("lane_provider *")
        for name, signature in _SIGNATURES.items():
            called = ffi.callback(signature, getattr(self, f"_lane_{name}"))
            setattr(provider, name, called)
            self._kept.append(called)
        self._kept.append(provider)
        return provider

    def _later(self, done: Any, give: Callable[[], Pending]) -> int:
        self.given.append(lambda: give().when_done(lambda answer: self._over(done, answer)))
        return _LATER

    def _over(self, done: Any, answer: Pending) -> None:
        if isinstance(answer.value, bytes):
            done.bytes = kept = self._lane.ffi.from_buffer(answer.value)
            self._lane.c.lane_complete(done, answer.status)
            del kept
        else:
            self._lane.c.lane_complete(done, answer.status)

    def _lane_launch(self, _self: Any, launch: Any) -> int:
        return _PYTHONS

    def _lane_copy_in(self, _self: Any, stream: int, destination: int, data: Any, size: int) -> int:
        held = bytes(self._lane.ffi.buffer(data, size))
        self.given.append(lambda: self._give("copy_in", 0, destination, held, self._things[stream]))
        return 0

    def _lane_copy_out(self, _self: Any, stream: int, source: int, done: Any) -> int:
        size = done.size
        return self._later(done, lambda: SlowDevice.copy_out(self, 0, source, size, self._things[stream]))

    def _lane_copy(self, _self: Any, stream: int, destination: int, source: int, size: int) -> int:
        self.given.append(lambda: self._give("copy", 0, destination, source, size, self._things[stream]))
        return 0

    def _lane_fill(self, _self: Any, stream: int, fill: Any) -> int:
        pattern = int(fill.value).to_bytes(fill.element_bytes, "little")
        destination, count = fill.destination, fill.width
        self.given.append(lambda: self._give("fill", 0, destination, pattern, count, self._things[stream]))
        return 0

    def _lane_event_record(self, _self: Any, event: int, stream: int) -> int:
        self.given.append(lambda: self._give("event_record", 0, self._things[event], self._things[stream], 0))
        return 0

    def _lane_stream_wait(self, _self: Any, stream: int, event: int) -> int:
        self.given.append(lambda: self._give("stream_wait", 0, self._things[stream], self._things[event], 0))
        return 0

    def _lane_stream_mark(self, _self: Any, stream: int, done: Any) -> int:
        return self._later(done, lambda: SlowDevice.mark(self, 0, self._things[stream]))

    def _lane_event_mark(self, _self: Any, event: int, done: Any) -> int:
        entry = self._things[event]
        assert isinstance(entry, Entry)
        return self._later(done, lambda: SlowDevice.event_wait(self, entry))

    def _lane_device_mark(self, _self: Any, ordinal: int, done: Any) -> int:
        return self._later(done, lambda: SlowDevice.mark_all(self, ordinal))

    def _lane_stream_query(self, _self: Any, stream: int) -> int:
        return _PYTHONS

    def _lane_event_query(self, _self: Any, event: int) -> int:
        return _PYTHONS

    def _give(self, name: str, *arguments: Any) -> None:
        getattr(SlowDevice, name)(self, *arguments)


for _name in GIVEN:
    setattr(DeviceBehind, _name, _after_the_lane(getattr(SlowDevice, _name)))
