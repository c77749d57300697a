"""Bytes of a hostile peer: every receiver makes events of them or a Fault, however they are cut, and keeps little.

`FUZZ_EXAMPLES=20000 pytest tests/wire/test_hostile.py` tries so many new ones for each stream; without it the same few.
`make fuzz` goes further.
"""

from __future__ import annotations

import contextlib
import itertools
import os
from collections.abc import Callable, Sequence
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gtap_core.errors import Fault
from gtap_core.wire import connection, control
from gtap_core.wire.buffer import ENDED, NEED_DATA, Receiver
from gtap_core.wire.bulk import HEADER, BulkReceiver, ObjectData, ObjectStart, encode_object
from gtap_core.wire.connection import CallFrame, ClientChannel, ServerChannel
from gtap_core.wire.frame import MOST_BULK_STREAMS, MOST_FRAME, encode_part, read_outputs, read_tlv
from gtap_core.wire.link import Counts
from gtap_core.wire.opening import END, Identity, Offer, OpenReply, OpenRequest
from gtap_core.wire.preamble import RESUMED, SIZE, VERSION, Kind, Preamble
from gtap_core.wire.side import (
    About,
    ClientSide,
    Credit,
    Done,
    Executed,
    Grant,
    Ping,
    Pong,
    Question,
    Received,
    Return,
    ServerSide,
    encode_side,
)

EXAMPLES = os.environ.get("FUZZ_EXAMPLES")
HOSTILE = settings(
    max_examples=int(EXAMPLES or 150),
    derandomize=EXAMPLES is None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
U32, U64 = st.integers(0, 2**32 - 1), st.integers(0, 2**64 - 1)
NUMBER = st.integers(1, 2**64 - 1)
STATUS = st.integers(-(2**31), 2**31 - 1)
BODY = st.binary(max_size=40).map(lambda data: data + bytes(-len(data) % 8))
COUNTS = st.builds(Counts, U64, U64, st.tuples(*[U64] * MOST_BULK_STREAMS))
NAME = st.text(max_size=20)
CALLS = 6  # that a client of these tests has sent, all of which want an answer

Said = tuple[bytes, list[Any]]  # bytes, and the events that they are


# ---- the streams: what is said on them by the rules ----


def side(message: Any) -> Said:
    """A message of the side stream."""
    return encode_side(message), [message]


SERVER_SIDE = st.one_of(
    st.builds(Ping, U64, st.booleans()),
    st.builds(Credit, U64, U32, U64, U64, st.booleans()),
    st.builds(Return, U64, U32, U64, U64),
    st.builds(Done, U64),
    st.builds(Question, NUMBER, U64, U64, st.sampled_from(About), st.integers(0, 0xFFFF), U32),
    st.builds(Received, st.just(0), COUNTS),
).map(side)
CLIENT_SIDE = st.one_of(
    st.builds(Pong, U64), st.builds(Grant, U64, STATUS, U64, U64, st.booleans()), st.builds(Executed, U64)
).map(side)


def bulk(id_: int, data: bytes) -> Said:
    """An object."""
    return b"".join(map(bytes, encode_object(id_, data))), [ObjectStart(id_, len(data)), ObjectData(data, True)]


BULK = st.builds(bulk, NUMBER, st.binary(min_size=1, max_size=60))
OFFER = st.builds(Offer, st.sampled_from(["toy", "driver"]), U32, st.integers(0, 2**16 - 1), U64)
CONTROL = st.one_of(
    st.builds(control.Hello, NAME, st.none() | NAME, U32, NAME, st.none() | st.just(b"l" * 16)),
    st.builds(
        control.Welcome, NAME, st.text(max_size=16), st.just(bytes(16)), st.just(bytes(32)), st.lists(OFFER, max_size=2)
    ),
    st.builds(control.Log, NAME),
    st.builds(control.Bye),
    st.builds(control.Seen, st.just(bytes(16)), st.sampled_from(["alive", "gone", "unknown"])),
    st.builds(control.Told, st.lists(st.builds(control.DeviceUse, U32, U32), max_size=2)),
).map(lambda message: (control.encode_message(message), [message]))


def opened() -> tuple[ClientChannel, ServerChannel]:
    """Both ends of a channel, with `CALLS` calls that wait for their answers."""
    client, server = ClientChannel(), ServerChannel()
    server.receive_data(client.open(OpenRequest(7, libraries=(Offer("toy", 1, 5, 99),))))
    server.next_event()
    client.receive_data(server.open_reply(1, 0, OpenReply()))
    client.next_event()
    for _ in range(CALLS):
        server.receive_data(client.call(1, 1, b"", wants_answer=True))
        server.next_event()
    return client, server


def call(library: int, ordinal: int, thread: int, answer: bool, context: int, body: bytes) -> Said:
    """A call; its number is filled in by `numbered`."""
    client = opened()[0]
    data = client.call(library, ordinal, body, thread=thread, context=context, wants_answer=answer)
    return data, [CallFrame(0, library, ordinal, thread, answer, context, body)]


U16 = st.integers(0, 2**16 - 1)
CALL = st.builds(call, st.integers(1, 2**16 - 1), U16, U16, st.booleans(), U32, BODY)


def numbered(events: list[Any]) -> list[Any]:
    """Calls are numbered by counting."""
    return [attrs.evolve(each, number=at) for at, each in enumerate(events, CALLS + 2)]


def answer(event: Any) -> Said:
    """What the server says."""
    server = opened()[1]
    match event:
        case connection.Push():
            return server.push(event.number, event.body), [event_of_push(event)]
        case connection.Failed():
            return server.failed(event), [event]
        case connection.Text():
            return server.text(event.fd, event.data), [event]
        case connection.Mark():
            return server.mark(event.number, event.status), [event]
        case connection.Callback():
            return server.callback(event.number, event.status), [event]
    return server.report(event.counts), [event]


def event_of_push(push: connection.Push) -> connection.Push:
    """As the client reads it: the descriptor, then the part."""
    descriptor, data = encode_part(push.body)
    return connection.Push(push.number, descriptor.to_bytes(8, "little") + data)


ASKED = st.integers(1, CALLS + 1)
LINE = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)
ANSWER = st.one_of(
    st.builds(connection.Push, ASKED, st.binary(max_size=40)),
    st.builds(connection.Failed, ASKED, U32, st.just(1), U16, STATUS, LINE, st.booleans(), U16),
    st.builds(connection.Failed, ASKED, U32, st.just(0), st.just(0), STATUS, LINE, st.booleans(), U16),
    st.builds(connection.Text, st.sampled_from([1, 2]), st.binary(max_size=40)),
    st.builds(connection.Mark, NUMBER, STATUS),
    st.builds(connection.Callback, NUMBER, STATUS),
    st.builds(connection.Received, COUNTS),
).map(answer)


@attrs.frozen
class Stream:
    """A kind of stream: its receiver, what is said there, and the bytes that may wait for the rest of an event."""

    make: Callable[[], Receiver[Any]]
    said: st.SearchStrategy[Said]
    most: int
    number: Callable[[list[Any]], list[Any]] = lambda events: events


CALLS_IN = Stream(lambda: opened()[1], CALL, MOST_FRAME, numbered)
ANSWERS_IN = Stream(lambda: opened()[0], ANSWER, MOST_FRAME)
STREAMS = {
    "control": (Stream(control.ControlReceiver, CONTROL, 4 + control.MOST_MESSAGE),),
    "frames": (CALLS_IN, ANSWERS_IN),
    "bulk": (Stream(BulkReceiver, BULK, HEADER),),
    "side": (Stream(ServerSide, SERVER_SIDE, 64), Stream(ClientSide, CLIENT_SIDE, 64)),
}


# ---- what a hostile peer makes of it ----

Change = tuple[int, bytes, bool]  # where, what, and whether it stands in the place of what was there


def changed(data: bytes, changes: Sequence[Change]) -> bytes:
    """Bytes with some put in or written over."""
    for where, new, over in changes:
        at = where % (len(data) + 1)
        data = data[:at] + new + data[at + (len(new) if over else 0) :]
    return data


EXTREME = st.sampled_from([bytes(4), b"\xff" * 4, b"\0\0\1\0", b"\0\0\x10\0", b"\1\0\x10\0", b"\xff" * 8, b"\x7f\xff"])
CHANGES = st.lists(
    st.tuples(st.integers(0, 80), st.binary(min_size=1, max_size=8) | EXTREME, st.booleans()), min_size=1, max_size=4
)
CUTS = st.lists(st.integers(0, 1 << 20), max_size=6)


def broken(said: st.SearchStrategy[Said]) -> st.SearchStrategy[bytes]:
    """Bytes that are no rule's: garbage, or what was said with some of it changed, or only its beginning."""
    data = said.map(lambda each: each[0])
    return st.one_of(
        st.binary(max_size=80),
        st.builds(changed, st.lists(data, min_size=1, max_size=3).map(b"".join), CHANGES),
        st.builds(lambda whole, end: whole[: end % (len(whole) + 1)], data, st.integers(0, 200)),
    )


def pieces(data: bytes, cuts: list[int]) -> list[bytes]:
    """The bytes, cut."""
    edges = sorted({0, len(data), *(cut % (len(data) + 1) for cut in cuts)})
    return [data[a:b] for a, b in itertools.pairwise(edges)]


def merged(events: list[Any]) -> list[Any]:
    """Bytes of a bulk object come in pieces of any size."""
    found: list[Any] = []
    for event in events:
        if isinstance(event, ObjectData) and found and isinstance(found[-1], ObjectData) and not found[-1].last:
            found[-1] = ObjectData(found[-1].data + event.data, event.last)
        else:
            found.append(event)
    return found


def drained(stream: Stream, data: Sequence[bytes]) -> list[Any]:
    """All events; a fault as its sentence, which stays. What waits is never more than the largest event."""
    receiver = stream.make()
    events: list[Any] = []
    for piece in [*data, b""]:
        receiver.receive_data(piece)
        try:
            while (event := receiver.next_event()) not in (NEED_DATA, ENDED):
                events.append(event)
        except Fault as fault:
            with pytest.raises(Fault) as again:
                receiver.next_event()
            assert again.value is fault
            return merged([*events, str(fault)])
        assert len(receiver._buffer) < stream.most
    return merged(events)


@pytest.mark.shows("SOLID.4")
@pytest.mark.parametrize("name", STREAMS)
def test_any_bytes_are_events_or_a_fault_and_what_came_before_counts(name: str) -> None:
    """Let `Receiver.next_event` raise before it delivers, or drop `_left` of a bulk object, to see it fail."""

    @HOSTILE
    @given(st.data(), CUTS)
    def hold(data: st.DataObject, cuts: list[int]) -> None:
        for stream in STREAMS[name]:
            said = data.draw(st.lists(stream.said, max_size=4))
            events = stream.number([event for _, each in said for event in each])
            sent = b"".join(each for each, _ in said) + data.draw(broken(stream.said))
            whole = drained(stream, [sent] if sent else [])
            assert whole[: len(events)] == events
            assert drained(stream, pieces(sent, cuts)) == whole
            assert drained(stream, [sent[at : at + 1] for at in range(len(sent))]) == whole

    hold()


@pytest.mark.parametrize("stream", [CALLS_IN, ANSWERS_IN, STREAMS["control"][0]], ids=["calls", "answers", "control"])
def test_no_more_than_one_event_ever_waits(stream: Stream) -> None:
    """A peer that announces the largest one and never ends."""
    receiver = stream.make()
    size = stream.most if stream.most == MOST_FRAME else stream.most - 4
    receiver.receive_data(size.to_bytes(4, "little"))
    with contextlib.suppress(Fault):
        for _ in range(2 * stream.most >> 16):
            receiver.receive_data(b"\x01" * (1 << 16))
            while receiver.next_event() is not NEED_DATA:
                pass
            assert len(receiver._buffer) < stream.most
    assert len(receiver._buffer) < stream.most + (1 << 16)


IDS = st.binary(min_size=16, max_size=16)
PREAMBLE = st.builds(
    Preamble,
    st.sampled_from([Kind.CHANNEL, Kind.SIDE, Kind.BULK]),
    st.integers(0, 4),
    IDS,
    IDS,
    resumed=st.booleans(),
    tls=st.booleans(),
)


@pytest.mark.shows("SOLID.4")
@HOSTILE
@given(PREAMBLE, st.none() | CHANGES, st.binary(min_size=32, max_size=32))
def test_any_72_bytes_are_a_preamble_or_a_fault(preamble: Preamble, changes: list[Change] | None, key: bytes) -> None:
    """One that is read says again what was read, and proves nothing once a byte of it has changed.

    Let `decode` drop the check of `index` to see it fail.
    """
    signed = preamble.signed(key).encode()
    data = (changed(signed, changes or []) + bytes(SIZE))[:SIZE]
    try:
        read = Preamble.decode(data)
    except Fault:
        assert changes is not None or preamble.index >= (4 if preamble.kind is Kind.BULK else 1)
        return
    if read.version == VERSION:
        assert read.encode() == data
        assert read.proves(key) == (data == signed)
        assert read.index < (MOST_BULK_STREAMS if read.kind is Kind.BULK else 1) <= RESUMED


REQUEST = st.builds(
    OpenRequest,
    U32,
    st.text("prog", max_size=9),
    st.none() | st.tuples(U64, U64),
    st.lists(OFFER, max_size=2, unique_by=lambda offer: offer.name).map(tuple),
    st.just((("CUDA_DEVICE_ORDER", "PCI_BUS_ID"),)),
    st.none() | st.builds(Identity, U64, U64),
)


@HOSTILE
@given(REQUEST, CHANGES, st.integers(0, 5))
def test_any_body_of_a_frame_is_read_or_a_fault(opening: OpenRequest, changes: list[Change], count: int) -> None:
    body = opening.encode()
    assert OpenRequest.decode(body) == opening
    hostile = changed(body, changes)
    for read in (
        OpenRequest.decode,
        OpenReply.decode,
        read_tlv,
        Counts.decode,
        lambda data: read_outputs(memoryview(data), count),
    ):
        with contextlib.suppress(Fault):
            read(hostile)


def test_the_end_is_the_last_frame_however_it_comes() -> None:
    client, _ = opened()
    sent = client.call(1, 2, b"12345678") + client.end()
    for data in ([sent], [sent[at : at + 1] for at in range(len(sent))]):
        assert [event.ordinal for event in drained(CALLS_IN, data)] == [2, END]
    assert "follows the end" in drained(CALLS_IN, [sent, sent])[-1]
