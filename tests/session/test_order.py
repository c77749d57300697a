"""The rules of order and flow (ARCHITECTURE section 5), one test each."""

from __future__ import annotations

import pytest

from gtap_core.spec import Bulk

from .lab import FakeDevice, bench

pytestmark = pytest.mark.usefixtures("each_lane")

BIG = bytes(range(256)) * 1024  # travels on a bulk stream


async def test_posts_are_executed_in_the_order_of_the_channel() -> None:
    async with bench() as b:
        for n in range(5):
            await b.client.post("lab", "labWork", 1, n, thread=n + 1)
        await b.settle()
        assert [each.arguments[2][1] for each in b.device.named("labWork")] == [0, 1, 2, 3, 4]


async def test_a_call_that_waits_does_not_stop_the_channel() -> None:
    async with bench() as b:
        waiting = await b.start("labSync", 1)
        await b.post("labWork", 1, 7, thread=2)
        assert b.device.story() == ["mark", "labWork"]
        assert not b.client.received
        b.device.operations[-2].finish()
        assert await b.client.finish(waiting) == (0, [])


async def test_replies_come_as_they_are_ready() -> None:
    async with bench() as b:
        first, second = await b.start("labSync", 1), await b.start("labSync", 1, thread=2)
        for operation, number in zip(reversed(b.device.named("mark")), (second, first), strict=True):
            operation.finish()
            assert await b.client.finish(number) == (0, [])
        assert b.client.received == [("reply", second), ("reply", first)]


async def test_every_client_thread_has_its_own_default_stream() -> None:
    async with bench() as b:
        for thread in (1, 2, 1):
            await b.post("labWork", 2, 0, thread=thread)
        streams = [each.arguments[2][0] for each in b.device.named("labWork")]
        assert streams[0] is streams[2]
        assert streams[0] is not streams[1]
        assert [each.arguments[2] for each in b.device.named("stream_create")] == [0, 0]  # blocking ones


async def test_per_thread_streams_are_per_device() -> None:
    async with bench() as b:
        await b.post("labWork", 2, 0, context=1)
        await b.post("labWork", 2, 0, context=2)
        assert [each.arguments[1] for each in b.device.named("stream_create")] == [0, 1]


# ---- fences ----


async def test_a_blocking_operation_that_was_posted_leaves_a_fence() -> None:
    async with bench() as b:
        first, second = await b.stream(), await b.stream()
        await b.post("labWork", second, 0)
        await b.post("labCopyIn", b"abc", 3, first, 1)
        await b.post("labWork", first, 1)
        await b.post("labWork", second, 2)
        await b.post("labWork", second, 3)
        assert b.device.story() == [
            "labWork",
            "copy_in",
            "event_record",
            "labWork",
            "stream_wait",
            "labWork",
            "labWork",
        ]
        record, wait = b.device.named("event_record")[0], b.device.named("stream_wait")[0]
        assert record.arguments[1] is wait.arguments[2]  # the event
        assert wait.arguments[1] is b.device.named("labWork")[2].arguments[2][0]  # the stream that waits


async def test_the_newest_fence_covers_those_before_it() -> None:
    async with bench() as b:
        streams = [await b.stream() for _ in range(3)]
        await b.post("labCopyIn", b"abc", 3, streams[0], 1)
        await b.post("labCopyIn", b"abc", 3, streams[1], 1)
        await b.post("labWork", streams[2], 0)
        once = ["copy_in", "event_record", "stream_wait"]
        assert b.device.story() == [*once, *once, "labWork"]


async def test_a_copy_that_is_not_blocking_leaves_none() -> None:
    async with bench() as b:
        await b.post("labCopyIn", b"abc", 3, await b.stream(), 0)
        await b.post("labWork", 1, 0)
        assert b.device.story() == ["copy_in", "labWork"]


async def test_a_fence_of_all_gathers_every_stream_that_was_used() -> None:
    async with bench() as b:
        first, second = await b.stream(1), await b.stream()
        await b.post("labWork", first, 0)
        await b.post("labWork", second, 0)
        await b.post("labFence")
        await b.post("labWork", first, 1)
        await b.post("labFence")
        records = [each.arguments[2] for each in b.device.named("event_record")]
        one, two = (each.arguments[2][0] for each in b.device.named("labWork")[:2])
        gathering = records[2]
        assert records == [one, two, gathering, one, gathering]
        assert b.device.named("stream_create")[-1].arguments[2] == 1  # the session's own stream does not block


async def test_a_library_handle_works_on_the_stream_it_was_given() -> None:
    async with bench() as b:
        thing, stream = await b.create(), await b.stream()
        await b.post("labSetStream", thing, stream)
        await b.post("labCopyIn", b"abc", 3, 1, 1)
        await b.post("labRun", thing, 0)
        waits = b.device.named("stream_wait")
        assert [each.arguments[1] for each in waits] == [b.device.named("labSetStream")[0].arguments[2][1]]


async def test_a_reset_makes_new_streams_and_fences() -> None:
    async with bench() as b:
        await b.post("labWork", 2, 0)
        await b.post("labCopyIn", b"abc", 3, 2, 1)
        await b.post("labReset")
        await b.post("labWork", 2, 0)
        await b.post("labWork", 1, 0)
        before, after, _ = b.device.named("labWork")
        assert before.arguments[2][0] is not after.arguments[2][0]
        assert "stream_wait" not in b.device.story()


# ---- payloads ----


async def test_a_payload_that_has_not_arrived_stalls_its_own_stream_only() -> None:
    async with bench() as b:
        first, second = await b.stream(1), await b.stream(1)
        payload = b.client.name_bulk(len(BIG))
        await b.post("labCopyIn", payload, len(BIG), first, 0)
        await b.post("labWork", first, 1)
        await b.post("labWork", second, 2)
        assert [each.arguments[2][1] for each in b.device.named("labWork")] == [2]
        await b.client.write_bulk(payload, BIG)
        await b.settle()
        assert b.device.story() == ["labWork", "copy_in", "labWork"]
        assert bytes(b.device.named("copy_in")[0].arguments[2]) == BIG


async def test_several_payloads_of_a_stream_are_released_in_order() -> None:
    async with bench() as b:
        payloads = [b.client.name_bulk(len(BIG)) for _ in range(3)]
        for n, payload in enumerate(payloads):
            await b.post("labCopyIn", payload, len(BIG), 1, 0, thread=n + 1)
        for n in (2, 0, 1):
            await b.client.write_bulk(payloads[n], bytes([n]) * len(BIG))
            await b.settle()
        assert [each.arguments[2][0] for each in b.device.named("copy_in")] == [0, 1, 2]


async def test_the_legacy_stream_waits_with_the_blocking_streams() -> None:
    async with bench() as b:
        blocking, free = await b.stream(0), await b.stream(1)
        payload = b.client.name_bulk(len(BIG))
        await b.post("labCopyIn", payload, len(BIG), blocking, 0)
        await b.post("labWork", 0, 1)  # legacy: behind the blocking stream
        await b.post("labWork", 2, 2)  # per-thread: a blocking stream, behind the legacy one
        await b.post("labWork", free, 3)
        assert [each.arguments[2][1] for each in b.device.named("labWork")] == [3]
        await b.client.write_bulk(payload, BIG)
        await b.settle()
        assert [each.arguments[2][1] for each in b.device.named("labWork")] == [3, 1, 2]


async def test_a_handle_in_use_by_a_stalled_command_waits_with_it() -> None:
    async with bench() as b:
        thing, stream, free = await b.create(), await b.stream(1), await b.stream(1)
        payload = b.client.name_bulk(len(BIG))
        await b.post("labCopyIn", payload, len(BIG), stream, 0)
        await b.post("labSetStream", thing, stream)
        await b.post("labSetStream", thing, free)
        await b.post("labDestroy", thing)
        assert b.device.story() == ["labCreate"]
        await b.client.write_bulk(payload, BIG)
        await b.settle()
        assert b.device.story() == ["labCreate", "copy_in", "labSetStream", "labSetStream", "labDestroy"]


async def test_commands_that_only_read_a_handle_do_not_wait_for_each_other() -> None:
    async with bench() as b:
        thing, stream, free = await b.create(), await b.stream(1), await b.stream(1)
        payload = b.client.name_bulk(len(BIG))
        await b.post("labCopyIn", payload, len(BIG), stream, 0)
        await b.post("labUse", thing, stream)
        await b.post("labUse", thing, free)
        assert b.device.story() == ["labCreate", "labUse"]
        await b.client.write_bulk(payload, BIG)


async def test_what_is_ordered_by_handles_passes_a_stalled_stream() -> None:
    async with bench() as b:
        payload = b.client.name_bulk(len(BIG))
        await b.post("labCopyIn", payload, len(BIG), 1, 0)
        await b.post("labAlloc", 5)
        assert b.device.story() == ["run"]
        await b.client.write_bulk(payload, BIG)


async def test_what_is_ordered_by_all_waits_and_is_waited_for() -> None:
    async with bench() as b:
        free = await b.stream(1)
        payload = b.client.name_bulk(len(BIG))
        await b.post("labCopyIn", payload, len(BIG), 1, 0)
        await b.start("labSyncAll", thread=2)
        await b.post("labWork", free, 1)
        assert b.device.story() == []
        await b.client.write_bulk(payload, BIG)
        await b.settle()
        assert b.device.story() == ["copy_in", "mark_all", "labWork"]


async def test_a_stalled_blocking_copy_holds_everything_later() -> None:
    async with bench() as b:
        free = await b.stream(1)
        payload = b.client.name_bulk(len(BIG))
        await b.post("labCopyIn", payload, len(BIG), 1, 1)
        await b.post("labWork", free, 1)
        assert b.device.story() == []
        await b.client.write_bulk(payload, BIG)
        await b.settle()
        assert b.device.story() == ["copy_in", "event_record", "stream_wait", "labWork"]


async def test_a_payload_may_come_before_its_frame() -> None:
    async with bench() as b:
        payload = await b.client.send_bulk(BIG)
        await b.settle()
        await b.post("labCopyIn", payload, len(BIG), 1, 0)
        assert b.device.story() == ["copy_in"]


async def test_frames_may_name_pieces_of_one_object() -> None:
    async with bench() as b:
        whole = await b.client.send_bulk(BIG)
        half = len(BIG) // 2
        for offset in (0, half):
            await b.post("labCopyIn", Bulk(whole.id, offset, half), half, 1, 0)
        assert b"".join(bytes(each.arguments[2]) for each in b.device.named("copy_in")) == BIG


async def test_naming_bytes_twice_is_a_fault() -> None:
    async with bench() as b:
        whole = await b.client.send_bulk(BIG)
        for _ in range(2):
            await b.post("labCopyIn", Bulk(whole.id, 0, len(BIG)), len(BIG), 1, 0)
        await b.run.finished.wait()
        assert "more bytes of bulk object" in (b.run.ended or "")


async def test_the_executed_number_stops_before_a_stalled_command() -> None:
    async with bench() as b:
        payload = b.client.name_bulk(len(BIG))
        number = await b.post("labCopyIn", payload, len(BIG), 1, 0)
        await b.post("labAlloc", 5)
        assert b.client.executed == number - 1
        await b.client.write_bulk(payload, BIG)
        last = await b.post("labAlloc", 5)
        assert b.client.executed == last


# ---- output ----


async def test_deferred_output_is_pushed_before_the_reply_that_covers_it() -> None:
    async with bench() as b:
        deferred = await b.post("labCopyOutAsync", bytearray(8), 8, 1)
        sync = await b.start("labSync", 1)
        b.device.named("copy_out")[0].finish(0, b"12345678")
        b.device.named("mark")[0].finish()
        assert await b.client.finish(sync) == (0, [])
        assert b.client.received == [("push", deferred), ("reply", sync)]
        assert await b.client.pushed(deferred) == b"12345678"


async def test_a_reply_about_another_stream_does_not_wait() -> None:
    async with bench() as b:
        first, second = await b.stream(1), await b.stream(1)
        await b.post("labCopyOutAsync", bytearray(8), 8, first)
        sync = await b.start("labSync", second)
        b.device.named("mark")[0].finish()
        assert await b.client.finish(sync) == (0, [])


async def test_a_reply_that_says_nothing_of_streams_does_not_wait() -> None:
    async with bench() as b:
        await b.post("labCopyOutAsync", bytearray(8), 8, 1)
        assert await b.client.call("lab", "labMeta", 0) == (0, [])


async def test_a_query_that_says_not_ready_does_not_wait_for_output() -> None:
    async with bench() as b:
        await b.post("labCopyOutAsync", bytearray(8), 8, 1)
        query = await b.start("labSync", 1)
        b.device.named("mark")[0].finish(600)
        assert await b.client.finish(query) == (600, [])


async def test_a_deferred_copy_that_fails_is_reported_before_the_reply() -> None:
    async with bench() as b:
        deferred = await b.post("labCopyOutAsync", bytearray(8), 8, 1)
        sync = await b.start("labSync", 1)
        b.device.named("copy_out")[0].finish(719)
        b.device.named("mark")[0].finish()
        await b.client.finish(sync)
        assert b.client.received == [("failed", deferred), ("reply", sync)]


async def test_large_output_travels_as_bulk() -> None:
    async with bench() as b:
        call = await b.start("labCopyOut", bytearray(len(BIG)), len(BIG), 1)
        b.device.last.finish(0, BIG)
        assert await b.client.finish(call) == (0, [BIG])


async def test_used_up_staging_credit_holds_the_next_copy_out_on_its_stream() -> None:
    async with bench() as b:
        free = await b.stream(1)
        size = 4 << 20
        for _ in range(16):
            await b.post("labCopyOutAsync", bytearray(size), size, 1)
        last = await b.post("labCopyOutAsync", bytearray(size), size, 1)
        await b.post("labWork", free, 1)
        assert b.device.story() == ["copy_out"] * 16 + ["labWork"]
        b.device.named("copy_out")[0].finish(0, bytes(size))
        await b.settle()
        assert b.device.story() == ["copy_out"] * 16 + ["labWork", "copy_out"]
        for operation in b.device.named("copy_out")[1:]:
            operation.finish(0, bytes(size))
        assert await b.client.pushed(last) == bytes(size)


async def test_failures_give_their_staging_credit_back() -> None:
    async with bench() as b:
        size = 4 << 20
        for _ in range(40):
            number = await b.start("labCopyOut", bytearray(size), size, 1)
            b.device.last.finish(2)
            assert await b.client.finish(number) == (2, [None])
            number = await b.post("labCopyOutAsync", bytearray(size), size, 1)
            b.device.last.finish(2)
        await b.settle()
        assert len(b.device.named("copy_out")) == 80


# ---- GTAP_SYNC ----


async def test_a_post_that_wants_an_answer_gets_it_when_its_work_is_done() -> None:
    async with bench() as b:
        number = await b.start("labWork", 1, 0)
        work, mark = b.device.operations[-2:]
        assert mark.name == "mark"
        work.finish()
        await b.settle()
        assert not b.client.received
        mark.finish(700)
        assert await b.client.finish(number) == (700, [])


async def test_a_create_that_wants_an_answer_waits_for_no_work() -> None:
    async with bench() as b:
        number = await b.start("labCreate", b.client.token(), 0)
        b.device.last.finish()
        assert await b.client.finish(number) == (0, [])
        assert b.device.story() == ["labCreate"]


async def test_a_deferred_call_that_wants_an_answer_is_pushed_first() -> None:
    async with bench() as b:
        number = await b.start("labCopyOutAsync", bytearray(3), 3, 1)
        b.device.last.finish(0, b"abc")
        assert await b.client.finish(number) == (0, [None])
        assert b.client.received[0][0] == "push"


# ---- handlers that wait ----


async def test_an_async_handler_of_a_call_keeps_its_place_until_it_has_submitted() -> None:
    async with bench() as b:
        await b.client.start("lab", "labSlow", 5)
        await b.client.post("lab", "labWork", 1, 0, thread=2)
        await b.settle()
        assert b.device.story() == ["run", "labWork"]
        b.device.named("run")[0].finish(0, 5)
        assert await b.client.finish(2) == (5, [])


async def test_an_async_handler_of_a_post_keeps_its_place_until_it_has_ended() -> None:
    async with bench() as b:
        await b.client.post("lab", "labSlowPost", 5)
        await b.client.post("lab", "labWork", 1, 0)
        await b.settle()
        for _ in range(2):
            assert b.device.story()[-1] == "run"
            b.device.last.finish(0, 0)
            await b.settle()
        assert b.device.story() == ["run", "run", "labWork"]


async def test_a_handler_gets_the_real_object_when_the_call_is_executed() -> None:
    async with bench() as b:
        thing = await b.create()
        number = await b.start("labReal", thing, b"four")
        name, arguments = b.device.last.arguments[1:]
        assert (name, arguments[0].token, arguments[1]) == ("labRun", thing, 4)
        b.device.last.finish(9)
        assert await b.client.finish(number) == (9, [])


# ---- flow ----


async def test_the_channel_is_read_no_further_while_too_much_is_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gtap_core.session.dispatch.MOST_HELD", 3)
    async with bench() as b:
        payload = b.client.name_bulk(len(BIG))
        await b.post("labCopyIn", payload, len(BIG), 1, 0)
        for n in range(5):
            await b.client.post("lab", "labWork", 1, n)
        await b.client.post("lab", "labAlloc", 1)
        await b.settle()
        assert b.device.story() == []
        await b.client.write_bulk(payload, BIG)
        await b.settle()
        assert b.device.story() == ["copy_in"] + ["labWork"] * 5 + ["run"]


async def test_bulk_data_that_nobody_names_is_read_up_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gtap_core.session.staging.MOST_STAGED", 3 * len(BIG))
    async with bench() as b:
        parts = [await b.client.send_bulk(BIG) for _ in range(5)]
        await b.settle()
        for part in parts:
            await b.post("labCopyIn", part, len(BIG), 1, 0)
            b.device.last.finish()
        assert b.device.story() == ["copy_in"] * 5


async def test_a_payload_behind_too_many_others_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gtap_core.session.staging.MOST_STAGED", 3 * len(BIG))
    monkeypatch.setattr("gtap_core.session.staging.MOST_AWAITED", 5 * len(BIG))
    async with bench() as b:
        awaited = b.client.name_bulk(len(BIG))
        await b.post("labCopyIn", awaited, len(BIG), 1, 0)
        for _ in range(7):
            await b.client.send_bulk(BIG)
        await b.run.finished.wait()
        assert "before one that a call waits for" in (b.run.ended or "")


async def test_two_sessions_at_once_do_not_meet() -> None:
    async with bench() as first, bench() as second:
        token = await first.create()
        await second.post("labRun", token, 0)
        assert second.client.failures[0].status == 400
        assert not first.client.failures
        waiting = await first.start("labSync", 1)
        await second.post("labWork", 1, 0)
        assert second.device.story() == ["labWork"]
        first.device.last.finish()
        await first.client.finish(waiting)


async def test_a_device_that_fails_to_make_the_sessions_own_objects_is_reported() -> None:
    async with bench(FakeDevice(frozenset({"attach", "reserve", "stream_wait", "event_create"}))) as b:
        await b.post("labWork", 2, 0)
        b.device.named("stream_create")[0].finish(2)
        await b.settle()
        failure = b.client.failures[0]
        assert (failure.status, failure.library, failure.ordinal) == (2, 0, 0)  # the driver's, not the library's
