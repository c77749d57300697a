"""Products and transforms in the form that programs/lt_cases.cpp reads, and what they must give, by NumPy in double."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import attrs
import ml_dtypes
import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
F32, F64, F16, I8, C32, C64, BF16, I32, E4M3, E5M2 = 0, 1, 2, 3, 4, 5, 14, 10, 28, 29
TYPES: dict[int, Any] = {
    number: np.dtype(name)
    for number, name in {
        F32: "f4", F64: "f8", F16: "f2", I8: "i1", C32: "c8", C64: "c16", I32: "i4", BF16: ml_dtypes.bfloat16,
        E4M3: ml_dtypes.float8_e4m3fn, E5M2: ml_dtypes.float8_e5m2,
    }.items()
}  # fmt: skip
# What one rounding to a type costs, and what sums in it (or in the type they are done in) do.
CLOSE = {F32: 2e-5, F64: 1e-13, F16: 2e-3, C32: 2e-5, C64: 1e-13, BF16: 1.6e-2, E4M3: 0.13, E5M2: 0.26, I8: 0, I32: 0}
PRODUCT, BY_HEURISTIC, TRANSFORM = 0, 1, 2


@attrs.define
class Matrix:
    """A batch of matrices in a buffer. `ld` and `stride` are in elements; values[i] is one, rows by columns."""

    type: int
    values: Array
    row_major: bool = False
    slack: int = 0  # beyond what ld needs
    stride: int | None = None  # None: one after the other
    pointers: Array | None = None

    @property
    def shape(self) -> tuple[int, int, int]:
        return self.values.shape  # type: ignore[return-value]

    @property
    def ld(self) -> int:
        _, rows, cols = self.shape
        return (cols if self.row_major else rows) + self.slack

    @property
    def step(self) -> int:
        _, rows, cols = self.shape
        return self.ld * (rows if self.row_major else cols) if self.stride is None else self.stride

    def bytes(self) -> bytes:
        """The buffer; slack is filled with a pattern."""
        count, rows, cols = self.shape
        lines = rows if self.row_major else cols
        data = np.zeros(self.step * (count - 1) + self.ld * lines, TYPES[self.type])
        data[:] = np.arange(data.size) % 5
        for i in range(count):
            self._view(data, i)[...] = self.values[i].astype(TYPES[self.type])
        return data.tobytes()

    def read(self, data: bytes) -> Array:
        flat = np.frombuffer(data, TYPES[self.type])
        return np.stack([self._view(flat, i) for i in range(self.shape[0])])

    def _view(self, data: Array, index: int) -> Array:
        _, rows, cols = self.shape
        lines = rows if self.row_major else cols
        part = data[index * self.step : index * self.step + self.ld * lines].reshape(lines, self.ld)
        return part[:, :cols] if self.row_major else part[:, :rows].T

    def layout(self) -> bytes:
        count, rows, cols = self.shape
        found = [attribute(1, "<i", int(self.row_major)), attribute(5, "<i", count), attribute(6, "<q", self.step)]
        return struct.pack("<iQQq", self.type, rows, cols, self.ld) + struct.pack("<i", len(found)) + b"".join(found)


def attribute(number: int, code: str, value: float, buffer: int = -1) -> bytes:
    data = struct.pack(code, value)
    return struct.pack("<iii", number, len(data), buffer) + data.ljust(8, b"\0")


def address(number: int, buffer: int) -> bytes:
    return struct.pack("<iii8x", number, 8, buffer)


@attrs.define
class Case:
    """One call: its buffers, and how the program makes it."""

    name: str
    kind: int
    head: bytes  # of the descriptor
    attributes: list[bytes]
    matrices: list[Matrix]
    alpha: bytes | int  # bytes, or a buffer
    beta: bytes | int
    places: list[int]
    buffers: list[bytes]

    def bytes(self) -> bytes:
        parts = [struct.pack("<i", len(self.buffers))]
        for each in self.buffers:
            parts += [struct.pack("<q", len(each)), each]
        parts += [struct.pack("<i", self.kind), self.head, struct.pack("<i", len(self.attributes)), *self.attributes]
        parts += [each.layout() for each in self.matrices]
        alpha = self.alpha if isinstance(self.alpha, int) else -1
        beta = self.beta if isinstance(self.beta, int) else -1
        parts.append(struct.pack("<ii", alpha, beta))
        parts += [bytes(16) if isinstance(each, int) else each.ljust(16, b"\0") for each in (self.alpha, self.beta)]
        return b"".join(parts) + struct.pack(f"<{len(self.places)}i", *self.places)


@attrs.define
class Done:
    """What a case gave."""

    status: int
    error: int
    buffers: list[bytes]


def write(cases: Sequence[Case], file: Path) -> None:
    file.write_bytes(struct.pack("<i", len(cases)) + b"".join(each.bytes() for each in cases))


def read(cases: Sequence[Case], file: Path) -> list[Done]:
    data, at, found = file.read_bytes(), 0, []
    for case in cases:
        status, error = struct.unpack_from("<ii", data, at)
        at += 8
        buffers = []
        for each in case.buffers:
            buffers.append(data[at : at + len(each)])
            at += len(each)
        found.append(Done(status, error, buffers))
    assert at == len(data)
    return found


# ---- making products ----


def values(rng: np.random.Generator, type: int, *shape: int) -> Array:
    """Random values that the type holds exactly."""
    if type in (I8, I32):
        return rng.integers(-9, 10, shape).astype(TYPES[type])
    found = rng.standard_normal(shape)
    if TYPES[type].kind == "c":
        found = found + 1j * rng.standard_normal(shape)
    return found.astype(TYPES[type])


def wide(array: Array) -> Array:
    """In double precision."""
    return array.astype("c16" if array.dtype.kind == "c" else "f8")


def operated(array: Array, operation: int) -> Array:
    """op of each of a batch."""
    return array if operation == 0 else np.swapaxes(array if operation == 1 else array.conj(), -1, -2)


@attrs.define
class Product:
    """D = alpha * op(A) * op(B) + beta * C with all that an epilogue may need; see `case` and `expected`."""

    name: str
    compute: int
    scale: int
    types: tuple[int, int, int, int]
    shape: tuple[int, int, int] = (5, 4, 6)  # m, n, k
    batch: int = 1
    trans: tuple[int, int] = (0, 0)
    rows: tuple[bool, bool, bool, bool] = (False,) * 4
    slack: int = 0
    alpha: complex = 1.5
    beta: complex = 0.5
    mode: int = 0  # of the pointers
    in_place: bool = False
    by_heuristic: bool = False
    seed: int = 0
    extra: list[bytes] = attrs.field(factory=list)
    more: list[bytes] = attrs.field(factory=list)  # buffers behind A, B, C, D and the scalars: from 6 on
    matrices: list[Matrix] = attrs.field(factory=list)

    def __attrs_post_init__(self) -> None:
        rng = np.random.default_rng(self.seed)
        m, n, k = self.shape
        a = (k, m) if self.trans[0] else (m, k)
        b = (n, k) if self.trans[1] else (k, n)
        shapes = (a, b, (m, n), (m, n))
        self.matrices = [
            Matrix(type, values(rng, type, self.batch, *shape), row, self.slack)
            for type, shape, row in zip(self.types, shapes, self.rows, strict=True)
        ]

    def scalar(self, value: complex) -> bytes:
        kind = TYPES[self.scale]
        return (
            np.array(value if kind.kind == "c" else value.real if isinstance(value, complex) else value)
            .astype(kind)
            .tobytes()
        )

    def vector(self, value: complex) -> Array:
        """What a vector of alphas holds: a value for each row of D."""
        return (np.arange(self.shape[0]) % 3 + value).astype(TYPES[self.scale])

    def case(self) -> Case:
        head = struct.pack("<ii", self.compute, self.scale)
        found = [attribute(3, "<i", self.trans[0]), attribute(4, "<i", self.trans[1]), attribute(2, "<i", self.mode)]
        alpha: bytes | int = self.scalar(self.alpha)
        beta: bytes | int = self.scalar(self.beta)
        stored = [alpha, beta]
        if self.mode:
            alpha = 4
            if self.mode >= 2:
                stored[0] = self.vector(self.alpha).tobytes()
            if self.mode in (1, 2):
                beta = 5
            if self.mode == 2:
                stored[1] = self.vector(self.beta).tobytes()
        buffers = [*(each.bytes() for each in self.matrices), *stored, *self.more]
        places = [0, 1, 2, 2 if self.in_place else 3]
        return Case(
            self.name, BY_HEURISTIC if self.by_heuristic else PRODUCT, head, [*found, *self.extra], self.matrices,
            alpha, beta, places, buffers,
        )  # fmt: skip

    def sums(self) -> Array:
        """alpha * op(A) * op(B) + beta * C in double precision."""
        a, b, c, _ = (wide(each.values) for each in self.matrices)
        alpha, beta = (wide(np.frombuffer(self.scalar(each), TYPES[self.scale]))[0] for each in (self.alpha, self.beta))
        if self.mode >= 2:
            alpha = wide(self.vector(self.alpha))[None, :, None]
        if self.mode == 2:
            beta = wide(self.vector(self.beta))[None, :, None]
        if self.mode == 3:
            beta = 0.0
        made = alpha * (operated(a, self.trans[0]) @ operated(b, self.trans[1]))
        return made + beta * c if np.any(beta) else made  # a C that counts for nothing may hold anything

    def found(self, done: Done) -> Array:
        return wide(self.matrices[3].read(done.buffers[2 if self.in_place else 3]))

    def assert_close(self, found: Array, expected: Array, type: int | None = None) -> None:
        """Within one rounding to D's type, and what summing costs."""
        kind = self.types[3] if type is None else type
        if kind in (I8, I32):
            rounded = np.rint(expected)
            np.testing.assert_array_equal(
                found, np.clip(rounded, -128, 127) if kind == I8 else rounded, err_msg=self.name
            )
            return
        tolerance = max(CLOSE[kind], 0 if self.types[0] == F64 else 1e-6)
        scale = max(1.0, float(np.abs(expected).max(initial=0)))
        small = 0.002 if kind == E4M3 else 2e-5 if kind == E5M2 else 0
        np.testing.assert_allclose(
            found, expected, rtol=tolerance, atol=min(tolerance, 2e-5) * scale + small, err_msg=self.name
        )


def transform_case(
    name: str, scale: int, trans: tuple[int, int], matrices: list[Matrix], alpha: float, beta: float, mode: int = 0
) -> Case:
    """C = alpha * op(A) + beta * op(B)."""
    stored = [np.array(each).astype(TYPES[scale]).tobytes() for each in (alpha, beta)]
    found = [attribute(1, "<i", mode), attribute(2, "<i", trans[0]), attribute(3, "<i", trans[1])]
    scalars: list[Any] = [3, 4] if mode else stored
    buffers = [*(each.bytes() for each in matrices), *stored]
    return Case(name, TRANSFORM, struct.pack("<i", scale), found, matrices, scalars[0], scalars[1], [0, 1, 2], buffers)
