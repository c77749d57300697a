"""Poisson's distribution by its inverse: each number comes of one uniform number, so quasi-random ones stay so."""

from __future__ import annotations

from math import sqrt
from typing import Any

Array = Any
SPREAD = 40  # standard deviations and numbers beyond which nothing is found in double precision


class Poisson:
    """Called with uniform numbers in (0, 1]."""

    def __init__(self, mean: float) -> None:
        import numpy as np
        from scipy.special import pdtr

        reach = SPREAD + 10 * sqrt(mean)
        self._first = max(0, int(mean - reach))
        self._cumulative = pdtr(np.arange(self._first, int(mean + reach) + 1, dtype=np.float64), mean)

    def __call__(self, uniforms: Array) -> Array:
        import numpy as np

        found = np.searchsorted(self._cumulative, uniforms, side="left")
        return (np.minimum(found, len(self._cumulative) - 1) + self._first).astype("<u4")
