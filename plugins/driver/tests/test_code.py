"""Code through `gtap exec` on the CPU device: modules, libraries, links, launches; each function by its effect."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.fixtures import Ran

from .conftest import PROGRAMS, compiled

KERNELS = PROGRAMS / "kernels.ptx"


@pytest.fixture
def holds(gtap_exec: Callable[..., Ran], stubs: Path, tmp_path: Path) -> Callable[..., Ran]:
    """`holds(program, *arguments, said=(...), env={})`: every line of the program held; gtap said what it should."""

    def run(name: str, *arguments: Path | str, said: Sequence[str] = (), env: dict[str, str] | None = None) -> Ran:
        ran = gtap_exec(compiled(name, stubs, tmp_path), *arguments, local="cpu", stats=True, env=env)
        assert (ran.status, ran.stdout) == (0, ""), ran.stderr
        for text in said:
            assert text in ran.stderr
        assert bool(said) == bool(ran.stderr), ran.stderr
        return ran

    return run


@pytest.mark.covers(
    "cuModuleLoad", "cuModuleLoadData", "cuModuleUnload", "cuModuleGetFunction", "cuModuleGetLoadingMode",
    "cuFuncGetAttribute", "cuFuncSetCacheConfig", "cuLibraryLoadData", "cuLibraryLoadFromFile", "cuLibraryUnload",
    "cuLibraryGetKernel", "cuLibraryGetKernelCount", "cuLibraryEnumerateKernels", "cuKernelGetAttribute",
    "cuKernelGetFunction", "cuLaunchKernel",
)  # fmt: skip
@pytest.mark.parametrize("env", [{}, {"CUDA_MODULE_LOADING": "EAGER"}, {"CUDA_LAUNCH_BLOCKING": "1"}])
def test_modules_libraries_and_kernels(holds: Callable[..., Ran], env: dict[str, str]) -> None:
    holds("code", KERNELS, env=env)


@pytest.mark.covers(
    "cuCtxGetCurrent", "cuCtxSetCurrent", "cuCtxPopCurrent_v2", "cuCtxGetStreamPriorityRange", "cuCtxSynchronize",
    "cuDevicePrimaryCtxRetain", "cuDevicePrimaryCtxRelease_v2", "cuDevicePrimaryCtxGetState", "cuInit",
    "cuEventCreate", "cuEventRecord",
)  # fmt: skip
def test_contexts_end_with_what_was_made_in_them(holds: Callable[..., Ran]) -> None:
    holds("several_contexts", said=["the limit 0 that this program sets to 4096"])
