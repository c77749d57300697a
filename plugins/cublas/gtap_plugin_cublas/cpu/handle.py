"""Handles: the CPU device needs none of their state, as each call brings its scalars and its stream."""

from __future__ import annotations

from gtap_core import i32
from gtap_plugin_cublas.spec import cublas


@cublas.cpu("cublasCreate_v2")
def create(handle):
    """The first one of a session waits: where OpenBLAS is missing, the device says so."""
    from gtap_plugin_cublas.cpu import openblas

    openblas.load()
    handle.real = True


@cublas.cpu("cublasDestroy_v2")
def destroy(handle):
    pass


@cublas.cpu("cublasGetProperty")
def get_property(type, value: i32[1]):
    value[0] = -1  # no real library: the stub says what it is


@cublas.cpu("cublasSetStream_v2")
def set_stream(handle, stream):
    pass


@cublas.cpu("cublasSetWorkspace_v2")
def set_workspace(handle, workspace, size):
    pass


def _accept(handle, value):
    """A setting that changes nothing here."""


for _name in (
    "cublasSetPointerMode_v2",
    "cublasSetAtomicsMode",
    "cublasSetMathMode",
    "cublasSetSmCountTarget",
    "cublasSetEmulationStrategy",
    "cublasSetEmulationSpecialValuesSupport",
    "cublasSetFixedPointEmulationMantissaControl",
    "cublasSetFixedPointEmulationMaxMantissaBitCount",
    "cublasSetFixedPointEmulationMantissaBitOffset",
    "cublasSetFixedPointEmulationMantissaBitCountPointer",
):
    cublas.cpu(_name)(_accept)
