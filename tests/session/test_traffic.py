"""What a session says of its traffic: what END claims counts as far as it can be."""

from __future__ import annotations

from typing import Any, cast

import attrs
import pytest

from gtap_core.session.traffic import MOST_UNDER_WAY, MOST_WAITS, traffic_of
from gtap_core.wire.link import Counts, Totals
from gtap_core.wire.traffic import Traffic


@attrs.frozen
class Connection:
    core: int = 2
    core_answered: int = 1
    totals: Totals | None = None


@attrs.frozen
class Side:
    """A channel and links that have seen ten frames, four of them with an answer, and some bytes."""

    connection: Connection
    frames: tuple[int, int] = (10, 4)
    given: int = 500

    def counts(self) -> Counts:
        return Counts(1000, 100, (10, 0, 0, 5))


@pytest.mark.parametrize(
    ("said", "waits", "sent", "received"),
    [
        (None, 4, 1115, 500),
        (Totals(3, 480, 120, 15), 7, 1135, 480),
        (Totals(0, 501, 0, 0), 4, 1115, 500),
        (
            Totals(1 << 63, 1 << 63, 1 << 63, 1 << 63),
            4 + MOST_WAITS,
            1115 + 2 * MOST_UNDER_WAY,
            500,
        ),
    ],
    ids=["nothing", "the truth", "more than was given", "too much"],
)
def test_traffic(said: Totals | None, waits: int, sent: int, received: int) -> None:
    """Delete `min(totals.received, links.given)`'s bound to see it fail."""
    side = cast("Any", Side(Connection(totals=said)))
    assert traffic_of(side, side, None) == Traffic(8, 5, waits, sent, received)
