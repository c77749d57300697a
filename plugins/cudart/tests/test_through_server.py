"""Programs of the runtime API through `gtap exec` on the CPU device; they compute every value a second time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fixtures import Ran, Server
from tests.programs import build

PROGRAMS = Path(__file__).resolve().parent / "programs"


def holds(ran: Ran, *said: str) -> None:
    """Every line of the program held, and gtap said just what it should have."""
    assert (ran.status, ran.stdout) == (0, "")
    assert sorted(ran.stderr.splitlines()) == sorted(said)


@pytest.mark.covers(
    "__cudaGetKernel", "__cudaLaunchKernel", "__cudaPopCallConfiguration", "__cudaPushCallConfiguration",
    "__cudaRegisterFatBinary", "__cudaRegisterFatBinaryEnd", "__cudaRegisterFunction", "__cudaRegisterVar",
    "__cudaUnregisterFatBinary", "cudaLaunchKernel", "cudaLaunchKernelExC", "cudaLaunchCooperativeKernel",
    "cudaFuncGetAttributes", "cudaFuncSetAttribute", "cudaGetKernel", "cudaKernelSetAttributeForDevice",
    "cudaOccupancyMaxActiveBlocksPerMultiprocessor", "cudaOccupancyMaxActiveBlocksPerMultiprocessorWithFlags",
    "cudaGetSymbolAddress", "cudaMemcpyToSymbol", "cudaMemcpyFromSymbol", "cudaLibraryLoadData",
    "cudaLibraryLoadFromFile", "cudaLibraryUnload", "cudaLibraryGetKernel", "cudaLibraryGetKernelCount",
    "cudaLibraryGetGlobal", "cudaLibraryGetUnifiedFunction", "cudaLibraryGetManaged", "cudaGetErrorName",
    "cudaGetErrorString", "cudaGetLastError", "cudaPeekAtLastError", "cudaRuntimeGetVersion", "cudaDriverGetVersion",
    "cudaGetDriverEntryPointByVersion", "cudaGetDriverEntryPoint",
)  # fmt: skip
def test_kernels_variables_libraries_and_entry_points(gtap_exec: Callable[..., Ran], tmp_path: Path) -> None:
    ran = gtap_exec(build.program(PROGRAMS / "code.cu"), tmp_path / "image.ptx", local="cpu")
    holds(ran)


@pytest.mark.covers(
    "cudaGetDeviceCount", "cudaGetDevice", "cudaSetDevice", "cudaGetDeviceProperties", "cudaDeviceGetAttribute",
    "cudaDeviceGetPCIBusId", "cudaSetDeviceFlags", "cudaDeviceGetStreamPriorityRange", "cudaProfilerStart",
    "cudaProfilerStop", "cudaDeviceCanAccessPeer", "cudaDeviceEnablePeerAccess", "cudaDeviceDisablePeerAccess",
    "cudaMemGetInfo", "cudaDeviceSynchronize",
)  # fmt: skip
def test_devices_of_two_servers(gtap_exec: Callable[..., Ran], server: Callable[..., Server]) -> None:
    ran = gtap_exec(build.program(PROGRAMS / "devices.cu"), server=[server("cpu"), server("cpu")])
    holds(ran)


@pytest.mark.covers(
    "cudaMalloc", "cudaFree", "cudaMemcpy", "cudaMemcpyAsync", "cudaMemset", "cudaMemsetAsync", "cudaMemcpyPeerAsync",
    "cudaMemcpy2DAsync", "cudaMemcpy3DPeerAsync", "cudaHostAlloc", "cudaMallocHost", "cudaFreeHost",
    "cudaHostRegister", "cudaHostUnregister", "cudaHostGetDevicePointer", "cudaPointerGetAttributes",
    "cudaMallocManaged", "cudaMemPrefetchAsync", "__cudaInitModule", "cudaMallocAsync", "cudaFreeAsync",
    "cudaMallocFromPoolAsync", "cudaDeviceGetDefaultMemPool", "cudaMemPoolGetAttribute", "cudaMemPoolSetAttribute",
    "cudaMemPoolTrimTo", "cudaMemPoolSetAccess", "cudaMemPoolCreate", "cudaMemPoolDestroy", "cudaIpcGetMemHandle",
    "cudaIpcOpenMemHandle", "cudaIpcCloseMemHandle", "cudaIpcGetEventHandle", "cudaIpcOpenEventHandle",
)  # fmt: skip
def test_memory_of_every_kind(gtap_exec: Callable[..., Ran]) -> None:
    ran = gtap_exec(build.program(PROGRAMS / "memory.cu"), local="cpu")
    assert (ran.status, ran.stdout) == (0, "")
    refused = {line.split(" ")[1] for line in ran.stderr.splitlines() if " is not supported: " in line}
    assert refused == {
        "cudaArray_t", "cudaMallocArray", "cudaIpcGetMemHandle", "cudaIpcOpenMemHandle", "cudaIpcCloseMemHandle",
        "cudaIpcGetEventHandle", "cudaIpcOpenEventHandle",
    }  # fmt: skip


@pytest.mark.covers(
    "cudaStreamCreate", "cudaStreamCreateWithFlags", "cudaStreamCreateWithPriority", "cudaStreamDestroy",
    "cudaStreamGetPriority", "cudaStreamIsCapturing", "cudaStreamQuery", "cudaStreamSynchronize",
    "cudaStreamWaitEvent", "cudaStreamAddCallback", "cudaLaunchHostFunc", "cudaEventCreate",
    "cudaEventCreateWithFlags", "cudaEventDestroy", "cudaEventRecord", "cudaEventRecordWithFlags", "cudaEventQuery",
    "cudaEventSynchronize", "cudaEventElapsedTime",
)  # fmt: skip
def test_streams_events_and_host_functions(gtap_exec: Callable[..., Ran]) -> None:
    holds(gtap_exec(build.program(PROGRAMS / "streams.cu"), local="cpu"))


@pytest.mark.covers(
    "cudaStreamBeginCapture", "cudaStreamBeginCaptureToGraph", "cudaStreamEndCapture", "cudaStreamIsCapturing",
    "cudaStreamGetCaptureInfo", "cudaStreamUpdateCaptureDependencies", "cudaThreadExchangeStreamCaptureMode",
    "cudaGraphInstantiate", "cudaGraphInstantiateWithFlags", "cudaGraphLaunch", "cudaGraphDestroy",
    "cudaGraphExecDestroy", "cudaGraphExecUpdate", "cudaGraphGetNodes", "cudaGraphNodeGetType",
    "cudaGraphNodeGetDependencies", "cudaGraphKernelNodeGetParams", "cudaGraphKernelNodeSetParams",
    "cudaGraphAddNode", "cudaGraphDebugDotPrint", "cudaUserObjectCreate", "cudaUserObjectRelease",
    "cudaGraphRetainUserObject", "cudaDeviceGetGraphMemAttribute", "cudaDeviceSetGraphMemAttribute",
    "cudaGraphConditionalHandleCreate",
)  # fmt: skip
def test_capture_and_graphs(gtap_exec: Callable[..., Ran], tmp_path: Path) -> None:
    ran = gtap_exec(build.program(PROGRAMS / "graphs.cu"), tmp_path / "graph.dot", local="cpu")
    assert (ran.status, ran.stdout) == (0, "")
    assert [line.split()[1] for line in ran.stderr.splitlines()] == ["cudaGraphConditionalHandleCreate"]


@pytest.mark.parametrize("name", ["code", "memory", "streams", "graphs"])
def test_the_same_with_per_thread_default_streams(name: str, gtap_exec: Callable[..., Ran], tmp_path: Path) -> None:
    """Every function with a stream has another name then (_ptsz, _ptds), and stream 0 is the thread's own."""
    program = build.program(PROGRAMS / f"{name}.cu", flags=("--default-stream", "per-thread"))
    ran = gtap_exec(program, tmp_path / "file", local="cpu")
    assert (ran.status, ran.stdout) == (0, "")
