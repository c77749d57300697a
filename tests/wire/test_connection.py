"""The channel's state machine, from both ends."""

from __future__ import annotations

import itertools
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtap_core.errors import Fault
from gtap_core.wire.buffer import ENDED, NEED_DATA, Misuse
from gtap_core.wire.connection import (
    Callback,
    CallFrame,
    ClientChannel,
    Failed,
    FaultNotice,
    Mark,
    Push,
    Reply,
    ServerChannel,
    State,
    Text,
)
from gtap_core.wire.opening import DeviceSnapshot, Known, Offer, OpenReply, OpenRequest, Verdict

SLOT = (0x2000_0000_0000, 1 << 40)
DEVICE = DeviceSnapshot("a device", bytes(16), 1 << 30, "0000:00:00.0", (7, 5), 13000, True, {1: 1024, 75: 7})
REQUEST = OpenRequest(7, "prog", SLOT, (Offer("toy", 1, 5, 99),), (("CUDA_DEVICE_ORDER", "PCI_BUS_ID"),))


def opened() -> tuple[ClientChannel, ServerChannel]:
    """Both ends of a channel whose OPEN was answered."""
    client, server = ClientChannel(), ServerChannel()
    server.receive_data(client.open(REQUEST))
    event = server.next_event()
    assert isinstance(event, CallFrame)
    assert OpenRequest.decode(event.body) == REQUEST
    client.receive_data(server.open_reply(event.number, 0, OpenReply(True, (Verdict(Known.OK, 5, 99),), (DEVICE,))))
    assert isinstance(client.next_event(), Reply)
    return client, server


def all_events(receiver: ServerChannel | ClientChannel) -> list[object]:
    """Everything there is, a fault as its sentence."""
    events: list[object] = []
    while True:
        try:
            event = receiver.next_event()
        except Fault as fault:
            return [*events, str(fault)]
        if event in (NEED_DATA, ENDED):
            return events
        events.append(event)


def test_opening_moves_both_ends_to_open() -> None:
    client, server = opened()
    assert (client.state, server.state) == (State.OPEN, State.OPEN)


def test_a_refused_slot_asks_for_another_open() -> None:
    client, server = ClientChannel(), ServerChannel()
    for number, taken in ((1, False), (2, True)):
        server.receive_data(client.open(REQUEST))
        event = server.next_event()
        assert isinstance(event, CallFrame) and event.number == number
        client.receive_data(server.open_reply(number, 0, OpenReply(taken)))
        reply = client.next_event()
        assert isinstance(reply, Reply) and OpenReply.decode(reply.body).slot_taken is taken
    assert client.state is State.OPEN


def test_a_refusal_ends_the_channel() -> None:
    client, server = ClientChannel(), ServerChannel()
    server.receive_data(client.open(REQUEST))
    server.next_event()
    client.receive_data(server.open_reply(1, 1, OpenReply(refusal="no driver")))
    reply = client.next_event()
    assert isinstance(reply, Reply) and OpenReply.decode(reply.body).refusal == "no driver"
    assert (client.state, server.state) == (State.FAULTED, State.FAULTED)


def test_the_snapshot_survives_the_wire() -> None:
    reply = OpenReply(
        True, (Verdict(Known.MISSING), Verdict(Known.DIFFERS, 3, 1 << 63)), (DEVICE, DEVICE), "", "gtap 1"
    )
    assert OpenReply.decode(reply.encode()) == reply


def test_every_kind_of_answer_arrives_as_it_was_sent() -> None:
    client, server = opened()
    server.receive_data(client.call(1, 4, bytes(8), thread=3, context=0x101, wants_answer=True))
    server.receive_data(client.call(1, 5, b"", thread=3))
    first, second = server.next_event(), server.next_event()
    assert first == CallFrame(2, 1, 4, 3, True, 0x101, bytes(8))
    assert second == CallFrame(3, 1, 5, 3, False, 0, b"")
    client.receive_data(server.reply(2, -5, [b"abc", None]))
    client.receive_data(server.push(3, b"pushed"))
    client.receive_data(server.failed(Failed(3, 3, 1, 5, 700, "räksmörgås", sticky=True, device=2)))
    client.receive_data(server.text(1, b"hello\0\n"))
    client.receive_data(server.mark(1 << 40, 400))
    client.receive_data(server.callback(5, -1))
    client.receive_data(server.fault("that was it"))
    reply, push, failed, text, mark, callback, fault = all_events(client)
    assert isinstance(reply, Reply) and (reply.number, reply.status) == (2, -5)
    assert isinstance(push, Push) and push.number == 3
    assert failed == Failed(3, 3, 1, 5, 700, "räksmörgås", True, 2)
    assert text == Text(1, b"hello\0\n")
    assert mark == Mark(1 << 40, 400)
    assert callback == Callback(5, -1)
    assert fault == FaultNotice("that was it")


@given(st.lists(st.integers(0, 4000), max_size=12), st.binary(max_size=64))
def test_any_split_of_the_stream_gives_the_same_events(cuts: list[int], garbage: bytes) -> None:
    client, _ = opened()
    stream = b"".join(client.call(1, n, bytes(8 * n), wants_answer=bool(n % 2)) for n in range(20)) + garbage

    def events(pieces: list[bytes]) -> list[object]:
        _, server = opened()
        found: list[object] = []
        for piece in pieces:
            if piece:
                server.receive_data(piece)
            found += all_events(server)
            if found and isinstance(found[-1], str):
                return found
        return found

    edges = sorted({0, len(stream), *(min(cut, len(stream)) for cut in cuts)})
    pieces = [stream[a:b] for a, b in itertools.pairwise(edges)]
    assert events(pieces) == events([stream])


@given(st.binary(max_size=400))
def test_garbage_is_a_fault_and_nothing_else_for_the_server(data: bytes) -> None:
    for server in (ServerChannel(), opened()[1]):
        if data:
            server.receive_data(data)
        all_events(server)
        server.receive_data(b"")
        try:
            assert server.next_event() is ENDED
        except Fault:
            with pytest.raises(Fault):
                server.next_event()


@given(st.integers(0, 8), st.integers(0, 1), st.integers(0, 4), st.binary(max_size=100))
def test_garbage_is_a_fault_and_nothing_else_for_the_client(kind: int, flags: int, number: int, body: bytes) -> None:
    body += bytes(-len(body) % 8)
    frame = struct.pack("<IBBHQ", 16 + len(body), kind, flags, 0, number) + body
    client = ClientChannel()
    client.open(REQUEST)
    client.receive_data(frame)
    all_events(client)
    client, _ = opened()
    client.call(1, 1, b"", wants_answer=True)
    client.receive_data(frame)
    all_events(client)


def frame(size: int, library: int = 0, ordinal: int = 1, flags: int = 1, zero: int = 0) -> bytes:
    return struct.pack("<IHHHBBI", size, library, ordinal, 0, flags, zero, 0)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (frame(8), "a frame of 8 bytes"),
        (frame(17), "a frame of 17 bytes"),
        (frame((1 << 20) + 8), "a frame of 1048584 bytes"),
        (frame(16, flags=9), "flags or reserved"),
        (frame(16, flags=3), "the pattern 0"),
        (frame(16, zero=1), "flags or reserved"),
        (frame(16, library=1), "the first frame of a session is OPEN"),
        (frame(16, ordinal=2), "the first frame of a session is OPEN"),
        (frame(16, flags=0), "does not want an answer"),
    ],
)
def test_a_first_frame_that_breaks_the_rules(data: bytes, sentence: str) -> None:
    server = ServerChannel()
    server.receive_data(data)
    with pytest.raises(Fault, match=sentence):
        server.next_event()


def test_a_stream_that_ends_inside_a_frame_is_a_fault() -> None:
    client, server = opened()
    server.receive_data(client.call(1, 1, bytes(64))[:-1])
    assert server.next_event() is NEED_DATA
    server.receive_data(b"")
    with pytest.raises(Fault, match="in the middle"):
        server.next_event()


def test_frames_before_the_reply_to_open_are_a_fault() -> None:
    client, server = ClientChannel(), ServerChannel()
    server.receive_data(client.open(REQUEST) + frame(16, library=1, ordinal=1))
    assert isinstance(server.next_event(), CallFrame)
    with pytest.raises(Fault, match="does not wait for the reply to OPEN"):
        server.next_event()


def test_a_second_open_is_a_fault() -> None:
    _, server = opened()
    server.receive_data(frame(16))
    with pytest.raises(Fault, match="a second OPEN"):
        server.next_event()


def test_a_reply_to_a_call_that_wants_none_is_a_fault() -> None:
    client, server = opened()
    server.receive_data(client.call(1, 1, b"", wants_answer=True))
    server.next_event()
    reply = server.reply(2, 0)
    client.receive_data(reply + reply)
    assert isinstance(client.next_event(), Reply)
    with pytest.raises(Fault, match="waits for none"):
        client.next_event()


@pytest.mark.parametrize(("library", "ordinal", "zero"), [(2, 1, 0), (0, 5, 0), (0, 0, 1), (1, 5, 9)])
def test_a_failure_that_cannot_be_is_a_fault(library: int, ordinal: int, zero: int) -> None:
    client, _ = opened()
    client.receive_data(struct.pack("<IBBHQIiHHI", 32, 3, 0, 0, 1, 1, 5, library, ordinal, zero))
    with pytest.raises(Fault, match="a failure of function"):
        client.next_event()


def test_libraries_that_come_later_can_fail_too() -> None:
    client, server = opened()
    server.receive_data(client.library([Offer("late", 1, 5, 99)]))
    server.next_event()
    failure = Failed(2, 1, 2, 5, 7)
    client.receive_data(server.failed(failure))
    assert client.next_event() == failure


def test_our_own_breaches_are_misuse() -> None:
    client, server = opened()
    with pytest.raises(Misuse):
        server.failed(Failed(1, 1, 0, 1, 5))
    with pytest.raises(Misuse):
        server.reply(2, 0)
    with pytest.raises(Misuse):
        server.push(9, b"")
    with pytest.raises(Misuse):
        server.callback(0, 0)
    with pytest.raises(Misuse):
        ServerChannel().mark(1, 0)
    with pytest.raises(Misuse):
        client.call(1, 1, bytes(1 << 20))
    with pytest.raises(Misuse):
        client.open(REQUEST)
    with pytest.raises(Misuse):
        ClientChannel().call(1, 1, b"")


@given(st.integers(1, 2**64 - 1), st.integers(-(2**31), 2**31 - 1))
def test_marks_and_callbacks_come_back_as_they_were(number: int, status: int) -> None:
    client, server = opened()
    client.receive_data(server.mark(number, status) + server.callback(number, status))
    assert all_events(client) == [Mark(number, status), Callback(number, status)]


@pytest.mark.parametrize("kind", [6, 7])
@pytest.mark.parametrize(
    ("number", "body", "sentence"),
    [
        (0, bytes(8), "about the number 0"),
        (1, b"", "an answer of 0 bytes"),
        (1, bytes(16), "an answer of 16 bytes"),
        (1, b"\0\0\0\0\1\0\0\0", "reserved"),
    ],
)
def test_marks_and_callbacks_that_break_the_rules(kind: int, number: int, body: bytes, sentence: str) -> None:
    client, _ = opened()
    client.receive_data(struct.pack("<IBBHQ", 16 + len(body), kind, 0, 0, number) + body)
    assert sentence in str(all_events(client)[0])
