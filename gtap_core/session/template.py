"""The template of session processes: has everything imported and touches no device; forks one for each order.

An order is a packet with two descriptors: the session's socket to the supervisor, and its *life*, on which the template
says the process's id (with a pidfd) and, at the end, its exit status. An interpreter that starts takes half a second of
a processor; a fork takes milliseconds, and shares what is imported. Before the first order the template says that it is
ready, or why it ends.
"""

from __future__ import annotations

import contextlib
import gc
import os
import select
import socket
import struct
import sys
from collections.abc import Callable
from typing import NoReturn

_READY = b"\0"
MOST_REASON = 4096  # bytes
_NUMBER = struct.Struct("<i")  # a process id, and an exit status as subprocess has it


class Template:
    """Forks processes that run `session(control)`, and reaps them. Has one thread: forks copy nothing half done."""

    def __init__(self, orders: socket.socket, session: Callable[[int], None]) -> None:
        self._orders, self._session = orders, session
        self._lives: dict[int, tuple[int, socket.socket]] = {}  # by pidfd
        self._poll = select.poll()

    def run(self) -> None:
        """Fork as ordered until nobody can any more; then stay until the processes, which notice it, have ended."""
        gc.collect()
        gc.freeze()  # pages that nobody writes stay shared
        with contextlib.suppress(ConnectionError):  # the supervisor has gone
            self._orders.send(_READY)
        self._poll.register(self._orders, select.POLLIN)
        wanted = True
        while wanted or self._lives:
            for descriptor, _ in self._poll.poll():
                if descriptor in self._lives:
                    self._reap(descriptor)
                elif not self._take():
                    wanted = False
                    self._poll.unregister(self._orders)

    def _take(self) -> bool:
        try:
            order, descriptors, _, _ = socket.recv_fds(self._orders, 1, 2, socket.MSG_CMSG_CLOEXEC)
        except ConnectionError:
            return False
        if not order:
            return False
        control, life = descriptors
        try:
            self._fork(control, life)
        except OSError:  # no process to be had
            os.write(life, _NUMBER.pack(0))
            os.close(control)
            os.close(life)
        return True

    def _fork(self, control: int, life: int) -> None:
        pid = os.fork()
        if not pid:
            self._become(control)
        pidfd = os.pidfd_open(pid)
        os.close(control)
        self._lives[pidfd] = pid, socket.socket(fileno=life)
        self._poll.register(pidfd, select.POLLIN)
        with contextlib.suppress(ConnectionError):  # the supervisor has given up waiting; the process will notice
            socket.send_fds(self._lives[pidfd][1], [_NUMBER.pack(pid)], [pidfd])

    def _become(self, control: int) -> NoReturn:
        """Run the session, in the new process, which never comes back. Its descriptors are for `session` to close."""
        status = 1
        try:
            os.setsid()
            self._session(control)
            status = 0
        except BaseException:  # noqa: BLE001 - it must not come back, and the server's log says why
            sys.excepthook(*sys.exc_info())
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            # Without the libraries' exit handlers: a driver's may take longer than a session may.
            os._exit(status)

    def _reap(self, pidfd: int) -> None:
        pid, life = self._lives.pop(pidfd)
        self._poll.unregister(pidfd)
        os.close(pidfd)
        _, status = os.waitpid(pid, 0)
        with life, contextlib.suppress(ConnectionError):
            life.send(_NUMBER.pack(os.waitstatus_to_exitcode(status)))
