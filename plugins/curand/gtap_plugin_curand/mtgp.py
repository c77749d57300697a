"""MTGP32: M. Saito and M. Matsumoto, "Variants of Mersenne Twister suitable for graphic processors" (2013).

192 blocks, each a twister with parameters of its own, give 256 numbers in turn. NVIDIA's header has them: they are
read where its wheel is installed, and are no part of this one.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import attrs

from gtap_plugin_curand import convert

Array = Any
HEADER, TABLE = "curand_mtgp32dc_p_11213.h", "mtgp32dc_params_fast_11213"
BLOCKS, AT_ONCE, N = 192, 256, 351
TABLE_SIZE, SET_SIZE = 16, 4 + 3 * 16 + 1 + 21  # numbers: exponent, pos, sh1, sh2; three tables; mask; a hash
MASK = 0xFFFFFFFF
COMMENT, NUMBER = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL), re.compile(r"\b(?:0x[0-9a-fA-F]+|\d+)")


@attrs.frozen
class Parameters:
    """Of every block: arrays of that length; the tables have 16 words for each."""

    position: Array
    left: Array
    right: Array
    table: Array
    temper: Array
    mask: Array


@cache
def parameters() -> Parameters | None:
    """Those of the header, where NVIDIA's cuRAND is installed for this Python."""
    found = find_spec("nvidia")
    for folder in (found and found.submodule_search_locations) or ():
        for header in sorted(Path(folder).glob(f"*/include/{HEADER}")):
            return read(header)
    return None


def read(header: Path) -> Parameters:
    import numpy as np

    text = COMMENT.sub("", header.read_text(encoding="utf-8", errors="replace").partition(TABLE)[2])
    numbers = [int(each, 0) & MASK for each in NUMBER.findall(text.partition("{")[2])[: BLOCKS * SET_SIZE]]
    sets = np.array(numbers, np.uint32).reshape(BLOCKS, SET_SIZE)
    table, temper = (sets[:, first : first + TABLE_SIZE] for first in (4, 4 + TABLE_SIZE))
    return Parameters(sets[:, 1].astype(np.intp), sets[:, 2], sets[:, 3], table, temper, sets[:, 4 + 3 * TABLE_SIZE])


class Mtgp32:
    """It has no offset: another one begins at the start."""

    position = 0

    def __init__(self, seed: int, parameters: Parameters) -> None:
        import numpy as np

        self._parameters = parameters
        folded = (seed ^ seed >> 32) & MASK
        self._states = _started(np.arange(1, BLOCKS + 1, dtype=np.uint32) + np.uint32(folded), parameters.table)
        self._left = np.empty(0, np.uint32)

    def integers(self, count: int) -> Array:
        import numpy as np

        rows = [self._left]
        for _ in range(-(-(count - len(self._left)) // (BLOCKS * AT_ONCE))):
            rows.append(self._row())
        made = np.concatenate(rows)
        self._left = made[count:].copy()
        return made[:count].astype("<u4")

    def _row(self) -> Array:
        import numpy as np

        own, states = self._parameters, self._states
        places, blocks = np.arange(AT_ONCE)[:, None] + own.position, np.arange(BLOCKS)
        mixed = (states[:AT_ONCE] & own.mask) ^ states[1 : AT_ONCE + 1]
        mixed ^= mixed << own.left
        mixed ^= states[places, blocks] >> own.right
        made = mixed ^ own.table[blocks, mixed & np.uint32(15)]
        mask = states[places - 1, blocks]
        mask ^= mask >> np.uint32(16)
        mask ^= mask >> np.uint32(8)
        self._states = np.concatenate([states[AT_ONCE:], made])
        return (made ^ own.temper[blocks, mask & np.uint32(15)]).T.reshape(-1)

    def uniforms(self, count: int) -> Array:
        return convert.uniform_of_32(self.integers(count))

    def doubles(self, count: int) -> Array:
        return self.integers(count) * 2.0**-32 + 2.0**-32

    def normals(self, count: int) -> Array:
        return convert.inverse_normal(convert.centres(self.integers(count)))

    normal_doubles = normals


def _started(seeds: Array, table: Array) -> Array:
    """(351, 192): the states of blocks with these seeds."""
    import numpy as np

    hidden = table[:, 4] ^ table[:, 8] << np.uint32(16)
    byte = hidden + (hidden >> np.uint32(16))
    byte = (byte + (byte >> np.uint32(8))) & np.uint32(0xFF)
    states = np.tile(byte * np.uint32(0x01010101), (N, 1))
    states[0], states[1] = seeds, hidden
    for i in range(1, N):
        previous = states[i - 1]
        states[i] ^= np.uint32(1812433253) * (previous ^ previous >> np.uint32(30)) + np.uint32(i)
    return states
