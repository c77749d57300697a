"""Generators of many lanes: number i comes of lane i mod T, and lanes stand far from each other in one sequence.

XORWOW: G. Marsaglia, "Xorshift RNGs" (2003), with 4096 lanes that are 2^67 steps apart. MRG32k3a: P. L'Ecuyer, "Good
parameters and implementations for combined multiple recursive random number generators" (1999), with 81920 lanes (4096
in legacy order) that are 2^76 steps apart.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from gtap_plugin_curand import convert

Array = Any
MASK = 0xFFFFFFFF


class Lanes:
    """`position` counts turns of a lane, from the start: where lanes stand is made of it when it is set."""

    def __init__(self, count: int, position: int) -> None:
        self.count, self.position = count, position
        self._next = position % count

    @abstractmethod
    def _step(self, lanes: slice) -> Array:
        """The next word of these lanes."""

    def _places(self, units: int) -> Iterator[tuple[slice, slice]]:
        """(lanes, which of the units) that take their turn together."""
        done = 0
        while done < units:
            taken = min(units - done, self.count - self._next)
            yield slice(self._next, self._next + taken), slice(done, done + taken)
            self._next = (self._next + taken) % self.count
            self.position += taken
            done += taken

    def _draw(self, units: int, width: int) -> Array:
        """(units, width): each unit is of one lane's next words."""
        import numpy as np

        drawn = np.empty((width, units), self._word)
        for lanes, places in self._places(units):
            for word in range(width):
                drawn[word, places] = self._step(lanes)
        return drawn

    _word = "<u4"

    def integers(self, count: int) -> Array:
        return self._draw(count, 1)[0]

    def uniforms(self, count: int) -> Array:
        return convert.uniform_of_32(self.integers(count))

    def doubles(self, count: int) -> Array:
        return convert.uniform_of_pair(*self._draw(count, 2))

    def normals(self, count: int) -> Array:
        return convert.box_muller_of_32(*self._draw(count // 2, 2)).reshape(-1)

    def normal_doubles(self, count: int) -> Array:
        words = self._draw(count // 2, 4)
        radius, angle = convert.uniform_of_pair(*words[:2]), convert.uniform_of_pair(*words[2:])
        return convert.box_muller(radius, angle).reshape(-1)


# ---- XORWOW ----

XORWOW_LANES, XORWOW_BITS, XORWOW_APART = 4096, 160, 67
WEYL, SEED_APART = 362437, 3133713
XORSHIFT = (123456789, 362436069, 521288629, 88675123, 5783321)


class Xorwow(Lanes):
    """Five words of xorshift for each lane, and a Weyl sequence that is the same for all that are at the same row."""

    def __init__(self, seed: int, position: int, seeded: bool) -> None:
        """`seeded`: lanes have seeds of their own instead of distances."""
        import numpy as np

        super().__init__(XORWOW_LANES, position)
        rows = position // self.count
        seeds = [(seed + lane * SEED_APART) % 2**64 for lane in range(self.count if seeded else 1)]
        starts = [_xorwow_of(each) for each in seeds]
        words = np.array([each for each, _ in starts], np.uint32).T
        self._words = _advanced(words if seeded else _lanes_of(*words[:, 0].tolist()).copy(), rows)
        weyls = np.array([weyl for _, weyl in starts], np.uint32)
        self._weyl = np.broadcast_to(weyls, self.count) + np.uint32(WEYL * rows & MASK)
        if self._next:
            self._step(slice(0, self._next))

    def _step(self, lanes: slice) -> Array:
        import numpy as np

        words = self._words[:, lanes]
        t = words[0] ^ (words[0] >> np.uint32(2))
        last = words[4] ^ (words[4] << np.uint32(4)) ^ t ^ (t << np.uint32(1))
        words[:4] = words[1:].copy()
        words[4] = last
        self._weyl[lanes] += np.uint32(WEYL)
        return last + self._weyl[lanes]


def _xorwow_of(seed: int) -> tuple[tuple[int, ...], int]:
    """The first lane's words and Weyl number."""
    low, high = (seed & MASK) ^ 0xAAD26B49, (seed >> 32) ^ 0xF7DCEFDD
    first, second = 1099087573 * low & MASK, 2591861531 * high & MASK
    a, b, c, d, e = XORSHIFT
    words = ((a + first) & MASK, b ^ first, (c + second) & MASK, d ^ second, (e + first) & MASK)
    return words, (6615241 + first + second) & MASK


def _bits_of(words: Array) -> Array:
    """(5, n) words as (160, n) bits, in floating point: products of matrices are fast there."""
    import numpy as np

    shifts = np.arange(32, dtype=np.uint32)[None, :, None]
    return ((words[:, None, :] >> shifts) & np.uint32(1)).reshape(XORWOW_BITS, -1).astype(np.float32)


def _words_of(bits: Array) -> Array:
    import numpy as np

    shifts = np.arange(32, dtype=np.uint32)[None, :, None]
    return np.bitwise_or.reduce(bits.astype(np.uint32).reshape(5, 32, -1) << shifts, axis=1)


def _odd(sums: Array) -> Array:
    """Sums of bits modulo 2; up to 160, which are exact."""
    import numpy as np

    return (sums.astype(np.int32) & 1).astype(np.float32)


@cache
def _power(exponent: int) -> Array:
    """The matrix of 2^exponent steps."""
    import numpy as np

    if exponent:
        half = _power(exponent - 1)
        return _odd(half @ half)
    words = _words_of(np.eye(XORWOW_BITS, dtype=np.float32))
    t = words[0] ^ (words[0] >> np.uint32(2))
    last = words[4] ^ (words[4] << np.uint32(4)) ^ t ^ (t << np.uint32(1))
    return _bits_of(np.stack([*words[1:], last]))


@lru_cache(maxsize=8)
def _lanes_of(*first: int) -> Array:
    """All lanes at their start, of the first one's words: each step doubles how many there are."""
    import numpy as np

    bits = _bits_of(np.array(first, np.uint32)[:, None])
    for level in range(XORWOW_LANES.bit_length() - 1):
        bits = np.concatenate([bits, _odd(_power(XORWOW_APART + level) @ bits)], axis=1)
    return _words_of(bits)


def _advanced(words: Array, steps: int) -> Array:
    if not steps:
        return words
    bits = _bits_of(words)
    for exponent in range(steps.bit_length()):
        if steps >> exponent & 1:
            bits = _odd(_power(exponent) @ bits)
    return _words_of(bits)


# ---- MRG32k3a ----

MRG_LANES, MRG_LEGACY_LANES, MRG_APART = 81920, 4096, 76
M1, M2 = 4294967087, 4294944443
A12, A13, A21, A23 = 1403580, M1 - 810728, 527612, M2 - 1370589
START = 12345
TO_32_BITS = 1.000000048662  # 2^32 / M1

Matrix = tuple[tuple[int, ...], ...]
FIRST: Matrix = ((0, 1, 0), (0, 0, 1), (A13, A12, 0))
SECOND: Matrix = ((0, 1, 0), (0, 0, 1), (A23, 0, A21))


class Mrg32k3a(Lanes):
    """Two recurrences of three numbers for each lane; a word is a number from 1 to M1."""

    _word = "<u8"

    def __init__(self, seed: int, position: int, legacy: bool) -> None:
        import numpy as np

        super().__init__(MRG_LEGACY_LANES if legacy else MRG_LANES, position)
        rows = position // self.count
        first, second = _mrg_of(seed)
        self._first = _mrg_lanes(FIRST, first, M1, self.count, rows)
        self._second = _mrg_lanes(SECOND, second, M2, self.count, rows)
        self._m1, self._m2 = np.uint64(M1), np.uint64(M2)
        if self._next:
            self._step(slice(0, self._next))

    def _step(self, lanes: slice) -> Array:
        import numpy as np

        first, second = self._first[:, lanes], self._second[:, lanes]
        # Products are below 2^64, their sums are not: A12 and A21 are small, A13 and A23 near the moduli.
        p = first[1] * np.uint64(A12) % self._m1 + (self._m1 - first[0] * np.uint64(M1 - A13) % self._m1)
        q = second[2] * np.uint64(A21) % self._m2 + (self._m2 - second[0] * np.uint64(M2 - A23) % self._m2)
        p, q = p % self._m1, q % self._m2
        first[:2], second[:2] = first[1:].copy(), second[1:].copy()
        first[2], second[2] = p, q
        return np.where(p > q, p - q, p + self._m1 - q)

    def integers(self, count: int) -> Array:
        return (self._draw(count, 1)[0] * TO_32_BITS).astype("<u4")

    def uniforms(self, count: int) -> Array:
        return self.doubles(count).astype("<f4")

    def doubles(self, count: int) -> Array:
        return self._draw(count, 1)[0] * (1.0 / M1)

    def normals(self, count: int) -> Array:
        import numpy as np

        radius, angle = (self._draw(count // 2, 2) * (1.0 / M1)).astype("<f4")
        turn = angle * np.float32(2 * np.pi)
        return convert.pairs(radius.astype("<f8"), turn.astype("<f8")).reshape(-1)

    def normal_doubles(self, count: int) -> Array:
        radius, angle = self._draw(count // 2, 2) * (1.0 / M1)
        return convert.box_muller(radius, angle).reshape(-1)


def _mrg_of(seed: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The first lane's numbers."""
    if not seed:
        return (START,) * 3, (START,) * 3
    low, high = (seed & MASK) ^ 0x55555555, (seed >> 32) ^ 0xAAAAAAAA
    first = tuple(each * START % M1 for each in (low, high, low))
    return first, tuple(each * START % M2 for each in (high, low, high))


def _product(left: Matrix, right: Matrix, modulus: int) -> Matrix:
    columns = list(zip(*right, strict=True))
    return tuple(
        tuple(sum(a * b for a, b in zip(row, column, strict=True)) % modulus for column in columns) for row in left
    )


@cache
def _mrg_power(matrix: Matrix, exponent: int, modulus: int) -> Matrix:
    """Its power of 2^exponent."""
    if not exponent:
        return matrix
    half = _mrg_power(matrix, exponent - 1, modulus)
    return _product(half, half, modulus)


def _applied(matrix: Matrix, vectors: Array, modulus: int) -> Array:
    """The products with (3, n) vectors; numbers are below 2^32, so each product is below 2^64."""
    import numpy as np

    m = np.uint64(modulus)
    rows = [[vectors[k] * np.uint64(row[k]) % m for k in range(3)] for row in matrix]
    return np.stack([(a + b + c) % m for a, b, c in rows])


def _mrg_lanes(matrix: Matrix, first: tuple[int, ...], modulus: int, count: int, rows: int) -> Array:
    import numpy as np

    vectors = np.array(first, np.uint64)[:, None]
    for exponent in range(rows.bit_length()):
        if rows >> exponent & 1:
            vectors = _applied(_mrg_power(matrix, exponent, modulus), vectors, modulus)
    level = 0
    while vectors.shape[1] < count:
        more = _applied(_mrg_power(matrix, MRG_APART + level, modulus), vectors, modulus)
        vectors = np.concatenate([vectors, more], axis=1)
        level += 1
    return np.ascontiguousarray(vectors[:, :count])
