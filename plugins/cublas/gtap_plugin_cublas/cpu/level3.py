"""Level 3 without the general product (products.py)."""

from __future__ import annotations

import functools

from gtap_plugin_cublas.cpu.element import ALL, COMPLEX, Element
from gtap_plugin_cublas.cpu.openblas import COLUMN_MAJOR, DIAGONAL, FILL, OPERATION, SIDE, cblas
from gtap_plugin_cublas.cpu.operand import (
    CT,
    LEFT,
    LOWER,
    RIGHT,
    UPPER,
    Memory,
    N,
    T,
    matrix,
    matrix_view,
    one_of,
    require,
    scalar,
)
from gtap_plugin_cublas.cpu.registry import family


def clear_triangle(memory: Memory, C: int, n: int, ldc: int, uplo: int, t: Element) -> None:
    """Zeros in a triangle, its diagonal included."""
    view = matrix_view(memory, C, n, n, ldc, t)
    for j in range(n):
        view[: j + 1 if uplo == UPPER else None, j][0 if uplo == UPPER else j :] = 0


def _symm(name, t, handle, side, uplo, m, n, alpha, A, lda, B, ldb, beta, C, ldc, *, memory):
    one_of(side, LEFT, RIGHT)
    one_of(uplo, LOWER, UPPER)
    order = m if side == LEFT else n
    require(m >= 0, n >= 0, lda >= max(1, order), ldb >= max(1, m), ldc >= max(1, m))
    factor, share = scalar(memory, alpha, t), scalar(memory, beta, t)
    if m == 0 or n == 0 or (factor == 0 and share == 1):
        return
    if share == 0:
        matrix_view(memory, C, m, n, ldc, t)[...] = 0
    at_a = matrix(memory, A, order, order, lda, t) if factor else 0
    at_b = matrix(memory, B, m, n, ldb, t) if factor else 0
    at_c = matrix(memory, C, m, n, ldc, t)
    cblas(
        t, "{}" + name, "eeellsplplspl",
        COLUMN_MAJOR, SIDE[side], FILL[uplo], m, n, factor, at_a, lda, at_b, ldb, share, at_c, ldc,
    )  # fmt: skip


for _name, _types in (("symm", ALL), ("hemm", COMPLEX)):
    family(f"cublas{{}}{_name}_v2", _types)(functools.partial(_symm, _name))


def _operation(t: Element, hermitian: bool, trans: int) -> int:
    """The operation of a rank 2k update: N, or the one that makes the result symmetric; of real matrices C is T."""
    if hermitian:
        return one_of(trans, N, CT)
    return one_of(trans, N, T) if t.is_complex else {CT: T}.get(trans, one_of(trans, N, T, CT))


def rank_k(t: Element, hermitian: bool, memory: Memory, uplo, trans, n, k, factor, A, lda, share, C, ldc) -> None:
    """syrk or herk with numbers for alpha and beta."""
    one_of(uplo, LOWER, UPPER)
    if one_of(trans, N, T, CT) != N:  # either means the one that makes the result symmetric, or Hermitian
        trans = CT if hermitian else T
    rows, columns = (n, k) if trans == N else (k, n)
    require(n >= 0, k >= 0, lda >= max(1, rows), ldc >= max(1, n))
    if n == 0 or ((factor == 0 or k == 0) and share == 1):
        return
    matrix(memory, C, n, n, ldc, t)
    if share == 0:
        clear_triangle(memory, C, n, ldc, uplo, t)
    at_a = matrix(memory, A, rows, columns, lda, t) if factor else 0
    letter = "r" if hermitian else "s"
    cblas(
        t, "{}herk" if hermitian else "{}syrk", f"eeell{letter}pl{letter}pl",
        COLUMN_MAJOR, FILL[uplo], OPERATION[trans], n, k, factor, at_a, lda, share,
        matrix(memory, C, n, n, ldc, t), ldc,
    )  # fmt: skip


def _rank_k(hermitian, t, handle, uplo, trans, n, k, alpha, A, lda, beta, C, ldc, *, memory):
    number = t.real if hermitian else t
    factor, share = scalar(memory, alpha, number), scalar(memory, beta, number)
    rank_k(t, hermitian, memory, uplo, trans, n, k, factor, A, lda, share, C, ldc)


family("cublas{}syrk_v2", ALL)(functools.partial(_rank_k, False))
family("cublas{}herk_v2", COMPLEX)(functools.partial(_rank_k, True))


def _two(name, hermitian, t, handle, uplo, trans, n, k, alpha, A, lda, B, ldb, beta, C, ldc, *, memory):
    """syr2k, her2k; and syrkx, herkx: a product whose result is known to be symmetric."""
    one_of(uplo, LOWER, UPPER)
    trans = _operation(t, hermitian, trans)
    rows, columns = (n, k) if trans == N else (k, n)
    require(n >= 0, k >= 0, lda >= max(1, rows), ldb >= max(1, rows), ldc >= max(1, n))
    factor, share = scalar(memory, alpha, t), scalar(memory, beta, t.real if hermitian else t)
    if n == 0 or ((factor == 0 or k == 0) and share == 1):
        return
    at_c = matrix(memory, C, n, n, ldc, t)
    if share == 0:
        clear_triangle(memory, C, n, ldc, uplo, t)
    at_a = matrix(memory, A, rows, columns, lda, t) if factor else 0
    at_b = matrix(memory, B, rows, columns, ldb, t) if factor else 0
    last = (n, k, factor, at_a, lda, at_b, ldb, share, at_c, ldc)
    if name.endswith("2k"):
        form = f"eeellsplpl{'r' if hermitian else 's'}pl"
        cblas(t, "{}" + name, form, COLUMN_MAJOR, FILL[uplo], OPERATION[trans], *last)
        return
    turned = OPERATION[CT if hermitian else T]
    first, second = (OPERATION[N], turned) if trans == N else (turned, OPERATION[N])
    cblas(t, "{}gemmt", "eeeellsplplspl", COLUMN_MAJOR, FILL[uplo], first, second, *last)
    if hermitian:
        diagonal = matrix_view(memory, C, n, n, ldc, t).diagonal()
        diagonal.flags.writeable = True
        diagonal.imag = 0


for _name, _hermitian, _types in (
    ("syr2k_v2", False, ALL), ("her2k_v2", True, COMPLEX), ("syrkx", False, ALL), ("herkx", True, COMPLEX),
):  # fmt: skip
    family(f"cublas{{}}{_name}", _types)(functools.partial(_two, _name.removesuffix("_v2"), _hermitian))


def triangular(t: Element, name: str, memory: Memory, side, uplo, trans, diag, m, n, factor, A, lda, B, ldb) -> None:
    """trmm or trsm in place, with a number for alpha."""
    one_of(side, LEFT, RIGHT)
    one_of(uplo, LOWER, UPPER)
    one_of(trans, N, T, CT)
    one_of(diag, 0, 1)
    order = m if side == LEFT else n
    require(m >= 0, n >= 0, lda >= max(1, order), ldb >= max(1, m))
    if m == 0 or n == 0:
        return
    if factor == 0:
        matrix_view(memory, B, m, n, ldb, t)[...] = 0
        return
    enums = (SIDE[side], FILL[uplo], OPERATION[trans], DIAGONAL[diag])
    at_a = matrix(memory, A, order, order, lda, t)
    at_b = matrix(memory, B, m, n, ldb, t)
    cblas(t, "{}" + name, "eeeeellsplpl", COLUMN_MAJOR, *enums, m, n, factor, at_a, lda, at_b, ldb)


@family("cublas{}trmm_v2", ALL)
def trmm(t, handle, side, uplo, trans, diag, m, n, alpha, A, lda, B, ldb, C, ldc, *, memory):
    factor = scalar(memory, alpha, t)
    require(m >= 0, n >= 0, ldb >= max(1, m), ldc >= max(1, m), B != C or ldb == ldc)
    if B != C and m > 0 and n > 0 and factor != 0:
        matrix_view(memory, C, m, n, ldc, t)[...] = matrix_view(memory, B, m, n, ldb, t)
    triangular(t, "trmm", memory, side, uplo, trans, diag, m, n, factor, A, lda, C, ldc)


@family("cublas{}trsm_v2", ALL)
def trsm(t, handle, side, uplo, trans, diag, m, n, alpha, A, lda, B, ldb, *, memory):
    factor = scalar(memory, alpha, t)
    triangular(t, "trsm", memory, side, uplo, trans, diag, m, n, factor, A, lda, B, ldb)
