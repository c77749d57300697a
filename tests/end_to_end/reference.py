"""What the programs of tests/programs must print, computed with NumPy from their arguments."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import attrs
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
PROGRAMS = Path(__file__).resolve().parent.parent / "programs"
FORKED = [
    "child before cudaSuccess",
    "parent cudaSuccess",
    "child after cudaErrorInitializationError",
    "parent again cudaSuccess",
]
"""What forks.cu prints."""


def numbers(n: int, seed: int) -> Floats:
    """The first n elements of program.h's sequence."""
    x = np.arange(n, dtype=np.uint32) * np.uint32(2654435761) + np.uint32(seed * 2246822519 % 2**32)
    x ^= x >> np.uint32(15)
    x *= np.uint32(2246822519)
    return (x >> np.uint32(23)).astype(np.float32) / np.float32(4)


def checksum(values: npt.NDArray[np.generic]) -> str:
    """The sum of the bits of each float, times its place from 1, as program.h prints it."""
    bits = np.ascontiguousarray(values, dtype=np.float32).ravel().view(np.uint32).astype(np.uint64)
    places = np.arange(1, bits.size + 1, dtype=np.uint64)
    return f"{int(np.sum(bits * places, dtype=np.uint64)):016x}"


def vector_add(n: int, seed: int) -> list[str]:
    """vectorAdd.cu."""
    c = numbers(n, seed) + numbers(n, seed + 1)
    return [f"sum {checksum(c)}", f"first {hexadecimal(c[0])} last {hexadecimal(c[-1])}"]


def saxpy(n: int, seed: int, _blocks: int = 7) -> list[str]:
    """saxpy.cu: exact, so that it does not matter whether the device fuses."""
    return [f"sum {checksum(3 * numbers(n, seed) + numbers(n, seed + 1))}"]


def matmul(n: int, seed: int) -> list[str]:
    """matmul.cu: products are multiples of 1/16 below 2^14, so sums of up to 64 are exact in a float."""
    assert n <= 64
    a, b = numbers(n * n, seed).reshape(n, n), numbers(n * n, seed + 1).reshape(n, n)
    return [f"sum {checksum(a.astype(np.float64) @ b.astype(np.float64))}"]


def structarg(n: int, seed: int) -> list[str]:
    """structarg.cu."""
    i = np.arange(n)
    factors = np.array([1.0, 2.0, -3.0])
    values = numbers(n, seed)[(i + 5) % n].astype(np.float64) * factors[i % 3] + 0.5
    return [f"sum {checksum(values.astype(np.float32) + np.float32(3 - 1000))}"]


def constant(n: int, seed: int) -> list[str]:
    """constant.cu: whole numbers below 2^24."""
    terms = [1.0, float(seed % 5), -2.0, 3.0]
    x = (np.arange(n) % 64).astype(np.float64)
    y = ((terms[3] * x + terms[2]) * x + terms[1]) * x + terms[0]
    return [
        f"sum {checksum(y)}",
        f"coefficients {' '.join(map(hexadecimal, terms))} size 16",
        f"kept {hexadecimal(7.0)} {hexadecimal(y[0])}",
        "outside cudaErrorInvalidValue",
        "no symbol cudaErrorInvalidSymbol",
    ]


def hexadecimal(value: float) -> str:
    """As printf's %a writes a float that is no subnormal."""
    mantissa, exponent = float(value).hex().split("p")
    return f"{mantissa.rstrip('0').rstrip('.')}p{exponent}" if value else "0x0p+0"


@attrs.frozen
class Case:
    """One program: its source's stem, arguments, expected lines."""

    name: str
    arguments: tuple[int, ...]
    lines: Sequence[str]

    @property
    def source(self) -> Path:
        return PROGRAMS / f"{self.name}.cu"


CASES = (
    Case("vectorAdd", (50000, 3), vector_add(50000, 3)),
    Case("saxpy", (100003, 4, 7), saxpy(100003, 4)),
    Case("matmul", (50, 5), matmul(50, 5)),
    Case("structarg", (1000, 6), structarg(1000, 6)),
    Case("constant", (5000, 7), constant(5000, 7)),
)
