"""What kernels print: file descriptors 1 and 2 of the session process become pipes whose bytes go to the program."""

from __future__ import annotations

import ctypes
import fcntl
import os
import sys
from collections.abc import Callable
from typing import TextIO

import trio

PIPE_BYTES = 1 << 20
READ_BYTES = 1 << 16


class Output:
    """Takes fds 1 and 2 over, from `take` to `give_back`. The process's own log keeps the old stderr."""

    def __init__(self, deliver: Callable[[int, bytes], None]) -> None:
        self._deliver = deliver
        self._readers: dict[int, int] = {}  # descriptor taken -> reading end of its pipe
        self._saved: dict[int, int] = {}
        self._stderr: TextIO | None = None
        self._flush = ctypes.CDLL(None).fflush
        self.reading: Callable[[int], None] = lambda _: None  # 1 before bytes are taken, 0 when they are delivered

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
        self._stderr, sys.stderr = sys.stderr, os.fdopen(os.dup(self._saved[2]), "w", buffering=1)

    def give_back(self) -> None:
        """Put the old descriptors back; what was printed before is delivered."""
        if not self._readers:
            return
        self.flush()
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
        """Deliver what is in the pipes now; trio's thread. No more than that: a kernel may print without end."""
        self.reading(1)
        for descriptor, reading in self._readers.items():
            for _ in range(PIPE_BYTES // READ_BYTES):
                if data := _read(reading):
                    self._deliver(descriptor, data)
                else:
                    break
        self.reading(0)

    def pipes(self) -> tuple[int, int]:
        """The reading ends for fds 1 and 2; taken."""
        return self._readers[1], self._readers[2]

    async def pump(self, descriptor: int) -> None:
        """Deliver as bytes come, so that a thread that prints much never stays blocked."""
        while (reading := self._readers.get(descriptor)) is not None:
            await trio.lowlevel.wait_readable(reading)
            self.drain()


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
