"""Leases: what a control connection was granted, and the sessions that live under it."""

from __future__ import annotations

import secrets
from collections import deque

import attrs
import trio

from gtap_core.wire.control import Message
from gtap_core.wire.preamble import Code, Preamble

from .processes import SessionProcess

MOST_LEASES = 1024
MOST_SESSIONS = 64  # per lease
MOST_UNTOLD = 256  # messages for a client that does not read; the oldest are dropped


@attrs.define(eq=False)
class Lease:
    """One `gtap exec`: its id and key, who it is, its session processes by session id."""

    program: str
    pid: int
    id: bytes = attrs.field(factory=lambda: secrets.token_bytes(16))
    key: bytes = attrs.field(factory=lambda: secrets.token_bytes(32), repr=False)
    sessions: dict[bytes, SessionProcess] = attrs.field(factory=dict)
    starting: set[bytes] = attrs.field(factory=set)
    gone: set[bytes] = attrs.field(factory=set)
    untold: deque[Message] = attrs.field(factory=lambda: deque(maxlen=MOST_UNTOLD))
    changed: trio.Event = attrs.field(factory=trio.Event)

    def tell(self, message: Message) -> None:
        """Queue a message for the control connection."""
        self.untold.append(message)
        self.notice()

    def notice(self) -> None:
        """Wake whoever waits for this lease to change: a session starts or ends, there is something to tell."""
        self.changed.set()
        self.changed = trio.Event()


@attrs.define(eq=False)
class Leases:
    """Every lease of the server, by id."""

    _leases: dict[bytes, Lease] = attrs.field(factory=dict)

    def grant(self, program: str, pid: int) -> Lease | None:
        """A new lease; None when the server has too many."""
        if len(self._leases) >= MOST_LEASES:
            return None
        lease = Lease(program, pid)
        self._leases[lease.id] = lease
        return lease

    def end(self, lease: Lease) -> None:
        """Nothing connects under it any more; its sessions are the caller's to end."""
        self._leases.pop(lease.id, None)

    def judge(self, preamble: Preamble) -> tuple[Code, Lease | None]:
        """Whether a data connection may join: it knows the key of a live lease, and its session can be."""
        lease = self._leases.get(preamble.lease)
        if lease is None:
            return Code.LEASE, None
        if not preamble.proves(lease.key):
            return Code.PROOF, None
        if preamble.session in lease.gone:
            return Code.GONE, None
        known = preamble.session in lease.sessions or preamble.session in lease.starting
        if not known and len(lease.sessions) + len(lease.starting) >= MOST_SESSIONS:
            return Code.SESSIONS, None
        return Code.WELCOME, lease
