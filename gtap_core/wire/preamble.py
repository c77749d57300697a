"""The 72 bytes that every connection starts with, and the 8 bytes that answer them."""

from __future__ import annotations

import enum
import hashlib
import hmac
import struct

import attrs

from gtap_core.errors import Fault

from .frame import MOST_BULK_STREAMS, VERSION

MAGIC = b"GTAP"
_PREAMBLE = struct.Struct("<4sHBB16s16s32s")
_ANSWER = struct.Struct("<4sHH")
_SIGNED = 40
SIZE, ANSWER_SIZE = _PREAMBLE.size, _ANSWER.size
RESUMED = 0x80  # in the byte of the index
SECURE = 0x80  # in the byte of the kind
NO_ID, NO_PROOF = bytes(16), bytes(32)


class Kind(enum.IntEnum):
    """What a connection is for."""

    CONTROL = 1
    CHANNEL = 2
    SIDE = 3
    BULK = 4


class Code(enum.IntEnum):
    """How the server answers; after anything but WELCOME it closes."""

    WELCOME = 0
    VERSION = 1
    LEASE = 2
    PROOF = 3
    SESSIONS = 4
    GONE = 5
    DEVICE = 6
    TLS = 7
    PLAIN = 8


@attrs.frozen
class Preamble:
    """A connection's first bytes. `version` is what the client speaks.

    `resumed`: it replaces an earlier connection of the same stream, and goes on where that one was. `tls`: what
    follows the answer is TLS.
    """

    kind: Kind
    index: int = 0
    lease: bytes = NO_ID
    session: bytes = NO_ID
    proof: bytes = NO_PROOF
    version: int = VERSION
    resumed: bool = False
    tls: bool = False

    def encode(self) -> bytes:
        """The 72 bytes."""
        index = self.index | (RESUMED if self.resumed else 0)
        kind = self.kind | (SECURE if self.tls else 0)
        return _PREAMBLE.pack(MAGIC, self.version, kind, index, self.lease, self.session, self.proof)

    def signed(self, key: bytes) -> Preamble:
        """The same with the proof that its sender knows the lease's key."""
        return attrs.evolve(self, proof=_proof(self.encode(), key))

    def proves(self, key: bytes) -> bool:
        """Whether the proof is that of the lease's key; takes the same time for every wrong one."""
        return hmac.compare_digest(self.proof, _proof(self.encode(), key))

    @staticmethod
    def decode(data: bytes) -> Preamble:
        """Read 72 bytes. Fault: not a preamble. One of another version is read, with only its version to be trusted."""
        magic, version, kind, index, lease, session, proof = _PREAMBLE.unpack(data)
        if magic != MAGIC:
            raise Fault("a connection does not start with GTAP")
        if version != VERSION:
            return Preamble(Kind.CONTROL, version=version)
        tls, kind = bool(kind & SECURE), kind & ~SECURE
        if kind not in Kind.__members__.values():
            raise Fault(f"a connection of the unknown kind {kind}")
        resumed, index = bool(index & RESUMED), index & ~RESUMED
        if resumed and kind == Kind.CONTROL:
            raise Fault("a control connection is resumed by its hello")
        if index >= (MOST_BULK_STREAMS if kind == Kind.BULK else 1):
            raise Fault(f"a {Kind(kind).name.lower()} connection with the index {index}")
        if kind == Kind.CONTROL and (lease, session, proof) != (NO_ID, NO_ID, NO_PROOF):
            raise Fault("a control connection names a lease")
        return Preamble(Kind(kind), index, lease, session, proof, resumed=resumed, tls=tls)


def _proof(encoded: bytes, key: bytes) -> bytes:
    return hashlib.blake2b(encoded[:_SIGNED], key=key, digest_size=32).digest()


def stream_key(key: bytes, session: bytes) -> bytes:
    """The key of the TLS of a session's data streams, made of its lease's key; the session's id in hex names it."""
    return hashlib.blake2b(b"gtap data stream" + session, key=key, digest_size=32).digest()


def encode_answer(code: Code, version: int = VERSION) -> bytes:
    """The server's 8 bytes."""
    return _ANSWER.pack(MAGIC, version, code)


def decode_answer(data: bytes) -> tuple[int, Code]:
    """(version that the server speaks, code). Fault: not a gtap server."""
    magic, version, code = _ANSWER.unpack(data)
    if magic != MAGIC or code not in Code.__members__.values():
        raise Fault("not a gtap server")
    return version, Code(code)
