/* Kernel nodes of graphs: the runtime names kernels by host address, the driver by handle. */
#include "graph.h"

int32_t cudart_kernel_node(const struct cudaKernelNodeParams *params, CUDA_KERNEL_NODE_PARAMS *lowered)
{
    *lowered = (CUDA_KERNEL_NODE_PARAMS){0};
    if (params == NULL)
        return cudaErrorInvalidValue;
    *lowered = (CUDA_KERNEL_NODE_PARAMS){
        .gridDimX = params->grid.x,
        .gridDimY = params->grid.y,
        .gridDimZ = params->grid.z,
        .blockDimX = params->block.x,
        .blockDimY = params->block.y,
        .blockDimZ = params->block.z,
        .sharedMemBytes = params->shared,
        .kernelParams = params->arguments,
        .extra = params->extra,
        .ctx = cudart_current(),
    };
    return cudart_function(params->function, &lowered->func);
}

static int32_t add(CUgraphNode *node, CUgraph graph, const CUgraphNode *dependencies, size_t count,
                   const struct cudaKernelNodeParams *params)
{
    CUDA_KERNEL_NODE_PARAMS lowered;
    int32_t status = cudart_kernel_node(params, &lowered);
    return status != 0 ? status : cuGraphAddKernelNode_v2(node, graph, dependencies, count, &lowered);
}

GTAP_EXPORT cudaError_t cudaGraphAddKernelNode(CUgraphNode *node, CUgraph graph, const CUgraphNode *dependencies,
                                               size_t count, const struct cudaKernelNodeParams *params)
{
    return CUDART_LOWER(add(node, graph, dependencies, count, params));
}

/* A kernel that no symbol stands for (of a library, of the driver) is named by the driver's handle. */
static int32_t get(CUgraphNode node, struct cudaKernelNodeParams *params)
{
    CUDA_KERNEL_NODE_PARAMS held = {0};
    int32_t status = params == NULL ? (int32_t)cudaErrorInvalidValue : cuGraphKernelNodeGetParams_v2(node, &held);
    if (status != 0)
        return status;
    const void *host = cudart_host_of(held.kern, held.func);
    *params = (struct cudaKernelNodeParams){
        .function = host != NULL ? host : held.func != NULL ? (const void *)held.func : (const void *)held.kern,
        .grid = {held.gridDimX, held.gridDimY, held.gridDimZ},
        .block = {held.blockDimX, held.blockDimY, held.blockDimZ},
        .shared = held.sharedMemBytes,
        .arguments = held.kernelParams,
        .extra = held.extra,
    };
    return 0;
}

GTAP_EXPORT cudaError_t cudaGraphKernelNodeGetParams(CUgraphNode node, struct cudaKernelNodeParams *params)
{
    return CUDART_LOWER(get(node, params));
}

static int32_t set(CUgraphNode node, const struct cudaKernelNodeParams *params)
{
    CUDA_KERNEL_NODE_PARAMS lowered;
    int32_t status = cudart_kernel_node(params, &lowered);
    return status != 0 ? status : cuGraphKernelNodeSetParams_v2(node, &lowered);
}

GTAP_EXPORT cudaError_t cudaGraphKernelNodeSetParams(CUgraphNode node, const struct cudaKernelNodeParams *params)
{
    return CUDART_LOWER(set(node, params));
}

static int32_t set_executable(CUgraphExec executable, CUgraphNode node, const struct cudaKernelNodeParams *params)
{
    CUDA_KERNEL_NODE_PARAMS lowered;
    int32_t status = cudart_kernel_node(params, &lowered);
    return status != 0 ? status : cuGraphExecKernelNodeSetParams_v2(executable, node, &lowered);
}

GTAP_EXPORT cudaError_t cudaGraphExecKernelNodeSetParams(CUgraphExec executable, CUgraphNode node,
                                                         const struct cudaKernelNodeParams *params)
{
    return CUDART_LOWER(set_executable(executable, node, params));
}
