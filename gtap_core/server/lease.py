"""Leases: what a `gtap exec` holds until it says Bye or renews it no more, and the sessions under it."""

from __future__ import annotations

import contextlib
import math
import secrets

import attrs
import trio

from gtap_core.wire.control import Message, Take, Taken, encode_message
from gtap_core.wire.preamble import Code, Kind, Preamble

from .audit import Account
from .children import SessionProcess
from .tokens import Token

MOST_SESSIONS = 64  # of one lease
MOST_LEASES = 256
TELLING = 5.0  # seconds for a client to take a message
MOST_REMEMBERED = 4096  # sessions that a lease had: whoever repeats the preamble of one gets no other


@attrs.define(eq=False)
class Lease:
    """One program's right to the device. Processes of the program open sessions under it, each proving the key."""

    program: str
    pid: int
    token: str | None = attrs.field(default=None, repr=False)  # who share it see each other's use
    memory: int = 0  # bytes of each device that are reserved for it; 0: none
    limit: int = 0  # bytes of each device that it may have at most; 0: any
    time: int = 0  # seconds that it lasts unless it is renewed; 0: as long as its connection
    holder: Token | None = None  # whose it is; None: the server's own user
    host: str = ""  # where its launcher is
    id: bytes = attrs.field(factory=lambda: secrets.token_bytes(16))
    key: bytes = attrs.field(factory=lambda: secrets.token_bytes(32), repr=False)
    sessions: dict[bytes, SessionProcess] = attrs.field(factory=dict)
    coming: int = 0  # sessions whose processes are being started
    _had: dict[bytes, None] = attrs.field(factory=dict, repr=False)  # ids of all sessions, the oldest first
    control: trio.abc.Stream | None = None  # None while its link is lost
    speaking: trio.Lock = attrs.field(factory=trio.Lock)  # held by who writes to `control`
    arrived: int = 0  # which of all that came to this server
    position: int = 0  # among those that wait for memory, from 1; 0: it does not wait
    refusal: str = ""  # why it waits no longer, and got nothing
    why: str = ""  # why it was ended; empty: its program was over
    started: float = 0.0  # when it was granted, by trio's clock
    beat: float = 0.0  # when it was heard of last, by trio's clock
    until: float = math.inf  # when it ends unless it is renewed, by trio's clock
    sooner: trio.Event = attrs.field(factory=trio.Event)  # set when `until` has become less
    account: Account = attrs.field(factory=Account)

    @property
    def most(self) -> int:
        """Bytes of each device that it may hold; 0: any."""
        return self.memory or self.limit

    def of(self, token: Token | None) -> bool:
        """Whether it is of this token of the store."""
        return token is not None and self.holder is not None and self.holder.id == token.id

    def held(self, ordinal: int) -> int:
        """Bytes of a device that its sessions hold."""
        return sum(each.held.get(ordinal, 0) for each in self.sessions.values())

    def renew(self) -> None:
        """It is heard of: from now on it lasts for its time."""
        self.beat = trio.current_time()
        self.until = self.beat + (self.time or math.inf)

    def lose(self, seconds: float) -> None:
        """Its connection is lost: another one may come within so many seconds."""
        self.control, self.until = None, trio.current_time() + seconds
        self.sooner.set()

    def open(self, session: bytes, child: SessionProcess) -> None:
        """A process is a session of the lease from now on."""
        self.sessions[session] = child
        while len(self._had) >= MOST_REMEMBERED:
            del self._had[next(iter(self._had))]
        self._had[session] = None

    async def inform(self, message: Message) -> None:
        """Tell its client, if it is there; one message after the other."""
        with trio.move_on_after(TELLING):
            async with self.speaking:
                if self.control is not None:
                    await tell(self.control, message)

    def take(self, child: SessionProcess, take: Take, limit: int) -> Taken:
        """Give a session memory of a device, if all of the lease together then hold no more than `limit` bytes."""
        held = self.held(take.ordinal)
        own = child.held.get(take.ordinal, 0)
        more = max(take.size, -own)
        allowed = more <= 0 or held + more <= limit
        if allowed:
            child.held[take.ordinal] = own + more
        return Taken(allowed, max(0, limit - held - (more if allowed else 0)))

    def judge(self, preamble: Preamble) -> Code:
        """Whether a data connection may come in. A wrong proof says nothing about sessions."""
        if not preamble.proves(self.key):
            return Code.PROOF
        known = preamble.session in self.sessions
        if preamble.kind is Kind.CHANNEL and not preamble.resumed:
            if known or preamble.session in self._had:
                return Code.GONE
            return Code.WELCOME if len(self.sessions) + self.coming < MOST_SESSIONS else Code.SESSIONS
        return Code.WELCOME if known else Code.GONE


async def tell(stream: trio.abc.Stream, message: Message) -> None:
    """Send a message to who may have gone, or does not read."""
    with trio.move_on_after(TELLING), contextlib.suppress(trio.BrokenResourceError, trio.ClosedResourceError):
        await stream.send_all(encode_message(message))
