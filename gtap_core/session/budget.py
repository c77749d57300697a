"""What a session may still take of its lease's memory: the supervisor, which knows the others of the lease, is asked.

One question is under way at a time; those that come meanwhile wait their turn, so their order is that of the answers.
While nothing bounds the lease nobody is asked; the supervisor is told how much it is when that changes.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable
from functools import partial

from gtap_core.wire.control import Message, Take, Taken

from .device import Pending, done

OUT_OF_MEMORY = 2


class Budget:
    """One session's part in its lease. `limit`: bytes of each device that the lease may hold at most; 0: any.

    `send` reaches the supervisor; without it nobody counts. `shared`: some lease has memory for itself; else one
    without a limit has what the device gives it.

    There are no more questions than a session may have extents, physical memory and calls under way: what is not there
    yet cannot be given back.
    """

    def __init__(self, limit: int = 0, send: Callable[[Message], None] | None = None, *, shared: bool = False) -> None:
        self.limit, self.counted, self.shared = limit, send is not None, shared
        self._send = send or (lambda message: None)
        self._questions: deque[tuple[Take, Pending]] = deque()
        self.held: Counter[int] = Counter()  # by device: bytes
        self._known: Counter[int] = Counter()  # the same, as the supervisor counts them
        self._given: Counter[int] = Counter()  # by device: how often
        self._leaving: Counter[int] = Counter()  # by device: memory that the device is not done with yet
        self._refused: dict[int, list[Callable[[], None]]] = {}  # by device: what is tried again when that has left

    @property
    def _bounded(self) -> bool:
        return self.counted and (self.limit > 0 or self.shared)

    def take(self, ordinal: int, size: int) -> Pending:
        """Resolved when the memory is the session's, or with OUT_OF_MEMORY; value: bytes that are left."""
        if size > self.limit > 0:
            return done(OUT_OF_MEMORY, 0)
        if self._bounded:
            return self._ask(Take(ordinal, size))
        self.held[ordinal] += size
        return done()

    def give(self, ordinal: int, size: int) -> None:
        """Give back what was taken."""
        if self._bounded and size:
            self._given[ordinal] += 1
            self._ask(Take(ordinal, -size))
        else:
            self.held[ordinal] -= size

    def leave(self, ordinal: int, size: int, gone: Pending) -> None:
        """Give memory back once the device is done with it. What finds too little meanwhile is tried again then."""
        if not self.counted:
            return
        self._leaving[ordinal] += 1

        def left(_: Pending) -> None:
            self._leaving[ordinal] -= 1
            self.give(ordinal, size)
            for attempt in self._refused.pop(ordinal, []):
                attempt()

        gone.when_done(left)

    def spend(self, ordinal: int, size: int, make: Callable[[], Pending]) -> Pending:
        """Take memory, then make it; what is not made is given back. Where nobody counts it is made at once."""
        if not self.counted:
            return make()
        result = Pending()

        def made(answer: Pending) -> None:
            if answer.status:
                self.give(ordinal, size)
            result.resolve(answer.status or 0, answer.value)

        def taken(given: int, answer: Pending) -> None:
            if not answer.status:
                make().when_done(made)
            elif self._leaving[ordinal]:
                self._refused.setdefault(ordinal, []).append(attempt)
            elif self._given[ordinal] != given:  # after this was asked
                attempt()
            else:
                result.resolve(answer.status)

        def attempt() -> None:
            self.take(ordinal, size).when_done(partial(taken, self._given[ordinal]))

        attempt()
        return result

    def bound(self, ordinal: int, info: Pending) -> Pending:
        """Make what a device has, (free, total), what there is of it for the lease."""
        if not self._bounded:
            return info
        result = Pending()

        def known(left: Pending) -> None:
            free, total = info.value
            result.resolve(0, (min(free, left.value), min(total, self.limit or total)))

        def finish(answer: Pending) -> None:
            if answer.status:
                result.resolve(answer.status)
            else:
                self.take(ordinal, 0).when_done(known)

        info.when_done(finish)
        return result

    def share(self, shared: bool) -> None:
        """Some lease has memory for itself, or none any more. What is held is told, what is to come is asked for."""
        self.shared = shared
        for ordinal, held in self.held.items() if self.counted and shared else ():
            if held != self._known[ordinal]:
                self._send(Take(ordinal, held - self._known[ordinal], told=True))
                self._known[ordinal] = held

    def taken(self, answer: Taken) -> None:
        """The supervisor has answered the first question."""
        if self._questions:
            question, pending = self._questions.popleft()
            if answer.allowed:
                self.held[question.ordinal] += question.size
                self._known[question.ordinal] += question.size
            self._ask_next()
            pending.resolve(0 if answer.allowed else OUT_OF_MEMORY, answer.left)

    def _ask(self, question: Take) -> Pending:
        self._questions.append((question, Pending()))
        if len(self._questions) == 1:
            self._ask_next()
        return self._questions[-1][1]

    def _ask_next(self) -> None:
        if self._questions:
            self._send(self._questions[0][0])
