"""Values in device memory that a stream writes, or that hold it."""

from __future__ import annotations

from collections import deque

import attrs

from gtap_core.devices.cuda.contexts import HIGHEST_PRIORITY, Contexts
from gtap_core.devices.cuda.staging import NOT_READY
from gtap_core.devices.cuda.table import Driver, StatusError

INVALID_VALUE = 1
_NOR = 3  # of CUstreamWaitValue_flags
_MOST_ROUNDS = 1 << 10


@attrs.frozen(eq=False)
class _Wait:
    """A wait that may not be over; `mark` happens when it is."""

    address: int
    size: int
    value: int  # one that satisfies it
    mark: int


class Values:
    """Writes and waits. The worker's thread alone."""

    def __init__(self, driver: Driver, contexts: Contexts) -> None:
        self._driver, self._contexts = driver, contexts
        self._waits: dict[int, deque[_Wait]] = {}  # by ordinal, in the order in which they were made

    def write(self, ordinal: int, stream: int, address: int, value: int, size: int) -> None:
        """Write in stream order."""
        self._check(address, value, size)
        write = self._driver.cuStreamWriteValue32_v2 if size == 4 else self._driver.cuStreamWriteValue64_v2
        write(stream, address, value, 0)

    def wait(self, ordinal: int, stream: int, address: int, value: int, size: int, flags: int) -> None:
        """Hold a stream until the value compares. Kept in mind, because a reset must end it."""
        self._check(address, value, size)
        wait = self._driver.cuStreamWaitValue32_v2 if size == 4 else self._driver.cuStreamWaitValue64_v2
        wait(stream, address, value, flags)
        if self._contexts.is_captured(ordinal, stream):
            return
        self._forget_those_over(ordinal)
        mark = self._contexts.mark(ordinal, stream)
        satisfying = 0 if flags & 3 == _NOR else value
        self._waits.setdefault(ordinal, deque()).append(_Wait(address, size, satisfying, mark))

    def _check(self, address: int, value: int, size: int) -> None:
        if size not in (4, 8) or address % size or value >> 8 * size:
            raise StatusError(INVALID_VALUE)

    def _forget_those_over(self, ordinal: int) -> None:
        for _ in range(len(self._waits.get(ordinal, ()))):
            first = self._waits[ordinal].popleft()
            if self._driver.status.cuEventQuery(first.mark) == NOT_READY:
                self._waits[ordinal].append(first)
            else:
                self._contexts.give_back(ordinal, first.mark)

    def end(self, ordinal: int) -> None:
        """Satisfy what still holds streams of a context that goes. Those that no value satisfies stay."""
        self._forget_those_over(ordinal)
        if not self._waits.get(ordinal):
            return
        aside = self._contexts.new_stream(HIGHEST_PRIORITY)
        for _ in range(_MOST_ROUNDS):  # one wait's value may not do for another on the same word
            for each in list(self._waits[ordinal]):
                self._put(aside, each)
            self._forget_those_over(ordinal)
            if not self._waits[ordinal]:
                break
        self._waits.pop(ordinal)

    def _put(self, stream: int, wait: _Wait) -> None:
        write = self._driver.status.cuMemsetD32Async
        for at in range(0, wait.size, 4):
            write(wait.address + at, wait.value >> 8 * at & 0xFFFF_FFFF, 1, stream)
        self._driver.status.cuStreamSynchronize(stream)
