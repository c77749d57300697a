"""General products of one pair of matrices, and Hermitian and symmetric ones whose types are arguments."""

from __future__ import annotations

import functools

import numpy as np

from gtap_plugin_cublas.cpu.element import ALL, CI8, COMPLEX, I8, I32, TYPES, B, C, D, Element, H, S, Z
from gtap_plugin_cublas.cpu.gemm import Gemm, plain
from gtap_plugin_cublas.cpu.level3 import rank_k
from gtap_plugin_cublas.cpu.operand import (
    BESIDE,
    CT,
    NOT_SUPPORTED,
    N,
    Refused,
    T,
    addresses,
    beside,
    matrix_view,
    one_of,
    require,
    scalar,
    scalars,
)
from gtap_plugin_cublas.cpu.registry import family, function

HALF = {"H": H}

# cublasComputeType_t
HALF_COMPUTE, SINGLE, FAST, DOUBLE, INTEGER = (64, 65), (68, 69), (74, 75, 77, 78), (70, 71, 79), (72, 73)
# Of single precision: the types of A and B, and of C.
_MIXED = ((B, B), (H, H), (I8, S), (B, S), (H, S), (S, S), (CI8, C), (C, C))
_SUPPORTED: dict[int, tuple[tuple[Element, Element], ...]] = {
    **dict.fromkeys(HALF_COMPUTE, ((H, H),)),
    **dict.fromkeys(SINGLE, _MIXED),
    **dict.fromkeys(FAST, ((S, S), (C, C))),
    **dict.fromkeys(DOUBLE, ((D, D), (Z, Z))),
    **dict.fromkeys(INTEGER, ((I8, I32),)),
}
ALGORITHMS = (*range(-1, 24), *range(99, 116))


def types_of(compute: int, a: int, b: int, c: int) -> tuple[Element, Element, Element, Element]:
    """The elements of A and B, of C, what is computed in, and what alpha and beta are."""
    if compute not in _SUPPORTED:
        raise Refused
    pair = (TYPES.get(a), TYPES.get(c))
    if a != b or pair not in _SUPPORTED[compute]:
        raise Refused(NOT_SUPPORTED)
    element, result = pair
    assert element is not None and result is not None
    return element, result, work_of(element, result), scale_of(compute, result)


def work_of(element: Element, result: Element) -> Element:
    """What products of these types are computed in: integers in a type where they are exact."""
    if element is I8:
        return D
    if element is CI8:
        return Z
    return element if element.letter else S


def scale_of(compute: int, result: Element) -> Element:
    """What alpha and beta are."""
    if compute in HALF_COMPUTE:
        return H
    if compute in INTEGER:
        return I32
    if compute in DOUBLE:
        return Z if result.is_complex else D
    return C if result.is_complex else S


@family("cublas{}gemm_v2", ALL)
@family("cublas{}gemm", HALF)
@family("cublas{}gemm3m", COMPLEX)
def gemm(t, handle, transa, transb, m, n, k, alpha, A, lda, B, ldb, beta, C, ldc, *, memory):
    made = plain(t, transa, transb, m, n, k, lda, ldb, ldc)
    made.run(memory, scalar(memory, alpha, t), A, B, scalar(memory, beta, t), C)


@function("cublasGemmEx")
def gemm_ex(
    handle, transa, transb, m, n, k, alpha, A, Atype, lda, B, Btype, ldb, beta, C, Ctype, ldc, compute, algo, *, memory
):
    one_of(algo, *ALGORITHMS)
    element, result, work, scale = types_of(compute, Atype, Btype, Ctype)
    made = Gemm(transa, transb, m, n, k, lda, ldb, ldc, element, result, work)
    made.run(memory, scalar(memory, alpha, scale), A, B, scalar(memory, beta, scale), C)


@function("cublasSgemmEx")
def sgemm_ex(handle, transa, transb, m, n, k, alpha, A, Atype, lda, B, Btype, ldb, beta, C, Ctype, ldc, *, memory):
    _single(S, handle, transa, transb, m, n, k, alpha, A, Atype, lda, B, Btype, ldb, beta, C, Ctype, ldc, memory)


@function("cublasCgemmEx", "cublasCgemm3mEx")
def cgemm_ex(handle, transa, transb, m, n, k, alpha, A, Atype, lda, B, Btype, ldb, beta, matrix, Ctype, ldc, *, memory):
    _single(C, handle, transa, transb, m, n, k, alpha, A, Atype, lda, B, Btype, ldb, beta, matrix, Ctype, ldc, memory)


def _single(t, handle, transa, transb, m, n, k, alpha, A, Atype, lda, B, Btype, ldb, beta, C, Ctype, ldc, memory):
    element, result, work, scale = types_of(68, Atype, Btype, Ctype)
    if scale is not t:
        raise Refused(NOT_SUPPORTED)
    made = Gemm(transa, transb, m, n, k, lda, ldb, ldc, element, result, work)
    made.run(memory, scalar(memory, alpha, t), A, B, scalar(memory, beta, t), C)


# Rank k updates whose types are arguments


def _rank_k_ex(hermitian, handle, uplo, trans, n, k, alpha, A, Atype, lda, beta, matrix, Ctype, ldc, *, memory):
    element = TYPES.get(Atype)
    if TYPES.get(Ctype) is not C or element not in (C, CI8):
        raise Refused(NOT_SUPPORTED)
    number = S if hermitian else C
    factor, share = scalar(memory, alpha, number), scalar(memory, beta, number)
    if element is CI8:
        one_of(trans, N, T, CT)
        rows, columns = (n, k) if trans == N else (k, n)
        require(n >= 0, k >= 0, lda >= max(1, rows))
        widened = np.asfortranarray(CI8.load(matrix_view(memory, A, rows, columns, lda, CI8)).astype(C.dtype))
        memory, A, lda = beside(memory, widened), BESIDE, max(1, rows)
    rank_k(C, hermitian, memory, uplo, trans, n, k, factor, A, lda, share, matrix, ldc)


function("cublasCsyrkEx", "cublasCsyrk3mEx")(functools.partial(_rank_k_ex, False))
function("cublasCherkEx", "cublasCherk3mEx")(functools.partial(_rank_k_ex, True))


# Batches of products


def instances(count: int, stride: int) -> range:
    """Which of a batch are computed: where all results go to one place, the last one."""
    return range(count) if stride else range(max(0, count - 1), count)


def _by_strides(memory, made, alpha, beta, A, strideA, B, strideB, C, strideC, count):
    require(count >= 0)
    if made.is_nothing(alpha, beta):
        return
    for i in instances(count, strideC):
        step_a, step_b, step_c = i * strideA * made.a.size, i * strideB * made.a.size, i * strideC * made.c.size
        made.run(memory, alpha, A + step_a, B + step_b, beta, C + step_c)


def _by_addresses(memory, made, alpha, beta, A, B, C, count):
    require(count >= 0)
    if made.is_nothing(alpha, beta):
        return
    for a, b, c in zip(*(addresses(memory, each, count) for each in (A, B, C)), strict=True):
        made.run(memory, alpha, a, b, beta, c)


@family("cublas{}gemmStridedBatched", ALL | HALF)
@family("cublas{}gemm3mStridedBatched", {"C": C})
def gemm_strided(
    t, handle, transa, transb, m, n, k, alpha, A, lda, strideA, B, ldb, strideB, beta, C, ldc, strideC, count, *, memory
):
    made = plain(t, transa, transb, m, n, k, lda, ldb, ldc)
    factor, share = scalar(memory, alpha, t), scalar(memory, beta, t)
    _by_strides(memory, made, factor, share, A, strideA, B, strideB, C, strideC, count)


@family("cublas{}gemmBatched", ALL | HALF)
@family("cublas{}gemm3mBatched", {"C": C})
def gemm_batched(
    t, handle, transa, transb, m, n, k, alpha, Aarray, lda, Barray, ldb, beta, Carray, ldc, count, *, memory
):
    made = plain(t, transa, transb, m, n, k, lda, ldb, ldc)
    _by_addresses(memory, made, scalar(memory, alpha, t), scalar(memory, beta, t), Aarray, Barray, Carray, count)


@function("cublasGemmStridedBatchedEx")
def gemm_strided_ex(
    handle, transa, transb, m, n, k, alpha, A, Atype, lda, strideA, B, Btype, ldb, strideB, beta, C, Ctype, ldc,
    strideC, count, compute, algo, *, memory,
):  # fmt: skip
    one_of(algo, *ALGORITHMS)
    element, result, work, scale = types_of(compute, Atype, Btype, Ctype)
    made = Gemm(transa, transb, m, n, k, lda, ldb, ldc, element, result, work)
    factor, share = scalar(memory, alpha, scale), scalar(memory, beta, scale)
    _by_strides(memory, made, factor, share, A, strideA, B, strideB, C, strideC, count)


@function("cublasGemmBatchedEx")
def gemm_batched_ex(
    handle, transa, transb, m, n, k, alpha, Aarray, Atype, lda, Barray, Btype, ldb, beta, Carray, Ctype, ldc, count,
    compute, algo, *, memory,
):  # fmt: skip
    one_of(algo, *ALGORITHMS)
    element, result, work, scale = types_of(compute, Atype, Btype, Ctype)
    made = Gemm(transa, transb, m, n, k, lda, ldb, ldc, element, result, work)
    factor, share = scalar(memory, alpha, scale), scalar(memory, beta, scale)
    _by_addresses(memory, made, factor, share, Aarray, Barray, Carray, count)


# Groups, each with a shape of its own


def _grouped(memory, types, scale, number, transa, transb, m, n, k, alpha, A, lda, B, ldb, beta, C, ldc, groups, size):
    """`number`: the integers that the arrays of host memory hold."""
    require(groups >= 0)
    if isinstance(alpha, int) or isinstance(beta, int):  # in device memory
        raise Refused(NOT_SUPPORTED)
    shapes = [np.frombuffer(each, dtype).tolist() for each, dtype in (
        (transa, np.int32), (transb, np.int32), *((each, number) for each in (m, n, k, lda, ldb, ldc, size)),
    )]  # fmt: skip
    require(all(len(each) >= groups for each in shapes), all(each >= 0 for each in shapes[-1]))
    rows = [Gemm(*row[:8], *types) for row in zip(*shapes, strict=True)]
    sizes = shapes[-1][:groups]
    factors, shares = (scalars(memory, each, scale, groups).tolist() for each in (alpha, beta))
    total = sum(sizes)
    each_a, each_b, each_c = (addresses(memory, each, total) for each in (A, B, C))
    for row, count, factor, share in zip(rows, sizes, factors, shares, strict=False):
        for _ in range(count):
            row.run(memory, factor, next(each_a), next(each_b), share, next(each_c))


def _group(number, t, handle, *arguments, memory):
    _grouped(memory, (t, t, t), t, number, *arguments)


@family("cublas{}gemmGroupedBatched", {"S": S, "D": D}, wide=False)
def gemm_grouped(t, handle, *arguments, memory):
    _group(np.int32, t, handle, *arguments, memory=memory)


for _t in (S, D):
    function(f"cublas{_t.letter.upper()}gemmGroupedBatched_64", wide=False)(functools.partial(_group, np.int64, _t))


def _group_ex(
    number, handle, transa, transb, m, n, k, alpha, A, Atype, lda, B, Btype, ldb, beta, C, Ctype, ldc, groups, size,
    compute, *, memory,
):  # fmt: skip
    element, result, work, scale = types_of(compute, Atype, Btype, Ctype)
    if compute not in (*SINGLE, *DOUBLE, 77) or (element, result) not in ((B16, B16), (H, H), (S, S), (D, D)):
        raise Refused(NOT_SUPPORTED)
    shapes = (transa, transb, m, n, k, alpha, A, lda, B, ldb, beta, C, ldc, groups, size)
    _grouped(memory, (element, result, work), scale, number, *shapes)


B16 = B
function("cublasGemmGroupedBatchedEx", wide=False)(functools.partial(_group_ex, np.int32))
function("cublasGemmGroupedBatchedEx_64", wide=False)(functools.partial(_group_ex, np.int64))
