"""What the lane gives the driver by itself, ahead of the workers: names for it, and the rules between it and them.

Theory of operation
-------------------

The lane's thread makes driver calls in C (lane/cuda.c). It has its turn only while the worker has executed all that it
was given, so both give the driver the channel's calls in the channel's order. Streams, events and kernels are made,
loaded and destroyed by the worker; the lane gets values for them that are dead to it when they are.

The GPU passes marks of both. Before either says that a mark was passed it tells the copies out that have happened:
here `settle` does that for the lane's; while copies of ours are under way (`copying`), the lane leaves marks to us.
"""

from __future__ import annotations

from typing import Any

import outcome

from gtap_core.devices.cuda.contexts import Contexts, Object
from gtap_core.devices.cuda.modules import Modules
from gtap_core.devices.cuda.output import Output
from gtap_core.devices.cuda.table import Driver, StatusError
from gtap_core.devices.cuda.threads import Results
from gtap_core.lane.library import Lane
from gtap_core.session.device import Pending, Stream
from gtap_core.session.handles import EVENT_KIND, KERNEL_KIND, Entry

PINNED_BYTES = 8 << 20  # page-locked memory of a device for the lane's copies
_EVENTS = frozenset({EVENT_KIND, "session.event"})
_Key = tuple[int, int, int]  # the device's ordinal, the driver's handle, the context's generation


class Ahead:
    """The lane's provider of a cuda device. Made before the driver is open. Raises MemoryError."""

    def __init__(self, lane: Lane) -> None:
        self._ffi, self._c = lane.ffi, lane.c
        self._ask = self._ffi.callback("void()", self._asked)
        self.provider = self._c.cuda_provider_make(self._ask)
        if self.provider == self._ffi.NULL:
            raise MemoryError
        self._values: dict[_Key, int] = {}

    def open(self, driver: Driver, contexts: Contexts, modules: Modules, results: Results, output: Output) -> None:
        """The driver is open; the worker's thread."""
        self._driver, self._contexts, self._modules = driver, contexts, modules
        self._results, self._output = results, output
        functions = self._ffi.new("cuda_functions *")
        for name, field in self._ffi.typeof("cuda_functions").fields:
            setattr(functions, name, self._ffi.cast(field.type, driver.address(name)))
        self._c.cuda_driver(self.provider, functions)
        contexts.ended = self._object_ended
        contexts.changed = self._changed
        modules.ended = self._kernel_ended

    def take_output(self) -> None:
        """What kernels print comes through pipes now."""
        self._c.cuda_pipes(self.provider, *self._output.pipes())
        self._output.reading = lambda reading: self._c.cuda_reading(self.provider, reading)

    def close(self) -> None:
        """The contexts are gone, and the lane has ended."""
        if self.provider != self._ffi.NULL:
            self._c.cuda_provider_end(self.provider)
            self.provider = self._ffi.NULL

    def give_back_output(self) -> None:
        """Before the pipes go."""
        self._output.reading = lambda _: None
        self._c.cuda_pipes(self.provider, -1, -1)

    # contexts: the worker's thread

    def attach(self, ordinal: int) -> None:
        """A context has been made; it is current."""
        pinned = self._ffi.new("void **")
        address = self._ffi.cast("intptr_t", pinned)
        try:
            self._driver.cuMemHostAlloc(int(address), PINNED_BYTES, 0)
        except StatusError:
            pinned[0] = self._ffi.NULL  # copies are the worker's, then
        size = PINNED_BYTES if pinned[0] != self._ffi.NULL else 0
        context = self._ffi.cast("void *", self._contexts.context(ordinal))
        if self._c.cuda_device(self.provider, ordinal, context, pinned[0], size) < 0:
            raise MemoryError
        self._changed(ordinal)

    def detach(self, ordinal: int) -> None:
        """A context goes: block until the lane waits for nothing of it."""
        self._c.cuda_device_end(self.provider, ordinal)
        for key in [each for each in self._values if each[0] == ordinal]:
            self._end(key)

    def _changed(self, ordinal: int) -> None:
        streams = self._contexts.unordered(ordinal)
        listed = self._ffi.new("void *[]", [self._ffi.cast("void *", each) for each in streams])
        self._c.cuda_unordered(self.provider, ordinal, listed, len(streams))

    # what the lane calls things

    def values(self, thing: Stream, ordinal: int) -> tuple[int, int]:
        """See LaneDevice.lane_values. While the worker executes nothing."""
        if not isinstance(thing, Entry):
            return self._value(self._c.CUDA_STREAM, (ordinal, 0, self._contexts.generation(ordinal))), 0
        if thing.kind == KERNEL_KIND:
            return self._kernel(thing)
        real = thing.real
        if not isinstance(real, Object) or not self._contexts.alive(real):
            return 0, 0
        kind = self._c.CUDA_EVENT if thing.kind in _EVENTS else self._c.CUDA_STREAM
        return self._value(kind, (real.ordinal, real.handle, real.generation)), 0

    def _kernel(self, entry: Entry) -> tuple[int, int]:
        module, name = entry.creation.get("module"), entry.creation.get("name")
        real = module.real if isinstance(module, Entry) else None
        if not isinstance(real, Object) or not self._contexts.alive(real) or not isinstance(name, bytes):
            return 0, 0
        function = self._modules.known(real.handle, name.decode("utf-8", "replace"))
        if function is None:
            return 0, 0
        offsets = self._ffi.new("uint32_t[]", [offset for offset, _ in function.parameters])
        key = real.ordinal, function.handle, real.generation
        return self._value(self._c.CUDA_KERNEL, key, offsets), function.parameter_bytes

    def _value(self, kind: int, key: _Key, offsets: Any = ()) -> int:
        value = self._values.get(key)
        if value is None:
            ordinal, handle, _ = key
            count = len(offsets)
            listed = offsets if count else self._ffi.NULL
            where = self._ffi.cast("void *", handle)
            value = int(self._c.cuda_thing_make(self.provider, kind, ordinal, where, listed, count))
            if value:
                self._values[key] = value
        return value

    def _object_ended(self, real: Object) -> None:
        self._end((real.ordinal, real.handle, real.generation))

    def _kernel_ended(self, ordinal: int, handle: int) -> None:
        self._end((ordinal, handle, self._contexts.generation(ordinal)))

    def _end(self, key: _Key) -> None:
        value = self._values.pop(key, 0)
        if value:
            self._c.cuda_thing_end(self.provider, value)

    # what has happened

    def copying(self, more: int) -> None:
        """So many more copies out of the worker's are under way. Any thread."""
        self._c.cuda_copying(self.provider, more)

    def settle(self) -> None:
        """Tell the lane's copies out that have happened. Any thread but trio's."""
        if self._c.cuda_settle(self.provider):
            self._contexts.forget_current()

    def _asked(self) -> None:
        """Answers wait for what kernels have printed. A thread of the lane's, or trio's."""
        asked = self._c.cuda_asked(self.provider)
        self._output.flush()
        told = Pending()
        told.when_done(lambda _: self._delivered(asked))
        self._results.put(told, outcome.Value(None))

    def _delivered(self, asked: int) -> None:
        """What was printed before so many answers waited has been; what others wait for may have come behind it."""
        if self.provider != self._ffi.NULL and self._c.cuda_told(self.provider, asked):
            self._asked()
