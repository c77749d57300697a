"""What kernels print: file descriptors 1 and 2 of the session process become pipes whose bytes go to the program.

The driver writes what kernels have printed within its calls, and is blocked in them while a pipe is full. So a thread
of its own empties the pipes, which waits for nothing: trio's thread may be waiting for whoever is in such a call.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import select
import sys
import threading
from collections.abc import Callable
from typing import TextIO

import trio

PIPE_BYTES = 1 << 20
READ_BYTES = 1 << 16
MOST_TAKEN = 16 << 20  # bytes that have not been delivered; more are lost, and that is said


class Output:
    """Takes fds 1 and 2 over, from `take` to `give_back`. The process's own log keeps the old stderr."""

    def __init__(self, deliver: Callable[[int, bytes], None]) -> None:
        self._deliver = deliver
        self._readers: dict[int, int] = {}  # descriptor taken -> reading end of its pipe
        self._saved: dict[int, int] = {}
        self._stderr: TextIO | None = None
        self._flush = ctypes.CDLL(None).fflush
        self.reading: Callable[[int], None] = lambda _: None  # 1 before bytes are taken, 0 when they are delivered
        self._lock = threading.Lock()  # of what follows, and of reading the pipes
        self._taken: dict[int, bytearray] = {}
        self._lost: dict[int, int] = {}

    def take(self) -> None:
        """Put pipes in the place of both descriptors."""
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        for descriptor in (1, 2):
            reading, writing = os.pipe2(os.O_CLOEXEC)
            os.set_blocking(reading, False)
            with_room(writing)
            self._saved[descriptor] = fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, 3)
            os.dup2(writing, descriptor)
            os.close(writing)
            self._readers[descriptor] = reading
        self._taken = {descriptor: bytearray() for descriptor in self._readers}
        self._lost = dict.fromkeys(self._readers, 0)
        self._ending = os.eventfd(0)
        token = trio.lowlevel.current_trio_token()
        self._thread = threading.Thread(target=self._pump, args=[token], name="gtap output", daemon=True)
        self._thread.start()
        self._stderr, sys.stderr = sys.stderr, os.fdopen(os.dup(self._saved[2]), "w", buffering=1)

    def give_back(self) -> None:
        """Put the old descriptors back; what was printed before is delivered."""
        if not self._readers:
            return
        self.flush()
        os.eventfd_write(self._ending, 1)
        self._thread.join()
        os.close(self._ending)
        self.drain()
        for descriptor, saved in self._saved.items():
            os.dup2(saved, descriptor)
            os.close(saved)
        for reading in self._readers.values():
            os.close(reading)
        self._readers, self._saved = {}, {}
        if self._stderr is not None:
            sys.stderr.close()
            sys.stderr, self._stderr = self._stderr, None

    def flush(self) -> None:
        """Push what the driver printed out of the C library's buffers. Any thread; blocks while a pipe is full."""
        self._flush(None)

    def drain(self) -> None:
        """Deliver what has been printed until now; trio's thread. No more than that: a kernel may print without end."""
        with self._lock:
            self._take()
            taken = [(descriptor, bytes(data), self._lost[descriptor]) for descriptor, data in self._taken.items()]
            for descriptor, data in self._taken.items():
                data.clear()
                self._lost[descriptor] = 0
        for descriptor, printed, lost in taken:
            note = b"\n[gtap: %d bytes of device output were lost]\n" % lost if lost else b""
            if printed:
                self._deliver(descriptor, printed + note)
        with self._lock:
            if not any(self._taken.values()):
                self.reading(0)

    def _take(self) -> None:
        """With the lock: empty the pipes, up to what they hold at a time."""
        self.reading(1)
        for descriptor, reading in self._readers.items():
            taken = self._taken[descriptor]
            for _ in range(PIPE_BYTES // READ_BYTES):
                data = _read(reading)
                room = MOST_TAKEN - len(taken)
                taken += data[:room]
                self._lost[descriptor] += len(data[room:])
                if len(data) < READ_BYTES:
                    break

    def pipes(self) -> tuple[int, int]:
        """The reading ends for fds 1 and 2; taken."""
        return self._readers[1], self._readers[2]

    def _pump(self, token: trio.lowlevel.TrioToken) -> None:
        """The thread: take bytes as they come, and have them delivered."""
        poll = select.poll()
        for descriptor in (self._ending, *self._readers.values()):
            poll.register(descriptor, select.POLLIN)
        while self._ending not in dict(poll.poll()):
            with self._lock:
                self._take()
            try:
                token.run_sync_soon(self.drain, idempotent=True)
            except trio.RunFinishedError:
                return  # nobody is left to hear it


def with_room(pipe: int) -> None:
    """Make a pipe larger where the system lets us; the default works too."""
    try:
        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, PIPE_BYTES)
    except PermissionError:
        return


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, READ_BYTES)
    except BlockingIOError:
        return b""
