"""Code through `gtap exec` on the CPU device: modules, libraries, links, launches; each function by its effect."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from gtap_plugin_cpu.facts import device_facts

from tests.fixtures import Ran

from .conftest import PROGRAMS, compiled

KERNELS = PROGRAMS / "kernels.ptx"
CARRIED = frozenset({1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 16, 21, 39, 40, 41, 75, 76, 78, 81, 82, 95, 97, 106})


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
@pytest.mark.parametrize(
    "env",
    [
        {},
        pytest.param({"CUDA_MODULE_LOADING": "EAGER"}, marks=pytest.mark.system),
        pytest.param({"CUDA_LAUNCH_BLOCKING": "1"}, marks=pytest.mark.system),
    ],
)
def test_modules_libraries_and_kernels(holds: Callable[..., Ran], env: dict[str, str]) -> None:
    holds("code", KERNELS, env=env)


@pytest.mark.covers(
    "cuCtxGetCurrent", "cuCtxSetCurrent", "cuCtxPopCurrent_v2", "cuCtxGetStreamPriorityRange", "cuCtxSynchronize",
    "cuDevicePrimaryCtxRetain", "cuDevicePrimaryCtxRelease_v2", "cuDevicePrimaryCtxGetState", "cuInit",
    "cuEventCreate", "cuEventRecord",
)  # fmt: skip
def test_contexts_end_with_what_was_made_in_them(holds: Callable[..., Ran]) -> None:
    holds("several_contexts")


def test_the_runtime_goes_on_after_its_primary_context_was_reset(holds: Callable[..., Ran]) -> None:
    """The manual of cudaDeviceReset: any later call to the device initialises it again; the driver's is the same."""
    holds("runtime_after_reset")


@pytest.mark.covers(
    "cuLaunchKernel", "cuLaunchKernelEx", "cuLaunchCooperativeKernel", "cuFuncSetAttribute",
    "cuOccupancyMaxActiveBlocksPerMultiprocessor", "cuOccupancyMaxPotentialBlockSize",
)  # fmt: skip
def test_launches_and_occupancy(holds: Callable[..., Ran]) -> None:
    holds("launches", KERNELS, said=["a launch with clusters of blocks is not supported"])


@pytest.mark.covers("cuGetProcAddress_v2", "cuGetExportTable")
def test_every_name_that_runtimes_ask_for_has_the_abi_of_its_version(holds: Callable[..., Ran]) -> None:
    holds("entry_points", PROGRAMS.parent / "asked_entry_points.tsv")


@pytest.mark.covers("cuLogsRegisterCallback", "cuLogsUnregisterCallback")
def test_the_log_holds_what_was_said(holds: Callable[..., Ran], tmp_path: Path) -> None:
    holds("logs", tmp_path / "log.txt", said=["CU_JIT_GLOBAL_SYMBOL_* is not supported"])


@pytest.mark.covers(
    "cuGreenCtxCreate", "cuGreenCtxDestroy", "cuGreenCtxGetDevResource", "cuGreenCtxStreamCreate", "cuCtxFromGreenCtx",
    "cuDevResourceGenerateDesc", "cuDevSmResourceSplitByCount", "cuDeviceGetDevResource",
)  # fmt: skip
def test_what_is_refused_is_refused_by_name_with_a_reason_once(holds: Callable[..., Ran]) -> None:
    ran = holds("refused", said=["cuGreenCtxCreate (libcuda.so.1) is not supported: green contexts partition"])
    lines = ran.stderr.splitlines()
    assert len(lines) == len(set(lines)) == 19
    assert all(line.count(": ") >= 1 for line in lines)


@pytest.mark.covers(
    "cuLinkCreate_v2", "cuLinkAddData_v2", "cuLinkAddFile_v2", "cuLinkComplete", "cuLinkDestroy", "cuModuleLoadDataEx"
)  # fmt: skip
def test_what_is_linked_runs(holds: Callable[..., Ran], tmp_path: Path) -> None:
    ran = holds("linked", tmp_path / "callee.ptx")
    waits = {name: each["waits"] for name, each in ran.stats["by_function"].items() if each["waits"]}
    assert waits["gtapLink"] == 4 and "gtapLinkInput" not in waits


@pytest.mark.covers(
    "cuDriverGetVersion", "cuDeviceGet", "cuDeviceGetCount", "cuDeviceGetName", "cuDeviceGetUuid", "cuDeviceGetUuid_v2",
    "cuDeviceTotalMem_v2", "cuDeviceGetPCIBusId", "cuDeviceGetAttribute", "cuCtxGetDevice", "cuCtxGetDevice_v2",
    "cuCtxPushCurrent", "cuCtxPushCurrent_v2", "cuCtxPopCurrent", "cuCtxPopCurrent_v2",
)  # fmt: skip
@pytest.mark.parametrize("count", [1, 3])
def test_devices_are_what_the_server_says(
    holds: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    monkeypatch.setenv("GTAP_CPU_DEVICES", str(count))
    arguments: list[str] = []
    for facts in device_facts():
        told = ",".join(f"{number}={value}" for number, value in facts.attributes.items() if number in CARRIED)
        arguments += [facts.name, facts.uuid.hex(), str(facts.total_memory), facts.pci_bus_id, told]
    holds("facts", *arguments, env={"GTAP_CPU_DEVICES": str(count)})


LATE = pytest.mark.falls_without(
    "gtap_core/session/dispatch.py",
    "self.answers.failed(Failed(*who, status, text, sticky, device), once=once)",
)
SYNC = pytest.mark.falls_without(
    "shim/src/session.c", 'session->sync = is_set("GTAP_SYNC") || is_set("CUDA_LAUNCH_BLOCKING");'
)


@pytest.mark.shows("RUNTIME.3")
@pytest.mark.covers("cuGetErrorName", "cuGetErrorString")
@pytest.mark.parametrize("env", [pytest.param({}, marks=LATE), pytest.param({"CUDA_LAUNCH_BLOCKING": "1"}, marks=SYNC)])
@pytest.mark.parametrize("case", ["sticky", "posted"])
def test_errors_reach_whom_they_concern(holds: Callable[..., Ran], case: str, env: dict[str, str]) -> None:
    late = {
        "sticky": "kernel poke: touched 0x10, which is no memory of its device (status 700)",
        "posted": "is not supported by the cpu device",
    }
    holds("late_errors", case, said=[] if env else [late[case]], env={"KERNELS": str(KERNELS), **env})


@pytest.mark.covers("cuTensorMapEncodeTiled")
def test_a_device_without_tensor_maps_refuses_them(holds: Callable[..., Ran]) -> None:
    """What a device with them is asked: test_client.py."""
    holds("tensor_map", "none", said=["cuTensorMapEncodeTiled is not supported: the device has no tensor maps"])


@pytest.mark.covers(
    "cuDeviceCanAccessPeer", "cuDeviceGetP2PAttribute", "cuCtxEnablePeerAccess", "cuCtxDisablePeerAccess"
)  # fmt: skip
@pytest.mark.parametrize("arguments", [pytest.param((), marks=pytest.mark.system), ("fault",)])
def test_a_kernel_uses_another_devices_memory_while_access_is_enabled(
    holds: Callable[..., Ran], arguments: tuple[str, ...]
) -> None:
    said = ["which is no memory of its device (status 700)"] if arguments else []
    ran = holds("peers", *arguments, env={"GTAP_CPU_DEVICES": "2"}, said=said)
    assert ran.stats["by_function"]["gtapPeer"]["waits"] == 2  # each pair is asked for once
