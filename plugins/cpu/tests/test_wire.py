"""Frames between the session process and the child; the child's bytes are not trusted."""

from __future__ import annotations

import contextlib

import pytest
from gtap_plugin_cpu.wire import HEADER, BrokenFrame, FrameReader, decode_values, frame_head
from hypothesis import given
from hypothesis import strategies as st

VALUES = st.recursive(
    st.none()
    | st.integers(-(2**63), 2**64 - 1)
    | st.floats(allow_nan=False)
    | st.text(max_size=20)
    | st.binary(max_size=20),
    lambda inner: st.lists(inner, max_size=4),
    max_leaves=12,
)


@given(st.lists(VALUES, max_size=5), st.binary(max_size=50), st.integers(1, 60))
def test_frames_survive_any_cutting(values: list[object], blob: bytes, step: int) -> None:
    data = frame_head(7, 3, values, len(blob)) + blob + frame_head(0, 4, [], 0)
    reader, frames = FrameReader(), []
    for start in range(0, len(data), step):
        frames += reader.feed(data[start : start + step])
    assert [(f.code, f.number, bytes(f.blob)) for f in frames] == [(7, 3, blob), (0, 4, b"")]
    assert list(frames[0].values) == values


@given(st.binary(max_size=200))
def test_garbage_is_a_broken_frame_or_values(data: bytes) -> None:
    with contextlib.suppress(BrokenFrame):
        decode_values(memoryview(data))


def test_sizes_are_bounded_before_anything_is_kept() -> None:
    reader = FrameReader(lambda number: 10 if number == 1 else -1)
    assert not reader.feed(HEADER.pack(0, 0, 1, 10))
    for values, number, blob in ((1 << 30, 1, 0), (0, 1, 11), (0, 2, 1)):
        with pytest.raises(BrokenFrame):
            FrameReader(lambda n: 10 if n == 1 else -1).feed(HEADER.pack(0, values, number, blob))


def test_nesting_is_bounded() -> None:
    data = b"l\1\0\0\0" * 100
    with pytest.raises(BrokenFrame):
        decode_values(memoryview(data))
