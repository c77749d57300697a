"""Leases: what a `gtap exec` holds while its control connection is open, and the sessions that live under it."""

from __future__ import annotations

import secrets

import attrs

from gtap_core.wire.preamble import Code, Kind, Preamble

from .children import SessionProcess

MOST_SESSIONS = 64  # of one lease
MOST_LEASES = 256


@attrs.define(eq=False)
class Lease:
    """One program's right to the device. Processes of the program open sessions under it, each proving the key."""

    program: str
    pid: int
    token: str | None = attrs.field(default=None, repr=False)  # what its listener asks for: who shares it sees its use
    id: bytes = attrs.field(factory=lambda: secrets.token_bytes(16))
    key: bytes = attrs.field(factory=lambda: secrets.token_bytes(32), repr=False)
    sessions: dict[bytes, SessionProcess] = attrs.field(factory=dict)

    def judge(self, preamble: Preamble) -> Code:
        """Whether a data connection may come in. A wrong proof says nothing about sessions."""
        if not preamble.proves(self.key):
            return Code.PROOF
        known = preamble.session in self.sessions
        if preamble.kind is Kind.CHANNEL:
            if known:
                return Code.GONE
            return Code.WELCOME if len(self.sessions) < MOST_SESSIONS else Code.SESSIONS
        return Code.WELCOME if known else Code.GONE
