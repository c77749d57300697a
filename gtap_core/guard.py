"""A process that outlives the SIGKILL of the one that it guards, and cleans up what that one cannot.

It is forked before trio runs, hears over a pipe what there will be to do, and does it when the pipe ends without the
word that all is well. Nothing can be asked of it and nothing waits for it but its end.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import shutil
import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs

from .wire.control import Bye, Hello, encode_message
from .wire.preamble import ANSWER_SIZE, Kind, Preamble

PATIENCE = 1.0  # seconds that process groups have to end by themselves, and a server has to answer
_WELL = "well"


@attrs.define
class Guard:
    """The guarded process's end. Each method says what there will be to do; `forget` takes a process back."""

    _pipe: int | None = None  # None: nobody listens

    def kill(self, pid: int) -> None:
        """The process is to be killed at once."""
        self._say("kill", pid)

    def group(self, pid: int) -> None:
        """The process group is to end: by itself or, a moment later, by SIGKILL."""
        self._say("group", pid)

    def forget(self, pid: int) -> None:
        """The process has ended."""
        self._say("forget", pid)

    def remove(self, path: Path) -> None:
        """The file, or the folder with all that is in it, is to be removed."""
        self._say("remove", str(path))

    def bye(self, place: str | tuple[str, int], token: str | None, lease: bytes, key: bytes) -> None:
        """The server at a path, or at a host's port, is to hear that the lease is over."""
        self._say("bye", place, token, lease.hex(), key.hex())

    def well(self) -> None:
        """There is nothing to do."""
        self._say(_WELL)

    def _say(self, *words: Any) -> None:
        if self._pipe is not None:
            with contextlib.suppress(OSError):  # somebody killed the guard
                os.write(self._pipe, json.dumps(words).encode() + b"\n")


@contextlib.contextmanager
def guarding() -> Iterator[Guard]:
    """A guard for as long as the block runs; however the block ends, what was to be done is then this process's."""
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            _guard(reader)
        finally:
            os._exit(0)
    os.close(reader)
    guard = Guard(writer)
    try:
        yield guard
    finally:
        guard.well()
        os.close(writer)
        os.waitpid(pid, 0)


def _guard(pipe: int) -> None:
    """The life of the guard: it holds nothing of its parent's but the pipe; what ends the parent does not end it."""
    os.setsid()
    signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    os.chdir("/")
    os.dup2(pipe, 0)
    os.closerange(1, os.sysconf("SC_OPEN_MAX"))  # a pipe that the parent reads, or writes, must end with the parent
    duties = _Duties()
    with open(0, encoding="utf-8") as lines:
        for line in lines:
            what, *arguments = json.loads(line)
            if what == _WELL:
                return
            duties.note(what, arguments)
    duties.do()


@attrs.define
class _Duties:
    _kills: dict[int, int] = attrs.field(factory=dict)  # pid -> pidfd: its number may be another's by then
    _groups: dict[int, int] = attrs.field(factory=dict)
    _byes: list[list[Any]] = attrs.field(factory=list)
    _paths: list[Path] = attrs.field(factory=list)

    def note(self, what: str, arguments: list[Any]) -> None:
        if what == "remove":
            self._paths.append(Path(arguments[0]))
        elif what == "bye":
            self._byes.append(arguments)
        elif what == "forget":
            for known in (self._kills, self._groups):
                if arguments[0] in known:
                    os.close(known.pop(arguments[0]))
        else:
            with contextlib.suppress(OSError):  # it has ended already
                pid = int(arguments[0])
                (self._kills if what == "kill" else self._groups)[pid] = os.pidfd_open(pid)

    def do(self) -> None:
        for descriptor in self._kills.values():
            with contextlib.suppress(OSError):
                signal.pidfd_send_signal(descriptor, signal.SIGKILL)
        for place, token, lease, key in self._byes:
            with contextlib.suppress(OSError):
                _say_bye(place, token, bytes.fromhex(lease), bytes.fromhex(key))
        deadline = time.monotonic() + PATIENCE
        for pid, descriptor in self._groups.items():
            select.select([descriptor], [], [], max(0.0, deadline - time.monotonic()))  # readable: it has ended
            with contextlib.suppress(OSError):
                os.killpg(pid, signal.SIGKILL)
        for path in self._paths:
            _remove(path)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with contextlib.suppress(OSError):
            path.unlink()


def _say_bye(place: str | list[Any], token: str | None, lease: bytes, key: bytes) -> None:
    with socket.socket(socket.AF_UNIX) if isinstance(place, str) else _dial(place) as server:
        server.settimeout(PATIENCE)
        if isinstance(place, str):
            server.connect(place)
        server.sendall(Preamble(Kind.CONTROL).encode())
        if server.recv(ANSWER_SIZE):
            server.sendall(encode_message(Hello("", token, os.getpid(), "", lease, key)) + encode_message(Bye()))
            server.recv(1)  # until it has been heard


def _dial(place: list[Any]) -> socket.socket:
    return socket.create_connection((str(place[0]), int(place[1])), PATIENCE)
