"""Captured streams: the session's own work never touches them, and misses nothing for it (ARCHITECTURE 5.6, 5.9)."""

from __future__ import annotations

from typing import Any

import pytest

from .lab import Bench, FakeDevice, bench

pytestmark = pytest.mark.usefixtures("each_lane")


def touched(device: FakeDevice, stream: Any) -> list[str]:
    """What was given to a stream, by name."""
    return [each.name for each in device.operations if stream in each.arguments and each.name != "stream_create"]


def real(b: Bench, token: int) -> Any:
    """The session's entry of a stream."""
    return b.run.session.order.resolve(token, 1, 0)


async def capture(b: Bench, stream: int) -> None:
    await b.post("labCapture", stream, 1)
    b.device.operations.clear()


async def end(b: Bench, stream: int) -> None:
    await b.post("labCapture", stream, 0)
    b.device.operations.clear()


async def test_no_fence_is_waited_for_in_a_capture_and_the_first_command_after_it_does() -> None:
    async with bench() as b:
        captured, other = await b.stream(1), await b.stream(1)
        await capture(b, captured)
        await b.post("labCopyIn", b"abc", 3, other, 1)
        await b.post("labWork", captured, 0)
        assert b.device.story() == ["copy_in", "event_record", "labWork"]
        await end(b, captured)
        await b.post("labWork", captured, 1)
        assert b.device.story() == ["stream_wait", "labWork"]


async def test_a_capture_leaves_no_fence() -> None:
    async with bench() as b:
        captured = await b.stream(1)
        await capture(b, captured)
        await b.post("labCopyIn", b"abc", 3, captured, 1)
        await b.post("labWork", 1, 0)
        assert b.device.story() == ["copy_in", "labWork"]


async def test_a_fence_of_all_leaves_a_capture_alone_but_covers_what_was_before_it() -> None:
    async with bench() as b:
        captured = await b.stream(1)
        await b.post("labWork", captured, 0)
        await b.post("labCapture", captured, 1)
        noted = b.device.named("event_record")[-1].arguments[1]
        b.device.operations.clear()
        await b.post("labWork", captured, 1)
        await b.post("labFence")
        assert b.device.story() == ["labWork", "stream_wait", "event_record"]
        wait, record = b.device.named("stream_wait", "event_record")
        assert wait.arguments[2] is noted
        assert record.arguments[2] is wait.arguments[1] is not real(b, captured)


async def test_a_fence_of_all_after_a_capture_covers_the_graphs_launch() -> None:
    async with bench() as b:
        captured = await b.stream(1)
        await capture(b, captured)
        await b.post("labFence")
        await end(b, captured)
        await b.post("labWork", captured, 1)
        await b.post("labFence")
        assert touched(b.device, real(b, captured)) == ["stream_wait", "event_record"]


async def test_a_stream_joins_by_an_event_and_leaves_with_the_capture() -> None:
    async with bench() as b:
        first, second = await b.stream(1), await b.stream(1)
        event = await b.new_event()
        await b.post("labWork", second, 0)
        await capture(b, first)
        await b.event("eventRecord", event, first)
        await b.event("eventWait", second, event)
        assert b.device.story() == ["event_record", "event_record", "stream_wait"]  # the second notes what was before
        assert [each.arguments[2] for each in b.device.named("event_record")] == [real(b, first), real(b, second)]
        b.device.operations.clear()
        await b.post("labCopyIn", b"abc", 3, 1, 1)
        await b.post("labWork", second, 1)
        await b.post("labFence")
        assert "stream_wait" not in touched(b.device, real(b, second))
        await end(b, first)
        await b.post("labWork", second, 2)
        assert b.device.story() == ["stream_wait", "labWork"]


async def test_an_event_recorded_outside_leads_into_no_capture() -> None:
    async with bench() as b:
        first, second = await b.stream(1), await b.stream(1)
        event = await b.new_event()
        await capture(b, first)
        await b.event("eventRecord", event, first)
        await b.event("eventRecord", event, 1)  # anew, elsewhere
        await b.event("eventWait", second, event)
        await b.post("labCopyIn", b"abc", 3, 1, 1)
        b.device.operations.clear()
        await b.post("labWork", second, 0)
        assert b.device.story() == ["stream_wait", "labWork"]


async def test_the_legacy_stream_is_left_alone_while_a_blocking_stream_is_captured() -> None:
    async with bench() as b:
        captured, free = await b.stream(0), await b.stream(1)
        await b.post("labWork", 0, 0)
        await b.post("labCapture", captured, 1)
        assert [each.arguments[2] for each in b.device.named("event_record")] == [real(b, captured), 0]
        b.device.operations.clear()
        await b.post("labCopyIn", b"abc", 3, free, 1)
        await b.post("labFence")
        await b.post("labWork", 0, 1)
        assert touched(b.device, 0)[:1] == ["copy_in"]  # its address argument
        assert not [each for each in b.device.named("stream_wait") if each.arguments[1] == 0]
        assert not [each for each in b.device.named("event_record") if each.arguments[2] == 0]
        await end(b, captured)
        await b.post("labWork", 0, 2)
        assert b.device.story() == ["stream_wait", "labWork"]


async def test_the_legacy_stream_is_free_while_only_a_non_blocking_one_is_captured() -> None:
    async with bench() as b:
        captured, free = await b.stream(1), await b.stream(1)
        await capture(b, captured)
        await b.post("labCopyIn", b"abc", 3, free, 1)
        await b.post("labWork", 0, 1)
        assert b.device.story() == ["copy_in", "event_record", "stream_wait", "labWork"]


async def test_a_per_thread_stream_can_be_captured() -> None:
    async with bench() as b:
        await b.post("labCapture", 2, 1, thread=4)
        b.device.operations.clear()
        await b.post("labCopyIn", b"abc", 3, await b.stream(1), 1)
        await b.post("labWork", 2, 0, thread=4)
        await b.post("labWork", 2, 0, thread=5)
        assert b.device.story() == ["copy_in", "event_record", "labWork", "stream_wait", "labWork"]


async def test_a_post_that_wants_an_answer_marks_no_captured_stream() -> None:
    async with bench() as b:
        captured = await b.stream(1)
        await capture(b, captured)
        number = await b.start("labWork", captured, 0)
        assert b.device.story() == ["labWork"]
        b.device.last.finish()
        assert await b.client.finish(number) == (0, [])


async def test_a_captured_stream_that_is_destroyed_ends_the_capture() -> None:
    async with bench() as b:
        first, second = await b.stream(1), await b.stream(1)
        event = await b.new_event()
        await capture(b, first)
        await b.event("eventRecord", event, first)
        await b.event("eventWait", second, event)
        await b.post("labStreamDestroy", first)
        await b.post("labCopyIn", b"abc", 3, 1, 1)
        b.device.operations.clear()
        await b.post("labWork", second, 0)
        assert b.device.story() == ["stream_wait", "labWork"]


async def test_what_takes_part_in_a_capture_may_be_destroyed() -> None:
    async with bench() as b:
        first, second = await b.stream(1), await b.stream(1)
        event = await b.new_event()
        await capture(b, first)
        await b.event("eventRecord", event, first)
        await b.event("eventWait", second, event)
        await b.event("eventDestroy", event)
        await b.post("labStreamDestroy", second)
        await end(b, first)
        await b.post("labWork", first, 0)
        assert b.device.story() == ["labWork"]
        assert not b.client.failures


async def test_a_reset_ends_the_captures_of_its_device() -> None:
    async with bench() as b:
        captured = await b.stream(1)
        await capture(b, captured)
        await b.post("labReset")
        await b.post("labCopyIn", b"abc", 3, 1, 1)
        b.device.operations.clear()
        await b.post("labWork", captured, 0)
        assert b.device.story() == ["stream_wait", "labWork"]
