/* Copy nodes of graphs: boxes, lines, and lines to and from variables. */
#include "graph.h"

/* Where a new node goes. */
struct place {
    CUgraphNode *node;
    CUgraph graph;
    const CUgraphNode *dependencies;
    size_t count;
};

static int32_t add(struct place place, const struct cudaMemcpy3DParms *params)
{
    CUDA_MEMCPY3D box;
    int32_t status = params == NULL ? (int32_t)cudaErrorInvalidValue : cudart_box(params, &box);
    if (status != 0)
        return status;
    return cuGraphAddMemcpyNode(place.node, place.graph, place.dependencies, place.count, &box, cudart_current());
}

static int32_t set(CUgraphNode node, const struct cudaMemcpy3DParms *params)
{
    CUDA_MEMCPY3D box;
    int32_t status = params == NULL ? (int32_t)cudaErrorInvalidValue : cudart_box(params, &box);
    return status != 0 ? status : cuGraphMemcpyNodeSetParams(node, &box);
}

static int32_t set_executable(CUgraphExec executable, CUgraphNode node, const struct cudaMemcpy3DParms *params)
{
    CUDA_MEMCPY3D box;
    int32_t status = params == NULL ? (int32_t)cudaErrorInvalidValue : cudart_box(params, &box);
    return status != 0 ? status : cuGraphExecMemcpyNodeSetParams(executable, node, &box, cudart_current());
}

/* ---- boxes ---- */

GTAP_EXPORT cudaError_t cudaGraphAddMemcpyNode(CUgraphNode *node, CUgraph graph, const CUgraphNode *dependencies,
                                               size_t count, const struct cudaMemcpy3DParms *params)
{
    return CUDART_LOWER(add((struct place){node, graph, dependencies, count}, params));
}

static int32_t get(CUgraphNode node, struct cudaMemcpy3DParms *params)
{
    CUDA_MEMCPY3D box = {0};
    int32_t status = params == NULL ? (int32_t)cudaErrorInvalidValue : cuGraphMemcpyNodeGetParams(node, &box);
    if (status == 0)
        cudart_unbox(&box, params);
    return status;
}

GTAP_EXPORT cudaError_t cudaGraphMemcpyNodeGetParams(CUgraphNode node, struct cudaMemcpy3DParms *params)
{
    return CUDART_LOWER(get(node, params));
}

GTAP_EXPORT cudaError_t cudaGraphMemcpyNodeSetParams(CUgraphNode node, const struct cudaMemcpy3DParms *params)
{
    return CUDART_LOWER(set(node, params));
}

GTAP_EXPORT cudaError_t cudaGraphExecMemcpyNodeSetParams(CUgraphExec executable, CUgraphNode node,
                                                         const struct cudaMemcpy3DParms *params)
{
    return CUDART_LOWER(set_executable(executable, node, params));
}

/* ---- lines ---- */

GTAP_EXPORT cudaError_t cudaGraphAddMemcpyNode1D(CUgraphNode *node, CUgraph graph, const CUgraphNode *dependencies,
                                                 size_t count, void *destination, const void *source, size_t size,
                                                 int32_t kind)
{
    struct cudaMemcpy3DParms line = cudart_line(destination, source, size, kind);
    return CUDART_LOWER(add((struct place){node, graph, dependencies, count}, &line));
}

GTAP_EXPORT cudaError_t cudaGraphMemcpyNodeSetParams1D(CUgraphNode node, void *destination, const void *source,
                                                       size_t size, int32_t kind)
{
    struct cudaMemcpy3DParms line = cudart_line(destination, source, size, kind);
    return CUDART_LOWER(set(node, &line));
}

GTAP_EXPORT cudaError_t cudaGraphExecMemcpyNodeSetParams1D(CUgraphExec executable, CUgraphNode node,
                                                           void *destination, const void *source, size_t size,
                                                           int32_t kind)
{
    struct cudaMemcpy3DParms line = cudart_line(destination, source, size, kind);
    return CUDART_LOWER(set_executable(executable, node, &line));
}

/* ---- variables ---- */

static int32_t to_symbol(struct cudaMemcpy3DParms *line, const void *symbol, const void *source, size_t size,
                         size_t offset, int32_t kind)
{
    void *address = NULL;
    if (kind != cudaMemcpyHostToDevice && kind != cudaMemcpyDeviceToDevice && kind != cudaMemcpyDefault)
        return cudaErrorInvalidMemcpyDirection;
    int32_t status = cudart_symbol_range(symbol, size, offset, &address);
    *line = cudart_line(address, source, size, kind);
    return status;
}

static int32_t from_symbol(struct cudaMemcpy3DParms *line, void *destination, const void *symbol, size_t size,
                           size_t offset, int32_t kind)
{
    void *address = NULL;
    if (kind != cudaMemcpyDeviceToHost && kind != cudaMemcpyDeviceToDevice && kind != cudaMemcpyDefault)
        return cudaErrorInvalidMemcpyDirection;
    int32_t status = cudart_symbol_range(symbol, size, offset, &address);
    *line = cudart_line(destination, address, size, kind);
    return status;
}

/* The line first; what is done with it only where that worked. */
#define WITH(made, done) CUDART_LOWER(((status = (made)) != 0 ? status : (done)))

GTAP_EXPORT cudaError_t cudaGraphAddMemcpyNodeToSymbol(CUgraphNode *node, CUgraph graph,
                                                       const CUgraphNode *dependencies, size_t count,
                                                       const void *symbol, const void *source, size_t size,
                                                       size_t offset, int32_t kind)
{
    struct cudaMemcpy3DParms line;
    int32_t status;
    return WITH(to_symbol(&line, symbol, source, size, offset, kind),
                add((struct place){node, graph, dependencies, count}, &line));
}

GTAP_EXPORT cudaError_t cudaGraphMemcpyNodeSetParamsToSymbol(CUgraphNode node, const void *symbol, const void *source,
                                                             size_t size, size_t offset, int32_t kind)
{
    struct cudaMemcpy3DParms line;
    int32_t status;
    return WITH(to_symbol(&line, symbol, source, size, offset, kind), set(node, &line));
}

GTAP_EXPORT cudaError_t cudaGraphExecMemcpyNodeSetParamsToSymbol(CUgraphExec executable, CUgraphNode node,
                                                                 const void *symbol, const void *source, size_t size,
                                                                 size_t offset, int32_t kind)
{
    struct cudaMemcpy3DParms line;
    int32_t status;
    return WITH(to_symbol(&line, symbol, source, size, offset, kind), set_executable(executable, node, &line));
}

GTAP_EXPORT cudaError_t cudaGraphAddMemcpyNodeFromSymbol(CUgraphNode *node, CUgraph graph,
                                                         const CUgraphNode *dependencies, size_t count,
                                                         void *destination, const void *symbol, size_t size,
                                                         size_t offset, int32_t kind)
{
    struct cudaMemcpy3DParms line;
    int32_t status;
    return WITH(from_symbol(&line, destination, symbol, size, offset, kind),
                add((struct place){node, graph, dependencies, count}, &line));
}

GTAP_EXPORT cudaError_t cudaGraphMemcpyNodeSetParamsFromSymbol(CUgraphNode node, void *destination,
                                                               const void *symbol, size_t size, size_t offset,
                                                               int32_t kind)
{
    struct cudaMemcpy3DParms line;
    int32_t status;
    return WITH(from_symbol(&line, destination, symbol, size, offset, kind), set(node, &line));
}

GTAP_EXPORT cudaError_t cudaGraphExecMemcpyNodeSetParamsFromSymbol(CUgraphExec executable, CUgraphNode node,
                                                                   void *destination, const void *symbol, size_t size,
                                                                   size_t offset, int32_t kind)
{
    struct cudaMemcpy3DParms line;
    int32_t status;
    return WITH(from_symbol(&line, destination, symbol, size, offset, kind), set_executable(executable, node, &line));
}
