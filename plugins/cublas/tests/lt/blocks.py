"""Blocks as a stub sends them (handwritten/lt_descriptors.h), for tests that have no stub."""

from __future__ import annotations

import struct

SIZE_OF_DESC, ABSENT = 248, bytes(40)  # ABSENT: the emulation of a product that has none


def layout(
    rows: int, cols: int, type: int = 0, *, order: int = 0, batch: int = 1, mode: int = 0, mark: bytes = b"GtLa"
) -> bytes:
    """Columns (or rows, with `order`) one behind the other."""
    return mark + struct.pack(
        "<IIiQQqiIqqQQQii", 96, type, order, rows, cols, cols if order else rows, batch, mode, *[0] * 7
    )


def desc(*, compute: int = 68, scale: int = 0, mode: int = 0, trans_b: int = 0, epilogue: int = 1, bias: int = 0,
         size: int = SIZE_OF_DESC) -> bytes:  # fmt: skip
    first = struct.pack("<I7iI4i", size, compute, scale, mode, 0, trans_b, 0, 2, epilogue, 0, -1, -1, 0)
    return b"GtLd" + first + struct.pack("<QqQqqq7QiiQQ6iQQqqii", bias, *[0] * 26, 0x8000, 0)


def problem(desc: bytes, a: bytes, b: bytes, c: bytes, d: bytes) -> bytes:
    return desc + ABSENT + a + b + c + d


def preference(workspace: int = 0, align_d: int = 256) -> bytes:
    numbers = (64, 0, 7, workspace, 256, 256, 256, align_d, (1 << 64) - 1, 0.0, 0, 0, 0)
    return b"GtLp" + struct.pack("<IIIQIIIIQfIII", *numbers)
