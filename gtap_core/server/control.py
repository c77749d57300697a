"""The control connections of a server: TLS where the door wants it, a hello, then a lease that lasts with them."""

from __future__ import annotations

import contextlib
import math
import ssl
from collections.abc import Awaitable, Callable, Sequence
from functools import partial

import attrs
import trio

from gtap_core.errors import Fault, UsageError
from gtap_core.trust import told
from gtap_core.wire.buffer import Ended as StreamEnded
from gtap_core.wire.buffer import NeedData
from gtap_core.wire.control import Beat, ControlReceiver, Hello, Message, Refused, Seen, Welcome, encode_message
from gtap_core.wire.opening import Offer
from gtap_core.wire.watch import Kick, Watch

from .door import Admitted, Door, Refusals, Strangers
from .lease import Lease, tell
from .watching import Watching

UNTRUSTED = "it ended its TLS handshake, as one does that does not trust the certificate"
UNKNOWN = "it went without a hello, as one does that finds another certificate than its link names"
Left = Callable[[], Awaitable[None]]  # returns when a client says something, or is gone


@attrs.frozen
class Offering:
    """What the server says of itself in every welcome."""

    server: str
    device: str
    libraries: tuple[Offer, ...]
    image: str = "native"


@attrs.frozen(eq=False)
class Control:
    """What the control connections of one server share.

    `grant`: the lease that a client gets or goes on with, or the sentence that refuses it. `leave`: its program is
    over, as it says, or as it breaks the rules. `grace`: seconds, as in Supervisor.
    """

    offering: Offering
    grace: float
    strangers: Strangers
    refusals: Refusals
    watching: Watching
    grant: Callable[[Hello, Admitted, str, trio.abc.Stream, Left], Awaitable[Lease | str]]
    leave: Callable[[Lease], None]
    say: Callable[[str], None]

    async def serve(self, connection: trio.SocketStream, door: Door) -> None:
        """Serve one connection, whose preamble has been answered, until it ends."""
        stream = await self._secured(connection, door)
        if stream is None:
            return
        receiver = ControlReceiver()
        lease = await self._let_in(stream, receiver, door, connection)
        if lease is None:
            return
        if not isinstance(lease, Lease):
            self.refusals.note(connection, lease)
            await tell(stream, Refused(lease))
            return
        lease.control, before = stream, lease.control
        lease.renew()
        if before not in (None, stream):  # half-open: its client has noticed before this end did
            await trio.aclose_forcefully(before)
        over = False
        try:
            async with lease.speaking:
                await answer(stream, encode_message(self._welcome(lease)))
            over = await self._until_gone(lease, stream, receiver)
        except (trio.BrokenResourceError, trio.ClosedResourceError):
            pass
        finally:
            if lease.control is stream:
                lease.lose(self.grace)
                if over:
                    self.leave(lease)

    async def _secured(self, stream: trio.SocketStream, door: Door) -> trio.abc.Stream | None:
        """The connection as the door wants it. None: there was no handshake."""
        if door.tls is None:
            return stream
        secured = trio.SSLStream(stream, door.tls, server_side=True, https_compatible=True)

        async def shake() -> bool:
            await secured.do_handshake()
            return True

        try:
            if await self.strangers.introduced(shake) is None:
                self.refusals.note(stream, "its TLS handshake did not come to an end")
                return None
        except trio.BrokenResourceError as error:
            ended = isinstance(error.__cause__, ssl.SSLEOFError) or not isinstance(error.__cause__, ssl.SSLError)
            self.refusals.note(stream, UNTRUSTED if ended else f"its TLS handshake failed: {told(error.__cause__)}")
            return None
        return secured

    def _welcome(self, lease: Lease) -> Welcome:
        offering = self.offering
        described = (offering.libraries, offering.image, math.ceil(self.grace), lease.memory, lease.time)
        return Welcome(offering.server, offering.device, lease.id, lease.key, *described)

    async def _let_in(
        self, stream: trio.abc.Stream, receiver: ControlReceiver, door: Door, connection: trio.SocketStream
    ) -> Lease | str | None:
        """The lease of whoever says hello and shows what the door asks for, or the sentence that refuses them.

        None: they have watched or kicked, their own token's leases alone, and are done.
        """
        hello = await self._hello(stream, receiver)
        if isinstance(hello, str):
            return hello
        admitted = door.admit(hello.token or "", self.say)
        if isinstance(admitted, str):
            await self.strangers.introduced(partial(trio.sleep, self.refusals.late(connection)))
            return admitted
        token = admitted.token
        sees = None if token is None else lambda lease: lease.of(token)
        peer = self.refusals.peers.name(connection)
        if isinstance(hello, Watch):
            await self.watching.serve(stream, sees, partial(_over, door, admitted))
            return None
        if isinstance(hello, Kick):
            await tell(stream, await self.watching.kick(hello, peer, sees))
            return None
        return await self.grant(hello, admitted, peer, stream, partial(_until_left, stream, receiver))

    async def _hello(self, stream: trio.abc.Stream, receiver: ControlReceiver) -> Hello | Watch | Kick | str:
        """What the client says of itself, or the sentence that refuses it."""
        hello = None
        try:
            with contextlib.suppress(trio.BrokenResourceError):
                hello = await self.strangers.introduced(partial(_next, stream, receiver))
        except Fault as error:
            return f"the control connection does not start with a hello: {error}"
        if hello is None:
            return UNKNOWN if isinstance(stream, trio.SSLStream) else "it went without a hello"
        if not isinstance(hello, Hello | Watch | Kick):
            return "the control connection does not start with a hello"
        return hello

    async def _until_gone(self, lease: Lease, stream: trio.abc.Stream, receiver: ControlReceiver) -> bool:
        """Hear a lease's client. True: the lease is over, as it says or as it breaks the rules; False: it is lost."""
        try:
            while isinstance(message := await _next(stream, receiver), Seen | Beat):
                lease.renew()
                if isinstance(message, Seen) and (child := lease.sessions.get(message.session)) is not None:
                    child.seen = message.state
            return message is not None
        except Fault:
            return not receiver.ended  # a link may be lost in the middle of a message


def offers(libraries: Sequence[Offer]) -> tuple[Offer, ...]:
    """The libraries that a welcome names: those with wire functions, by name."""
    return tuple(sorted((each for each in libraries if each.ordinals), key=lambda each: each.name))


async def answer(stream: trio.abc.Stream, data: bytes) -> None:
    """Send. One that has said all that it had to say may have gone: it is heard nevertheless."""
    with contextlib.suppress(trio.BrokenResourceError):
        await stream.send_all(data)


async def _next(stream: trio.abc.Stream, receiver: ControlReceiver) -> Message | None:
    while True:
        event = receiver.next_event()
        if isinstance(event, StreamEnded):
            return None
        if not isinstance(event, NeedData):
            return event
        receiver.receive_data(await stream.receive_some(4096))


async def _until_left(stream: trio.abc.Stream, receiver: ControlReceiver) -> None:
    """Until one who waits says Bye, or is gone: it has nothing else to say."""
    with contextlib.suppress(Fault, trio.BrokenResourceError, trio.ClosedResourceError):
        await _next(stream, receiver)


def _over(door: Door, admitted: Admitted) -> str:
    """Why who came in by a door may stay no longer; empty while they may."""
    if door.tokens is None or admitted.token is None:
        return ""
    try:
        return door.tokens.over(admitted.token)
    except UsageError:  # the file cannot be read now: Supervisor.watch_tokens says so
        return ""
