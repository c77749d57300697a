"""Batches of products and of triangular systems."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from plugins.cublas.tests.accuracy.case import (
    BF16,
    TYPES,
    Addresses,
    Case,
    Device,
    Host,
    Matrix,
    Scalar,
    Vector,
    matrix,
    rng,
    scalar,
    vector,
)
from plugins.cublas.tests.accuracy.level1 import both
from plugins.cublas.tests.accuracy.level2 import CT, LOWER, UPPER, N, T, op
from plugins.cublas.tests.accuracy.level3 import LEFT, RIGHT, triangular
from plugins.cublas.tests.accuracy.mixed import CODES, F16, F32, F64, PRODUCTS, of_a_gpu, product

COUNT = 3
PLAIN = {letter: (0, np.dtype(each), np.dtype(each), np.dtype(each)) for letter, each in TYPES.items()}


def together(matrices: list) -> tuple[Device, int]:
    """Matrices of one shape, one behind another with a gap, and the stride in elements."""
    size = len(matrices[0].data)
    step = size + 4 + -size % 4
    whole = np.zeros(step * len(matrices), matrices[0].data.dtype)
    expected = np.zeros(len(whole), np.complex128)
    for i, each in enumerate(matrices):
        whole[i * step : i * step + size] = each.data
        expected[i * step : i * step + size] = each.data if each.expected is None else each.expected
    wide = expected if whole.dtype.kind == "c" else expected.real
    written = matrices[0].expected is not None
    return Device(whole, wide if written else None), step


def batch(key: str, shape: tuple[int, ...], row: tuple, beta: float) -> tuple[list, list, list, Scalar, Scalar]:
    """Products of one shape: the As, the Bs, the Cs, alpha and beta."""
    made = [product(f"{key}{i}", *shape, row, beta) for i in range(COUNT)]
    a, b, c = ([each[i] for each in made] for i in range(3))
    return a, b, c, made[0][3], made[0][4]


def shapes(thorough: bool) -> Iterator[tuple[int, ...]]:
    yield 5, 4, 3, T, N
    if thorough:
        yield from ((0, 3, 2, N, N), (4, 3, 0, N, T), (17, 9, 33, N, CT))


def products(thorough: bool) -> Iterator[Case]:
    for letter, row in PLAIN.items():
        for shape in shapes(thorough):
            for beta in (0, 3):
                a, b, c, alpha, share = batch(letter, shape, row, beta)
                lists = [Addresses(each) for each in (a, b, c)]
                leading = (a[0].leading, b[0].leading, c[0].leading)
                by_address = (*shape[3:], *shape[:3], alpha, lists[0], leading[0], lists[1], leading[1], share,
                              lists[2], leading[2], COUNT)  # fmt: skip
                (at_a, step_a), (at_b, step_b), (at_c, step_c) = (together(each) for each in (a, b, c))
                by_stride = (*shape[3:], *shape[:3], alpha, at_a, leading[0], step_a, at_b, leading[1], step_b, share,
                             at_c, leading[2], step_c, COUNT)  # fmt: skip
                for kind in ("gemm", "gemm3m") if letter == "C" else ("gemm",):
                    yield from both(Case(f"cublas{letter}{kind}Batched", by_address))
                    yield from both(Case(f"cublas{letter}{kind}StridedBatched", by_stride))


def of_types(thorough: bool) -> Iterator[Case]:
    for row in PRODUCTS:
        for shape in shapes(thorough):
            for beta in (0, 3) if of_a_gpu(row, shape[4]) else ():
                a, b, c, alpha, share = batch("Ex", shape, row, beta)
                lists = [Addresses(each) for each in (a, b, c)]
                leading = (a[0].leading, b[0].leading, c[0].leading)
                given, result = CODES[row[1]], CODES[row[2]]
                arguments = (*shape[3:], *shape[:3], alpha, lists[0], given, leading[0], lists[1], given, leading[1],
                             share, lists[2], result, leading[2], COUNT, row[0], -1)  # fmt: skip
                yield from both(Case("cublasGemmBatchedEx", arguments))
                (at_a, step_a), (at_b, step_b), (at_c, step_c) = (together(each) for each in (a, b, c))
                arguments = (*shape[3:], *shape[:3], alpha, at_a, given, leading[0], step_a, at_b, given, leading[1],
                             step_b, share, at_c, result, leading[2], step_c, COUNT, row[0], -1)  # fmt: skip
                yield from both(Case("cublasGemmStridedBatchedEx", arguments))


def grouped(thorough: bool) -> Iterator[Case]:
    """Two groups: two products of one shape, and one of another."""
    for name, row in (
        ("S", (68, F32, F32, F32)), ("D", (70, F64, F64, F64)), ("Ex", (68, F16, F16, F32)),
        ("Ex", (68, BF16, BF16, F32)), ("Ex", (68, F32, F32, F32)), ("Ex", (70, F64, F64, F64)),
    ):  # fmt: skip
        for wide in (False, True):
            made = [product(f"group{i}", *shape, row, beta, alpha) for i, (shape, beta, alpha) in enumerate((
                ((5, 4, 3, T, N), 0, 2), ((5, 4, 3, T, N), 0, 2), ((2, 3, 4, N, T), 3, -1),
            ))]  # fmt: skip
            a, b, c = (Addresses([each[i] for each in made]) for i in range(3))
            number = np.int64 if wide else np.int32

            def host(*values: int, dtype: type = number) -> Host:
                return Host(np.array(values, dtype))

            leading = [host(made[0][i].leading, made[2][i].leading) for i in range(3)]
            codes = ((CODES[row[1]],), (CODES[row[1]],), (CODES[row[2]],)) if name == "Ex" else ((), (), ())
            arguments = (
                host(T, N, dtype=np.int32), host(N, T, dtype=np.int32), host(5, 2), host(4, 3), host(3, 4),
                Scalar(np.array([2, -1], row[3])), a, *codes[0], leading[0], b, *codes[1], leading[1],
                Scalar(np.array([0, 3], row[3])), c, *codes[2], leading[2], 2, host(2, 1),
                *((row[0],) if name == "Ex" else ()),
            )  # fmt: skip
            plain = "cublasGemmGroupedBatchedEx" if name == "Ex" else f"cublas{name}gemmGroupedBatched"
            yield Case(plain + ("_64" if wide else ""), arguments)


def vectors(thorough: bool) -> Iterator[Case]:
    types = {letter: (row[1], row[1], row[1]) for letter, row in PLAIN.items() if letter != "H"}
    types |= {"HSH": (F16, F16, F32), "HSS": (F16, F32, F32), "TST": (BF16, BF16, F32), "TSS": (BF16, F32, F32)}
    for letter, (given, result, scale) in types.items():
        for m, n, incx, incy in ((5, 4, 1, 1), (4, 6, -2, 3), (0, 3, 1, 1), (200, 300, 1, 1)) if thorough else (
            (5, 4, -2, 3),
        ):  # fmt: skip
            for trans in (N, T, CT):
                for beta in (0, 3):
                    rows = [matvec((letter, i), m, n, incx, incy, trans, beta, given, result) for i in range(COUNT)]
                    a, x, y = ([row[i] for row in rows] for i in range(3))
                    alpha, share, lda = scalar(2, scale), scalar(beta, scale), a[0].leading
                    arguments = (trans, m, n, alpha, Addresses(a), lda, Addresses(x), incx, share, Addresses(y), incy,
                                 COUNT)  # fmt: skip
                    yield from both(Case(f"cublas{letter}gemvBatched", arguments))
                    (at_a, step_a), (at_x, step_x), (at_y, step_y) = (together(each) for each in (a, x, y))
                    arguments = (trans, m, n, alpha, at_a, lda, step_a, at_x, incx, step_x, share, at_y, incy, step_y,
                                 COUNT)  # fmt: skip
                    yield from both(Case(f"cublas{letter}gemvStridedBatched", arguments))


def matvec(key, m, n, incx, incy, trans, beta, given, result) -> tuple[Matrix, Vector, Vector]:
    generator = rng("matvec", *key, m, n, trans, beta)
    a = matrix(generator, given, m, n)
    of_x, of_y = (n, m) if trans == N else (m, n)
    x, y = vector(generator, given, of_x, incx), vector(generator, result, of_y, incy)
    before = y.values
    if beta == 0:
        y.data[y.where] = np.nan
        before = np.zeros(of_y)
    y.becomes(2 * (op(a.values, trans) @ x.values) + beta * before if m and n else y.values)
    return a, x, y


def systems(thorough: bool) -> Iterator[Case]:
    for letter in "SDCZ":
        for m, n in ((5, 4), (0, 3), (33, 17)) if thorough else ((5, 4),):
            for side in (LEFT, RIGHT):
                for uplo in (LOWER, UPPER):
                    for trans in (N, T, CT):
                        for diag in (0, 1):
                            made = [
                                triangular(TYPES[letter], letter, "trsm", m, n, side, uplo, trans, diag, alpha)
                                for alpha in (0.5, 0.5)
                            ]
                            first = made[0].arguments
                            a, b = (Addresses([each.arguments[i] for each in made]) for i in (7, 9))
                            arguments = (*first[:7], a, first[8], b, first[10], len(made))
                            yield from both(Case(f"cublas{letter}trsmBatched", arguments))


def cases(thorough: bool) -> Iterator[Case]:
    for chapter in (products, of_types, grouped, vectors, systems):
        yield from chapter(thorough)
