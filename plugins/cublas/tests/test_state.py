"""Handles and copies, through the wire on the CPU device, by programs with prototypes of their own."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from tests.fixtures import Ran, Server

from .linked import program

STATE = (
    "PointerMode 0 1", "AtomicsMode 0 1", "MathMode 0 19", "SmCountTarget 0 12", "EmulationStrategy 0 2",
)  # fmt: skip
EMULATION = (
    "EmulationSpecialValuesSupport 65535 1", "FixedPointEmulationMantissaControl 0 1",
    "FixedPointEmulationMaxMantissaBitCount 0 40", "offset -3 1",
)  # fmt: skip
REST = (
    "stream 1 1", "other 0", "version {major} 1 1",
    "CUBLAS_STATUS_INVALID_VALUE, the functionality requested is not supported", "callback 1",
    "first 10 17 16 16 1",
)  # fmt: skip


@pytest.mark.wheels
@pytest.mark.covers(
    "cublasCreate_v2", "cublasDestroy_v2", "cublasGetVersion_v2", "cublasGetProperty", "cublasGetCudartVersion",
    "cublasSetWorkspace_v2", "cublasSetStream_v2", "cublasGetStream_v2", "cublasLoggerConfigure",
    "cublasSetLoggerCallback", "cublasGetLoggerCallback", "cublasGetStatusName", "cublasGetStatusString",
    "cublasInit", "cublasShutdown", "cublasGetError",
    "cublasXerbla", "cublasSetPointerMode_v2", "cublasGetPointerMode_v2", "cublasSetAtomicsMode",
    "cublasGetAtomicsMode", "cublasSetMathMode", "cublasGetMathMode", "cublasSetSmCountTarget",
    "cublasGetSmCountTarget", "cublasSetEmulationStrategy", "cublasGetEmulationStrategy",
    "cublasSetEmulationSpecialValuesSupport", "cublasGetEmulationSpecialValuesSupport",
    "cublasSetFixedPointEmulationMantissaControl", "cublasGetFixedPointEmulationMantissaControl",
    "cublasSetFixedPointEmulationMaxMantissaBitCount", "cublasGetFixedPointEmulationMaxMantissaBitCount",
    "cublasSetFixedPointEmulationMantissaBitOffset", "cublasGetFixedPointEmulationMantissaBitOffset",
    "cublasSetFixedPointEmulationMantissaBitCountPointer", "cublasGetFixedPointEmulationMantissaBitCountPointer",
)  # fmt: skip
def test_a_handle_s_state_is_read_back_and_what_it_cannot_be_is_refused(
    gtap_exec: Callable[..., Ran], server: Callable[..., Server]
) -> None:
    ran = gtap_exec(program("state.cpp", flags=("-DTHIRTEEN",)), server=server())
    assert ran.status == 0, ran.stderr
    assert ran.stdout.splitlines() == [*STATE, *EMULATION, *(line.format(major=13) for line in REST)]
    assert " ** On entry to SGEMM parameter number 3 had an illegal value" in ran.stderr


@pytest.mark.wheels
@pytest.mark.system
def test_a_handle_of_cuda_12_has_its_own_version(gtap_exec: Callable[..., Ran], server: Callable[..., Server]) -> None:
    ran = gtap_exec(program("state.cpp", "12.9", "static"), server=server())
    assert ran.status == 0, ran.stderr
    assert ran.stdout.splitlines() == [*STATE, *(line.format(major=12) for line in REST)]


@pytest.mark.wheels
@pytest.mark.covers(
    *(f"cublas{way}{what}{how}{wide}" for way in ("Set", "Get") for what in ("Vector", "Matrix")
      for how in ("", "Async") for wide in ("", "_64")),
)  # fmt: skip
def test_vectors_and_matrices_are_copied_by_their_steps(
    gtap_exec: Callable[..., Ran], server: Callable[..., Server]
) -> None:
    ran = gtap_exec(program("copies.cpp"), server=server())
    assert ran.status == 0, ran.stderr
    lines = {line.split()[0]: [int(each) for each in line.split()[1:]] for line in ran.stdout.splitlines()}
    host = np.arange(100, 164)
    vector = [*host[0:14:2], *[-1] * 57]
    matrix = [*host[:20].reshape(4, 5)[:, :3].ravel(), *[-1] * 52]
    for how in ("", "_64", "Async", "Async_64"):
        assert lines[f"vector{how}"] == vector
        assert lines[f"matrix{how}"] == matrix
    spread = np.full(64, -1)
    spread[0:30:3] = host[:10]
    assert lines["spread"] == list(spread)
