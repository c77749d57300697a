"""Philox4x32-10: J. Salmon et al., "Parallel random numbers: as easy as 1, 2, 3" (2011); the key is the seed.

Four numbers at a time come of one counter: its upper half is the lane, of which there are 65536, its lower half the
row.
"""

from __future__ import annotations

from typing import Any

from gtap_plugin_curand import convert

Array = Any
LANES, WIDTH, ROUNDS = 65536, 4, 10
MULTIPLIERS = (0xD2511F53, 0xCD9E8D57)
INCREMENTS = (0x9E3779B9, 0xBB67AE85)
MASK = 0xFFFFFFFF


def philox(counters: Array, key: int) -> Array:
    """(4, n) words of (4, n) counters, both as 64-bit integers."""
    import numpy as np

    low, high, shift, mask = key & MASK, key >> 32, np.uint64(32), np.uint64(MASK)
    a, b, c, d = counters
    for _ in range(ROUNDS):
        left, right = a * np.uint64(MULTIPLIERS[0]), c * np.uint64(MULTIPLIERS[1])
        a, b = (right >> shift) ^ b ^ np.uint64(low), right & mask
        c, d = (left >> shift) ^ d ^ np.uint64(high), left & mask
        low, high = (low + INCREMENTS[0]) & MASK, (high + INCREMENTS[1]) & MASK
    return np.stack([a, b, c, d])


class Philox:
    """`position` counts results where it is set, and groups of four from there on: so cuRAND does."""

    def __init__(self, seed: int, position: int) -> None:
        self._seed, self._start, self._position = seed, position, position
        self._first = position // WIDTH

    @property
    def position(self) -> int:
        return self._start + self._position // WIDTH - self._first or self._position

    def _groups(self, count: int, rows_each: int = 1) -> tuple[Array, Array, slice]:
        """Lanes and rows of the groups of four with the next results, and which of their results these are.

        A lane's group begins `rows_each` rows after the lane's one before.
        """
        import numpy as np

        start, end = self._position, self._position + count
        group = start // WIDTH
        groups = np.arange(-(-end // WIDTH) - group, dtype=np.uint64) + np.uint64(group % 2**64)
        self._position = end
        lanes, rows = groups % np.uint64(LANES), groups // np.uint64(LANES)
        rows += (groups - np.uint64(self._first)) // np.uint64(LANES) * np.uint64(rows_each - 1)
        return lanes, rows, slice(start - group * WIDTH, end - group * WIDTH)

    def _words(self, lanes: Array, rows: Array) -> Array:
        import numpy as np

        mask, shift = np.uint64(MASK), np.uint64(32)
        return philox(np.stack([rows & mask, rows >> shift, lanes, np.zeros_like(lanes)]), self._seed)

    def integers(self, count: int) -> Array:
        lanes, rows, wanted = self._groups(count)
        return self._words(lanes, rows).T.reshape(-1)[wanted].astype("<u4")

    def uniforms(self, count: int) -> Array:
        return convert.uniform_of_32(self.integers(count))

    def _groups_of_doubles(self, count: int) -> tuple[Array, slice]:
        """(groups, 4) uniform numbers: two rows of a lane make four of 53 bits."""
        import numpy as np

        lanes, rows, wanted = self._groups(count, 2)
        two = [self._words(lanes, rows + np.uint64(half)) for half in (0, 1)]
        columns = [convert.uniform_of_pair(words[k], words[k + 1]) for words in two for k in (0, 2)]
        return np.stack(columns, axis=-1), wanted

    def doubles(self, count: int) -> Array:
        groups, wanted = self._groups_of_doubles(count)
        return groups.reshape(-1)[wanted]

    def normals(self, count: int) -> Array:
        lanes, rows, wanted = self._groups(count)
        words = self._words(lanes, rows)
        return convert.box_muller_of_32(words[::2].T, words[1::2].T).reshape(-1)[wanted]

    def normal_doubles(self, count: int) -> Array:
        groups, wanted = self._groups_of_doubles(count)
        return convert.box_muller(groups[:, ::2], groups[:, 1::2]).reshape(-1)[wanted]
