"""What takes the place of MTGP32 where its parameters are not: MT19937 with a seed of its own."""

from __future__ import annotations

from typing import Any

from gtap_plugin_curand import convert

Array = Any
OTHER_FAMILY = 32


class StandIn:
    """It has no offset: another one begins at the start."""

    position = 0

    def __init__(self, seed: int) -> None:
        import numpy as np

        self._random = np.random.RandomState([seed & 0xFFFFFFFF, seed >> 32, OTHER_FAMILY])

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
