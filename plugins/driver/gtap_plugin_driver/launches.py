"""The attributes of a launch on the wire: records `u32 id | u32 bytes | value padded to 8`, each id of its own size."""

from __future__ import annotations

import struct

Attributes = tuple[tuple[int, bytes], ...]  # (CUlaunchAttributeID, value)

MOST = 16
# What changes how a kernel runs: cluster 4, 5, 11, 17; serialisation 6; priority 8; synchronisation domains 9, 10; the
# carveout of shared memory 14.
BYTES = {4: 12, 5: 4, 6: 4, 8: 4, 9: 2, 10: 4, 11: 12, 14: 4, 17: 4}
_HEAD = struct.Struct("<II")


def read_attributes(data: memoryview | bytes | None) -> Attributes | None:
    """What a list holds; None where it is malformed or holds what a device is not told."""
    found: list[tuple[int, bytes]] = []
    rest = bytes(data) if data is not None else b""
    while rest:
        if len(found) == MOST or len(rest) < _HEAD.size:
            return None
        number, size = _HEAD.unpack_from(rest)
        end = _HEAD.size + (size + 7) // 8 * 8
        if BYTES.get(number) != size or len(rest) < end:
            return None
        found.append((number, rest[_HEAD.size : _HEAD.size + size]))
        rest = rest[end:]
    return tuple(found)
