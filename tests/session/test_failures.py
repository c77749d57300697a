"""Statuses, faults and bugs (ARCHITECTURE section 6), and how sessions begin and end."""

from __future__ import annotations

from typing import Any

import pytest
import trio

from gtap_core.session.device import DeviceUnavailable
from gtap_core.session.libraries import Libraries
from gtap_core.spec import Library
from gtap_core.testing.loopback import SLOT, SessionOver
from gtap_core.wire.bulk import encode_object
from gtap_core.wire.opening import CORE, LIBRARY, Known, Offer, Verdict, decode_verdicts
from gtap_core.wire.side import Credit, Return

from .lab import INVALID_HANDLE, INVALID_VALUE, NOT_SUPPORTED, FakeDevice, bench, events, lab

pytestmark = pytest.mark.usefixtures("each_lane")

MIB = 1 << 20
EXTENT = 32 * MIB


# ---- statuses ----


async def test_a_post_that_fails_is_reported_once() -> None:
    async with bench() as b:
        number = await b.post("labWork", 1, 0, thread=5)
        b.device.last.finish(719)
        await b.settle()
        (failure,) = b.client.failures
        assert (failure.number, failure.thread, failure.status, failure.sticky) == (number, 5, 719, False)
        assert (failure.library, failure.ordinal) == (1, lab.by_name["labWork"].ordinal)
        assert failure.text == ""  # the status says it all


async def test_a_report_names_the_device() -> None:
    async with bench() as b:
        await b.post("labWork", 1, 0, context=2)
        b.device.last.finish(700)
        await b.settle()
        assert [each.device for each in b.client.failures] == [1]


async def test_the_devices_own_words_are_passed_on() -> None:
    async with bench() as b:
        await b.post("labWork", 1, 0)
        b.device.last.finish(218, "line 3: what is this")
        await b.settle()
        assert b.client.failures[0].text == "line 3: what is this"


async def test_a_call_that_fails_says_so_in_its_reply_alone() -> None:
    async with bench() as b:
        number = await b.start("labAnswer", bytearray(4))
        b.device.last.finish(5)
        assert await b.client.finish(number) == (5, [None])
        assert not b.client.failures


async def test_a_call_returns_what_the_library_wrote() -> None:
    async with bench() as b:
        number = await b.start("labAnswer", bytearray(4))
        b.device.last.arguments[2][0][:] = b"1234"
        b.device.last.finish()
        assert await b.client.finish(number) == (0, [b"1234"])


async def test_a_create_that_fails_poisons_its_handle() -> None:
    async with bench() as b:
        token = b.client.token()
        await b.post("labCreate", token, 0)
        b.device.last.finish(2)
        await b.settle()
        await b.post("labRun", token, 0, thread=2)
        number = await b.start("labSyncThing", token, thread=3)
        assert await b.client.finish(number) == (2, [])
        assert [each.status for each in b.client.failures] == [2, 2]
        assert b.device.story() == ["labCreate"]


async def test_a_use_that_was_submitted_before_the_failure_has_its_status_too() -> None:
    async with bench() as b:
        token = b.client.token()
        await b.post("labCreate", token, 0)
        await b.post("labRun", token, 0, thread=2)
        create, run = b.device.operations[-2:]
        create.finish(2)
        run.finish(INVALID_HANDLE)
        await b.settle()
        assert [each.status for each in b.client.failures] == [2, 2]


async def test_another_librarys_poisoned_handle_is_an_invalid_one() -> None:
    """The status that poisoned it may mean something else there."""
    device = FakeDevice(FakeDevice().at_once - {"stream_create"})
    async with bench(device) as b:
        stream, event = b.client.token(), await b.new_event()
        await b.post("labStreamCreate", stream, 0)
        device.last.finish(2)
        await b.settle()
        await b.post("labWork", stream, 0)
        await b.event("eventRecord", event, stream)
        told = [(each.library, each.status) for each in b.client.failures]
        assert told == [(1, 2), (1, 2), (2, events.statuses.invalid_handle)]


async def test_a_poisoned_handle_can_be_destroyed_and_its_token_used_again() -> None:
    async with bench() as b:
        token = b.client.token()
        await b.post("labCreate", token, 0)
        b.device.last.finish(2)
        await b.post("labDestroy", token)
        await b.post("labCreate", token, 0)
        b.device.last.finish()
        await b.post("labRun", token, 0)
        assert b.device.story() == ["labCreate", "labCreate", "labRun"]


@pytest.mark.shows("SPINE.8")
async def test_dead_forged_and_wrong_handles_have_the_librarys_own_status() -> None:
    """The device hears of none of them. Delete the look-up in Dispatcher._resolve to see it fail."""
    async with bench() as b:
        thing, other = await b.create(), await b.create("labCreateOther")
        await b.post("labDestroy", thing)
        before = len(b.device.operations)
        for token in (thing, other, 0xDEAD_BEE0, 17, 0, 2**64 - 1):
            number = await b.start("labSyncThing", token)
            assert await b.client.finish(number) == (INVALID_HANDLE, [])
        number = await b.start("labSync", thing)  # no stream either
        assert await b.client.finish(number) == (INVALID_HANDLE, [])
        assert len(b.device.operations) == before


async def test_null_reaches_a_handler_for_which_it_means_something() -> None:
    async with bench() as b:
        thing = await b.create()
        await b.post("labMaybe", 0)
        await b.post("labMaybe", thing)
        nothing, something = (each.arguments[1] for each in b.device.named("run"))
        assert nothing is None and something.token == thing
        await b.post("labMaybe", 0xDEAD_BEE0)
        assert [each.status for each in b.client.failures] == [INVALID_HANDLE]


async def test_what_is_made_from_a_dead_handle_is_poisoned() -> None:
    async with bench() as b:
        await b.post("labUse", 0xDEAD_BEE0, 1)
        assert b.client.failures[0].status == INVALID_HANDLE


@pytest.mark.shows("SPINE.8")
async def test_device_pointers_outside_the_session_are_refused() -> None:
    """Delete the range check in Dispatcher._check to see it fail."""
    device = FakeDevice(FakeDevice().at_once | {"map_extent", "unmap_extent"})
    async with bench(device) as b:
        base = await b.client.extent()
        assert await b.client.extent() == base + EXTENT
        for address, size, fine in (
            (base, EXTENT, True),
            (base + EXTENT - 8, 16, True),  # across two extents
            (base + 2 * EXTENT - 8, 16, False),
            (base - 1, 1, False),
            (0, 1, False),
            (0xFFFF_FFFF_FFFF_FFFF, 1, False),
            (12345, 0, True),  # nothing is touched
        ):
            number = await b.start("labTouch", address, size)
            if fine:
                device.last.finish()
            assert await b.client.finish(number) == (0 if fine else INVALID_VALUE, [])
        await b.client.give_back(base)
        await b.settle()
        number = await b.start("labTouch", base, 1)
        assert await b.client.finish(number) == (INVALID_VALUE, [])


async def test_an_ordinal_that_the_server_lacks_is_not_supported() -> None:
    async with bench() as b:
        await b.client.channel.send_all(b.client.connection.call(1, 99, b""))
        await b.settle()
        assert b.client.failures[0].status == NOT_SUPPORTED
        assert "pip install" not in b.client.failures[0].text and "gtap-plugin-lab" in b.client.failures[0].text


async def test_the_ordinal_0_is_no_function_either() -> None:
    async with bench() as b:
        await b.client.channel.send_all(b.client.connection.call(1, 0, b""))
        await b.settle()
        assert [(each.library, each.ordinal, each.status) for each in b.client.failures] == [(1, 0, NOT_SUPPORTED)]


async def test_reports_of_a_thread_that_have_not_left_yet_are_one() -> None:
    async with bench() as b:
        function = lab.by_name["labRun"]
        body = function.marshal([0xDEAD_BEE0, 0])
        frames = [b.client.connection.call(1, function.ordinal, body, thread=thread) for thread in (1, 2, 1, 2)]
        await b.client.channel.send_all(b"".join(frames))
        await b.settle()
        assert [each.thread for each in b.client.failures] == [1, 2]


async def test_a_failure_of_one_library_hides_none_of_another() -> None:
    """Each library's next function tells its own."""
    async with bench() as b:
        run, wait = lab.by_name["labRun"], events.by_name["eventDestroy"]
        frames = [
            b.client.connection.call(library, function.ordinal, function.marshal(values))
            for library, function, values in ((1, run, [0xDEAD_BEE0, 0]), (2, wait, [0xDEAD_BEE0]))
        ]
        await b.client.channel.send_all(b"".join(frames * 2))
        await b.settle()
        told = [(each.library, each.ordinal) for each in b.client.failures]
        assert told == [(1, run.ordinal), (2, wait.ordinal)]


async def test_every_deferred_output_that_fails_is_reported() -> None:
    async with bench() as b:
        numbers = [await b.client.post("lab", "labCopyOutAsync", bytearray(8), 8, 1) for _ in range(3)]
        await b.settle()
        for operation in b.device.named("copy_out"):
            operation.finish(2)
        await b.settle()
        assert [each.number for each in b.client.failures] == numbers
        asked = lab.by_name["labCopyOutAsync"].ordinal
        assert {(each.library, each.ordinal) for each in b.client.failures} == {(1, asked)}


async def test_a_deferred_output_of_no_bytes_is_not_pushed() -> None:
    async with bench() as b:
        await b.post("labCopyOutAsync", bytearray(0), 0, 1)
        b.device.last.finish(0, b"")
        await b.settle()
        assert not b.client.received


# ---- faults ----


async def raw(b: Any, library: int, ordinal: int, body: bytes, **options: Any) -> None:
    await b.client.channel.send_all(b.client.connection.call(library, ordinal, body, **options))


FAULTS: list[tuple[str, Any]] = [
    ("not agreed upon", lambda b: raw(b, 3, 1, b"")),
    ("bytes, the fixed part alone has", lambda b: raw(b, 1, 4, bytes(8))),
    ("bytes too many", lambda b: raw(b, 1, 5, bytes(32))),
    ("device 2 of 2", lambda b: raw(b, 1, 5, bytes(16), context=3)),
    ("not known, or does not want an answer", lambda b: raw(b, CORE, 9, b"", wants_answer=True)),
    ("not one that a client may choose", lambda b: b.client.post("lab", "labCreate", 17, 0)),
    ("not one that a client may choose", lambda b: b.client.post("lab", "labCreate", 2, 0)),
    ("a frame of 3 bytes", lambda b: b.client.channel.send_all(b"\x03\0\0\0" + bytes(12))),
    ("a frame of 1048584 bytes", lambda b: b.client.channel.send_all((MIB + 8).to_bytes(4, "little") + bytes(12))),
    ("too far", lambda b: b.client.start("lab", "labBroken", 1)),
    ("a bulk object 1 of 0 bytes", lambda b: b.client.bulk.send_all((1).to_bytes(8, "little") + bytes(8))),
    ("a side message of the kind 9", lambda b: b.client.side.send_all(b"\x10\0\0\0\x09" + bytes(11))),
    ("not a multiple of 32 MiB", lambda b: b.client.send_side(Credit(1, 0, SLOT[0] + 8, EXTENT))),
    ("not a multiple of 32 MiB", lambda b: b.client.send_side(Credit(1, 0, SLOT[0], 0))),
    ("outside the session's slot", lambda b: b.client.send_side(Credit(1, 0, SLOT[0] - EXTENT, EXTENT))),
    ("outside the session's slot", lambda b: b.client.send_side(Credit(1, 0, SLOT[0] + SLOT[1], EXTENT))),
    ("device 7 of 2", lambda b: b.client.send_side(Credit(1, 7, SLOT[0], EXTENT))),
    ("is not mapped", lambda b: b.client.send_side(Return(1, 0, SLOT[0], EXTENT))),
]


@pytest.mark.shows("SPINE.8")
@pytest.mark.parametrize(("sentence", "sin"), FAULTS, ids=[each[0] for each in FAULTS])
async def test_a_fault_ends_the_session_with_a_reason(sentence: str, sin: Any) -> None:
    """The client is told, the device is closed. Drop the check that says the sentence to see it fail."""
    async with bench() as b:
        await sin(b)
        with trio.fail_after(60):
            await b.client.over.wait()
            await b.run.finished.wait()
        assert sentence in (b.client.reason or "")
        assert b.run.ended == b.client.reason
        assert b.device.closed


async def test_the_same_token_twice_is_a_fault() -> None:
    async with bench() as b:
        token = await b.create()
        await b.post("labCreate", token, 0)
        await b.client.over.wait()
        assert "in use" in b.client.reason


async def test_an_extent_over_another_is_a_fault() -> None:
    async with bench(FakeDevice(FakeDevice().at_once | {"map_extent"})) as b:
        address = await b.client.extent(2 * EXTENT)
        await b.client.send_side(Credit(9, 1, address + EXTENT, EXTENT))
        await b.client.over.wait()
        assert "over memory that is mapped" in b.client.reason


async def test_an_object_that_comes_twice_is_a_fault() -> None:
    async with bench() as b:
        for _ in range(2):
            for piece in encode_object(1, b"x" * 100):
                await b.client.bulk.send_all(piece)
        await b.client.over.wait()
        assert "came twice" in b.client.reason


async def test_a_stream_that_ends_inside_a_frame_is_a_fault() -> None:
    async with bench() as b:
        await b.client.channel.send_all(b"\x20\0\0\0")
        await b.client.channel.send_eof()
        await b.client.over.wait()
        assert "in the middle of a frame" in b.client.reason


async def test_results_that_come_after_a_fault_are_for_nobody() -> None:
    async with bench() as b:
        await b.start("labSync", 1)
        waiting = b.device.last
        await b.start("labBroken", 1)
        await b.client.over.wait()
        waiting.finish()
        assert not b.client.received


# ---- bugs ----


async def test_a_bug_propagates_and_the_client_is_told_that_there_was_one() -> None:
    with pytest.RaisesGroup(ZeroDivisionError, flatten_subgroups=True):
        async with bench() as b:
            await b.start("labBroken", 0)
            await b.client.over.wait()
            assert "the server's log says why" in b.client.reason


# ---- memory ----


async def test_credit_is_granted_when_the_memory_exists() -> None:
    async with bench() as b:
        await b.client.send_side(Credit(7, 1, SLOT[0], EXTENT))
        await b.settle()
        assert b.device.last.arguments == (1, SLOT[0], EXTENT)
        number = await b.start("labTouch", SLOT[0], 1)
        assert await b.client.finish(number) == (INVALID_VALUE, [])
        b.device.named("map_extent")[0].finish()
        number = await b.start("labTouch", SLOT[0], 1)
        b.device.last.finish()
        assert await b.client.finish(number) == (0, [])


@pytest.mark.shows("SPINE.8")
async def test_memory_that_cannot_be_had_is_said_and_can_be_asked_for_again() -> None:
    """Out of memory is a status of the grant. Grant regardless of the device's answer to see it fail."""
    async with bench() as b:
        async with trio.open_nursery() as nursery:

            async def refused() -> None:
                with pytest.raises(MemoryError, match="status 2"):
                    await b.client.extent()

            nursery.start_soon(refused)
            await b.settle()
            b.device.last.finish(2)
        b.device.at_once |= {"map_extent"}
        await b.client.send_side(Credit(99, 0, SLOT[0], EXTENT))
        await b.settle()
        assert not b.client.over.is_set()


# ---- opening ----


async def test_the_snapshot_says_what_the_device_is() -> None:
    async with bench(opened=False) as b:
        reply = await b.client.open([lab])
        assert len(reply.devices) == 2
        assert reply.devices[0].name == b.device.facts[0].name
        assert reply.devices[0].attributes == b.device.facts[0].attributes
        assert reply.server == "loopback"


async def test_a_slot_that_the_device_cannot_have_is_asked_for_again() -> None:
    device = FakeDevice()
    device.slots = [1, 1, 0]
    async with bench(device, opened=False) as b:
        taken = [(await b.client.open([lab])).slot_taken for _ in range(3)]
        assert taken == [False, False, True]
        await b.create()


async def test_a_device_that_does_not_start_refuses_with_a_sentence() -> None:
    device = FakeDevice()
    device.facts = DeviceUnavailable("no driver answers here")
    async with bench(device, opened=False) as b:
        with pytest.raises(SessionOver, match="no driver answers here"):
            await b.client.open([lab])


@pytest.mark.parametrize("slot", [None, (0, 1 << 40), (SLOT[0], 0), (SLOT[0] + 1, 1 << 40), (SLOT[0], 5 << 40)])
async def test_a_slot_that_sessions_may_not_have_is_a_fault(slot: Any) -> None:
    async with bench(opened=False) as b:
        with pytest.raises(SessionOver, match="slot"):
            await b.client.open([lab], slot=slot)


async def test_environment_variables_are_taken_from_a_list() -> None:
    environ = {"HOME": "/"}
    async with bench(opened=False, environ=environ) as b:
        await b.client.open([lab], environment=(("CUDA_MODULE_LOADING", "LAZY"), ("LD_PRELOAD", "evil.so")))
    assert environ == {"HOME": "/", "CUDA_MODULE_LOADING": "LAZY"}


@pytest.mark.parametrize(
    ("offer", "known"),
    [
        (Offer("lab", 1, lab.ordinals, lab.golden[-1]), Known.OK),
        (Offer("lab", 1, 5, lab.golden[5]), Known.OK),  # an older client
        (Offer("lab", 1, lab.ordinals + 3, 12345), Known.OK),  # a newer one: it compares for itself
        (Offer("lab", 1, 5, lab.golden[5] + 1), Known.DIFFERS),
        (Offer("lab", 2, 5, lab.golden[5]), Known.DIFFERS),
        (Offer("nolab", 1, 5, 1), Known.MISSING),
    ],
)
async def test_libraries_agree_when_one_layout_is_a_prefix_of_the_other(offer: Offer, known: Known) -> None:
    async with bench(opened=False) as b:
        reply = await b.client.open([], libraries=(offer,))
        (verdict,) = reply.verdicts
        assert verdict.known is known
        if known is not Known.MISSING:
            assert verdict.golden == lab.golden[min(offer.ordinals, lab.ordinals)]
            assert verdict.ordinals == lab.ordinals


def test_a_library_that_is_there_for_the_loader_alone_is_missing() -> None:
    """A server with gtap-plugin-exports names the plugin, as one without it does."""
    lacking = Library("gone", soname="libgone.so.1", export_only=True, exports={"libgone.so.1": "exports/x.txt"})
    assert Libraries({"gone": lacking}).declare([Offer("gone", 1, 5, 1)]) == (Verdict(Known.MISSING),)


async def test_a_library_can_be_declared_later() -> None:
    async with bench(opened=False) as b:
        await b.client.open([])
        offers = [Offer("nolab", 1, 1, 1), Offer("lab", 1, lab.ordinals, lab.golden[-1])]
        reply = await b.client._roundtrip(b.client.connection.library(offers))
        assert [each.known for each in decode_verdicts(reply.body)] == [Known.MISSING, Known.OK]
        await raw(b, 2, 5, (1).to_bytes(8, "little") + bytes(8))
        await b.settle()
        assert b.device.story() == ["labWork"]
        assert LIBRARY == 2


# ---- endings ----


@pytest.mark.parametrize("stream", ["channel", "side"])
async def test_the_session_ends_when_its_client_is_gone(stream: str) -> None:
    async with bench() as b:
        await getattr(b.client, stream).aclose()
        with trio.fail_after(60):
            await b.run.finished.wait()
        assert b.run.ended == ""
        assert b.device.closed


async def test_plugins_hear_of_a_session_that_opened_and_closed() -> None:
    heard: list[str] = []

    class Hook:
        def session_opened(self, session: Any) -> None:
            heard.append(f"opened with {session.devices} devices")

        def session_closed(self, session: Any) -> None:
            heard.append("closed")

    async with bench(hook=Hook()) as b:
        await b.settle()
        assert heard == ["opened with 2 devices"]
    assert heard == ["opened with 2 devices", "closed"]


async def test_device_output_arrives_before_the_reply_that_follows_it() -> None:
    async with bench() as b:
        number = await b.start("labSync", 1)
        b.device.output(1, b"hello from the kernel\n")
        b.device.last.finish()
        await b.client.finish(number)
        assert [(each.fd, each.data) for each in b.client.texts] == [(1, b"hello from the kernel\n")]
