"""MT19937: M. Matsumoto and T. Nishimura, "Mersenne Twister" (1998), read by 8192 engines at far places of it.

Each engine has eight hands that take a number in turn: a row is a number of every hand. Where in an engine's block of
624 numbers a hand takes its own was settled by what cuRAND's host generators write.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from gtap_plugin_curand import convert
from gtap_plugin_curand.jump import STRIDE, M, N, jumped, shuffled

Array = Any
MASK = 0xFFFFFFFF
ENGINES, HANDS = 8192, 8
ROW, ROWS = ENGINES * HANDS, N // HANDS
FIRST = (0, 113, 170, 283, 340, 397, 510, 567)  # where each hand begins
TURN = 7  # numbers side by side that a hand then takes, until the next hand's
LEVELS = ENGINES.bit_length()


class Twister:
    """It has no offset: another one begins at the start."""

    position = 0

    def __init__(self, seed: int) -> None:
        self._seed = seed & MASK
        self._drawn = 0
        self._block, self._words = -1, None

    def integers(self, count: int) -> Array:
        import numpy as np

        made, done = np.empty(count, "<u4"), 0
        while done < count:
            row, first = divmod(self._drawn, ROW)
            taken = min(count - done, ROW - first)
            made[done : done + taken] = self._row(row, first, first + taken)
            self._drawn += taken
            done += taken
        return made

    def _row(self, row: int, first: int, last: int) -> Array:
        block, place = divmod(row, ROWS)
        engines = slice(first // HANDS, -(-last // HANDS))
        words = self._at(block, engines.stop)[_places()[place], engines]
        start = engines.start * HANDS
        return _tempered(words).T.reshape(-1)[first - start : last - start]

    def _at(self, block: int, engines: int) -> Array:
        """The words of a block, of so many engines at least; all are needed before the second row."""
        if self._block < 0 or self._words.shape[1] < engines:
            self._block, self._words = 0, _next(_engines(self._seed, engines))
        while self._block < block:
            self._block, self._words = self._block + 1, _next(self._words)
        return self._words

    def uniforms(self, count: int) -> Array:
        return self.doubles(count).astype("<f4")

    def doubles(self, count: int) -> Array:
        return convert.centres(self.integers(count))

    def normals(self, count: int) -> Array:
        return convert.inverse_normal(self.doubles(count))

    normal_doubles = normals


@cache
def _places() -> Array:
    """(78, 8): where in the block each hand takes its number of a row."""
    import numpy as np

    rest = np.setdiff1d(np.arange(N), FIRST).reshape(-1, HANDS, TURN)
    return np.concatenate([np.array([FIRST]), rest.transpose(0, 2, 1).reshape(-1, HANDS)])


def _engines(seed: int, count: int) -> Array:
    """The states of the first engines, of so many and up to twice as many."""
    import numpy as np

    levels = max(count - 1, 0).bit_length()
    return np.concatenate([_doubled(seed, level) for level in range(levels + 1)], axis=1)


@lru_cache(maxsize=2 * LEVELS)
def _doubled(seed: int, level: int) -> Array:
    """The states that make those of half as many engines twice as many; all take some seconds, and 20 MB."""
    import numpy as np

    if not level:
        return np.random.RandomState(seed).get_state()[1].astype(np.uint32)[:, None]
    return jumped(_engines(seed, 1 << (level - 1)), STRIDE + level - 1)


def _next(states: Array) -> Array:
    """The next 624 words of each engine."""
    import numpy as np

    made = np.empty_like(states)
    left = N - M
    made[:left] = shuffled(states[:left], states[1 : left + 1], states[M:])
    made[left : 2 * left] = shuffled(states[left : 2 * left], states[left + 1 : 2 * left + 1], made[:left])
    made[2 * left : -1] = shuffled(states[2 * left : -1], states[2 * left + 1 :], made[left : M - 1])
    made[-1:] = shuffled(states[-1:], made[:1], made[M - 1 : M])
    return made


def _tempered(words: Array) -> Array:
    import numpy as np

    words = words ^ words >> np.uint32(11)
    words ^= words << np.uint32(7) & np.uint32(0x9D2C5680)
    words ^= words << np.uint32(15) & np.uint32(0xEFC60000)
    words ^= words >> np.uint32(18)
    return words
