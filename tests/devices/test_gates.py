"""Gates, and what is resolved before what: on the stand-in driver."""

from __future__ import annotations

from collections.abc import Callable

import attrs
import pytest
import trio

from gtap_core.devices.cuda.pacing import MOST_BEHIND
from gtap_core.session.device import Launch, Pending
from gtap_core.session.handles import Entry
from tests.devices.conftest import SLOT, Bench

DEADLINE = 60.0  # seconds; the driver's threads are real


@attrs.define(eq=False)
class Reached:
    """Hears of arrivals."""

    statuses: list[int] = attrs.field(factory=list)
    _changed: trio.Event = attrs.field(factory=trio.Event)

    def __call__(self, status: int) -> None:
        self.statuses.append(status)
        self._changed.set()

    async def wait(self, count: int = 1) -> list[int]:
        with trio.fail_after(DEADLINE):
            while len(self.statuses) < count:
                await self._changed.wait()
                self._changed = trio.Event()
        return self.statuses


async def test_a_gate_holds_its_stream_and_no_other_until_it_is_opened(bench: Bench) -> None:
    device, stream, other = bench.device, await bench.stream(1), await bench.stream(1)
    gate, reached = bench.entry("gate"), Reached()
    bench.hold(stream)
    device.copy_in(0, SLOT, b"before", stream)
    assert await device.gate(0, stream, gate, reached).wait() == 0
    device.copy_in(0, SLOT + 64, b"behind", stream)
    mark = device.mark(0, stream)
    assert await device.stream_query(0, stream).wait() == 600
    assert reached.statuses == []
    bench.release(stream)
    assert await reached.wait() == [0]
    assert await device.mark(0, other).wait() == 0
    assert await device.stream_query(0, stream).wait() == 600
    before = device.aside_out(0, SLOT, 72)
    assert await before.wait() == 0
    assert before.value == b"before".ljust(72, b"\0")
    assert device.gate_open(gate).status == 0  # at once, in this thread
    with trio.fail_after(DEADLINE):
        assert await mark.wait() == 0
    assert await bench.read(SLOT + 64, 6) == b"behind"


async def test_no_more_is_put_behind_a_gate_than_the_driver_queues(bench: Bench) -> None:
    """It would block, perhaps with its locks; the worker waits without any."""
    device, stream, gate, reached = bench.device, await bench.stream(1), bench.entry("gate"), Reached()
    device.gate(0, stream, gate, reached)
    fills = [device.fill(0, SLOT, b"\1", 8, stream) for _ in range(4 * MOST_BEHIND)]
    with trio.fail_after(DEADLINE):
        await reached.wait()
        await fills[MOST_BEHIND - 1].wait()
        aside = device.aside_out(0, SLOT, 8)
        assert await aside.wait() == 0
        assert (aside.value, fills[MOST_BEHIND + 1].status) == (bytes(8), None)
        assert device.waiting > MOST_BEHIND
        device.gate_open(gate)
        assert await device.mark(0, stream).wait() == 0
        assert {each.status for each in fills} == {0}
        held = bench.entry("gate")
        device.gate(0, stream, held, reached)
        fills = [device.fill(0, SLOT, b"\1", 8, stream) for _ in range(4 * MOST_BEHIND)]
        assert await device.reset(0).wait() == 0


async def test_many_gates_of_one_stream_open_one_after_the_other(bench: Bench) -> None:
    stream, reached = await bench.stream(1), Reached()
    gates = [bench.entry("gate") for _ in range(1100)]  # more words than one page has
    for gate in gates:
        bench.device.gate(0, stream, gate, reached)
    for count, gate in enumerate(gates, 1):
        await reached.wait(count)
        assert len(reached.statuses) == count
        bench.device.gate_open(gate)
    with trio.fail_after(DEADLINE):
        assert await bench.device.mark(0, stream).wait() == 0


async def test_a_gate_behind_failed_work_hears_the_sticky_status_and_holds_nothing(bench: Bench) -> None:
    module, stream, reached = await bench.module(), await bench.stream(1), Reached()
    bench.hold(stream)
    bench.device.launch(Launch(module, "fault", (1, 1, 1), (1, 1, 1), 0, stream, bytes(4)))
    gate = bench.entry("gate")
    assert await bench.device.gate(0, stream, gate, reached).wait() == 0
    bench.release(stream)
    assert await reached.wait() == [700]
    bench.device.gate_open(gate)  # of no consequence
    with trio.fail_after(DEADLINE):
        assert await bench.device.reset(0).wait() == 0
    assert await bench.device.mark_all(0).wait() == 0


async def test_a_reset_lets_go_of_gates_that_are_reached_and_of_those_that_are_not(bench: Bench) -> None:
    device, stream, reached, late = bench.device, await bench.stream(1), Reached(), Reached()
    first, second = bench.entry("gate"), bench.entry("gate")
    device.gate(0, stream, first, reached)
    device.gate(0, stream, second, late)
    await reached.wait()
    with trio.fail_after(DEADLINE):
        assert await device.reset(0).wait() == 0
        assert await device.mark_all(0).wait() == 0
    device.gate_open(first)
    device.gate_open(second)
    again, reached = bench.entry("gate"), Reached()
    stream = await bench.stream(1)
    device.gate(0, stream, again, reached)  # a new context's gates hold
    await reached.wait()
    assert await device.stream_query(0, stream).wait() == 600
    device.gate_open(again)
    with trio.fail_after(DEADLINE):
        assert await device.mark(0, stream).wait() == 0


async def test_a_device_that_is_closed_lets_go_of_what_it_holds(bench: Bench) -> None:
    reached = Reached()
    bench.device.gate(0, 0, bench.entry("gate"), reached)
    await reached.wait()  # the fixture closes the device


# what comes before what

Point = Callable[[Bench, Entry, Entry], Pending]


def _mark(bench: Bench, stream: Entry, event: Entry) -> Pending:
    return bench.device.mark(0, stream)


def _everything(bench: Bench, stream: Entry, event: Entry) -> Pending:
    return bench.device.mark_all(0)


def _event(bench: Bench, stream: Entry, event: Entry) -> Pending:
    return bench.device.event_wait(event)


def _gate(bench: Bench, stream: Entry, event: Entry) -> Pending:
    reached, gate = Pending(), bench.entry("gate")
    reached.when_done(lambda _: bench.device.gate_open(gate))
    bench.device.gate(0, stream, gate, reached.resolve)
    return reached


def in_the_order_of_their_ends(pendings: list[Pending]) -> list[int]:
    """A list that the positions of Pendings enter as they are resolved."""
    order: list[int] = []
    for number, pending in enumerate(pendings):
        pending.when_done(lambda _, number=number: order.append(number))  # type: ignore[misc]
    return order


@pytest.mark.parametrize("point", [_mark, _everything, _event, _gate])
async def test_a_copy_out_is_resolved_before_what_comes_after_it_on_another_stream(bench: Bench, point: Point) -> None:
    """Delete `self.collect()` from landing.py's `settled` to see it fail: the copies' own waiter is kept busy here."""
    device, copying, waiting = bench.device, await bench.stream(1), await bench.stream(1)
    event, done = await bench.event(), await bench.event()
    for turn in range(40):
        bench.hold(copying)
        copies = [device.copy_out(0, SLOT, 4 << 20, copying) for _ in range(8)]
        device.event_record(0, event, copying, 0)
        device.stream_wait(0, waiting, event, 0)
        device.event_record(0, done, waiting, 0)
        reached = point(bench, waiting, done)
        order = in_the_order_of_their_ends([*copies, reached])
        await device.stream_query(0, waiting).wait()
        assert reached.status is None, turn
        bench.release(copying)
        with trio.fail_after(DEADLINE):
            for each in (*copies, reached):
                assert await each.wait() == 0
        assert order == list(range(9)), turn


async def test_a_query_that_says_done_comes_after_the_copies_before_it(bench: Bench) -> None:
    copies = []
    for _ in range(20):
        copies.append(bench.device.copy_out(0, SLOT, 4 << 20, 0))
        queried = bench.device.stream_query(0, 0)
        assert await queried.wait() == 0
        assert all(copy.status == 0 for copy in copies)
