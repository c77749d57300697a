"""The server's books: rates, what fits in a message, what is kept of the log."""

from __future__ import annotations

import attrs
import trio
import trio.testing

from gtap_core.server.ledger import Account, Lines, fitting
from gtap_core.wire.control import MOST_MESSAGE, decode_body, encode_body
from gtap_core.wire.watch import MOST_LINES, LeaseView, SessionView, Snapshot, Traffic


async def test_a_rate_is_of_the_last_second(autojump_clock: trio.testing.MockClock) -> None:
    """Delete the `while` of Account.note to see it fail: the rate is then that of the whole session."""
    account = Account()
    began = trio.current_time()
    for second in range(1, 11):
        account.note(began + second, Traffic(calls=100 if second <= 8 else 100 + 50 * (second - 8)))
    assert account.rate() == Traffic(calls=50)


async def test_the_first_rate_is_of_the_time_since_the_start(autojump_clock: trio.testing.MockClock) -> None:
    account = Account()
    account.note(trio.current_time() + 0.5, Traffic(20, 10, 6, 1000, 2000))
    assert account.rate() == Traffic(40, 20, 12, 2000, 4000)


def test_a_snapshot_fits_in_a_message() -> None:
    """Delete the `while` of fitting to see it fail. The busiest sessions stay, and the leases that they are of."""
    sessions = [SessionView(f"{n:032x}", f"{n:032x}", "p" * 90, rate=Traffic(calls=n)) for n in range(500)]
    leases = [LeaseView(f"{n:032x}", "p" * 90) for n in range(250, 500)]
    whole = Snapshot("gtap", "null", sessions=sessions, leases=leases, lines=["x" * 400] * MOST_LINES)
    told = fitting(whole)
    assert len(encode_body(told)) <= MOST_MESSAGE
    assert told.left_out == 750 - len(told.sessions) - len(told.leases) > 0
    assert [each.rate.calls for each in told.sessions] == list(range(499, 499 - len(told.sessions), -1))
    assert decode_body(encode_body(told)) == attrs.evolve(told, lines=list(told.lines))


def test_lines_are_told_once_and_kept_bounded() -> None:
    said: list[str] = []
    lines = Lines(said.append)
    lines.say("one")
    number, first = lines.since(0)
    lines.say("two")
    assert (first, lines.since(number)) == (("one",), (2, ("two",)))
    for n in range(1000):
        lines.say(str(n))
    assert lines.since(number)[1] == tuple(str(n) for n in range(1000 - MOST_LINES, 1000))
    assert lines.since(1002) == (1002, ())
    assert len(said) == 1002
