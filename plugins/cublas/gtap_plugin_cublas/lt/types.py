"""Element types of the CPU device, and which of them a product takes together: those of cublasGemmEx, and FP8."""

from __future__ import annotations

from functools import cache
from typing import Any

import attrs

from gtap_plugin_cublas.status import Refused

F32, F64, F16, I8, BF16, I32, E4M3, E5M2 = 0, 1, 2, 3, 14, 10, 28, 29
FLOAT8 = {E4M3: "float8_e4m3fn", E5M2: "float8_e5m2"}
SINGLE, WHOLE = (68, 69), (72, 73)  # CUBLAS_COMPUTE_32F, CUBLAS_COMPUTE_32I, and their pedantic forms
# FP8: C by D.
_FLOAT8_C = {F32: (F32,), BF16: (BF16,), F16: (F16,), E4M3: (BF16, F16), E5M2: (BF16, F16)}


@cache
def _elements() -> dict[int, Any]:
    import ml_dtypes
    import numpy

    from gtap_plugin_cublas.cpu.element import CI8, TYPES, Element

    single = numpy.dtype("<f4")
    eight = {number: Element("", numpy.dtype(getattr(ml_dtypes, name)), single) for number, name in FLOAT8.items()}
    return eight | {number: each for number, each in TYPES.items() if each is not CI8}


def element(number: int) -> Any:
    """The element type (cpu/element.py) of a cudaDataType; None where products of the CPU device have none."""
    return _elements().get(number)


def dtype(number: int) -> Any:
    """NumPy's type of a cudaDataType; None where the CPU device has none."""
    found = element(number)
    return None if found is None else found.dtype


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
        from gtap_plugin_cublas.cpu.products import types_of

        if self.a in FLOAT8 or self.b in FLOAT8:
            return (
                self.compute in SINGLE
                and self.scale == F32
                and {self.a, self.b} <= FLOAT8.keys()
                and (self.a, self.b) != (E5M2, E5M2)
                and self.c in _FLOAT8_C.get(self.d, ())
                and not (self.d == E5M2 and (self.a, self.b) == (E4M3, E4M3))
            )
        if self.compute in WHOLE and self.scale == F32:
            return {self.a, self.b, self.c, self.d} == {I8}
        try:
            *_, scale = types_of(self.compute, self.a, self.b, self.c)
        except Refused:
            return False
        return self.c == self.d and scale is element(self.scale) and element(self.a) is not None

    @property
    def work(self) -> Any:
        """The element type that products are computed in: wider than the elements, exact for whole numbers."""
        from gtap_plugin_cublas.cpu.products import work_of

        return work_of(element(self.a), element(self.d))

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
