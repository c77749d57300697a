"""Questions of the side stream, and their marks (ARCHITECTURE 4.6)."""

from __future__ import annotations

from typing import Any

import pytest
import trio

from gtap_core.wire.side import Question

from .lab import FakeDevice, bench

pytestmark = pytest.mark.usefixtures("each_lane")

BIG = bytes(range(256)) * 1024
INVALID_HANDLE, CAPTURE_UNSUPPORTED, CAPTURED_EVENT = 400, 900, 907


async def test_a_question_about_a_stream_is_answered_when_it_is_done() -> None:
    async with bench() as b:
        stream = await b.stream()
        await b.post("labWork", stream, 0)
        question = await b.ask(stream)
        mark = b.device.named("mark")[0]
        assert mark.arguments[1] is b.device.named("labWork")[0].arguments[2][0]
        assert not b.client.marks
        mark.finish()
        await b.settle()
        assert b.client.marks == {question: 0}


async def test_a_question_about_an_event_is_answered_when_its_record_is_done() -> None:
    async with bench() as b:
        event = await b.new_event()
        await b.event("eventRecord", event, 1)
        question = await b.ask(event, event=True)
        b.device.named("event_wait")[0].finish(700)
        await b.settle()
        assert b.client.marks == {question: 700}


async def test_a_question_waits_for_the_frame_that_it_is_about() -> None:
    async with bench() as b:
        number = b.client.connection.sent + 2
        late, early = await b.ask(1, call=number), await b.ask(1, call=number - 1)
        assert b.device.story() == []
        await b.post("labWork", 1, 0)
        await b.post("labWork", 1, 1)
        assert b.device.story() == ["labWork", "mark", "labWork", "mark"]
        for operation in b.device.named("mark"):
            operation.finish()
        await b.settle()
        assert b.client.received == [("mark", early), ("mark", late)]


async def test_a_question_comes_behind_what_is_held_up_on_its_stream() -> None:
    async with bench() as b:
        payload = b.client.name_bulk(len(BIG))
        number = await b.post("labCopyIn", payload, len(BIG), 1, 0)
        await b.ask(1)
        assert b.device.story() == []
        assert b.client.executed == number - 1
        await b.post("labWork", 1, 0)
        await b.client.write_bulk(payload, BIG)
        await b.settle()
        assert b.device.story() == ["copy_in", "mark", "labWork"]


async def test_a_question_comes_behind_a_record_that_is_held_up() -> None:
    async with bench() as b:
        event = await b.new_event()
        payload = b.client.name_bulk(len(BIG))
        await b.post("labCopyIn", payload, len(BIG), 1, 0)
        await b.event("eventRecord", event, 1)
        await b.ask(event, event=True)
        await b.client.write_bulk(payload, BIG)
        await b.settle()
        assert b.device.story() == ["copy_in", "event_record", "event_wait"]


async def test_a_question_holds_nothing_up() -> None:
    async with bench() as b:
        await b.ask(1)
        await b.post("labWork", 1, 0)
        assert b.device.story() == ["mark", "labWork"]


async def test_a_stream_that_a_gate_holds_is_done_when_the_gate_opens() -> None:
    async with bench() as b:
        await b.post("labHold", 1, 1)
        b.device.reach()
        question = await b.ask(1)
        assert b.client.received == [("callback", 1)]
        await b.done(1)
        b.device.named("mark")[0].finish()  # as a device does, once its stream goes on
        await b.settle()
        assert b.client.received == [("callback", 1), ("mark", question)]


async def test_outputs_before_it_are_pushed_before_a_mark() -> None:
    async with bench() as b:
        event = await b.new_event()
        before = await b.post("labCopyOutAsync", bytearray(8), 8, 1)
        await b.event("eventRecord", event, 1)
        stream_question, event_question = await b.ask(1), await b.ask(event, event=True)
        after = await b.post("labCopyOutAsync", bytearray(8), 8, 1)
        first, second = b.device.named("copy_out")
        first.finish(0, bytes(8))
        for operation in b.device.named("mark", "event_wait"):
            operation.finish()
        await b.settle()
        assert b.client.received == [("push", before), ("mark", stream_question), ("mark", event_question)]
        second.finish(0, bytes(8))
        await b.client.pushed(after)


async def test_an_output_between_a_record_and_its_question_is_not_waited_for() -> None:
    async with bench() as b:
        event = await b.new_event()
        await b.event("eventRecord", event, 1)
        await b.post("labCopyOutAsync", bytearray(8), 8, 1)
        question = await b.ask(event, event=True)
        b.device.named("event_wait")[0].finish()
        await b.settle()
        assert b.client.received == [("mark", question)]


async def test_the_per_thread_stream_is_that_of_the_thread_and_device_asked_about() -> None:
    async with bench() as b:
        await b.post("labWork", 2, 0, thread=5, context=2)
        await b.ask(2, thread=5, context=2)
        await b.ask(2, thread=6, context=2)
        mine = b.device.named("labWork")[0].arguments[2][0]
        first, second = b.device.named("mark")
        assert first.arguments == (1, mine)
        assert second.arguments[1] is not mine


@pytest.mark.parametrize("event", [False, True])
async def test_dead_and_wrong_tokens_answer_with_the_status(event: bool) -> None:
    async with bench() as b:
        wrong = await b.stream() if event else await b.new_event()
        for token in (0xDEAD_BEE0, 17, wrong):
            question = await b.ask(token, event=event)
            assert b.client.marks[question] == INVALID_HANDLE
        assert b.device.story() == []


async def test_a_poisoned_stream_answers_with_its_status() -> None:
    async with bench(FakeDevice(FakeDevice().at_once - {"stream_create"})) as b:
        token = b.client.token()
        await b.post("labStreamCreate", token, 0)
        b.device.last.finish(2)
        await b.settle()
        question = await b.ask(token)
        assert b.client.marks == {question: 2}


async def test_a_captured_stream_is_not_touched_by_a_question() -> None:
    async with bench() as b:
        stream, event = await b.stream(), await b.new_event()
        await b.post("labCapture", stream, 1)
        await b.event("eventRecord", event, stream)
        about_stream, about_event = await b.ask(stream), await b.ask(event, event=True)
        about_legacy = await b.ask(0)
        assert b.client.marks == {
            about_stream: CAPTURE_UNSUPPORTED,
            about_event: CAPTURED_EVENT,
            about_legacy: CAPTURE_UNSUPPORTED,
        }
        assert b.device.story() == ["event_record", "capture_begin", "event_record"]  # the first notes what was before


async def test_answers_after_the_end_are_for_nobody() -> None:
    async with bench() as b:
        await b.ask(1)
        await b.start("labBroken", 1)
        await b.client.over.wait()
        b.device.named("mark")[0].finish()
        assert not b.client.marks


async def _ask_often(b: Any) -> None:
    for number in range(1, 5):
        await b.client.send_side(Question(number, 1 << 60, 1, 1, 1, 1))


SINS: list[tuple[str, Any]] = [
    ("more than 3 questions", _ask_often),
    ("the question 9 is asked twice", lambda b: _twice(b)),
    ("a call for device 2 of 2", lambda b: b.client.ask(1, context=3)),
]


async def _twice(b: Any) -> None:
    for _ in range(2):
        await b.client.send_side(Question(9, 1, 1, 1, 1, 1))


@pytest.mark.parametrize(("sentence", "sin"), SINS, ids=[each[0] for each in SINS])
async def test_questions_that_break_the_rules(sentence: str, sin: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gtap_core.session.questions.MOST_QUESTIONS", 3)
    async with bench() as b:
        await sin(b)
        with trio.fail_after(60):
            await b.run.finished.wait()
        assert sentence in (b.run.ended or "")


async def test_an_answered_number_may_be_asked_again() -> None:
    async with bench(FakeDevice(FakeDevice().at_once | {"mark"})) as b:
        for _ in range(5000):
            await b.client.send_side(Question(9, 1, 1, 1, 1, 1))
            await b.settle()
        assert not b.client.over.is_set()
