"""The side stream, bulk streams, preambles, control messages and what lies inside frames."""

from __future__ import annotations

import itertools
import struct
from typing import Any

import attrs
import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtap_core.errors import Fault
from gtap_core.wire import cbor
from gtap_core.wire.buffer import ENDED, NEED_DATA, Receiver
from gtap_core.wire.bulk import BulkReceiver, ObjectData, ObjectStart, encode_object
from gtap_core.wire.control import (
    Beat,
    Connected,
    ControlReceiver,
    Ended,
    Gauge,
    Gauged,
    Hello,
    Log,
    Message,
    Over,
    Queued,
    Refused,
    Shared,
    Start,
    Stranger,
    Survey,
    Surveyed,
    Welcome,
    decode_body,
    encode_message,
)
from gtap_core.wire.frame import (
    BulkRange,
    Part,
    encode_outputs,
    encode_tlv,
    read_descriptor,
    read_outputs,
    read_tlv,
)
from gtap_core.wire.link import Totals
from gtap_core.wire.opening import Offer, OpenReply, OpenRequest
from gtap_core.wire.preamble import SIZE, Code, Kind, Preamble, decode_answer, encode_answer
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
    Return,
    ServerSide,
    encode_side,
)
from gtap_core.wire.traffic import Traffic
from gtap_core.wire.watch import GpuView, Kick, Kicked, LeaseView, SessionView, Snapshot, Watch


def drain(receiver: Receiver[Any], pieces: list[bytes]) -> list[Any]:
    """The events of a stream; a fault as its sentence."""
    events: list[Any] = []
    for piece in [*[each for each in pieces if each], b""]:
        receiver.receive_data(piece)
        try:
            while (event := receiver.next_event()) not in (NEED_DATA, ENDED):
                events.append(event)
        except Fault as fault:
            return [*events, str(fault)]
    return events


def split(data: bytes, cuts: list[int]) -> list[bytes]:
    edges = sorted({0, len(data), *(cut % (len(data) + 1) for cut in cuts)})
    return [data[a:b] for a, b in itertools.pairwise(edges)]


CUTS = st.lists(st.integers(0, 1 << 20), max_size=10)
FROM_CLIENT = [
    Ping(1),
    Credit(2, 1, 0x2000_0000_0000, 32 << 20, True),
    Return(3, 0, 0x2000_0000_0000, 32 << 20),
    Done(1 << 63),
    Question(9, 1 << 50, 0x12, About.EVENT, 0xFFFF, 0x102),
]
FROM_SERVER = [Pong(1), Grant(2, 2, 0x2000_0000_0000, 32 << 20, True), Grant(3, -1, 1, 2), Executed(1 << 40)]


@given(CUTS)
def test_side_messages_arrive_however_they_are_split(cuts: list[int]) -> None:
    assert drain(ServerSide(), split(b"".join(map(encode_side, FROM_CLIENT)), cuts)) == FROM_CLIENT
    assert drain(ClientSide(), split(b"".join(map(encode_side, FROM_SERVER)), cuts)) == FROM_SERVER


@given(st.binary(max_size=200), CUTS)
def test_garbage_on_the_side_stream_is_a_fault_wherever_it_is_split(data: bytes, cuts: list[int]) -> None:
    for make in (ServerSide, ClientSide):
        assert drain(make(), split(data, cuts)) == drain(make(), [data])


def test_a_side_message_of_the_other_direction_is_a_fault() -> None:
    assert "of the kind 129" in drain(ServerSide(), [encode_side(Pong(1))])[0]
    assert "of the kind 1 " in drain(ClientSide(), [encode_side(Ping(1))])[0]


U64, U32 = st.integers(0, 2**64 - 1), st.integers(0, 2**32 - 1)


@given(
    U64, st.builds(Question, st.integers(1, 2**64 - 1), U64, U64, st.sampled_from(About), st.integers(0, 0xFFFF), U32)
)
def test_done_and_questions_come_back_as_they_were(number: int, question: Question) -> None:
    assert drain(ServerSide(), [encode_side(Done(number, True)) + encode_side(question)]) == [
        Done(number, True),
        question,
    ]


@pytest.mark.parametrize(
    ("message", "sentence"),
    [
        (encode_side(Question(0, 1, 0, 1, 1, 0)), "the question 0"),
        (encode_side(Question(1, 1, 0, 0, 1, 0)), "of the kind 0"),
        (encode_side(Question(1, 1, 0, 3, 1, 0)), "of the kind 3"),
        (encode_side(Question(1, 1, 0, 1, 0x10000, 0)), "of thread 65536"),
        (encode_side(Question(1, 1, 0, 1, 1, 0))[:-1] + b"\1", "reserved"),
        (struct.pack("<IBBHQ", 24, 4, 0, 0, 1) + bytes(8), "of the kind 4 and 24 bytes"),
        (struct.pack("<IBBHQ", 16, 5, 0, 0, 1), "of the kind 5 and 16 bytes"),
    ],
)
def test_done_and_questions_that_break_the_rules(message: bytes, sentence: str) -> None:
    assert sentence in drain(ServerSide(), [message])[0]


@given(st.lists(st.binary(min_size=1, max_size=300), max_size=5), CUTS)
def test_bulk_objects_arrive_however_they_are_split(objects: list[bytes], cuts: list[int]) -> None:
    stream = b"".join(b"".join(map(bytes, encode_object(id_, each))) for id_, each in enumerate(objects, 1))
    found: list[bytes] = []
    for event in drain(BulkReceiver(), split(stream, cuts)):
        if isinstance(event, ObjectStart):
            assert event.id == len(found) + 1
            found.append(b"")
        else:
            assert isinstance(event, ObjectData)
            found[-1] += event.data
            assert event.last == (len(found[-1]) == len(objects[len(found) - 1]))
    assert found == objects


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (struct.pack("<QQ", 1, 0), "of 0 bytes"),
        (struct.pack("<QQ", 1, (4 << 20) + 1), "of 4194305 bytes"),
        (struct.pack("<QQ", 0, 8), "a bulk object 0"),
        (struct.pack("<QQ", 1, 8) + b"1234", "in the middle"),
        (struct.pack("<QQ", 1, 8), "in the middle"),
        (struct.pack("<Q", 1), "in the middle"),
    ],
)
def test_bulk_streams_that_break_the_rules(data: bytes, sentence: str) -> None:
    assert sentence in drain(BulkReceiver(), [data])[-1]


# ---- preambles ----


def test_a_preamble_proves_the_key_of_its_lease() -> None:
    key = b"k" * 32
    preamble = Preamble(Kind.BULK, 3, b"l" * 16, b"s" * 16).signed(key)
    assert len(preamble.encode()) == SIZE == 72
    again = Preamble.decode(preamble.encode())
    assert again == preamble
    assert again.proves(key)
    assert not again.proves(b"K" * 32)
    assert not Preamble(Kind.SIDE, 0, b"l" * 16, b"s" * 16, preamble.proof).proves(key)


def test_another_version_is_read_no_further() -> None:
    data = bytearray(Preamble(Kind.CONTROL).encode())
    data[4:6] = b"\x09\x00"
    data[6] = 200
    assert Preamble.decode(bytes(data)).version == 9


def test_a_preamble_says_that_tls_follows() -> None:
    """In the kind's upper bit, which the proof covers."""
    secure = Preamble(Kind.SIDE, 0, b"l" * 16, b"s" * 16, tls=True).signed(b"k" * 32)
    assert secure.encode()[6] == 0x80 | Kind.SIDE
    assert Preamble.decode(secure.encode()) == secure
    assert not attrs.evolve(secure, tls=False).proves(b"k" * 32)


@given(st.binary(min_size=68, max_size=68))
def test_any_other_preamble_is_a_fault(data: bytes) -> None:
    for start in (b"GTAP", b"HTTP"):
        try:
            Preamble.decode(start + data)
        except Fault:
            continue


@pytest.mark.parametrize(
    "preamble",
    [
        Preamble(Kind.CONTROL, lease=b"l" * 16),
        Preamble(Kind.CONTROL, proof=b"p" * 32),
        Preamble(Kind.CHANNEL, 1),
        Preamble(Kind.BULK, 4),
    ],
)
def test_preambles_that_contradict_themselves(preamble: Preamble) -> None:
    with pytest.raises(Fault):
        Preamble.decode(preamble.encode())


def test_the_answer_tells_a_gtap_server_from_others() -> None:
    assert decode_answer(encode_answer(Code.SESSIONS)) == (3, Code.SESSIONS)
    for other in (b"HTTP/1.1", b"GTAP\x03\x00\x63\x00"):
        with pytest.raises(Fault, match="not a gtap server"):
            decode_answer(other)


# ---- control messages ----

MESSAGES: list[Message] = [
    Hello("1.0", None, 7, "prog"),
    Hello("1.0", "token"),
    Welcome("gtap 1.0", "cpu", b"l" * 16, b"k" * 32, (Offer("toy", 1, 5, 2**64 - 1),)),
    Hello("1.0", memory=1 << 40, wait=60),
    Queued(1, 2),
    Beat(),
    Over("why"),
    Survey(),
    Surveyed((("a GPU", 1 << 40), ("another", 1)), ("0000:01:00.0", "0000:02:00.0")),
    Gauge(("0000:01:00.0",)),
    Gauged(((None, 3), (51, None))),
    Shared(True),
    Stranger(7),
    Refused("no"),
    Log("text"),
    Ended(b"s" * 16, ""),
    Start(b"s" * 16),
    Connected(2, 0),
    Watch("1.0", "token"),
    Kick("1.0", "0123abcd"),
    Kicked("0" * 32, "prog"),
    Snapshot(
        "gtap 1.0",
        "cuda",
        total=Traffic(2, 1, 1, 1 << 40, 0),
        gpus=(GpuView("GPU", 50, 1, 2, 40),),
        leases=(LeaseView("0" * 32, "prog", position=1),),
        sessions=(SessionView("1" * 32, "0" * 32, "prog", rate=Traffic(calls=5)),),
        lines=("a line",),
    ),
]


@given(CUTS)
def test_control_messages_arrive_however_they_are_split(cuts: list[int]) -> None:
    assert drain(ControlReceiver(), split(b"".join(map(encode_message, MESSAGES)), cuts)) == MESSAGES


@pytest.mark.parametrize("message", MESSAGES, ids=lambda each: each.TYPE)
def test_control_messages_are_cbor(message: Message) -> None:
    assert cbor2.loads(encode_message(message)[4:])["type"] == message.TYPE


@pytest.mark.parametrize(
    "fields",
    [
        {"gpus": [7]},
        {"gpus": [{"name": "x"}] * 65},
        {"sessions": [{"id": "x"}]},
        {"total": {"calls": -1}},
        {"total": {"calls": 1 << 63}},
        {"lines": ["x" * 401]},
        {"uptime": True},
    ],
    ids=str,
)
def test_snapshots_that_cannot_be_are_faults(fields: dict[str, object]) -> None:
    with pytest.raises(Fault):
        decode_body(cbor2.dumps({"type": "snapshot", "server": "gtap", "device": "cpu", **fields}))


def test_end_says_what_frames_do_not_show() -> None:
    totals = Totals(1, 2, 3, 1 << 63)
    assert Totals.decode(totals.encode()) == totals
    with pytest.raises(Fault, match="an END of 31 bytes"):
        Totals.decode(totals.encode()[1:])


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**64), 2**64 - 1) | st.binary(max_size=20) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=10,
)


def depth(value: Any) -> int:
    """How many containers stand around the innermost value."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + max(map(depth, inner), default=0) if isinstance(value, dict | list) else 0


@given(PLAIN)
def test_plain_values_travel_as_cbor(value: Any) -> None:
    if depth(value) <= cbor.MOST_DEPTH:
        assert cbor.decode(cbor.encode(value)) == value
        assert cbor2.loads(cbor.encode(value)) == value
    else:
        with pytest.raises(Fault):
            cbor.decode(cbor2.dumps(value))


@given(st.binary(max_size=200))
def test_garbage_is_no_control_message(data: bytes) -> None:
    drain(ControlReceiver(), [struct.pack("<I", len(data)) + data])
    drain(ControlReceiver(), [data])


WELCOME = {"type": "welcome", "server": "", "device": "", "lease": bytes(16), "key": bytes(32)}


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ({"type": "nonsense"}, "unknown type"),
        ({"type": 5}, "unknown type"),
        ([], "not a map"),
        ({"type": "hello"}, "lacks a field"),
        ({"type": "hello", "version": 5}, "lacks a field"),
        ({"type": "hello", "version": "1", "pid": True}, "lacks a field"),
        ({"type": "hello", "version": "1" * 65}, "lacks a field"),
        ({"type": "welcome", "server": "", "device": "", "lease": b"", "key": b""}, "lacks a field"),
        (
            {"type": "welcome", "server": "", "device": "", "lease": bytes(16), "key": bytes(32), "libraries": [1]},
            "lacks",
        ),
    ],
)
def test_messages_that_are_not_what_they_say(value: Any, sentence: str) -> None:
    body = cbor.encode(value)
    assert sentence in drain(ControlReceiver(), [struct.pack("<I", len(body)) + body])[0]


def test_keys_that_are_not_known_are_skipped() -> None:
    body = cbor.encode({"type": "log", "text": "a", "later": [1, {"b": None}]})
    assert drain(ControlReceiver(), [struct.pack("<I", len(body)) + body]) == [Log("a")]


@pytest.mark.parametrize("length", [0, (64 << 10) + 1, 2**32 - 1])
def test_control_messages_of_impossible_length(length: int) -> None:
    assert f"of {length} bytes" in drain(ControlReceiver(), [struct.pack("<I", length)])[0]


@pytest.mark.parametrize(
    "data",
    [
        b"\xc0\x60",  # a tag
        b"\xfb" + bytes(8),  # a float
        b"\x9f\xff",  # indefinite length
        b"\x9b" + b"\xff" * 8,  # an array of 2**64 - 1
        b"\xa1\x01\x01",  # a key that is not text
        b"\xa2\x61a\x01\x61a\x01",  # a key twice
        b"\x81" * 40 + b"\x01",  # too deep
        b"\x62\xff\xff",  # not UTF-8
        b"\x01\x01",  # two values
        b"",
    ],
)
def test_cbor_that_gtap_does_not_send(data: bytes) -> None:
    with pytest.raises(Fault):
        cbor.decode(data)


# ---- inside frames ----


@given(st.lists(st.none() | st.binary(max_size=40) | st.just(BulkRange(3, 8, 100)), max_size=5), st.integers(-9, 999))
def test_outputs_come_back_as_they_were(outputs: list[Part], status: int) -> None:
    found_status, found = read_outputs(memoryview(encode_outputs(status, outputs)), len(outputs))
    assert found_status == status
    assert [bytes(each) if isinstance(each, memoryview) else each for each in found] == outputs


@given(st.binary(max_size=120), st.integers(0, 5))
def test_garbage_is_no_reply(data: bytes, count: int) -> None:
    try:
        read_outputs(memoryview(data), count)
    except Fault:
        return


@pytest.mark.parametrize("value", [1 << 52, 3 << 48, 1 << 48 | 8, 1 << 63])
def test_descriptors_that_version_1_does_not_know(value: int) -> None:
    with pytest.raises(Fault):
        read_descriptor(value)


@given(st.lists(st.tuples(st.integers(0, 2**32 - 1), st.binary(max_size=30)), max_size=6))
def test_tagged_lists_come_back_as_they_were(entries: list[tuple[int, bytes]]) -> None:
    data = encode_tlv(entries)
    assert len(data) % 8 == 0
    assert read_tlv(data) == entries


@given(st.binary(max_size=200))
def test_garbage_is_no_opening(data: bytes) -> None:
    for decode in (OpenRequest.decode, OpenReply.decode):
        try:
            decode(data)
        except Fault:
            continue


def test_openings_over_a_limit_are_faults() -> None:
    offer = Offer("toy", 1, 1, 1)
    for request in (
        OpenRequest(libraries=(offer, offer)),
        OpenRequest(libraries=(Offer("a b", 1, 1, 1),)),
        OpenRequest(libraries=(Offer("toy", 1, 1 << 16, 1),)),
        OpenRequest(program="x" * 4097),
        OpenRequest(environment=(("A B", "x"),)),
        OpenRequest(environment=tuple((f"A{n}", "x") for n in range(65))),
    ):
        with pytest.raises(Fault):
            OpenRequest.decode(request.encode())
