"""The delaying relay is within 5 % of what it claims: the round trip, the window's bound, the bandwidth."""

from __future__ import annotations

import pytest

from gtap_core.bench.place import Place, medians
from gtap_core.bench.relay import Link

pytestmark = [pytest.mark.alone, pytest.mark.slow]
BYTES = 64
WINDOW = 1 << 20
DISTANCE = 10  # milliseconds
NEAR = 0.05  # of what is claimed
TRIES = 10  # a machine that does something else is late now and then


def near(found: float, claimed: float) -> bool:
    return abs(found - claimed) <= NEAR * claimed


def exchange(where: Place, url: str) -> float:
    """Milliseconds of a raw exchange."""
    return medians(where.run("exchange", url, 0.1, BYTES, apart=True))["exchange"]


@pytest.mark.parametrize("milliseconds", [0.2, 30])
def test_an_exchange_takes_the_round_trip_more(where: Place, milliseconds: float) -> None:
    """Delete ` + link_.half` where a piece is entered in relay.c to see it fail."""
    with where.through(Link(milliseconds)) as route:
        beyond = (exchange(where, route.raw) - exchange(where, where.routes["tcp"].raw) for _ in range(TRIES))
        assert any(near(each, milliseconds) for each in beyond)


def rate(where: Place, link: Link, size: int) -> float:
    """Bytes a second of a raw transfer; the first one has the handshake in it."""
    with where.through(link) as route:
        return max(where.run("exchange", route.raw, "way", 0.2, size)["rate"][1:])


def test_a_window_is_under_way_in_a_round_trip(where: Place) -> None:
    """Free the room when bytes arrive (delete ` + link_.half` from write_due) to see it fail."""
    bound = WINDOW / DISTANCE * 1e3
    assert any(near(rate(where, Link(DISTANCE, window=WINDOW), 8 * WINDOW), bound) for _ in range(TRIES))


def test_the_bandwidth_is_that_of_the_link(where: Place) -> None:
    """Delete ` + (double)size * link_.second_per_byte` from relay.c to see it fail."""
    bandwidth = 50e6
    assert any(near(rate(where, Link(0, bandwidth), int(bandwidth / 4)), bandwidth) for _ in range(TRIES))
