"""Primary contexts: which is current in each thread, what lives in each, and the events that mark places in streams."""

from __future__ import annotations

import ctypes
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import attrs

from gtap_core.devices.cuda.pacing import Pacing
from gtap_core.devices.cuda.table import Driver, StatusError
from gtap_core.session.handles import Entry

INVALID_DEVICE, INVALID_HANDLE, CONTEXT_IS_DESTROYED, CAPTURE_UNSUPPORTED = 101, 400, 709, 900
STREAM_NON_BLOCKING = 1
EVENT_BLOCKING_SYNC, EVENT_DISABLE_TIMING = 1, 2
HIGHEST_PRIORITY = -1000  # the driver clamps it


@attrs.frozen
class Object:
    """What `Entry.real` holds: a driver object and the life of the context that it belongs to."""

    handle: int
    ordinal: int
    generation: int


class Contexts:
    """The primary context of each device: retained at first use, made current per thread, reset on demand.

    A reset begins a new generation. Objects of an earlier one are dead to gtap, because the driver would follow their
    pointers into freed memory.
    """

    def __init__(self, driver: Driver, count: int) -> None:
        self._driver = driver
        self._lock = threading.Lock()
        self._retained: dict[int, int] = {}
        self._generations = [0] * count
        self._local = threading.local()
        self._marks: dict[int, deque[int]] = {ordinal: deque() for ordinal in range(count)}
        self._blocking: dict[int, set[int]] = {ordinal: set() for ordinal in range(count)}
        self._unordered: dict[int, set[int]] = {ordinal: set() for ordinal in range(count)}
        self._gathering: dict[int, int] = {}
        self._captures = [0] * count
        self.pacing = Pacing()
        self.ended: Callable[[Object], None] = lambda _: None  # hears of objects that go
        self.changed: Callable[[int], None] = lambda _: None  # hears of devices whose `unordered` changed
        self._visits = threading.Condition()
        self._visitors = [0] * count
        self._closed = [False] * count

    def device(self, ordinal: int) -> int:
        """Return the CUdevice of an ordinal."""
        device = ctypes.c_int()
        self._driver.cuDeviceGet(ctypes.byref(device), ordinal)
        return device.value

    def enter(self, ordinal: int) -> None:
        """Make a device's primary context current in the calling thread."""
        if not 0 <= ordinal < len(self._generations):
            raise StatusError(INVALID_DEVICE)
        wanted = (ordinal, self._generations[ordinal])
        if getattr(self._local, "current", None) == wanted:
            return
        with self._lock:
            context = self._retained.get(ordinal) or self._retain(ordinal)
        self._driver.cuCtxSetCurrent(context)
        self._local.current = wanted

    def forget_current(self) -> None:
        """Another context has been made current in the calling thread."""
        self._local.current = None

    def context(self, ordinal: int) -> int:
        """Return the CUcontext of a device; made if it is not there, not made current."""
        if not 0 <= ordinal < len(self._generations):
            raise StatusError(INVALID_DEVICE)
        with self._lock:
            return self._retained.get(ordinal) or self._retain(ordinal)

    def generation(self, ordinal: int) -> int:
        """Return how often the context has been destroyed."""
        return self._generations[ordinal]

    @contextmanager
    def visit(self, ordinal: int) -> Iterator[None]:
        """Enter a context from a thread beside the driver's worker: `alone` waits until the visit has ended."""
        if not 0 <= ordinal < len(self._generations):
            raise StatusError(INVALID_DEVICE)
        with self._visits:
            self._visits.wait_for(lambda: not self._closed[ordinal])
            self._visitors[ordinal] += 1
        try:
            self.enter(ordinal)
            yield
        finally:
            with self._visits:
                self._visitors[ordinal] -= 1
                self._visits.notify_all()

    @contextmanager
    def alone(self, ordinal: int) -> Iterator[None]:
        """Keep visitors out, while a context is destroyed and made anew."""
        with self._visits:
            self._closed[ordinal] = True
            self._visits.wait_for(lambda: not self._visitors[ordinal])
        try:
            yield
        finally:
            with self._visits:
                self._closed[ordinal] = False
                self._visits.notify_all()

    def _retain(self, ordinal: int) -> int:
        context = ctypes.c_void_p()
        self._driver.cuDevicePrimaryCtxRetain(ctypes.byref(context), self.device(ordinal))
        assert context.value is not None
        return self._retained.setdefault(ordinal, context.value)

    def retained(self) -> list[int]:
        """Return the ordinals whose context exists."""
        with self._lock:
            return list(self._retained)

    def destroy(self, ordinal: int) -> None:
        """Destroy the context with all it holds; the next `enter` makes a new one. No thread may wait in it."""
        with self._lock:
            if self._retained.pop(ordinal, None) is None:
                return
            self._generations[ordinal] += 1
            self._marks[ordinal].clear()
            self._blocking[ordinal].clear()
            self._unordered[ordinal].clear()
            self._gathering.pop(ordinal, None)
            self._captures[ordinal] = 0
            device = self.device(ordinal)
            self._driver.status.cuDevicePrimaryCtxReset_v2(device)
            self._driver.status.cuDevicePrimaryCtxRelease_v2(device)

    # objects of the program

    def own(self, entry: Entry, ordinal: int, handle: int | None) -> Object:
        """Give an entry its driver object."""
        if not handle:
            raise StatusError(INVALID_HANDLE)
        made = entry.real = Object(handle, ordinal, self._generations[ordinal])
        return made

    def use(self, entry: Entry) -> Object:
        """Return an entry's object with its context current. Raises StatusError where it has none that lives."""
        real = entry.real
        if not isinstance(real, Object):
            raise StatusError(entry.status or INVALID_HANDLE)
        if real.generation != self._generations[real.ordinal]:
            raise StatusError(CONTEXT_IS_DESTROYED)
        self.enter(real.ordinal)
        return real

    def disown(self, entry: Entry) -> Object:
        """Take an entry's object from it, its context current: it is about to be destroyed."""
        real = self.use(entry)
        entry.real = None
        self.ended(real)
        return real

    def alive(self, real: object) -> bool:
        """Whether that is an object whose context lives."""
        return isinstance(real, Object) and real.generation == self._generations[real.ordinal]

    def stream(self, ordinal: int, stream: Entry | int) -> int:
        """Return the CUstream to use, with a context current: the stream's own, or that of `ordinal` for 0 and 1."""
        return self.place(ordinal, stream)[1]

    def place(self, ordinal: int, stream: Entry | int) -> tuple[int, int]:
        """Return (the device's ordinal, the CUstream) to use, with the context current."""
        if isinstance(stream, Entry):
            real = self.use(stream)
            self.pacing.enter(real.handle)
            return real.ordinal, real.handle
        self.enter(ordinal)
        self.pacing.enter(stream)
        return ordinal, stream

    def check(self, ordinal: int, generation: int) -> None:
        """Enter the context that something belongs to. Raises StatusError if that was destroyed."""
        if generation != self._generations[ordinal]:
            raise StatusError(CONTEXT_IS_DESTROYED)
        self.enter(ordinal)

    # streams, so that `mark_all` can stand for all their work

    def add_stream(self, ordinal: int, stream: int, flags: int) -> None:
        """A stream was made: `mark_all` must count it in."""
        (self._unordered if flags & STREAM_NON_BLOCKING else self._blocking)[ordinal].add(stream)
        self.changed(ordinal)

    def retire(self, ordinal: int, stream: int) -> None:
        """Before a stream is destroyed: `mark_all` still stands for its work."""
        if stream in self._unordered[ordinal]:
            self._unordered[ordinal].remove(stream)
            self.changed(ordinal)
            self.gather(ordinal, stream)
        elif self._captures[ordinal]:
            self.gather(ordinal, stream)  # the legacy stream may not be asked for it now
        self._blocking[ordinal].discard(stream)

    def gather(self, ordinal: int, stream: int) -> None:
        """Let a stream of our own wait for the present work of a stream that cannot be asked later."""
        if self.is_captured(ordinal, stream):
            return
        gathering = self._gathering.get(ordinal) or self._gather(ordinal)
        mark = self.mark(ordinal, stream)
        self._driver.cuStreamWaitEvent(gathering, mark, 0)
        self.give_back(ordinal, mark)  # the wait took its state; recording it anew changes nothing

    def _gather(self, ordinal: int) -> int:
        stream = self._gathering[ordinal] = self.new_stream()
        self._unordered[ordinal].add(stream)
        self.changed(ordinal)
        return stream

    def unordered(self, ordinal: int) -> list[int]:
        """The streams that the legacy one does not wait for."""
        return list(self._unordered[ordinal])

    def new_stream(self, priority: int = 0) -> int:
        """Make a stream of our own in the current context, which the default stream does not wait for.

        One of another priority shares no hardware queue with the program's streams, so that no wait of theirs holds it.
        """
        stream = ctypes.c_void_p()
        self._driver.cuStreamCreateWithPriority(ctypes.byref(stream), STREAM_NON_BLOCKING, priority)
        assert stream.value is not None
        return stream.value

    # captures: nothing of our own may touch a stream that is being captured, nor the legacy one beside it

    def before_capture(self, ordinal: int, stream: int) -> None:
        """A stream is about to be captured: its earlier work, and the legacy stream's, is gathered."""
        self.gather(ordinal, stream)
        if stream in self._blocking[ordinal]:
            self.gather(ordinal, 0)

    def capturing(self, ordinal: int, more: int) -> None:
        """A capture has begun (1) or ended (-1)."""
        self._captures[ordinal] += more

    def may_capture(self, ordinal: int) -> bool:
        """Whether any stream of a device is being captured."""
        return self._captures[ordinal] > 0

    def is_captured(self, ordinal: int, stream: int) -> bool:
        """Whether work on a stream becomes part of a capture, or breaks one. The context is current."""
        if not self._captures[ordinal]:
            return False
        status = ctypes.c_int()
        # The legacy stream answers with an error while a blocking stream is being captured.
        return bool(self._driver.status.cuStreamIsCapturing(stream, ctypes.byref(status)) or status.value)

    def refuse_captured(self, ordinal: int, stream: int) -> None:
        """Raise StatusError where something of our own would become part of a capture."""
        if self.is_captured(ordinal, stream):
            raise StatusError(CAPTURE_UNSUPPORTED)

    # marks: events of our own at a place in a stream

    def mark(self, ordinal: int, stream: int) -> int:
        """Record an event at the stream's present end; give it back with `give_back`. The context is current."""
        self.refuse_captured(ordinal, stream)
        try:
            event = self._marks[ordinal].pop()
        except IndexError:
            event = self._new_mark()
        try:
            self._driver.cuEventRecordWithFlags(event, stream, 0)
        except StatusError:
            self.give_back(ordinal, event)
            raise
        return event

    def _new_mark(self) -> int:
        event = ctypes.c_void_p()
        self._driver.cuEventCreate(ctypes.byref(event), EVENT_BLOCKING_SYNC | EVENT_DISABLE_TIMING)
        assert event.value is not None
        return event.value

    def mark_all(self, ordinal: int) -> list[int]:
        """Record events that together stand for everything the context was given."""
        self.enter(ordinal)
        # The legacy stream waits for every blocking stream, so one mark on it covers them.
        ordered = self._blocking[ordinal] if self.is_captured(ordinal, 0) else (0,)
        streams = [each for each in (*ordered, *self._unordered[ordinal]) if not self.is_captured(ordinal, each)]
        return [self.mark(ordinal, stream) for stream in streams]

    def give_back(self, ordinal: int, event: int) -> None:
        """Keep a mark for the next use."""
        self._marks[ordinal].append(event)
