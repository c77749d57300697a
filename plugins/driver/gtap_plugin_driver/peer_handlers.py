"""The server side of peer access: contexts enable it, devices have it while one of their contexts does."""

from __future__ import annotations

import struct
from collections.abc import Sequence

import attrs

from gtap_core import Call, Pending, ordered
from gtap_plugin_driver.spec import driver

SUCCESS, INVALID_VALUE = 0, 1
ATTRIBUTES = 5  # CUdevice_P2PAttribute 1 to 5


@attrs.define(eq=False)
class Peers:
    """Of one session: (device, device whose memory it uses) -> the contexts that enabled it."""

    enabled: dict[tuple[int, int], set[int]] = attrs.field(factory=dict)

    def users(self, ordinal: int) -> list[int]:
        """The devices that use a device's memory."""
        return [user for user, owner in self.enabled if owner == ordinal]

    def drop_context(self, ordinal: int, context: int) -> list[int]:
        """A context ends that is not its device's last; returns the devices whose memory its device uses no more."""
        left = [pair for pair, contexts in self.enabled.items() if pair[0] == ordinal and contexts <= {context}]
        for contexts in self.enabled.values():
            contexts.discard(context)
        for pair in left:
            del self.enabled[pair]
        return [owner for _, owner in left]

    def drop_device(self, ordinal: int) -> None:
        """A device is reset, which ends its access to others and theirs to it."""
        self.enabled = {pair: contexts for pair, contexts in self.enabled.items() if ordinal not in pair}


def peers_of(session: Call) -> Peers:
    """What the session keeps of peers."""
    kept = session.kept.get("driver.peers")
    if not isinstance(kept, Peers):
        kept = session.kept["driver.peers"] = Peers()
    return kept


@driver.handler("gtapPeer")
@ordered(by="handles")
def peer(session: Call, ordinal: int, other: int, attributes: bytearray | None) -> Pending:
    result = Pending()

    def finish(answer: Pending) -> None:
        values: Sequence[int] = answer.value if answer.value is not None else ()
        if attributes is not None and len(values) == ATTRIBUTES:
            struct.pack_into(f"<{ATTRIBUTES}i", attributes, 0, *values)
        result.resolve(answer.status or SUCCESS)

    session.device.peer(ordinal, other).when_done(finish)
    return result


@driver.handler("gtapPeerAccess")
@ordered(by="all")
def peer_access(session: Call, other: int, enabled: int) -> int | Pending:
    """The client keeps the API's rules; once more of the same changes nothing."""
    peers, pair = peers_of(session).enabled, (session.ordinal, other)
    contexts = peers.pop(pair, set())
    had = bool(contexts)
    if enabled > 1 or other == session.ordinal:
        return INVALID_VALUE
    (contexts.add if enabled else contexts.discard)(session.context)
    if contexts:
        peers[pair] = contexts
    return session.device.peer_access(*pair, bool(contexts)) if had != bool(contexts) else SUCCESS
