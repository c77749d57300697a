"""Bulk streams: payloads too long for frames, as objects `u64 id | u64 length | bytes` that frames name."""

from __future__ import annotations

import struct

import attrs

from gtap_core.errors import Fault

from .buffer import Misuse, Receiver
from .frame import MOST_BULK

_HEAD = struct.Struct("<QQ")
HEADER = _HEAD.size


@attrs.frozen
class ObjectStart:
    """An object begins; `length` bytes follow as ObjectData."""

    id: int
    length: int


@attrs.frozen
class ObjectData:
    """The next bytes of the object that began last; `last` with its final ones."""

    data: bytes
    last: bool


class BulkReceiver(Receiver[ObjectStart | ObjectData]):
    """Reads one bulk stream."""

    what = "bulk stream"

    def __init__(self) -> None:
        super().__init__()
        self._left = 0  # bytes of the object that began last

    def _inside(self) -> bool:
        return super()._inside() or self._left > 0

    def _parse(self) -> ObjectStart | ObjectData | None:
        if self._left:
            data = self._buffer.take_some(self._left)
            self._left -= len(data)
            return ObjectData(data, self._left == 0) if data else None
        head = self._buffer.take(HEADER)
        if head is None:
            return None
        id_, length = _HEAD.unpack(head)
        if not 0 < length <= MOST_BULK or not id_:
            raise Fault(f"a bulk object {id_} of {length} bytes; objects have 1 to {MOST_BULK}")
        self._left = length
        return ObjectStart(id_, length)


def encode_object(id_: int, data: bytes | bytearray | memoryview) -> tuple[bytes, bytes | bytearray | memoryview]:
    """(header, bytes) of one object, to be sent one after the other."""
    if not 0 < len(data) <= MOST_BULK or id_ <= 0:
        raise Misuse(f"a bulk object {id_} of {len(data)} bytes")
    return _HEAD.pack(id_, len(data)), data
