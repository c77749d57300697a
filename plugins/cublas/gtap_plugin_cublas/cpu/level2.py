"""Level 2. With beta 0 the result is cleared before, so that nothing of it is read; with alpha 0 A and x are not."""

from __future__ import annotations

import functools

from gtap_plugin_cublas.cpu.element import ALL, COMPLEX, REAL, Element
from gtap_plugin_cublas.cpu.openblas import COLUMN_MAJOR, DIAGONAL, FILL, OPERATION, cblas, fortran
from gtap_plugin_cublas.cpu.operand import (
    CONJ,
    CT,
    LOWER,
    UPPER,
    Memory,
    N,
    T,
    matrix,
    one_of,
    packed,
    pointer,
    require,
    scalar,
    vector,
    vector_view,
)
from gtap_plugin_cublas.cpu.registry import family

LETTER = {LOWER: b"L", UPPER: b"U"}


def _result(t: Element, memory: Memory, y: int, n: int, incy: int, beta: complex) -> int:
    """Where y lies; cleared, if beta is 0."""
    if beta == 0:
        vector_view(memory, y, n, incy, t)[...] = 0
    return vector(memory, y, n, incy, t)


def band(memory: Memory, address: int, columns: int, width: int, leading: int, t: Element) -> int:
    """Where a matrix of `width` diagonals begins."""
    require(leading >= width)
    return pointer(memory, address, (columns - 1) * leading + width if columns > 0 else 0, t)


def gemv_at(t: Element, memory: Memory, trans, m, n, factor, A, lda, x, incx, share, y, incy) -> None:
    """gemv with numbers for alpha and beta."""
    require(m >= 0, n >= 0, incx != 0, incy != 0, lda >= max(1, m))
    one_of(trans, N, T, CT, CONJ)
    if m == 0 or n == 0 or (factor == 0 and share == 1):
        return
    of_x, of_y = (n, m) if trans in (N, CONJ) else (m, n)
    at_a = matrix(memory, A, m, n, lda, t) if factor else 0
    at_x = vector(memory, x, of_x, incx, t) if factor else 0
    at_y = _result(t, memory, y, of_y, incy, share)
    form = "eellsplplspl"
    operation = OPERATION[trans]
    cblas(t, "{}gemv", form, COLUMN_MAJOR, operation, m, n, factor, at_a, lda, at_x, incx, share, at_y, incy)


@family("cublas{}gemv_v2", ALL)
def gemv(t, handle, trans, m, n, alpha, A, lda, x, incx, beta, y, incy, *, memory):
    factor, share = scalar(memory, alpha, t), scalar(memory, beta, t)
    gemv_at(t, memory, trans, m, n, factor, A, lda, x, incx, share, y, incy)


@family("cublas{}gbmv_v2", ALL)
def gbmv(t, handle, trans, m, n, kl, ku, alpha, A, lda, x, incx, beta, y, incy, *, memory):
    require(m >= 0, n >= 0, kl >= 0, ku >= 0, incx != 0, incy != 0, lda > kl + ku)
    one_of(trans, N, T, CT, CONJ)
    factor, share = scalar(memory, alpha, t), scalar(memory, beta, t)
    if m == 0 or n == 0 or (factor == 0 and share == 1):
        return
    of_x, of_y = (n, m) if trans in (N, CONJ) else (m, n)
    at_a = band(memory, A, n, kl + ku + 1, lda, t) if factor else 0
    at_x = vector(memory, x, of_x, incx, t) if factor else 0
    at_y = _result(t, memory, y, of_y, incy, share)
    cblas(
        t, "{}gbmv", "eellllsplplspl",
        COLUMN_MAJOR, OPERATION[trans], m, n, kl, ku, factor, at_a, lda, at_x, incx, share, at_y, incy,
    )  # fmt: skip


# Triangles


def _triangle(name, t, uplo, trans, diag, n, form, stored, x, incx, memory):
    """`stored` gives the matrix's arguments, once it is known that there is one."""
    one_of(uplo, LOWER, UPPER)
    one_of(trans, N, T, CT, CONJ)
    one_of(diag, 0, 1)
    require(n >= 0, incx != 0)
    if n == 0:
        return
    enums = (COLUMN_MAJOR, FILL[uplo], OPERATION[trans], DIAGONAL[diag])
    cblas(t, "{}" + name, f"eeeel{form}pl", *enums, n, *stored(), vector(memory, x, n, incx, t), incx)


def _dense(name, t, handle, uplo, trans, diag, n, A, lda, x, incx, *, memory):
    require(lda >= max(1, n))
    _triangle(name, t, uplo, trans, diag, n, "pl", lambda: (matrix(memory, A, n, n, lda, t), lda), x, incx, memory)


def _packed(name, t, handle, uplo, trans, diag, n, AP, x, incx, *, memory):
    _triangle(name, t, uplo, trans, diag, n, "p", lambda: (packed(memory, AP, n, t),), x, incx, memory)


def _banded(name, t, handle, uplo, trans, diag, n, k, A, lda, x, incx, *, memory):
    require(k >= 0, lda > k)
    _triangle(
        name, t, uplo, trans, diag, n, "lpl", lambda: (k, band(memory, A, n, k + 1, lda, t), lda), x, incx, memory
    )


for _body, _names in ((_dense, ("trmv", "trsv")), (_packed, ("tpmv", "tpsv")), (_banded, ("tbmv", "tbsv"))):
    for _name in _names:
        family(f"cublas{{}}{_name}_v2", ALL)(functools.partial(_body, _name))


# Symmetric matrices and vectors


def _symmetric(name, t, uplo, n, alpha, form, stored, x, incx, beta, y, incy, memory):
    one_of(uplo, LOWER, UPPER)
    require(n >= 0, incx != 0, incy != 0)
    factor, share = scalar(memory, alpha, t), scalar(memory, beta, t)
    if n == 0 or (factor == 0 and share == 1):
        return
    at_y = _result(t, memory, y, n, incy, share)
    if factor == 0:
        if share != 0:
            cblas(t, "{}scal", "lspl", n, share, at_y, abs(incy))
        return
    arguments = (*stored(), vector(memory, x, n, incx, t), incx, share, at_y, incy)
    if name == "symv" and t.is_complex:
        fortran(t, "{}symv", "clsplplspl", LETTER[uplo], n, factor, *arguments)
        return
    before, after = (form[:1], form[1:]) if form.startswith("l") else ("", form)
    first, rest = (arguments[:1], arguments[1:]) if before else ((), arguments)
    cblas(t, "{}" + name, f"eel{before}s{after}plspl", COLUMN_MAJOR, FILL[uplo], n, *first, factor, *rest)


def _full(name, t, handle, uplo, n, alpha, A, lda, x, incx, beta, y, incy, *, memory):
    require(lda >= max(1, n))
    _symmetric(
        name, t, uplo, n, alpha, "pl", lambda: (matrix(memory, A, n, n, lda, t), lda), x, incx, beta, y, incy, memory
    )


def _of_band(name, t, handle, uplo, n, k, alpha, A, lda, x, incx, beta, y, incy, *, memory):
    require(k >= 0, lda > k)
    _symmetric(
        name, t, uplo, n, alpha, "lpl", lambda: (k, band(memory, A, n, k + 1, lda, t), lda), x, incx, beta, y, incy,
        memory,
    )  # fmt: skip


def _of_packed(name, t, handle, uplo, n, alpha, AP, x, incx, beta, y, incy, *, memory):
    _symmetric(name, t, uplo, n, alpha, "p", lambda: (packed(memory, AP, n, t),), x, incx, beta, y, incy, memory)


for _body, _name, _types in (
    (_full, "symv", ALL), (_full, "hemv", COMPLEX), (_of_band, "sbmv", REAL), (_of_band, "hbmv", COMPLEX),
    (_of_packed, "spmv", REAL), (_of_packed, "hpmv", COMPLEX),
):  # fmt: skip
    family(f"cublas{{}}{_name}_v2", _types)(functools.partial(_body, _name))


# Products of vectors


def _ger(name, t, handle, m, n, alpha, x, incx, y, incy, A, lda, *, memory):
    require(m >= 0, n >= 0, incx != 0, incy != 0, lda >= max(1, m))
    factor = scalar(memory, alpha, t)
    if m == 0 or n == 0 or factor == 0:
        return
    at_x, at_y = vector(memory, x, m, incx, t), vector(memory, y, n, incy, t)
    cblas(
        t, "{}" + name, "ellsplplpl", COLUMN_MAJOR, m, n, factor, at_x, incx, at_y, incy,
        matrix(memory, A, m, n, lda, t), lda,
    )  # fmt: skip


for _name, _types in (("ger", REAL), ("geru", COMPLEX), ("gerc", COMPLEX)):
    family(f"cublas{{}}{_name}_v2", _types)(functools.partial(_ger, _name))


def _rank_one(name, by_real, t, handle, uplo, n, alpha, x, incx, A, lda=None, *, memory):
    """her, hpr, syr, spr: packed without `lda`."""
    one_of(uplo, LOWER, UPPER)
    require(n >= 0, incx != 0, lda is None or lda >= max(1, n))
    factor = scalar(memory, alpha, t.real if by_real else t)
    if n == 0 or factor == 0:
        return
    at_a = packed(memory, A, n, t) if lda is None else matrix(memory, A, n, n, lda, t)
    last = () if lda is None else (lda,)
    at_x = vector(memory, x, n, incx, t)
    end = "p" + "l" * len(last)
    if name == "syr" and t.is_complex:
        fortran(t, "{}syr", "clspl" + end, LETTER[uplo], n, factor, at_x, incx, at_a, *last)
        return
    letter = "r" if by_real else "s"
    form = f"eel{letter}pl{end}"
    cblas(t, "{}" + name, form, COLUMN_MAJOR, FILL[uplo], n, factor, at_x, incx, at_a, *last)


def _rank_two(name, t, handle, uplo, n, alpha, x, incx, y, incy, A, lda=None, *, memory):
    """her2, hpr2, syr2, spr2."""
    one_of(uplo, LOWER, UPPER)
    require(n >= 0, incx != 0, incy != 0, lda is None or lda >= max(1, n))
    factor = scalar(memory, alpha, t)
    if n == 0 or factor == 0:
        return
    at_a = packed(memory, A, n, t) if lda is None else matrix(memory, A, n, n, lda, t)
    last = () if lda is None else (lda,)
    vectors = (vector(memory, x, n, incx, t), incx, vector(memory, y, n, incy, t), incy)
    end = "p" + "l" * len(last)
    if name == "syr2" and t.is_complex:
        fortran(t, "{}syr2", "clsplpl" + end, LETTER[uplo], n, factor, *vectors, at_a, *last)
        return
    form = f"eelsplpl{end}"
    cblas(t, "{}" + name, form, COLUMN_MAJOR, FILL[uplo], n, factor, *vectors, at_a, *last)


for _name, _by_real, _types in (
    ("syr", False, ALL), ("her", True, COMPLEX), ("spr", False, REAL), ("hpr", True, COMPLEX),
):  # fmt: skip
    family(f"cublas{{}}{_name}_v2", _types)(functools.partial(_rank_one, _name, _by_real))
for _name, _types in (("syr2", ALL), ("her2", COMPLEX), ("spr2", REAL), ("hpr2", COMPLEX)):
    family(f"cublas{{}}{_name}_v2", _types)(functools.partial(_rank_two, _name))
