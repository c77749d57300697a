"""The driver's functions for capture and graphs: the second part of the provider table.

Structures that say what a node does are ctypes structures here (structures.py) and travel as addresses.
"""

from __future__ import annotations

from gtap_core.spec import Role
from gtap_core.spec.roles import DevicePointer, Out

Roles = dict[str, Role | type[Role]]

_OUT, _POINTER, _ADDRESS, _CREATED = Out(), Out(bytes="8"), DevicePointer(), Out(creates=True)

CAPTURE: dict[str, Roles] = {
    "CUresult cuStreamIsCapturing(CUstream stream, int *status)": {"status": _OUT},
    "CUresult cuStreamBeginCapture_v2(CUstream stream, int mode)": {},
    "CUresult cuStreamBeginCaptureToGraph(CUstream stream, CUgraph graph, const void *dependencies, const void *edges,"
    " size_t n, int mode)": {"dependencies": _ADDRESS, "edges": _ADDRESS},
    "CUresult cuStreamEndCapture(CUstream stream, CUgraph *graph)": {"graph": _CREATED},
    "CUresult cuStreamGetCaptureInfo_v3(CUstream stream, int *status, unsigned long long *id, CUgraph *graph,"
    " void **dependencies, void **edges, size_t *n)": {
        "status": _OUT,
        "id": _OUT,
        "graph": _CREATED,
        "dependencies": _POINTER,
        "edges": _POINTER,
        "n": _OUT,
    },
    "CUresult cuStreamUpdateCaptureDependencies(CUstream stream, void *dependencies, size_t n, unsigned int flags)": {
        "dependencies": _ADDRESS
    },
}

GRAPHS: dict[str, Roles] = {
    "CUresult cuGraphCreate(CUgraph *graph, unsigned int flags)": {"graph": _CREATED},
    "CUresult cuGraphDestroy(CUgraph graph)": {},
    "CUresult cuGraphClone(CUgraph *clone, CUgraph graph)": {"clone": _CREATED},
    "CUresult cuGraphNodeFindInClone(CUgraphNode *node, CUgraphNode original, CUgraph clone)": {"node": _CREATED},
    "CUresult cuGraphGetNodes(CUgraph graph, void *nodes, size_t *n)": {"nodes": _ADDRESS, "n": _OUT},
    "CUresult cuGraphNodeGetType(CUgraphNode node, int *kind)": {"kind": _OUT},
    "CUresult cuGraphNodeGetDependencies_v2(CUgraphNode node, void *dependencies, void *edges, size_t *n)": {
        "dependencies": _ADDRESS,
        "edges": _ADDRESS,
        "n": _OUT,
    },
    "CUresult cuGraphAddDependencies(CUgraph graph, const void *from, const void *to, size_t n)": {
        "from": _ADDRESS,
        "to": _ADDRESS,
    },
    "CUresult cuGraphRemoveDependencies(CUgraph graph, const void *from, const void *to, size_t n)": {
        "from": _ADDRESS,
        "to": _ADDRESS,
    },
    "CUresult cuGraphDestroyNode(CUgraphNode node)": {},
    "CUresult cuGraphInstantiateWithFlags(CUgraphExec *executable, CUgraph graph, unsigned long long flags)": {
        "executable": _CREATED
    },
    "CUresult cuGraphExecUpdate_v2(CUgraphExec executable, CUgraph graph, void *result)": {"result": _ADDRESS},
    "CUresult cuGraphNodeSetEnabled(CUgraphExec executable, CUgraphNode node, unsigned int enabled)": {},
    "CUresult cuGraphLaunch(CUgraphExec executable, CUstream stream)": {},
    "CUresult cuGraphExecDestroy(CUgraphExec executable)": {},
}


def _add(kind: str, last: str = "") -> str:
    return (
        f"CUresult cuGraphAdd{kind}(CUgraphNode *node, CUgraph graph, const void *dependencies, size_t n"
        f"{', ' + last if last else ''})"
    )


_ADDED: Roles = {"node": _CREATED, "dependencies": _ADDRESS}
_WITH: Roles = {**_ADDED, "work": _ADDRESS}
_WORK: Roles = {"work": _ADDRESS}

NODES: dict[str, Roles] = {
    _add("KernelNode_v2", "const void *work"): _WITH,
    "CUresult cuGraphKernelNodeGetParams_v2(CUgraphNode node, void *work)": _WORK,
    "CUresult cuGraphKernelNodeSetParams_v2(CUgraphNode node, const void *work)": _WORK,
    "CUresult cuGraphExecKernelNodeSetParams_v2(CUgraphExec executable, CUgraphNode node, const void *work)": _WORK,
    "CUresult cuGraphKernelNodeGetAttribute(CUgraphNode node, int attribute, void *work)": _WORK,
    "CUresult cuGraphKernelNodeSetAttribute(CUgraphNode node, int attribute, const void *work)": _WORK,
    _add("MemcpyNode", "const void *work, CUcontext context"): _WITH,
    "CUresult cuGraphMemcpyNodeGetParams(CUgraphNode node, void *work)": _WORK,
    "CUresult cuGraphMemcpyNodeSetParams(CUgraphNode node, const void *work)": _WORK,
    "CUresult cuGraphExecMemcpyNodeSetParams(CUgraphExec executable, CUgraphNode node, const void *work,"
    " CUcontext context)": _WORK,
    _add("MemsetNode", "const void *work, CUcontext context"): _WITH,
    "CUresult cuGraphMemsetNodeGetParams(CUgraphNode node, void *work)": _WORK,
    "CUresult cuGraphMemsetNodeSetParams(CUgraphNode node, const void *work)": _WORK,
    "CUresult cuGraphExecMemsetNodeSetParams(CUgraphExec executable, CUgraphNode node, const void *work,"
    " CUcontext context)": _WORK,
    _add("HostNode", "const void *work"): _WITH,
    "CUresult cuGraphHostNodeGetParams(CUgraphNode node, void *work)": _WORK,
    "CUresult cuGraphHostNodeSetParams(CUgraphNode node, const void *work)": _WORK,
    _add("BatchMemOpNode", "const void *work"): _WITH,
    "CUresult cuGraphBatchMemOpNodeGetParams(CUgraphNode node, void *work)": _WORK,
    "CUresult cuGraphBatchMemOpNodeSetParams(CUgraphNode node, const void *work)": _WORK,
    _add("ChildGraphNode", "CUgraph child"): _ADDED,
    "CUresult cuGraphChildGraphNodeGetGraph(CUgraphNode node, CUgraph *graph)": {"graph": _CREATED},
    "CUresult cuGraphExecChildGraphNodeSetParams(CUgraphExec executable, CUgraphNode node, CUgraph child)": {},
    _add("EmptyNode"): _ADDED,
    _add("EventRecordNode", "CUevent event"): _ADDED,
    "CUresult cuGraphEventRecordNodeGetEvent(CUgraphNode node, CUevent *event)": {"event": _CREATED},
    "CUresult cuGraphEventRecordNodeSetEvent(CUgraphNode node, CUevent event)": {},
    "CUresult cuGraphExecEventRecordNodeSetEvent(CUgraphExec executable, CUgraphNode node, CUevent event)": {},
    _add("EventWaitNode", "CUevent event"): _ADDED,
    "CUresult cuGraphEventWaitNodeGetEvent(CUgraphNode node, CUevent *event)": {"event": _CREATED},
    "CUresult cuGraphEventWaitNodeSetEvent(CUgraphNode node, CUevent event)": {},
    "CUresult cuGraphExecEventWaitNodeSetEvent(CUgraphExec executable, CUgraphNode node, CUevent event)": {},
}
