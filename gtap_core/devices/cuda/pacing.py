"""Keeps the worker from giving a held stream more than the driver queues.

The driver blocks who launches into a full queue, and may keep its locks meanwhile; then nothing of this process could
let the stream go. So the worker waits here, where it holds nothing. Streams that are held by way of others do not
count.
"""

from __future__ import annotations

import threading
from collections import deque

MOST_BEHIND = 512  # commands behind a gate; the driver queues about 1024, and some of ours are two of its


class Pacing:
    """Counts commands behind gates: those of one stream open one after the other."""

    def __init__(self) -> None:
        self._held: dict[int, deque[int]] = {}  # by stream: of each gate, the commands between it and the next
        self._changed = threading.Condition()

    def hold(self, stream: int) -> None:
        """A gate was put into a stream."""
        with self._changed:
            self._held.setdefault(stream, deque()).append(0)

    def let_go(self, stream: int) -> None:
        """One of a stream's gates is open. Any thread; waits for nothing."""
        with self._changed:
            held = self._held.get(stream)
            if held is not None:
                held.popleft()
                if not held:
                    del self._held[stream]
                self._changed.notify_all()

    def clear(self) -> None:
        """Nothing is held any more. Any thread."""
        with self._changed:
            self._held.clear()
            self._changed.notify_all()

    def enter(self, stream: int) -> None:
        """Something is about to be given to a stream: block while there is too much behind its gates."""
        if stream not in self._held:
            return
        with self._changed:
            held = self._held.get(stream)
            if held is not None:
                held[-1] += 1
                self._changed.wait_for(lambda: self._held.get(stream) is not held or sum(held) <= MOST_BEHIND)
