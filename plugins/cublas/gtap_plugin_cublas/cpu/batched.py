"""Batches of matrices with vectors, and of triangular systems."""

from __future__ import annotations

import functools

import numpy as np

from gtap_plugin_cublas.cpu.element import ALL, B, Element, H, S
from gtap_plugin_cublas.cpu.level2 import gemv_at
from gtap_plugin_cublas.cpu.level3 import triangular
from gtap_plugin_cublas.cpu.operand import (
    CONJ,
    CT,
    Memory,
    N,
    T,
    addresses,
    matrix_view,
    one_of,
    require,
    scalar,
    vector_view,
)
from gtap_plugin_cublas.cpu.products import instances
from gtap_plugin_cublas.cpu.registry import family, function

# The types of A and x, and of y; alpha and beta are float.
_MIXED = {"HSH": (H, H), "HSS": (H, S), "TST": (B, B), "TSS": (B, S)}
_ROWS = 1024  # that are widened at once


def _widened(a: Element, y_type: Element, memory: Memory, trans, m, n, factor, A, lda, x, incx, share, y, incy) -> None:
    """gemv of 16-bit types, computed in float."""
    one_of(trans, N, T, CT, CONJ)
    require(m >= 0, n >= 0, incx != 0, incy != 0, lda >= max(1, m))
    if m == 0 or n == 0 or (factor == 0 and share == 1):
        return
    of_x, of_y = (n, m) if trans in (N, CONJ) else (m, n)
    result = vector_view(memory, y, of_y, incy, y_type)
    made = np.zeros(of_y, np.float32)
    if factor:
        values = a.load(vector_view(memory, x, of_x, incx, a))
        whole = matrix_view(memory, A, m, n, lda, a)
        step = max(1, (_ROWS << 10) // m)
        for first in range(0, n, step):
            part = a.load(whole[:, first : first + step])
            if trans in (N, CONJ):
                made += part @ values[first : first + step]
            else:
                made[first : first + step] = part.T @ values
        made *= np.float32(factor)
    if share:
        made += np.float32(share) * y_type.load(result)
    y_type.store(result, made)


def _of_addresses(types, handle, trans, m, n, alpha, Aarray, lda, xarray, incx, beta, yarray, incy, count, *, memory):
    _, _, number, run = types
    require(count >= 0)
    factor, share = scalar(memory, alpha, number), scalar(memory, beta, number)
    lists = [addresses(memory, each, count) for each in (Aarray, xarray, yarray)]
    for at_a, at_x, at_y in zip(*lists, strict=True):
        run(memory, trans, m, n, factor, at_a, lda, at_x, incx, share, at_y, incy)


def _of_strides(
    types, handle, trans, m, n, alpha, A, lda, strideA, x, incx, stridex, beta, y, incy, stridey, count, *, memory
):
    a, result, number, run = types
    require(count >= 0)
    factor, share = scalar(memory, alpha, number), scalar(memory, beta, number)
    if m == 0 or n == 0 or (factor == 0 and share == 1):
        count = min(count, 1)  # for what is refused
    for i in instances(count, stridey):
        at_a, at_x = A + i * strideA * a.size, x + i * stridex * a.size
        run(memory, trans, m, n, factor, at_a, lda, at_x, incx, share, y + i * stridey * result.size, incy)


_TYPES = {letter: (t, t, t, functools.partial(gemv_at, t)) for letter, t in ALL.items()}
_TYPES |= {letter: (a, y, S, functools.partial(_widened, a, y)) for letter, (a, y) in _MIXED.items()}
for _letter, _types in _TYPES.items():
    function(f"cublas{_letter}gemvBatched")(functools.partial(_of_addresses, _types))
    function(f"cublas{_letter}gemvStridedBatched")(functools.partial(_of_strides, _types))


@family("cublas{}trsmBatched", ALL)
def trsm_batched(t, handle, side, uplo, trans, diag, m, n, alpha, A, lda, B, ldb, count, *, memory):
    require(count >= 0)
    factor = scalar(memory, alpha, t)
    for at_a, at_b in zip(addresses(memory, A, count), addresses(memory, B, count), strict=True):
        triangular(t, "trsm", memory, side, uplo, trans, diag, m, n, factor, at_a, lda, at_b, ldb)
