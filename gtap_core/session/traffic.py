"""What one client has sent and got: as its own statistics count it, from the frames and the bytes that were seen here.

A byte counts for the client once it is sent, or received; here once it has come, or has been given to the kernel. The
two differ while bytes are under way. END says where they were at the end, and which waits no frame shows; a client that
ends without it leaves what this side has seen.
"""

from __future__ import annotations

from gtap_core.wire.link import Totals
from gtap_core.wire.traffic import Traffic

from .bulk import BulkStreams
from .channel import Channel
from .link import Links

MOST_WAITS = 1 << 48  # that a client may claim
MOST_UNDER_WAY = 1 << 30  # bytes that may have been sent and not have come, of the side stream and of bulk streams


def traffic_of(channel: Channel, links: Links, bulk: BulkStreams | None) -> Traffic:
    """All of it so far. What END says counts as far as it can be."""
    connection = channel.connection
    frames, answered = channel.frames
    calls = max(0, frames - connection.core)
    counts = links.counts()
    come = sum(counts.bulk) if bulk is None else bulk.received()
    said = connection.totals
    totals = said or Totals(0, links.given, counts.side, come)
    return Traffic(
        calls,
        max(0, calls - (answered - connection.core_answered)),
        answered + min(totals.waits, MOST_WAITS),
        counts.channel + _within(totals.side, counts.side) + _within(totals.bulk, come),
        min(totals.received, links.given),
    )


def _within(said: int, come: int) -> int:
    return min(max(said, come), come + MOST_UNDER_WAY)
