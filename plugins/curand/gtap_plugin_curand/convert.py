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
    """Pairs of normal numbers of pairs of uniform ones, in double precision: (n, 2)."""
    import numpy as np

    length, turn = np.sqrt(-2.0 * np.log(radius)), 2.0 * np.pi * angle
    return np.stack([length * np.sin(turn), length * np.cos(turn)], axis=-1)


def centres(words: Array) -> Array:
    """Words of 32 bits as the middles of their intervals, in double precision."""
    return words * 2.0**-32 + 2.0**-33


def inverse_normal(uniforms: Array) -> Array:
    from scipy.special import ndtri

    return ndtri(uniforms)
