"""Annotations for plugin code: `f32["n"]` on a CPU function's parameter, `Real` on a handler's."""

from __future__ import annotations

import attrs


class Real:
    """On a handler's parameter: the device's own object of a handle (for `session.run`) instead of its Entry."""


@attrs.frozen
class ArrayView:
    """A one-dimensional NumPy view: `dtype` is NumPy's name, `count` an expression over the call's parameters."""

    dtype: str
    count: str | int


@attrs.frozen
class ArrayType:
    """An element type; subscribed with a count it is an annotation."""

    dtype: str

    def __getitem__(self, count: str | int) -> ArrayView:
        return ArrayView(self.dtype, count)


f16, f32, f64 = ArrayType("<f2"), ArrayType("<f4"), ArrayType("<f8")
c64, c128 = ArrayType("<c8"), ArrayType("<c16")
i8, i16, i32, i64 = ArrayType("<i1"), ArrayType("<i2"), ArrayType("<i4"), ArrayType("<i8")
u8, u16, u32, u64 = ArrayType("<u1"), ArrayType("<u2"), ArrayType("<u4"), ArrayType("<u8")
