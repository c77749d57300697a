"""Sobol sequences in Gray code order, by the direction numbers of S. Joe and F. Y. Kuo (2008), which SciPy brings.

Scrambled ones: the direction vectors times a random lower triangular matrix of bits for each dimension, and a random
shift (J. Matousek, "On the L2-discrepancy for anchored boxes", 1998). cuRAND's own matrices and shifts are not
published; these are other ones.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from gtap_plugin_curand import convert
from gtap_plugin_curand.tables import DIMENSIONS

Array = Any
SCRAMBLE_SEED = 20000
LOW_BITS = 12  # points whose lower parts are made once
FEW = 256  # dimensions, for which no whole table is made


@cache
def _joe_kuo() -> tuple[Array, Array]:
    """Polynomials and first numbers of each dimension, from SciPy's file; scipy.stats takes long to import."""
    import numpy as np
    import scipy

    with np.load(Path(scipy.__file__).parent / "stats" / "_sobol_direction_numbers.npz") as numbers:
        return numbers["poly"][:DIMENSIONS].astype(np.uint64), numbers["vinit"][:DIMENSIONS].astype(np.uint64)


def direction_vectors(bits: int, dimensions: int = DIMENSIONS) -> Array:
    """(dimensions, bits): the vector of the lowest bit of an index first, its first binary digit the highest bit."""
    return _direction_vectors(bits, FEW if dimensions <= FEW else DIMENSIONS)[:dimensions]


@cache
def _direction_vectors(bits: int, dimensions: int) -> Array:
    import numpy as np

    polynomials, first = (numbers[:dimensions] for numbers in _joe_kuo())
    degrees = np.array([int(each).bit_length() - 1 for each in polynomials])
    numbers = np.zeros((dimensions, bits), np.uint64)
    numbers[:, : first.shape[1]] = first
    numbers[0] = 1
    one = np.uint64(1)
    for degree in range(1, int(degrees.max()) + 1):
        rows = np.flatnonzero((degrees == degree) & (np.arange(dimensions) > 0))
        taps, mine = polynomials[rows], numbers[rows]
        for j in range(degree, bits):
            made = mine[:, j - degree].copy()
            for k in range(1, degree + 1):
                tap = taps >> np.uint64(degree - k) & one
                made ^= (mine[:, j - k] << np.uint64(k)) * tap
            mine[:, j] = made
        numbers[rows] = mine
    vectors = numbers << (np.uint64(bits - 1) - np.arange(bits, dtype=np.uint64))
    return (vectors & np.uint64(2**bits - 1)).astype(f"<u{bits // 8}")


@lru_cache(maxsize=4)
def scrambled_vectors(bits: int, dimensions: int = DIMENSIONS) -> Array:
    """Those of the first dimensions: a product takes 3 s for all."""
    import numpy as np

    plain = direction_vectors(bits, dimensions).astype(np.uint64)
    random = np.random.Generator(np.random.PCG64(SCRAMBLE_SEED + bits))
    made = np.zeros_like(plain)
    for digit in range(bits):  # digit 0 is the highest bit: what it becomes depends on those above it and itself
        own = np.uint64(1 << (bits - 1 - digit))
        above = np.uint64((1 << bits) - (1 << (bits - digit)))
        row = (random.integers(0, 2**64, DIMENSIONS, np.uint64)[:dimensions] & above) | own
        made |= _parity(plain & row[:, None]) * own
    return made.astype(f"<u{bits // 8}")


def _parity(words: Array) -> Array:
    import numpy as np

    for shift in (32, 16, 8, 4, 2, 1):
        words = words ^ (words >> np.uint64(shift))
    return words & np.uint64(1)


@cache
def scramble_constants(bits: int) -> Array:
    import numpy as np

    random = np.random.Generator(np.random.PCG64(SCRAMBLE_SEED - bits))
    return random.integers(0, 2**bits, DIMENSIONS, np.uint64).astype(f"<u{bits // 8}")


class Sobol:
    """`position` counts points; the results of each dimension lie together."""

    def __init__(self, bits: int, scrambled: bool, dimensions: int, position: int) -> None:
        vectors = scrambled_vectors(bits, dimensions) if scrambled else direction_vectors(bits, dimensions)
        self.bits, self._dimensions, self.position = bits, dimensions, position
        self._steps = _steps_of(vectors)
        self._shifts = scramble_constants(bits)[:dimensions] if scrambled else None

    def integers(self, count: int) -> Array:
        import numpy as np

        points = count // self._dimensions
        start, end = self.position, self.position + points
        self.position = end
        low = min(LOW_BITS, max(points - 1, 1).bit_length())
        lower = np.zeros((self._dimensions, 1), self._steps.dtype)
        for bit in range(low):
            lower = np.concatenate([lower, lower ^ self._steps[:, bit : bit + 1]], axis=1)
        first = start >> low
        high = np.arange(((end - 1) >> low) - first + 1, dtype=np.uint64) + np.uint64(first % 2**64)
        upper = np.zeros((self._dimensions, len(high)), self._steps.dtype)
        for bit in range(self.bits - low):
            wanted = (high >> np.uint64(bit) & np.uint64(1)).astype(bool)
            if wanted.any():
                upper[:, wanted] ^= self._steps[:, low + bit : low + bit + 1]
        if self._shifts is not None:
            upper ^= self._shifts[:, None]
        all_points = (upper[:, :, None] ^ lower[:, None, :]).reshape(self._dimensions, -1)
        return all_points[:, start - (first << low) :][:, :points].reshape(-1)

    def _upper(self, count: int) -> Array:
        import numpy as np

        words = self.integers(count)
        return words if self.bits == 32 else (words >> np.uint64(32)).astype("<u4")

    def uniforms(self, count: int) -> Array:
        return convert.uniform_of_32(self._upper(count))

    def doubles(self, count: int) -> Array:
        import numpy as np

        words = self.integers(count)
        if self.bits == 32:
            return words * 2.0**-32 + 2.0**-32
        return (words >> np.uint64(11)) * 2.0**-53 + 2.0**-54

    def normals(self, count: int) -> Array:
        return convert.inverse_normal(convert.centres(self._upper(count)))

    def normal_doubles(self, count: int) -> Array:
        if self.bits == 32:
            return convert.inverse_normal(convert.centres(self.integers(count)))
        return convert.inverse_normal(self.doubles(count))


def _steps_of(vectors: Array) -> Array:
    """What each bit of an index, not of its Gray code, changes."""
    steps = vectors.copy()
    steps[:, 1:] ^= vectors[:, :-1]
    return steps
