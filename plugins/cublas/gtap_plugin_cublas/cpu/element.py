"""Element types: how one lies in memory, and which of BLAS's four types it is computed in."""

from __future__ import annotations

import attrs
import ml_dtypes
import numpy as np
from numpy.typing import NDArray


@attrs.frozen(eq=False)
class Element:
    """One element type. `letter` is that of BLAS's routines; empty for types that BLAS has not."""

    letter: str
    dtype: np.dtype
    work: np.dtype  # what it is computed in
    is_complex: bool = False

    @property
    def size(self) -> int:
        return self.dtype.itemsize

    @property
    def align(self) -> int:
        """What an address must be a multiple of."""
        return self.size // 2 if self.is_complex else self.size

    @property
    def real(self) -> Element:
        """The real type of the same precision."""
        return {"c": S, "z": D}.get(self.letter, self)

    def load(self, view: NDArray) -> NDArray:
        """A copy in the type that it is computed in."""
        if self is not CI8:
            return view.astype(self.work)
        pairs = np.ascontiguousarray(view).view(np.int8).reshape(*view.shape, 2).astype(np.float64)
        return pairs[..., 0] + 1j * pairs[..., 1]

    def store(self, view: NDArray, values: NDArray) -> None:
        """Round the values into memory."""
        view[...] = values.astype(self.dtype)


def _element(letter: str, dtype: object, work: object, is_complex: bool = False) -> Element:
    return Element(letter, np.dtype(dtype), np.dtype(work), is_complex)


S = _element("s", np.float32, np.float32)
D = _element("d", np.float64, np.float64)
C = _element("c", np.complex64, np.complex64, True)
Z = _element("z", np.complex128, np.complex128, True)
H = _element("", np.float16, np.float32)
B = _element("", ml_dtypes.bfloat16, np.float32)
I8 = _element("", np.int8, np.float64)
U8 = _element("", np.uint8, np.float64)
CI8 = _element("", np.int16, np.complex128, True)  # a pair of int8
I32 = _element("", np.int32, np.float64)
I64 = _element("", np.int64, np.float64)

REAL = {"S": S, "D": D}
COMPLEX = {"C": C, "Z": Z}
ALL = REAL | COMPLEX
BY_REAL = {"Cs": C, "Zd": Z}

# By cudaDataType
TYPES = {0: S, 1: D, 2: H, 3: I8, 4: C, 5: Z, 7: CI8, 10: I32, 14: B}
BY_WORK = {each.dtype: each for each in (S, D, C, Z)}
