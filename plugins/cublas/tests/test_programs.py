"""C programs linked against cuBLAS, on the CPU device, against NumPy in float64."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from gtap_plugin_cublas import cublas

from tests.fixtures import Ran, Server
from tests.programs import build
from tests.recorder import Recorder

from .linked import program, with_headers

Found = dict[str, np.ndarray]


def printed(text: str) -> Found:
    """The lines `name value...` of a program, numbers in hexadecimal or not."""
    return {name: np.array([float.fromhex(each) if "x" in each else float(each) for each in values])
            for name, *values in map(str.split, text.splitlines())}  # fmt: skip


def sequence(n: int, seed: int, scale: float = 1) -> np.ndarray:
    """As in matrices.h."""
    return ((np.arange(n) * 7 + seed * 3) % 11 - 5) * 0.25 * scale


def matrix(rows: int, columns: int, seed: int, scale: float = 1) -> np.ndarray:
    return sequence(rows * columns, seed, scale).reshape(columns, rows).T


def flat(each: np.ndarray) -> np.ndarray:
    return each.T.ravel()


def batches() -> Found:
    """The results of products.cu's batched forms."""
    a, b = (sequence(18, seed).reshape(3, 6) for seed in (1, 2))
    first = [each.reshape(2, 3).T for each in a]
    second = [each.reshape(3, 2).T for each in b]
    c = sequence(27, 3).reshape(3, 3, 3)
    d = sequence(27, 4).reshape(3, 3, 3)
    e = sequence(16, 5)
    others = [second[2], second[0], second[1]]  # the order of the addresses
    grouped = [first[0] @ others[0][:, :2], first[1] @ others[1][:, :2]]
    last = 2 * first[2].T @ sequence(18, 2)[6:12].reshape(2, 3).T + 0.5 * e[12:].reshape(2, 2).T
    return {
        "strided": np.concatenate([flat(first[i] @ second[i]) - c[i].ravel() for i in range(3)]),
        "batched": np.concatenate([flat(first[i] @ others[i]) - d[i].ravel() for i in range(3)]),
        "grouped": np.concatenate([flat(each) for each in (*grouped, last)]),
    }


def vectors() -> Found:
    """The results of products.cu's vectors and triangles."""
    triangle = matrix(4, 4, 1)
    np.fill_diagonal(triangle, 4)
    x, y = sequence(8, 3)[::2], sequence(4, 4)
    y = 2 * triangle.T @ x + y
    return {
        "trsm": flat(np.linalg.solve(np.tril(triangle), 2 * matrix(4, 3, 2))),
        "gemv": y,
        "dot": np.array([x @ y]),
        "iamax": np.array([np.argmax(np.abs(y)) + 1.0]),
        "ddot": np.array([sequence(9, 5) @ sequence(9, 5)]),
    }


def expected() -> Found:
    """What products.cu must print."""
    return {
        "sgemm": flat(2 * matrix(7, 3, 1)[:5] @ matrix(6, 3, 2)[:4].T + 0.5 * matrix(5, 4, 3)),
        "dgemm": flat(-1.5 * matrix(4, 5, 4).T @ matrix(4, 6, 5) + 0.25 * matrix(5, 6, 6)),
        "hgemm": flat(matrix(4, 8, 1) @ matrix(8, 4, 2) + 0.5 * matrix(4, 4, 3)),
        "bf16": flat(0.5 * matrix(8, 4, 4).T @ matrix(8, 6, 5) + matrix(4, 6, 6)),
        "int8": flat(2 * matrix(8, 4, 7, 4).T @ matrix(8, 4, 8, 4) + matrix(4, 4, 9, 4)),
        **batches(),
        **vectors(),
    }


@pytest.mark.wheels
@pytest.mark.system
@pytest.mark.shows("LIBSA.2")
@pytest.mark.covers(
    "cublasSgemm_v2", "cublasDgemm_v2", "cublasHgemm", "cublasGemmEx", "cublasSgemmStridedBatched",
    "cublasSgemmBatched", "cublasSgemmGroupedBatched", "cublasStrsm_v2", "cublasSgemv_v2", "cublasSdot_v2",
    "cublasDdot_v2", "cublasIsamax_v2",
)  # fmt: skip
@pytest.mark.parametrize(("cudart", "link"), build.FOUR_WAYS)
def test_products_solves_and_sums_are_those_of_float64(
    cudart: build.Cudart, link: build.Link, gtap_exec: Callable[..., Ran], server: Callable[..., Server]
) -> None:
    """Return 0 from cublas_on_device in blas_handle.c to see it fail."""
    ran = gtap_exec(with_headers("products.cu", cudart, link), server=server())
    assert (ran.status, ran.stderr) == (0, "")
    found, wanted = printed(ran.stdout), expected()
    assert found.keys() == wanted.keys()
    for name, values in wanted.items():
        np.testing.assert_allclose(found[name], values, rtol=1e-5, atol=1e-6, err_msg=name)


@pytest.mark.wheels
@pytest.mark.shows("LIBSA.3")
def test_a_loop_of_products_does_not_wait(
    gtap_exec: Callable[..., Ran], server: Callable[..., Server], recording: Callable[[Server], Recorder]
) -> None:
    """Leave `waits` empty in families.py's _declare to see it fail."""
    own, waits = server(), []
    for rounds in (20, 60):
        recorder = recording(own)
        ran = gtap_exec(program("loop.cpp"), str(rounds), server=recorder, stats=True)
        assert (ran.status, ran.stdout, ran.stderr) == (0, "512\n", "")
        assert ran.stats["waits"] == recorder.waits
        waits.append(recorder.waits)
    assert waits[0] == waits[1]


def triangles(m: int, n: int, count: int) -> np.ndarray:
    """Batched solutions X of X U = B for llama.cu's triangles U."""
    values = sequence(n * n * count, 1).reshape(count, n * n)
    values[:, :: n + 1] = 8
    right = sequence(m * n * count, 2).reshape(count, n, m)
    solved = [np.linalg.solve(np.triu(u.reshape(n, n).T).T, b) for u, b in zip(values, right, strict=True)]
    return np.concatenate([each.ravel() for each in solved])


def layers(m: int, n: int, k: int) -> Found:
    """What llama.cu must print."""
    weights = flat(matrix(k, m, 1).T @ matrix(k, n, 2))
    keys, queries = sequence(4 * m * k, 4).reshape(4, m, k), sequence(4 * n * k, 5).reshape(4, n, k)
    left, right = sequence(3 * m * k, 7).reshape(3, k, m), sequence(3 * n * k, 8).reshape(3, k, n)
    return {
        **dict.fromkeys(("sgemm", "half", "half_to_float", "bf16"), weights),
        "strided": np.concatenate([(queries[i] @ keys[i].T).ravel() for i in range(4)]),
        "shared": np.concatenate([(queries[i] @ keys[i // 2].T).ravel() for i in range(4)]),
        "outer": np.concatenate([(right[i].T @ left[i]).ravel() for i in range(3)]),
        "outer_shared": np.concatenate([(right[0].T @ left[i]).ravel() for i in range(3)]),
        "triangles": triangles(m, n, 3),
    }


@pytest.mark.wheels
@pytest.mark.system
@pytest.mark.shows("LIBSA.5")
@pytest.mark.covers(
    "cublasCreate_v2", "cublasDestroy_v2", "cublasGemmBatchedEx", "cublasGemmEx", "cublasGemmStridedBatchedEx",
    "cublasGetStatusString", "cublasSetMathMode", "cublasSetStream_v2", "cublasSetWorkspace_v2", "cublasSgemmBatched",
    "cublasSgemmStridedBatched", "cublasSgemm_v2", "cublasStrsmBatched",
)  # fmt: skip
def test_what_llama_cpp_asks_for_is_that_of_float64(
    gtap_exec: Callable[..., Ran], server: Callable[..., Server]
) -> None:
    """One token and several, depths of a head and of a layer. Write `68: 2` in library.py's _SCALE to see it fail."""
    own = server()
    for shape in ((96, 1, 64), (64, 7, 128), (33, 5, 32)):
        ran = gtap_exec(with_headers("llama.cu"), *map(str, shape), server=own)
        assert (ran.status, ran.stderr) == (0, "success\n")
        found, wanted = printed(ran.stdout), layers(*shape)
        assert found.keys() == wanted.keys()
        for name, values in wanted.items():
            loose = {"half": 2e-2, "bf16": 1e-1}.get(name, 1e-4)  # of sums of `depth` terms, rounded at the end
            np.testing.assert_allclose(found[name], values, rtol=loose / 4, atol=loose, err_msg=f"{name} {shape}")


# What the first API has: the successors' names without `_v2`.
FIRST = sorted(
    each.name for each in cublas.declared
    if each.kind == "lower" and f"{each.name}_v2" in cublas.by_name
)  # fmt: skip


@pytest.mark.wheels
@pytest.mark.system
@pytest.mark.covers(
    *FIRST, "cublasInit", "cublasShutdown", "cublasGetError", "cublasGetVersion", "cublasAlloc", "cublasFree",
    "cublasSetKernelStream",
)  # fmt: skip
@pytest.mark.parametrize(("cudart", "link"), [("13", "shared"), ("12.9", "static")])
def test_the_first_api_does_what_its_successor_does(
    cudart: build.Cudart, link: build.Link, gtap_exec: Callable[..., Ran], server: Callable[..., Server]
) -> None:
    """Each function's bytes are compared with its successor's. Let `t` be 0 in cublas_operation to see it fail."""
    ran = gtap_exec(with_headers("legacy.cu", cudart, link), server=server())
    assert (ran.status, ran.stderr) == (0, "")
    assert sorted(ran.stdout.split()) == sorted([*FIRST, "cublasGetVersion"])


@pytest.mark.wheels
@pytest.mark.system
def test_a_captured_product_runs_again_on_other_numbers(
    gtap_exec: Callable[..., Ran], server: Callable[..., Server]
) -> None:
    ran = gtap_exec(program("captured.cpp"), server=server())
    assert (ran.status, ran.stderr) == (0, "")
    assert ran.stdout.split() == [str(128 * launch**3) for launch in (1, 2, 3)]
