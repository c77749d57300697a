"""Reads the markers of a JPEG stream (ITU T.81, annex B) as far as the CPU device needs them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import attrs

BAD_JPEG, NOT_SUPPORTED, ALLOCATOR_FAILURE, INCOMPLETE = 3, 4, 5, 10
BASELINE, EXTENDED, PROGRESSIVE = 0xC0, 0xC1, 0xC2
GREY, UNKNOWN = 6, -1
_SOI, _EOI, _SOS, _DQT, _APP0, _APP1, _APP14, _APP15, _COM = 0xD8, 0xD9, 0xDA, 0xDB, 0xE0, 0xE1, 0xEE, 0xEF, 0xFE
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
MOST_SIDE, MOST_SCANS, MOST_PIXELS = 65500, 100, 1 << 27
# Sampling factors of luma by those of chroma -> nvjpegChromaSubsampling_t.
_SUBSAMPLINGS = {(1, 1): 0, (2, 1): 1, (2, 2): 2, (1, 2): 3, (4, 1): 4, (4, 2): 5, (2, 4): 7}


class Unreadable(Exception):
    """No stream that can be decoded; `args[0]` is the library's status."""

    @property
    def status(self) -> int:
        return int(self.args[0])


@attrs.frozen
class Header:
    """What the frame and the application segments say."""

    width: int
    height: int
    encoding: int
    precision: int
    factors: tuple[tuple[int, int], ...]
    is_adobe: bool = False
    orientation: int = 0

    @property
    def components(self) -> int:
        return len(self.factors)

    @property
    def subsampling(self) -> int:
        """nvjpegChromaSubsampling_t."""
        if self.components == 1:
            return GREY
        if self.components != 3 or self.factors[1] != self.factors[2]:
            return UNKNOWN
        (h, v), (chroma_h, chroma_v) = self.factors[:2]
        if h % chroma_h or v % chroma_v:
            return UNKNOWN
        return _SUBSAMPLINGS.get((h // chroma_h, v // chroma_v), UNKNOWN)

    def plane(self, component: int, scale: int = 1) -> tuple[int, int]:
        """(rows, columns) of a component."""
        h, v = self.factors[component]
        most_h, most_v = max(each[0] for each in self.factors), max(each[1] for each in self.factors)
        return -(-self.height * v // (most_v * scale)), -(-self.width * h // (most_h * scale))


def segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """(marker, its bytes) up to the first scan. Raises Unreadable."""
    if data[:2] != b"\xff\xd8":
        raise Unreadable(BAD_JPEG)
    at = 2
    while True:
        found = data.find(b"\xff", at)
        while 0 <= found < len(data) and data[found] == 0xFF:
            found += 1
        if not 0 <= found < len(data):
            raise Unreadable(BAD_JPEG)
        marker, at = data[found], found + 1
        if marker == 0 or marker in _ALONE:
            continue
        length = int.from_bytes(data[at : at + 2], "big")
        if marker in (_SOI, _EOI) or length < 2 or at + length > len(data):
            raise Unreadable(BAD_JPEG)
        yield marker, data[at + 2 : at + length]
        at += length
        if marker == _SOS:
            return


def read_header(data: bytes) -> Header:
    """What a stream is. Raises Unreadable."""
    header, is_adobe, orientation = None, False, 0
    for marker, body in segments(data):
        if marker in _FRAMES:
            if header is not None:
                raise Unreadable(BAD_JPEG)
            header = _frame(marker, body)
        is_adobe = is_adobe or (marker == _APP14 and body[:5] == b"Adobe")
        orientation = orientation or (_orientation(body) if marker == _APP1 else 0)
    if header is None:
        raise Unreadable(BAD_JPEG)
    return attrs.evolve(header, is_adobe=is_adobe, orientation=orientation)


def _frame(marker: int, body: bytes) -> Header:
    if len(body) < 6 or not body[5] or len(body) != 6 + 3 * body[5]:
        raise Unreadable(BAD_JPEG)
    height, width = int.from_bytes(body[1:3], "big"), int.from_bytes(body[3:5], "big")
    factors = tuple((each >> 4, each & 15) for each in body[7::3])
    if not 1 <= width <= MOST_SIDE or not 1 <= height <= MOST_SIDE or len(factors) > 4:
        raise Unreadable(NOT_SUPPORTED)
    if any(not 1 <= h <= 4 or not 1 <= v <= 4 for h, v in factors):
        raise Unreadable(BAD_JPEG)
    return Header(width, height, marker, body[0], factors)


def _orientation(body: bytes) -> int:
    """What the first directory of Exif says, 0 where it does not."""
    exif = body[6:]
    order: Literal["little", "big"] = "little" if exif[:2] == b"II" else "big"

    def number(at: int, size: int = 2) -> int:
        return int.from_bytes(exif[at : at + size], order)

    if body[:6] != b"Exif\0\0" or exif[:2] not in (b"II", b"MM") or number(2) != 42:
        return 0
    first = number(4, 4)
    for at in range(first + 2, min(first + 2 + 12 * number(first), len(exif) - 11), 12):
        if (number(at), number(at + 2)) == (0x0112, 3):
            return number(at + 8) if number(at + 8) <= 8 else 0
    return 0


def check_kind(header: Header) -> None:
    """Raises Unreadable for what the CPU device does not decode."""
    if header.encoding not in (BASELINE, EXTENDED, PROGRESSIVE) or header.precision != 8 or header.components == 2:
        raise Unreadable(NOT_SUPPORTED)


def check_decodable(data: bytes, header: Header) -> None:
    """Raises Unreadable for what the CPU device does not decode: by its kind, its size or its missing end."""
    check_kind(header)
    if data.count(b"\xff\xda") > MOST_SCANS:
        raise Unreadable(NOT_SUPPORTED)
    if header.width * header.height > MOST_PIXELS:
        raise Unreadable(ALLOCATOR_FAILURE)
    if data.rfind(b"\xff\xd9") < data.find(b"\xff\xda"):
        raise Unreadable(INCOMPLETE)


def metadata(data: bytes) -> bytes:
    """The application segments and comments as they are, without those that an encoder writes itself."""
    kept = [
        bytes((0xFF, marker)) + (len(body) + 2).to_bytes(2, "big") + body
        for marker, body in segments(data)
        if marker == _COM or (_APP0 < marker <= _APP15 and marker != _APP14)
    ]
    return b"".join(kept)


def quantization(data: bytes) -> list[list[int]]:
    """Quantization tables by number, in the natural order of coefficients. Raises Unreadable."""
    found: dict[int, list[int]] = {}
    for marker, body in segments(data):
        while marker == _DQT and body:
            wide, number = body[0] >> 4, body[0] & 15
            size = 64 * (wide + 1)
            if wide > 1 or number > 3 or len(body) < 1 + size:
                raise Unreadable(BAD_JPEG)
            step = wide + 1
            values = [int.from_bytes(body[at : at + step], "big") for at in range(1, 1 + size, step)]
            found[number] = [values[place] for place in _zigzag()]
            body = body[1 + size :]
    return [found[number] for number in sorted(found)]


def _zigzag() -> Sequence[int]:
    """For each coefficient in natural order, its place in the stream."""
    order = sorted(range(64), key=lambda at: (at // 8 + at % 8, at // 8 if (at // 8 + at % 8) % 2 else at % 8))
    places = [0] * 64
    for place, at in enumerate(order):
        places[at] = place
    return places
