"""Starts the programs that a device needs beside its session, which itself cannot start any once it is confined.

A process forked before the session meets its client. It runs modules of the packages that offer devices, each with
descriptors as its only arguments, and hears of system calls that the session's filter does not allow. It ends what it
has started when the session's process ends.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import re
import resource
import select
import signal
import socket
import struct
import subprocess
import sys
from collections.abc import Collection, Sequence
from contextvars import ContextVar
from typing import NoReturn, Protocol

import attrs
import trio

from gtap_core.confine.process import bound_memory
from gtap_core.confine.seccomp import DRIVER_SESSION, SESSION, Mode, call_name, mode, restrict

MOST_PROCESSES = 16  # alive at a time
MEMORY = 8 << 30  # bytes: modules, images, what is held and under way are bounded to about half of it
DRIVER_MEMORY = 64 << 30  # bytes: a driver maps much more than it uses
_MOST_DESCRIPTORS = 16
_MODULE = re.compile(r"[a-z_0-9]+(\.[a-z_0-9]+)+")
_START, _REAP, _LISTEN = range(3)
_REQUEST = struct.Struct("=BBi")  # what, whether the first descriptor is its output (or calls go through), a process
_ANSWER = struct.Struct("=ii")  # errno, a process id or an exit status
_INT = struct.Struct("i")
_NOTICE, _VERDICT = struct.Struct("=QIIiIQ6Q"), struct.Struct("=QqiI")
_RECEIVE_NOTICE, _SEND_VERDICT, _GO_ON = 0xC0502100, 0xC0182101, 1


class Started(Protocol):
    """A process that runs a module."""

    @property
    def returncode(self) -> int | None: ...

    async def wait(self) -> int: ...

    def kill(self) -> None: ...


async def start(module: str, descriptors: Sequence[int], output: int | None = None) -> Started:
    """Run `python -m module DESCRIPTOR...`, with `output` as its standard output. Raises OSError."""
    starter = STARTER.get()
    if starter is not None:
        return await starter.start(module, descriptors, output)
    return await trio.lowlevel.open_process(
        [sys.executable, "-m", module, *map(str, descriptors)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL if output is None else output,
        pass_fds=descriptors,
    )


@attrs.define(eq=False)
class _Remote:
    """A process that the starter has started, by a descriptor that becomes readable at its end."""

    starter: Starter
    pid: int
    descriptor: int
    returncode: int | None = None
    _one: trio.Lock = attrs.field(factory=trio.Lock)

    async def wait(self) -> int:
        """Return its exit status, as Popen says it."""
        async with self._one:  # only one may look at its end
            if self.returncode is None:
                await trio.lowlevel.wait_readable(self.descriptor)
                self.returncode, _ = await self.starter.ask(_REQUEST.pack(_REAP, 0, self.pid))
                os.close(self.descriptor)
        return self.returncode

    def kill(self) -> None:
        """End it."""
        if self.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(self.descriptor, signal.SIGKILL)


class Starter:
    """The session's end."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._asking = trio.Lock()

    async def start(self, module: str, descriptors: Sequence[int], output: int | None) -> _Remote:
        """As `start` above."""
        passed = [*([] if output is None else [output]), *descriptors]
        pid, received = await self.ask(_REQUEST.pack(_START, output is not None, 0) + module.encode(), passed)
        return _Remote(self, pid, received[0])

    def listen(self, notices: int, mode: Mode) -> None:
        """Have it hear of calls that are not allowed."""
        socket.send_fds(self._connection, [_REQUEST.pack(_LISTEN, mode is Mode.LOG, 0)], [notices])
        os.close(notices)

    async def ask(self, request: bytes, descriptors: Sequence[int] = ()) -> tuple[int, list[int]]:
        """Return the number and the descriptors of an answer. Raises OSError."""
        async with self._asking:
            socket.send_fds(self._connection, [request], list(descriptors))
            await trio.lowlevel.wait_readable(self._connection)
            data, received, _, _ = socket.recv_fds(self._connection, _ANSWER.size, 1)
        error, number = _ANSWER.unpack(data) if data else (errno.EPIPE, 0)
        if error:
            raise OSError(error, os.strerror(error))
        return number, received


STARTER: ContextVar[Starter | None] = ContextVar("STARTER", default=None)


def fork(packages: Collection[str]) -> Starter:
    """Make the starter's process, from a process of one thread. It runs modules of these packages alone."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    if os.fork() == 0:
        ours.close()
        _Process(theirs, packages).run()
    theirs.close()
    return Starter(ours)


def seal(device: str) -> None:
    """Give up the system calls that a session of a kind of device does not make, and memory beyond what it needs.

    Raises OSError, ValueError.
    """
    how = mode(os.environ, device)
    bound_memory(DRIVER_MEMORY if device == "cuda" else MEMORY)
    sys.dont_write_bytecode = True  # what is imported from here on
    starter = STARTER.get()
    profile = DRIVER_SESSION if device == "cuda" else SESSION
    notices = restrict(profile, how, listen=starter is not None)
    if notices is not None and starter is not None:
        starter.listen(notices, how)


class _Process:
    """The other end: nothing that it is told is to be trusted."""

    def __init__(self, connection: socket.socket, packages: Collection[str]) -> None:
        self._connection, self._packages = connection, packages
        self._allowing = False
        self._running: dict[int, subprocess.Popen[bytes]] = {}
        self._told: set[int] = set()
        self._notices: int | None = None

    def run(self) -> NoReturn:
        """Serve until the session's process ends, then end what runs."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        at = self._connection.fileno()
        os.closerange(3, at)  # the session's end is to be seen by its supervisor at once
        os.closerange(at + 1, resource.getrlimit(resource.RLIMIT_NOFILE)[0])
        with contextlib.suppress(OSError):
            while self._serve():
                pass
        for process in self._running.values():
            process.kill()
        os._exit(0)

    def _serve(self) -> bool:
        waiting = [self._connection.fileno(), *([] if self._notices is None else [self._notices])]
        readable, _, _ = select.select(waiting, [], [])
        if self._notices in readable:
            self._judge()
        if self._connection.fileno() not in readable:
            return True
        data, descriptors, _, _ = socket.recv_fds(self._connection, 4096, _MOST_DESCRIPTORS)
        if len(data) < _REQUEST.size:
            return False
        what, first, pid = _REQUEST.unpack_from(data)
        if what == _LISTEN and descriptors and self._notices is None:
            self._notices, self._allowing = descriptors.pop(), bool(first)
        elif what == _REAP:
            self._reap(pid)
        else:
            self._start(data[_REQUEST.size :].decode("ascii", "replace"), descriptors, bool(first))
        for each in descriptors:
            os.close(each)
        return True

    def _reap(self, pid: int) -> None:
        process = self._running.pop(pid, None)
        if process is None:
            self._answer(errno.ECHILD)
        else:
            process.kill()  # its end is known already, or should be
            self._answer(0, process.wait())

    def _start(self, module: str, descriptors: list[int], first: bool) -> None:
        if not _MODULE.fullmatch(module) or module.split(".")[0] not in self._packages or first > len(descriptors):
            self._answer(errno.EPERM)
            return
        if len(self._running) >= MOST_PROCESSES:
            self._answer(errno.EAGAIN)
            return
        output, passed = (descriptors[0], descriptors[1:]) if first else (subprocess.DEVNULL, descriptors)
        command = [sys.executable, "-m", module, *map(str, passed)]
        try:
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, pass_fds=passed)
        except OSError as error:
            self._answer(error.errno or errno.EIO)
            return
        self._running[process.pid] = process
        end = os.pidfd_open(process.pid)
        self._answer(0, process.pid, [end])
        os.close(end)

    def _answer(self, error: int, number: int = 0, descriptors: Sequence[int] = ()) -> None:
        socket.send_fds(self._connection, [_ANSWER.pack(error, number)], list(descriptors))

    def _judge(self) -> None:
        """Let a call that is not on the list through, or refuse it; name it once."""
        assert self._notices is not None
        notice = bytearray(_NOTICE.size)
        try:
            fcntl.ioctl(self._notices, _RECEIVE_NOTICE, notice)
            identity, _, _, number = _NOTICE.unpack(notice)[:4]
            self._name(number, "let through" if self._allowing else "refused")
            verdict = (identity, 0, 0, _GO_ON) if self._allowing else (identity, 0, -errno.EPERM, 0)
            fcntl.ioctl(self._notices, _SEND_VERDICT, bytearray(_VERDICT.pack(*verdict)))
        except OSError as error:
            if error.errno not in (errno.ENOENT, errno.EINTR):  # the thread has ended meanwhile
                os.close(self._notices)
                self._notices = None

    def _name(self, number: int, fate: str) -> None:
        if number not in self._told and len(self._told) < 64:
            self._told.add(number)
            sys.stderr.write(f"gtap session: the system call {call_name(number)} is not one of a session's: {fate}\n")
            sys.stderr.flush()
