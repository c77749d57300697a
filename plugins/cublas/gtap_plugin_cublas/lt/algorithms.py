"""The CPU device's one algorithm: its 64 bytes, its configuration, what it says it can do."""

from __future__ import annotations

import struct
from typing import Any

import attrs

from gtap_plugin_cublas.lt.types import Types, element

_BYTES = struct.Struct("<4s7iIiIIIIHH4x")
_MARK = b"GtLA"
# Attribute: member, struct code.
CONFIG = {
    0: ("id", "<i"), 1: ("tile", "<I"), 2: ("split_k", "<i"), 3: ("reduction", "<I"), 4: ("swizzling", "<I"),
    5: ("option", "<I"), 6: ("stages", "<I"), 7: ("inner_shape", "<H"), 8: ("cluster_shape", "<H"),
}  # fmt: skip
_FLOAT_EPILOGUES = 0x3FF
# What it can do, by attribute: no split of K, strided batches, D beside C, each pointer mode, pointer arrays.
_CAPABILITIES = {
    0: ("<i", 0), 1: ("<I", 0), 2: ("<I", 0), 3: ("<i", 1), 4: ("<i", 1), 5: ("<i", 0), 6: ("<I", 0), 7: ("<i", 0),
    10: ("<i", 0), 11: ("<I", 0x1F), 12: ("<I", _FLOAT_EPILOGUES), 13: ("<I", 0), 14: ("<i", 0), 15: ("<Q", 0),
    20: ("<i", 0), 21: ("<i", 1), 22: ("<i", 0), 23: ("<i", 0),
}  # fmt: skip
_ALIGNMENTS = {16: "a", 17: "b", 18: "c", 19: "d"}  # of the matrices: that of an element


@attrs.frozen
class Algorithm:
    """An algorithm for some types."""

    id: int
    types: Types
    tile: int = 0
    split_k: int = 1
    reduction: int = 0
    swizzling: int = 0
    option: int = 0
    stages: int = 0
    inner_shape: int = 0
    cluster_shape: int = 0

    @classmethod
    def read(cls, data: Any) -> Algorithm | None:
        """None for bytes that no algorithm of this device has."""
        if len(data) != _BYTES.size:
            return None
        mark, number, *rest = _BYTES.unpack(data)
        # The marks of types come first, then the configuration.
        return cls(number, Types(*rest[:6]), *rest[6:]) if mark == _MARK and number == 0 else None

    def written(self) -> bytes:
        rest = (self.tile, self.split_k, self.reduction, self.swizzling, self.option, self.stages)
        return _BYTES.pack(_MARK, self.id, *attrs.astuple(self.types), *rest, self.inner_shape, self.cluster_shape)

    def capability(self, number: int) -> bytes | None:
        """What it can do, by the attribute's number; None for none."""
        if number in _ALIGNMENTS:
            found = element(getattr(self.types, _ALIGNMENTS[number]))
            return None if found is None else struct.pack("<I", found.align)
        code, value = _CAPABILITIES.get(number, ("", 0))
        return struct.pack(code, value) if code else None

    @property
    def runs(self) -> bool:
        """Whether its configuration is one that this device has."""
        return attrs.evolve(self, split_k=1 if self.split_k in (0, 1) else self.split_k) == Algorithm(0, self.types)
