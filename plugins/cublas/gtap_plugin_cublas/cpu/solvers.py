"""Batched factorisations and solvers, by LAPACK; without pivots by NumPy."""

from __future__ import annotations

import ctypes

import numpy as np
from numpy.typing import NDArray

from gtap_plugin_cublas.cpu.element import ALL, I32, Element
from gtap_plugin_cublas.cpu.openblas import at, fortran
from gtap_plugin_cublas.cpu.operand import (
    CT,
    NOT_SUPPORTED,
    Memory,
    N,
    Refused,
    T,
    addresses,
    matrix,
    matrix_view,
    pointer,
    require,
    store,
    vector_view,
)
from gtap_plugin_cublas.cpu.registry import family

LETTER = {N: b"N", T: b"T", CT: b"C"}
_LARGEST_INVERSE = 32
BLOCK = 64  # columns that LAPACK works on at once


def _pivots(memory: Memory, P: int, i: int, n: int) -> NDArray | None:
    """Pivots of matrix i, as they lie; None without pivoting."""
    return None if not P else vector_view(memory, P + 4 * i * n, n, 1, I32)


def _checked(pivots: NDArray | None, n: int) -> NDArray:
    """Pivots as LAPACK takes them. Raises Refused for one that names no row."""
    if pivots is None:
        return np.arange(1, n + 1, dtype=np.int64)
    made = pivots.astype(np.int64)
    require(bool(((made >= 1) & (made <= n)).all()))
    return made


def _factored(t: Element, a: NDArray) -> int:
    """LU without pivoting, in place: from 1 the first zero on the diagonal, 0 for none."""
    info = 0
    for j in range(a.shape[0]):
        if a[j, j] == 0:
            info = info or j + 1
            continue
        a[j + 1 :, j] /= a[j, j]
        a[j + 1 :, j + 1 :] -= np.outer(a[j + 1 :, j], a[j, j + 1 :])
    return info


def _getrf(t: Element, memory: Memory, n: int, A: int, lda: int, pivots: NDArray | None) -> int:
    if pivots is None:
        return _factored(t, matrix_view(memory, A, n, n, lda, t))
    made, info = np.zeros(n, np.int64), ctypes.c_int64()
    fortran(t, "{}getrf", "llplpl", n, n, matrix(memory, A, n, n, lda, t), lda, at(made), info)
    pivots[...] = made
    return max(0, info.value)


@family("cublas{}getrfBatched", ALL, wide=False)
def getrf(t, handle, n, A, lda, P, info, count, *, memory):
    require(n >= 0, count >= 0, lda >= max(1, n))
    found = vector_view(memory, info, count, 1, I32)
    for i, each in enumerate(addresses(memory, A, count)):
        found[i] = _getrf(t, memory, n, each, lda, _pivots(memory, P, i, n)) if n else 0


def _getri(t: Element, result: NDArray, pivots: NDArray) -> int:
    """The inverse in place of an LU factorisation; `result` has all its columns next to each other."""
    n, info = len(pivots), ctypes.c_int64()
    zero = np.flatnonzero(result.diagonal() == 0)
    if len(zero):
        return int(zero[0]) + 1
    work = np.empty(n * min(n, BLOCK), t.dtype)
    fortran(t, "{}getri", "lplppll", n, at(result), n, at(pivots), at(work), len(work), info)
    return max(0, info.value)


@family("cublas{}getriBatched", ALL, wide=False)
def getri(t, handle, n, A, lda, P, C, ldc, info, count, *, memory):
    require(n >= 0, count >= 0, lda >= max(1, n), ldc >= max(1, n))
    found = vector_view(memory, info, count, 1, I32)
    for i, (source, result) in enumerate(zip(addresses(memory, A, count), addresses(memory, C, count), strict=True)):
        require(source != result or n == 0)
        made = np.array(matrix_view(memory, source, n, n, lda, t), order="F")
        found[i] = _getri(t, made, _checked(_pivots(memory, P, i, n), n)) if n else 0
        if not found[i]:
            matrix_view(memory, result, n, n, ldc, t)[...] = made


@family("cublas{}matinvBatched", ALL, wide=False)
def matinv(t, handle, n, A, lda, Ainv, lda_inv, info, count, *, memory):
    require(0 <= n <= _LARGEST_INVERSE, count >= 0, lda >= max(1, n), lda_inv >= max(1, n))
    found = vector_view(memory, info, count, 1, I32)
    for i, (source, result) in enumerate(zip(addresses(memory, A, count), addresses(memory, Ainv, count), strict=True)):
        made = np.array(matrix_view(memory, source, n, n, lda, t), order="F")
        pivots, failed = np.zeros(n, np.int64), ctypes.c_int64()
        if n:
            fortran(t, "{}getrf", "llplpl", n, n, at(made), n, at(pivots), failed)
        found[i] = failed.value or (_getri(t, made, pivots) if n else 0)
        if not found[i]:
            matrix_view(memory, result, n, n, lda_inv, t)[...] = made


def _wrong(*conditions: bool | None) -> int:
    """The number, from 1, of the first argument of which the condition does not hold, 0 for none; None: not asked."""
    return next((i for i, holds in enumerate(conditions, 1) if holds is False), 0)


def _told(memory: Memory, info, wrong: int) -> bool:
    """Say in `info` which argument is wrong; whether one is."""
    store(memory, info, -wrong, I32)
    return wrong != 0


@family("cublas{}getrsBatched", ALL, wide=False)
def getrs(t, handle, trans, n, nrhs, A, lda, P, B, ldb, info, count, *, memory):
    wrong = _wrong(
        trans in LETTER, n >= 0, nrhs >= 0, None, lda >= max(1, n), None, None, ldb >= max(1, n), None, count >= 0
    )
    if _told(memory, info, wrong):
        raise Refused
    if n == 0 or nrhs == 0:
        return
    failed = ctypes.c_int64()
    for i, (source, result) in enumerate(zip(addresses(memory, A, count), addresses(memory, B, count), strict=True)):
        pivots = _checked(_pivots(memory, P, i, n), n)
        at_a, at_b = matrix(memory, source, n, n, lda, t), matrix(memory, result, n, nrhs, ldb, t)
        fortran(t, "{}getrs", "cllplppll", LETTER[trans], n, nrhs, at_a, lda, at(pivots), at_b, ldb, failed)


@family("cublas{}geqrfBatched", ALL, wide=False)
def geqrf(t, handle, m, n, A, lda, TauArray, info, count, *, memory):
    if _told(memory, info, _wrong(m >= 0, n >= 0, None, lda >= max(1, m), None, None, count >= 0)):
        raise Refused
    if m == 0 or n == 0:
        return
    failed = ctypes.c_int64()
    for source, tau in zip(addresses(memory, A, count), addresses(memory, TauArray, count), strict=True):
        at_a, at_tau = matrix(memory, source, m, n, lda, t), pointer(memory, tau, min(m, n), t)
        work = np.empty(n * min(m, BLOCK), t.dtype)
        fortran(t, "{}geqrf", "llplppll", m, n, at_a, lda, at_tau, at(work), len(work), failed)


@family("cublas{}gelsBatched", ALL, wide=False)
def gels(t, handle, trans, m, n, nrhs, A, lda, C, ldc, info, devInfo, count, *, memory):
    # A GPU counts so: neither trans nor info is an argument, and nrhs comes before n.
    wrong = _wrong(m >= 0, nrhs >= 0, n >= 0, None, lda >= max(1, m), None, ldc >= max(1, m), count >= 0)
    if _told(memory, info, wrong):
        raise Refused
    if trans != N or m < n:
        raise Refused(NOT_SUPPORTED)
    found = vector_view(memory, devInfo, count, 1, I32) if devInfo else np.zeros(count, np.int32)
    failed = ctypes.c_int64()
    for i, (source, result) in enumerate(zip(addresses(memory, A, count), addresses(memory, C, count), strict=True)):
        found[i] = 0
        if n == 0 or nrhs == 0:
            continue
        at_a, at_c = matrix(memory, source, m, n, lda, t), matrix(memory, result, m, nrhs, ldc, t)
        work = np.empty(n + max(n, nrhs) * min(m, BLOCK), t.dtype)
        fortran(t, "{}gels", "clllplplpll", LETTER[N], m, n, nrhs, at_a, lda, at_c, ldc, at(work), len(work), failed)
        found[i] = max(0, failed.value)
