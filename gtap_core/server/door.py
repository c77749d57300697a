"""What a listener asks of its connections, who they are to the log, and what is remembered of those that it refused."""

from __future__ import annotations

import hmac
import ipaddress
import ssl
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

import attrs
import trio

from gtap_core.errors import UsageError

from .audit import Audit
from .tokens import WRONG, Token, Tokens

WRONG_HERE = "the token is missing or wrong: give gtap://TOKEN@host:port, with the token that the server wrote"
PREAMBLE = 5.0  # seconds for the preamble, and again for the hello
MOST_STRANGERS = 256  # connections that have not said yet who they are
MOST_ADDRESSES = 1024  # of which refusals are counted
MOST_REFUSALS = 10  # of one address within WINDOW that are told one by one; wrong tokens after them are answered late
WINDOW = 60.0  # seconds
LATE = 1.0  # seconds
T = TypeVar("T")


@attrs.frozen
class Admitted:
    """A client that may come in. `who` share a token, and see each other's use; None: whoever reaches the socket.

    `token`: the one from the store; None: the server's own user.
    """

    who: str | None = attrs.field(default=None, repr=False)
    token: Token | None = None

    @property
    def memory(self) -> int:
        """Bytes of each device that a program of its holder may have; 0: any."""
        return self.token.memory if self.token is not None else 0


@attrs.frozen
class Door:
    """A listener, as its connections meet it. `tls`: it takes TLS alone, and this is how; None: it takes none.

    `token`: what the server's own user shows there. `tokens`: those of others. Neither: whoever gets there may come in.
    """

    token: str | None = attrs.field(default=None, repr=False)
    tls: ssl.SSLContext | None = attrs.field(default=None, repr=False)
    tokens: Tokens | None = attrs.field(default=None, repr=False)

    def admit(self, secret: str, say: Callable[[str], None]) -> Admitted | str:
        """Who somebody is with what they show, or the sentence that refuses them. `say`: the log."""
        if self.token is None and self.tokens is None:
            return Admitted()
        shown = secret.encode("utf-8", "surrogatepass")
        if self.token is not None and hmac.compare_digest(shown, self.token.encode()):
            return Admitted(self.token)
        if self.tokens is None:
            return WRONG_HERE
        try:
            found = self.tokens.admit(secret)
        except UsageError as error:
            say(str(error))
            return "the server cannot read its tokens; its log says why"
        if isinstance(found, Token):
            return Admitted(found.id, found)
        return WRONG_HERE if found == WRONG and self.token is not None else found


@attrs.define
class Strangers:
    """Connections that have not said yet who they are."""

    _waiting: dict[trio.CancelScope, None] = attrs.field(factory=dict)  # the oldest first

    async def introduced(self, hear: Callable[[], Awaitable[T]]) -> T | None:
        """What one says of itself. None: not in time, or it was the oldest of too many, who make way."""
        with trio.move_on_after(PREAMBLE) as patience:
            if len(self._waiting) >= MOST_STRANGERS:
                oldest = next(iter(self._waiting))
                del self._waiting[oldest]
                oldest.cancel()
            self._waiting[patience] = None
            try:
                return await hear()
            finally:
                self._waiting.pop(patience, None)
        return None


@attrs.define(eq=False)
class Peers:
    """Where connections came from, as the kernel said when it accepted them: who has gone since has no address."""

    _addresses: WeakKeyDictionary[trio.SocketStream, Any] = attrs.field(factory=WeakKeyDictionary)

    def met(self, stream: trio.SocketStream, address: Any) -> None:
        """`accept` gave them."""
        self._addresses[stream] = address

    def host(self, stream: trio.SocketStream) -> str:
        """Its address without the port; empty for a local socket."""
        address = self._addresses[stream]
        return str(address[0]) if isinstance(address, tuple) else ""

    def name(self, stream: trio.SocketStream) -> str:
        """The other end's address, for the log; a local socket has none."""
        address = self._addresses[stream]
        if isinstance(address, tuple):
            return f"[{address[0]}]:{address[1]}" if ":" in address[0] else f"{address[0]}:{address[1]}"
        return "a client on this machine"


@attrs.define
class _Known:
    peer: str  # the first
    since: float
    refused: int = 0
    why: str = ""  # the last


@attrs.define
class Refusals:
    """Who was refused: told in the log and the audit log one by one, and of an address that comes often by number."""

    say: Callable[[str], None]
    audit: Audit
    peers: Peers = attrs.field(factory=Peers)
    _known: dict[str, _Known] = attrs.field(factory=dict)  # by address, the oldest first

    def note(self, stream: trio.SocketStream, why: str) -> None:
        """Somebody was refused."""
        self.later(stream, why)()

    def later(self, stream: trio.SocketStream, why: str) -> Callable[[], None]:
        """What notes that somebody was refused, for when their connection is not ours any more."""
        return partial(self._note, self.peers.name(stream), self.peers.host(stream), why)

    def _note(self, peer: str, host: str, why: str) -> None:
        self.tell()
        network = _network(host)
        known = self._known.pop(network, None) or _Known(host or peer, trio.current_time())
        while len(self._known) >= MOST_ADDRESSES:
            self._tell(self._known.pop(next(iter(self._known))))
        self._known[network] = known
        known.refused, known.why = known.refused + 1, why
        if known.refused <= MOST_REFUSALS:
            self.say(f"refused {peer}: {why}")
            self.audit.write("refused", address=peer, why=why, times=1)

    def tell(self) -> None:
        """Tell of those that came too often to be told one by one, once their time is over."""
        now = trio.current_time()
        for network, known in tuple(self._known.items()):
            if now - known.since >= WINDOW:
                self._tell(self._known.pop(network))

    def finish(self) -> None:
        """Tell of them now: the server ends."""
        while self._known:
            self._tell(self._known.pop(next(iter(self._known))))

    def _tell(self, known: _Known) -> None:
        more = known.refused - MOST_REFUSALS
        if more > 0:
            self.say(f"refused {known.peer} {more} more times within {WINDOW:.0f} s, the last time: {known.why}")
            self.audit.write("refused", address=known.peer, why=known.why, times=more)

    def late(self, stream: trio.SocketStream) -> float:
        """Seconds for which a wrong token from its address is not answered. Right ones may come from there, too."""
        self.tell()
        known = self._known.get(_network(self.peers.host(stream)))
        return LATE if known is not None and known.refused >= MOST_REFUSALS else 0.0


def _network(host: str) -> str:
    """What counts as one address: with IPv6 whoever has one has 2^64."""
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return host
    return str(ipaddress.ip_network((address, 64), strict=False)) if address.version == 6 else host
