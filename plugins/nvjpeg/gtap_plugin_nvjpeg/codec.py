"""Pixels of JPEG streams and streams of pixels, by libjpeg-turbo (Pillow, simplejpeg) and NumPy."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from fractions import Fraction
from typing import Any

import attrs

from gtap_plugin_nvjpeg.header import (
    ALLOCATOR_FAILURE,
    BAD_JPEG,
    MOST_PIXELS,
    NOT_SUPPORTED,
    Header,
    Unreadable,
    check_decodable,
    read_header,
)

UNCHANGED, YUV, Y, RGB, BGR, RGBI, BGRI = range(7)
INPUT_NV12 = 8
CSS_444, CSS_422, CSS_420, CSS_440, CSS_411 = range(5)
GREY = 6
INVALID_PARAMETER, EXECUTION_FAILED, IMPLEMENTATION_NOT_SUPPORTED = 2, 6, 9
PROGRESSIVE = 0xC2
# Subsampling -> how many pixels share one value of chroma, across and down.
SHARED = {CSS_444: (1, 1), CSS_422: (2, 1), CSS_420: (2, 2), CSS_440: (1, 2), CSS_411: (4, 1)}
_BY_PILLOW = {CSS_444: 0, CSS_422: 1, CSS_420: 2}
_NAMES = {CSS_440: "440", CSS_411: "411"}
Planes = list[Any]  # uint8 arrays of two dimensions


@attrs.frozen
class Wanted:
    """How a stream is decoded: nvjpegDecodeParams_t, and the flag of the library handle."""

    format: int = UNCHANGED
    roi: tuple[int, int, int, int] = (0, 0, -1, -1)
    allow_cmyk: bool = False
    scale: int = 1
    orientation: int = 1
    interpolates: bool = False


# ---- decoding ----


def shapes(header: Header, wanted: Wanted) -> list[tuple[int, int]]:
    """(rows, bytes of a row) of each channel that is written. Raises Unreadable."""
    if not UNCHANGED <= wanted.format <= BGRI:
        raise Unreadable(IMPLEMENTATION_NOT_SUPPORTED)
    if header.components == 4 and wanted.format != UNCHANGED and not wanted.allow_cmyk:
        raise Unreadable(NOT_SUPPORTED)
    if header.components == 4 and wanted.format in (YUV, Y):
        raise Unreadable(NOT_SUPPORTED)
    if wanted.format in (UNCHANGED, YUV):
        if header.components == 3 and header.subsampling not in SHARED:
            raise Unreadable(NOT_SUPPORTED)
        if header.components == 4 and set(header.factors) != {header.factors[0]}:
            raise Unreadable(NOT_SUPPORTED)
        planes = range(header.components)
    else:
        planes = range(3 if wanted.format in (RGB, BGR) else 1)
    cut = [_cut(header, wanted, plane) for plane in planes]
    turned = [(columns, rows) if wanted.orientation >= 5 else (rows, columns) for _, _, rows, columns in cut]
    each = 3 if wanted.format in (RGBI, BGRI) else 1
    return [(rows, columns * each) for rows, columns in turned]


def _cut(header: Header, wanted: Wanted, plane: int) -> tuple[int, int, int, int]:
    """(top, left, rows, columns) of a channel's part inside the region of interest. Raises Unreadable."""
    down, across = (each * wanted.scale for each in _steps(header, wanted.format, plane))
    all_rows, all_columns = math.ceil(header.height / down), math.ceil(header.width / across)
    x, y, width, height = wanted.roi
    if width < 0 and height < 0:
        return 0, 0, all_rows, all_columns
    if width <= 0 or height <= 0 or x < 0 or y < 0 or x + width > header.width or y + height > header.height:
        raise Unreadable(INVALID_PARAMETER)
    top, left = int(y / down), int(x / across)
    return top, left, min(math.ceil(height / down), all_rows - top), min(math.ceil(width / across), all_columns - left)


def _steps(header: Header, format: int, plane: int) -> tuple[Fraction, Fraction]:
    """How many pixels share one value of a channel, down and across."""
    if format not in (UNCHANGED, YUV):
        return Fraction(1), Fraction(1)
    most_h, most_v = (max(each) for each in zip(*header.factors, strict=True))
    h, v = header.factors[plane]
    return Fraction(most_v, v), Fraction(most_h, h)


def decode(data: bytes, header: Header, wanted: Wanted) -> Planes:
    """The channels of `shapes`. Raises Unreadable."""
    try:
        planes = _planes(data, header, wanted)
        return [_turned(_part(header, wanted, at, plane), wanted.orientation) for at, plane in enumerate(planes)]
    except MemoryError:
        raise Unreadable(ALLOCATOR_FAILURE) from None
    except (OSError, ValueError, SyntaxError):  # as the two codecs tell of streams that they cannot take
        raise Unreadable(BAD_JPEG) from None


def _planes(data: bytes, header: Header, wanted: Wanted) -> Planes:
    if wanted.format in (UNCHANGED, YUV):
        return _native(data, header, wanted.scale)
    if wanted.format == Y:
        return [_luma(data, header, wanted.scale)]
    pixels = _colour(data, header, wanted)
    if wanted.format in (BGR, BGRI):
        pixels = pixels[..., ::-1]
    return [pixels] if wanted.format in (RGBI, BGRI) else [pixels[..., each] for each in range(3)]


def _pillow(data: bytes, header: Header, mode: str, scale: int, *, kept: bool = False, fast: bool = False) -> Any:
    """`kept`: components as they are in the stream. `fast`: a value of chroma for each of its pixels."""
    import numpy
    from PIL import Image

    size = (-(-header.width // scale), -(-header.height // scale))
    return numpy.asarray(Image.frombytes(mode, size, data, "jpeg", mode, mode if kept else "", scale, int(fast)))


def _simple(data: bytes, header: Header, mode: str, fast: bool = True) -> Any:
    """Exact, and `fast` as above; where it refuses what others warn of, by Pillow."""
    import simplejpeg

    try:
        pixels = simplejpeg.decode_jpeg(data, "GRAY" if mode == "L" else mode, fastupsample=fast, strict=False)
    except ValueError:
        return _pillow(data, header, mode, 1, fast=fast)
    return pixels[..., 0] if mode == "L" else pixels


def _luma(data: bytes, header: Header, scale: int) -> Any:
    return _pillow(data, header, "L", scale) if scale > 1 else _simple(data, header, "L")


def _native(data: bytes, header: Header, scale: int) -> Planes:
    """Components with their own sizes."""
    if header.components == 1:
        return [_luma(data, header, scale)]
    if header.components == 4:
        pixels = _pillow(data, header, "CMYK", scale, kept=True)
        return [pixels[..., each] for each in range(4)]
    across, down = SHARED[header.subsampling]
    if header.subsampling == CSS_420 and scale < 8:
        # At half the size the decoder has no chroma to upsample: it is what the stream holds.
        chroma = _pillow(data, header, "YCbCr", 2 * scale, kept=True)
    else:
        fast = across * down == 2 or scale > 1
        chroma = _pillow(data, header, "YCbCr", scale, kept=True, fast=fast)[::down, ::across]
    return [_luma(data, header, scale), chroma[..., 1], chroma[..., 2]]


def _colour(data: bytes, header: Header, wanted: Wanted) -> Any:
    import numpy

    if header.components != 4:
        if wanted.scale > 1:
            return _pillow(data, header, "RGB", wanted.scale, fast=not wanted.interpolates)
        return _simple(data, header, "RGB", fast=not wanted.interpolates)
    inks = _pillow(data, header, "CMYK", wanted.scale) if wanted.scale > 1 else _simple(data, header, "CMYK")
    light = inks.astype(numpy.uint32) if header.is_adobe else 255 - inks.astype(numpy.uint32)  # Adobe stores light
    return ((light[..., :3] * light[..., 3:] + 127) // 255).astype(numpy.uint8)


def _part(header: Header, wanted: Wanted, at: int, plane: Any) -> Any:
    top, left, rows, columns = _cut(header, wanted, at)
    return plane[top : top + rows, left : left + columns]


def _turned(plane: Any, orientation: int) -> Any:
    """The upright picture, rows of bytes."""
    import numpy

    turns = {
        2: lambda p: p[:, ::-1],
        3: lambda p: p[::-1, ::-1],
        4: lambda p: p[::-1],
        5: lambda p: p.swapaxes(0, 1),
        6: lambda p: p.swapaxes(0, 1)[:, ::-1],
        7: lambda p: p[::-1, ::-1].swapaxes(0, 1),
        8: lambda p: p.swapaxes(0, 1)[::-1],
    }
    turned = numpy.ascontiguousarray(turns.get(orientation, lambda p: p)(plane))
    return turned.reshape(turned.shape[0], -1)


def decodable(data: bytes) -> Header:
    """The header of a stream that can be decoded. Raises Unreadable."""
    header = read_header(data)
    check_decodable(data, header)
    return header


# ---- encoding ----


@attrs.define
class Settings:
    """nvjpegEncoderParams_t."""

    quality: int = 70
    encoding: int = 0xC0
    optimized: bool = False
    subsampling: int = CSS_444
    restart: int = 0
    metadata: bytes = b""
    tables: list[list[int]] = attrs.field(factory=list)


def source_shapes(format: int, subsampling: int, width: int, height: int) -> list[tuple[int, int]]:
    """(rows, bytes of a row) of each channel of an image to encode. Raises Unreadable."""
    if width * height > MOST_PIXELS:
        raise Unreadable(ALLOCATOR_FAILURE)
    if format in (RGBI, BGRI):
        return [(height, 3 * width)]
    if format == INPUT_NV12:
        return [(height, width), (-(-height // 2), 2 * -(-width // 2))]
    if format in (RGB, BGR):
        return [(height, width)] * 3
    if subsampling == GREY:
        return [(height, width)]
    if subsampling not in SHARED:
        raise Unreadable(IMPLEMENTATION_NOT_SUPPORTED)
    across, down = SHARED[subsampling]
    chroma = (-(-height // down), -(-width // across))
    return [(height, width), chroma, chroma]


def encode(channels: Sequence[Any], format: int, subsampling: int, settings: Settings) -> bytes:
    """A JPEG stream. Raises Unreadable for what the CPU device cannot write."""
    if settings.subsampling not in (*SHARED, GREY):
        raise Unreadable(IMPLEMENTATION_NOT_SUPPORTED)
    try:
        stream = _encode(channels, format, subsampling, settings)
    except MemoryError:
        raise Unreadable(ALLOCATOR_FAILURE) from None
    except (OSError, ValueError):  # what a codec does not write
        raise Unreadable(EXECUTION_FAILED) from None
    return _with_metadata(stream, settings.metadata)


def _encode(channels: Sequence[Any], format: int, subsampling: int, settings: Settings) -> bytes:
    pixels, mode = _pixels(channels, format, subsampling)
    if mode != "L" and settings.subsampling in _NAMES:
        return _by_simplejpeg(pixels, mode, settings)
    import numpy
    from PIL import Image

    image = Image.fromarray(numpy.ascontiguousarray(pixels), mode)
    if settings.subsampling == GREY and mode != "L":
        image = image.getchannel(0) if mode == "YCbCr" else image.convert("YCbCr").getchannel(0)
    tables = {"qtables": settings.tables} if settings.tables else {"quality": settings.quality}
    out = io.BytesIO()
    with _room_for(worst_size(*image.size)):
        image.save(
            out,
            "JPEG",
            subsampling=_BY_PILLOW.get(settings.subsampling, 0),
            progressive=settings.encoding == PROGRESSIVE,
            optimize=settings.optimized,
            restart_marker_blocks=settings.restart,
            **tables,
        )
    return out.getvalue()


def worst_size(width: int, height: int) -> int:
    """The bytes that no stream of a picture is longer than, its metadata aside."""
    return -(-width // 16) * 16 * (-(-height // 16) * 16) * 8 + 4096


@contextmanager
def _room_for(size: int) -> Iterator[None]:
    """Have Pillow write a stream of so many bytes at once: one with optimal codes it writes so or not at all."""
    from PIL import ImageFile

    usual = ImageFile.MAXBLOCK
    ImageFile.MAXBLOCK = max(usual, size)
    try:
        yield
    finally:
        ImageFile.MAXBLOCK = usual


def _pixels(channels: Sequence[Any], format: int, subsampling: int) -> tuple[Any, str]:
    """An image of all pixels and its mode: a value of chroma stands for each pixel that shares it."""
    import numpy

    if format in (RGBI, BGRI):
        pixels = channels[0].reshape(channels[0].shape[0], -1, 3)
        return (pixels if format == RGBI else pixels[..., ::-1]), "RGB"
    if format in (RGB, BGR):
        return numpy.stack(channels if format == RGB else channels[::-1], -1), "RGB"
    luma = channels[0]
    if format == INPUT_NV12:
        chroma, subsampling = [channels[1][:, 0::2], channels[1][:, 1::2]], CSS_420
    elif subsampling == GREY:
        return luma, "L"
    else:
        chroma = list(channels[1:])
    across, down = SHARED[subsampling]
    rows, columns = luma.shape
    whole = [each.repeat(down, 0)[:rows].repeat(across, 1)[:, :columns] for each in chroma]
    return numpy.stack([luma, *whole], -1), "YCbCr"


def _by_simplejpeg(pixels: Any, mode: str, settings: Settings) -> bytes:
    """Subsamplings that Pillow does not write: baseline alone."""
    import numpy
    import simplejpeg

    if settings.encoding == PROGRESSIVE or settings.restart or settings.tables:
        raise Unreadable(IMPLEMENTATION_NOT_SUPPORTED)
    if mode == "RGB":
        whole = numpy.ascontiguousarray(pixels)
        return bytes(simplejpeg.encode_jpeg(whole, settings.quality, "RGB", _NAMES[settings.subsampling]))
    across, down = SHARED[settings.subsampling]
    rows, columns = -(-pixels.shape[0] // down) * down, -(-pixels.shape[1] // across) * across
    padded = numpy.pad(pixels, ((0, rows - pixels.shape[0]), (0, columns - pixels.shape[1]), (0, 0)), "edge")
    means = padded.reshape(rows // down, down, columns // across, across, 3).mean((1, 3), dtype=numpy.float32)
    luma, chroma = numpy.ascontiguousarray(pixels[..., 0]), numpy.rint(means).astype(numpy.uint8)
    planes = [numpy.ascontiguousarray(chroma[..., each]) for each in (1, 2)]
    return bytes(simplejpeg.encode_jpeg_yuv_planes(luma, *planes, settings.quality))


def _with_metadata(stream: bytes, metadata: bytes) -> bytes:
    """Behind JFIF's own segment, where there is one."""
    at = 4 + int.from_bytes(stream[4:6], "big") if stream[2:4] == b"\xff\xe0" else 2
    return stream[:at] + metadata + stream[at:]
