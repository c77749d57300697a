"""The threads of the cuda device: workers that execute operations in order, and waiters for what takes its time.

Theory of operation: trio's thread submits and never blocks. A `Worker` executes what it is given, one after the other.
An operation that must wait for the GPU returns a `Later`: the worker hands it to the `Waiters`, where one thread at a
time serves the waits of one key (a stream) in their order, so that a slow stream holds up no other. `Results` carries
every outcome back to trio's thread in batches. All threads are daemons: a kernel without end cannot keep the process.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Hashable
from queue import SimpleQueue
from typing import Any

import attrs
import outcome
import trio

from gtap_core.devices.cuda.table import StatusError
from gtap_core.session.device import Pending

MOST_WAITERS = 256
RESOLVED = object()


def _nothing(_: Pending) -> None:
    pass


@attrs.frozen
class Later:
    """What remains of an operation when its work is enqueued: a wait (blocking, any thread) that returns its value.

    It returns RESOLVED where the result has been put already; `begin` gets the Pending for that, ahead of the wait.
    """

    key: tuple[int, Hashable]  # the device's ordinal, and what keeps its waits in order
    wait: Callable[[], Any]
    begin: Callable[[Pending], None] = _nothing


class Results:
    """Brings results into trio's thread; made there. `before` runs ahead of each batch."""

    def __init__(self, before: Callable[[], None]) -> None:
        self.after: Callable[[], None] = lambda: None  # runs behind each batch
        self._token = trio.lowlevel.current_trio_token()
        self._before = before
        self._ready: deque[tuple[Pending, outcome.Outcome[Any]]] = deque()
        self._broken = trio.Event()
        self._bug: BaseException | None = None

    def put(self, pending: Pending, result: outcome.Outcome[Any]) -> None:
        """From any thread: resolve `pending` with what a function returned or raised."""
        self._ready.append((pending, result))
        self.wake()

    def wake(self) -> None:
        """From any thread: there may be news, or a batch without results."""
        try:
            self._token.run_sync_soon(self._drain, idempotent=True)
        except trio.RunFinishedError:
            self._ready.clear()  # nobody is left to hear it

    def _drain(self) -> None:
        self._before()
        for _ in range(len(self._ready)):
            pending, result = self._ready.popleft()
            if not isinstance(result, outcome.Error):
                pending.resolve(0, result.unwrap())
            elif isinstance(result.error, StatusError):
                pending.resolve(result.error.status, result.error.value)
            else:
                self._bug = result.error
                self._broken.set()
        self.after()

    async def raise_bugs(self) -> None:
        """Raise in a task of trio's what no operation may raise: a bug of ours."""
        await self._broken.wait()
        assert self._bug is not None
        raise self._bug


class Waiters:
    """Threads that block in the driver, started as they are needed."""

    def __init__(self, results: Results, most: int = MOST_WAITERS) -> None:
        self._results = results
        self._most = most
        self._lock = threading.Condition()
        self._jobs: dict[tuple[int, Hashable], deque[tuple[Pending, Later]]] = {}
        self._keys: SimpleQueue[tuple[int, Hashable]] = SimpleQueue()
        self._threads = 0
        self._idle = 0

    def add(self, pending: Pending, later: Later) -> None:
        """Wait for `later` after the earlier ones of its key."""
        later.begin(pending)
        with self._lock:
            waiting = self._jobs.get(later.key)
            if waiting is not None:
                waiting.append((pending, later))
                return
            self._jobs[later.key] = deque([(pending, later)])
            start = self._idle < self._keys.qsize() + 1 and self._threads < self._most
            self._threads += start
        self._keys.put(later.key)
        if start:
            threading.Thread(target=self._run, name="gtap cuda waiter", daemon=True).start()

    def settle(self, ordinal: int) -> None:
        """Block until nobody waits in a device's context any more."""
        with self._lock:
            self._lock.wait_for(lambda: all(key[0] != ordinal for key in self._jobs))

    def _run(self) -> None:
        while True:
            with self._lock:
                self._idle += 1
            key = self._keys.get()
            with self._lock:
                self._idle -= 1
            self._serve(key)

    def _serve(self, key: tuple[int, Hashable]) -> None:
        while True:
            with self._lock:
                if not self._jobs[key]:
                    del self._jobs[key]
                    self._lock.notify_all()
                    return
                pending, later = self._jobs[key].popleft()
            result = outcome.capture(later.wait)
            if not isinstance(result, outcome.Value) or result.value is not RESOLVED:
                self._results.put(pending, result)


class Worker:
    """One thread that executes operations in the order of their submission."""

    def __init__(self, name: str, results: Results, waiters: Waiters) -> None:
        self._results = results
        self._waiters = waiters
        self._queue: SimpleQueue[tuple[Pending, Callable[..., Any], tuple[Any, ...]] | None] = SimpleQueue()
        self._submitted = self._executed = 0
        self.ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def submit(self, operation: Callable[..., Any], *arguments: Any) -> Pending:
        """Execute in order. The operation returns its value or a Later, or raises StatusError."""
        pending = Pending()
        self.submit_as(pending, operation, *arguments)
        return pending

    def submit_as(self, pending: Pending, operation: Callable[..., Any], *arguments: Any) -> None:
        """Like `submit`, from any thread, with a Pending that has its callbacks already."""
        self._submitted += 1
        self._queue.put((pending, operation, arguments))

    @property
    def waiting(self) -> int:
        """How many operations wait for their turn."""
        return self._queue.qsize()

    @property
    def behind(self) -> bool:
        """Whether something that one thread has submitted has not been executed. That thread hears of a batch of
        results when it has.
        """
        return self._submitted != self._executed

    def stop(self) -> None:
        """End after what was submitted."""
        self._queue.put(None)

    def _run(self) -> None:
        while (item := self._queue.get()) is not None:
            pending, operation, arguments = item
            result = outcome.capture(operation, *arguments)
            self._executed += 1
            if isinstance(result, outcome.Value) and isinstance(result.value, Later):
                self._waiters.add(pending, result.value)
                self._results.wake()
            else:
                self._results.put(pending, result)
        self.ended.set()
