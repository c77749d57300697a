"""Session processes as the supervisor sees them: forked ahead, given a session, watched to their end."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import socket
import struct
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs
import trio

from gtap_core.confine.user import User
from gtap_core.errors import Fault, PluginError
from gtap_core.guard import Guard
from gtap_core.lane.library import Files
from gtap_core.wire.control import (
    MOST_MESSAGE,
    Ask,
    Back,
    Connected,
    Ended,
    Gauge,
    Gauged,
    Lost,
    Measure,
    Message,
    Over,
    Shared,
    Start,
    Stranger,
    Survey,
    Surveyed,
    Take,
    Taken,
    Told,
    Usage,
    decode_body,
    encode_body,
)
from gtap_core.wire.preamble import Preamble

PREPARING = 60.0  # seconds for a template to import everything
FORKING = 30.0  # seconds for a process of the template
UNKNOWN = 255  # the exit status of a process whose template is gone
REAPING = 0.5  # seconds for the template to say how a process has ended
ENDING = 1.8  # seconds that a process has to end by itself: it allows itself 1.5
MOST_SHAKING = 64  # connections of a session of which is remembered whose they are until it has heard them
MEASURING = 0.3  # seconds for a process that is ended to say what it has used
PARTING = 1.0  # seconds that it has when the server is being stopped
_NUMBER, _READY = struct.Struct("<i"), b"\0"  # as in session/template.py
_MOST_REASON = 4096
_PASSED = frozenset({"HOME", "LANG", "LD_LIBRARY_PATH", "LOGNAME", "PATH", "PYTHONPATH", "TMPDIR", "TZ", "USER"})
_PREFIXES = ("CUDA_", "GTAP_", "LC_", "NVIDIA_", "XDG_")
_KEPT_BACK = frozenset({"GTAP_SERVER", "GTAP_SESSIONS", "GTAP_SESSIONS_FILE"})  # name tokens and keys of other leases


def clean_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """What of the server's environment a session may see."""
    return {
        name: value
        for name, value in environ.items()
        if name not in _KEPT_BACK and (name in _PASSED or name.startswith(_PREFIXES))
    }


@attrs.define(eq=False)
class Forked:
    """A process that the template has forked: what trio.Process is to a child of one's own."""

    pid: int
    _pidfd: int
    _life: trio.socket.SocketType
    returncode: int | None = None
    _waiting: trio.Lock = attrs.field(factory=trio.Lock)

    async def wait(self) -> None:
        """Wait for its end; `returncode` then is as subprocess has it."""
        async with self._waiting:
            if self.returncode is not None:
                return
            await trio.lowlevel.wait_readable(self._pidfd)
            said = b""
            with trio.move_on_after(REAPING):  # where the template is gone or stopped, nobody knows how it ended
                said = await self._life.recv(_NUMBER.size)
            self.returncode = _NUMBER.unpack(said)[0] if said else UNKNOWN
            self._life.close()
            os.close(self._pidfd)

    def kill(self) -> None:
        """End it at once."""
        if self.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._pidfd, signal.SIGKILL)


@attrs.define(eq=False)
class SessionProcess:
    """One session process, idle or serving."""

    process: Forked
    control: trio.socket.SocketType
    session: bytes = b""
    reason: str | None = None  # what it said when it ended; empty when its client went
    ended: trio.Event = attrs.field(factory=trio.Event)
    lost: Lost | None = None  # what it said of its client when its link was lost; None while it is there
    missed: Callable[[SessionProcess], None] = lambda child: None  # what the supervisor does when a link is lost
    seen: str = "unknown"  # what its launcher has last said of its client
    asked: Callable[[SessionProcess], None] = lambda child: None  # what the supervisor does when it asks for usage
    usage: Usage | None = None  # as it said when it was last asked
    silent: bool = False  # it was asked, and has not answered yet
    takes: Callable[[SessionProcess, Take], Taken] = lambda child, take: Taken(False, 0)  # whether it gets memory
    held: dict[int, int] = attrs.field(factory=dict)  # by device ordinal: bytes that it has taken of its lease's limit
    shared: bool = False  # whether some lease has memory for itself, as it was told
    agreed: trio.Event = attrs.field(factory=trio.Event)  # set when it has heard that, or has ended
    _shaking: dict[int, Callable[[], None]] = attrs.field(factory=dict)  # what is done if a handshake fails, by number
    _connected: int = 0
    _measured: trio.Event = attrs.field(factory=trio.Event)
    _surveyed: Surveyed = attrs.field(factory=Surveyed)
    _gauged: Gauged = attrs.field(factory=Gauged)

    @property
    def pid(self) -> int:
        """Its process id."""
        return self.process.pid

    async def start(self, session: bytes, grace: int = 0, memory: int = 0, secret: bytes = b"") -> None:
        """Make the idle process a session. Raises OSError when it is gone."""
        self.session = session
        self.agreed.set()
        await self._send(Start(session, grace, memory, self.shared, secret))

    async def share(self, shared: bool) -> None:
        """Tell it whether some lease has memory for itself."""
        if shared != self.shared:
            self.shared, self.agreed = shared, trio.Event()
            with contextlib.suppress(OSError, trio.ClosedResourceError):
                await self._send(Shared(shared))

    async def survey(self) -> Surveyed:
        """Have the idle process start its devices, say what they are, and end. Raises OSError."""
        try:
            await self._send(Survey())
            await self.ended.wait()
        finally:
            self.release()
        return self._surveyed

    async def gauge(self, places: Sequence[str]) -> Gauged:
        """Ask the idle process, which stays one for that, what the machine tells of these devices. Raises OSError."""
        self._measured = trio.Event()
        await self._send(Gauge(places))
        await self._measured.wait()
        return self._gauged

    async def dismiss(self, over: Over | None, patience: float) -> None:
        """End the process, whose use is measured once more, and whose client is to hear the reason."""
        with contextlib.suppress(OSError, trio.ClosedResourceError):
            with trio.move_on_after(MEASURING):
                await self.measure()
            with trio.move_on_after(patience):
                if over is not None:
                    await self._send(over)
        await self.end(patience)

    async def connect(
        self, preamble: Preamble, connection: trio.socket.SocketType, refused: Callable[[], None] = lambda: None
    ) -> None:
        """Pass a connection on. Raises OSError when the process is gone.

        `refused`: called if its TLS handshake fails.
        """
        self._connected += 1
        if preamble.tls:
            while len(self._shaking) >= MOST_SHAKING:
                del self._shaking[next(iter(self._shaking))]
            self._shaking[self._connected] = refused
        passed = Connected(preamble.kind, preamble.index, preamble.resumed, preamble.tls, self._connected)
        await self._send(passed, connection)

    async def measure(self) -> None:
        """Ask it what it uses, and wait for its answer. Raises OSError when the process is gone."""
        if self._measured.is_set():  # else it has been asked already: one answer is for all
            self._measured = trio.Event()
        self.silent = True
        await self._send(Measure())
        await self._measured.wait()

    async def tell(self, told: Told) -> None:
        """Answer what it asked. Raises OSError when the process is gone."""
        await self._send(told)

    async def _send(self, message: Message, connection: trio.socket.SocketType | None = None) -> None:
        descriptor = [] if connection is None else [connection.fileno().to_bytes(4, sys.byteorder)]
        ancillary = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, each) for each in descriptor]
        await self.control.sendmsg([encode_body(message)], ancillary)

    async def watch(self) -> None:
        """Hear what it says until it is gone, and reap it."""
        try:
            await self._listen()
            await self.end()
        finally:
            with trio.CancelScope(shield=True):
                if self.session:
                    await self.end(PARTING)  # the server is being stopped: its client is to hear why
                elif self.process.returncode is None:
                    self.process.kill()
                await self.process.wait()
            with contextlib.suppress(OSError):  # what it started is of its process group
                os.killpg(self.pid, signal.SIGKILL)
            self.control.close()
            self._measured.set()
            self.agreed.set()
            self.ended.set()

    async def _listen(self) -> None:
        while True:
            try:
                data = await self.control.recv(MOST_MESSAGE)
            except (OSError, trio.ClosedResourceError):
                return
            if not data:
                return
            try:
                message = decode_body(data)
            except Fault:
                return  # the client's code may run in it: what it says is not to be trusted
            match message:
                case Ended():
                    self.reason = message.reason
                case Usage():
                    self.usage, self.silent = message, False
                    self._measured.set()
                case Surveyed():
                    self._surveyed = message
                case Gauged():
                    self._gauged = message
                    self._measured.set()
                case Lost():
                    self.lost = message
                    self.missed(self)
                case Back():
                    self.lost = None
                case Stranger():
                    self._shaking.pop(message.number, lambda: None)()
                case Ask():
                    self.asked(self)
                case Shared() if message.shared == self.shared:
                    self.agreed.set()
                case Take():
                    answer = self.takes(self, message)
                    if not message.told:
                        with contextlib.suppress(OSError):  # it has just ended
                            await self._send(answer)

    async def end(self, patience: float | None = None) -> None:
        """End the process: it notices the end of its socket; one that does not within `patience` seconds is killed."""
        self.release()
        with trio.move_on_after(ENDING if patience is None else patience):
            await self.process.wait()
        if self.process.returncode is None:
            self.process.kill()

    def release(self) -> None:
        """Say nothing more to the process, which ends it; what it has to say is still heard."""
        with contextlib.suppress(OSError):  # it is gone already
            self.control.shutdown(socket.SHUT_WR)

    def why(self) -> str:
        """Why it ended, as a sentence; empty when its client went."""
        if self.reason is not None:
            return self.reason
        status = self.process.returncode
        if status == -signal.SIGSYS:
            return "it made a system call that no session may make, which ended it (GTAP_SECCOMP)"
        if status is not None and status < 0:
            known = {each.value: each.name for each in signal.Signals}  # most real-time signals have no name
            return f"its process was ended by {known.get(-status, f'signal {-status}')}"
        return f"its process ended with exit status {status}" if status else ""


@attrs.define(eq=False)
class Template:
    """The process of which session processes are copies, as the supervisor sees it. It can fork."""

    process: trio.Process
    orders: trio.socket.SocketType

    @staticmethod
    async def start(
        device: str, user: User | None = None, lane: Files | None = None, tls: Path | None = None
    ) -> Template:
        """Start one for a kind of device, as a user. Raises OSError, and PluginError where a plugin is no good.

        `lane`: the libraries of the sessions' lane, `tls`: that of TLS. They are passed open: the user may not read
        where they lie.
        """
        environ = clean_environment(os.environ)
        identity: dict[str, Any] = {}
        if user is not None:
            environ = user.environment(environ)
            identity = {"user": user.uid, "group": user.gid, "extra_groups": user.groups}
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs, contextlib.ExitStack() as opened:
            try:
                files = {} if lane is None else {"": lane.lane, **lane.thunks}
                files |= {} if tls is None else {"/tls": tls}
                passed = {name: opened.enter_context(path.open("rb")).fileno() for name, path in files.items()}
                named = [f"{name}={descriptor}" for name, descriptor in passed.items()]
                process = await trio.lowlevel.open_process(
                    [sys.executable, "-m", "gtap_core.session", str(theirs.fileno()), device, *named],
                    stdin=subprocess.DEVNULL,
                    pass_fds=[theirs.fileno(), *passed.values()],
                    env=environ,
                    cwd="/",
                    start_new_session=True,  # Ctrl-C at the server's terminal is the supervisor's to handle
                    **identity,
                )
            except BaseException:
                ours.close()
                raise
        template = Template(process, _trio_socket(ours))
        try:
            await template._prepared()
        except BaseException:
            template.orders.close()
            process.kill()
            with trio.CancelScope(shield=True):
                await process.wait()
            raise
        return template

    async def _prepared(self) -> None:
        """Until everything is imported. Raises as `start`."""
        said = b""
        with trio.move_on_after(PREPARING):
            said = await self.orders.recv(_MOST_REASON)
        if not said:
            raise OSError(errno.ECHILD, "the template has not come to be ready")
        if said != _READY:
            raise PluginError(said.decode(errors="replace"))

    async def fork(self) -> SessionProcess:
        """An idle session process. Raises OSError: ConnectionError or TimeoutError where the template is no good."""
        if self.orders.fileno() < 0:  # its end has been noticed, and another one is not there yet
            raise BrokenPipeError(errno.EPIPE, "the template has ended")
        with contextlib.ExitStack() as failed:
            control, theirs = map(failed.enter_context, socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET))
            life, its = map(failed.enter_context, socket.socketpair())
            rights = (socket.SOL_SOCKET, socket.SCM_RIGHTS, struct.pack("2i", theirs.fileno(), its.fileno()))
            told = _trio_socket(life)
            try:
                with trio.fail_after(FORKING):
                    await self.orders.sendmsg([b"f"], [rights])
                    theirs.close()
                    its.close()
                    answer = await told.recvmsg(_NUMBER.size, socket.CMSG_SPACE(4), socket.MSG_CMSG_CLOEXEC)
            except trio.TooSlowError:
                raise TimeoutError(errno.ETIMEDOUT, "the template does not answer") from None
            except trio.ClosedResourceError:
                raise BrokenPipeError(errno.EPIPE, "the template has ended") from None
            said, ancillary, _, _ = answer
            if not said:
                raise ConnectionResetError(errno.ECONNRESET, "the template has just ended")
            if not ancillary:
                raise OSError(errno.EAGAIN, "no process could be forked")
            failed.pop_all()
        (pidfd,) = struct.unpack("i", ancillary[0][2])
        (pid,) = _NUMBER.unpack(said)
        return SessionProcess(Forked(pid, pidfd, told), _trio_socket(control))

    async def watch(self) -> None:
        """Reap it when it ends. When this is cancelled, it ends with the last of its processes."""
        try:
            await self.process.wait()
        finally:
            self.orders.close()
            with trio.CancelScope(shield=True):
                with trio.move_on_after(ENDING):
                    await self.process.wait()
                self.process.kill()
                await self.process.wait()


def _trio_socket(ours: socket.socket) -> trio.socket.SocketType:
    ours.setblocking(False)
    return trio.socket.from_stdlib_socket(ours)


class Spares:
    """Session processes kept ready, so that a start does not pay for the interpreter."""

    def __init__(
        self,
        nursery: trio.Nursery,
        device: str,
        most: int,
        ended: Callable[[SessionProcess], None],
        guard: Guard | None = None,
        user: User | None = None,
        lane: Files | None = None,
        tls: Path | None = None,
        template: Template | None = None,
    ) -> None:
        """`template`: the first one, where there is one already."""
        self._nursery, self._most, self._ended, self._guard = nursery, most, ended, guard or Guard()
        self._device, self._user, self._lane, self._tls = device, user, lane, tls
        self._idle: list[SessionProcess] = []
        self._coming = 0
        self._template: Template | None = None
        self._starting = trio.Lock()
        if template is not None:
            self._keep(template)

    def _keep(self, template: Template) -> None:
        self._template = template
        self._guard.group(template.process.pid)
        self._nursery.start_soon(template.watch)

    async def take(self) -> SessionProcess:
        """An idle process; another one is started in its place. Raises OSError."""
        while self._idle:
            child = self._idle.pop(0)
            if child.process.returncode is None:
                break
        else:
            child = await self._spawn()
        self._nursery.start_soon(self.fill)
        return child

    async def fill(self) -> None:
        """Start as many as are missing, whoever else does so at the same time; `take` starts what cannot be had now."""
        while len(self._idle) + self._coming < self._most:
            self._coming += 1
            try:
                self._idle.append(await self._spawn())
            except OSError:
                return
            finally:
                self._coming -= 1

    async def _spawn(self) -> SessionProcess:
        template = await self._ready(None)
        try:
            child = await template.fork()
        except (ConnectionError, TimeoutError):
            child = await (await self._ready(template)).fork()
        self._guard.group(child.pid)
        self._nursery.start_soon(self._watch, child)
        return child

    async def _ready(self, failed: Template | None) -> Template:
        """The template, another one than the failed one. What that has forked lives on."""
        async with self._starting:
            if self._template is failed or self._template is None:
                if failed is not None:
                    failed.process.kill()
                try:
                    self._keep(await Template.start(self._device, self._user, self._lane, self._tls))
                except PluginError as error:  # since the server began
                    raise OSError(errno.ENOEXEC, str(error)) from error
            assert self._template is not None
            return self._template

    async def _watch(self, child: SessionProcess) -> None:
        await child.watch()
        self._guard.forget(child.pid)
        if child in self._idle:
            self._idle.remove(child)
        self._ended(child)
