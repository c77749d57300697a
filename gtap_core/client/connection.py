"""The control connection to one server: hello, welcome, and what the server says while the program runs."""

from __future__ import annotations

import contextlib
import os
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from importlib.metadata import version

import attrs
import trio

from ..errors import Fault, NoServer, NotAServer, Refused, ServerError, Untrusted, VersionMismatch
from ..keepalive import keep_alive
from ..trust import told
from ..wire import control, preamble
from ..wire.buffer import Ended, NeedData
from ..wire.frame import VERSION
from ..wire.preamble import Code
from . import vouch
from .address import LOOPBACK, Address
from .environment import Grant

BEATS = 3  # in the time for which a lease lasts without, or more
SAYING = 3  # seconds from one beat to the next at most: a network that is gone is noticed by what is not answered
MEANWHILE = 0.3  # seconds from one renewal of the leases that we have to the next, while we wait for another
SOON, SELDOM = 0.05, 0.5  # seconds between attempts to reach a server again: the first, and the most
DEADLINE = 20.0  # seconds for connecting, and again for the welcome
MOST_SAID = 1000  # characters of the server's that are shown
REFUSALS = {
    Code.SESSIONS: "it has as many sessions as it allows; try again later",
    Code.TLS: "it takes TLS alone; name it as tls://host:port, or join it by its link",
    Code.PLAIN: "it speaks no TLS; name it as tcp://host:port",
    Code.DEVICE: "its device could not be started; its own log says why",
}


@attrs.define
class Link:
    """A server that welcomed us; the lease lasts as long as this connection."""

    address: Address
    hello: control.Hello
    stream: trio.abc.Stream
    receiver: control.ControlReceiver
    welcome: control.Welcome
    speaking: trio.Lock = attrs.field(factory=trio.Lock)  # held by who writes to `stream`
    failed: bool = False
    """Whether a session of the lease has ended with a reason, or the server is lost."""

    @property
    def grant(self) -> Grant:
        """The lease, as the program's processes need it."""
        return Grant(self.address.url, self.welcome.lease, self.welcome.key, self.welcome.image)

    async def listen(self, say: Callable[[str], None]) -> None:
        """Pass on what the server has to say, until it is gone or lost for longer than its grace; then say that."""
        url = self.address.url
        while True:
            try:
                while not isinstance(message := await self._next(), control.Bye | control.Over):
                    await self._hear(message, say)
                lost = f"the server at {url} was stopped"
                if isinstance(message, control.Over):
                    lost = f"{url} ended the lease: {message.reason[:MOST_SAID]}"
                break
            except ServerError:
                lost = f"the connection to {url} is lost"
            if self.welcome.grace:
                say(f"the connection to {url} is lost; trying to reach it for {self.welcome.grace} s")
            with trio.move_on_after(self.welcome.grace):
                if await self._return():
                    say(f"the connection to {url} is back")
                    continue
            break
        self.failed = True
        say(f"{lost}: CUDA calls fail from here on")

    async def beat(self) -> None:
        """Say that we are here, for ever: often enough to keep the lease."""
        while True:
            await trio.sleep(min(SAYING, self.welcome.lease_time / BEATS or SAYING))
            await self.renew()

    async def renew(self) -> None:
        """Say that we are here; one who does not listen is `listen`'s to notice."""
        with contextlib.suppress(ServerError, trio.ClosedResourceError):
            await self._say(control.Beat())

    async def _next(self) -> control.Message:
        return await hear(self.stream, self.receiver, self.address)

    async def _say(self, message: control.Message) -> None:
        async with self.speaking:
            await _send(self.stream, control.encode_message(message), self.address)

    async def _return(self) -> bool:
        """Go on with the lease on a new connection, as soon as there is one. False: the server keeps it no more."""
        pause = SOON
        hello = attrs.evolve(self.hello, lease=self.welcome.lease, key=self.welcome.key)
        await trio.aclose_forcefully(self.stream)
        while True:
            try:
                self.stream, self.receiver, self.welcome = await _introduce(self.address, hello)
                return True
            except (Refused, VersionMismatch):
                return False
            except ServerError:
                await trio.sleep(pause)
                pause = min(2 * pause, SELDOM)

    @contextlib.asynccontextmanager
    async def quiet(self) -> AsyncIterator[None]:
        """Nothing is being said until the block ends, but Bye: by TLS a message that is cut off would be the last."""
        with trio.move_on_after(SELDOM) as waiting:
            await self.speaking.acquire()
        try:
            yield
        finally:
            if not waiting.cancelled_caught:
                self.speaking.release()

    async def bye(self) -> None:
        """End the lease: the program is over."""
        with trio.move_on_after(SELDOM, shield=True), contextlib.suppress(trio.BrokenResourceError):
            await self.stream.send_all(control.encode_message(control.Bye()))

    async def _hear(self, message: control.Message, say: Callable[[str], None]) -> None:
        if isinstance(message, control.Log):
            say(message.text[:MOST_SAID])
        elif isinstance(message, control.Missing):
            state = vouch.state_of(message.pid, message.namespace, message.image)
            await self._say(control.Seen(message.session, state))
        elif isinstance(message, control.Ended) and message.reason:
            self.failed = True
            say(f"{self.address.url} ended the session: {message.reason[:MOST_SAID]}")


@attrs.frozen
class Wish:
    """What a lease is to have. `say` hears our place, while we wait for it."""

    memory: int = 0  # bytes of each device; 0: what there is
    wait: int = 0  # seconds
    say: Callable[[str], None] = lambda sentence: None


@contextlib.asynccontextmanager
async def open_link(
    address: Address, token: str | None, program: str, wish: Wish = Wish(), others: Sequence[Link] = ()
) -> AsyncIterator[Link]:
    """Connect, introduce ourselves, get a lease; those that we have already are renewed meanwhile.

    Raises NoServer, NotAServer, VersionMismatch, Refused.
    """
    hello = control.Hello(version("gtap"), token, os.getpid(), program[:200], memory=wish.memory, wait=wish.wait)

    async def meanwhile() -> None:
        for other in others:
            await other.renew()

    link = Link(address, hello, *await _introduce(address, hello, wish.say, meanwhile))
    try:
        yield link
    finally:
        with contextlib.suppress(trio.ClosedResourceError):
            await link.bye()
        await trio.aclose_forcefully(link.stream)


@contextlib.asynccontextmanager
async def _asking(
    address: Address, message: control.Message, bye: bool = False
) -> AsyncIterator[tuple[trio.abc.Stream, control.ControlReceiver, control.Message]]:
    """A new connection, its first message said and answered; closed where the block fails, after a Bye if `bye`."""
    stream, introduced = await _connect(address), False
    try:
        receiver = control.ControlReceiver()
        with _deadline(address):
            await _greet(stream, address)
            stream = await _secured(stream, address)
            introduced = True
            await _send(stream, control.encode_message(message), address)
            answer = await hear(stream, receiver, address)
        yield stream, receiver, answer
    except BaseException:
        if bye and introduced:
            with trio.move_on_after(SELDOM, shield=True), contextlib.suppress(ServerError):
                await _send(stream, control.encode_message(control.Bye()), address)
        await trio.aclose_forcefully(stream)
        raise


async def ask(
    address: Address, message: control.Message
) -> tuple[trio.abc.Stream, control.ControlReceiver, control.Message]:
    """Say the first message of a new connection, and hear the answer. Raises Refused and the others."""
    async with _asking(address, message) as (stream, receiver, answer):
        check_refused(answer, address)
        return stream, receiver, answer


async def _introduce(
    address: Address,
    hello: control.Hello,
    say: Callable[[str], None] = lambda sentence: None,
    meanwhile: Callable[[], Awaitable[None]] = trio.lowlevel.checkpoint,
) -> tuple[trio.abc.Stream, control.ControlReceiver, control.Welcome]:
    """A connection that the server has welcomed, once it is our turn. `say` hears our place, whenever it changes."""
    # It may just have granted a lease; one that we go on with is not over.
    async with _asking(address, hello, bye=hello.lease is None) as (stream, receiver, message):
        place = 0
        with _deadline(address, hello.wait):
            while isinstance(message, control.Queued):
                if message.position != place:
                    place = message.position
                    size = f"{hello.memory >> 20} MiB"
                    say(f"waiting for {size} of memory at {address.url}: place {place} of {message.of}")
                message = await _patiently(stream, receiver, address, meanwhile)
        return stream, receiver, _welcome(message, address)


async def _patiently(
    stream: trio.abc.Stream,
    receiver: control.ControlReceiver,
    address: Address,
    meanwhile: Callable[[], Awaitable[None]],
) -> control.Message:
    while True:
        with trio.move_on_after(MEANWHILE):
            return await hear(stream, receiver, address)
        await meanwhile()


@contextlib.contextmanager
def _deadline(address: Address, more: float = 0.0) -> Iterator[None]:
    try:
        with trio.fail_after(DEADLINE + more):
            yield
    except trio.TooSlowError as error:
        raise NotAServer(f"{address.url} accepts the connection but does not answer as a gtap server does") from error


async def _connect(address: Address) -> trio.abc.Stream:
    try:
        with trio.fail_after(DEADLINE):
            if address.path is not None:
                return await trio.open_unix_socket(address.path)
            stream = await trio.open_tcp_stream(str(address.host), address.port)
            keep_alive(stream.socket, SAYING)
            return stream
    except (OSError, trio.TooSlowError) as error:
        raise NoServer(f"no gtap server at {address.url}: {_absent(address, error)}") from error


def _absent(address: Address, error: BaseException) -> str:
    """Why there is none, and what to do."""
    if address.path is not None or address.host in LOOPBACK:
        return (
            "start one with `gtap serve`, join another machine's (gtap join LINK), name one with --server or "
            "GTAP_SERVER, or use `gtap exec --local`"
        )
    causes = (error, *getattr(error.__cause__, "exceptions", (error.__cause__,)))
    if any(isinstance(each, socket.gaierror) for each in causes):
        return f"the name {address.host} is not known here: ask for a link with an address that is"
    if any(isinstance(each, ConnectionRefusedError) for each in causes):
        return f"the machine answers, but nothing listens on port {address.port}: is `gtap serve` running there?"
    if isinstance(error, trio.TooSlowError) or any(isinstance(each, TimeoutError) for each in causes):
        return (
            f"nothing answered for {DEADLINE:.0f} s: is the address one by which it is reached from here, and does "
            f"its firewall let TCP port {address.port} in?"
        )
    numbers = [each.errno for each in causes if isinstance(each, OSError) and each.errno]
    why = os.strerror(numbers[-1]) if numbers else str(error)
    return f"{why}: is the address one by which it is reached from here?"


async def _secured(stream: trio.abc.Stream, address: Address) -> trio.abc.Stream:
    """TLS with the server, where its address says so. Raises Untrusted."""
    trust = address.trust
    if trust is None:
        return stream
    secured = trio.SSLStream(stream, trust.context(), server_hostname=address.host, https_compatible=True)
    try:
        await secured.do_handshake()
    except trio.BrokenResourceError as error:
        why = told(error.__cause__) or "the connection ended"
        raise Untrusted(
            f"{address.url} cannot be trusted: {why}. Join it with its link (gtap join), or name its CA (--tls-ca)"
        ) from error
    if not trust.knows(secured.getpeercert(binary_form=True)):
        raise Untrusted(
            f"{address.url} shows another certificate than its link says: it was set up anew (ask for a new link), or "
            "somebody is in between"
        )
    return secured


async def _greet(stream: trio.abc.Stream, address: Address) -> None:
    await _send(stream, preamble.Preamble(preamble.Kind.CONTROL, tls=address.tls).encode(), address)
    answer = b""
    while len(answer) < preamble.ANSWER_SIZE:
        answer += await _some(stream, preamble.ANSWER_SIZE - len(answer), address)
    try:
        spoken, code = preamble.decode_answer(answer)
    except Fault as error:
        raise NotAServer(f"{address.url} is not a gtap server: it answers in another language") from error
    if spoken != VERSION or code == Code.VERSION:
        older = "on that machine" if spoken < VERSION else "on this machine"
        raise VersionMismatch(
            f"{address.url} speaks version {spoken} of the wire, this gtap version {VERSION}: "
            f"upgrade gtap {older} (pip install --upgrade gtap)"
        )
    if code != Code.WELCOME:
        raise Refused(f"{address.url} refuses: {REFUSALS.get(code, code.name.lower())}")


def check_refused(message: control.Message, address: Address) -> None:
    """Raises Refused, if that is what the server says."""
    if isinstance(message, control.Refused):
        raise Refused(f"{address.url} refuses: {message.reason[:MOST_SAID]}")


def _welcome(message: control.Message, address: Address) -> control.Welcome:
    if isinstance(message, control.Bye):
        raise Refused(f"the server at {address.url} was stopped")
    check_refused(message, address)
    if not isinstance(message, control.Welcome):
        raise NotAServer(f"{address.url} is not a gtap server: it answers the hello with {message.TYPE!r}")
    return message


async def _send(stream: trio.abc.Stream, content: bytes, address: Address) -> None:
    try:
        await stream.send_all(content)
    except trio.BrokenResourceError as error:
        raise NotAServer(f"{address.url} closed the connection: is it a gtap server?") from error


async def _some(stream: trio.abc.Stream, most: int, address: Address) -> bytes:
    try:
        part = bytes(await stream.receive_some(most))
    except trio.BrokenResourceError:
        part = b""
    if not part:
        raise NotAServer(f"{address.url} closed the connection: is it a gtap server?")
    return part


async def hear(stream: trio.abc.Stream, receiver: control.ControlReceiver, address: Address) -> control.Message:
    """The next message. Raises NotAServer."""
    try:
        while isinstance(event := receiver.next_event(), NeedData | Ended):
            receiver.receive_data(await _some(stream, 4096, address))
    except Fault as error:
        raise NotAServer(f"{address.url} is not a gtap server: {error}") from error
    return event
