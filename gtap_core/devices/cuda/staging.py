"""Page-locked host memory that the copies of one context pass through, in slots that are used again."""

from __future__ import annotations

import ctypes
import threading
from collections import deque

import attrs

from gtap_core.devices.cuda.contexts import Contexts
from gtap_core.devices.cuda.table import Driver

# bytes of a slot -> how many at most; together the page-locked memory that a session process takes per device
SLOTS = {64 << 10: 512, 4 << 20: 56}
LARGEST = max(SLOTS)
NOT_READY = 600


@attrs.define(eq=False)
class Slot:
    """One piece of page-locked memory."""

    address: int
    view: memoryview


class Staging:
    """Slots for copies, taken by the worker thread. Those of copies in come back by an event, others by `give_back`.

    The bound is what holds up a session that copies faster than the GPU takes it: the worker waits for the oldest copy.
    """

    def __init__(self, driver: Driver, contexts: Contexts, ordinal: int) -> None:
        self._driver = driver
        self._contexts = contexts
        self._ordinal = ordinal
        self._left = dict(SLOTS)
        self._free: dict[int, list[Slot]] = {size: [] for size in SLOTS}
        self._flying: deque[tuple[int, Slot]] = deque()  # (event, slot), oldest first
        self._returned = threading.Condition()

    def take(self, size: int) -> Slot:
        """Return a slot of at least `size` bytes, which are at most LARGEST. The context is current."""
        kind = next(each for each in SLOTS if size <= each)
        while self._flying and self._driver.status.cuEventQuery(self._flying[0][0]) != NOT_READY:
            self._land()
        while True:
            with self._returned:
                if self._free[kind]:
                    return self._free[kind].pop()
                if self._left[kind]:
                    return self._allocate(kind)
                if not self._flying:
                    self._returned.wait()  # all of them are on their way out; a waiter returns one
                    continue
            self._land()

    def _allocate(self, kind: int) -> Slot:
        address = ctypes.c_void_p()
        self._driver.cuMemHostAlloc(ctypes.byref(address), kind, 0)
        assert address.value is not None
        self._left[kind] -= 1
        return Slot(address.value, memoryview((ctypes.c_ubyte * kind).from_address(address.value)).cast("B"))

    def fly(self, event: int, slot: Slot) -> None:
        """A copy reads the slot until the event has happened; both come back by themselves."""
        self._flying.append((event, slot))

    def give_back(self, slot: Slot) -> None:
        """The slot is free again. Any thread."""
        with self._returned:
            self._free[len(slot.view)].append(slot)
            self._returned.notify()

    def _land(self) -> None:
        event, slot = self._flying.popleft()
        self._driver.status.cuEventSynchronize(event)  # a sticky status comes back by the next operation
        self._contexts.give_back(self._ordinal, event)
        self.give_back(slot)
