"""Level 3 and its extensions, of BLAS's own types."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

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
)  # fmt: skip
from plugins.cublas.tests.accuracy.level1 import REAL_OF, both, one
from plugins.cublas.tests.accuracy.level2 import (
    CONJ,
    CT,
    LOWER,
    UPPER,
    N,
    T,
    op,
    packed,
    scales,
    symmetric,
    triangle,
)  # fmt: skip

LEFT, RIGHT = 0, 1


def shapes(thorough: bool) -> tuple[tuple[int, int, int], ...]:
    few = ((5, 4, 3),)
    return (*few, (0, 3, 2), (3, 0, 2), (4, 3, 0), (1, 1, 1), (17, 33, 65), (70, 50, 40)) \
        if thorough else few  # fmt: skip


def picked(found: Iterator[tuple[complex, complex]], thorough: bool, m: int, n: int) -> list[tuple[complex, complex]]:
    """Every pair of factors for small matrices, two for others."""
    return list(found)[: 4 if thorough and m * n <= 20 else 2]


def prepared(c: Matrix, beta: complex) -> np.ndarray:
    """C before the call as it counts: with beta 0 it is NaN in memory and 0 in the result."""
    before = c.values
    if beta == 0 and c.rows and c.columns:
        c.fill(np.nan)
        return np.zeros_like(before)
    return before


def products(thorough: bool) -> Iterator[Case]:
    for letter, dtype in TYPES.items():
        names = {"H": ("gemm",), "C": ("gemm_v2", "gemm3m"), "Z": ("gemm_v2", "gemm3m")}.get(letter, ("gemm_v2",))
        operations = (N, T, CT, CONJ) if letter in "CZ" else (N, T, CT)
        for m, n, k in shapes(thorough):
            for transa in operations:
                for transb in operations:
                    for alpha, beta in picked(scales(letter, m), thorough, m, n):
                        generator = rng(letter, "gemm", m, n, k, transa, transb)
                        a = matrix(generator, dtype, *((m, k) if transa in (N, CONJ) else (k, m)))
                        b = matrix(generator, dtype, *((k, n) if transb in (N, CONJ) else (n, k)))
                        c = matrix(generator, dtype, m, n)
                        numbers_ = scalar(alpha, dtype), scalar(beta, dtype)
                        factor, share = (each.data[0].item() for each in numbers_)
                        before = prepared(c, beta)
                        if m and n:
                            c.becomes(factor * (op(a.values, transa) @ op(b.values, transb)) + share * before)
                        for name in names:
                            arguments = (transa, transb, m, n, k, numbers_[0], a, a.leading, b, b.leading,
                                         numbers_[1], c, c.leading)  # fmt: skip
                            yield from both(Case(f"cublas{letter}{name}", arguments))


def symmetric_products(thorough: bool) -> Iterator[Case]:
    for letter in "SDCZ":
        dtype = TYPES[letter]
        for m, n, _ in shapes(thorough):
            for side in (LEFT, RIGHT):
                for uplo in (LOWER, UPPER):
                    for hermitian in (False, True) if letter in "CZ" else (False,):
                        for alpha, beta in picked(scales(letter, m), thorough, m, n):
                            generator = rng(letter, "symm", m, n, side, uplo, hermitian)
                            order = m if side == LEFT else n
                            a, b = matrix(generator, dtype, order, order), matrix(generator, dtype, m, n)
                            c = matrix(generator, dtype, m, n)
                            whole = symmetric(a.values, uplo, hermitian)
                            if order:
                                a.fill(np.nan, ~triangle(order, uplo))
                            before = prepared(c, beta)
                            made = whole @ b.values if side == LEFT else b.values @ whole
                            if m and n:
                                c.becomes(alpha * made + beta * before)
                            name = f"cublas{letter}{'he' if hermitian else 'sy'}mm_v2"
                            arguments = (side, uplo, m, n, scalar(alpha, dtype), a, a.leading, b, b.leading,
                                         scalar(beta, dtype), c, c.leading)  # fmt: skip
                            yield from both(Case(name, arguments))


def updates(thorough: bool) -> Iterator[Case]:
    for letter in "SDCZ":
        for n, k in ((5, 3), (0, 2), (4, 0), (1, 1), (70, 33), (130, 40)) if thorough else ((5, 3),):
            for uplo in (LOWER, UPPER):
                for trans in (N, T):
                    for hermitian in (False, True) if letter in "CZ" else (False,):
                        for alpha, beta in picked(scales(letter, n), thorough, n, k):
                            for name in ("k", "2k", "kx"):
                                yield from both(update(letter, name, hermitian, n, k, uplo, trans, alpha, beta))


def update(letter: str, name: str, hermitian: bool, n: int, k: int, uplo: int, trans: int, alpha, beta) -> Case:
    """syrk, syr2k, syrkx and the Hermitian ones."""
    dtype, real = TYPES[letter], TYPES[REAL_OF[letter]]
    generator = rng(letter, name, hermitian, n, k, uplo, trans)
    a, b = (matrix(generator, dtype, *((n, k) if trans == N else (k, n))) for _ in range(2))
    c = matrix(generator, dtype, n, n)
    if hermitian:
        beta, alpha = beta.real, alpha.real if name == "k" else alpha
        view = c.data.reshape(-1, c.leading).T
        view[np.arange(n), np.arange(n)] = view[np.arange(n), np.arange(n)].real
        if name == "kx":  # the caller knows that the result is Hermitian
            b, alpha = Matrix(a.data.copy(), rows=a.rows, columns=a.columns, leading=a.leading), alpha.real
    turn = CT if hermitian else T
    left, right = (N, turn) if trans == N else (turn, N)
    before = prepared(c, beta)
    first, second = a.values, a.values if name == "k" else b.values
    made = alpha * (op(first, left) @ op(second, right))
    if name == "2k":
        made = made + (np.conj(alpha) if hermitian else alpha) * (op(second, left) @ op(first, right))
    where = triangle(n, uplo)
    if n:
        if beta == 0:
            c.fill(1.5, ~where)
        c.becomes(made + beta * before, where=where)
    given = turn if trans != N and (hermitian or letter in "CZ") else trans
    matrices = (a, a.leading) if name == "k" else (a, a.leading, b, b.leading)
    kind = ("her" if hermitian else "syr") + name + ("" if name == "kx" else "_v2")
    types = (real if hermitian and name == "k" else dtype, real if hermitian else dtype)
    return Case(f"cublas{letter}{kind}", (uplo, given, n, k, scalar(alpha, types[0]), *matrices,
                                          scalar(beta, types[1]), c, c.leading))  # fmt: skip


def triangles(thorough: bool) -> Iterator[Case]:
    for letter in "SDCZ":
        dtype = TYPES[letter]
        for m, n in ((5, 4), (0, 3), (3, 0), (65, 33), (20, 130)) if thorough else ((5, 4),):
            for side in (LEFT, RIGHT):
                for uplo in (LOWER, UPPER):
                    for trans in (N, T, CT):
                        for diag in (0, 1):
                            for alpha in (1.0, -0.75, 0.0) if thorough and (m, n) == (5, 4) else (-0.75,):
                                for name in ("trmm", "trmm in place", "trsm"):
                                    case = triangular(dtype, letter, name, m, n, side, uplo, trans, diag, alpha)
                                    yield from both(case)


def triangular(dtype, letter, name, m, n, side, uplo, trans, diag, alpha) -> Case:
    generator = rng(letter, name, m, n, side, uplo, trans, diag)
    order = m if side == LEFT else n
    a, b = matrix(generator, dtype, order, order), matrix(generator, dtype, m, n)
    a.data[:] = a.data / max(1, order)
    a.data.reshape(-1, a.leading).T[np.arange(order), np.arange(order)] += 2
    inside = triangle(order, uplo)
    whole = np.where(inside, a.values, 0)
    if diag:
        whole = np.where(np.eye(order, dtype=bool), 1, whole)
    if order:
        a.fill(np.nan, ~inside)
    turned = op(whole, trans)
    if name == "trsm":
        turned = np.linalg.inv(turned) if order else turned
    made = alpha * (turned @ b.values if side == LEFT else b.values @ turned)
    where: tuple = (b, b.leading)
    target = b
    if name == "trmm":
        target = matrix(generator, dtype, m, n, 3)
        where = (b, b.leading, target, target.leading)
    elif name == "trmm in place":
        where = (b, b.leading, b, b.leading)
    if m and n:
        target.becomes(made)
    arguments = (side, uplo, trans, diag, m, n, scalar(alpha, dtype), a, a.leading, *where)
    return Case(f"cublas{letter}{name[:4]}_v2", arguments)


def sums(thorough: bool) -> Iterator[Case]:
    for letter in "SDCZ":
        dtype = TYPES[letter]
        operations = (N, T, CT, CONJ) if letter in "CZ" else (N, T)
        for m, n in ((5, 4), (0, 3), (1, 1), (65, 33)) if thorough else ((5, 4),):
            for transa in operations:
                for transb in operations:
                    for alpha, beta in [*scales(letter, "geam"), (0, 0)][:: 1 if thorough else 2]:
                        generator = rng(letter, "geam", m, n, transa, transb)
                        a, b = (matrix(generator, dtype, *((m, n) if trans in (N, CONJ) else (n, m)))
                                for trans in (transa, transb))  # fmt: skip
                        c = matrix(generator, dtype, m, n)
                        made = alpha * op(a.values, transa) + beta * op(b.values, transb)
                        for each, factor in ((a, alpha), (b, beta)):
                            if factor == 0:
                                each.data[:] = np.nan
                        if m and n:
                            c.becomes(made)
                        arguments = (transa, transb, m, n, scalar(alpha, dtype), a, a.leading, scalar(beta, dtype), b,
                                     b.leading, c, c.leading)  # fmt: skip
                        yield from both(Case(f"cublas{letter}geam", arguments))
            yield from both(in_place(letter, m, n))
        if thorough:  # more than is computed at once
            yield in_place(letter, 700, 800)


def in_place(letter: str, m: int, n: int) -> Case:
    """geam whose result takes the place of A."""
    dtype = TYPES[letter]
    generator = rng(letter, "geam in place", m, n)
    a, b = matrix(generator, dtype, m, n), matrix(generator, dtype, n, m)
    if m and n:
        a.becomes(2 * a.values - 3 * b.values.T)
    return Case(f"cublas{letter}geam", (N, T, m, n, scalar(2, dtype), a, a.leading, scalar(-3, dtype), b, b.leading,
                                        a, a.leading))  # fmt: skip


def diagonals(thorough: bool) -> Iterator[Case]:
    for letter in "SDCZ":
        dtype = TYPES[letter]
        for m, n, step in ((5, 4, 1), (4, 5, -2), (3, 3, 0), (0, 2, 1), (600, 700, 1)) if thorough else ((5, 4, -2),):
            for side in (LEFT, RIGHT):
                generator = rng(letter, "dgmm", m, n, side)
                a, c = matrix(generator, dtype, m, n), matrix(generator, dtype, m, n)
                x = vector(generator, dtype, m if side == LEFT else n, step)
                made = x.values[:, None] * a.values if side == LEFT else a.values * x.values
                if m and n:
                    c.becomes(made)
                arguments = (side, m, n, a, a.leading, x, step, c, c.leading)
                yield from both(Case(f"cublas{letter}dgmm", arguments))


def packings(thorough: bool) -> Iterator[Case]:
    for letter in "SDCZ":
        dtype = TYPES[letter]
        for n in (5, 0, 1, 40) if thorough else (5,):
            for uplo in (LOWER, UPPER):
                generator = rng(letter, "packing", n, uplo)
                a = matrix(generator, dtype, n, n)
                given = Device(numbers(generator, dtype, n * (n + 1) // 2 + 1))
                inside, whole = triangle(n, uplo), np.zeros((n, n), dtype)
                where = [(i, j) for j in range(n) for i in range(n) if inside[i, j]]
                for at, (i, j) in enumerate(where):
                    whole[i, j] = given.data[at]
                source = Matrix(a.data.copy(), rows=n, columns=n, leading=a.leading)
                if n:
                    a.becomes(whole.astype(np.complex128 if letter in "CZ" else np.float64), 0, inside)
                yield from one(Case(f"cublas{letter}tpttr", (uplo, n, given, a, a.leading)))
                target = Device(np.zeros(n * (n + 1) // 2, dtype), packed(source.values, uplo), 0)
                yield from one(Case(f"cublas{letter}trttp", (uplo, n, source, source.leading, target)))


def cases(thorough: bool) -> Iterator[Case]:
    for chapter in (products, symmetric_products, updates, triangles, sums, diagonals, packings):
        yield from chapter(thorough)
