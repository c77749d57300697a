"""What happens to a product before it is stored: bias, ReLU, GELU, their gradients, scales and greatest values."""

from __future__ import annotations

from typing import Any

import attrs

from gtap_plugin_cublas.lt.matrices import Matrices, Memory, array, operated, placed, strided
from gtap_plugin_cublas.lt.types import F16, F32, F64, FLOAT8, Types, converted, dtype
from gtap_plugin_cublas.status import NOT_SUPPORTED, refuse

RELU, BIAS, DRELU, BGRAD, GELU, DGELU, AUX, BGRADA, BGRADB = 2, 4, 8, 16, 32, 64, 128, 256, 512
KNOWN = {
    1, RELU, RELU | AUX, BIAS, RELU | BIAS, RELU | AUX | BIAS, DRELU | AUX, DRELU | AUX | BGRAD, GELU, GELU | AUX,
    GELU | BIAS, GELU | AUX | BIAS, DGELU | AUX, DGELU | AUX | BGRAD, BGRADA, BGRADB,
}  # fmt: skip
_ROOT = 0.7978845608028654  # sqrt(2 / pi)
_CUBE = 0.044715


def gelu(x: Any) -> Any:
    """The approximation by tanh, which is cuBLASLt's."""
    import numpy

    return 0.5 * x * (1 + numpy.tanh(_ROOT * (x + _CUBE * x * x * x)))


def gelu_gradient(x: Any) -> Any:
    import numpy

    inner = numpy.tanh(_ROOT * (x + _CUBE * x * x * x))
    return 0.5 * (1 + inner) + 0.5 * x * (1 - inner * inner) * _ROOT * (1 + 3 * _CUBE * x * x)


@attrs.frozen
class Epilogue:
    """The epilogue of one product of a batch; `m` and `n` are those of D."""

    desc: Any
    types: Types
    m: int
    n: int
    index: int  # in the batch
    memory: Memory

    def check(self) -> None:
        """Refuse what the library refuses before it computes anything."""
        desc, kind = self.desc, self.desc.epilogue
        refuse(kind not in KNOWN, NOT_SUPPORTED)
        complex_or_whole = self.types.scale not in (F32, F64, F16)
        refuse(complex_or_whole and kind not in (1, BIAS, RELU, RELU | BIAS), NOT_SUPPORTED)
        refuse(dtype(self.types.scale).kind == "c" and kind != 1, NOT_SUPPORTED)
        refuse(kind & (BIAS | BGRAD | BGRADA | BGRADB) and not desc.bias)
        refuse(dtype(self.bias_type) is None or dtype(self.aux_type) is None, NOT_SUPPORTED)
        if kind & AUX:
            step = 128 if kind & (RELU | DRELU) else 8
            refuse(not desc.aux or desc.aux_ld < self.m or desc.aux_ld % step or desc.aux_stride % step)

    @property
    def bias_type(self) -> int:
        return self.types.bias if self.desc.bias_type == -1 else int(self.desc.bias_type)

    @property
    def aux_type(self) -> int:
        return self.types.d if self.desc.aux_type == -1 else int(self.desc.aux_type)

    def apply(self, values: Any, a: Matrices, b: Matrices) -> Any:
        """D before its own scale, from alpha * op(A) * op(B) + beta * C."""
        import numpy

        kind = self.desc.epilogue
        if kind & BIAS:
            values = values + self._bias(self.m).astype(values.dtype)[:, None]
        if kind & RELU:
            if kind & AUX:
                self._store_mask(values > 0)
            values = numpy.maximum(values, 0)
        elif kind & GELU:
            if kind & AUX:
                self._store_aux(values)
            values = gelu(values)
        elif kind & DRELU:
            values = values * self._mask()
        elif kind & DGELU:
            values = values * gelu_gradient(self._aux_matrix().astype(values.dtype))
        if kind & BGRAD:
            self._bias(self.m)[:] = converted(values.sum(axis=1), self.bias_type)
        elif kind == BGRADA:
            left = operated(a.at(self.index), self.desc.trans_a)
            self._bias(self.m)[:] = converted(left.sum(axis=1, dtype=values.dtype), self.bias_type)
        elif kind == BGRADB:
            right = operated(b.at(self.index), self.desc.trans_b)
            self._bias(self.n)[:] = converted(right.sum(axis=0, dtype=values.dtype), self.bias_type)
        return values

    # ---- memory ----

    def _bias(self, count: int) -> Any:
        offset = self.index * self.desc.bias_stride * dtype(self.bias_type).itemsize
        return array(self.memory, self.desc.bias + offset, self.bias_type, count)

    def _mask_bytes(self) -> Any:
        """Columns by bytes of the bit mask."""
        import numpy

        line, used = self.desc.aux_ld // 8, -(-self.m // 8)
        start = self.desc.aux + self.index * (self.desc.aux_stride // 8)
        data = numpy.frombuffer(placed(self.memory, start, (self.n - 1) * line + used), "u1")
        return strided(data, (self.n, used), (line, 1))

    def _mask(self) -> Any:
        import numpy

        return numpy.unpackbits(self._mask_bytes(), axis=1, count=self.m, bitorder="little").T

    def _store_mask(self, mask: Any) -> None:
        import numpy

        self._mask_bytes()[:] = numpy.packbits(mask.T, axis=1, bitorder="little")

    def _aux_matrix(self) -> Any:
        item = dtype(self.aux_type).itemsize
        start = self.desc.aux + self.index * self.desc.aux_stride * item
        data = array(self.memory, start, self.aux_type, (self.n - 1) * self.desc.aux_ld + self.m)
        return strided(data, (self.m, self.n), (item, self.desc.aux_ld * item))

    def _store_aux(self, values: Any) -> None:
        import numpy

        if self.desc.aux_amax:
            array(self.memory, self.desc.aux_amax, F32, 1)[0] = numpy.abs(values).max()
        if self.desc.aux_scale and self.aux_type in FLOAT8:
            values = values * array(self.memory, self.desc.aux_scale, F32, 1)[0]
        self._aux_matrix()[:] = converted(values, self.aux_type)
