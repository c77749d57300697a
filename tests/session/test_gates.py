"""Host functions: a stream is held until the client has run what it owes, and nothing else is (ARCHITECTURE 5.2)."""

from __future__ import annotations

from typing import Any

import pytest
import trio

from gtap_core.devices.null import NullDevice
from gtap_core.testing.loopback import loopback
from gtap_core.wire.connection import Callback
from gtap_core.wire.side import Done

from . import lab as lab_
from .lab import FakeDevice, bench, lab

pytestmark = pytest.mark.usefixtures("each_lane")

BIG = bytes(range(256)) * 1024  # travels on a bulk stream
INVALID_HANDLE, CONTEXT_IS_DESTROYED = 400, 709
PIECE = 4 << 20


async def test_a_stream_that_comes_to_a_host_function_calls_back_and_is_let_go_by_done() -> None:
    async with bench() as b:
        await b.post("labHold", 7, 1)
        assert not b.client.callbacks
        b.device.reach()
        await b.settle()
        assert b.client.callbacks == [Callback(7, 0)]
        assert "gate_open" not in b.device.story()
        await b.done(7)
        held, opened = b.device.named("gate", "gate_open")
        assert opened.arguments[0] is held.arguments[2]


async def test_a_gate_that_is_held_does_not_stop_the_channel() -> None:
    """A callback, 5,000 launches and a synchronise of one thread: all of it is with the device before DONE."""
    async with bench() as b:
        await b.client.post("lab", "labHold", 1, 1)
        for n in range(5000):
            await b.client.post("lab", "labWork", 1, n)
        sync = await b.start("labSync", 1)
        b.device.reach()
        await b.settle()
        assert b.device.story() == ["gate", *["labWork"] * 5000, "mark"]
        await b.done(1)
        b.device.named("mark")[0].finish()
        assert await b.client.finish(sync) == (0, [])


async def test_the_outputs_before_a_host_function_are_pushed_before_it_is_called() -> None:
    async with bench() as b:
        before = await b.post("labCopyOutAsync", bytearray(8), 8, 1)
        await b.post("labHold", 1, 1)
        after = await b.post("labCopyOutAsync", bytearray(8), 8, 1)
        b.device.named("copy_out")[0].finish(0, bytes(8))
        b.device.reach()
        await b.settle()
        assert b.client.received == [("push", before), ("callback", 1)]
        await b.done(1)
        b.device.named("copy_out")[1].finish(0, bytes(8))
        await b.client.pushed(after)


async def test_outputs_of_streams_that_do_not_come_before_it_are_not_waited_for() -> None:
    async with bench() as b:
        mine, other = await b.stream(0), await b.stream(0)
        await b.post("labCopyOutAsync", bytearray(8), 8, other)
        await b.post("labHold", 1, mine)
        b.device.reach()
        await b.settle()
        assert b.client.received == [("callback", 1)]


async def test_a_host_function_may_wait_for_the_work_of_another_stream() -> None:
    async with bench() as b:
        held, other = await b.stream(1), await b.stream(1)
        await b.post("labHold", 1, held)
        b.device.reach()
        await b.post("labWork", held, 0)
        sync = await b.start("labSync", other, thread=2)
        b.device.named("mark")[0].finish()
        assert await b.client.finish(sync) == (0, [])
        await b.done(1)


async def test_an_event_before_a_host_function_does_not_wait_for_outputs_behind_it() -> None:
    async with bench() as b:
        event = await b.new_event()
        await b.event("eventRecord", event, 1)
        await b.post("labHold", 1, 1)
        await b.post("labCopyOutAsync", bytearray(8), 8, 1)
        b.device.reach()
        sync = await b.client.start("driver", "eventSync", event)
        await b.settle()
        b.device.named("event_wait")[0].finish()
        assert await b.client.finish(sync) == (0, [])


async def test_work_that_failed_before_it_is_told_and_nothing_is_held() -> None:
    async with bench() as b:
        await b.post("labHold", 3, 1)
        b.device.reach(status=700)
        await b.settle()
        assert b.client.callbacks == [Callback(3, 700)]
        await b.post("labHold", 3, 1)  # it is over: the number is free again
        assert b.device.story() == ["gate", "gate"]


async def test_a_gate_that_the_device_refuses_is_told_too() -> None:
    device = FakeDevice(FakeDevice().at_once - {"gate"})
    async with bench(device) as b:
        number = await b.post("labHold", 3, 1)
        device.last.finish(801)
        await b.settle()
        assert b.client.callbacks == [Callback(3, 801)]
        assert [(each.number, each.status) for each in b.client.failures] == [(number, 801)]


async def test_a_gate_that_fails_when_it_is_over_is_not_told_again() -> None:
    device = FakeDevice(FakeDevice().at_once - {"gate"})
    async with bench(device) as b:
        await b.post("labHold", 3, 1)
        b.device.reach()
        await b.settle()
        await b.done(3)
        b.device.named("gate")[0].finish(700)
        await b.settle()
        assert b.client.callbacks == [Callback(3, 0)]


async def test_a_host_function_on_a_dead_stream_is_answered_by_the_status() -> None:
    async with bench() as b:
        await b.post("labHold", 3, 0xDEAD_BEE0)
        assert b.client.callbacks == [Callback(3, INVALID_HANDLE)]
        assert b.device.story() == []
        await b.post("labHold", 3, 1)  # the number is free again
        assert b.device.story() == ["gate"]


async def test_a_host_function_on_a_poisoned_stream_is_answered_by_its_status() -> None:
    async with bench(FakeDevice(FakeDevice().at_once - {"stream_create"})) as b:
        token = b.client.token()
        await b.post("labStreamCreate", token, 0)
        b.device.last.finish(2)
        await b.settle()
        await b.post("labHold", 3, token)
        assert b.client.callbacks == [Callback(3, 2)]


async def test_gates_are_told_in_the_order_in_which_they_are_reached() -> None:
    async with bench() as b:
        for n in (1, 2, 3):
            await b.post("labHold", n, 1)
        for at in (0, 1, 2):
            b.device.reach(at)
        await b.settle()
        assert [each.number for each in b.client.callbacks] == [1, 2, 3]
        for n in (2, 3, 1):
            await b.done(n)
        gates = [each.arguments[2] for each in b.device.named("gate")]
        assert [each.arguments[0] for each in b.device.named("gate_open")] == [gates[1], gates[2], gates[0]]


# ---- nothing that a host function needs waits behind what it holds ----


async def test_aside_copies_pass_everything_that_is_held_up() -> None:
    async with bench() as b:
        await b.post("labHold", 1, 1)
        b.device.reach()
        payload = b.client.name_bulk(len(BIG))
        await b.post("labCopyIn", payload, len(BIG), 1, 1)  # a blocking one: everything later waits
        await b.start("labSyncAll")
        aside = await b.start("labAsideIn", b"abc", 3, thread=2)
        assert b.device.story() == ["gate", "aside_in"]
        b.device.last.finish()
        assert await b.client.finish(aside) == (0, [])


async def test_outputs_that_wait_behind_a_gate_leave_credit_for_aside_ones() -> None:
    async with bench() as b:
        await b.post("labHold", 1, 1)
        b.device.reach()
        for _ in range(17):
            await b.post("labCopyOutAsync", bytearray(PIECE), PIECE, 1)
        aside = await b.start("labAsideOut", bytearray(PIECE), PIECE, thread=2)
        b.device.last.finish(0, bytes(PIECE))
        assert await b.client.finish(aside) == (0, [bytes(PIECE)])


async def test_outputs_that_wait_behind_a_gate_leave_credit_for_other_streams() -> None:
    async with bench() as b:
        other = await b.stream(1)
        await b.post("labHold", 1, 1)
        for _ in range(17):
            await b.post("labCopyOutAsync", bytearray(PIECE), PIECE, 1)
        await b.start("labCopyOut", bytearray(PIECE), PIECE, other, thread=2)
        assert len(b.device.named("copy_out")) == 16
        b.device.reach()
        await b.settle()
        assert len(b.device.named("copy_out")) == 18


async def test_the_channel_is_read_on_while_a_host_function_is_owed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gtap_core.session.dispatch.MOST_HELD", 3)
    async with bench() as b:
        payload = b.client.name_bulk(len(BIG))
        await b.post("labCopyIn", payload, len(BIG), 1, 0)
        free = await b.stream(1)
        await b.post("labHold", 1, free)
        for n in range(5):
            await b.client.post("lab", "labWork", 1, n)
        await b.settle()
        assert b.device.story() == ["gate"]
        aside = await b.start("labAsideIn", b"abc", 3, thread=2)
        assert b.device.story() == ["gate"]  # too much is held
        b.device.reach()
        await b.settle()
        assert b.device.story() == ["gate", "aside_in"]
        b.device.last.finish()
        await b.client.finish(aside)


async def test_payloads_are_read_on_while_a_host_function_is_owed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gtap_core.session.staging.MOST_STAGED", 2 * len(BIG))
    async with bench() as b:
        await b.post("labHold", 1, 1)
        b.device.reach()
        for _ in range(2):  # the device takes them when the gate is open
            await b.post("labCopyIn", BIG, len(BIG), 1, 0)
        aside = await b.start("labAsideIn", BIG, len(BIG), thread=2)
        assert b.device.last.name == "aside_in"
        b.device.last.finish()
        assert await b.client.finish(aside) == (0, [])


# ---- graphs ----


async def test_a_host_function_in_a_graph_comes_with_every_launch() -> None:
    async with bench() as b:
        await b.post("labNode", 9)
        work = b.device.last.arguments[3]
        for _ in range(2):
            work.reached(0)
            await b.settle()
            await b.done(9)
        assert b.client.callbacks == [Callback(9, 0)] * 2
        assert [each.arguments[0] for each in b.device.named("gate_open")] == [work.gate] * 2
        await b.post("labNodeEnd", 9)
        await b.post("labNodeEnd", 9)
        work.reached(0)
        await b.settle()
        assert len(b.client.callbacks) == 2


async def test_arrivals_at_one_gate_are_told_one_after_the_other() -> None:
    async with bench() as b:
        await b.post("labNode", 9)
        work = b.device.last.arguments[3]
        work.reached(0)
        work.reached(700)
        await b.settle()
        assert b.client.callbacks == [Callback(9, 0)]
        await b.done(9)
        assert b.client.callbacks == [Callback(9, 0), Callback(9, 700)]
        assert len(b.device.named("gate_open")) == 1


async def test_the_same_obligation_is_the_same_gate() -> None:
    async with bench() as b:
        await b.post("labNode", 9)
        await b.post("labNode", 9)
        first, second = (each.arguments[3].gate for each in b.device.named("graph_add"))
        assert first is second


async def test_a_gate_that_ends_while_it_is_owed_is_over_with_its_done() -> None:
    async with bench() as b:
        await b.post("labNode", 9)
        b.device.last.arguments[3].reached(0)
        await b.post("labNodeEnd", 9)
        assert b.device.story() == ["graph_add", "gate_open"]
        await b.done(9)
        await b.post("labHold", 9, 1)
        assert b.device.story() == ["graph_add", "gate_open", "gate"]


async def test_a_host_function_on_a_captured_stream_is_a_graphs() -> None:
    async with bench() as b:
        stream = await b.stream()
        await b.post("labCapture", stream, 1)
        await b.post("labHold", 5, stream)
        await b.post("labCapture", stream, 0)
        for _ in range(2):
            b.device.reach()
            await b.settle()
            await b.done(5)
        assert b.client.callbacks == [Callback(5, 0)] * 2


# ---- endings ----


async def test_a_reset_lets_go_what_is_held_and_answers_what_was_never_reached() -> None:
    async with bench() as b:
        await b.post("labHold", 1, 1)
        await b.post("labHold", 2, 1)
        await b.post("labNode", 3)
        await b.post("labHold", 4, 1, context=2)  # of another device
        b.device.reach(0)
        await b.settle()
        await b.post("labReset")
        assert b.device.story()[-2:] == ["gate_open", "reset"]
        assert b.client.callbacks == [Callback(1, 0), Callback(2, CONTEXT_IS_DESTROYED)]
        b.device.reach(1)  # the device comes to it after all
        late = b.device.last
        assert (late.name, late.arguments[0]) == ("gate_open", b.device.named("gate")[1].arguments[2])
        await b.done(1)
        b.device.named("graph_add")[0].arguments[3].reached(0)
        b.device.reach(2)
        await b.settle()
        assert b.client.callbacks[2:] == [Callback(4, 0)]
        assert len(b.device.named("gate_open")) == 3  # those of the first device


async def test_a_gate_that_is_reached_after_the_end_is_for_nobody() -> None:
    async with bench() as b:
        await b.post("labHold", 1, 1)
        await b.start("labBroken", 1)
        await b.client.over.wait()
        b.device.reach()
        assert not b.client.callbacks


SINS: list[tuple[str, Any]] = [
    ("DONE for the obligation 5", lambda b: b.client.done(5)),
    ("DONE for the obligation 1", lambda b: b.client.done(1)),  # armed, not reached
    ("DONE for the obligation 2", lambda b: _done_of_a_failure(b)),
    ("the obligation 1 is not a new one", lambda b: b.client.post("lab", "labHold", 1, 1)),
    ("the obligation 1 is not a new one", lambda b: b.client.post("lab", "labHold", 1, 0xDEAD_BEE0)),
    ("the obligation 0 is not a new one", lambda b: b.client.post("lab", "labHold", 0, 1)),
    ("the obligation 1 is in a stream already", lambda b: b.client.post("lab", "labNode", 1)),
    ("more than 2 obligations", lambda b: b.client.post("lab", "labHold", 3, 1)),
]


async def _done_of_a_failure(b: Any) -> None:
    b.device.reach(1, 700)
    await b.client.done(2)


@pytest.mark.parametrize(("sentence", "sin"), SINS, ids=[each[0] for each in SINS])
async def test_obligations_that_break_the_rules(sentence: str, sin: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gtap_core.session.gates.MOST_GATES", 2)
    async with bench() as b:
        await b.post("labHold", 1, 1)
        await b.post("labHold", 2, 1)
        await sin(b)
        with trio.fail_after(60):
            await b.run.finished.wait()
        assert sentence in (b.run.ended or "")


async def test_done_twice_is_a_fault() -> None:
    async with bench() as b:
        await b.post("labHold", 1, 1)
        b.device.reach()
        await b.settle()
        for _ in range(2):
            await b.client.send_side(Done(1))
        await b.run.finished.wait()
        assert "not outstanding" in (b.run.ended or "")


async def test_the_null_device_reaches_a_gate_at_once() -> None:
    async with loopback(lambda nursery: NullDevice(), [lab], lane=lab_.LANE) as run:
        await run.client.open([lab])
        await run.client.post("lab", "labHold", 1, 1)
        await run.settle()
        assert run.client.callbacks == [Callback(1, 0)]
        await run.client.done(1)
        assert await run.client.call("lab", "labSync", 1) == (0, [])
