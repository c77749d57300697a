"""The recorder counts waits from headers alone, however the bytes are split."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gtap_core.wire import side
from gtap_core.wire.preamble import Kind, Preamble
from tests.recorder import CHANNEL_HEADER, Counter

KEY = bytes(range(32))


def opening(kind: Kind) -> bytes:
    return Preamble(kind, lease=b"\1" * 16, session=b"\2" * 16).signed(KEY).encode()


def frame(library: int, ordinal: int, flags: int, body: bytes) -> bytes:
    body += bytes(-len(body) % 8)
    return CHANNEL_HEADER.pack(CHANNEL_HEADER.size + len(body), library, ordinal, 1, flags, 0, 0) + body


def fed(content: bytes, cuts: list[int]) -> Counter:
    counter, start = Counter(), 0
    for end in sorted({cut % (len(content) + 1) for cut in cuts} | {len(content)}):
        counter.feed(content[start:end])
        start = end
    return counter


@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(1, 99), st.sampled_from([0, 1, 2, 3]), st.binary(max_size=40))),
    st.lists(st.integers(0, 1 << 16), max_size=20),
)
def test_channel_frames_that_want_an_answer_are_waits(
    frames: list[tuple[int, int, int, bytes]], cuts: list[int]
) -> None:
    counter = fed(opening(Kind.CHANNEL) + b"".join(frame(*each) for each in frames), cuts)
    wanted = [(library, ordinal) for library, ordinal, flags, _ in frames if flags & 1]
    assert (counter.kind, counter.frames, counter.calls) == ("channel", len(frames), wanted)
    assert counter.waits == len(wanted)


@given(st.lists(st.booleans(), max_size=10), st.lists(st.integers(0, 1 << 16), max_size=20))
def test_side_frames_that_somebody_waits_for_are_waits(waiting: list[bool], cuts: list[int]) -> None:
    frames = [side.encode_side(side.Credit(7, 0, 1 << 45, 1 << 25, waits)) for waits in waiting]
    counter = fed(opening(Kind.SIDE) + b"".join(frames), cuts)
    assert (counter.kind, counter.frames, counter.waits) == ("side", len(waiting), sum(waiting))


def test_bulk_and_foreign_bytes_are_not_looked_into() -> None:
    assert fed(opening(Kind.BULK) + b"\xff" * 100, [3]).kind == "bulk"
    assert fed(b"GET / HTTP/1.1\r\n" * 10, [3]).kind == "foreign"
