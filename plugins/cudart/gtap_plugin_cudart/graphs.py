"""Capture, graphs and user objects: functions that the driver has too (rows as in one_to_one.py), and those by hand."""

GRAPHS = (
    ("cudaError_t cudaGraphCreate(CUgraph *graph, unsigned int flags)", "cuGraphCreate"),
    ("cudaError_t cudaGraphDestroy(CUgraph graph)", "cuGraphDestroy"),
    ("cudaError_t cudaGraphClone(CUgraph *clone, CUgraph graph)", "cuGraphClone"),
    ("cudaError_t cudaGraphDestroyNode(CUgraphNode node)", "cuGraphDestroyNode"),
    (
        "cudaError_t cudaGraphAddEmptyNode(CUgraphNode *node, CUgraph graph, const CUgraphNode *dependencies, "
        "size_t count)",
        "cuGraphAddEmptyNode",
    ),
    (
        "cudaError_t cudaGraphAddChildGraphNode(CUgraphNode *node, CUgraph graph, const CUgraphNode "
        "*dependencies, size_t count, CUgraph child)",
        "cuGraphAddChildGraphNode",
    ),
    ("cudaError_t cudaGraphChildGraphNodeGetGraph(CUgraphNode node, CUgraph *graph)", "cuGraphChildGraphNodeGetGraph"),
    (
        "cudaError_t cudaGraphAddHostNode(CUgraphNode *node, CUgraph graph, const CUgraphNode *dependencies, "
        "size_t count, const CUDA_HOST_NODE_PARAMS *params)",
        "cuGraphAddHostNode",
    ),
    (
        "cudaError_t cudaGraphHostNodeGetParams(CUgraphNode node, CUDA_HOST_NODE_PARAMS *params)",
        "cuGraphHostNodeGetParams",
    ),
    (
        "cudaError_t cudaGraphHostNodeSetParams(CUgraphNode node, const CUDA_HOST_NODE_PARAMS *params)",
        "cuGraphHostNodeSetParams",
    ),
    (
        "cudaError_t cudaGraphAddEventRecordNode(CUgraphNode *node, CUgraph graph, const CUgraphNode "
        "*dependencies, size_t count, cudaEvent_t event)",
        "cuGraphAddEventRecordNode",
    ),
    (
        "cudaError_t cudaGraphEventRecordNodeGetEvent(CUgraphNode node, cudaEvent_t *event)",
        "cuGraphEventRecordNodeGetEvent",
    ),
    (
        "cudaError_t cudaGraphEventRecordNodeSetEvent(CUgraphNode node, cudaEvent_t event)",
        "cuGraphEventRecordNodeSetEvent",
    ),
    (
        "cudaError_t cudaGraphAddEventWaitNode(CUgraphNode *node, CUgraph graph, const CUgraphNode *dependencies,"
        " size_t count, cudaEvent_t event)",
        "cuGraphAddEventWaitNode",
    ),
    (
        "cudaError_t cudaGraphEventWaitNodeGetEvent(CUgraphNode node, cudaEvent_t *event)",
        "cuGraphEventWaitNodeGetEvent",
    ),
    ("cudaError_t cudaGraphEventWaitNodeSetEvent(CUgraphNode node, cudaEvent_t event)", "cuGraphEventWaitNodeSetEvent"),
    (
        "cudaError_t cudaGraphAddMemsetNode(CUgraphNode *node, CUgraph graph, const CUgraphNode *dependencies, "
        "size_t count, const CUDA_MEMSET_NODE_PARAMS *params)",
        "cuGraphAddMemsetNode(node, graph, dependencies, count, params, cudart_current())",
    ),
    (
        "cudaError_t cudaGraphMemsetNodeGetParams(CUgraphNode node, CUDA_MEMSET_NODE_PARAMS *params)",
        "cuGraphMemsetNodeGetParams",
    ),
    (
        "cudaError_t cudaGraphMemsetNodeSetParams(CUgraphNode node, const CUDA_MEMSET_NODE_PARAMS *params)",
        "cuGraphMemsetNodeSetParams",
    ),
    (
        "cudaError_t cudaGraphAddMemAllocNode(CUgraphNode *node, CUgraph graph, const CUgraphNode *dependencies, "
        "size_t count, CUDA_MEM_ALLOC_NODE_PARAMS *params)",
        "cuGraphAddMemAllocNode",
    ),
    (
        "cudaError_t cudaGraphMemAllocNodeGetParams(CUgraphNode node, CUDA_MEM_ALLOC_NODE_PARAMS *params)",
        "cuGraphMemAllocNodeGetParams",
    ),
    (
        "cudaError_t cudaGraphAddMemFreeNode(CUgraphNode *node, CUgraph graph, const CUgraphNode *dependencies, "
        "size_t count, CUdeviceptr pointer)",
        "cuGraphAddMemFreeNode",
    ),
    ("cudaError_t cudaGraphMemFreeNodeGetParams(CUgraphNode node, void *pointer)", "cuGraphMemFreeNodeGetParams"),
    (
        "cudaError_t cudaGraphKernelNodeCopyAttributes(CUgraphNode destination, CUgraphNode source)",
        "cuGraphKernelNodeCopyAttributes",
    ),
    (
        "cudaError_t cudaGraphKernelNodeGetAttribute(CUgraphNode node, int attribute, CUlaunchAttributeValue "
        "*value_out)",
        "cuGraphKernelNodeGetAttribute",
    ),
    (
        "cudaError_t cudaGraphKernelNodeSetAttribute(CUgraphNode node, int attribute, const "
        "CUlaunchAttributeValue *value)",
        "cuGraphKernelNodeSetAttribute",
    ),
    (
        "cudaError_t cudaGraphNodeFindInClone(CUgraphNode *node, CUgraphNode original, CUgraph clone)",
        "cuGraphNodeFindInClone",
    ),
    ("cudaError_t cudaGraphNodeGetType(CUgraphNode node, int *type)", "cuGraphNodeGetType"),
    ("cudaError_t cudaGraphGetNodes(CUgraph graph, CUgraphNode *nodes, size_t *count)", "cuGraphGetNodes"),
    ("cudaError_t cudaGraphGetRootNodes(CUgraph graph, CUgraphNode *nodes, size_t *count)", "cuGraphGetRootNodes"),
    (
        "cudaError_t cudaGraphNodeGetEnabled(CUgraphExec executable, CUgraphNode node, unsigned int *enabled)",
        "cuGraphNodeGetEnabled",
    ),
    (
        "cudaError_t cudaGraphNodeSetEnabled(CUgraphExec executable, CUgraphNode node, unsigned int enabled)",
        "cuGraphNodeSetEnabled",
    ),
    (
        "cudaError_t cudaGraphInstantiate(CUgraphExec *executable, CUgraph graph, unsigned long long flags)",
        "cuGraphInstantiateWithFlags",
    ),
    (
        "cudaError_t cudaGraphInstantiateWithFlags(CUgraphExec *executable, CUgraph graph, unsigned long long flags)",
        "cuGraphInstantiateWithFlags",
    ),
    ("cudaError_t cudaGraphExecDestroy(CUgraphExec executable)", "cuGraphExecDestroy"),
    ("cudaError_t cudaGraphExecGetFlags(CUgraphExec executable, cuuint64_t *flags)", "cuGraphExecGetFlags"),
    (
        "cudaError_t cudaGraphExecUpdate(CUgraphExec executable, CUgraph graph, CUgraphExecUpdateResultInfo *result)",
        "cuGraphExecUpdate_v2",
    ),
    (
        "cudaError_t cudaGraphExecHostNodeSetParams(CUgraphExec executable, CUgraphNode node, const "
        "CUDA_HOST_NODE_PARAMS *params)",
        "cuGraphExecHostNodeSetParams",
    ),
    (
        "cudaError_t cudaGraphExecMemsetNodeSetParams(CUgraphExec executable, CUgraphNode node, const "
        "CUDA_MEMSET_NODE_PARAMS *params)",
        "cuGraphExecMemsetNodeSetParams(executable, node, params, cudart_current())",
    ),
    (
        "cudaError_t cudaGraphExecChildGraphNodeSetParams(CUgraphExec executable, CUgraphNode node, CUgraph child)",
        "cuGraphExecChildGraphNodeSetParams",
    ),
    (
        "cudaError_t cudaGraphExecEventRecordNodeSetEvent(CUgraphExec executable, CUgraphNode node, cudaEvent_t event)",
        "cuGraphExecEventRecordNodeSetEvent",
    ),
    (
        "cudaError_t cudaGraphExecEventWaitNodeSetEvent(CUgraphExec executable, CUgraphNode node, cudaEvent_t event)",
        "cuGraphExecEventWaitNodeSetEvent",
    ),
    ("cudaError_t cudaGraphDebugDotPrint(CUgraph graph, const char *path, unsigned int flags)", "cuGraphDebugDotPrint"),
    (
        "cudaError_t cudaUserObjectCreate(CUuserObject *object, void *pointer, CUhostFn destroy, unsigned int "
        "references, unsigned int flags)",
        "cuUserObjectCreate",
    ),
    ("cudaError_t cudaUserObjectRetain(CUuserObject object, unsigned int count)", "cuUserObjectRetain"),
    ("cudaError_t cudaUserObjectRelease(CUuserObject object, unsigned int count)", "cuUserObjectRelease"),
    (
        "cudaError_t cudaGraphRetainUserObject(CUgraph graph, CUuserObject object, unsigned int count, unsigned "
        "int flags)",
        "cuGraphRetainUserObject",
    ),
    (
        "cudaError_t cudaGraphReleaseUserObject(CUgraph graph, CUuserObject object, unsigned int count)",
        "cuGraphReleaseUserObject",
    ),
    ("cudaError_t cudaDeviceGraphMemTrim(int device)", "cuDeviceGraphMemTrim"),
    (
        "cudaError_t cudaDeviceGetGraphMemAttribute(int device, int attribute, void *value)",
        "cuDeviceGetGraphMemAttribute",
    ),
    (
        "cudaError_t cudaDeviceSetGraphMemAttribute(int device, int attribute, void *value)",
        "cuDeviceSetGraphMemAttribute",
    ),
)

GRAPHS_PER_THREAD = (
    ("cudaError_t cudaStreamBeginCapture(cudaStream_t stream, int mode)", "cuStreamBeginCapture_v2"),
    (
        "cudaError_t cudaStreamBeginCaptureToGraph(cudaStream_t stream, CUgraph graph, const CUgraphNode "
        "*dependencies, const CUgraphEdgeData *edges, size_t count, int mode)",
        "cuStreamBeginCaptureToGraph",
    ),
    ("cudaError_t cudaStreamEndCapture(cudaStream_t stream, CUgraph *graph)", "cuStreamEndCapture"),
    ("cudaError_t cudaGraphLaunch(CUgraphExec executable, cudaStream_t stream)", "cuGraphLaunch"),
    ("cudaError_t cudaGraphUpload(CUgraphExec executable, cudaStream_t stream)", "cuGraphUpload"),
)

# CUDA 13 gave the plain names to the forms with edge data.
GRAPHS_13 = (
    ("cudaError_t cudaGraphGetId(CUgraph graph, unsigned int *id)", "cuGraphGetId"),
    ("cudaError_t cudaGraphExecGetId(CUgraphExec executable, unsigned int *id)", "cuGraphExecGetId"),
    (
        "cudaError_t cudaGraphNodeGetContainingGraph(CUgraphNode node, CUgraph *graph)",
        "cuGraphNodeGetContainingGraph",
    ),
    ("cudaError_t cudaGraphNodeGetLocalId(CUgraphNode node, unsigned int *id)", "cuGraphNodeGetLocalId"),
    ("cudaError_t cudaGraphNodeGetToolsId(CUgraphNode node, unsigned long long *id)", "cuGraphNodeGetToolsId"),
    (
        "cudaError_t cudaGraphGetEdges(CUgraph graph, CUgraphNode *from, CUgraphNode *to, CUgraphEdgeData *edges,"
        " size_t *count)",
        "cuGraphGetEdges_v2",
    ),
    (
        "cudaError_t cudaGraphNodeGetDependencies(CUgraphNode node, CUgraphNode *dependencies, CUgraphEdgeData "
        "*edges, size_t *count)",
        "cuGraphNodeGetDependencies_v2",
    ),
    (
        "cudaError_t cudaGraphNodeGetDependentNodes(CUgraphNode node, CUgraphNode *dependents, CUgraphEdgeData "
        "*edges, size_t *count)",
        "cuGraphNodeGetDependentNodes_v2",
    ),
    (
        "cudaError_t cudaGraphAddDependencies(CUgraph graph, const CUgraphNode *from, const CUgraphNode *to, "
        "const CUgraphEdgeData *edges, size_t count)",
        "cuGraphAddDependencies_v2",
    ),
    (
        "cudaError_t cudaGraphRemoveDependencies(CUgraph graph, const CUgraphNode *from, const CUgraphNode *to, "
        "const CUgraphEdgeData *edges, size_t count)",
        "cuGraphRemoveDependencies_v2",
    ),
)

GRAPHS_12 = (
    (
        "cudaError_t cudaGraphGetEdges(CUgraph graph, CUgraphNode *from, CUgraphNode *to, size_t *count)",
        "cuGraphGetEdges",
    ),
    (
        "cudaError_t cudaGraphNodeGetDependencies(CUgraphNode node, CUgraphNode *dependencies, size_t *count)",
        "cuGraphNodeGetDependencies",
    ),
    (
        "cudaError_t cudaGraphNodeGetDependentNodes(CUgraphNode node, CUgraphNode *dependents, size_t *count)",
        "cuGraphNodeGetDependentNodes",
    ),
    (
        "cudaError_t cudaGraphAddDependencies(CUgraph graph, const CUgraphNode *from, const CUgraphNode *to, "
        "size_t count)",
        "cuGraphAddDependencies",
    ),
    (
        "cudaError_t cudaGraphRemoveDependencies(CUgraph graph, const CUgraphNode *from, const CUgraphNode *to, "
        "size_t count)",
        "cuGraphRemoveDependencies",
    ),
    (
        "cudaError_t cudaGraphGetEdges_v2(CUgraph graph, CUgraphNode *from, CUgraphNode *to, CUgraphEdgeData "
        "*edges, size_t *count)",
        "cuGraphGetEdges_v2",
    ),
    (
        "cudaError_t cudaGraphNodeGetDependencies_v2(CUgraphNode node, CUgraphNode *dependencies, CUgraphEdgeData"
        " *edges, size_t *count)",
        "cuGraphNodeGetDependencies_v2",
    ),
    (
        "cudaError_t cudaGraphNodeGetDependentNodes_v2(CUgraphNode node, CUgraphNode *dependents, CUgraphEdgeData"
        " *edges, size_t *count)",
        "cuGraphNodeGetDependentNodes_v2",
    ),
    (
        "cudaError_t cudaGraphAddDependencies_v2(CUgraph graph, const CUgraphNode *from, const CUgraphNode *to, "
        "const CUgraphEdgeData *edges, size_t count)",
        "cuGraphAddDependencies_v2",
    ),
    (
        "cudaError_t cudaGraphRemoveDependencies_v2(CUgraph graph, const CUgraphNode *from, const CUgraphNode "
        "*to, const CUgraphEdgeData *edges, size_t count)",
        "cuGraphRemoveDependencies_v2",
    ),
)

GRAPHS_PER_THREAD_13 = (
    (
        "cudaError_t cudaStreamGetCaptureInfo(cudaStream_t stream, int *status, cuuint64_t *id, CUgraph "
        "*graph, const CUgraphNode **dependencies, const CUgraphEdgeData **edges, size_t *count)",
        "cuStreamGetCaptureInfo_v3",
    ),
    (
        "cudaError_t cudaStreamUpdateCaptureDependencies(cudaStream_t stream, CUgraphNode *dependencies, const "
        "CUgraphEdgeData *edges, size_t count, unsigned int flags)",
        "cuStreamUpdateCaptureDependencies_v2",
    ),
)

GRAPHS_PER_THREAD_12 = (
    (
        "cudaError_t cudaStreamGetCaptureInfo(cudaStream_t stream, int *status, cuuint64_t *id)",
        "cuStreamGetCaptureInfo",
    ),
    (
        "cudaError_t cudaStreamGetCaptureInfo_v2(cudaStream_t stream, int *status, cuuint64_t *id, "
        "CUgraph *graph, const CUgraphNode **dependencies, size_t *count)",
        "cuStreamGetCaptureInfo_v2",
    ),
    (
        "cudaError_t cudaStreamGetCaptureInfo_v3(cudaStream_t stream, int *status, cuuint64_t *id, "
        "CUgraph *graph, const CUgraphNode **dependencies, const CUgraphEdgeData **edges, size_t *count)",
        "cuStreamGetCaptureInfo_v3",
    ),
    (
        "cudaError_t cudaStreamUpdateCaptureDependencies(cudaStream_t stream, CUgraphNode *dependencies, size_t "
        "count, unsigned int flags)",
        "cuStreamUpdateCaptureDependencies",
    ),
    (
        "cudaError_t cudaStreamUpdateCaptureDependencies_v2(cudaStream_t stream, CUgraphNode *dependencies, const"
        " CUgraphEdgeData *edges, size_t count, unsigned int flags)",
        "cuStreamUpdateCaptureDependencies_v2",
    ),
)

# graph_kernel.c, graph_copy.c, graph_node.c
GRAPHS_BY_HAND = (
    (
        "cudaError_t cudaGraphAddKernelNode(CUgraphNode *node, CUgraph graph, const CUgraphNode *dependencies, "
        "size_t count, const struct cudaKernelNodeParams *params)"
    ),
    "cudaError_t cudaGraphKernelNodeGetParams(CUgraphNode node, struct cudaKernelNodeParams *params)",
    "cudaError_t cudaGraphKernelNodeSetParams(CUgraphNode node, const struct cudaKernelNodeParams *params)",
    (
        "cudaError_t cudaGraphExecKernelNodeSetParams(CUgraphExec executable, CUgraphNode node, const struct "
        "cudaKernelNodeParams *params)"
    ),
    (
        "cudaError_t cudaGraphAddMemcpyNode(CUgraphNode *node, CUgraph graph, const CUgraphNode *dependencies, "
        "size_t count, const struct cudaMemcpy3DParms *params)"
    ),
    "cudaError_t cudaGraphMemcpyNodeGetParams(CUgraphNode node, struct cudaMemcpy3DParms *params)",
    "cudaError_t cudaGraphMemcpyNodeSetParams(CUgraphNode node, const struct cudaMemcpy3DParms *params)",
    (
        "cudaError_t cudaGraphExecMemcpyNodeSetParams(CUgraphExec executable, CUgraphNode node, const struct "
        "cudaMemcpy3DParms *params)"
    ),
    (
        "cudaError_t cudaGraphAddMemcpyNode1D(CUgraphNode *node, CUgraph graph, const CUgraphNode *dependencies, "
        "size_t count, void *destination, const void *source, size_t size, int32_t kind)"
    ),
    (
        "cudaError_t cudaGraphMemcpyNodeSetParams1D(CUgraphNode node, void *destination, const void *source, "
        "size_t size, int32_t kind)"
    ),
    (
        "cudaError_t cudaGraphExecMemcpyNodeSetParams1D(CUgraphExec executable, CUgraphNode node, void "
        "*destination, const void *source, size_t size, int32_t kind)"
    ),
    (
        "cudaError_t cudaGraphAddMemcpyNodeToSymbol(CUgraphNode *node, CUgraph graph, const CUgraphNode "
        "*dependencies, size_t count, const void *symbol, const void *source, size_t size, size_t offset, int32_t"
        " kind)"
    ),
    (
        "cudaError_t cudaGraphMemcpyNodeSetParamsToSymbol(CUgraphNode node, const void *symbol, const void "
        "*source, size_t size, size_t offset, int32_t kind)"
    ),
    (
        "cudaError_t cudaGraphExecMemcpyNodeSetParamsToSymbol(CUgraphExec executable, CUgraphNode node, const "
        "void *symbol, const void *source, size_t size, size_t offset, int32_t kind)"
    ),
    (
        "cudaError_t cudaGraphAddMemcpyNodeFromSymbol(CUgraphNode *node, CUgraph graph, const CUgraphNode "
        "*dependencies, size_t count, void *destination, const void *symbol, size_t size, size_t offset, int32_t "
        "kind)"
    ),
    (
        "cudaError_t cudaGraphMemcpyNodeSetParamsFromSymbol(CUgraphNode node, void *destination, const void "
        "*symbol, size_t size, size_t offset, int32_t kind)"
    ),
    (
        "cudaError_t cudaGraphExecMemcpyNodeSetParamsFromSymbol(CUgraphExec executable, CUgraphNode node, void "
        "*destination, const void *symbol, size_t size, size_t offset, int32_t kind)"
    ),
    "cudaError_t cudaGraphNodeSetParams(CUgraphNode node, struct cudaGraphNodeParams *params)",
    (
        "cudaError_t cudaGraphExecNodeSetParams(CUgraphExec executable, CUgraphNode node, struct "
        "cudaGraphNodeParams *params)"
    ),
    (
        "cudaError_t cudaGraphInstantiateWithParams(CUgraphExec *executable, CUgraph graph, "
        "CUDA_GRAPH_INSTANTIATE_PARAMS *params)"
    ),
    (
        "cudaError_t cudaGraphInstantiateWithParams_ptsz(CUgraphExec *executable, CUgraph graph, "
        "CUDA_GRAPH_INSTANTIATE_PARAMS *params)"
    ),
)

GRAPHS_BY_HAND_13 = (
    (
        "cudaError_t cudaGraphAddNode(CUgraphNode *node, CUgraph graph, const CUgraphNode *dependencies, const "
        "CUgraphEdgeData *edges, size_t count, struct cudaGraphNodeParams *params)"
    ),
)

GRAPHS_BY_HAND_12 = (
    (
        "cudaError_t cudaGraphAddNode(CUgraphNode *node, CUgraph graph, const CUgraphNode *dependencies, size_t "
        "count, struct cudaGraphNodeParams *params)"
    ),
    (
        "cudaError_t cudaGraphAddNode_v2(CUgraphNode *node, CUgraph graph, const CUgraphNode *dependencies, const"
        " CUgraphEdgeData *edges, size_t count, struct cudaGraphNodeParams *params)"
    ),
)
