"""The general product, by OpenBLAS where the types are its own, else by tiles that are computed in a wider type."""

from __future__ import annotations

from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray

from gtap_plugin_cublas.cpu.element import BY_WORK, I32, Element
from gtap_plugin_cublas.cpu.openblas import COLUMN_MAJOR, OPERATION, at, cblas
from gtap_plugin_cublas.cpu.operand import CONJ, CT, Memory, N, T, matrix, matrix_view, one_of, require

TILE = 1024  # rows and columns that are widened at once


@attrs.frozen
class Gemm:
    """One product's shape and types: C = alpha op(A) op(B) + beta C. Raises Refused for what it cannot be."""

    transa: int
    transb: int
    m: int
    n: int
    k: int
    lda: int
    ldb: int
    ldc: int
    a: Element
    c: Element
    work: Element  # what it is computed in, alpha and beta too
    b: Element = attrs.field(default=attrs.Factory(lambda self: self.a, takes_self=True))

    def __attrs_post_init__(self) -> None:
        one_of(self.transa, N, T, CT, CONJ)
        one_of(self.transb, N, T, CT, CONJ)
        require(self.m >= 0, self.n >= 0, self.k >= 0)
        require(self.lda >= max(1, self.shape_a[0]), self.ldb >= max(1, self.shape_b[0]), self.ldc >= max(1, self.m))

    @property
    def shape_a(self) -> tuple[int, int]:
        return (self.m, self.k) if self.transa in (N, CONJ) else (self.k, self.m)

    @property
    def shape_b(self) -> tuple[int, int]:
        return (self.k, self.n) if self.transb in (N, CONJ) else (self.n, self.k)

    def is_nothing(self, alpha: Any, beta: Any) -> bool:
        """Whether C stays as it is."""
        return self.m == 0 or self.n == 0 or ((alpha == 0 or self.k == 0) and beta == 1)

    def run(self, memory: Memory, alpha: Any, A: int, B: int, beta: Any, C: int) -> None:
        """Compute it at these addresses; with beta 0 C is not read, with alpha 0 A and B are not."""
        if self.is_nothing(alpha, beta):
            return
        idle = alpha == 0 or self.k == 0
        view = matrix_view(memory, C, self.m, self.n, self.ldc, self.c)
        if beta == 0 and (idle or self.c.letter):
            view[...] = 0
        if idle and beta == 0:
            return
        if self.a is self.b is self.c is self.work:
            at_c = matrix(memory, C, self.m, self.n, self.ldc, self.c)
            self._direct(memory, alpha, A, B, beta, at_c, self.ldc, 0 if idle else self.k)
        else:
            self._by_tiles(memory, view, alpha, A, B, beta, 0 if idle else self.k)

    def sums(self, memory: Memory, A: int, B: int) -> NDArray:
        """op(A) op(B), in memory of ours: C is of the type that it is computed in."""
        made = np.zeros((self.m, self.n), self.work.dtype, order="F")
        if self.a is self.b is self.work:
            self._direct(memory, 1.0, A, B, 0.0, at(made), max(1, self.m), self.k)
        else:
            self._by_tiles(memory, made, 1, A, B, 0, self.k)
        return made

    def _direct(self, memory: Memory, alpha: Any, A: int, B: int, beta: Any, at_c: int, ldc: int, k: int) -> None:
        at_a = matrix(memory, A, *self.shape_a, self.lda, self.a) if k else 0
        at_b = matrix(memory, B, *self.shape_b, self.ldb, self.b) if k else 0
        cblas(
            self.work, "{}gemm", "eeelllsplplspl",
            COLUMN_MAJOR, OPERATION[self.transa], OPERATION[self.transb], self.m, self.n, k,
            alpha, at_a, self.lda, at_b, self.ldb, beta, at_c, ldc,
        )  # fmt: skip

    def _by_tiles(self, memory: Memory, view: NDArray, alpha: Any, A: int, B: int, beta: Any, k: int) -> None:
        a = _turned(matrix_view(memory, A, *self.shape_a, self.lda, self.a), self.transa) if k else view[:, :0]
        b = _turned(matrix_view(memory, B, *self.shape_b, self.ldb, self.b), self.transb) if k else view[:0]
        for j in range(0, self.n, TILE):
            for i in range(0, self.m, TILE):
                part = view[i : i + TILE, j : j + TILE]
                made = np.zeros(part.shape, self.work.dtype, order="F")
                for p in range(0, k, TILE):
                    self._add(made, a[i : i + TILE, p : p + TILE], b[p : p + TILE, j : j + TILE])
                self._finish(part, made, alpha, beta)

    def _add(self, made: NDArray, a: NDArray, b: NDArray) -> None:
        wide_a, wide_b = self._widened(self.a, a, self.transa), self._widened(self.b, b, self.transb)
        m, n, k = *made.shape, a.shape[1]
        none = OPERATION[N]
        cblas(
            self.work, "{}gemm", "eeelllsplplspl",
            COLUMN_MAJOR, none, none, m, n, k, 1.0, at(wide_a), m, at(wide_b), k, 1.0, at(made), m,
        )  # fmt: skip

    def _widened(self, element: Element, part: NDArray, trans: int) -> NDArray:
        values = element.load(part)
        return np.array(values.conj() if trans in (CT, CONJ) else values, self.work.dtype, order="F")

    def _finish(self, part: NDArray, made: NDArray, alpha: Any, beta: Any) -> None:
        if self.c is I32:  # exact, and modulo 2**32
            whole = made.astype(np.int64) * int(alpha)
            part[...] = (whole + part.astype(np.int64) * int(beta) if beta else whole).astype(np.int32)
            return
        if alpha != 1:
            made *= self.work.dtype.type(alpha)
        if beta:
            made += self.c.load(part) * self.work.dtype.type(beta)
        self.c.store(part, made)


def _turned(view: NDArray, trans: int) -> NDArray:
    return view.T if trans in (T, CT) else view


def plain(t: Element, transa: int, transb: int, m: int, n: int, k: int, lda: int, ldb: int, ldc: int) -> Gemm:
    """The product of one element type."""
    return Gemm(transa, transb, m, n, k, lda, ldb, ldc, t, t, BY_WORK[t.work])
