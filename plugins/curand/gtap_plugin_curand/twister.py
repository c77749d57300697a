"""Mersenne Twisters: M. Matsumoto and T. Nishimura, "Mersenne Twister" (1998), by NumPy.

MT19937 is the sequence itself; cuRAND reads it at many places at once. MTGP32 is a family of twisters whose parameters
are not here: another MT19937 takes its place.
"""

from __future__ import annotations

from typing import Any

from gtap_plugin_curand import convert

Array = Any
MASK = 0xFFFFFFFF
OTHER_FAMILY = 32


class Twister:
    """It has no offset, and so no position to begin at: what was drawn is known to the generator alone."""

    bits = 32

    def __init__(self, seed: int, position: int, family: int = 0) -> None:
        import numpy as np

        low, high = seed & MASK, seed >> 32
        key: Any = [low, high, family] if high or family else low
        self._random = np.random.RandomState(key)
        while position > 0:  # a seed that is set again goes on where the generator was
            taken = min(position, 1 << 20)
            self.integers(taken)
            position -= taken

    def integers(self, count: int) -> Array:
        import numpy as np

        return np.frombuffer(self._random.bytes(4 * count), "<u4")

    def uniforms(self, count: int) -> Array:
        return convert.uniform_of_32(self.integers(count))

    def doubles(self, count: int) -> Array:
        words = self.integers(2 * count)
        return convert.uniform_of_pair(words[::2], words[1::2])

    def normals(self, count: int) -> Array:
        words = self.integers(count + count % 2)
        return convert.box_muller_of_32(words[::2], words[1::2]).reshape(-1)[:count]

    def normal_doubles(self, count: int) -> Array:
        uniforms = self.doubles(count + count % 2)
        return convert.box_muller(uniforms[::2], uniforms[1::2]).reshape(-1)[:count]
