"""The CPU device's codec by itself: noise in every setting, regions of small pictures, pictures that are too large."""

from __future__ import annotations

import io
import itertools

import numpy as np
import pytest
from gtap_plugin_nvjpeg import codec, header
from gtap_plugin_nvjpeg.codec import CSS_420, CSS_444, RGB, RGBI, UNCHANGED, Settings, Wanted
from PIL import Image

from plugins.nvjpeg.tests import pictures

SETTINGS = [
    Settings(quality, encoding, optimized, subsampling, restart, tables=[[1] * 64] if quality == 0 else [])
    for quality, encoding, optimized, subsampling, restart in itertools.product(
        (0, 100), (0xC0, 0xC2), (False, True), (CSS_444, CSS_420, codec.GREY), (0, 1)
    )
]


def test_noise_is_encoded_with_every_setting() -> None:
    """A stream of noise is longer than its picture: Pillow has room for it."""
    noise = np.random.default_rng(5).integers(0, 256, (200, 3 * 300), dtype=np.uint8)
    for settings in SETTINGS:
        stream = codec.encode([noise], RGBI, CSS_444, settings)
        assert Image.open(io.BytesIO(stream)).size == (300, 200), settings
        assert len(stream) <= codec.worst_size(300, 200)


@pytest.mark.parametrize(
    ("name", "size", "wanted", "channel", "rows", "columns"),
    [
        ("411", (5, 5), Wanted(UNCHANGED, (3, 0, 2, 5)), 1, slice(0, 5), slice(0, 1)),
        ("411", (5, 5), Wanted(UNCHANGED, (4, 1, 1, 2)), 2, slice(1, 3), slice(1, 2)),
        ("444", (9, 9), Wanted(RGB, (0, 5, 9, 4), scale=8), 0, slice(0, 1), slice(0, 2)),
        ("444", (9, 9), Wanted(RGB, (8, 8, 1, 1), scale=8), 0, slice(1, 2), slice(1, 2)),
        ("420", (7, 7), Wanted(UNCHANGED, (2, 2, 5, 5)), 1, slice(1, 4), slice(1, 4)),
    ],
)
def test_a_region_of_a_small_picture_lies_where_its_pixels_lie(
    name: str, size: tuple[int, int], wanted: Wanted, channel: int, rows: slice, columns: slice
) -> None:
    """Counted in whole steps of subsampling and scale, not in parts of the picture."""
    data = pictures.stream(name, *size)
    read = codec.decodable(data)
    whole = codec.decode(data, read, Wanted(wanted.format, scale=wanted.scale))
    part = codec.decode(data, read, wanted)
    assert [plane.shape for plane in part] == codec.shapes(read, wanted)
    np.testing.assert_array_equal(part[channel], whole[channel][rows, columns])


def test_a_picture_that_is_too_large_is_refused_before_memory_is_taken() -> None:
    with pytest.raises(header.Unreadable) as refused:
        codec.source_shapes(RGBI, CSS_444, 65500, 65500)
    assert refused.value.status == header.ALLOCATOR_FAILURE
    with pytest.raises(header.Unreadable) as refused:
        codec.decodable(pictures.resized(pictures.stream("progressive"), 65500, 65500))
    assert refused.value.status == header.ALLOCATOR_FAILURE


def test_what_no_codec_writes_is_a_status(monkeypatch: pytest.MonkeyPatch) -> None:
    def save(*_: object, **__: object) -> None:
        raise OSError("broken data stream when writing image file")

    monkeypatch.setattr(Image.Image, "save", save)
    with pytest.raises(header.Unreadable) as refused:
        codec.encode([np.zeros((8, 24), np.uint8)], RGBI, CSS_444, Settings())
    assert refused.value.status == codec.EXECUTION_FAILED
