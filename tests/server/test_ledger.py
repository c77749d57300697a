"""The server's books: rates, what fits in a message, what is kept of the log."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import trio
import trio.testing

from gtap_core.server.children import SessionProcess
from gtap_core.server.lease import Lease
from gtap_core.server.ledger import Account, Ledger, Lines, fitting
from gtap_core.server.watching import MOST_WATCHERS, Watching
from gtap_core.wire.control import (
    MOST_MESSAGE,
    ControlReceiver,
    DeviceUse,
    Refused,
    Usage,
    decode_body,
    encode_body,
)
from gtap_core.wire.traffic import LARGEST, Traffic
from gtap_core.wire.watch import MOST_LINES, Kick, Kicked, LeaseView, SessionView, Snapshot


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
    assert decode_body(encode_body(told)) == told


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


async def nothing() -> None: ...


def of(leases: Sequence[Lease]) -> Ledger:
    return Ledger("gtap", "null", {}, {each.id: each for each in leases}, nothing)


async def test_who_may_see_some_leases_sees_and_kicks_those_alone() -> None:
    """Delete `if sees is None or sees(each)` from Watching.kick to see it fail. Such a one gets no lines of the log."""
    leases = [Lease("mine", 1, "a"), Lease("other", 2, "b")]
    ended: list[tuple[str, str]] = []

    async def end(lease: Lease, reason: str) -> None:
        ended.append((lease.program, reason))

    ledger, lines = of(leases), Lines(lambda line: None)
    lines.say("for the owner alone")
    watching = Watching(ledger, lines, end)

    def mine(lease: Lease) -> bool:
        return lease.token == "a"

    assert isinstance(await watching.kick(Kick("1", leases[1].id.hex()), "there", mine), Refused)
    assert isinstance(await watching.kick(Kick("1", leases[0].id.hex()[:8]), "there", mine), Kicked)
    assert ended == [("mine", "it was kicked by there")]
    for sees, programs, said in ((mine, ["mine"], []), (None, ["mine", "other"], ["for the owner alone"])):
        client, server = trio.testing.memory_stream_pair()
        async with trio.open_nursery() as nursery:
            nursery.start_soon(watching.serve, server, sees)
            receiver = ControlReceiver()
            receiver.receive_data(bytes(await client.receive_some()))
            snapshot = receiver.next_event()
            assert isinstance(snapshot, Snapshot)
            assert ([each.program for each in snapshot.leases], list(snapshot.lines)) == (programs, said)
            await client.aclose()  # ends it


async def test_what_sessions_say_is_told_as_far_as_numbers_go(autojump_clock: trio.testing.MockClock) -> None:
    """They say what they like, and who looks hears the rest. Delete the `min` of added (usage.py) to see it fail."""
    most = LARGEST - 1
    said = Usage(1, "liar", [DeviceUse(most, most)] * 2, Traffic(most, most, most, most, most), [("d", most)] * 2)
    process = cast(Any, None)  # nobody asks it
    liars = [SessionProcess(process, process, bytes([n] * 16), usage=said) for n in range(2)]
    lease = Lease("liar", 1)
    ledger = Ledger("gtap", "null", dict.fromkeys(liars, lease), {lease.id: lease}, nothing)
    for liar in liars:
        ledger.opened(liar)
    for _ in range(3):  # the rates, too
        await trio.sleep(0.25)
        snapshot = await ledger.snapshot()
    assert decode_body(encode_body(snapshot)) == snapshot
    assert (snapshot.gpu_time, snapshot.gpus[0].memory, snapshot.sessions[0].memory) == (most, most, most)
    for liar in liars:
        ledger.ended(liar)
    assert (await ledger.snapshot()).total.calls == most


async def test_one_watcher_too_many_replaces_the_oldest(autojump_clock: trio.testing.MockClock) -> None:
    watching = Watching(of([]), Lines(lambda line: None), lambda lease, reason: nothing())
    ends: list[int] = []

    async def watcher(number: int) -> None:
        _, server = trio.testing.memory_stream_pair()
        await watching.serve(server)
        ends.append(number)

    async with trio.open_nursery() as nursery:
        for number in range(MOST_WATCHERS + 1):
            nursery.start_soon(watcher, number)
            await trio.testing.wait_all_tasks_blocked()
        assert ends == [0]
        nursery.cancel_scope.cancel()
