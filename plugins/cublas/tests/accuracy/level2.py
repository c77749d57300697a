"""Level 2."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from plugins.cublas.tests.accuracy.case import (
    TYPES,
    Case,
    Device,
    Matrix,
    matrix,
    numbers,
    rng,
    scalar,
    vector,
    wider,
)  # fmt: skip
from plugins.cublas.tests.accuracy.level1 import REAL_OF, both

N, T, CT, CONJ = 0, 1, 2, 3
LOWER, UPPER = 0, 1


def op(a: NDArray, trans: int) -> NDArray:
    return {N: a, T: a.T, CT: a.conj().T, CONJ: a.conj()}[trans]


def triangle(n: int, uplo: int) -> NDArray:
    """A mask."""
    whole = np.ones((n, n), bool)
    return np.tril(whole) if uplo == LOWER else np.triu(whole)


def symmetric(a: NDArray, uplo: int, hermitian: bool) -> NDArray:
    """The whole matrix of which one triangle is given."""
    part = np.where(triangle(len(a), uplo), a, 0)
    off = part - np.diag(np.diag(part))
    if not hermitian:
        return part + off.T
    return np.diag(np.diag(part).real) + off + off.conj().T


def packed(a: NDArray, uplo: int) -> NDArray:
    """A triangle by columns."""
    n = len(a)
    columns = [a[: j + 1, j] if uplo == UPPER else a[j:, j] for j in range(n)]
    return np.concatenate([np.zeros(0, a.dtype), *columns])


def banded(a: NDArray, kl: int, ku: int, leading: int) -> NDArray:
    """A matrix's diagonals as BLAS stores them; what is outside is NaN, and never read."""
    rows, columns = a.shape
    stored = np.full((leading, max(1, columns)), np.nan, a.dtype)
    for j in range(columns):
        for i in range(max(0, j - ku), min(rows, j + kl + 1)):
            stored[ku + i - j, j] = a[i, j]
    return stored.T.ravel()


def scales(letter: str, key: object) -> Iterator[tuple[complex, complex]]:
    """(alpha, beta)."""
    generator = rng(letter, key)
    alpha, beta = numbers(generator, TYPES[letter], 2).tolist()
    yield from ((alpha, 0), (alpha, beta), (0, beta), (1, 1))


def shapes(thorough: bool) -> tuple[tuple[int, int, int, int], ...]:
    few = ((5, 7, 1, 1), (4, 3, 2, -1))
    return (*few, (0, 3, 1, 1), (3, 0, 1, 1), (1, 1, 1, 1), (33, 17, -2, 3), (130, 70, 1, 1)) if thorough else few


def general(thorough: bool) -> Iterator[Case]:
    for letter in "SDCZ":
        dtype = TYPES[letter]
        for m, n, incx, incy in shapes(thorough):
            for trans in (N, T, CT, CONJ) if letter in "CZ" else (N, T, CT):
                for alpha, beta in list(scales(letter, m))[: 4 if thorough else 2]:
                    generator = rng(letter, "gemv", m, n, trans)
                    a = matrix(generator, dtype, m, n)
                    for kl, ku in (None, None), (1, 2):
                        of_x, of_y = (n, m) if trans in (N, CONJ) else (m, n)
                        x, y = vector(generator, dtype, of_x, incx), vector(generator, dtype, of_y, incy)
                        y_before = y.values
                        if beta == 0:
                            y.data[y.where] = np.nan
                            y_before = np.zeros(of_y)
                        whole, stored, extra, lda = a.values, a, (), a.leading
                        if kl is not None:
                            i, j = np.indices((m, n))
                            whole = np.where((i - j <= kl) & (j - i <= ku), whole, 0)
                            lda = kl + ku + 3
                            stored, extra = Device(banded(whole.astype(dtype), kl, ku, lda)), (kl, ku)
                        if m and n:
                            y.becomes(complexly(alpha) * (op(whole, trans) @ x.values) + beta * y_before)
                        name = f"cublas{letter}{'gemv' if kl is None else 'gbmv'}_v2"
                        arguments = (trans, m, n, *extra, scalar(alpha, dtype), stored, lda, x, incx,
                                     scalar(beta, dtype), y, incy)  # fmt: skip
                        yield from both(Case(name, arguments))


def complexly(value: complex) -> complex:
    return value.real if isinstance(value, complex) and value.imag == 0 else value


def forms(a: Matrix, uplo: int, k: int, dtype: type) -> Iterator[tuple[str, NDArray, tuple, tuple]]:
    """(letters of the name, the matrix, its arguments before and at its place) dense, packed, banded."""
    n, inside = a.rows, triangle(a.rows, uplo)
    whole = np.where(inside, a.values, 0)
    dense = Matrix(a.data.copy(), rows=n, columns=n, leading=a.leading)
    if n:
        dense.fill(np.nan, ~inside)
    yield "r", whole, (), (dense, a.leading)
    yield "p", whole, (), (Device(packed(whole, uplo).astype(dtype)),)
    i, j = np.indices((n, n))
    narrow = np.where(np.abs(i - j) <= k, whole, 0)
    kl, ku = (k, 0) if uplo == LOWER else (0, k)
    yield "b", narrow, (k,), (Device(banded(narrow.astype(dtype), kl, ku, k + 3)), k + 3)


def triangles(thorough: bool) -> Iterator[Case]:
    for letter in "SDCZ":
        dtype = TYPES[letter]
        for n, step in ((6, 1), (5, -2), (0, 1), (1, 3), (67, 1)) if thorough else ((6, 1), (5, -2)):
            for uplo in (LOWER, UPPER):
                for trans in (N, T, CT):
                    for diag in (0, 1):
                        generator = rng(letter, "triangles", n, uplo, trans, diag)
                        a = matrix(generator, dtype, n, n)
                        a.data[:] = a.data / max(1, n)
                        a.data.reshape(-1, a.leading).T[np.arange(n), np.arange(n)] += 2
                        for form, whole, before, at in forms(a, uplo, 2, dtype):
                            full = np.where(np.eye(n, dtype=bool), 1, whole) if diag else whole
                            for name in ("mv", "sv"):
                                x = vector(generator, dtype, n, step)
                                if n:
                                    x.becomes(op(full, trans) @ x.values if name == "mv"
                                              else np.linalg.solve(op(full, trans), x.values))  # fmt: skip
                                arguments = (uplo, trans, diag, n, *before, *at, x, step)
                                yield from both(Case(f"cublas{letter}t{form}{name}_v2", arguments))


def products(thorough: bool) -> Iterator[Case]:
    for letter in "SDCZ":
        dtype = TYPES[letter]
        for n, incx, incy in ((6, 1, 1), (5, -2, 3), (0, 1, 1), (68, 1, 1)) if thorough else ((5, -2, 3),):
            for uplo in (LOWER, UPPER):
                for alpha, beta in list(scales(letter, n))[: 4 if thorough else 2]:
                    generator = rng(letter, "symv", n, uplo)
                    a = matrix(generator, dtype, n, n)
                    for form, whole, before, at in forms(a, uplo, 2, dtype):
                        for hermitian in (False, True) if letter in "CZ" else (False,):
                            if letter in "CZ" and not hermitian and form != "r":
                                continue
                            x, y = vector(generator, dtype, n, incx), vector(generator, dtype, n, incy)
                            y_before = y.values
                            if beta == 0:
                                y.data[y.where] = np.nan
                                y_before = np.zeros(n)
                            if n:
                                y.becomes(alpha * (symmetric(whole, uplo, hermitian) @ x.values) + beta * y_before)
                            name = ("he" if hermitian else "sy") if form == "r" else ("h" if hermitian else "s") + form
                            arguments = (uplo, n, *before, scalar(alpha, dtype), *at, x, incx, scalar(beta, dtype), y,
                                         incy)  # fmt: skip
                            yield from both(Case(f"cublas{letter}{name}mv_v2", arguments))


def updates(thorough: bool) -> Iterator[Case]:
    for letter in "SDCZ":
        dtype = TYPES[letter]
        for m, n, incx, incy in shapes(thorough):
            for name in ("geru", "gerc") if letter in "CZ" else ("ger",):
                generator = rng(letter, name, m, n)
                a, alpha = matrix(generator, dtype, m, n), scalar(numbers(generator, dtype), dtype)
                x, y = vector(generator, dtype, m, incx), vector(generator, dtype, n, incy)
                other = y.values.conj() if name == "gerc" else y.values
                if m and n:
                    a.becomes(a.values + alpha.data[0] * np.outer(x.values, other))
                arguments = (m, n, alpha, x, incx, y, incy, a, a.leading)
                yield from both(Case(f"cublas{letter}{name}_v2", arguments))
        for n, incx, incy in ((6, 1, 1), (5, -2, 3), (0, 1, 1), (68, 1, 1)) if thorough else ((5, -2, 3),):
            for uplo in (LOWER, UPPER):
                for hermitian in (False, True) if letter in "CZ" else (False,):
                    yield from rank_updates(letter, hermitian, n, uplo, incx, incy, thorough)


def rank_updates(
    letter: str, hermitian: bool, n: int, uplo: int, incx: int, incy: int, thorough: bool
) -> Iterator[Case]:
    dtype = TYPES[letter]
    turn = np.conj if hermitian else np.array
    for two in (False, True):
        for form in ("r", "p"):
            if letter in "CZ" and not hermitian and form == "p":
                continue
            generator = rng(letter, "rank", hermitian, n, uplo, two, form)
            a = matrix(generator, dtype, n, n)
            if hermitian:
                diagonal = a.data.reshape(-1, a.leading).T[np.arange(n), np.arange(n)]
                a.data.reshape(-1, a.leading).T[np.arange(n), np.arange(n)] = diagonal.real
            number = TYPES[REAL_OF[letter]] if hermitian and not two else dtype
            alpha = scalar(numbers(generator, number), number)
            factor = wider(alpha.data)[0]
            x, y = vector(generator, dtype, n, incx), vector(generator, dtype, n, incy)
            made = np.outer(x.values, turn(y.values if two else x.values)) * factor
            made = a.values + (made + turn(made).T if two else made)
            kind = ("her" if hermitian else "syr") if form == "r" else ("hpr" if hermitian else "spr")
            vectors = (x, incx, y, incy) if two else (x, incx)
            if form == "r":
                at: tuple = (a, a.leading)
                a.becomes(made, where=triangle(n, uplo))
            else:
                at = (Device(packed(a.values, uplo).astype(dtype), packed(made, uplo)),)
            name = f"cublas{letter}{kind}{'2' if two else ''}_v2"
            yield from both(Case(name, (uplo, n, alpha, *vectors, *at)))


def cases(thorough: bool) -> Iterator[Case]:
    for chapter in (general, triangles, products, updates):
        yield from chapter(thorough)
