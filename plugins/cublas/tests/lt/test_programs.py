"""Programs linked against cuBLASLt: what is kept in their memory, what is refused at once, what a loop costs."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from plugins.cublas.tests import linked
from plugins.cublas.tests.lt.test_products import gelu
from tests.fixtures import Ran, Server
from tests.programs import build
from tests.recorder import Recorder

KINDS = ("MatmulDesc", "MatrixLayout", "MatmulPreference", "MatrixTransformDesc")
SAID = [
    "version {major} 1 1", "CUBLAS_STATUS_INVALID_VALUE, the functionality requested is not supported", "capacity 100",
    "descriptors", "algorithm 0 1 4 31", "check 18 0 0", "other tile 15",
]  # fmt: skip
LATER = ["refused", "late 1", "refused"]
NEWER = [
    *(f"cublasLtEmulationDesc{how}" for how in ("Create", "Destroy", "Init_internal", "SetAttribute", "GetAttribute")),
    "cublasLtGroupedMatrixLayoutCreate", "cublasLtGroupedMatrixLayoutInit_internal",
    "cublasLtMatmulAlgoGetHeuristicForStream", "cublasLtMatmulAlgoCheckForStream",
]  # fmt: skip


@pytest.mark.wheels
@pytest.mark.shows("LIBSA.6")
@pytest.mark.covers(
    *(f"cublasLt{kind}{how}" for kind in KINDS
      for how in ("Create", "Destroy", "Init_internal", "SetAttribute", "GetAttribute")),
    *NEWER, "cublasLtCreate", "cublasLtDestroy", "cublasLtGetProperty", "cublasLtGetVersion",
    "cublasLtGetCudartVersion", "cublasLtGetStatusName", "cublasLtGetStatusString",
    "cublasLtHeuristicsCacheGetCapacity", "cublasLtHeuristicsCacheSetCapacity", "cublasLtLoggerSetCallback",
    "cublasLtLoggerSetFile", "cublasLtLoggerOpenFile", "cublasLtLoggerSetLevel", "cublasLtLoggerSetMask",
    "cublasLtLoggerForceDisable", "cublasLtMatmul", "cublasLtMatmulAlgoGetHeuristic", "cublasLtMatmulAlgoGetIds",
    "cublasLtMatmulAlgoInit", "cublasLtMatmulAlgoCheck", "cublasLtMatmulAlgoCapGetAttribute",
    "cublasLtMatmulAlgoConfigGetAttribute", "cublasLtMatmulAlgoConfigSetAttribute",
)  # fmt: skip
def test_descriptors_are_read_back_and_what_cannot_be_is_refused_at_once(
    gtap_exec: Callable[..., Ran], server: Callable[..., Server]
) -> None:
    """Delete the test of `size` in `set` of lt_descriptors.c to see it fail."""
    ran = gtap_exec(linked.program("lt_state.cpp", flags=("-DTHIRTEEN",)), server=server())
    assert ran.status == 0, ran.stderr
    assert ran.stdout.splitlines() == [*(line.format(major=13) for line in SAID), "newer 1 0", *LATER]
    assert "gtap: cublasLtMatmul failed with status 7, after the call had returned" in ran.stderr.splitlines()


@pytest.mark.wheels
@pytest.mark.system
def test_cuda_12_has_its_own_sizes(gtap_exec: Callable[..., Ran], server: Callable[..., Server]) -> None:
    ran = gtap_exec(linked.program("lt_state.cpp", "12.9", "static"), server=server())
    assert ran.status == 0, ran.stderr
    assert ran.stdout.splitlines() == [*(line.format(major=12) for line in SAID), *LATER]


@pytest.mark.wheels
@pytest.mark.shows("LIBSA.3")
@pytest.mark.covers("cublasLtMatmul", "cublasLtMatmulAlgoGetHeuristic")
def test_a_loop_of_products_waits_for_nothing(
    gtap_exec: Callable[..., Ran], server: Callable[..., Server], recording: Callable[[Server], Recorder]
) -> None:
    """200 rounds cost what 20 cost. Delete the call of gtap_recall in `ask` of lt_algorithms.c to see it fail."""
    own, waits = server(), []
    for rounds in (20, 200):
        recorder = recording(own)
        ran = gtap_exec(linked.program("lt_loop.cpp"), str(rounds), server=recorder, stats=True)
        assert (ran.status, ran.stderr) == (0, "")
        value = 0.0
        for _ in range(rounds):
            value = 16 + 0.5 * value + 1
        assert float(ran.stdout) == pytest.approx(value, rel=1e-6)
        assert ran.stats["waits"] == recorder.waits
        waits.append(recorder.waits)
    assert waits[0] == waits[1]


@pytest.mark.wheels
@pytest.mark.system
@pytest.mark.shows("LIBSA.2")
@pytest.mark.parametrize(("cudart", "link"), build.FOUR_WAYS)
def test_a_product_with_an_epilogue_by_its_heuristic(
    cudart: build.Cudart, link: build.Link, gtap_exec: Callable[..., Ran], server: Callable[..., Server]
) -> None:
    """NVIDIA's own headers, CUDA 13 and 12, shared and static runtime."""
    ran = gtap_exec(linked.with_headers("lt_epilogue.cpp", cudart, link), server=server())
    assert ran.status == 0, ran.stderr
    m, n, k = 24, 10, 33
    a = (np.arange(m * k) * 7 % 13 - 6).reshape(m, k) / 8
    b = (np.arange(k * n) * 5 % 11 - 5).reshape(n, k).T / 8
    sums = 0.5 * a @ b + ((np.arange(m) % 5 - 2) / 2)[:, None]
    found = np.array([float.fromhex(line) for line in ran.stdout.split()]).reshape(2, n, m)
    np.testing.assert_allclose(found[0].T, gelu(sums), rtol=1e-5, atol=1e-5)
    np.testing.assert_allclose(found[1].T, sums, rtol=1e-5, atol=1e-5)


@pytest.mark.wheels
def test_a_cublas_handle_keeps_its_stream(gtap_exec: Callable[..., Ran], server: Callable[..., Server]) -> None:
    """Bind every handle in `_stream_of` of the CPU device to see it fail."""
    ran = gtap_exec(linked.program("lt_handle.cpp"), server=server())
    assert (ran.status, ran.stderr) == (0, "")
    assert ran.stdout.splitlines() == ["3 12", "7 10 15 22, waited 0"]


@pytest.mark.wheels
@pytest.mark.system
def test_a_captured_product_runs_again_on_other_numbers(
    gtap_exec: Callable[..., Ran], server: Callable[..., Server]
) -> None:
    """A heuristic asked for while the stream captures is no part of the graph, and breaks nothing."""
    ran = gtap_exec(linked.program("lt_captured.cpp"), server=server())
    assert (ran.status, ran.stderr) == (0, "")
    assert ran.stdout.split() == [str(8 * launch**2 + launch) for launch in (1, 2, 3)]
