"""The bytes inside frames: descriptors of variable parts, replies' outputs, and tag-length-value lists."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from typing import Literal

import attrs

from gtap_core.errors import Fault

VERSION = 3
MOST_FRAME = 1 << 20  # bytes of a frame, header included
MOST_BULK = 4 << 20  # bytes of a bulk object
MOST_BULK_STREAMS = 4
INLINE = 65536  # longer parts travel on a bulk stream

_LENGTH_MASK = (1 << 48) - 1
_DESCRIPTOR = struct.Struct("<Q")
_BULK = struct.Struct("<QQQ")
_TLV = struct.Struct("<II")
_STATUS = struct.Struct("<iI")

Form = Literal["inline", "null", "bulk"]
_FORMS: tuple[Form, ...] = ("inline", "null", "bulk")


@attrs.frozen
class BulkRange:
    """Bytes that travel on a bulk stream: `length` bytes of object `id` from `offset` on."""

    id: int
    offset: int
    length: int


Part = bytes | bytearray | memoryview | BulkRange | None


def padded(size: int) -> int:
    """`size` rounded up to the 8 bytes that every part is padded to."""
    return (size + 7) & ~7


def descriptor(form: Form, length: int = 0) -> int:
    """The u64 that stands in the fixed part for bytes of variable length."""
    return _FORMS.index(form) << 48 | length


def read_descriptor(value: int) -> tuple[Form, int]:
    """(form, length in bytes). Fault: a form or bits that version 1 does not know, a null that has a length."""
    form, length = value >> 48, value & _LENGTH_MASK
    if form >= len(_FORMS):
        raise Fault(f"the descriptor {value:#x} has a form that wire version {VERSION} does not know")
    if _FORMS[form] == "null" and length:
        raise Fault(f"the null descriptor {value:#x} has a length")
    return _FORMS[form], length


def encode_part(part: Part) -> tuple[int, bytes]:
    """(descriptor, bytes behind the fixed part) of one variable part."""
    if part is None:
        return descriptor("null"), b""
    if isinstance(part, BulkRange):
        return descriptor("bulk", part.length), _BULK.pack(part.id, part.offset, part.length)
    return descriptor("inline", len(part)), bytes(part) + bytes(-len(part) % 8)


def read_part(form: Form, length: int, body: memoryview, at: int) -> tuple[memoryview | BulkRange | None, int]:
    """Read the part of a descriptor at `at`: (part, where the next one starts). Fault: it does not fit."""
    if form == "null":
        return None, at
    end = at + (_BULK.size if form == "bulk" else padded(length))
    if end > len(body):
        raise Fault("a part is longer than its frame")
    if form == "inline":
        return body[at : at + length], end
    bulk = BulkRange(*_BULK.unpack_from(body, at))
    if bulk.length != length or not length or bulk.offset + length > MOST_BULK or not bulk.id:
        raise Fault("a bulk range does not agree with its descriptor or with the limits")
    return bulk, end


def encode_outputs(status: int, outputs: Sequence[Part]) -> bytes:
    """The body of a reply: the status, a descriptor per output, the parts."""
    encoded = [encode_part(each) for each in outputs]
    fixed = b"".join(_DESCRIPTOR.pack(value) for value, _ in encoded)
    return _STATUS.pack(status, 0) + fixed + b"".join(part for _, part in encoded)


def read_outputs(body: memoryview, count: int) -> tuple[int, list[memoryview | BulkRange | None]]:
    """(status, outputs) of a reply to a call with `count` outputs. Fault: not exactly that."""
    at = _STATUS.size + 8 * count
    if len(body) < at:
        raise Fault("a reply is shorter than its outputs")
    status, zero = _STATUS.unpack_from(body)
    if zero:
        raise Fault("a reserved field of a reply is not zero")
    outputs: list[memoryview | BulkRange | None] = []
    for index in range(count):
        form, length = read_descriptor(_DESCRIPTOR.unpack_from(body, _STATUS.size + 8 * index)[0])
        part, at = read_part(form, length, body, at)
        outputs.append(part)
    if at != len(body):
        raise Fault("a reply is longer than its outputs")
    return status, outputs


def encode_tlv(entries: Iterable[tuple[int, bytes]]) -> bytes:
    """A list of `u32 tag | u32 length | bytes padded to 8`."""
    return b"".join(_TLV.pack(tag, len(value)) + value + bytes(-len(value) % 8) for tag, value in entries)


def read_tlv(data: bytes | memoryview) -> list[tuple[int, bytes]]:
    """The entries of such a list. Fault: it ends inside an entry."""
    view = memoryview(data)
    entries: list[tuple[int, bytes]] = []
    at = 0
    while at < len(view):
        if len(view) - at < _TLV.size:
            raise Fault("a tagged list ends inside an entry")
        tag, length = _TLV.unpack_from(view, at)
        at += _TLV.size
        if padded(length) > len(view) - at:
            raise Fault(f"entry {tag} of a tagged list is longer than the list")
        entries.append((tag, bytes(view[at : at + length])))
        at += padded(length)
    return entries
