"""Streams, events, host functions, captures and graphs through `gtap exec` on the CPU device, by their effects."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fixtures import Ran

from .conftest import PROGRAMS, compiled

KERNELS = PROGRAMS / "add.ptx"


@pytest.fixture
def holds(gtap_exec: Callable[..., Ran], stubs: Path, tmp_path: Path) -> Callable[..., Ran]:
    """`holds(program, *arguments)`: every line of the program held, and gtap said nothing."""

    def run(name: str, *arguments: Path | str, said: str = "", env: dict[str, str] | None = None) -> Ran:
        ran = gtap_exec(compiled(name, stubs, tmp_path), *arguments, local="cpu", stats=True, env=env)
        assert (ran.status, ran.stdout) == (0, ""), ran.stdout + ran.stderr
        assert said in ran.stderr and bool(said) == bool(ran.stderr), ran.stderr
        return ran

    return run


@pytest.mark.covers(
    "cuCtxSynchronize", "cuEventCreate", "cuEventDestroy_v2", "cuEventQuery", "cuEventRecord",
    "cuEventRecordWithFlags", "cuEventSynchronize", "cuGraphAddMemsetNode", "cuGraphCreate", "cuGraphDestroy",
    "cuGraphExecDestroy", "cuGraphExecKernelNodeSetParams_v2", "cuGraphExecUpdate_v2", "cuGraphGetEdges",
    "cuGraphGetNodes", "cuGraphInstantiateWithFlags", "cuGraphKernelNodeGetParams_v2",
    "cuGraphKernelNodeSetParams_v2", "cuGraphLaunch", "cuGraphLaunch_ptsz", "cuGraphMemsetNodeGetParams",
    "cuGraphNodeGetDependentNodes", "cuGraphNodeGetType", "cuLaunchHostFunc", "cuStreamBeginCaptureToGraph",
    "cuStreamBeginCapture_v2", "cuStreamBeginCapture_v2_ptsz", "cuStreamCreate", "cuStreamDestroy_v2",
    "cuStreamEndCapture", "cuStreamEndCapture_ptsz", "cuStreamGetCaptureInfo", "cuStreamGetCaptureInfo_v2",
    "cuStreamIsCapturing", "cuStreamQuery", "cuStreamSynchronize", "cuStreamUpdateCaptureDependencies",
    "cuStreamWaitEvent", "cuThreadExchangeStreamCaptureMode",
)  # fmt: skip
@pytest.mark.parametrize("env", [{}, pytest.param({"GTAP_SYNC": "1"}, marks=pytest.mark.system)])
def test_captures(holds: Callable[..., Ran], env: dict[str, str]) -> None:
    ran = holds("capturing", KERNELS, env=env)
    if not env:
        counted = ran.stats["by_function"]
        waits = {name: counted[name]["waits"] for name in ("gtapGraphLaunch", "gtapCaptureBegin", "gtapHostFunction")}
        assert waits == dict.fromkeys(waits, 0) and counted["gtapGraphLaunch"]["calls"] >= 12


@pytest.mark.covers(
    "cuDeviceGetGraphMemAttribute", "cuDeviceGraphMemTrim", "cuDeviceSetGraphMemAttribute", "cuEventCreate",
    "cuEventDestroy_v2", "cuEventRecord", "cuEventSynchronize", "cuGraphAddChildGraphNode", "cuGraphAddDependencies",
    "cuGraphAddEmptyNode", "cuGraphAddEventRecordNode", "cuGraphAddEventWaitNode", "cuGraphAddHostNode",
    "cuGraphAddKernelNode_v2", "cuGraphAddMemAllocNode", "cuGraphAddMemFreeNode", "cuGraphAddMemcpyNode",
    "cuGraphAddMemsetNode", "cuGraphAddNode", "cuGraphChildGraphNodeGetGraph", "cuGraphClone", "cuGraphCreate",
    "cuGraphDebugDotPrint", "cuGraphDestroy", "cuGraphDestroyNode", "cuGraphEventRecordNodeGetEvent",
    "cuGraphExecDestroy", "cuGraphExecGetFlags", "cuGraphExecHostNodeSetParams", "cuGraphExecKernelNodeSetParams_v2",
    "cuGraphExecMemcpyNodeSetParams", "cuGraphExecUpdate", "cuGraphGetEdges", "cuGraphGetNodes",
    "cuGraphGetRootNodes", "cuGraphHostNodeGetParams", "cuGraphInstantiateWithFlags", "cuGraphKernelNodeGetParams_v2",
    "cuGraphKernelNodeSetParams_v2", "cuGraphLaunch", "cuGraphMemFreeNodeGetParams", "cuGraphNodeFindInClone",
    "cuGraphNodeGetDependencies", "cuGraphNodeGetDependentNodes", "cuGraphNodeGetEnabled", "cuGraphNodeGetType",
    "cuGraphNodeSetEnabled", "cuGraphReleaseUserObject", "cuGraphRemoveDependencies", "cuGraphRetainUserObject",
    "cuGraphUpload", "cuStreamCreate", "cuStreamSynchronize", "cuUserObjectCreate", "cuUserObjectRelease",
    "cuUserObjectRetain",
)  # fmt: skip
@pytest.mark.parametrize("env", [{}, pytest.param({"GTAP_SYNC": "1"}, marks=pytest.mark.system)])
def test_graphs_made_node_by_node(holds: Callable[..., Ran], env: dict[str, str], tmp_path: Path) -> None:
    picture = tmp_path / "graph.dot"
    holds("graphs", KERNELS, picture, said="conditional nodes of graphs are not carried", env=env)
    drawn = picture.read_text()
    assert drawn.startswith("digraph dot {") and drawn.count("->") == 2 and drawn.count("MEMCPY") == 2


@pytest.mark.covers(
    "cuCtxSynchronize", "cuEventCreate", "cuEventDestroy_v2", "cuEventElapsedTime", "cuEventQuery", "cuEventRecord",
    "cuEventRecordWithFlags", "cuEventSynchronize", "cuLaunchHostFunc", "cuStreamAddCallback",
    "cuStreamBatchMemOp_v2", "cuStreamCopyAttributes", "cuStreamCreate", "cuStreamCreateWithPriority",
    "cuStreamDestroy_v2", "cuStreamGetAttribute", "cuStreamGetCtx", "cuStreamGetFlags", "cuStreamGetId",
    "cuStreamGetPriority", "cuStreamQuery", "cuStreamSetAttribute", "cuStreamSynchronize", "cuStreamWaitEvent",
    "cuStreamWaitValue32_v2", "cuStreamWaitValue64_v2", "cuStreamWriteValue32", "cuStreamWriteValue32_v2",
    "cuStreamWriteValue64_v2",
)  # fmt: skip
def test_functions_and_values_in_streams(holds: Callable[..., Ran]) -> None:
    ran = holds("orders")
    by_function = ran.stats["by_function"]
    assert by_function.get("cuStreamQuery", {"waits": 0})["waits"] <= 2  # answered from marks, not by asking


def test_random_chains_leave_what_they_leave_here(holds: Callable[..., Ran]) -> None:
    """Take the test for a nearer function out of graph_plan.c's is_nearest to see it fail."""
    holds("chains", KERNELS, "1", "12")
