"""How long kernels have run, by device: in all, and in each tenth of the last second."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from types import TracebackType

TENTH = 100_000_000  # nanoseconds
TENTHS = 10


class Busy:
    """Kept by the executor's thread, read by another one. `clock` gives nanoseconds."""

    def __init__(self, clock: Callable[[], int] = time.monotonic_ns) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._totals: dict[int, int] = {}
        self._slots: dict[int, dict[int, int]] = {}  # by device: number of a tenth -> nanoseconds in it
        self._running: tuple[int, int] | None = None  # device, since when

    def on(self, ordinal: int) -> Busy:
        """`with busy.on(device):` around a kernel."""
        self._running = (ordinal, self._clock())
        return self

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            self._count(self._clock())
            self._running = None

    def _count(self, end: int) -> None:
        """Enter what has run up to `end`."""
        if self._running is None:
            return
        ordinal, start = self._running
        self._running = (ordinal, end)
        self._totals[ordinal] = self._totals.get(ordinal, 0) + end - start
        slots = self._slots.setdefault(ordinal, {})
        last = end // TENTH
        start = max(start, (last - TENTHS) * TENTH)
        while start < end:
            slot = start // TENTH
            until = min(end, (slot + 1) * TENTH)
            slots[slot] = slots.get(slot, 0) + until - start
            start = until
        for old in [slot for slot in slots if slot < last - TENTHS]:
            del slots[old]

    def report(self) -> list[list[int]]:
        """For each device up to the last that has worked: the total, then the last ten whole tenths, oldest first."""
        with self._lock:
            now = self._clock()
            self._count(now)
            first = now // TENTH - TENTHS
            return [
                [self._totals.get(ordinal, 0)]
                + [self._slots.get(ordinal, {}).get(slot, 0) for slot in range(first, first + TENTHS)]
                for ordinal in range(max(self._totals, default=-1) + 1)
            ]
