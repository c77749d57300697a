"""Functions whose types are arguments, and the half types of products."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from plugins.cublas.tests.accuracy.case import (
    BF16,
    Case,
    Device,
    Scalar,
    matrix,
    numbers,
    rng,
    scalar,
    vector,
    wider,
)
from plugins.cublas.tests.accuracy.level1 import both, modified_rotation, one, real_rotation
from plugins.cublas.tests.accuracy.level2 import CT, LOWER, UPPER, N, T, op, triangle
from plugins.cublas.tests.accuracy.level3 import prepared

# cudaDataType by dtype; a pair of int8 is a complex number
CODES = {
    np.dtype(np.float32): 0, np.dtype(np.float64): 1, np.dtype(np.float16): 2, np.dtype(np.int8): 3,
    np.dtype(np.complex64): 4, np.dtype(np.complex128): 5, np.dtype(np.int32): 10, BF16: 14,
}  # fmt: skip
F16, F32, F64 = np.dtype(np.float16), np.dtype(np.float32), np.dtype(np.float64)
C64, C128, I8, I32 = np.dtype(np.complex64), np.dtype(np.complex128), np.dtype(np.int8), np.dtype(np.int32)
# cublasComputeType_t, the types of A and B, of C, of alpha and beta
PRODUCTS = (
    (64, F16, F16, F16), (65, F16, F16, F16),
    *((compute, *row) for compute in (68, 69) for row in (
        (BF16, BF16, F32), (F16, F16, F32), (I8, F32, F32), (BF16, F32, F32), (F16, F32, F32), (F32, F32, F32),
        (C64, C64, C64))),
    *((compute, *row) for compute in (74, 75, 77, 78) for row in ((F32, F32, F32), (C64, C64, C64))),
    *((compute, *row) for compute in (70, 71) for row in ((F64, F64, F64), (C128, C128, C128))),
    (72, I8, I32, I32), (73, I8, I32, I32),
)  # fmt: skip


def of_a_gpu(row: tuple, transb: int) -> bool:
    """Whether a GPU has it: int8 into int32 with B as it lies alone."""
    return row[2] is not I32 or transb == N


def product(key: str, m: int, n: int, k: int, transa: int, transb: int, row: tuple, beta: float, alpha: float = 2):
    """(A, B, C as it must become, alpha, beta) of one product."""
    _, given, result, scale = row
    generator = rng(key, m, n, k, transa, transb, str(given), str(result), alpha, beta)
    rows = (m if transa == N else k, k if transb == N else n)
    gaps = [-each % 4 + 4 if given is I8 else 2 for each in rows]  # a GPU wants int8 in fours
    a = matrix(generator, given, *((m, k) if transa == N else (k, m)), gaps[0])
    b = matrix(generator, given, *((k, n) if transb == N else (n, k)), gaps[1])
    c = matrix(generator, result, m, n)
    before = c.values if result.kind == "i" else prepared(c, beta)
    if m and n:
        c.becomes(alpha * (op(a.values, transa) @ op(b.values, transb)) + beta * before)
    return a, b, c, scalar(alpha, scale), scalar(beta, scale)


def products(thorough: bool) -> Iterator[Case]:
    for row in PRODUCTS:
        for m, n, k in ((5, 4, 3), (0, 3, 2), (4, 3, 0), (33, 17, 65)) if thorough else ((5, 4, 3),):
            for transa, transb in ((N, N), (T, N), (N, T), (CT, CT)) if thorough else ((T, N),):
                for beta in (0, 3) if of_a_gpu(row, transb) else ():
                    a, b, c, alpha, share = product("GemmEx", m, n, k, transa, transb, row, beta)
                    arguments = (
                        transa, transb, m, n, k, alpha, a, CODES[row[1]], a.leading, b, CODES[row[1]], b.leading,
                        share, c, CODES[row[2]], c.leading, row[0], -1,
                    )  # fmt: skip
                    yield from both(Case("cublasGemmEx", arguments))
                    name = {(68, F32): "S", (68, C64): "C"}.get((row[0], row[3]))
                    if name:
                        yield from both(Case(f"cublas{name}gemmEx", arguments[:-2]))
                    if name == "C":
                        yield from both(Case("cublasCgemm3mEx", arguments[:-2]))


def large(thorough: bool) -> Iterator[Case]:
    """More than one tile in each direction."""
    if thorough:
        for row in ((68, BF16, BF16, F32), (72, I8, I32, I32)):
            a, b, c, alpha, share = product("large", 300, 1100, 1200, T, N, row, 1, 1)
            c.slack *= 4
            arguments = (
                T, N, 300, 1100, 1200, alpha, a, CODES[row[1]], a.leading, b, CODES[row[1]], b.leading, share, c,
                CODES[row[2]], c.leading, row[0], -1,
            )  # fmt: skip
            yield Case("cublasGemmEx", arguments)


def rank_updates(thorough: bool) -> Iterator[Case]:
    for name, hermitian in (("syrk", False), ("syrk3m", False), ("herk", True), ("herk3m", True)):
        for given in (C64, I8):
            for uplo in (LOWER, UPPER):
                for trans in (N, T):
                    generator = rng(name, str(given), uplo, trans)
                    n, k = 5, 3
                    shape = (n, k) if trans == N else (k, n)
                    if given is I8:
                        pairs = numbers(generator, I8, shape[1], shape[0], 2)
                        values = (pairs[..., 0] + 1j * pairs[..., 1].astype(np.float64)).T
                        a, lda, code = Device(pairs), shape[0], 7
                    else:
                        dense = matrix(generator, C64, *shape)
                        a, lda, code, values = dense, dense.leading, 4, dense.values
                    c = matrix(generator, C64, n, n)
                    turn = CT if hermitian else T
                    made = 2 * (values @ op(values, turn) if trans == N else op(values, turn) @ values)
                    prepared(c, 0)
                    c.fill(1.5, ~triangle(n, uplo))
                    c.becomes(made, where=triangle(n, uplo))
                    scale = F32 if hermitian else C64
                    arguments = (uplo, N if trans == N else turn, n, k, scalar(2, scale), a, code, lda,
                                 scalar(0, scale), c, 4, c.leading)  # fmt: skip
                    yield from both(Case(f"cublasC{name}Ex", arguments))


# (the vectors' type, what is computed in)
VECTORS = ((F16, F32), (BF16, F32), (F32, F32), (F64, F64), (C64, C64), (C128, C128))


def vectors(thorough: bool) -> Iterator[Case]:
    for dtype, execution in VECTORS:
        code, how = CODES[dtype], CODES[execution]
        real = {C64: F32, C128: F64}.get(dtype, dtype)
        for n, incx, incy in ((7, 1, 1), (5, 2, -3), (0, 1, 1), (3000, 1, 2)) if thorough else ((7, 1, 1), (5, 2, -3)):
            key = (str(dtype), n, incx, incy)

            def pair(name: str, key=key, dtype=dtype, n=n, incx=incx, incy=incy):
                generator = rng(name, key)
                return vector(generator, dtype, n, incx), vector(generator, dtype, n, incy)

            x, y = pair("sums")
            single = {C64: F32, C128: F64}.get(execution, execution)
            result = Scalar(np.full(1, -7).astype(real), np.sqrt((np.abs(x.values) ** 2).sum(keepdims=True)))
            yield from both(Case("cublasNrm2Ex", (n, x, code, incx, result, CODES[real], CODES[single])))
            made = (np.abs(x.values.real) + np.abs(x.values.imag)).sum(keepdims=True)
            result = Scalar(np.full(1, -7).astype(single), made)
            yield from both(Case("cublasAsumEx", (n, x, code, incx, result, CODES[single], how)))
            for name, left in (("Dot", x.values), ("Dotc", x.values.conj())):
                result = Scalar(np.full(1, -7).astype(dtype), np.array([left @ y.values]), 200 + n)
                arguments = (n, x, code, incx, y, code, incy, result, code, how)
                yield from both(Case(f"cublas{name}Ex", arguments))
            sizes = np.abs(x.values.real) + np.abs(x.values.imag)
            for name, at in (("Iamax", sizes.argmax), ("Iamin", sizes.argmin)) if n else ():
                yield Case(
                    f"cublas{name}Ex", (n, x, code, incx, Scalar(np.array([-7], np.int32), np.array([at() + 1])))
                )
                result = Scalar(np.array([-7], np.int64), np.array([at() + 1]))
                yield Case(f"cublas{name}Ex_64", (n, x, code, incx, result), on_device=True)
            alpha = scalar(numbers(rng("alpha", key), execution), execution)
            x, y = pair("axpy")
            y.becomes(y.values + wider(alpha.data)[0] * x.values)
            yield from both(Case("cublasAxpyEx", (n, alpha, how, x, code, incx, y, code, incy, how)))
            x, y = pair("scal")
            x.becomes(wider(alpha.data)[0] * x.values)
            yield from both(Case("cublasScalEx", (n, alpha, how, x, code, incx, how)))
            x, y = pair("copy")
            y.becomes(x.values, 0)
            yield from both(Case("cublasCopyEx", (n, x, code, incx, y, code, incy)))
            x, y = pair("swap")
            first, second = x.values, y.values
            x.becomes(second, 0)
            y.becomes(first, 0)
            yield from both(Case("cublasSwapEx", (n, x, code, incx, y, code, incy)))


def rotations(thorough: bool) -> Iterator[Case]:
    for dtype, execution in VECTORS:
        code, how = CODES[dtype], CODES[execution]
        real = {C64: F32, C128: F64}.get(dtype, dtype)
        generator = rng("rotations", str(dtype))
        x, y = vector(generator, dtype, 6, 2), vector(generator, dtype, 6, -1)
        c, s = scalar(0.6, real), scalar(0.8, real)
        cosine, sine = wider(c.data)[0], wider(s.data)[0]
        first, second = x.values, y.values
        x.becomes(cosine * first + sine * second)
        y.becomes(cosine * second - sine * first)
        yield from both(Case("cublasRotEx", (6, x, code, 2, y, code, -1, c, s, CODES[real], how)))
        if dtype.kind == "c":
            continue
        a, b, c, s = real_rotation(1.5, -0.75, dtype)
        yield from one(Case("cublasRotgEx", (a, b, code, c, s, code, how)))
        param = Scalar(np.array([-1, 0.5, 0.25, -2, 1.5]).astype(dtype))
        x, y = vector(generator, dtype, 6, 2), vector(generator, dtype, 6, -1)
        first, second = x.values, y.values
        x.becomes(0.5 * first - 2 * second)
        y.becomes(0.25 * first + 1.5 * second)
        yield from both(Case("cublasRotmEx", (6, x, code, 2, y, code, -1, param, code, how)))
        d1, d2, x1, y1, param = modified_rotation(dtype, 2.0, 0.5, 1.5, 0.75)
        yield from one(Case("cublasRotmgEx", (d1, code, d2, code, x1, code, y1, code, param, code, how)))


def biased(thorough: bool) -> Iterator[Case]:
    """8-bit products: offsets, a factor, a shift that rounds, bounds."""
    for m, n, k in ((5, 4, 3), (1, 7, 9), (4, 3, 0), (0, 2, 2)) if thorough else ((5, 4, 3),):
        for transa, transb, transc in ((N, N, N), (T, CT, T), (CT, N, T), (N, T, N)):
            for offsets, factor, shift in (
                ((3, -2, 10), 1, 3),
                ((0, 0, -9000), 3, 0),
                ((1, 1, 0), -2, 33),
                ((0, 0, 0), 1, 31),
            ):
                generator = rng("biased", m, n, k, transa, transb, transc)
                a = matrix(generator, np.uint8, *((m, k) if transa == N else (k, m)))
                b = matrix(generator, np.uint8, *((k, n) if transb == N else (n, k)))
                c = matrix(generator, np.uint8, *((m, n) if transc == N else (n, m)))
                sums = (op(a.values, transa) - offsets[0]) @ (op(b.values, transb) - offsets[1])
                made = (sums + offsets[2]) * factor / 2.0 ** (shift % 32)
                made = np.zeros_like(made) if shift == 31 else np.clip(np.floor(made + 0.5), 0, 255)
                if m and n:
                    c.becomes(made if transc == N else made.T)
                arguments = (transa, transb, transc, m, n, k, a, offsets[0], a.leading, b, offsets[1], b.leading, c,
                             offsets[2], c.leading, factor, shift)  # fmt: skip
                yield Case("cublasUint8gemmBias", arguments)


def cases(thorough: bool) -> Iterator[Case]:
    for chapter in (biased, products, large, rank_updates, vectors, rotations):
        yield from chapter(thorough)
