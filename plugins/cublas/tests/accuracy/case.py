"""One call of a function: its arguments, the memory that they name, and what must be there afterwards."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

import attrs
import ml_dtypes
import numpy as np
from gtap_plugin_cublas import cublas
from numpy.typing import NDArray

GAP = 256  # bytes between buffers in device memory: they must stay as they are
FILL = 0xA5
BF16 = np.dtype(ml_dtypes.bfloat16)
TYPES = {"S": np.float32, "D": np.float64, "C": np.complex64, "Z": np.complex128, "H": np.float16}
EPSILON = {"f4": 6e-8, "f8": 1.2e-16, "c8": 6e-8, "c16": 1.2e-16, "f2": 5e-4, "V2": 4e-3}


@attrs.define(eq=False)
class Device:
    """Device memory. `expected`: what it holds after a call that writes it; `slack`: how often the type's precision."""

    data: NDArray
    expected: NDArray | None = None
    slack: float = 100.0


@attrs.define(eq=False)
class Scalar(Device):
    """What lies on the side that the pointer mode says."""


@attrs.define(eq=False)
class Host(Device):
    """Host memory in either mode."""


@attrs.define(eq=False)
class Addresses:
    """Device memory that holds the addresses of others."""

    of: Sequence[Device]


@attrs.define(eq=False)
class Case:
    """The arguments after the handle: numbers, memory, None for NULL."""

    function: str
    arguments: tuple[Any, ...]
    on_device: bool = False  # the pointer mode
    status: int = 0

    @property
    def name(self) -> str:
        shown = ", ".join(str(each) if isinstance(each, (int, float)) else "*" for each in self.arguments)
        return f"{self.function}({shown}){' device' if self.on_device else ''}"

    @property
    def wide(self) -> Case:
        """The `_64` form: results that are indices, and arrays of integers, are wider."""
        return attrs.evolve(self, function=f"{self.function}_64")

    def memory(self) -> Iterator[Device]:
        for each in self.arguments:
            yield from each.of if isinstance(each, Addresses) else [each] if isinstance(each, Device) else []


def rng(*key: Any) -> np.random.Generator:
    """Numbers that depend on the key alone."""
    return np.random.default_rng(list(hashlib.sha256(repr(key).encode()).digest()))


def numbers(generator: np.random.Generator, dtype: Any, *shape: int) -> NDArray:
    """Random numbers of a type, about 1."""
    dtype = np.dtype(dtype)
    if dtype.kind in "iu":
        return generator.integers(-9, 10, shape).astype(dtype)
    if dtype.kind == "c":
        return (generator.normal(size=shape) + 1j * generator.normal(size=shape)).astype(dtype)
    return generator.normal(size=shape).astype(dtype)


def wider(array: NDArray) -> NDArray:
    """In the precision that expectations are computed in."""
    return array.astype(np.complex128 if array.dtype.kind == "c" else np.float64)


@attrs.define(eq=False)
class Vector(Device):
    """n elements at a step, in BLAS's order; `values` is a copy of them in wide precision."""

    n: int = 0
    step: int = 1

    @property
    def where(self) -> NDArray:
        """The index of each element."""
        steps = np.arange(self.n) * self.step
        return steps if self.step >= 0 else steps - (self.n - 1) * self.step

    @property
    def values(self) -> NDArray:
        return wider(self.data[self.where])

    def becomes(self, values: NDArray, slack: float = 100.0) -> None:
        self.expected = wider(self.data)
        self.expected[self.where] = values
        self.slack = slack


def vector(generator: np.random.Generator, dtype: Any, n: int, step: int) -> Vector:
    return Vector(numbers(generator, dtype, max(0, (n - 1) * abs(step) + 1 if n else 0) + 3), n=n, step=step)


@attrs.define(eq=False)
class Matrix(Device):
    """rows x columns by columns, `leading` apart."""

    rows: int = 0
    columns: int = 0
    leading: int = 1

    @property
    def values(self) -> NDArray:
        return wider(self.data.reshape(-1, self.leading).T[: self.rows, : self.columns])

    def becomes(self, values: NDArray, slack: float = 100.0, where: NDArray | bool = True) -> None:
        """`where`: a mask of what is written."""
        self.expected = wider(self.data)
        view = self.expected.reshape(-1, self.leading).T[: self.rows, : self.columns]
        view[...] = np.where(where, values, view)
        self.slack = slack

    def fill(self, value: float, where: NDArray | bool = True) -> None:
        """Put a value where it must not be read."""
        view = self.data.reshape(-1, self.leading).T[: self.rows, : self.columns]
        view[...] = np.where(where, self.data.dtype.type(value), view)


def matrix(generator: np.random.Generator, dtype: Any, rows: int, columns: int, gap: int = 2) -> Matrix:
    leading = max(1, rows) + gap
    return Matrix(numbers(generator, dtype, leading * max(1, columns)), rows=rows, columns=columns, leading=leading)


def scalar(value: Any, dtype: Any) -> Scalar:
    return Scalar(np.array([value]).astype(dtype))


# ---- a case as a program gets it


def encoded(case: Case) -> dict[str, Any]:
    """JSON: a block of device memory and where buffers lie in it, host memory, arguments by their C types."""
    block, host, places = bytearray([FILL] * GAP), [], {}
    relocated: list[tuple[int, int]] = []

    def place(data: bytes) -> int:
        at = len(block)
        block.extend(data)
        block.extend([FILL] * (GAP - len(data) % GAP + GAP))
        return at

    arguments: list[list[Any]] = []
    kinds = [each.type for each in cublas.by_name[case.function].prototype.parameters][1:]
    for kind, each in zip(kinds, case.arguments, strict=True):
        if isinstance(each, Addresses):
            inner = [places.setdefault(id(d), place(d.data.tobytes())) if id(d) not in places else places[id(d)]
                     for d in each.of]  # fmt: skip
            at = place(bytes(8 * len(inner)))
            relocated += [(at + 8 * i, offset) for i, offset in enumerate(inner)]
            arguments.append(["d", at])
        elif isinstance(each, Host) or (isinstance(each, Scalar) and not case.on_device):
            arguments.append(["h", len(host)])
            places[id(each)] = (len(host),)
            host.append(_text(each.data.tobytes()))
        elif isinstance(each, Device):
            if id(each) not in places:
                places[id(each)] = place(each.data.tobytes())
            arguments.append(["d", places[id(each)]])
        elif each is None:
            arguments.append(["d", None])
        else:
            arguments.append(["l" if "64" in kind.base or "long" in kind.base else "i", each])
    return {
        "function": case.function, "mode": int(case.on_device), "arguments": arguments, "block": _text(bytes(block)),
        "relocated": relocated, "host": host, "places": [places.get(id(each)) for each in case.memory()],
    }  # fmt: skip


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def differences(case: Case, sent: dict[str, Any], status: int, block: bytes, host: Sequence[bytes]) -> list[str]:
    """What is not as it must be after a call."""
    if status != case.status:
        return [f"{case.name}: status {status}, not {case.status}"]
    found = []
    untouched = np.ones(len(block), bool)
    for i, (each, place) in enumerate(zip(case.memory(), sent["places"], strict=True)):
        size = each.data.nbytes
        if isinstance(place, (tuple, list)):
            now = host[place[0]]
        else:
            now = block[place : place + size]
            untouched[place : place + size] = False
        found += [f"{case.name}: memory {i}: {text}" for text in _compared(each, np.frombuffer(now, each.data.dtype))]
    for at, _ in sent["relocated"]:
        untouched[at : at + 8] = False
    before = np.frombuffer(base64.b64decode(sent["block"]), np.uint8)
    if (np.frombuffer(block, np.uint8) != before)[untouched].any():
        found.append(f"{case.name}: wrote beside its memory")
    return found


def _compared(memory: Device, now: NDArray) -> Iterator[str]:
    if memory.expected is None:
        if now.tobytes() != memory.data.tobytes():
            yield "written"
        return
    got, wanted = wider(now), memory.expected
    if now.dtype.kind in "iu":
        if (got != wanted).any():
            yield f"{now} instead of {wanted}"
        return
    finite = wanted[np.isfinite(wanted)]
    size = max(1.0, float(np.abs(finite).max())) if finite.size else 1.0
    near = EPSILON[now.dtype.str[1:]] * memory.slack * size
    good = (np.abs(got - wanted) <= near) | (got == wanted) | (np.isnan(got) & np.isnan(wanted))
    if not good.all():
        at = int(np.flatnonzero(~good)[0])
        yield f"{int((~good).sum())} of {good.size} differ, first {at}: {got[at]} instead of {wanted[at]} ± {near}"
