"""Starts the programs that a device needs beside its session, which itself cannot start any once it is confined.

A process forked before the session meets its client. It runs modules of the packages that offer devices, each with
descriptors as its only arguments, and hears of system calls that a filter does not allow: the session's, and those of
what it has started. It ends what it has started when the session's process ends.
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
from gtap_core.confine.program import DOOR
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
        """Return the number and the descriptors of an answer. Raises OSError.

        It cannot be cancelled before the answer: that would be taken for the answer to the next request.
        """
        async with self._asking:
            socket.send_fds(self._connection, [request], list(descriptors))
            with trio.CancelScope(shield=True):
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
    if device != "cuda":
        bound_memory(MEMORY)
    elif how is Mode.ENFORCE:  # no bound has met a real driver either
        bound_memory(DRIVER_MEMORY)
    sys.dont_write_bytecode = True  # what is imported from here on
    starter = STARTER.get()
    profile = DRIVER_SESSION if device == "cuda" else SESSION
    notices = restrict(profile, how, listen=starter is not None)
    if notices is not None and starter is not None:
        starter.listen(notices, how)


@attrs.frozen
class _Watched:
    """Whose calls are heard of: the session, or a process that was started."""

    whose: str
    process: int = 0
    door: socket.socket | None = None  # where the descriptor for its calls comes from
    allowing: bool = False


class _Process:
    """The other end: nothing that it is told is to be trusted."""

    def __init__(self, connection: socket.socket, packages: Collection[str]) -> None:
        self._connection, self._packages = connection, packages
        self._running: dict[int, subprocess.Popen[bytes]] = {}
        self._told: set[tuple[str, int]] = set()
        self._poll = select.poll()
        self._watched: dict[int, _Watched] = {}  # by a door's descriptor, then by that for its calls

    def run(self) -> NoReturn:
        """Serve until the session's process ends, then end what runs."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        at = self._connection.fileno()
        os.closerange(3, at)  # the session's end is to be seen by its supervisor at once
        os.closerange(at + 1, resource.getrlimit(resource.RLIMIT_NOFILE)[0])
        self._poll.register(self._connection, select.POLLIN)
        with contextlib.suppress(OSError):
            while self._serve():
                pass
        for process in self._running.values():
            process.kill()
        os._exit(0)

    def _serve(self) -> bool:
        descriptor, events = self._poll.poll()[0]  # the session's first; another one may be gone after it
        if descriptor == self._connection.fileno():
            return self._take()
        watched = self._watched[descriptor]
        if watched.door is not None:
            self._hear_from(watched, watched.door)
        elif events & select.POLLIN:
            self._judge(descriptor, watched)
        else:
            self._forget(descriptor)
        return True

    def _take(self) -> bool:
        data, descriptors, _, _ = socket.recv_fds(self._connection, 4096, _MOST_DESCRIPTORS)
        if len(data) < _REQUEST.size:
            return False
        what, first, pid = _REQUEST.unpack_from(data)
        if what == _LISTEN and descriptors and not any(not each.process for each in self._watched.values()):
            self._watch(descriptors.pop(), _Watched("a session", allowing=bool(first)))
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
            for descriptor in [at for at, each in self._watched.items() if each.process == pid]:
                self._forget(descriptor)
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
        door, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        environ = {**os.environ, DOOR: str(its.fileno())}
        with its:
            try:
                process = subprocess.Popen(
                    command, stdin=subprocess.DEVNULL, stdout=output, pass_fds=[*passed, its.fileno()], env=environ
                )
            except OSError as error:
                door.close()
                self._answer(error.errno or errno.EIO)
                return
        self._running[process.pid] = process
        self._watch(door.fileno(), _Watched(module, process.pid, door))
        end = os.pidfd_open(process.pid)
        self._answer(0, process.pid, [end])
        os.close(end)

    def _answer(self, error: int, number: int = 0, descriptors: Sequence[int] = ()) -> None:
        socket.send_fds(self._connection, [_ANSWER.pack(error, number)], list(descriptors))

    def _watch(self, descriptor: int, watched: _Watched) -> None:
        self._watched[descriptor] = watched
        self._poll.register(descriptor, select.POLLIN)

    def _forget(self, descriptor: int) -> None:
        self._poll.unregister(descriptor)
        watched = self._watched.pop(descriptor)
        if watched.door is not None:
            watched.door.close()
        else:
            os.close(descriptor)

    def _hear_from(self, watched: _Watched, door: socket.socket) -> None:
        """A process that was started says, once, how to hear of its calls; or ends without."""
        data, descriptors, _, _ = socket.recv_fds(door, 1, 1)
        self._forget(door.fileno())
        if descriptors:
            self._watch(descriptors[0], attrs.evolve(watched, door=None, allowing=bool(data[:1] == b"\1")))

    def _judge(self, notices: int, watched: _Watched) -> None:
        """Let a call that is not on the list through, or refuse it; name it once."""
        notice = bytearray(_NOTICE.size)
        try:
            fcntl.ioctl(notices, _RECEIVE_NOTICE, notice)
            identity, _, _, number = _NOTICE.unpack(notice)[:4]
            self._name(watched.whose, number, "let through" if watched.allowing else "refused")
            verdict = (identity, 0, 0, _GO_ON) if watched.allowing else (identity, 0, -errno.EPERM, 0)
            fcntl.ioctl(notices, _SEND_VERDICT, bytearray(_VERDICT.pack(*verdict)))
        except OSError as error:
            if error.errno not in (errno.ENOENT, errno.EINTR):  # the thread has ended meanwhile
                self._forget(notices)

    def _name(self, whose: str, number: int, fate: str) -> None:
        if (whose, number) not in self._told and len(self._told) < 64:
            self._told.add((whose, number))
            sys.stderr.write(f"gtap session: the system call {call_name(number)} is not one of {whose}'s: {fate}\n")
            sys.stderr.flush()
