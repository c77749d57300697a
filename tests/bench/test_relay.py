"""The delaying relay is within 5 % of what it claims: the round trip, the window's bound, the bandwidth."""

from __future__ import annotations

import contextlib
import socket
import statistics
import struct
import time
from collections.abc import Iterator

import pytest

from gtap_core.bench.place import Place
from gtap_core.bench.relay import Link, relaying

pytestmark = [pytest.mark.alone, pytest.mark.slow]
BYTES = 64
EXCHANGES = 25
SO_TIMESTAMPNS = 35  # of Linux; the socket module has no name for it
WINDOW = 1 << 20
DISTANCE = 10  # milliseconds
NEAR = 0.05  # of what is claimed
TRIES = 30  # a machine that does something else is late now and then


def near(found: float, claimed: float) -> bool:
    return abs(found - claimed) <= NEAR * claimed


@contextlib.contextmanager
def joined(link: Link | None) -> Iterator[tuple[socket.socket, socket.socket]]:
    """Both ends of a connection on loopback, with a relay in it or none."""
    with contextlib.ExitStack() as stack:
        listener = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        url = f"tcp://127.0.0.1:{listener.getsockname()[1]}"
        if link:
            (url,) = stack.enter_context(relaying(link, url))
        near_end = stack.enter_context(socket.create_connection(("127.0.0.1", int(url.rpartition(":")[2]))))
        far_end = stack.enter_context(listener.accept()[0])
        for end in (near_end, far_end):
            end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            end.setsockopt(socket.SOL_SOCKET, SO_TIMESTAMPNS, 1)
        yield near_end, far_end


def way(sender: socket.socket, receiver: socket.socket) -> float:
    """Milliseconds from the call that sends to the kernel's stamp on what arrived; whether an end sleeps is no matter.

    The kernel begins to stamp some time after it was asked to.
    """
    while True:
        before = time.time_ns()
        sender.send(bytes(BYTES))
        stamped = receiver.recvmsg(BYTES, socket.CMSG_SPACE(16))[1]
        if stamped:
            seconds, nanoseconds = struct.unpack("qq", stamped[0][2])
            return float(seconds * 10**9 + nanoseconds - before) / 1e6


def round_trip(link: Link | None) -> float:
    """Milliseconds of a way there and of one back, the medians of some."""
    with joined(link) as ends:
        pairs = (ends, ends[::-1])
        ways = [[way(*pair) for pair in pairs] for _ in range(EXCHANGES)]
        return sum(statistics.median(each) for each in zip(*ways, strict=True))


@pytest.mark.parametrize("milliseconds", [0.2, 1, 30])
def test_a_round_trip_takes_as_long_as_claimed(milliseconds: float) -> None:
    """Delete ` + link_.half` where a piece is entered in relay.c to see it fail."""
    beyond = (round_trip(Link(milliseconds)) - round_trip(None) for _ in range(TRIES))
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
