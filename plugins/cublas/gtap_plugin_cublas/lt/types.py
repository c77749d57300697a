"""Element types of the CPU device, and which of them a product takes together (the manual's table)."""

from __future__ import annotations

from functools import cache
from typing import Any

import attrs

F32, F64, F16, I8, C32, C64, BF16, I32, E4M3, E5M2 = 0, 1, 2, 3, 4, 5, 14, 10, 28, 29
FLOAT8 = (E4M3, E5M2)
_NAMES = {
    F32: "<f4", F64: "<f8", F16: "<f2", I8: "<i1", C32: "<c8", C64: "<c16", I32: "<i4", BF16: "bfloat16",
    E4M3: "float8_e4m3fn", E5M2: "float8_e5m2",
}  # fmt: skip
_SINGLE = (68, 69)  # CUBLAS_COMPUTE_32F and its pedantic form
_FAST = (74, 75, 77, 78)  # by half, bfloat16, tf32, emulated: single here
_DOUBLE = (70, 71, 79)
_WHOLE = (72, 73)
_HALF = (64, 65)
# (scale, A and B, C and D) by compute type.
_TABLE = {
    **dict.fromkeys(_HALF, ((F16, F16, F16),)),
    **dict.fromkeys(_WHOLE, ((I32, I8, I32), (F32, I8, I8))),
    **dict.fromkeys(
        _SINGLE,
        ((F32, BF16, BF16), (F32, F16, F16), (F32, I8, F32), (F32, BF16, F32), (F32, F16, F32), (F32, F32, F32),
         (C32, C32, C32)),
    ),
    **dict.fromkeys(_FAST, ((F32, F32, F32), (C32, C32, C32))),
    **dict.fromkeys(_DOUBLE, ((F64, F64, F64), (C64, C64, C64))),
}  # fmt: skip
# FP8: C by D.
_FLOAT8_C = {F32: (F32,), BF16: (BF16,), F16: (F16,), E4M3: (BF16, F16), E5M2: (BF16, F16)}


@cache
def dtype(number: int) -> Any:
    """NumPy's type of a cudaDataType; None where the CPU device has none."""
    import ml_dtypes
    import numpy

    name = _NAMES.get(number)
    return None if name is None else numpy.dtype(getattr(ml_dtypes, name, None) or name)


@attrs.frozen
class Types:
    """The types of a product."""

    compute: int
    scale: int
    a: int
    b: int
    c: int
    d: int

    @property
    def supported(self) -> bool:
        """Whether they go together."""
        if self.a in FLOAT8 or self.b in FLOAT8:
            return (
                self.compute in (68, 69)
                and self.scale == F32
                and {self.a, self.b} <= set(FLOAT8)
                and (self.a, self.b) != (E5M2, E5M2)
                and self.c in _FLOAT8_C.get(self.d, ())
                and not (self.d == E5M2 and (self.a, self.b) == (E4M3, E4M3))
            )
        return self.a == self.b and self.c == self.d and (self.scale, self.a, self.c) in _TABLE.get(self.compute, ())

    @property
    def working(self) -> Any:
        """What products are computed in: wider than the elements, exact for whole numbers."""
        import numpy

        if self.a == I8:
            return numpy.dtype("<f8")
        return dtype(self.a) if self.a in (F64, C32, C64) else numpy.dtype("<f4")

    @property
    def bias(self) -> int:
        """The type of a bias for which none is set."""
        if self.d == I8:
            return self.scale
        if self.a in FLOAT8:
            return F16 if F16 in (self.c, self.d) else BF16
        return self.d


def converted(values: Any, number: int) -> Any:
    """Values in an element type, rounded to nearest; whole numbers of 8 bits and FP8 are saturated, 32 bits wrap."""
    import numpy

    to = dtype(number)
    if number == I8:
        return numpy.clip(numpy.nan_to_num(numpy.rint(values)), -128, 127).astype(to)
    if number == I32:
        return (
            numpy.nan_to_num(numpy.rint(values)).astype("<i8").astype(to)
            if values.dtype.kind == "f"
            else values.astype(to)
        )
    if number in FLOAT8:
        import ml_dtypes

        most = float(ml_dtypes.finfo(to).max)
        values = numpy.clip(values, -most, most)
    if values.dtype.kind == "c" and to.kind != "c":
        values = values.real
    with numpy.errstate(over="ignore", invalid="ignore"):
        return values.astype(to)
