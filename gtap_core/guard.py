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
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs

from .errors import UsageError
from .trust import Trust
from .wire.control import Bye, Hello, encode_message
from .wire.preamble import ANSWER_SIZE, Kind, Preamble

PATIENCE = 1.0  # seconds for all: process groups have them to end by themselves, servers to hear
AGAIN = 0.01  # seconds until another look for processes that hold something
NAME = "gtap guard"
_WELL = "well"


@attrs.define
class Guard:
    """The guarded process's end. Each method says what there will be to do; `forget` takes a process back."""

    _pipe: int | None = None  # None: nobody listens

    def kill(self, pid: int) -> None:
        """The process is to be killed at once."""
        self._say("kill", pid)

    def holders(self, words: str) -> None:
        """Every process that was started with the words in its environment is to be killed at once."""
        self._say("holders", words)

    def group(self, pid: int) -> None:
        """The process group is to end: by itself or, a moment later, by SIGKILL."""
        self._say("group", pid)

    def container(self, engine: Path, file: Path) -> None:
        """The engine is to kill the container that the file names, if there is one by then."""
        self._say("container", str(engine), str(file))

    def forget(self, pid: int) -> None:
        """The process has ended."""
        self._say("forget", pid)

    def remove(self, path: Path) -> None:
        """The file, or the folder with all that is in it, is to be removed."""
        self._say("remove", str(path))

    def bye(
        self, place: str | tuple[str, int], token: str | None, lease: bytes, key: bytes, trust: Trust | None = None
    ) -> None:
        """The server at a path, or at a host's port, is to hear that the lease is over. `trust`: by TLS."""
        self._say("bye", place, token, lease.hex(), key.hex(), trust and [trust.fingerprint, trust.ca])

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
    with contextlib.suppress(OSError):
        Path("/proc/self/comm").write_text(NAME)
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
    _holders: list[bytes] = attrs.field(factory=list)
    _byes: list[list[Any]] = attrs.field(factory=list)
    _paths: list[Path] = attrs.field(factory=list)
    _containers: list[list[str]] = attrs.field(factory=list)

    def note(self, what: str, arguments: list[Any]) -> None:
        if what == "remove":
            self._paths.append(Path(arguments[0]))
        elif what == "holders":
            self._holders.append(str(arguments[0]).encode())
        elif what == "bye":
            self._byes.append(arguments)
        elif what == "container":
            self._containers.append([str(each) for each in arguments])
        elif what == "forget":
            for known in (self._kills, self._groups):
                if arguments[0] in known:
                    os.close(known.pop(arguments[0]))
        else:
            with contextlib.suppress(OSError):  # it has ended already
                pid = int(arguments[0])
                (self._kills if what == "kill" else self._groups)[pid] = os.pidfd_open(pid)

    def do(self) -> None:
        deadline = time.monotonic() + PATIENCE
        for descriptor in self._kills.values():
            _kill(descriptor)
        for words in self._holders:
            _kill_holders(words, deadline)
        engines = [engine for told in self._containers if (engine := _kill_container(*told))]
        for server in [each for told in self._byes if (each := _say_bye(deadline, *told))]:
            _hear_out(server, deadline)
        for engine in engines:
            engine.wait()
        for pid, descriptor in self._groups.items():
            _until_over(descriptor, deadline)
            with contextlib.suppress(OSError):
                os.killpg(pid, signal.SIGKILL)
        for path in self._paths:
            _remove(path)


def _until_over(descriptor: int, deadline: float) -> None:
    """Until the process has ended: then its descriptor is readable."""
    waiting = select.poll()
    waiting.register(descriptor, select.POLLIN)
    waiting.poll(max(0.0, 1000 * (deadline - time.monotonic())))


def _kill(descriptor: int) -> None:
    with contextlib.suppress(OSError):
        signal.pidfd_send_signal(descriptor, signal.SIGKILL)


def _kill_holders(words: bytes, deadline: float) -> None:
    """Look until there is none: one may have started another meanwhile."""
    while sum(_kill_holder(int(each.name), words) for each in Path("/proc").glob("[0-9]*")):
        if time.monotonic() > deadline:
            return
        time.sleep(AGAIN)


def _kill_holder(pid: int, words: bytes) -> bool:
    """Whether it was one that is alive. Guards are spared: they have to clean up after what else is killed."""
    with contextlib.suppress(OSError):  # it has ended, or is not ours
        descriptor = os.pidfd_open(pid)  # before the look: whoever has the number later is another
        try:
            place = Path(f"/proc/{pid}")
            if words in (place / "environ").read_bytes() and (place / "comm").read_text().strip() != NAME:
                _kill(descriptor)
                return True
        finally:
            os.close(descriptor)
    return False


def _kill_container(engine: str, file: str) -> subprocess.Popen[bytes] | None:
    """Begin to; the engine takes its time."""
    nothing = subprocess.DEVNULL
    try:
        command = [engine, "kill", Path(file).read_text(encoding="ascii")]
        return subprocess.Popen(command, stdin=nothing, stdout=nothing, stderr=nothing)
    except OSError:  # it has not come to a container
        return None


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with contextlib.suppress(OSError):
            path.unlink()


def _say_bye(
    deadline: float, place: str | list[Any], token: str | None, lease: str, key: str, trust: list[str] | None
) -> socket.socket | None:
    """Say it all at once: a server that is stopped finds it when it goes on, whoever is gone by then.

    With TLS it has to answer first; where it does not in time, the lease ends by itself.
    """
    hello = Hello("", token, os.getpid(), "", bytes.fromhex(lease), bytes.fromhex(key))
    first, words = Preamble(Kind.CONTROL, tls=trust is not None).encode(), encode_message(hello) + encode_message(Bye())
    try:
        server = _dial(place, max(AGAIN, deadline - time.monotonic()))
        if trust is None:
            server.sendall(first + words)
            return server
        server.sendall(first)
        server = _secured(server, str(place[0]), Trust(*trust))
        server.sendall(words)
    except (OSError, UsageError):
        return None
    return server


def _secured(server: socket.socket, host: str, trust: Trust) -> socket.socket:
    """TLS with a server that has answered the preamble. Raises OSError: somebody else's is one too."""
    answer = b""
    while len(answer) < ANSWER_SIZE and (part := server.recv(ANSWER_SIZE - len(answer))):
        answer += part
    secured = trust.context().wrap_socket(server, server_hostname=host)
    if not trust.knows(secured.getpeercert(binary_form=True)):
        raise ConnectionRefusedError("another certificate")
    return secured


def _dial(place: str | list[Any], patience: float) -> socket.socket:
    if not isinstance(place, str):
        return socket.create_connection((str(place[0]), int(place[1])), patience)
    server = socket.socket(socket.AF_UNIX)
    server.settimeout(patience)
    server.connect(place)
    return server


def _hear_out(server: socket.socket, deadline: float) -> None:
    """Until it ends the connection, which it does once it has heard."""
    with server, contextlib.suppress(OSError):
        while (left := deadline - time.monotonic()) > 0:
            server.settimeout(left)
            if not server.recv(4096):
                return
