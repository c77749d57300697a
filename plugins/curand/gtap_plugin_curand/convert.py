"""Bits to numbers, as cuRAND's manual and what its host generators write say."""

from __future__ import annotations

from typing import Any

Array = Any  # numpy.ndarray


def uniform_of_32(words: Array) -> Array:
    """Single precision in (0, 1]: the middle of each word's interval, rounded."""
    import numpy as np

    return words.astype("<f4") * np.float32(2.0**-32) + np.float32(2.0**-33)


def uniform_of_pair(low: Array, high: Array) -> Array:
    """Double precision in (0, 1] of 53 bits of two words."""
    import numpy as np

    return (low.astype("<u8") ^ (high.astype("<u8") << np.uint64(21))) * 2.0**-53 + 2.0**-54


def box_muller(radius: Array, angle: Array) -> Array:
    """Pairs of normal numbers of pairs of uniform ones: (n, 2)."""
    import numpy as np

    return pairs(radius, 2.0 * np.pi * angle)


def box_muller_of_32(radius: Array, angle: Array) -> Array:
    """The same of pairs of words, whose uniform numbers are in single precision."""
    import numpy as np

    turn = angle.astype("<f4") * np.float32(2.0**-31 * np.pi) + np.float32(2.0**-32 * np.pi)
    return pairs(uniform_of_32(radius).astype("<f8"), turn.astype("<f8"))


def pairs(radius: Array, turn: Array) -> Array:
    """Box and Muller's: of uniform numbers and angles, both in double precision."""
    import numpy as np

    length = np.sqrt(-2.0 * np.log(radius))
    return np.stack([length * np.sin(turn), length * np.cos(turn)], axis=-1)


def centres(words: Array) -> Array:
    """Words of 32 bits as the middles of their intervals, in double precision."""
    return words * 2.0**-32 + 2.0**-33


def inverse_normal(uniforms: Array) -> Array:
    from scipy.special import ndtri

    return ndtri(uniforms)
