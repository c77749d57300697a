"""The supervisor's tasks: accept, read the preamble, serve control connections, pass data sockets on.

Theory of operation
-------------------

Every connection gets a task. It reads the 72 bytes of the preamble (within PREAMBLE_DEADLINE) and answers. A control
connection becomes a *lease* for as long as it stays open. A data connection proves that it knows a lease's key; the
first one of a session (its channel) starts a session process, and each is handed to that process and closed here.
Nothing of what flows on data connections is ever read by this process, and no driver is ever called in it.

When a control connection ends, its sessions get LEASE_GRACE to end by themselves (their program has ended, so they
do), then they are ended. The server's own end is the same for all of them.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import version

import attrs
import trio

from gtap_core import config
from gtap_core.errors import Fault, UsageError
from gtap_core.plugins import Plugins, load
from gtap_core.wire import control
from gtap_core.wire.buffer import Ended, NeedData
from gtap_core.wire.frame import VERSION
from gtap_core.wire.opening import Offer
from gtap_core.wire.preamble import SIZE, Code, Kind, Preamble, encode_answer

from . import processes
from .lease import Lease, Leases
from .listeners import Listener, open_listener
from .processes import SessionProcess, Spares
from .tokens import is_token, make_token

PREAMBLE_DEADLINE = 5.0  # seconds
HELLO_DEADLINE = 5.0
JOIN_DEADLINE = 20.0  # for side and bulk connections whose channel is still starting
LEASE_GRACE = 1.0
MOST_CONNECTIONS = 1024  # control connections, and data connections that have not been handed over
SPARES = 1
BUILT_IN = ("cuda", "null")


def say(sentence: str) -> None:
    """One line of the server's log."""
    sys.stderr.write(f"gtap: {sentence}\n")
    sys.stderr.flush()


def run(urls: Sequence[str], device: str, ready_fd: int | None = None) -> int:
    """Serve until SIGINT or SIGTERM; returns the exit status. `ready_fd` gets one line of URLs once they listen."""

    def ready(listeners: Sequence[Listener]) -> None:
        line = " ".join(each.url for each in listeners) + "\n"
        if ready_fd is not None:
            with os.fdopen(ready_fd, "w") as stream:
                stream.write(line)

    trio.run(serve, tuple(urls), device, ready)
    return 0


async def serve(urls: Sequence[str], device: str, ready: Callable[[Sequence[Listener]], None]) -> None:
    """Serve at every URL until a signal asks for the end. Raises UsageError for what cannot be served."""
    plugins = load()
    for skipped in plugins.skipped:
        raise UsageError(f"the plugin {skipped.name} cannot be loaded: {skipped.reason} (repair or uninstall it)")
    kind = choose(device, plugins)
    listeners = [await open_listener(url) for url in urls]
    try:
        async with trio.open_nursery() as nursery:
            server = Supervisor(kind, plugins, nursery)
            with trio.open_signal_receiver(signal.SIGINT, signal.SIGTERM) as signals:
                server.open(listeners)
                say(f"serving the {kind} device at {', '.join(each.url for each in listeners)}")
                ready(listeners)
                async for _ in signals:
                    break
            with trio.CancelScope(shield=True):
                await server.end()
            nursery.cancel_scope.cancel()
    finally:
        for listener in listeners:
            listener.remove()


def choose(device: str, plugins: Plugins) -> str:
    """The kind of device to serve: `auto` is cuda where a driver answers, else cpu. UsageError: it cannot be had."""
    from gtap_core.devices.cuda.probe import probe

    if device in ("auto", "cuda"):
        trouble = probe()
        if trouble is None:
            return "cuda"
        if device == "cuda":
            raise UsageError(f"the cuda device cannot be served: {trouble}")
        device = "cpu"
    if device not in BUILT_IN and device not in plugins.devices:
        raise UsageError(f"no plugin brings the device {device}: pip install gtap-plugin-{device}")
    return device


@attrs.define(eq=False)
class Supervisor:
    """What the server's tasks share."""

    device: str
    plugins: Plugins
    nursery: trio.Nursery
    leases: Leases = attrs.field(factory=Leases)
    spares: Spares = attrs.field(init=False)
    _connections: int = 0
    _live: set[SessionProcess] = attrs.field(factory=set)
    _ending: bool = False

    def __attrs_post_init__(self) -> None:
        self.spares = Spares(SPARES, lambda arrived: self.nursery.start_soon(self._make_spare, arrived))

    def open(self, listeners: Sequence[Listener]) -> None:
        """Start accepting."""
        settings = config.load()
        self.spares.fill()
        for listener in listeners:
            token = make_token(settings.token_file(listener.port)) if listener.port is not None else None
            self.nursery.start_soon(self._accept, listener, token)

    async def end(self) -> None:
        """End every process; returns when all have ended."""
        self._ending = True
        async with trio.open_nursery() as nursery:
            for process in (*self._live, *self.spares.drain()):
                nursery.start_soon(process.end)

    # ---- connections ----

    async def _accept(self, listener: Listener, token: str | None) -> None:
        while True:
            try:
                stream = await listener.source.accept()
            except OSError as error:  # out of descriptors, say: those who hold some may end
                say(f"a connection could not be accepted: {error}")
                await trio.sleep(0.1)
                continue
            if self._connections >= MOST_CONNECTIONS:
                await trio.aclose_forcefully(stream)
                continue
            self._connections += 1
            self.nursery.start_soon(self._serve, stream, token)

    async def _serve(self, stream: trio.SocketStream, token: str | None) -> None:
        try:
            preamble = await _read_preamble(stream)
            if preamble is None:
                return
            if preamble.version != VERSION:
                await stream.send_all(encode_answer(Code.VERSION))
            elif preamble.kind == Kind.CONTROL:
                await stream.send_all(encode_answer(Code.WELCOME))
                await self._serve_control(stream, token)
            else:
                await self._serve_data(stream, preamble)
        except trio.BrokenResourceError:
            return  # gone; whatever it held ends with its lease
        except Fault as fault:
            say(f"a connection was closed: {fault}")
        finally:
            self._connections -= 1
            await trio.aclose_forcefully(stream)

    # ---- control ----

    async def _serve_control(self, stream: trio.SocketStream, token: str | None) -> None:
        receiver = control.ControlReceiver()
        hello: control.Message | None = None
        with trio.move_on_after(HELLO_DEADLINE):
            hello = await _receive(stream, receiver)
        if not isinstance(hello, control.Hello):
            return
        if token is not None and not is_token(token, hello.token):
            say(f"{hello.program!r} was refused: wrong token")
            reason = "the token is not this server's: gtap serve keeps it in its token file"
            await stream.send_all(control.encode_message(control.Refused(reason)))
            return
        lease = self.leases.grant(hello.program, hello.pid)
        if lease is None:
            reason = "it has as many clients as it allows; try again later"
            await stream.send_all(control.encode_message(control.Refused(reason)))
            return
        try:
            lease.tell(control.Welcome(version("gtap"), self.device, lease.id, lease.key, self._offers()))
            await _hold(stream, receiver, lease)
        finally:
            self.leases.end(lease)
            with trio.CancelScope(shield=True):
                await self._end_sessions(lease)

    def _offers(self) -> tuple[Offer, ...]:
        libraries = (each for each in self.plugins.libraries.values() if each.ordinals)
        return tuple(Offer(each.name, each.layout, each.ordinals, each.golden[each.ordinals]) for each in libraries)

    async def _end_sessions(self, lease: Lease) -> None:
        """Their program has ended, so they end by themselves; those that do not are made to."""
        with trio.move_on_after(LEASE_GRACE):
            while lease.sessions or lease.starting:
                await lease.changed.wait()
        async with trio.open_nursery() as nursery:
            for process in tuple(lease.sessions.values()):
                nursery.start_soon(process.end)

    # ---- data ----

    async def _serve_data(self, stream: trio.SocketStream, preamble: Preamble) -> None:
        code, lease = self.leases.judge(preamble)
        process = None
        if lease is not None:
            process = await self._process_for(lease, preamble)
            code = Code.WELCOME if process is not None else Code.GONE
        await stream.send_all(encode_answer(code))
        if process is not None:
            process.connect(preamble, stream.socket.fileno())

    async def _process_for(self, lease: Lease, preamble: Preamble) -> SessionProcess | None:
        """The process of a session; its channel starts it, its other connections wait for that."""
        session = preamble.session
        if preamble.kind == Kind.CHANNEL:
            fresh = session not in lease.sessions and session not in lease.starting
            return await self._start(lease, session) if fresh else None
        with trio.move_on_after(JOIN_DEADLINE):
            while session not in lease.sessions and session not in lease.gone:
                await lease.changed.wait()
        return lease.sessions.get(session)

    async def _start(self, lease: Lease, session: bytes) -> SessionProcess | None:
        lease.starting.add(session)
        try:
            process = self.spares.take() or await processes.start_process(processes.default_environment())
            self.nursery.start_soon(self._watch, lease, session, process)
            if self._ending or not process.become(self.device, session):
                return None
            lease.sessions[session] = process
        finally:
            lease.starting.discard(session)
            lease.notice()
        self.spares.fill()
        say(f"session {session.hex()[:8]} of {lease.program!r} (process {lease.pid} there) started")
        return process

    async def _watch(self, lease: Lease, session: bytes, process: SessionProcess) -> None:
        self._live.add(process)
        reason = await process.watch()
        self._live.discard(process)
        lease.sessions.pop(session, None)
        lease.gone.add(session)
        lease.notice()
        lease.tell(control.Ended(session, reason))
        say(f"session {session.hex()[:8]} of {lease.program!r} ended{': ' + reason if reason else ''}")

    async def _make_spare(self, arrived: Callable[[SessionProcess], None]) -> None:
        arrived(await processes.start_process(processes.default_environment()))


async def _hold(stream: trio.SocketStream, receiver: control.ControlReceiver, lease: Lease) -> None:
    """Tell the client what there is to tell until it goes. Fault: it has something to say after its hello."""
    async with trio.open_nursery() as nursery:
        nursery.start_soon(_tell, stream, lease)
        if await _receive(stream, receiver) is not None:
            raise Fault("a client says more than its hello")
        nursery.cancel_scope.cancel()


async def _tell(stream: trio.SocketStream, lease: Lease) -> None:
    while True:
        if not lease.untold:
            await lease.changed.wait()
        else:
            await stream.send_all(control.encode_message(lease.untold.popleft()))


async def _read_preamble(stream: trio.SocketStream) -> Preamble | None:
    """The first 72 bytes and not one more: what follows belongs to whom the socket goes. None: gone or too slow."""
    data = b""
    with trio.move_on_after(PREAMBLE_DEADLINE):
        while len(data) < SIZE:
            part = await stream.receive_some(SIZE - len(data))
            if not part:
                return None
            data += part
    return Preamble.decode(data) if len(data) == SIZE else None


async def _receive(stream: trio.SocketStream, receiver: control.ControlReceiver) -> control.Message | None:
    """The next message; None at the end of the connection."""
    while True:
        match receiver.next_event():
            case NeedData():
                receiver.receive_data(await stream.receive_some(4096))
            case Ended():
                return None
            case message:
                return message
