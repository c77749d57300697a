/* What a graph's nodes are given, in the runtime's form. */
#ifndef CUDART_GRAPH_H
#define CUDART_GRAPH_H

#include "box.h"

struct cudaKernelNodeParams {
    const void *function; /* a kernel's host address, or what else a launch takes */
    dim3 grid, block;
    unsigned int shared;
    void **arguments, **extra;
};
_Static_assert(sizeof(struct cudaKernelNodeParams) == 56, "both majors have one layout");

/* CUgraphNodeParams where kernels, copies and sets are given as the runtime does. */
struct cudaGraphNodeParams {
    int32_t type;
    int32_t reserved0[3];
    union {
        long long reserved1[29];
        struct cudaKernelNodeParams kernel;
        struct {
            int32_t flags, reserved[3];
            struct cudaMemcpy3DParms params;
        } copy;
        CUDA_MEMSET_NODE_PARAMS set;
        CUDA_MEM_ALLOC_NODE_PARAMS alloc;
    } of;
    long long reserved2;
};
_Static_assert(sizeof(struct cudaGraphNodeParams) == sizeof(CUgraphNodeParams), "both are 256 bytes");

int32_t cudart_kernel_node(const struct cudaKernelNodeParams *params, CUDA_KERNEL_NODE_PARAMS *lowered);

#endif
