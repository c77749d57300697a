"""Extensions: sums of matrices, products with a diagonal, packed triangles."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gtap_plugin_cublas.cpu.element import ALL, U8, D
from gtap_plugin_cublas.cpu.gemm import Gemm
from gtap_plugin_cublas.cpu.operand import (
    CONJ,
    CT,
    LEFT,
    LOWER,
    RIGHT,
    UPPER,
    N,
    T,
    matrix_view,
    one_of,
    require,
    scalar,
    vector_view,
)
from gtap_plugin_cublas.cpu.registry import family, function

PANEL = 1 << 18  # elements that are computed at once


def _columns(view: NDArray, trans: int, first: int, last: int) -> NDArray:
    """Columns of op(view)."""
    part = view[:, first:last] if trans in (N, CONJ) else view[first:last].T
    return part.conj() if trans in (CT, CONJ) else part


@family("cublas{}geam", ALL)
def geam(t, handle, transa, transb, m, n, alpha, A, lda, beta, B, ldb, C, ldc, *, memory):
    factors = (scalar(memory, alpha, t), scalar(memory, beta, t))
    require(m >= 0, n >= 0, ldc >= max(1, m))
    if m == 0 or n == 0:
        return
    parts = []
    for trans, factor, address, leading in ((transa, factors[0], A, lda), (transb, factors[1], B, ldb)):
        one_of(trans, N, T, CT, CONJ)
        if factor == 0:
            continue
        rows, columns = (m, n) if trans in (N, CONJ) else (n, m)
        require(leading >= max(1, rows), address != C or (leading == ldc and trans in (N, CONJ)))
        parts.append((t.dtype.type(factor), matrix_view(memory, address, rows, columns, leading, t), trans))
    result = matrix_view(memory, C, m, n, ldc, t)
    step = max(1, PANEL // max(1, m))
    for first in range(0, n, step):
        last = min(n, first + step)
        made = np.zeros((m, last - first), t.dtype, order="F")
        for factor, view, trans in parts:
            made += factor * _columns(view, trans, first, last)
        result[:, first:last] = made


@family("cublas{}dgmm", ALL)
def dgmm(t, handle, mode, m, n, A, lda, x, incx, C, ldc, *, memory):
    one_of(mode, LEFT, RIGHT)
    require(m >= 0, n >= 0, lda >= max(1, m), ldc >= max(1, m), A != C or lda == ldc)
    if m == 0 or n == 0:
        return
    given, result = matrix_view(memory, A, m, n, lda, t), matrix_view(memory, C, m, n, ldc, t)
    factors = vector_view(memory, x, m if mode == LEFT else n, incx, t).copy()
    step = max(1, PANEL // m)
    for first in range(0, n, step):
        part = slice(first, min(n, first + step))
        result[:, part] = given[:, part] * (factors[:, None] if mode == LEFT else factors[part])


def _packed_columns(uplo: int, n: int):
    """(column, its rows, where it lies in the packed triangle)."""
    at = 0
    for j in range(n):
        rows = slice(0, j + 1) if uplo == UPPER else slice(j, n)
        count = rows.stop - rows.start
        yield j, rows, slice(at, at + count)
        at += count


@family("cublas{}tpttr", ALL, wide=False)
def tpttr(t, handle, uplo, n, AP, A, lda, *, memory):
    one_of(uplo, LOWER, UPPER)
    require(n >= 0, lda >= max(1, n))
    triangle = vector_view(memory, AP, n * (n + 1) // 2, 1, t)
    whole = matrix_view(memory, A, n, n, lda, t)
    for j, rows, lies in _packed_columns(uplo, n):
        whole[rows, j] = triangle[lies]


@family("cublas{}trttp", ALL, wide=False)
def trttp(t, handle, uplo, n, A, lda, AP, *, memory):
    one_of(uplo, LOWER, UPPER)
    require(n >= 0, lda >= max(1, n))
    triangle = vector_view(memory, AP, n * (n + 1) // 2, 1, t)
    whole = matrix_view(memory, A, n, n, lda, t)
    for j, rows, lies in _packed_columns(uplo, n):
        triangle[lies] = whole[rows, j]


@function("cublasUint8gemmBias", wide=False)
def uint8_gemm_bias(
    handle, transa, transb, transc, m, n, k, A, A_bias, lda, B, B_bias, ldb, C, C_bias, ldc, C_mult, C_shift, *, memory
):
    """C = ((op(A) - A_bias) (op(B) - B_bias) + C_bias) C_mult / 2^C_shift between 0 and 255, halves rounded up.

    No manual says so: it is what a GPU does, for sums below 2^53. The shift counts modulo 32, and 31 gives 0.
    """
    made = Gemm(transa, transb, m, n, k, lda, ldb, max(1, m), U8, D, D)
    one_of(transc, N, T, CT, CONJ)
    turned = transc in (T, CT)
    result = matrix_view(memory, C, *((n, m) if turned else (m, n)), ldc, U8)
    if m == 0 or n == 0:
        return
    sums = made.sums(memory, A, B)
    if k:
        of_a = matrix_view(memory, A, *made.shape_a, lda, U8).sum(1 if transa in (N, CONJ) else 0, np.float64)
        of_b = matrix_view(memory, B, *made.shape_b, ldb, U8).sum(0 if transb in (N, CONJ) else 1, np.float64)
        sums += float(k * A_bias * B_bias) - A_bias * of_b[None, :] - B_bias * of_a[:, None]
    sums = (sums + C_bias) * C_mult
    shift = C_shift % 32
    sums = np.floor(sums / 2.0**shift + 0.5) if shift else sums
    (result.T if turned else result)[...] = 0 if shift == 31 else np.clip(sums, 0, 255)
