"""Programs of the runtime API through `gtap exec` on the CPU device; they compute every value a second time."""

from __future__ import annotations

import re
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
    "__cudaUnregisterFatBinary", "cudaDeviceGetAttribute", "cudaDriverGetVersion", "cudaFree",
    "cudaFuncGetAttributes", "cudaFuncGetName", "cudaFuncGetParamInfo", "cudaFuncSetAttribute",
    "cudaGetDriverEntryPoint", "cudaGetDriverEntryPointByVersion", "cudaGetErrorName", "cudaGetErrorString",
    "cudaGetFuncBySymbol", "cudaGetKernel", "cudaGetLastError", "cudaGetSymbolAddress", "cudaGetSymbolSize",
    "cudaKernelSetAttributeForDevice", "cudaLaunchCooperativeKernel", "cudaLaunchKernel", "cudaLaunchKernelExC",
    "cudaLibraryEnumerateKernels", "cudaLibraryGetGlobal", "cudaLibraryGetKernel", "cudaLibraryGetKernelCount",
    "cudaLibraryGetManaged", "cudaLibraryGetUnifiedFunction", "cudaLibraryLoadData", "cudaLibraryLoadFromFile",
    "cudaLibraryUnload", "cudaMalloc", "cudaMemcpy", "cudaMemcpyFromSymbol", "cudaMemcpyFromSymbolAsync",
    "cudaMemcpyToSymbol", "cudaMemcpyToSymbolAsync", "cudaOccupancyAvailableDynamicSMemPerBlock",
    "cudaOccupancyMaxActiveBlocksPerMultiprocessor", "cudaOccupancyMaxActiveBlocksPerMultiprocessorWithFlags",
    "cudaPeekAtLastError", "cudaRuntimeGetVersion", "cudaStreamCreate", "cudaStreamDestroy",
    "cudaStreamSynchronize",
)  # fmt: skip
def test_kernels_variables_libraries_and_entry_points(gtap_exec: Callable[..., Ran], tmp_path: Path) -> None:
    ran = gtap_exec(build.program(PROGRAMS / "code.cu"), tmp_path / "image.ptx", local="cpu")
    holds(ran)


@pytest.mark.covers(
    "cudaChooseDevice", "cudaDeviceCanAccessPeer", "cudaDeviceDisablePeerAccess", "cudaDeviceEnablePeerAccess",
    "cudaDeviceGetAttribute", "cudaDeviceGetByPCIBusId", "cudaDeviceGetLimit", "cudaDeviceGetP2PAttribute",
    "cudaDeviceGetPCIBusId", "cudaDeviceGetStreamPriorityRange", "cudaDeviceReset", "cudaDeviceSetLimit",
    "cudaDeviceSynchronize", "cudaFree", "cudaGetDevice", "cudaGetDeviceCount", "cudaGetDeviceFlags",
    "cudaGetDeviceProperties", "cudaGetLastError", "cudaMalloc", "cudaMemGetInfo", "cudaMemset",
    "cudaPointerGetAttributes", "cudaProfilerStart", "cudaProfilerStop", "cudaSetDevice", "cudaSetDeviceFlags",
    "cudaSetValidDevices", "cudaStreamCreate", "cudaStreamSynchronize",
)  # fmt: skip
def test_devices_of_two_servers(gtap_exec: Callable[..., Ran], server: Callable[..., Server]) -> None:
    ran = gtap_exec(build.program(PROGRAMS / "devices.cu"), server=[server("cpu"), server("cpu")])
    holds(ran)


@pytest.mark.covers(
    "cudaDeviceCanAccessPeer", "cudaDeviceDisablePeerAccess", "cudaDeviceEnablePeerAccess", "cudaDeviceGetP2PAttribute"
)  # fmt: skip
def test_devices_of_one_server_use_each_others_memory(gtap_exec: Callable[..., Ran]) -> None:
    ran = gtap_exec(build.program(PROGRAMS / "peers.cu"), local="cpu", env={"GTAP_CPU_DEVICES": "2"})
    assert (ran.status, ran.stdout) == (0, "")
    touched = r"gtap: kernel _Z7add_onePiPKi: touched 0x[0-9a-f]+, which is no memory of its device \(status 700\)\n"
    assert re.fullmatch(touched, ran.stderr)


@pytest.mark.covers(
    "__cudaInitModule", "cudaDeviceGetDefaultMemPool", "cudaDeviceGetMemPool", "cudaDeviceSynchronize",
    "cudaEventCreateWithFlags", "cudaEventDestroy", "cudaFree", "cudaFreeAsync", "cudaFreeHost",
    "cudaGetSymbolAddress", "cudaGetSymbolSize", "cudaHostAlloc", "cudaHostGetDevicePointer",
    "cudaHostGetFlags", "cudaHostRegister", "cudaHostUnregister", "cudaIpcCloseMemHandle",
    "cudaIpcGetEventHandle", "cudaIpcGetMemHandle", "cudaIpcOpenEventHandle", "cudaIpcOpenMemHandle",
    "cudaMalloc", "cudaMalloc3D", "cudaMallocArray", "cudaMallocAsync", "cudaMallocFromPoolAsync",
    "cudaMallocHost", "cudaMallocManaged", "cudaMallocPitch", "cudaMemPoolCreate", "cudaMemPoolDestroy",
    "cudaMemPoolGetAttribute", "cudaMemPoolSetAccess", "cudaMemPoolSetAttribute", "cudaMemPoolTrimTo",
    "cudaMemPrefetchAsync", "cudaMemRangeGetAttribute", "cudaMemcpy", "cudaMemcpy2D", "cudaMemcpy2DAsync",
    "cudaMemcpy3D", "cudaMemcpy3DAsync", "cudaMemcpy3DPeerAsync", "cudaMemcpyAsync", "cudaMemcpyBatchAsync",
    "cudaMemcpyPeer", "cudaMemcpyPeerAsync", "cudaMemset", "cudaMemset2D", "cudaMemset2DAsync", "cudaMemset3D",
    "cudaMemset3DAsync", "cudaMemsetAsync", "cudaPointerGetAttributes", "cudaStreamCreate", "cudaStreamDestroy",
    "cudaStreamSynchronize",
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
    "cudaDeviceGetStreamPriorityRange", "cudaEventCreate", "cudaEventCreateWithFlags", "cudaEventDestroy",
    "cudaEventElapsedTime", "cudaEventQuery", "cudaEventRecord", "cudaEventRecordWithFlags",
    "cudaEventSynchronize", "cudaFree", "cudaFreeHost", "cudaGetDeviceCount", "cudaLaunchHostFunc",
    "cudaMalloc", "cudaMallocHost", "cudaMemcpy", "cudaMemcpyAsync", "cudaMemset", "cudaMemsetAsync",
    "cudaStreamAddCallback", "cudaStreamCopyAttributes", "cudaStreamCreate", "cudaStreamCreateWithFlags",
    "cudaStreamCreateWithPriority", "cudaStreamDestroy", "cudaStreamGetAttribute", "cudaStreamGetDevice",
    "cudaStreamGetFlags", "cudaStreamGetId", "cudaStreamGetPriority", "cudaStreamIsCapturing",
    "cudaStreamQuery", "cudaStreamSetAttribute", "cudaStreamSynchronize", "cudaStreamWaitEvent",
)  # fmt: skip
def test_streams_events_and_host_functions(gtap_exec: Callable[..., Ran]) -> None:
    holds(gtap_exec(build.program(PROGRAMS / "streams.cu"), local="cpu"))


@pytest.mark.covers(
    "cudaDeviceGetGraphMemAttribute", "cudaDeviceSetGraphMemAttribute", "cudaDeviceSynchronize",
    "cudaEventCreateWithFlags", "cudaEventDestroy", "cudaEventQuery", "cudaEventRecord", "cudaFree",
    "cudaGraphAddChildGraphNode", "cudaGraphAddEmptyNode", "cudaGraphAddEventRecordNode",
    "cudaGraphAddEventWaitNode", "cudaGraphAddHostNode", "cudaGraphAddMemAllocNode", "cudaGraphAddMemFreeNode",
    "cudaGraphAddMemcpyNode1D", "cudaGraphAddMemcpyNodeFromSymbol", "cudaGraphAddMemcpyNodeToSymbol",
    "cudaGraphAddMemsetNode", "cudaGraphAddNode", "cudaGraphChildGraphNodeGetGraph", "cudaGraphClone",
    "cudaGraphConditionalHandleCreate", "cudaGraphCreate", "cudaGraphDebugDotPrint", "cudaGraphDestroy",
    "cudaGraphEventRecordNodeGetEvent", "cudaGraphEventRecordNodeSetEvent", "cudaGraphEventWaitNodeGetEvent",
    "cudaGraphExecDestroy", "cudaGraphExecKernelNodeSetParams", "cudaGraphExecMemcpyNodeSetParamsToSymbol",
    "cudaGraphExecUpdate", "cudaGraphGetNodes", "cudaGraphInstantiate", "cudaGraphInstantiateWithFlags",
    "cudaGraphInstantiateWithParams", "cudaGraphKernelNodeGetParams", "cudaGraphKernelNodeSetParams",
    "cudaGraphLaunch", "cudaGraphMemcpyNodeGetParams", "cudaGraphMemcpyNodeSetParams1D",
    "cudaGraphMemsetNodeGetParams", "cudaGraphMemsetNodeSetParams", "cudaGraphNodeFindInClone",
    "cudaGraphNodeGetDependencies", "cudaGraphNodeGetEnabled", "cudaGraphNodeGetType",
    "cudaGraphNodeSetEnabled", "cudaGraphRetainUserObject", "cudaMalloc", "cudaMemcpy", "cudaMemcpyAsync",
    "cudaMemset", "cudaMemsetAsync", "cudaStreamBeginCapture", "cudaStreamBeginCaptureToGraph",
    "cudaStreamCreate", "cudaStreamCreateWithFlags", "cudaStreamDestroy", "cudaStreamEndCapture",
    "cudaStreamGetCaptureInfo", "cudaStreamIsCapturing", "cudaStreamSynchronize",
    "cudaStreamUpdateCaptureDependencies", "cudaStreamWaitEvent", "cudaThreadExchangeStreamCaptureMode",
    "cudaUserObjectCreate", "cudaUserObjectRelease",
)  # fmt: skip
def test_capture_and_graphs(gtap_exec: Callable[..., Ran], tmp_path: Path) -> None:
    ran = gtap_exec(build.program(PROGRAMS / "graphs.cu"), tmp_path / "graph.dot", local="cpu")
    assert (ran.status, ran.stdout) == (0, "")
    assert [line.split()[1] for line in ran.stderr.splitlines()] == ["cudaGraphConditionalHandleCreate"]


@pytest.mark.parametrize(
    "name", ["streams", *(pytest.param(name, marks=pytest.mark.system) for name in ("code", "memory", "graphs"))]
)
def test_the_same_with_per_thread_default_streams(name: str, gtap_exec: Callable[..., Ran], tmp_path: Path) -> None:
    """Every function with a stream has another name then (_ptsz, _ptds), and stream 0 is the thread's own."""
    program = build.program(PROGRAMS / f"{name}.cu", flags=("--default-stream", "per-thread"))
    ran = gtap_exec(program, tmp_path / "file", local="cpu")
    assert (ran.status, ran.stdout) == (0, "")
