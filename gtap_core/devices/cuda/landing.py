"""What is known to be done: marks that have been passed, and the copies out that come before them.

A session pushes deferred bytes when their copy is resolved, and says that a stream is done when a mark is. So whoever
finds that the GPU has passed a place first resolves every copy out whose event has happened, on whatever stream it
lies: in CUDA's order, what comes before the place has happened then.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence

import attrs
import outcome

from gtap_core.devices.cuda.ahead import Ahead
from gtap_core.devices.cuda.contexts import Contexts
from gtap_core.devices.cuda.output import Output
from gtap_core.devices.cuda.staging import NOT_READY, Slot, Staging
from gtap_core.devices.cuda.table import Driver, StatusError
from gtap_core.devices.cuda.threads import RESOLVED, Results
from gtap_core.session.device import Pending


@attrs.define(eq=False)
class CopyOut:
    """A copy out under way: its bytes are in the slot once the event has happened."""

    ordinal: int
    stream: int
    event: int
    staging: Staging
    slot: Slot
    size: int  # bytes
    pending: Pending | None = None


class Landing:
    """The copies out of a session that have not been resolved, and what must not be said before they are."""

    def __init__(
        self, driver: Driver, contexts: Contexts, results: Results, output: Output, ahead: Ahead | None = None
    ) -> None:
        self._driver, self._contexts, self._results, self._output = driver, contexts, results, output
        self._ahead = ahead
        self._lock = threading.Lock()
        self._flying: dict[CopyOut, None] = {}  # in the order of their submission

    def depart(self, copy: CopyOut) -> None:
        """A copy has been enqueued; the worker's thread."""
        if self._ahead is not None:
            self._ahead.copying(1)
        with self._lock:
            self._flying[copy] = None

    def arrive(self, copy: CopyOut) -> object:
        """Block until a copy has happened, and resolve it. A waiter's thread."""
        self._contexts.enter(copy.ordinal)
        status = self._driver.status.cuEventSynchronize(copy.event)
        self._output.flush()
        self._settle()
        with self._lock:
            self._land(copy, status)
        self._contexts.give_back(copy.ordinal, copy.event)
        return RESOLVED

    def collect(self) -> None:
        """Resolve every copy that has happened, the lane's first. Any thread but trio's."""
        self._settle()
        with self._lock:
            waiting: set[tuple[int, int]] = set()  # streams whose next copy has not happened
            for copy in list(self._flying):
                stream = copy.ordinal, copy.stream
                if copy.pending is None or stream in waiting:
                    continue
                self._contexts.enter(copy.ordinal)
                status = self._driver.status.cuEventQuery(copy.event)
                if status == NOT_READY:
                    waiting.add(stream)
                else:
                    self._land(copy, status)

    def _land(self, copy: CopyOut, status: int) -> None:
        """With the lock: what is put after this is resolved after it."""
        if copy not in self._flying or copy.pending is None:
            return
        del self._flying[copy]
        result: outcome.Outcome[bytes] = outcome.Error(StatusError(status))
        if status == 0:
            result = outcome.Value(bytes(copy.slot.view[: copy.size]))
        copy.staging.give_back(copy.slot)
        self._results.put(copy.pending, result)
        if self._ahead is not None:
            delivered = Pending()  # behind what the session makes of the result
            delivered.when_done(self._delivered)
            self._results.put(delivered, outcome.Value(None))

    def _settle(self) -> None:
        if self._ahead is not None:
            self._ahead.settle()

    def _delivered(self, _: Pending) -> None:
        assert self._ahead is not None
        self._ahead.copying(-1)

    def settled(self) -> None:
        """What was asked about has happened: push out what kernels printed, resolve the copies before it."""
        self._output.flush()
        self.collect()

    def pass_marks(self, ordinal: int, marks: Sequence[int]) -> None:
        """Block until the GPU has passed marks. Any thread but trio's."""
        self._contexts.enter(ordinal)
        try:
            for event in marks:
                self._driver.cuEventSynchronize(event)
        finally:
            self.settled()
            for event in marks:
                self._contexts.give_back(ordinal, event)

    def pass_event(self, ordinal: int, event: int) -> None:
        """Block until an event of the program's has happened. Any thread but trio's."""
        self._contexts.enter(ordinal)
        try:
            self._driver.cuEventSynchronize(event)
        finally:
            self.settled()
