/* Nodes of any kind by one structure. */
#include <string.h>

#include "cudart_wire.h"
#include "graph.h"

static int32_t refuse_conditional(void)
{
    return gtap_unsupported(&cudart_wire_library, "cudaGraphNodeTypeConditional",
                            "conditional nodes decide on the device what runs next, which has no remote form yet");
}

/* Kinds without a form of the runtime's own have the driver's layout. */
static int32_t lower(const struct cudaGraphNodeParams *params, CUgraphNodeParams *lowered)
{
    if (params == NULL)
        return cudaErrorInvalidValue;
    memcpy(lowered, params, sizeof *lowered);
    switch (params->type) {
    case CU_GRAPH_NODE_TYPE_KERNEL:
        return cudart_kernel_node(&params->of.kernel, &lowered->kernel);
    case CU_GRAPH_NODE_TYPE_MEMCPY:
        lowered->memcpy = (CUDA_MEMCPY_NODE_PARAMS){.flags = params->of.copy.flags, .copyCtx = cudart_current()};
        return cudart_box(&params->of.copy.params, &lowered->memcpy.copyParams);
    case CU_GRAPH_NODE_TYPE_MEMSET:
        lowered->memset.ctx = cudart_current();
        return 0;
    case CU_GRAPH_NODE_TYPE_CONDITIONAL:
        return refuse_conditional();
    default:
        return 0;
    }
}

/* An allocation's address is an output. */
static int32_t taken(int32_t status, struct cudaGraphNodeParams *params, const CUgraphNodeParams *lowered)
{
    if (status == 0 && params->type == CU_GRAPH_NODE_TYPE_MEM_ALLOC)
        params->of.alloc.dptr = lowered->alloc.dptr;
    return status;
}

static int32_t add(CUgraphNode *node, CUgraph graph, const CUgraphNode *dependencies, const CUgraphEdgeData *edges,
                   size_t count, struct cudaGraphNodeParams *params)
{
    CUgraphNodeParams lowered;
    int32_t status = lower(params, &lowered);
    if (status != 0)
        return status;
    return taken(cuGraphAddNode_v2(node, graph, dependencies, edges, count, &lowered), params, &lowered);
}

#if GTAP_MAJOR == 12
GTAP_EXPORT cudaError_t cudaGraphAddNode(CUgraphNode *node, CUgraph graph, const CUgraphNode *dependencies,
                                         size_t count, struct cudaGraphNodeParams *params)
{
    return CUDART_LOWER(add(node, graph, dependencies, NULL, count, params));
}

GTAP_EXPORT cudaError_t cudaGraphAddNode_v2(CUgraphNode *node, CUgraph graph, const CUgraphNode *dependencies,
                                            const CUgraphEdgeData *edges, size_t count,
                                            struct cudaGraphNodeParams *params)
#else
GTAP_EXPORT cudaError_t cudaGraphAddNode(CUgraphNode *node, CUgraph graph, const CUgraphNode *dependencies,
                                         const CUgraphEdgeData *edges, size_t count,
                                         struct cudaGraphNodeParams *params)
#endif
{
    return CUDART_LOWER(add(node, graph, dependencies, edges, count, params));
}

static int32_t set(CUgraphNode node, struct cudaGraphNodeParams *params)
{
    CUgraphNodeParams lowered;
    int32_t status = lower(params, &lowered);
    return status != 0 ? status : cuGraphNodeSetParams(node, &lowered);
}

GTAP_EXPORT cudaError_t cudaGraphNodeSetParams(CUgraphNode node, struct cudaGraphNodeParams *params)
{
    return CUDART_LOWER(set(node, params));
}

static int32_t set_executable(CUgraphExec executable, CUgraphNode node, struct cudaGraphNodeParams *params)
{
    CUgraphNodeParams lowered;
    int32_t status = lower(params, &lowered);
    return status != 0 ? status : cuGraphExecNodeSetParams(executable, node, &lowered);
}

GTAP_EXPORT cudaError_t cudaGraphExecNodeSetParams(CUgraphExec executable, CUgraphNode node,
                                                   struct cudaGraphNodeParams *params)
{
    return CUDART_LOWER(set_executable(executable, node, params));
}

GTAP_EXPORT cudaError_t cudaGraphInstantiateWithParams(CUgraphExec *executable, CUgraph graph,
                                                       CUDA_GRAPH_INSTANTIATE_PARAMS *params)
{
    return CUDART_LOWER(cuGraphInstantiateWithParams(executable, graph, params));
}

GTAP_EXPORT cudaError_t cudaGraphInstantiateWithParams_ptsz(CUgraphExec *executable, CUgraph graph,
                                                            CUDA_GRAPH_INSTANTIATE_PARAMS *params)
{
    return CUDART_LOWER(cuGraphInstantiateWithParams_ptsz(executable, graph, params));
}
