"""Decides when an operation goes to the child: streams, events, gates and values by CUDA's rules.

Theory of operation
-------------------

The child executes what it is sent in order. So while nothing is *held*, everything is sent at once, and that is legal
for any use of streams. Gates, and waits for values, hold: what is behind them stays here until they let go, and what
is not behind them goes past.

Every operation is a `Task`. It is held while it stands behind a held one; otherwise it has been sent and has a number,
its place in the child's order. Tasks of other kinds send nothing: a *join* stands for several tasks, a gate or a value
is *blocked* until it is opened, a watch calls back when what it stands behind has been sent. When a task is let go,
those behind it that wait for nothing else are started, in the order in which they came.

What a task stands behind: the last task of its stream; for the legacy stream that of every blocking stream of its
device, and for these that of the legacy stream; for an event the task that recorded it. Only held ones matter, because
the child keeps the order of the rest. A *barrier* stands behind everything.

As the child's order is the order of sending, a set of tasks that were sent is done when the last of them is.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable

import attrs

from gtap_core import Pending, done

Send = Callable[[Pending], None]
"""Submits an operation to the child; the Pending is resolved by its answer."""


@attrs.define(eq=False)
class Task:
    """One operation. `start` returns whether the task is let go at once; until then it is blocked."""

    pending: Pending
    number: int = 0
    held: bool = False
    start: Callable[[Task], bool] | None = None
    missing: int = 0
    latest: Task | None = None  # the one sent last of those that it stood behind
    followers: list[Task] = attrs.field(factory=list)


NOTHING = Task(done())


@attrs.define(eq=False)
class StreamState:
    """A stream of a device; the legacy one is in `Schedule.legacy`. `capture` is the capture that it takes part in."""

    ordinal: int
    blocking: bool
    last: Task = NOTHING
    capture: object | None = None


class Schedule:
    """The tasks of one session. Everything runs in trio's thread and does not block."""

    def __init__(self) -> None:
        self.held = 0  # tasks
        self.last = NOTHING  # sent
        self._count = 0
        self._legacy: dict[int, StreamState] = {}
        self._tails: dict[StreamState, None] = {}  # streams whose last task may be held
        self._barriers: list[Task] = []
        self._fence = NOTHING

    def legacy(self, ordinal: int) -> StreamState:
        """The legacy default stream of a device."""
        state = self._legacy.get(ordinal)
        if state is None:
            state = self._legacy[ordinal] = StreamState(ordinal, blocking=False)
        return state

    # ---- submitting ----

    def submit(self, stream: StreamState, send: Send) -> Pending:
        """Put an operation on a stream."""
        if not self.held:
            stream.last = task = self.sent(send)
            return task.pending
        return self.submit_behind(self.before(stream), send, stream).pending

    def submit_behind(self, before: Iterable[Task], send: Send, stream: StreamState | None = None) -> Task:
        """Submit an operation behind some tasks; it becomes the last one of `stream`."""

        def start(task: Task) -> bool:
            self._send(task, send)
            return True

        return self.add(Task(Pending(), start=start), before, stream)

    def add(self, task: Task, before: Iterable[Task], stream: StreamState | None = None) -> Task:
        """Put a task behind others; it becomes the last one of `stream`."""
        held = False
        for each in dict.fromkeys(before):
            if each.held:
                each.followers.append(task)
                task.missing += 1
            elif task.latest is None or each.number > task.latest.number:
                task.latest = each
            held |= each.held
        task.held = True
        self.held += 1
        if stream is not None:
            self.put(stream, task)
        if not held and self._begin(task):
            self.release(task)
        return task

    def join(self, tasks: Iterable[Task]) -> Task:
        """A task that stands for all of them."""
        several = dict.fromkeys(tasks)
        if not any(task.held for task in several):
            return max(several, key=lambda task: task.number, default=NOTHING)
        return self.add(Task(Pending()), several)

    def extend(self, stream: StreamState, task: Task) -> None:
        """What comes on the stream from now on waits for `task` too."""
        self.put(stream, self.join((stream.last, task)))

    def put(self, stream: StreamState, task: Task) -> None:
        """Make a task the last one of a stream; it stands for those before it."""
        stream.last = task
        if task.held:
            self._tails[stream] = None

    def barrier(self, send: Send, fence: bool = False) -> Pending:
        """Submit an operation behind everything before it; with `fence`, everything later is behind it."""
        if not self.held:
            return self.sent(send).pending
        task = self.submit_behind(self._everything(), send)
        if task.held:
            self._barriers.append(task)
        if fence:
            self._fence = task
        return task.pending

    def past(self, send: Send, fence: bool = False) -> Pending:
        """Submit an operation behind nothing but held barriers, which may be what makes room for it."""
        barriers = [task for task in self._barriers if task.held]
        if not barriers:
            return self.sent(send).pending
        task = self.submit_behind(barriers, send)
        if fence:
            self._fence = task
        return task.pending

    # ---- what stands before what ----

    def before(self, stream: StreamState) -> list[Task]:
        """What the next task of a stream stands behind."""
        found = self.covered(stream)
        legacy = self._legacy.get(stream.ordinal)
        if stream.blocking and legacy is not None:
            found.append(legacy.last)
        if self._fence.held:
            found.append(self._fence)
        return found

    def covered(self, stream: StreamState) -> list[Task]:
        """What is done when a stream is done: of the legacy stream, all that was sent, and all blocking streams."""
        if stream is not self._legacy.get(stream.ordinal):
            return [stream.last]
        held = [s.last for s in self._held_tails() if s.blocking and s.ordinal == stream.ordinal]
        return [self.last, stream.last, *held]

    def covered_by_all(self, ordinal: int) -> list[Task]:
        """What is done when a device is done."""
        return [self.last, *(s.last for s in self._held_tails() if s.ordinal == ordinal)]

    def _everything(self) -> list[Task]:
        self._barriers = [task for task in self._barriers if task.held]
        return [self.last, *(s.last for s in self._held_tails()), *self._barriers]

    def _held_tails(self) -> list[StreamState]:
        if self._tails:
            self._tails = {stream: None for stream in self._tails if stream.last.held}
        return list(self._tails)

    # ---- when it is over ----

    def is_done(self, tasks: Iterable[Task]) -> bool:
        """Whether all of them are over."""
        return all(not task.held and task.pending.status is not None for task in tasks)

    def watch(self, tasks: Iterable[Task], over: Callable[[Pending], None]) -> None:
        """Call back with the Pending of the task sent last, resolved, when all of them are over."""

        def start(task: Task) -> bool:
            (task.latest or NOTHING).pending.when_done(over)
            return True

        task = self.join(tasks)
        if task.held:
            self.add(Task(Pending(), start=start), [task])
        else:
            task.pending.when_done(over)

    # ---- letting go ----

    def release(self, task: Task) -> None:
        """Let a task go that was blocked, and what stood behind it."""
        ready = deque([task])
        while ready:
            free = ready.popleft()
            if not free.held:
                continue
            free.held = False
            self.held -= 1
            for follower in free.followers:
                follower.missing -= 1
                if follower.latest is None or free.number > follower.latest.number:
                    follower.latest = free
                if not follower.missing and self._begin(follower):
                    ready.append(follower)
            free.followers.clear()

    def _begin(self, task: Task) -> bool:
        """Start a task that nothing holds; whether it is let go."""
        if task.start is not None:
            return task.start(task)
        latest = task.latest or NOTHING
        task.number, task.pending = latest.number, latest.pending
        return True

    def sent(self, send: Send) -> Task:
        """Submit an operation at once, whatever is held."""
        task = Task(Pending())
        self._send(task, send)
        return task

    def _send(self, task: Task, send: Send) -> None:
        self._count += 1
        task.number = self._count
        self.last = task
        send(task.pending)
