/* Nodes: what each kind does, put together from the API's parameters; added, changed, asked for. */
#include "graph.h"

/* ---- by kind ---- */

static CUresult site_of(const graph *g, driver_site *site)
{
    CUresult status = driver_enter(site);
    if (status != CUDA_SUCCESS)
        return status;
    return site->session == g->session && site->context->device == g->device ? CUDA_SUCCESS
                                                                             : CUDA_ERROR_INVALID_CONTEXT;
}

CUresult node_kernel(graph_node *node, const CUDA_KERNEL_NODE_PARAMS *p)
{
    driver_site site;
    driver_function *function;
    unsigned char *parameters;
    size_t n;
    const unsigned shape[8] = {p->gridDimX, p->gridDimY, p->gridDimZ, p->blockDimX, p->blockDimY, p->blockDimZ,
                               p->sharedMemBytes, 0};
    CUfunction handle = p->func != NULL ? p->func : (CUfunction)p->kern;
    CUresult status = site_of(node->graph, &site);
    if (status == CUDA_SUCCESS)
        status = driver_launch_block(&site, handle, shape, p->kernelParams, p->extra, &function, &parameters, &n);
    if (status != CUDA_SUCCESS)
        return status;
    status = gtap_coherent_launch(site.session, site.context->ordinal, parameters, n);
    node->function = function->handle;
    node->block = block_kernel(gtap_shadow_token(function->handle, DRIVER_KIND_CUfunction), shape, parameters, n,
                               &node->size);
    free(parameters);
    return status == CUDA_SUCCESS && node->block == NULL ? CUDA_ERROR_OUT_OF_MEMORY : status;
}

typedef struct end {
    CUmemorytype type;
    const void *host;
    CUdeviceptr device;
    size_t x, y, z, pitch, height;
} end;

/* Where one side of a copy lies for the server; host memory gets a stage. */
static CUresult place_end(graph *g, const end *e, const CUDA_MEMCPY3D *copy, int source, region *at,
                          graph_transfer **transfer)
{
    size_t pitch = e->pitch == 0 ? copy->WidthInBytes : e->pitch;
    size_t slice = pitch * (e->height == 0 ? copy->Height : e->height);
    if (e->type == CU_MEMORYTYPE_ARRAY)
        return CUDA_ERROR_NOT_SUPPORTED;
    CUdeviceptr address = e->type == CU_MEMORYTYPE_HOST ? (CUdeviceptr)(uintptr_t)e->host : e->device;
    int on_device = e->type == CU_MEMORYTYPE_DEVICE || driver_on_device(address);
    if (address == 0)
        return CUDA_ERROR_INVALID_VALUE;
    address += e->z * slice + e->y * pitch + e->x;
    *at = (region){address, pitch, slice};
    if (on_device)
        return CUDA_SUCCESS;
    const size_t geometry[5] = {pitch, slice, copy->WidthInBytes, copy->Height, copy->Depth};
    *transfer = transfer_new(g, (void *)(uintptr_t)address, geometry, source);
    if (*transfer == NULL)
        return CUDA_ERROR_OUT_OF_MEMORY;
    *at = (region){(*transfer)->address, copy->WidthInBytes, copy->WidthInBytes * copy->Height};
    return CUDA_SUCCESS;
}

CUresult node_copy(graph_node *node, const CUDA_MEMCPY3D *p)
{
    region to, from;
    CUDA_MEMCPY3D copy = *p;
    copy.Height = p->Height == 0 ? 1 : p->Height;
    copy.Depth = p->Depth == 0 ? 1 : p->Depth;
    if (copy.WidthInBytes == 0 || copy.Height > SIZE_MAX / 4 / copy.WidthInBytes ||
        copy.Depth > SIZE_MAX / 4 / copy.WidthInBytes / copy.Height)
        return CUDA_ERROR_INVALID_VALUE;
    const end source = {p->srcMemoryType, p->srcHost, p->srcDevice, p->srcXInBytes, p->srcY, p->srcZ, p->srcPitch,
                        p->srcHeight};
    const end destination = {p->dstMemoryType, p->dstHost, p->dstDevice, p->dstXInBytes, p->dstY, p->dstZ, p->dstPitch,
                             p->dstHeight};
    CUresult status = place_end(node->graph, &source, &copy, 1, &from, &node->in);
    if (status == CUDA_SUCCESS)
        status = place_end(node->graph, &destination, &copy, 0, &to, &node->out);
    if (status != CUDA_SUCCESS)
        return status;
    node->copy = *p;
    node->block = block_copy(&to, &from, copy.WidthInBytes, copy.Height, copy.Depth, &node->size);
    return node->block == NULL ? CUDA_ERROR_OUT_OF_MEMORY : CUDA_SUCCESS;
}

CUresult node_fill(graph_node *node, const CUDA_MEMSET_NODE_PARAMS *p)
{
    unsigned e = p->elementSize;
    if ((e != 1 && e != 2 && e != 4) || p->width == 0 || p->height == 0 || (e < 4 && p->value >> (8 * e) != 0) ||
        (p->height > 1 && p->pitch < p->width * e) || !driver_on_device(p->dst))
        return CUDA_ERROR_INVALID_VALUE;
    node->block = block_fill(p, &node->size);
    return node->block == NULL ? CUDA_ERROR_OUT_OF_MEMORY : CUDA_SUCCESS;
}

CUresult node_host(graph_node *node, const CUDA_HOST_NODE_PARAMS *p)
{
    if (p->fn == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    node->host = host_new(node->graph->session, p->fn, p->userData);
    if (node->host == NULL)
        return CUDA_ERROR_OUT_OF_MEMORY;
    node->block = block_number(CU_GRAPH_NODE_TYPE_HOST, node->host->obligation, &node->size);
    return node->block == NULL ? CUDA_ERROR_OUT_OF_MEMORY : CUDA_SUCCESS;
}

/* The node has a copy of the graph as it is now. */
CUresult node_child(graph_node *node, CUgraph handle)
{
    graph *child = graph_of(handle);
    if (child == NULL || child == node->graph || child->capture != NULL || child->session != node->graph->session)
        return CUDA_ERROR_INVALID_VALUE;
    CUresult status = graph_clone_of(child, &node->child);
    if (status != CUDA_SUCCESS)
        return status;
    node->child->parent = node;
    node->block = block_number(CU_GRAPH_NODE_TYPE_GRAPH, gtap_shadow_token(node->child->handle, DRIVER_KIND_CUgraph),
                               &node->size);
    return node->block == NULL ? CUDA_ERROR_OUT_OF_MEMORY : CUDA_SUCCESS;
}

CUresult node_event(graph_node *node, CUevent event)
{
    uint64_t token = gtap_shadow_token(event, DRIVER_KIND_CUevent);
    if (token == 0 || gtap_shadow_session(event, DRIVER_KIND_CUevent) != node->graph->session)
        return CUDA_ERROR_INVALID_VALUE;
    node->event = event;
    node->block = block_number(node->kind, token, &node->size);
    return node->block == NULL ? CUDA_ERROR_OUT_OF_MEMORY : CUDA_SUCCESS;
}

/* ---- adding ---- */

static CUresult depend(graph_node *node, const CUgraphNode *dependencies, size_t count, unsigned long long *tokens)
{
    for (size_t i = 0; i < count; i++) {
        graph_node *before = dependencies == NULL ? NULL : node_of(dependencies[i]);
        if (before == NULL || before->graph != node->graph || list_has(&node->before, before))
            return CUDA_ERROR_INVALID_VALUE;
        if (list_add(&node->before, before) != 0)
            return CUDA_ERROR_OUT_OF_MEMORY;
        tokens[i] = gtap_shadow_token(dependencies[i], DRIVER_KIND_CUgraphNode);
    }
    return CUDA_SUCCESS;
}

CUresult node_add(graph *g, graph_node *node, const CUgraphNode *dependencies, size_t count, CUgraphNode *handle)
{
    unsigned long long *tokens = count < 1 << 20 ? calloc(count + 1, sizeof *tokens) : NULL;
    CUresult status = tokens == NULL ? CUDA_ERROR_OUT_OF_MEMORY : depend(node, dependencies, count, tokens);
    if (status == CUDA_SUCCESS)
        status = driver_wire_gtapGraphAdd(g->session, &node->handle, g->handle, tokens, count, node->block, node->size);
    free(tokens);
    if (status == CUDA_SUCCESS && list_add(&g->nodes, node) != 0)
        status = CUDA_ERROR_OUT_OF_MEMORY;
    if (status != CUDA_SUCCESS) {
        node_free(node);
        return status;
    }
    *(graph_node **)gtap_shadow_payload(node->handle, DRIVER_KIND_CUgraphNode) = node;
    *handle = node->handle;
    return CUDA_SUCCESS;
}

/* Between the first and the last step of an addition: a node of that kind in a graph that is entered. */
static CUresult start(CUgraph handle, CUgraphNodeType kind, const void *needed, CUgraphNode *out, graph **g,
                      driver_trip *trip, graph_node **node)
{
    CUresult status = out == NULL || needed == NULL ? CUDA_ERROR_INVALID_VALUE : graph_enter(handle, g, trip);
    if (status != CUDA_SUCCESS)
        return status;
    status = graph_learn(*g); /* positions follow the server's list */
    *node = status == CUDA_SUCCESS ? node_new(*g, kind) : NULL;
    if (*node == NULL)
        driver_back(*trip);
    return status != CUDA_SUCCESS ? status : *node == NULL ? CUDA_ERROR_OUT_OF_MEMORY : CUDA_SUCCESS;
}

static CUresult finish(CUresult status, graph *g, graph_node *node, const CUgraphNode *dependencies, size_t count,
                       CUgraphNode *out, driver_trip trip)
{
    if (status == CUDA_SUCCESS)
        status = node_add(g, node, dependencies, count, out);
    else
        node_free(node);
    driver_back(trip);
    return status;
}

#define ADD(kind, needed, fill)                                                                                       \
    graph *g;                                                                                                         \
    graph_node *node;                                                                                                 \
    driver_trip trip;                                                                                                 \
    CUresult status = start(hGraph, CU_GRAPH_NODE_TYPE_##kind, needed, phGraphNode, &g, &trip, &node);                \
    return status != CUDA_SUCCESS ? status : finish(fill, g, node, dependencies, numDependencies, phGraphNode, trip)

CUresult cuGraphAddKernelNode_v2(CUgraphNode *phGraphNode, CUgraph hGraph, const CUgraphNode *dependencies,
                                 size_t numDependencies, const CUDA_KERNEL_NODE_PARAMS *nodeParams)
{
    ADD(KERNEL, nodeParams, node_kernel(node, nodeParams));
}

/* The first form of the parameters is the beginning of the second. */
static CUDA_KERNEL_NODE_PARAMS second_form(const CUDA_KERNEL_NODE_PARAMS_v1 *params)
{
    CUDA_KERNEL_NODE_PARAMS made = {0};
    memcpy(&made, params, sizeof *params);
    return made;
}

CUresult cuGraphAddKernelNode(CUgraphNode *phGraphNode, CUgraph hGraph, const CUgraphNode *dependencies,
                              size_t numDependencies, const CUDA_KERNEL_NODE_PARAMS_v1 *nodeParams)
{
    if (nodeParams == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    const CUDA_KERNEL_NODE_PARAMS params = second_form(nodeParams);
    return cuGraphAddKernelNode_v2(phGraphNode, hGraph, dependencies, numDependencies, &params);
}

CUresult cuGraphAddMemcpyNode(CUgraphNode *phGraphNode, CUgraph hGraph, const CUgraphNode *dependencies,
                              size_t numDependencies, const CUDA_MEMCPY3D *copyParams, CUcontext ctx)
{
    (void)ctx;
    ADD(MEMCPY, copyParams, node_copy(node, copyParams));
}

CUresult cuGraphAddMemsetNode(CUgraphNode *phGraphNode, CUgraph hGraph, const CUgraphNode *dependencies,
                              size_t numDependencies, const CUDA_MEMSET_NODE_PARAMS *memsetParams, CUcontext ctx)
{
    (void)ctx;
    ADD(MEMSET, memsetParams, node_fill(node, memsetParams));
}

CUresult cuGraphAddHostNode(CUgraphNode *phGraphNode, CUgraph hGraph, const CUgraphNode *dependencies,
                            size_t numDependencies, const CUDA_HOST_NODE_PARAMS *nodeParams)
{
    ADD(HOST, nodeParams, node_host(node, nodeParams));
}

CUresult cuGraphAddChildGraphNode(CUgraphNode *phGraphNode, CUgraph hGraph, const CUgraphNode *dependencies,
                                  size_t numDependencies, CUgraph childGraph)
{
    ADD(GRAPH, childGraph, node_child(node, childGraph));
}

static CUresult node_empty(graph_node *node)
{
    node->block = block_empty(node->kind, &node->size);
    return node->block == NULL ? CUDA_ERROR_OUT_OF_MEMORY : CUDA_SUCCESS;
}

CUresult cuGraphAddEmptyNode(CUgraphNode *phGraphNode, CUgraph hGraph, const CUgraphNode *dependencies,
                             size_t numDependencies)
{
    ADD(EMPTY, hGraph, node_empty(node));
}

CUresult cuGraphAddEventRecordNode(CUgraphNode *phGraphNode, CUgraph hGraph, const CUgraphNode *dependencies,
                                   size_t numDependencies, CUevent event)
{
    ADD(EVENT_RECORD, event, node_event(node, event));
}

CUresult cuGraphAddEventWaitNode(CUgraphNode *phGraphNode, CUgraph hGraph, const CUgraphNode *dependencies,
                                 size_t numDependencies, CUevent event)
{
    ADD(WAIT_EVENT, event, node_event(node, event));
}

/* Memory of a graph is the client's to place: it stays as long as the graph and its executables. */
static CUresult node_alloc(graph_node *node, CUDA_MEM_ALLOC_NODE_PARAMS *p)
{
    node->memory = p->bytesize == 0 ? NULL : memory_new(node->graph->session, node->graph->ordinal, p->bytesize);
    if (node->memory == NULL)
        return p->bytesize == 0 ? CUDA_ERROR_INVALID_VALUE : CUDA_ERROR_OUT_OF_MEMORY;
    node->address = p->dptr = node->memory->address;
    if (graph_memory_enter(node->graph, node->memory) != 0)
        return CUDA_ERROR_OUT_OF_MEMORY;
    return node_empty(node);
}

CUresult cuGraphAddMemAllocNode(CUgraphNode *phGraphNode, CUgraph hGraph, const CUgraphNode *dependencies,
                                size_t numDependencies, CUDA_MEM_ALLOC_NODE_PARAMS *nodeParams)
{
    ADD(MEM_ALLOC, nodeParams, node_alloc(node, nodeParams));
}

static CUresult node_release(graph_node *node, CUdeviceptr address)
{
    node->address = address;
    return driver_graph_owns(address) ? node_empty(node) : CUDA_ERROR_INVALID_VALUE;
}

CUresult cuGraphAddMemFreeNode(CUgraphNode *phGraphNode, CUgraph hGraph, const CUgraphNode *dependencies,
                               size_t numDependencies, CUdeviceptr dptr)
{
    ADD(MEM_FREE, hGraph, node_release(node, dptr));
}
