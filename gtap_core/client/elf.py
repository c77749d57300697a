"""Read what an ELF file says about how it is loaded: interpreter, class, needed libraries. Nothing is executed."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import attrs

PT_LOAD, PT_DYNAMIC, PT_INTERP = 1, 2, 3
DT_NEEDED, DT_STRTAB, DT_STRSZ = 1, 5, 10
MOST_SEGMENTS, MOST_DYNAMIC, MOST_STRINGS = 128, 1 << 16, 1 << 24


@attrs.frozen
class Elf:
    """The loading facts of a 64-bit little-endian file; `static` means that no dynamic loader runs."""

    machine: int
    static: bool
    needed: tuple[str, ...]


class NotElf(Exception):
    """The file is no 64-bit little-endian ELF object, or is cut short."""


@attrs.frozen
class _Segment:
    kind: int
    offset: int
    address: int
    size: int


def read(path: Path) -> Elf:
    """Read a file's loading facts. Raises NotElf, OSError."""
    with path.open("rb") as file:
        header = _exactly(file, 0, 64)
        if header[:6] != b"\x7fELF\x02\x01":
            raise NotElf(path)
        machine = struct.unpack_from("<H", header, 18)[0]
        (table,) = struct.unpack_from("<Q", header, 32)
        size, count = struct.unpack_from("<HH", header, 54)
        if size != 56 or count > MOST_SEGMENTS:
            raise NotElf(path)
        segments = [_segment(_exactly(file, table + 56 * index, 56)) for index in range(count)]
        interpreter = any(segment.kind == PT_INTERP for segment in segments)
        return Elf(machine, not interpreter, tuple(_needed(file, segments)))


def _segment(entry: bytes) -> _Segment:
    kind, _flags, offset, address, _physical, size = struct.unpack_from("<IIQQQQ", entry)
    return _Segment(kind, offset, address, size)


def _exactly(file: BinaryIO, offset: int, size: int) -> bytes:
    try:
        file.seek(offset)
    except (OverflowError, ValueError, OSError) as error:
        raise NotElf(file.name) from error
    found = file.read(size)
    if len(found) != size:
        raise NotElf(file.name)
    return found


def _needed(file: BinaryIO, segments: list[_Segment]) -> Iterator[str]:
    dynamic = next((segment for segment in segments if segment.kind == PT_DYNAMIC), None)
    if dynamic is None or dynamic.size > MOST_DYNAMIC:
        return
    entries = list(struct.iter_unpack("<QQ", _exactly(file, dynamic.offset, dynamic.size // 16 * 16)))
    values = dict(entries)
    place = _file_offset(segments, values.get(DT_STRTAB, 0))
    if place is None or values.get(DT_STRSZ, 0) > MOST_STRINGS:
        return
    strings = _exactly(file, place, values.get(DT_STRSZ, 0))
    for tag, value in entries:
        if tag == DT_NEEDED and value < len(strings):
            yield strings[value:].partition(b"\0")[0].decode(errors="replace")


def _file_offset(segments: list[_Segment], address: int) -> int | None:
    for segment in segments:
        if segment.kind == PT_LOAD and segment.address <= address < segment.address + segment.size:
            return address - segment.address + segment.offset
    return None
