"""The session process: becomes one session when its supervisor says so, and ends with it.

It is started ahead of its client, confined at once, and then has everything ready, but no device: a context comes with
OPEN.
"""

from __future__ import annotations

import os
import signal
import socket
import struct
import sys
from collections.abc import Awaitable, Callable
from ctypes import CDLL
from functools import partial

import attrs
import trio

from gtap_core import plugins
from gtap_core.errors import Fault
from gtap_core.lane.library import Lane
from gtap_core.lane.tls import Tls
from gtap_core.version import server_name
from gtap_core.wire.control import (
    MOST_DEVICES,
    MOST_MESSAGE,
    MOST_NAME,
    Connected,
    Ended,
    Gauge,
    Gauged,
    Measure,
    Message,
    Over,
    Shared,
    Start,
    Stranger,
    Survey,
    Surveyed,
    Taken,
    Told,
    decode_body,
    encode_body,
)
from gtap_core.wire.preamble import Kind

from .budget import Budget
from .device import DeviceUnavailable
from .lane_channel import channel_of
from .runtime import Connection, Prepared, Setup, prepare
from .starter import seal
from .tls import Handshakes
from .usage import SessionUsage

ENDING = 1.5  # seconds from the end of the session to that of the process, whatever its libraries do
_DESCRIPTOR = struct.Struct("i")


class Supervised:
    """A session process's end of the socket to its supervisor: one message per packet, descriptors attached."""

    def __init__(self, control: socket.socket) -> None:
        control.setblocking(False)
        self._control = control
        self._socket = trio.socket.from_stdlib_socket(control)

    async def receive(self) -> tuple[Message, socket.socket | None] | None:
        """The next message; None when the supervisor is gone."""
        try:
            data, ancillary, _, _ = await self._socket.recvmsg(
                MOST_MESSAGE, socket.CMSG_SPACE(_DESCRIPTOR.size), socket.MSG_CMSG_CLOEXEC
            )
        except ConnectionError:
            return None
        passed = [
            socket.socket(fileno=_DESCRIPTOR.unpack(content[: _DESCRIPTOR.size])[0])
            for level, kind, content in ancillary
            if (level, kind) == (socket.SOL_SOCKET, socket.SCM_RIGHTS)
        ]
        return (decode_body(data), passed[0] if passed else None) if data else None

    def send(self, message: Message) -> None:
        """Say something, unless nobody listens any more."""
        try:
            self._control.send(encode_body(message))
        except (ConnectionError, BlockingIOError):
            return


async def serve(
    control: socket.socket,
    device: str,
    found: plugins.Plugins,
    lane: Lane | None = None,
    carrier: CDLL | None = None,
    tls: Tls | None = None,
) -> None:
    """Prepare a session on a kind of device, wait for the order to start, then serve it to its end.

    `lane` executes what it can; `carrier`, the same library, carries the bulk streams; `tls` encrypts connections.
    """
    seal(device)
    supervised = Supervised(control)
    setup = Setup(
        factory=found.devices[device],
        libraries=found.libraries,
        server=server_name(),
        environ=os.environ,
        hook=found.hook,
        usage=SessionUsage(supervised.send),
        tell=supervised.send,
        channel=partial(channel_of, lane),
        bulk=carrier,
    )
    async with prepare(setup) as prepared:
        first = await supervised.receive()
        if first is None:
            return
        start, _ = first
        if isinstance(start, Survey):
            supervised.send(await _survey(prepared))
            return
        if isinstance(start, Gauge):
            await _gauge(supervised, prepared, start)
            return
        if not isinstance(start, Start):
            raise Fault(f"a session process was sent {start.TYPE!r} before its start")
        budget = Budget(start.memory, supervised.send, shared=start.shared)
        setup = attrs.evolve(setup, ending=_ending(supervised, start), budget=budget, grace=start.grace)
        await _serve(supervised, prepared, setup, Handshakes(tls, start.session, start.secret))


async def _survey(prepared: Prepared) -> Surveyed:
    """What the devices are; none, and the reason in the server's log, where they cannot be started."""
    try:
        facts = (await prepared.device.start(lambda fd, data: None))[:MOST_DEVICES]
    except DeviceUnavailable as error:
        sys.stderr.write(f"gtap session: {error}\n")
        return Surveyed()
    return Surveyed([(each.name[:MOST_NAME], each.total_memory) for each in facts], [each.pci_bus_id for each in facts])


async def _gauge(supervised: Supervised, prepared: Prepared, asked: Gauge) -> None:
    """Say what the machine tells of the devices, as often as that is asked."""
    while True:
        readings = await trio.to_thread.run_sync(prepared.device.gauge, asked.places, abandon_on_cancel=True)
        supervised.send(Gauged(readings))
        received = await supervised.receive()
        if received is None or not isinstance(received[0], Gauge):
            return
        asked = received[0]


def _ending(supervised: Supervised, start: Start) -> Callable[[str], None]:
    """What is done first of all when the session ends."""

    def ending(reason: str) -> None:
        # The default action ends the process even where a driver call never returns.
        signal.setitimer(signal.ITIMER_REAL, ENDING)
        supervised.send(Ended(start.session, reason[:4000]))

    return ending


async def _serve(supervised: Supervised, prepared: Prepared, setup: Setup, handshakes: Handshakes) -> None:
    give, take = trio.open_memory_channel[Connection](0)
    async with trio.open_nursery() as nursery:

        async def secure(message: Connected, stream: trio.SocketStream) -> None:
            if await _give_secured(give, handshakes, message, stream):
                return
            supervised.send(Stranger(message.number))
            if _opens(message):
                setup.ending("its client did not show its key")  # and brings no other channel
                nursery.cancel_scope.cancel()

        nursery.start_soon(_hear, supervised, give, setup, secure, nursery)
        await prepared.serve(setup, take)
        nursery.cancel_scope.cancel()


async def _hear(
    supervised: Supervised,
    give: trio.MemorySendChannel[Connection],
    setup: Setup,
    secure: Callable[[Connected, trio.SocketStream], Awaitable[None]],
    nursery: trio.Nursery,
) -> None:
    """Hand on the connections that the supervisor passes, answer what it asks; its end is the end of the session."""
    async with give:
        while (received := await supervised.receive()) is not None:
            message, connection = received
            match message:
                case Connected() if connection is not None:
                    connection.setblocking(False)
                    stream = trio.SocketStream(trio.socket.from_stdlib_socket(connection))
                    if message.tls:
                        nursery.start_soon(secure, message, stream)
                    else:
                        await give.send((Kind(message.kind), message.index, stream, message.again))
                case Measure():
                    nursery.start_soon(setup.usage.report)
                case Told():
                    setup.usage.told(message)
                case Taken():
                    setup.budget.taken(message)
                case Shared():
                    setup.budget.share(message.shared)
                    supervised.send(message)
                case Over():
                    setup.over.append(message.reason)


def _opens(message: Connected) -> bool:
    """Whether the session begins with that connection."""
    return Kind(message.kind) is Kind.CHANNEL and not message.again


async def _give_secured(
    give: trio.MemorySendChannel[Connection],
    handshakes: Handshakes,
    message: Connected,
    stream: trio.SocketStream,
) -> bool:
    """Hand on a connection once its client has shown the session's key. False: it has not."""
    secured = await handshakes.shake(stream)
    if secured is None:
        return False
    try:
        await give.send((Kind(message.kind), message.index, secured, message.again))
    except (trio.ClosedResourceError, trio.BrokenResourceError):  # the session ends
        await trio.aclose_forcefully(secured)
    return True
